"""Changes of a group's size at certain times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling._l1 import CfnScheduledAction
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.aws_autoscaling.schedule import Schedule
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef
    from constructs import Construct


class BasicScheduledActionProps(Struct):
    """When the size changes, and how; at least one of the three capacities."""

    schedule: Schedule
    """When."""
    desired_capacity: int | float | None = None
    """The new desired capacity. Default: as it is."""
    end_time: datetime | None = None
    """Not after this moment. Default: for ever."""
    max_capacity: int | float | None = None
    """The new maximum. Default: as it is."""
    min_capacity: int | float | None = None
    """The new minimum. Default: as it is."""
    start_time: datetime | None = None
    """Not before this moment. Default: at once."""
    time_zone: str | None = None
    """The zone of the schedule. Default: UTC."""


class ScheduledActionProps(BasicScheduledActionProps):
    """Which group changes, when and how."""

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""


class ScheduledAction(Resource):
    """Changes the size of a group at certain times."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-autoscaling.ScheduledAction"

    @takes(ScheduledActionProps)
    def __init__(self, scope: Construct, id: str, props: ScheduledActionProps) -> None:
        """Make an action.

        Raises:
            ValidationError: no capacity is given.
        """
        super().__init__(scope, id)
        if props.min_capacity is None and props.max_capacity is None and props.desired_capacity is None:
            raise ValidationError(
                "At least one of minCapacity, maxCapacity, or desiredCapacity is required", scope=self
            )
        if props.end_time is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-autoscaling:scheduledActionWithEndTime",
                "Auto Scaling removes the action at its end_time: a deployment that changes the action afterwards does not "
                "find it and fails",
            )
        props.schedule._bind(self)
        resource: Any = CfnScheduledAction(
            self,
            "Resource",
            auto_scaling_group_name=props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name,
            start_time=_utc(props.start_time),
            end_time=_utc(props.end_time),
            min_size=props.min_capacity,
            max_size=props.max_capacity,
            desired_capacity=props.desired_capacity,
            recurrence=props.schedule.expression_string,
            time_zone=props.time_zone,
        )
        self.scheduled_action_name: str = resource.attr_scheduled_action_name


def _utc(moment: datetime | None) -> str | None:
    """Return a moment as Auto Scaling takes it: in UTC, to the second."""
    if moment is None:
        return None
    from aws_cdk.aws_applicationautoscaling.schedule import in_utc

    return in_utc(moment)
