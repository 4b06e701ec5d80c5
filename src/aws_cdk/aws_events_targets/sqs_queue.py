"""Queues as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_sqs.queue_base import IQueue

_SAME_ACCOUNT = "@aws-cdk/aws-events:eventsTargetQueueSameAccount"


class SqsQueueProps(TargetBaseProps):
    """Options of a queue as target."""

    message: RuleTargetInput | None = None
    """What is sent. Default: the whole event."""
    message_group_id: str | None = None
    """Group of the messages in a FIFO queue. Default: none."""


class SqsQueue(IRuleTarget):
    """Sends messages to a queue."""

    @takes(SqsQueueProps)
    def __init__(self, queue: IQueue, props: SqsQueueProps) -> None:
        self.queue = queue
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` send to the queue."""
        from aws_cdk.aws_iam.principal import PrincipalWithConditions
        from aws_cdk.aws_iam.principals import ServicePrincipal

        principal: Any = ServicePrincipal("events.amazonaws.com")
        if self.queue.encryption_master_key is None:
            condition: dict[str, Any] | None = {"ArnEquals": {"aws:SourceArn": rule.rule_ref.rule_arn}}
        elif flag_enabled(rule.node, _SAME_ACCOUNT):
            # The rule's ARN in the key's policy would make a circle of resources.
            condition = {"StringEquals": {"aws:SourceAccount": Stack.of(rule).account}}
        else:
            condition = None
        self.queue.grant_send_messages(PrincipalWithConditions(principal, condition) if condition else principal)
        let_rule_fail_to(rule, self._props.dead_letter_queue)
        group = self._props.message_group_id
        return RuleTargetConfig(
            arn=self.queue.queue_arn,
            input=self._props.message,
            target_resource=self.queue,
            sqs_parameters={"messageGroupId": group} if group else None,
            **delivery_options(self._props),
        )
