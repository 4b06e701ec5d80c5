"""Slack channels: ARNs that are none of theirs, and what is left out of channels made elsewhere."""

from __future__ import annotations

import pytest

from aws_cdk import App, Aws, Duration, Stack
from aws_cdk.aws_chatbot import ISlackChannelConfiguration, SlackChannelConfiguration
from aws_cdk.aws_cloudwatch import Alarm
from aws_cdk.aws_iam import PolicyStatement
from aws_cdk.aws_s3 import Bucket
from aws_cdk.core.errors import CdkError

ARN = "arn:aws:chatbot::123456789012:chat-configuration/slack-channel/name"


def imported(arn: str) -> ISlackChannelConfiguration:
    return SlackChannelConfiguration.from_slack_channel_configuration_arn(Stack(App(), "Chat"), "Channel", arn)


@pytest.mark.parametrize(
    ("arn", "what"),
    [
        (
            "arn:aws:chatbot::1:chat-configuration/x",
            r"(?s)must be in the form: arn:<partition>:chatbot.*/x.*where: Chat ",
        ),
        ("arn:aws:chatbot::1:chat-configuration/slack-channel", "must be in the form"),
        ("arn:aws:chatbot::1:chat-configuration/xslack-channel/name", "must be in the form"),
        (f"arn:aws:chatbot::{Aws.ACCOUNT_ID}:chat-configuration/x", "must be in the form"),
        (
            "arn:aws:chatbot::1:other/slack-channel/name",
            "Expected resource type 'chat-configuration' in ARN, got 'other'",
        ),
        ("name", 'ARNs must start with "arn:"'),
    ],
)
def test_arns_of_something_else_are_refused(arn: str, what: str) -> None:
    with pytest.raises(CdkError, match=what):
        imported(arn)


def test_a_channel_made_elsewhere_has_no_role_to_grant_to() -> None:
    channel = imported(ARN)
    channel.add_to_role_policy(PolicyStatement(actions=["s3:GetObject"], resources=["*"]))
    assert channel.role is None
    with pytest.raises(CdkError, match="Cannot get policy fragment of Chat/Channel, resource imported without a role"):
        Bucket(channel.stack, "Bucket").grant_read(channel)


def test_metrics_are_in_one_region_unless_told_otherwise() -> None:
    stack = Stack(App(), "Chat", env={"account": "123456789012", "region": "eu-west-1"})
    channel = SlackChannelConfiguration(
        stack, "Channel", slack_channel_configuration_name="name", slack_channel_id="C", slack_workspace_id="W"
    )
    metric = channel.metric("EventsProcessed", period=Duration.minutes(1))
    assert (metric.region, metric.dimensions) == ("us-east-1", {"ConfigurationName": "name"})
    assert SlackChannelConfiguration.metric_all("EventsProcessed", region="eu-west-1").region == "eu-west-1"
    with pytest.raises(
        CdkError, match=r"Cannot create an Alarm in region 'eu-west-1' based on metric .* in 'us-east-1'"
    ):
        Alarm(stack, "Alarm", metric=metric, threshold=1, evaluation_periods=1)
