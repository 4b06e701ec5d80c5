import aws_cdk as cdk
from aws_cdk import Duration
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_events as ev
from aws_cdk import aws_events_targets as t
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

app = cdk.App()
here = cdk.Stack(app, "Here", env=cdk.Environment(account="111111111111", region="us-east-1"))
there = cdk.Stack(app, "There", env=cdk.Environment(account="222222222222", region="us-east-1"))
far = cdk.Stack(app, "Far", env=cdk.Environment(account="111111111111", region="eu-west-1"))
code = {"code": lam.Code.from_inline("x"), "handler": "i.h", "runtime": lam.Runtime.PYTHON_3_12}
fn = lam.Function(here, "Fn", **code)
key = kms.Key(here, "Key")
queue, dead = sqs.Queue(here, "Queue"), sqs.Queue(here, "Dead")
fifo, sealed = sqs.Queue(here, "Fifo", fifo=True), sqs.Queue(here, "Sealed", encryption_master_key=key)
topic = sns.Topic(here, "Topic")
F, Told, M = ev.EventField, ev.RuleTargetInput, ev.Match
role = iam.Role(here, "Role", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))
ev.Rule(
    here,
    "Cron",
    schedule=ev.Schedule.cron(minute="0", hour="4", week_day="MON"),
    description="d",
    enabled=False,
    rule_name="cron",
    targets=[
        t.LambdaFunction(
            fn,
            event=Told.from_text(f'hello {F.from_path("$.detail.name")} at {F.time} "q"'),
            dead_letter_queue=dead,
            max_event_age=Duration.hours(2),
            retry_attempts=3,
        ),
        t.LambdaFunction(
            fn,
            event=Told.from_object(
                {
                    "a": F.account,
                    "b": [1, 2.5, True, "pre-" + F.region, queue.queue_arn],
                    "c": {"d": F.from_path("$.detail['x'][0]")},
                }
            ),
        ),
        t.SqsQueue(
            queue, message=Told.from_multiline_text(f"one {F.source}\ntwo {F.detail_type} {F.source}\n{F.event_id}")
        ),
        t.SqsQueue(fifo, message_group_id="g", dead_letter_queue=dead, retry_attempts=0),
    ],
)
ev.Rule(
    here,
    "Rate",
    schedule=ev.Schedule.rate(Duration.hours(48)),
    role=role,
    targets=[
        t.SqsQueue(sealed, message=Told.from_event_path("$.detail.foo")),
        t.SnsTopic(topic, message=Told.from_object({"x": 1, "arn": queue.queue_arn})),
        t.SnsTopic(topic, authorize_using_role=True, max_event_age=Duration.minutes(5)),
        t.SnsTopic(topic, role=role, message=Told.from_text("plain")),
        t.EventBus(
            ev.EventBus.from_event_bus_arn(here, "Other", "arn:aws:events:us-east-1:333333333333:event-bus/other"),
            dead_letter_queue=dead,
        ),
    ],
)
bus = ev.EventBus(
    here,
    "Bus",
    description="bus",
    dead_letter_queue=dead,
    kms_key=key,
    log_config=ev.LogConfig(include_detail=ev.IncludeDetail.FULL, level=ev.Level.TRACE),
)
rule = ev.Rule(
    here,
    "Pattern",
    event_bus=bus,
    event_pattern=ev.EventPattern(
        version=["0"],
        source=M.prefix("aws."),
        detail_type=M.any_of(M.prefix("x"), M.exact_string("y")),
        account=["1", "2"],
        time=M.exists(),
        region=M.anything_but("a", "b"),
        resources=M.suffix(".com"),
        id=M.does_not_exist(),
        detail={
            "a": M.cidr("10.0.0.0/8"),
            "b": M.equal(3),
            "c": M.interval(1, 5),
            "d": M.all_of(M.greater_than(1), M.less_than_or_equal(2.5)),
            "e": M.null_value(),
            "f": M.equals_ignore_case("Ab"),
            "g": M.wildcard("a*b"),
            "h": M.anything_but_prefix("p"),
            "i": M.anything_but_suffix("s", "t"),
            "j": M.anything_but_equals_ignore_case("A", "b"),
            "k": M.prefix_equals_ignore_case("Q"),
            "l": M.anything_but(1, 2),
            "m": {"n": [1, "x", {"prefix": "u"}], "o": [fn.function_name]},
            "p": M.any_of("q", 1, M.exists()),
            "q": M.ip_address_range("2001:db8::/32"),
        },
    ),
)
rule.add_event_pattern(detail={"z": ["1"], "a": ["2"], "m": {"n": ["x", "y"]}}, source=["more"])
bus.archive(
    "Archive",
    event_pattern=ev.EventPattern(account=["1"]),
    archive_name="an",
    description="ad",
    retention=Duration.days(3),
)
ev.Archive(here, "Kept", source_event_bus=bus, event_pattern=ev.EventPattern(source=M.prefix("a")), kms_key=key)
bus.grant_put_events_to(fn)
bus.add_to_resource_policy(
    iam.PolicyStatement(
        sid="x1",
        actions=["events:PutEvents"],
        resources=[bus.event_bus_arn],
        principals=[iam.AccountPrincipal("333333333333")],
    )
)
bucket, repository = s3.Bucket(here, "Bucket"), ecr.Repository(here, "Repository")
bucket.on_cloud_trail_write_object("Write", paths=["b"], target=t.SqsQueue(queue))
repository.on_cloud_trail_image_pushed("Push", image_tag="t", target=t.LambdaFunction(fn))
repository.on_image_scan_completed("Scan", image_tags=["a"])
ev.Rule(
    here,
    "Across",
    rule_name="across",
    event_pattern=ev.EventPattern(source=["s"]),
    targets=[
        t.SqsQueue(sqs.Queue(there, "Q", queue_name="q"), message=Told.from_text("q")),
        t.LambdaFunction(lam.Function(there, "Fn", function_name="f", **code)),
        t.SnsTopic(sns.Topic(far, "T", topic_name="t")),
    ],
)
token = cdk.SecretValue.secrets_manager("s")
key_auth = ev.Connection(
    here,
    "ByKey",
    authorization=ev.Authorization.api_key("k", token),
    description="cd",
    header_parameters={"h": ev.HttpParameter.from_secret(token)},
    body_parameters={"b": ev.HttpParameter.from_string("v")},
)
oauth = ev.Authorization.oauth(
    authorization_endpoint="https://a",
    client_id="ci",
    client_secret=token,
    http_method=ev.HttpMethod.GET,
    query_string_parameters={"q": ev.HttpParameter.from_string("v")},
)
ev.Connection(here, "ByOAuth", authorization=oauth, connection_name="cn")
api = ev.ApiDestination(
    here, "Api", connection=key_auth, endpoint="https://x/*", http_method=ev.HttpMethod.PUT, rate_limit_per_second=5
)
ev.Rule(
    here,
    "ToApi",
    schedule=ev.Schedule.expression("rate(1 day)"),
    targets=[t.ApiDestination(api, path_parameter_values=["a"], header_parameters={"h": "1"}, event=Told.from_text("x"))],
)
app.synth()
