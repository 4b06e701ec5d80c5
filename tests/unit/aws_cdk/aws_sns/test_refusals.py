"""What topics and subscriptions refuse, with their paths and the options."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subscriptions
from aws_cdk import aws_sqs as sqs
from aws_cdk.core.errors import SynthesisError, ValidationError

Seconds = cdk.Duration.seconds


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"content_based_deduplication": True}, "only be enabled for FIFO SNS topics"),
        ({"display_name": "d" * 101}, "displayName must be less than or equal to 100 characters"),
        ({"fifo_throughput_scope": sns.FifoThroughputScope.TOPIC}, "`fifoThroughputScope` can only be set for FIFO"),
        ({"message_retention_period_in_days": 5}, "only valid for FIFO SNS topics"),
        ({"message_retention_period_in_days": 0, "fifo": True}, "an integer between 1 and 365"),
        ({"message_retention_period_in_days": 366, "fifo": True}, "an integer between 1 and 365"),
        ({"message_retention_period_in_days": 1.5, "fifo": True}, "an integer between 1 and 365"),
        ({"signature_version": "3"}, 'signatureVersion must be "1" or "2"'),
    ],
)
def test_options_that_do_not_fit_are_refused_with_the_topics_path(
    stack: cdk.Stack, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        sns.Topic(stack, "Topic", **options)

    assert "S/Topic" in str(refused.value)


@pytest.mark.parametrize("rate", [-1, 101, 1.5])
def test_the_rate_of_reports_of_success_is_a_whole_percentage(stack: cdk.Stack, rate: float) -> None:
    topic = sns.Topic(stack, "Topic")
    topic.add_logging_config(protocol=sns.LoggingProtocol.HTTP, success_feedback_sample_rate=rate)

    with pytest.raises(RuntimeError, match="Success feedback sample rate must be an integer between 0 and 100"):
        cdk.assertions.Template.from_stack(stack)


def _retries(**options: Any) -> sns.DeliveryPolicy:
    return sns.DeliveryPolicy(healthy_retry_policy=sns.HealthyRetryPolicy(**options))


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        (_retries(min_delay_target=Seconds(0)), "minDelayTarget must be between 1 and 3600 seconds"),
        (_retries(max_delay_target=Seconds(3601)), "maxDelayTarget must be between 1 and 3600 seconds"),
        (_retries(min_delay_target=Seconds(9), max_delay_target=Seconds(5)), "minDelayTarget must not exceed"),
        (_retries(num_retries=101), "numRetries must be between 0 and 100"),
        (_retries(num_no_delay_retries=-1), "numNoDelayRetries must be an integer zero or greater"),
        (_retries(num_min_delay_retries=1.5), "numMinDelayRetries must be an integer zero or greater"),
        (
            sns.DeliveryPolicy(throttle_policy=sns.ThrottlePolicy(max_receives_per_second=0)),
            "maxReceivesPerSecond must be an integer greater than zero",
        ),
    ],
)
def test_delivery_that_sns_would_not_do_is_refused(stack: cdk.Stack, policy: sns.DeliveryPolicy, message: str) -> None:
    topic = sns.Topic(stack, "Topic")

    with pytest.raises(ValidationError, match=message) as refused:
        sns.Subscription(
            stack,
            "Hook",
            topic=topic,
            endpoint="http://hook.example",
            protocol=sns.SubscriptionProtocol.HTTP,
            delivery_policy=policy,
        )

    assert "S/Hook" in str(refused.value)


def test_one_of_the_two_delays_may_be_given_alone(stack: cdk.Stack) -> None:
    topic = sns.Topic(stack, "Topic")

    for number, policy in enumerate((_retries(min_delay_target=Seconds(25)), _retries(max_delay_target=Seconds(5)))):
        sns.Subscription(
            stack,
            f"Hook{number}",
            topic=topic,
            endpoint="http://hook.example",
            protocol=sns.SubscriptionProtocol.HTTP,
            delivery_policy=policy,
        )

    cdk.assertions.Template.from_stack(stack).resource_count_is("AWS::SNS::Subscription", 2)


def test_only_http_has_a_delivery_policy_and_only_some_protocols_take_raw_messages(stack: cdk.Stack) -> None:
    topic = sns.Topic(stack, "Topic")

    with pytest.raises(ValidationError, match="Delivery policy is only supported for HTTP and HTTPS"):
        sns.Subscription(
            stack,
            "Queue",
            topic=topic,
            endpoint="arn",
            protocol=sns.SubscriptionProtocol.SQS,
            delivery_policy=_retries(num_retries=3),
        )
    with pytest.raises(ValidationError, match=r"(?i)raw message delivery"):
        sns.Subscription(
            stack,
            "Mail",
            topic=topic,
            endpoint="a@b.example",
            protocol=sns.SubscriptionProtocol.EMAIL,
            raw_message_delivery=True,
        )


def test_a_filter_has_five_attributes_at_most(stack: cdk.Stack) -> None:
    filters = {f"a{number}": sns.SubscriptionFilter.exists_filter() for number in range(6)}
    topic = sns.Topic(stack, "Topic")

    with pytest.raises(ValidationError, match="maximum of 5 attribute names"):
        topic.add_subscription(subscriptions.EmailSubscription("a@b.example", filter_policy=filters))


def test_an_url_says_its_protocol() -> None:
    with pytest.raises(ValidationError, match="URL must start with either http:// or https://"):
        subscriptions.UrlSubscription("ftp://x.example")


def test_a_queue_is_subscribed_to_a_topic_once(stack: cdk.Stack) -> None:
    topic, queue = sns.Topic(stack, "Topic"), sqs.Queue(stack, "Queue")
    topic.add_subscription(subscriptions.SqsSubscription(queue))

    with pytest.raises(ValidationError, match=r"A subscription with id .* already exists"):
        topic.add_subscription(subscriptions.SqsSubscription(queue))


def test_statements_that_no_policy_of_a_resource_takes_fail_at_synthesis(stack: cdk.Stack) -> None:
    topic = sns.Topic(stack, "Topic")
    topic.add_to_resource_policy(iam.PolicyStatement(actions=["sns:Publish"], resources=["*"]))

    with pytest.raises(SynthesisError, match=r"S/Topic[\s\S]*must specify at least one IAM principal"):
        cdk.assertions.Template.from_stack(stack)
