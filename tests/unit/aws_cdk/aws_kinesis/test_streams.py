"""What streams refuse, and what grants say about policies that cannot hold every action."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesis as kinesis
from aws_cdk import aws_kms as kms
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


_CONSUMER = "arn:aws:kinesis:us-east-2:123456789012:stream/foo/consumer/bar:17"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: kinesis.Stream(s, "X", retention_period=Duration.hours(10)), r"between 24 and 8760 .* Received 10"),
        (
            lambda s: kinesis.Stream(s, "X", stream_mode=kinesis.StreamMode.ON_DEMAND, shard_count=2),
            "streamMode must be set to PROVISIONED",
        ),
        (
            lambda s: kinesis.Stream(
                s, "X", encryption=kinesis.StreamEncryption.MANAGED, encryption_key=kms.Key(s, "K")
            ),
            r"must be set to KMS \(value: MANAGED\)",
        ),
        (
            lambda s: kinesis.Stream(
                s,
                "X",
                shard_level_metrics=[kinesis.ShardLevelMetrics.ALL, kinesis.ShardLevelMetrics.INCOMING_BYTES],
            ),
            "cannot include `ShardLevelMetrics.ALL`",
        ),
        (
            lambda s: kinesis.Stream(s, "X", shard_level_metrics=[kinesis.ShardLevelMetrics.INCOMING_BYTES] * 2),
            "cannot contain duplicate items",
        ),
        (lambda s: kinesis.ResourcePolicy(s, "X"), "One of stream or streamConsumer must be set"),
        (
            lambda s: kinesis.ResourcePolicy(
                s,
                "X",
                stream=kinesis.Stream(s, "Y"),
                stream_consumer=kinesis.StreamConsumer.from_stream_consumer_arn(s, "Z", _CONSUMER),
            ),
            "Only one of stream or streamConsumer can be set",
        ),
        (
            lambda s: kinesis.StreamConsumer.from_stream_consumer_arn(s, "X", _CONSUMER.partition("/consumer")[0]),
            "must be known and name its stream",
        ),
    ],
)
def test_options_that_cannot_work_are_refused(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


def test_a_grant_of_nothing_that_a_policy_can_hold_makes_no_policy(stack: Stack) -> None:
    stream = kinesis.Stream(stack, "Stream")

    stream.grant(iam.AccountPrincipal("444455556666"), "kinesis:SubscribeToShard")

    assert [child.node.id for child in stream.node.children] == ["Resource"]
