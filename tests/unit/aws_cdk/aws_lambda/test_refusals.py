"""What functions and their neighbours refuse, with their paths and the options."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_secretsmanager as secretsmanager
from aws_cdk import aws_sqs as sqs
from aws_cdk.assertions import Match, Template
from aws_cdk.core.errors import ValidationError

ARN = "arn:aws:sqs:us-east-1:111111111111:queue"
LATEST = lambda_.StartingPosition.LATEST
Wrapper = lambda_.AdotLambdaExecWrapper


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def _function(stack: cdk.Stack, **options: Any) -> lambda_.Function:
    given = {"code": lambda_.Code.from_inline("x"), "handler": "i.h", "runtime": lambda_.Runtime.PYTHON_3_12}
    return lambda_.Function(stack, "Function", **{**given, **options})


@pytest.mark.parametrize("wrapper", [wrapper for wrapper in Wrapper if wrapper is not Wrapper.INSTRUMENT_HANDLER])
def test_python_is_traced_with_one_wrapper_only(stack: cdk.Stack, wrapper: lambda_.AdotLambdaExecWrapper) -> None:
    layer = lambda_.AdotLayerVersion.from_python_sdk_layer_version(lambda_.AdotLambdaLayerPythonSdkVersion.LATEST)
    tracing = lambda_.AdotInstrumentationConfig(exec_wrapper=wrapper, layer_version=layer)

    with pytest.raises(ValidationError, match=r"requires AdotLambdaExecWrapper\.INSTRUMENT_HANDLER") as refused:
        _function(stack, adot_instrumentation=tracing)

    assert "S/Function" in str(refused.value)


@pytest.mark.parametrize(
    ("option", "refused"),
    [
        ({"ipv6_allowed_for_dual_stack": True}, True),
        ({"ipv6_allowed_for_dual_stack": False}, False),
        ({"allow_all_outbound": False}, True),
        ({"allow_all_ipv6_outbound": False}, True),
        ({"allow_public_subnet": False}, False),
    ],
)
def test_options_of_the_network_need_a_network(stack: cdk.Stack, option: dict[str, bool], refused: bool) -> None:
    if refused:
        with pytest.raises(ValidationError, match="without configuring a VPC"):
            _function(stack, **option)
    else:
        _function(stack, **option)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"min_execution_environments": -1}, "minExecutionEnvironments must be a non-negative integer"),
        ({"max_execution_environments": -1}, "maxExecutionEnvironments must be a non-negative integer"),
        ({"min_execution_environments": 5, "max_execution_environments": 1}, "must be less than or equal to"),
        ({"provisioned_concurrent_executions": -1}, "provisionedConcurrentExecutions must have value greater than"),
    ],
)
def test_versions_are_checked(stack: cdk.Stack, option: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        lambda_.Version(stack, "Version", lambda_=_function(stack), **option)

    assert "S/Version" in str(refused.value)


def test_arns_that_name_no_function_are_refused(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="no ARN of a"):
        lambda_.Function.from_function_arn(stack, "Known", "arn:aws:iam::111111111111:role/x")


def test_a_version_known_by_the_arn_of_its_function_has_no_number(stack: cdk.Stack) -> None:
    arn = "arn:aws:lambda:us-east-1:111111111111:function:name"
    version = lambda_.Version.from_version_arn(stack, "Known", arn)

    assert version.function_arn == version.edge_arn == arn
    with pytest.raises(ValidationError, match="no ARN of a version"):
        version.version  # noqa: B018  # asking is what is tested


@pytest.mark.parametrize(
    "make",
    [
        lambda stack: lambda_.Version.from_version_arn(
            stack, "V", "arn:aws:lambda:us-east-1:111111111111:function:f:3"
        ),
        lambda stack: _function(stack).current_version,
    ],
)
def test_a_version_has_no_url(stack: cdk.Stack, make: Callable[[cdk.Stack], lambda_.IVersion]) -> None:
    with pytest.raises(ValidationError, match="FunctionUrl cannot be used with a Version"):
        lambda_.FunctionUrl(stack, "Url", function=make(stack))


def test_only_apis_call_functions_that_keep_tenants_apart(stack: cdk.Stack) -> None:
    function = _function(stack, tenancy_config=lambda_.TenancyConfig.PER_TENANT)
    function.add_event_source(sources.ApiEventSource("GET", "/x"))

    with pytest.raises(
        ValidationError, match="SqsEventSource is not supported for functions with tenant isolation mode"
    ):
        function.add_event_source(sources.SqsEventSource(sqs.Queue(stack, "Queue")))


def test_the_folder_of_a_file_system_is_checked_before_the_network(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="Local mount path"):
        _function(stack, filesystem=lambda_.FileSystem(local_mount_path="/data", arn="arn:aws:x"))


@pytest.mark.parametrize("name", ["x" * 141, "a b", "a/b", "arn:aws:lambda:us-east-1:111111111111:capacity-provider:q"])
def test_names_of_capacity_providers_are_checked(stack: cdk.Stack, name: str) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)

    with pytest.raises(ValidationError, match=r"(?i)capacity ?provider ?name") as refused:
        lambda_.CapacityProvider(
            stack,
            "Provider",
            capacity_provider_name=name,
            subnets=vpc.private_subnets,
            security_groups=[ec2.SecurityGroup(stack, "Group", vpc=vpc)],
        )

    assert "S/Provider" in str(refused.value)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        ({"max_execution_environments": 15001}, "maxExecutionEnvironments must be between 0 and 15000"),
        ({"min_execution_environments": -1}, "minExecutionEnvironments must be between 0 and 15000"),
        ({"min_execution_environments": 3, "max_execution_environments": 2}, "must be less than or equal to"),
    ],
)
def test_bounds_of_capacity_are_checked(stack: cdk.Stack, bounds: dict[str, Any], message: str) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    provider = lambda_.CapacityProvider(stack, "Provider", subnets=vpc.private_subnets, security_groups=[group])

    with pytest.raises(ValidationError, match=message):
        provider.add_function(_function(stack), latest_published_scaling_config=bounds)


POLLERS = [
    ({"minimum_pollers": 0}, "Minimum provisioned pollers must be between 1 and 200"),
    ({"minimum_pollers": 201}, "Minimum provisioned pollers must be between 1 and 200"),
    ({"maximum_pollers": 2001}, "Maximum provisioned pollers must be between 1 and 2000"),
    ({"minimum_pollers": 5, "maximum_pollers": 2}, "must be less than or equal to maximum provisioned pollers"),
]


@pytest.mark.parametrize(("pollers", "message"), POLLERS)
def test_mappings_check_their_pollers(stack: cdk.Stack, pollers: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        _function(stack).add_event_source_mapping(
            "Mapping", event_source_arn=ARN, provisioned_poller_config=lambda_.ProvisionedPollerConfig(**pollers)
        )

    assert "S/Function/Mapping" in str(refused.value)


@pytest.mark.parametrize(("pollers", "message"), POLLERS)
def test_sources_check_their_pollers_when_they_are_made(
    stack: cdk.Stack, pollers: dict[str, Any], message: str
) -> None:
    stream, config = kinesis.Stream(stack, "Stream"), sources.ProvisionedPollerConfig(**pollers)

    with pytest.raises(ValidationError, match=message):
        sources.KinesisEventSource(stream, starting_position=LATEST, provisioned_poller_config=config)


def test_only_filters_are_encrypted(stack: cdk.Stack) -> None:
    key = kms.Key(stack, "Key")

    with pytest.raises(ValidationError, match="filter criteria must be provided"):
        _function(stack).add_event_source_mapping("Mapping", event_source_arn=ARN, filter_encryption=key)


@pytest.mark.parametrize("topic", ["", "kafka://", "a b", "a/b"])
def test_records_that_fail_go_to_a_topic_with_a_name(topic: str) -> None:
    with pytest.raises(ValidationError, match="Topic name"):
        sources.KafkaDlq(topic)


def test_kafka_reports_some_metric_if_any_are_asked_for() -> None:
    with pytest.raises(ValidationError, match="at least one metric type"):
        sources.ManagedKafkaEventSource(
            cluster_arn="arn:aws:kafka:us-east-1:111111111111:cluster/c/1",
            topic="t",
            starting_position=LATEST,
            metrics_config=lambda_.MetricsConfig(metrics=[]),
        )


def test_groups_of_consumers_have_names_of_bounded_length(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="between 1 and 200 characters"):
        _function(stack).add_event_source_mapping(
            "Mapping", kafka_bootstrap_servers=["a:1"], kafka_topic="t", kafka_consumer_group_id="a" * 201
        )


@pytest.mark.parametrize(
    ("start", "message"),
    [
        ({"starting_position": LATEST, "starting_position_timestamp": 3}, "can only be used"),
        ({"starting_position": lambda_.StartingPosition.AT_TIMESTAMP}, "must be provided"),
    ],
)
def test_own_kafka_clusters_check_the_time_of_start(stack: cdk.Stack, start: dict[str, Any], message: str) -> None:
    secret = secretsmanager.Secret(stack, "Secret")

    with pytest.raises(ValidationError, match=message):
        sources.SelfManagedKafkaEventSource(bootstrap_servers=["a:1"], topic="t", secret=secret, **start)


def test_permissions_name_a_service_as_it_was_given(stack: cdk.Stack) -> None:
    function = _function(stack)
    for given in (iam.ServicePrincipal("s3"), iam.ServicePrincipal("s3.amazonaws.com.cn").with_conditions({})):
        function.add_permission(given.service if hasattr(given, "service") else "wrapped", principal=given)

    made = Template.from_stack(stack).find_resources("AWS::Lambda::Permission").values()
    assert [each["Properties"]["Principal"] for each in made] == ["s3", "s3.amazonaws.com.cn"]


def test_the_tenancy_of_a_shared_function_is_not_looked_at(stack: cdk.Stack) -> None:
    function = lambda_.SingletonFunction(
        stack,
        "F",
        uuid="u",
        code=lambda_.Code.from_inline("x"),
        handler="i.h",
        runtime=lambda_.Runtime.PYTHON_3_12,
        tenancy_config=lambda_.TenancyConfig.PER_TENANT,
    )

    function.add_function_url()


def test_images_take_no_layer_of_the_collector(stack: cdk.Stack) -> None:
    layer = lambda_.AdotLayerVersion.from_python_sdk_layer_version(lambda_.AdotLambdaLayerPythonSdkVersion.LATEST)
    image = lambda_.DockerImageCode.from_ecr(ecr.Repository.from_repository_name(stack, "Repository", "r"))
    tracing = {"exec_wrapper": Wrapper.REGULAR_HANDLER, "layer_version": layer}

    with pytest.raises(ValidationError, match="ADOT Lambda layer can't be configured with container image package"):
        lambda_.DockerImageFunction(stack, "F", code=image, adot_instrumentation=tracing)


def test_addresses_of_imported_aliases_name_function_and_alias(stack: cdk.Stack) -> None:
    arn = "arn:aws:lambda:us-east-1:111111111111:function:f"
    version = lambda_.Version.from_version_arn(stack, "V", f"{arn}:1")
    alias = lambda_.Alias.from_alias_attributes(stack, "A", alias_name="live", alias_version=version)

    made: Any = lambda_.FunctionUrl(stack, "Url", function=alias).node.default_child
    assert (made.target_function_arn, made.qualifier) == (arn, "live")


def test_a_function_from_an_image_has_the_policy_of_insights_but_no_layer(stack: cdk.Stack) -> None:
    repository = ecr.Repository.from_repository_name(stack, "Repository", "r")
    code = lambda_.DockerImageCode.from_ecr(repository)

    lambda_.DockerImageFunction(
        stack, "Function", code=code, insights_version=lambda_.LambdaInsightsVersion.VERSION_1_0_98_0
    )

    template = Template.from_stack(stack)
    template.has_resource_properties("AWS::Lambda::Function", {"Layers": Match.absent()})
    assert "CloudWatchLambdaInsightsExecutionRolePolicy" in json.dumps(template.find_resources("AWS::IAM::Role"))
    with pytest.raises(ValidationError, match="Layers are not supported for container image functions"):
        lambda_.DockerImageFunction(stack, "Other", code=code, layers=[])
