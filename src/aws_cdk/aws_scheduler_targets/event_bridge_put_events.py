"""Event buses as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_events.event_bus import IEventBus
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler.schedule_target_input import ScheduleTargetInput
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target import ScheduleTargetConfig


class EventBridgePutEventsEntry(Struct):
    """An event."""

    detail: ScheduleTargetInput
    """What it tells, as a JSON object."""
    detail_type: str
    """Its kind."""
    event_bus: IEventBus
    """The bus it is put on."""
    source: str
    """Who it is from."""


class EventBridgePutEvents(ScheduleTargetBase):
    """Puts an event on a bus."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, entry: EventBridgePutEventsEntry, props: ScheduleTargetBaseProps) -> None:
        """Remember the event.

        Raises:
            ValidationError: ``input`` is given; the event has a detail.
        """
        self._entry = EventBridgePutEventsEntry.of(entry)
        if props.input is not None:
            raise ValidationError(
                "ScheduleTargetBaseProps.input is not supported for EventBridgePutEvents. "
                "Please use entry.detail instead.",
                scope=self._entry.event_bus,
            )
        super().__init__(props._with(input=self._entry.detail), self._entry.event_bus.event_bus_arn)

    def _add_target_action_to_role(self, role: IRole) -> None:
        role.add_to_principal_policy(PolicyStatement(actions=["events:PutEvents"], resources=[self.target_arn]))

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        entry = self._entry
        return (
            super()
            ._bind_base_target_config(_schedule)
            ._with(event_bridge_parameters={"detailType": entry.detail_type, "source": entry.source})
        )


__all__ = ["EventBridgePutEvents", "EventBridgePutEventsEntry"]
