"""Values that are no constructs: what they refuse, and at which call; what they write."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Fn, Stack, Token, pipelines
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_codepipeline as codepipeline
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_eks as eks
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as events_targets
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as event_sources
from aws_cdk import aws_rds as rds
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sns as sns
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_synthetics as synthetics

GLUE = "arn:aws:glue:us-east-1:123456789012"
TOKEN = Fn.ref("AWS::StackName")


def _conditions(given: Any, more: Any) -> Any:
    return iam.PrincipalWithConditions(iam.PrincipalWithConditions(iam.AnyPrincipal(), given), more).conditions


def _config_sets(*sets: list[str]) -> None:
    init = ec2.CloudFormationInit.from_elements()
    for position, names in enumerate(sets):
        init.add_config_set(f"set{position}", names)


def _policy_grant(statement: iam.PolicyStatement) -> None:
    stack = Stack(App(), "S")
    statement.add_principals(iam.ManagedPolicy(stack, "P").grant_principal)
    stack.resolve(statement.to_json())


def _dates(pattern: str) -> None:
    glue.PartitionProjectionConfiguration.date(format=pattern, min="2020", max="NOW")


def _alarm() -> cloudwatch.IAlarm:
    return cloudwatch.Alarm.from_alarm_name(Stack(App(), "S"), "A", "a")


def _refresh(**options: Any) -> None:
    autoscaling.UpdatePolicy.instance_refresh(strategy=autoscaling.InstanceRefreshStrategy.ROLLING, **options)


def _registry(arn: str) -> Any:
    stack = Stack(App(), "S")
    mapping = lambda_.EventSourceMapping.from_event_source_mapping_id(stack, "M", "m")
    record_format = lambda_.EventRecordFormat.JSON
    registry = event_sources.GlueSchemaRegistry(
        schema_registry_arn=arn, event_record_format=record_format, schema_validation_configs=[]
    )
    return registry.bind(mapping, lambda_.Function.from_function_name(stack, "F", "f")).schema_registry_uri


def _proxy(**options: Any) -> Any:
    properties = ecs.AppMeshProxyConfigurationProps(**{"proxy_egress_port": 0, "proxy_ingress_port": 1, **options})
    proxy = ecs.AppMeshProxyConfiguration(container_name="c", properties=properties)
    stack = Stack(App(), "S")
    written = proxy.bind(stack, ecs.Ec2TaskDefinition(stack, "T"))["proxyConfigurationProperties"]
    return {item["name"]: item["value"] for item in written}


def _redshift_secret(suffix: str, *, whole: bool) -> Any:
    stack = Stack(App(), "S")
    arn = f"arn:aws:secretsmanager:us-east-1:123456789012:secret:{suffix}"
    elsewhere = secretsmanager.Secret
    make = elsewhere.from_secret_complete_arn if whole else elsewhere.from_secret_partial_arn
    target = events_targets.RedshiftQuery("arn:c", database="d", sql=["x"], secret=make(stack, "Secret", arn))
    rule = events.Rule(stack, "R", schedule=events.Schedule.rate(Duration.days(1)), targets=[target])
    resource: Any = rule.node.default_child
    return stack.resolve(resource.targets)[0]["redshiftDataParameters"]["secretManagerArn"]


def _outputs(**options: Any) -> Any:
    action = actions.CloudFormationCreateUpdateStackAction(
        action_name="act",
        stack_name="st",
        template_path=codepipeline.Artifact("a").at_path("t"),
        admin_permissions=True,
        **options,
    )
    return [output.artifact_name for output in action.action_properties.outputs or ()]


def _hosted(**options: Any) -> Any:
    stack = Stack(App(), "S")
    secret = secretsmanager.Secret(stack, "R", generate_secret_string={"exclude_characters": "x"})
    return secretsmanager.HostedRotation.mysql_single_user(**options).bind(secret, stack)["excludeCharacters"]


def _federated() -> Any:
    statement = iam.PolicyStatement(actions=["a:b"])
    statement.add_federated_principal(Token.as_any({"Ref": "P"}), {})
    return statement.to_json()["Principal"]


def _variables() -> None:
    output = codepipeline.Artifact("O")
    bucket = s3.Bucket.from_bucket_name(Stack(App(), "S"), "B", "bucket")
    source = actions.S3SourceAction(
        action_name="a", bucket=bucket, bucket_key="k", output=output, variables_namespace="given"
    )
    bucket.stack.resolve(source.variables.version_id)


def _schedule(resource: str) -> scheduler.ISchedule:
    arn = f"arn:aws:scheduler:us-east-1:123456789012:{resource}"
    return scheduler.Schedule.from_schedule_arn(Stack(App(), "S"), "X", arn)


def _canary(handler: str, runtime: synthetics.Runtime = synthetics.Runtime.SYNTHETICS_PYTHON_SELENIUM_1_1) -> None:
    stack = Stack(App(), "S")
    code = synthetics.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "B", "bucket"), "k")
    test = synthetics.Test.custom(code=code, handler=handler)
    synthetics.Canary(stack, "C", test=test, runtime=runtime)


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (
            lambda: autoscaling.HealthChecks.with_additional_checks(additional_types=[]),
            "At least one health check type must be specified in 'additionalTypes'",
        ),
        (lambda: codepipeline.Artifact(None, []), "length of the artifactFiles array must be between 1 and 10, got: 0"),
        (lambda: codepipeline.Artifact("x", ["a"] * 11), "between 1 and 10, got: 11"),
        (lambda: actions.StackInstances.in_accounts([], []), "'targets' may not be an empty list"),
        (lambda: actions.StackInstances.in_organizational_units(["o"], []), "'regions' may not be an empty list"),
        (lambda: _config_sets(["config"], ["config", "a", "b"]), "configs referenced in definition of 'set1': a,b"),
        (lambda: _refresh(min_healthy_percentage=101), "minHealthyPercentage must be between 0 and 100, got 101"),
        (lambda: _refresh(max_healthy_percentage=99), "maxHealthyPercentage must be between 100 and 200, got 99"),
        (lambda: _refresh(max_healthy_percentage=110), "maxHealthyPercentage requires minHealthyPercentage"),
        (
            lambda: _refresh(min_healthy_percentage=9, max_healthy_percentage=110, bake_time=Duration.days(3)),
            "minHealthyPercentage and maxHealthyPercentage cannot be greater than 100, got 101",
        ),
        (lambda: _refresh(bake_time=Duration.days(3)), "bakeTime must be between 0 and 172800 seconds, got 259200"),
        (lambda: _refresh(checkpoint_delay=Duration.days(3)), "checkpointDelay must be between 0 and 172800 seconds"),
        (lambda: _refresh(checkpoint_delay=Duration.days(1)), "checkpointDelay requires checkpointPercentages"),
        (lambda: _refresh(checkpoint_percentages=[9, 0]), "must be between 1 and 100, got [9,0]"),
        (lambda: _refresh(checkpoint_percentages=[9, 5, 5]), "must be unique, got [9,5,5]"),
        (lambda: _refresh(checkpoint_percentages=[9, 5]), "must be in ascending order, got [9,5]"),
        (lambda: _refresh(alarms=[_alarm()] * 11), "a maximum of 10 alarms can be specified, got 11"),
        (
            lambda: autoscaling.UpdatePolicy.rolling_update(min_success_percentage=101),
            "Expected: a percentage 0..100, got: 101",
        ),
        (lambda: _registry("arn:aws:glue:us-east-1:123456789012:schema/x"), "must match /^arn:[^:]+:glue:[^:]+:"),
        (lambda: _dates("tab"), "contains invalid pattern characters: t, b. Must use Java DateTimeFormatter"),
        (lambda: _dates("yyyy'T"), "has an unclosed single quote: 'yyyy'T'"),
        (lambda: _dates("yyyyMMddHH"), "has sub-day precision, so 'step' (interval and intervalUnit) is required"),
        (
            lambda: pipelines.CodePipelineFileSet.from_artifact(codepipeline.Artifact("a")).produced_by(),
            "FileSet 'a' already has a producer",
        ),
        (lambda: elb.SourceNatIpv6Prefix.from_ipv6_prefix(TOKEN), "IPv6 prefix must include netmask"),
        (lambda: elb.SourceNatIpv6Prefix.from_ipv6_prefix("a/81"), "IPv6 prefix must have a /80 netmask, got 81"),
        (lambda: _conditions({"a": 7}, {"a": {"b": 1}}), "represented as a map of operator to value, got 7"),
        (lambda: _conditions({"a": {"b": 1}}, {"a": 7}), "represented as a map of operator to value, got 7"),
        (lambda: _policy_grant(iam.PolicyStatement(actions=["a:b"], resources=["*"])), "instead of a ManagedPolicy"),
        (
            _variables,
            "Cannot reference variables of action 'a', as that action was never added to a pipeline",
        ),
        (lambda: _schedule("schedule/group"), "Invalid schedule ARN format. Expected: arn:<partition>:scheduler:"),
        (lambda: _schedule("schedule/group/"), "Invalid schedule ARN format"),
        (lambda: sfn.S3JsonItemReader(key="k", bucket_name_path="$.x").bucket, "`bucket` is undefined"),
        (lambda: _canary("a"), "must be specified either as 'fileName.handler', 'fileName.functionName'"),
        (lambda: _canary("a" * 127 + ".b"), "Handler length must be between 1 and 128, received 129"),
        (
            lambda: _canary("a.b", synthetics.Runtime.SYNTHETICS_PYTHON_SELENIUM_1_0),
            "must be specified as 'fileName.handler' for legacy runtimes, received a.b",
        ),
    ],
)
def test_what_is_refused(attempt: Callable[[], Any], message: str) -> None:
    with pytest.raises(RuntimeError) as caught:
        attempt()

    assert message in str(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: agentcore.CustomJwtAuthorizer(discovery_url="https://id.example.com"),
        lambda: agentcore.PolicyResource.any_of_type("no name"),
        lambda: ecs.GenericLogDriver(log_driver="of-a-plugin"),
        lambda: synthetics.Test.custom(code=synthetics.Code.from_inline("x"), handler=""),
        lambda: _canary("a.handler", synthetics.Runtime.SYNTHETICS_PYTHON_SELENIUM_1_0),
        lambda: _canary("a.b", synthetics.Runtime("syn-python-selenium-1.0", synthetics.RuntimeFamily.PYTHON)),
        lambda: elb.SourceNatIpv6Prefix.from_ipv6_prefix("2001:db8::/80"),
        lambda: _dates("yyyy-MM-dd 'bt'"),
        lambda: _refresh(min_healthy_percentage=9, max_healthy_percentage=100, checkpoint_percentages=[]),
        lambda: _refresh(checkpoint_percentages=[50, 100], checkpoint_delay=Duration.days(2)),
        lambda: kms.Key(Stack(App(), "S"), "K", key_spec=kms.KeySpec.ECC_NIST_EDWARDS25519),
        eks.EndpointAccess.PRIVATE.only_from,
        lambda: ec2.CloudFormationInit.from_config_sets(configs={}, config_sets={"set": ["added later"]}),
    ],
)
def test_what_is_taken(make: Callable[[], Any]) -> None:
    make()


def test_grants_of_what_has_no_policy_here_reach_policies() -> None:
    stack = Stack(App(), "S")
    topic = sns.Topic.from_topic_arn(stack, "T", "arn:aws:sns:us-east-1:123456789012:t")
    policy = iam.ManagedPolicy(stack, "P")

    topic.grant_publish(policy)

    assert "sns:Publish" in str(stack.resolve(policy.document))


def test_warning_of_code_without_version_is_given_where_none_is_named() -> None:
    app = App()
    for name, version in (("Named", ""), ("Not", None)):
        bucket = s3.Bucket(Stack(app, name), "B")
        code = lambda_.Code.from_bucket(bucket, "k", version)
        lambda_.Function(bucket.stack, "F", code=code, handler="h", runtime=lambda_.Runtime.PYTHON_3_13)

    messages = {artifact.id: artifact.messages for artifact in app.synth().stacks}
    assert [name for name, given in messages.items() if given] == ["Not"]


def test_schema_of_an_api_grants_nothing_before_it_is_bound() -> None:
    role = iam.Role(Stack(App(), "S"), "R", assumed_by=iam.AnyPrincipal())

    agentcore.ApiSchema.from_local_asset("api.json").grant_permissions_to_role(role)

    assert role.node.try_find_child("DefaultPolicy") is None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (lambda: route53.HttpsRecordValue.service(mandatory=[], ipv4hint=[], port=0).to_string(), "1 . port=0"),
        (lambda: codepipeline.Artifact().object_key, {"Fn::GetArtifactAtt": ["ObjectKey"]}),
        (lambda: codepipeline.Artifact().get_param("f", "k"), {"Fn::GetParam": ["f", "k"]}),
        (lambda: _outputs(output=codepipeline.Artifact("given")), []),
        (lambda: _outputs(output_file_name="f"), ["act_st_Artifact"]),
        (lambda: _outputs(output_file_name="f", output=codepipeline.Artifact("given")), ["given"]),
        (rds.ClusterInstanceType.serverless_v2().to_string, "db.serverless"),
        (
            lambda: _proxy(app_ports=[], ignored_gid=3),
            {"ProxyEgressPort": "0", "ProxyIngressPort": "1", "IgnoredGID": "3"},
        ),
        (lambda: _registry(f"{GLUE}:registry/x"), f"{GLUE}:registry/x"),
        (lambda: _redshift_secret("name", whole=False), "name"),
        (lambda: _redshift_secret("n-abcdef", whole=True)[-8:], "n-abcdef"),
        (lambda: _redshift_secret("n-abcdef", whole=True)[:8], "arn:aws:"),
        (_hosted, "x"),
        (lambda: _hosted(exclude_characters="y"), "y"),
        (_federated, {"Federated": {"Ref": "P"}}),
        (lambda: _schedule("schedule/group/name/more").schedule_name, "name"),
        (lambda: _schedule("schedule/group/name").env.account, {"Ref": "AWS::AccountId"}),
        (
            lambda: iam.PolicyStatement(actions=["a:b"], conditions={"x": None}).to_json(),
            {"Effect": "Allow", "Action": "a:b"},
        ),
        (lambda: codepipeline.Artifact("a").url, {"Fn::GetArtifactAtt": ["a", "URL"]}),
    ],
)
def test_what_is_written(value: Callable[[], Any], written: Any) -> None:
    assert Stack(App(), "S").resolve(value()) == written


@pytest.mark.parametrize(
    ("options", "warnings"),
    [
        ({}, []),
        ({"nat_gateways": 1}, []),
        ({"nat_gateways": 2}, ["regionalNatGatewayCount"]),
        ({"nat_gateway_subnets": ec2.SubnetSelection()}, ["regionalNatGatewaySubnets"]),
    ],
)
def test_regional_gateways_tell_what_they_leave_out(options: dict[str, Any], warnings: list[str]) -> None:
    app = App()
    provider = ec2.RegionalNatGatewayProvider()
    ec2.Vpc(Stack(app, "S"), "V", nat_gateway_provider=provider, **options)

    told = [str(message.entry.data) for message in app.synth().stacks[0].messages]
    assert [text.rpartition("aws-ec2:")[2].rstrip("]") for text in told] == warnings


def test_balancers_with_a_list_of_no_groups_say_so() -> None:
    app = App()
    stack = Stack(app, "S")
    vpc = ec2.Vpc(stack, "V")
    elb.NetworkLoadBalancer(stack, "None", vpc=vpc)
    elb.NetworkLoadBalancer(stack, "Empty", vpc=vpc, security_groups=[])

    resources = app.synth().stacks[0].template["Resources"].values()
    found = [made["Properties"] for made in resources if made["Type"].endswith("::LoadBalancer")]
    assert ["SecurityGroups" in properties for properties in found] == [False, True]


def test_actions_on_registries_and_pipelines_stay_with_their_pipeline() -> None:
    stack = Stack(App(), "S")
    repository = ecr.Repository(stack, "R")
    target = codepipeline.Pipeline.from_pipeline_arn(stack, "P", "arn:aws:codepipeline:us-east-1:123456789012:pipe")
    made = [
        actions.EcrSourceAction(action_name="a", repository=repository, output=codepipeline.Artifact()),
        actions.PipelineInvokeAction(action_name="a", target_pipeline=target),
    ]

    assert [action.action_properties.resource for action in made] == [None, None]


@pytest.mark.parametrize(("options", "text"), [({"name": "r"}, "#{rule.r}"), ({}, "#{rule.undefined}")])
def test_rules_of_stages_are_referred_to_by_name(options: dict[str, Any], text: str) -> None:
    assert codepipeline.Rule(**options).reference() == text
