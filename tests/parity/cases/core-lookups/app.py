"""Values from the context and those it misses; availability zones; facts about regions, known or not."""

import aws_cdk as cdk
from aws_cdk import region_info as ri

app = cdk.App(
    analytics_reporting=False,
    context={
        "ssm:account=111111111111:parameterName=/known:region=eu-west-1": "found",
        "failing:account=111111111111:region=eu-west-1": {"$providerError": "lookup failed"},
        "availability-zones:account=111111111111:region=us-east-1": ["us-east-1a", "us-east-1f"],
    },
)
env = cdk.Environment(account="111111111111", region="eu-west-1")
plain = cdk.Stack(app, "Plain", env=env, synthesizer=cdk.DefaultStackSynthesizer(lookup_role_external_id="ext", lookup_role_additional_options={"Tags": [{"Key": "k", "Value": "v"}]}))
legacy = cdk.Stack(app, "Legacy", env=cdk.Environment(account="111111111111", region="eu-west-2"), synthesizer=cdk.LegacyStackSynthesizer())
zones = cdk.Stack(app, "Zones", env=cdk.Environment(account="111111111111", region="us-east-1"))
agnostic = cdk.Stack(app, "Agnostic")
staged = cdk.Stack(cdk.Stage(app, "Stage", env=env), "Inner")
inner = cdk.NestedStack(plain, "Nested")
cdk.CfnResource(inner, "R", type="A::B::C", properties={"Zones": inner.availability_zones})


def look(scope, provider, **options):
    value = cdk.ContextProvider.get_value(scope, provider=provider, **{"dummy_value": "dummy", **options}).value
    cdk.CfnOutput(scope, f"Value{len(scope.node.children)}", value=cdk.Stack.of(scope).to_json_string(value))


look(plain, "ssm", props={"parameterName": "/known"})
look(plain, "ssm", props={"parameterName": "/unknown:with=signs"})
look(plain, "failing")
look(plain, "failing", must_exist=False, additional_cache_key="other")
look(plain, "nested", props={"filters": {"tag:Name": ["a", 1, True, None], "x": {}}, "n": 1.5}, dummy_value={"a": [1, {"b": None}]})
look(legacy, "vpc-provider", props={"filter": {"isDefault": "true"}, "returnAsymmetricSubnets": True}, dummy_value=[])
look(staged, "hosted-zone", props={"domainName": "example.com"}, include_environment=False)
look(inner, "ami", props={"owners": ["amazon"]}, must_exist=True)
for stack in (plain, legacy, zones, agnostic, staged):
    cdk.CfnOutput(stack, "Zones", value=cdk.Fn.join(",", stack.availability_zones))
facts = (ri.FactName.PARTITION, ri.FactName.DOMAIN_SUFFIX, ri.FactName.ELBV2_ACCOUNT, ri.FactName.S3_STATIC_WEBSITE_ENDPOINT, ri.FactName.EBS_ENV_ENDPOINT_HOSTED_ZONE_ID,
         ri.FactName.S3_STATIC_WEBSITE_ZONE_53_HOSTED_ZONE_ID, ri.FactName.cloudwatch_lambda_insights_version("1.0.98.0"))
narrow = cdk.Stack(app, "Narrow")
narrow.node.set_context("@aws-cdk/core:target-partitions", ["aws-cn", "aws-us-gov"])
for stack in (plain, agnostic, narrow):
    for index, fact in enumerate(facts):
        cdk.CfnOutput(stack, f"Fact{index}", value=stack.regional_fact(fact, "default"))
plain.report_missing_context_key(
    key="by-hand", provider=cdk.cloud_assembly_schema.ContextProvider.SECURITY_GROUP_PROVIDER,
    props=cdk.cloud_assembly_schema.SecurityGroupContextQuery(account="1", region="r", security_group_id="sg-1"),
)
keys = [cdk.ContextProvider.get_key(plain, provider="p", props=props, include_environment=False).key
        for props in ({}, {"b": "1:2", "a": ["x", {"y": True}]}, {"l": list(range(11))}, {"é": 1, "Z": 2, "_": 3})]
cdk.CfnOutput(plain, "Keys", value=" ".join(keys))
fallback = cdk.Stack(app, "Fallback")
fallback.node.set_context("aws:cdk:availability-zones:fallback", ["here", "there"])
cdk.CfnResource(fallback, "Zones", type="A::B::C", properties={"Zones": fallback.availability_zones})
app.synth()
