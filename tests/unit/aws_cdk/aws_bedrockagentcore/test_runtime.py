"""Runtimes: what is refused, and what is known of them before they are deployed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.aws_ec2 import SecurityGroup, Vpc
from aws_cdk.aws_iam import Role
from aws_cdk.aws_s3 import Location
from aws_cdk.core.errors import ValidationError

IMAGE = "123456789012.dkr.ecr.us-east-1.amazonaws.com/agents/first:v1"
WELL_KNOWN = "https://id.example.com/.well-known/openid-configuration"


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def runtime(stack: Stack, **options: Any) -> agentcore.Runtime:
    artifact = options.pop("agent_runtime_artifact", None) or agentcore.AgentRuntimeArtifact.from_image_uri(IMAGE)
    return agentcore.Runtime(stack, "Agent", agent_runtime_artifact=artifact, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"runtime_name": "1abc"}, "Runtime name must start with a letter"),
        ({"runtime_name": ""}, "The field Runtime name is 0 characters long but must be at least 1 characters"),
        ({"runtime_name": "a" * 49}, "must be less than or equal to 48 characters"),
        ({"description": "a" * 1201}, "The field Description is 1201 characters long"),
        ({"environment_variables": {f"K{n}": "v" for n in range(51)}}, "Too many environment variables: 51"),
        ({"environment_variables": {"1a": "v"}}, "Environment variable key '1a' must start with a letter"),
        ({"environment_variables": {"a" * 101: "v"}}, "is 101 characters long"),
        ({"environment_variables": {"a": "v" * 2049}}, "value length for key 'a': 2049 characters"),
        ({"tags": {"": "v"}}, 'The field Tag key "" is 0 characters long'),
        ({"tags": {"k!": "v"}}, 'Tag key "k!" can only contain letters'),
        ({"tags": {"k": "v" * 257}}, 'The field Tag value for key "k" is 257 characters long'),
        ({"tags": {"k": "v!"}}, 'Tag value for key "k" can only contain letters'),
        (
            {"lifecycle_configuration": {"idle_runtime_session_timeout": Duration.seconds(59)}},
            "Idle runtime session timeout must be between 60 seconds and 28800 seconds",
        ),
        (
            {"lifecycle_configuration": {"max_lifetime": Duration.seconds(28801)}},
            "Maximum lifetime must be between 60 seconds and 28800 seconds",
        ),
        ({"request_header_configuration": {"allowlisted_headers": []}}, "between 1 and 20 headers"),
        ({"request_header_configuration": {"allowlisted_headers": ["a"] * 21}}, "between 1 and 20 headers"),
        ({"request_header_configuration": {"allowlisted_headers": ["1a"]}}, "Request header must start with a letter"),
    ],
)
def test_runtime_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Agent") as caught:
        runtime(stack, **options)

    assert message in caught.value.what


def test_role_that_is_no_role_is_refused(stack: Stack) -> None:
    role = Role.from_role_arn(stack, "Role", "arn:aws:iam::123:role/x")

    with pytest.raises(ValidationError, match="Invalid IAM role ARN format: arn:aws:iam::123:role/x"):
        runtime(stack, execution_role=role)


@pytest.mark.parametrize("uri", ["", "agent", "agent:v1", IMAGE.removesuffix(":v1"), IMAGE.replace("amazonaws", "x")])
def test_image_elsewhere_than_ecr_is_refused(uri: str) -> None:
    with pytest.raises(ValidationError, match="Invalid ECR container URI format"):
        agentcore.AgentRuntimeArtifact.from_image_uri(uri)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: agentcore.RuntimeAuthorizerConfiguration.using_jwt("https://a"), "JWT discovery URL must end with"),
        (
            lambda: agentcore.RuntimeAuthorizerConfiguration.using_o_auth("https://a", "c"),
            "OAuth discovery URL must end with",
        ),
        (
            lambda: agentcore.RuntimeCustomClaim.with_string_array_value(
                "roles", ["a"], agentcore.CustomClaimOperator.EQUALS
            ),
            "Custom claim 'roles': STRING_ARRAY type only supports CONTAINS or CONTAINS_ANY operators, got EQUALS",
        ),
    ],
)
def test_authorizer_refuses_what_cannot_be_compared(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make()


def test_several_values_need_the_operator_for_any() -> None:
    app = App()
    claim = agentcore.RuntimeCustomClaim.with_string_array_value("roles", ["a", "b"])
    authorizer = agentcore.RuntimeAuthorizerConfiguration.using_jwt(WELL_KNOWN, custom_claims=[claim])
    runtime(Stack(app, "S"), authorizer_configuration=authorizer)

    with pytest.raises(RuntimeError, match="CONTAINS operator requires exactly one value, got 2 values"):
        app.synth()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"endpoint_name": "a-b"}, "Endpoint name must start with a letter"),
        ({"agent_runtime_id": "abc"}, "Agent runtime ID must start with a letter"),
        ({"agent_runtime_version": "0"}, "Agent runtime version must be a number between 1 and 99999"),
        ({"agent_runtime_version": "100000"}, "Agent runtime version must be a number between 1 and 99999"),
        ({"description": "a" * 257}, "The field Description is 257 characters long"),
        ({"tags": {"k!": "v"}}, 'Tag key "k!" can only contain letters'),
    ],
)
def test_endpoint_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Endpoint") as caught:
        agentcore.RuntimeEndpoint(stack, "Endpoint", **{"agent_runtime_id": "agent-0123456789", **options})

    assert message in caught.value.what


def test_runtime_checks_endpoints_it_makes(stack: Stack) -> None:
    agent = runtime(stack)

    with pytest.raises(ValidationError, match="Endpoint name must start with a letter"):
        agent.add_endpoint("1a")
    with pytest.raises(ValidationError, match="Agent runtime version must be a number"):
        agent.add_endpoint("ab", version="0")


def test_network_access_needs_a_network(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="Cannot manage network access without configuring a VPC"):
        _ = runtime(stack).connections


def test_outbound_traffic_of_given_groups_is_not_chosen_here(stack: Stack) -> None:
    vpc = Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="v", availability_zones=["a"], private_subnet_ids=["p"])
    group = SecurityGroup.from_security_group_id(stack, "Group", "sg-1")

    with pytest.raises(ValidationError, match="Configure 'allowAllOutbound' directly on the supplied SecurityGroups"):
        agentcore.RuntimeNetworkConfiguration.using_vpc(
            stack, vpc=vpc, security_groups=[group], allow_all_outbound=True
        )


def test_code_in_a_bucket_whose_name_is_a_token_can_be_read(stack: Stack) -> None:
    from aws_cdk.assertions import Template
    from aws_cdk.aws_s3 import Bucket

    bucket = Bucket(stack, "Bucket")
    place = Location(bucket_name=bucket.bucket_name, object_key="agent.zip")
    python = agentcore.AgentCoreRuntime.PYTHON_3_13
    runtime(stack, agent_runtime_artifact=agentcore.AgentRuntimeArtifact.from_s3(place, python, ["main.py"]))

    Template.from_stack(stack).has_resource_properties(
        "AWS::BedrockAgentCore::Runtime",
        {
            "AgentRuntimeArtifact": {
                "CodeConfiguration": {"Code": {"S3": {"Bucket": {"Ref": "Bucket83908E77"}, "Prefix": "agent.zip"}}}
            }
        },
    )


def test_choices_are_compared_by_their_text() -> None:
    assert agentcore.ProtocolType.of("A2A") == agentcore.ProtocolType.A2_A
    assert agentcore.ProtocolType.of("V1") != agentcore.PlatformVersion.V1
    assert str(agentcore.LogType.of("OTHER")) == agentcore.LogType.of("OTHER").value


def test_logs_go_to_a_delivery_stream(stack: Stack) -> None:
    from aws_cdk.assertions import Template
    from aws_cdk.aws_kinesisfirehose import CfnDeliveryStream

    stream = CfnDeliveryStream(stack, "Stream")
    destination = agentcore.LoggingDestination.firehose(stream)
    runtime(stack, logging_configs=[{"log_type": agentcore.LogType.USAGE_LOGS, "destination": destination}])

    Template.from_stack(stack).has_resource_properties(
        "AWS::Logs::DeliveryDestination",
        {"DeliveryDestinationType": "FH", "DestinationResourceArn": {"Fn::GetAtt": ["Stream", "Arn"]}},
    )


def test_no_variables_are_none(stack: Stack) -> None:
    made = runtime(stack, environment_variables={})

    resource: Any = made.node.default_child
    assert resource.environment_variables is None
