"""What schedules made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.aws_scheduler.schedule_group_base import IScheduleGroup
    from aws_cdk.interfaces.aws_scheduler import ScheduleReference


class ISchedule(IResource):
    """A schedule of EventBridge Scheduler."""

    if TYPE_CHECKING:

        @property
        def schedule_arn(self) -> str: ...
        @property
        def schedule_name(self) -> str: ...
        @property
        def schedule_group(self) -> IScheduleGroup | None: ...
        @property
        def schedule_ref(self) -> ScheduleReference: ...


__all__ = ["ISchedule"]
