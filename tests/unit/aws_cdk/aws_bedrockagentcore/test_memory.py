"""Memories and their strategies: what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.assertions import Template
from aws_cdk.aws_bedrock import FoundationModel, FoundationModelIdentifier
from aws_cdk.aws_kinesis import Stream
from aws_cdk.aws_s3 import Location
from aws_cdk.aws_sns import Topic
from aws_cdk.core.errors import ValidationError

CONTENT = agentcore.StreamDeliveryContentConfiguration(
    type=agentcore.StreamDeliveryContentType.MEMORY_RECORDS, level=agentcore.StreamDeliveryContentLevel.METADATA_ONLY
)


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"memory_name": "1a"}, 'The field Memory name with value "1a" does not match the required pattern'),
        ({"tags": {"": "v"}}, "The field Tag key is 0 characters long"),
        ({"expiration_duration": Duration.days(6)}, "Memory expiration days must be between 7 and 365"),
        ({"expiration_duration": Duration.days(366)}, "Memory expiration days must be between 7 and 365"),
    ],
)
def test_memory_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Memory") as caught:
        agentcore.Memory(stack, "Memory", **options)

    assert message in caught.value.what


@pytest.mark.parametrize(
    "make",
    [
        agentcore.MemoryStrategy.using_semantic,
        agentcore.MemoryStrategy.using_summarization,
        agentcore.MemoryStrategy.using_user_preference,
        agentcore.MemoryStrategy.using_episodic,
    ],
)
@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"strategy_name": "a-b"}, 'The field Memory name with value "a-b" does not match'),
        ({"namespaces": ["/a/{nope}"]}, "Namespace with templates should contain valid variables: /a/{nope}"),
        ({"reflection_configuration": {"namespaces": []}}, "must have at least one namespace"),
        ({"reflection_configuration": {"namespaces": ["{x}"]}}, "should contain valid variables: {x}"),
    ],
)
def test_managed_strategy_refuses_what_the_service_would_refuse(
    make: Callable[..., Any], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        make(**{"strategy_name": "a", "namespaces": ["/a/{actorId}/{sessionId}/{memoryStrategyId}"], **options})

    assert message in caught.value.what


def test_prompt_of_a_strategy_has_a_length(stack: Stack) -> None:
    identifier = FoundationModelIdentifier.ANTHROPIC_CLAUDE_3_SONNET_20240229_V1_0
    model = FoundationModel.from_foundation_model_id(stack, "Model", identifier)

    with pytest.raises(ValidationError, match="The field Prompt is 30001 characters long"):
        agentcore.MemoryStrategy.using_semantic(
            strategy_name="a",
            namespaces=["/a"],
            custom_extraction=agentcore.OverrideConfig(model=model, append_to_prompt="x" * 30001),
        )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"historical_context_window_size": 51}, "Historical context window size must be between 0 and 50, got 51"),
        ({"trigger_conditions": {"message_based_trigger": 0}}, "Message-based trigger must be between 1 and 50, got 0"),
        ({"trigger_conditions": {"token_based_trigger": 99}}, "Token-based trigger must be between 100 and 500000"),
        (
            {"trigger_conditions": {"time_based_trigger": Duration.seconds(9)}},
            "Time-based trigger must be between 10 and 3000 seconds, got 9",
        ),
    ],
)
def test_own_pipeline_refuses_what_the_service_would_refuse(
    stack: Stack, options: dict[str, Any], message: str
) -> None:
    invocation = agentcore.InvocationConfiguration(
        topic=Topic(stack, "Topic"), s3_location=Location(bucket_name="b", object_key="k")
    )

    with pytest.raises(ValidationError) as caught:
        agentcore.MemoryStrategy.using_self_managed(
            **{"strategy_name": "a", "invocation_configuration": invocation, **options}
        )

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        ([], "contentConfigurations must be specified"),
        ([CONTENT, CONTENT], "currently supports at most one content configuration"),
    ],
)
def test_stream_tells_of_one_thing(stack: Stack, contents: list[Any], message: str) -> None:
    stream = agentcore.StreamDeliveryResource.kinesis(Stream(stack, "Stream"), content_configurations=contents)

    with pytest.raises(ValidationError, match=message):
        agentcore.Memory(stack, "Memory", stream_delivery_resources=[stream])


def test_memory_has_one_stream(stack: Stack) -> None:
    stream = agentcore.StreamDeliveryResource.kinesis(Stream(stack, "Stream"), content_configurations=[CONTENT])
    memory = agentcore.Memory(stack, "Memory", stream_delivery_resources=[stream])

    with pytest.raises(ValidationError, match="at most one stream delivery resource"):
        memory.add_stream_delivery_resource(stream)


def test_memory_made_elsewhere_has_a_name(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="the ARN names no resource") as caught:
        agentcore.Memory.from_memory_attributes(
            stack, "Memory", memory_arn="arn:aws:bedrock-agentcore:eu-west-1:1:memory", role_arn="arn:aws:iam::1:role/r"
        )

    assert "memory_arn" in str(caught.value)


@pytest.mark.parametrize("reflects", [False, True])
def test_a_strategy_of_ones_own_says_nothing_of_what_it_overrides(reflects: bool) -> None:
    strategy = agentcore.ManagedMemoryStrategy(
        agentcore.MemoryStrategyType.CUSTOM,
        strategy_name="own",
        namespaces=["/a/"],
        reflection_configuration={"namespaces": ["/b/"]} if reflects else None,
    )

    rendered = strategy.render()["customMemoryStrategy"]

    assert rendered.get("configuration") == ({} if reflects else None)


@pytest.mark.parametrize(("own", "waits"), [(True, 1), (False, 0)])
def test_a_memory_waits_to_be_let_into_streams_of_its_account(stack: Stack, own: bool, waits: int) -> None:
    arn = "arn:aws:kinesis:us-east-1:111111111111:stream/s"
    stream = Stream(stack, "Stream") if own else Stream.from_stream_arn(stack, "Stream", arn)
    delivery = agentcore.StreamDeliveryResource.kinesis(stream, content_configurations=[CONTENT])

    agentcore.Memory(stack, "Memory", stream_delivery_resources=[delivery])

    [memory] = Template.from_stack(stack).find_resources("AWS::BedrockAgentCore::Memory").values()
    assert len(memory.get("DependsOn", [])) == waits
