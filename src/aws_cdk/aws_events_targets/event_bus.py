"""Event buses as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import let_rule_fail_to
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events.event_bus import IEventBus
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_sqs.queue_base import IQueue


class EventBusProps(Struct):
    """Options of an event bus as target."""

    dead_letter_queue: IQueue | None = None
    """Where events go that cannot be delivered. Default: nowhere."""
    role: IRole | None = None
    """The role to put events with. Default: one of the rule."""


class EventBus(IRuleTarget):
    """Puts events on another bus, perhaps of another account or region."""

    @takes(EventBusProps)
    def __init__(self, event_bus: IEventBus, props: EventBusProps) -> None:
        self._event_bus = event_bus
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let the rule's role put events on the bus."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        role = self._props.role if self._props.role is not None else singleton_event_role(rule)
        role.add_to_principal_policy(
            PolicyStatement(actions=["events:PutEvents"], resources=[self._event_bus.event_bus_arn])
        )
        queue = self._props.dead_letter_queue
        let_rule_fail_to(rule, queue)
        return RuleTargetConfig(
            arn=self._event_bus.event_bus_arn,
            dead_letter_config={"arn": queue.queue_arn} if queue is not None else None,
            role=role,
        )
