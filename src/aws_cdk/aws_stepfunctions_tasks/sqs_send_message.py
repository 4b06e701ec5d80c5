"""Tasks that send messages to queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    integration_arn,
)
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sqs.queue_base import IQueue
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class _SqsSendMessageOptions(Struct):
    """What the task takes in either language."""

    message_body: TaskInput
    """The message."""
    queue: IQueue
    """The queue."""
    delay: Duration | None = None
    """How long the message cannot be received, whole seconds; not for FIFO queues. Default: the queue's."""
    message_deduplication_id: str | None = None
    """What tells duplicates; only FIFO queues. Default: none."""
    message_group_id: str | None = None
    """Within which order is kept; only FIFO queues. Default: none."""


class SqsSendMessageJsonPathProps(TaskStateJsonPathBaseProps, _SqsSendMessageOptions):
    """Options of a task that sends a message to a queue with JSONPath."""


class SqsSendMessageJsonataProps(TaskStateJsonataBaseProps, _SqsSendMessageOptions):
    """Options of a task that sends a message to a queue with JSONata."""


class SqsSendMessageProps(TaskStateBaseProps, _SqsSendMessageOptions):
    """Options of a task that sends a message to a queue in either language."""


class SqsSendMessage(TaskStateBase):
    """Sends a message to a queue."""

    @staticmethod
    @takes(SqsSendMessageJsonPathProps)
    def json_path(scope: Construct, id: str, props: SqsSendMessageJsonPathProps) -> SqsSendMessage:
        """Make the task with JSONPath."""
        return SqsSendMessage(scope, id, **props._given())

    @staticmethod
    @takes(SqsSendMessageJsonataProps)
    def jsonata(scope: Construct, id: str, props: SqsSendMessageJsonataProps) -> SqsSendMessage:
        """Make the task with JSONata."""
        return SqsSendMessage(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SqsSendMessageProps)
    def __init__(self, scope: Construct, id: str, props: SqsSendMessageProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to SQS; the token is not passed on.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        check_task_token(self._pattern, props.message_body, "`messageBody`", self)
        self._task_policies = [PolicyStatement(actions=["sqs:SendMessage"], resources=[props.queue.queue_arn])]
        key = props.queue.encryption_master_key
        if key is not None:
            self._task_policies.append(
                PolicyStatement(actions=["kms:Decrypt", "kms:GenerateDataKey*"], resources=[key.key_arn])
            )

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {
                "QueueUrl": props.queue.queue_url,
                "MessageBody": props.message_body.value,
                "DelaySeconds": props.delay.to_seconds() if props.delay is not None else None,
                "MessageDeduplicationId": props.message_deduplication_id,
                "MessageGroupId": props.message_group_id,
            }
        )
        return {
            "Resource": integration_arn("sqs", "sendMessage", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }
