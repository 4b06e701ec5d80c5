"""What queues refuse, with the queue's path and the option."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sqs as sqs
from aws_cdk.core.errors import SynthesisError, ValidationError

Seconds, Days = cdk.Duration.seconds, cdk.Duration.days


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"delivery_delay": Seconds(901)}, "delivery delay must be between 0 and 900 seconds"),
        ({"max_message_size_bytes": 1023}, "maximum message size must be between 1,024"),
        ({"max_message_size_bytes": 1048577}, "maximum message size must be between 1,024"),
        ({"retention_period": Seconds(59)}, "retention period must be between 60"),
        ({"retention_period": Days(15)}, "retention period must be between 60"),
        ({"receive_message_wait_time": Seconds(21)}, "receive wait time must be between 0 and 20"),
        ({"visibility_timeout": Seconds(43201)}, "visibility timeout must be between 0 and 43,200"),
        ({"queue_name": "name", "fifo": True}, r"FIFO queue names must end in '\.fifo'"),
        ({"queue_name": "name.fifo", "fifo": False}, r"Non-FIFO queue name may not end in '\.fifo'"),
        ({"content_based_deduplication": True, "fifo": False}, "only be defined for FIFO queues"),
        ({"deduplication_scope": sqs.DeduplicationScope.QUEUE, "fifo": False}, "only be defined for FIFO queues"),
        (
            {"fifo_throughput_limit": sqs.FifoThroughputLimit.PER_QUEUE, "fifo": False},
            "only be defined for FIFO queues",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused_with_the_queues_path(
    stack: cdk.Stack, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        sqs.Queue(stack, "Queue", **options)

    assert "S/Queue" in str(refused.value)


def test_all_that_is_wrong_with_a_queue_is_told_at_once(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError) as refused:
        sqs.Queue(stack, "Queue", delivery_delay=Seconds(1000), visibility_timeout=Days(1))

    assert "delivery delay" in str(refused.value)
    assert "visibility timeout" in str(refused.value)


def test_dead_letters_are_tried_once_at_least(stack: cdk.Stack) -> None:
    dead = sqs.Queue(stack, "Dead")

    with pytest.raises(ValidationError, match="maximum receive count must be 1 or more"):
        sqs.Queue(stack, "Queue", dead_letter_queue=sqs.DeadLetterQueue(queue=dead, max_receive_count=0))


@pytest.mark.parametrize(
    ("policy", "message"),
    [
        ({"redrive_permission": sqs.RedrivePermission.BY_QUEUE}, "[Aa]t least one source queue"),
        ({"source_queues": [], "redrive_permission": sqs.RedrivePermission.BY_QUEUE}, "[Aa]t least one source queue"),
    ],
)
def test_who_may_redrive_is_checked(stack: cdk.Stack, policy: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        sqs.Queue(stack, "Queue", redrive_allow_policy=sqs.RedriveAllowPolicy(**policy))


def test_no_more_than_ten_queues_may_redrive_by_name(stack: cdk.Stack) -> None:
    sources = [sqs.Queue(stack, f"Source{number}") for number in range(11)]

    with pytest.raises(ValidationError, match="Up to 10 sourceQueues"):
        by_queue = sqs.RedriveAllowPolicy(redrive_permission=sqs.RedrivePermission.BY_QUEUE, source_queues=sources)
        sqs.Queue(stack, "Queue", redrive_allow_policy=by_queue)


def test_a_key_does_not_go_with_an_encryption_without_keys_of_ones_own(stack: cdk.Stack) -> None:
    key = kms.Key(stack, "Key")

    with pytest.raises(ValidationError, match="encryptionMasterKey"):
        sqs.Queue(stack, "Queue", encryption=sqs.QueueEncryption.SQS_MANAGED, encryption_master_key=key)


def test_statements_that_no_policy_of_a_resource_takes_fail_at_synthesis(stack: cdk.Stack) -> None:
    queue = sqs.Queue(stack, "Queue")
    queue.add_to_resource_policy(iam.PolicyStatement(actions=["sqs:SendMessage"], resources=["*"]))

    with pytest.raises(SynthesisError, match=r"S/Queue[\s\S]*must specify at least one IAM principal"):
        cdk.assertions.Template.from_stack(stack)


def test_the_id_of_a_policy_is_not_known(stack: cdk.Stack) -> None:
    policy = sqs.QueuePolicy(stack, "Policy", queues=[sqs.Queue(stack, "Queue")])

    with pytest.raises(ValidationError, match="has been removed from CloudFormation"):
        policy.queue_policy_id  # noqa: B018  # reading it is what raises
