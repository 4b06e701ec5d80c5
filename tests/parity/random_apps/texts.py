"""Texts and numbers that options of a name may well have; a random text is refused nearly everywhere."""

from __future__ import annotations

from random import Random

ACCOUNT = "123456789012"

# The longest ending of an option's name decides.
ARNS = {
    "versionarn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:fn:1",
    "layerversionarn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:layer:l:3",
    "functionarn": f"arn:aws:lambda:us-east-1:{ACCOUNT}:function:fn",
    "rolearn": f"arn:aws:iam::{ACCOUNT}:role/path/r",
    "userarn": f"arn:aws:iam::{ACCOUNT}:user/u",
    "grouparn": f"arn:aws:iam::{ACCOUNT}:group/g",
    "policyarn": f"arn:aws:iam::{ACCOUNT}:policy/p",
    "providerarn": f"arn:aws:iam::{ACCOUNT}:oidc-provider/example.com/id",
    "loggrouparn": f"arn:aws:logs:us-east-1:{ACCOUNT}:log-group:g:*",
    "topicarn": f"arn:aws:sns:us-east-1:{ACCOUNT}:t",
    "queuearn": f"arn:aws:sqs:us-east-1:{ACCOUNT}:q",
    "bucketarn": "arn:aws:s3:::bkt",
    "keyarn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/k-1",
    "tablearn": f"arn:aws:dynamodb:us-east-1:{ACCOUNT}:table/t",
    "streamarn": f"arn:aws:kinesis:us-east-1:{ACCOUNT}:stream/st",
    "secretarn": f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:s-abcdef",
    "secretcompletearn": f"arn:aws:secretsmanager:us-east-1:{ACCOUNT}:secret:s-abcdef",
    "certificatearn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/11111111-2222-3333-4444-555555555555",
    "clusterarn": f"arn:aws:ecs:us-east-1:{ACCOUNT}:cluster/cl",
    "servicearn": f"arn:aws:ecs:us-east-1:{ACCOUNT}:service/cl/sv",
    "statemachinearn": f"arn:aws:states:us-east-1:{ACCOUNT}:stateMachine:sm",
    "loadbalancerarn": f"arn:aws:elasticloadbalancing:us-east-1:{ACCOUNT}:loadbalancer/app/l/50dc6c495c0c9188",
    "listenerarn": f"arn:aws:elasticloadbalancing:us-east-1:{ACCOUNT}:listener/app/l/50dc6c495c0c9188/1234567890abcdef",
    "targetgrouparn": f"arn:aws:elasticloadbalancing:us-east-1:{ACCOUNT}:targetgroup/tg/50dc6c495c0c9188",
    "repositoryarn": f"arn:aws:ecr:us-east-1:{ACCOUNT}:repository/re",
    "eventbusarn": f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/eb",
    "projectarn": f"arn:aws:codebuild:us-east-1:{ACCOUNT}:project/pr",
    "alarmarn": f"arn:aws:cloudwatch:us-east-1:{ACCOUNT}:alarm:al",
    "filesystemarn": f"arn:aws:elasticfilesystem:us-east-1:{ACCOUNT}:file-system/fs-1",
    "userpoolarn": f"arn:aws:cognito-idp:us-east-1:{ACCOUNT}:userpool/us-east-1_abc",
    "schedulearn": f"arn:aws:scheduler:us-east-1:{ACCOUNT}:schedule/default/s",
    "arn": f"arn:aws:service:us-east-1:{ACCOUNT}:thing/x",
}

# The first word that an option's name contains decides.
TEXTS: dict[str, tuple[str, ...]] = {
    "email": ("a@example.com",),
    "cidr": ("10.0.0.0/16", "10.1.0.0/24"),
    "url": ("https://example.com/x", "http://example.org"),
    "uri": ("https://example.com/x", "http://example.org"),
    "endpoint": ("https://example.com/x",),
    "domain": ("example.com", "a.example.com"),
    "account": (ACCOUNT,),
    "region": ("us-east-1", "eu-west-1"),
    "path": ("/", "/p", "/p/*", "p/q"),
    "handler": ("index.handler",),
    "pattern": ("a*", "ERROR"),
    "expression": ("rate(5 minutes)", "m1+m2", "$.a"),
    "version": ("1", "1.0", "12.4"),
    "window": ("Sun:23:45-Mon:00:15", "01:00-02:00"),
    "time": ("00:15", "01:00-02:00"),
    "name": ("name1", "my-name", "Some_Name", "n.example"),
}
OTHER_TEXTS = ("text", "a", "x-y", "Hello World", "$.path", "1")
FILES = ("dir", "docker", "a.zip")
NUMBERS = (1, 1, 2, 2, 3, 5, 10, 10, 60, 100, 512, 1024, 0)
ODD_NUMBERS = (3.5, -1)


def text_for(name: str, owner: str, random: Random) -> str:
    """Return a Python expression of a text for the option or parameter ``name`` of the type ``owner``."""
    name = name.lower()
    if random.random() < 0.04:
        return "aws_cdk.Fn.ref('P')" if random.random() < 0.8 else "''"
    if "arn" in name:
        ending = max((each for each in ARNS if name.endswith(each)), key=len, default="arn")
        return repr(ARNS[ending])
    if ("path" in name or "directory" in name) and owner.endswith(("Asset", "Code", "ImageCode", "AssetImage")):
        return f"assets + '/{random.choice(FILES)}'"
    for word, texts in TEXTS.items():
        if word in name:
            return repr(random.choice(texts))
    return repr(random.choice(("id1", "abc-123", "sg-12345678") if name.endswith("id") else OTHER_TEXTS))


def number_for(name: str, random: Random) -> str:
    """Return a Python expression of a number for an option or parameter."""
    name = name.lower()
    if "port" in name:
        return repr(random.choice((80, 443, 8080, 0)))
    if "percent" in name:
        return repr(random.choice((0, 10, 50, 100)))
    return repr(random.choice(NUMBERS if random.random() < 0.96 else ODD_NUMBERS))
