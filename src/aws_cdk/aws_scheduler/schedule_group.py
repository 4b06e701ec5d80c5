"""Groups of schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_scheduler._l1 import CfnScheduleGroup
from aws_cdk.aws_scheduler.schedule_group_base import IScheduleGroup, _ScheduleGroupBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.logical_id import Names
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

_DEFAULT_GROUP = "default"  # every account has it
_MOST_CHARACTERS = 64


class ScheduleGroupProps(Struct):
    """Options of a group."""

    removal_policy: RemovalPolicy | None = None
    """What happens to the group and its schedules when it leaves the stack. Default: they stay."""
    schedule_group_name: str | None = None
    """Default: made from the construct's place."""


class ScheduleGroup(_ScheduleGroupBase):
    """A group of schedules."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-scheduler.ScheduleGroup"

    @staticmethod
    @checked
    def from_default_schedule_group(scope: Construct, id: str) -> IScheduleGroup:
        """Return the group of schedules that are in no other."""
        return ScheduleGroup.from_schedule_group_name(scope, id, _DEFAULT_GROUP)

    @staticmethod
    @checked
    def from_schedule_group_arn(scope: Construct, id: str, schedule_group_arn: str) -> IScheduleGroup:
        """Return a group made elsewhere, by its ARN."""
        name = Stack.of(scope).split_arn(schedule_group_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        return _ImportedGroup(scope, id, schedule_group_arn, str(name))

    @staticmethod
    @checked
    def from_schedule_group_name(scope: Construct, id: str, schedule_group_name: str) -> IScheduleGroup:
        """Return a group made elsewhere in the same account and region, by its name."""
        arn = Arn._format(
            ArnComponents(service="scheduler", resource="schedule-group", resource_name=schedule_group_name),
            Stack.of(scope),
        )
        return _ImportedGroup(scope, id, arn, schedule_group_name)

    @takes(ScheduleGroupProps)
    def __init__(self, scope: Construct, id: str, props: ScheduleGroupProps) -> None:
        super().__init__(scope, id)
        name = props.schedule_group_name
        if name is None:
            name = Names.unique_resource_name(self, max_length=_MOST_CHARACTERS, separator="-")
        group = CfnScheduleGroup(self, "Resource", name=name)
        group.apply_removal_policy(props.removal_policy, default=RemovalPolicy.RETAIN)
        self.schedule_group_arn = self._get_resource_arn_attribute(
            group.attr_arn, ArnComponents(service="scheduler", resource="schedule-group", resource_name=name)
        )
        self.schedule_group_name = name


class _ImportedGroup(_ScheduleGroupBase):
    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        super().__init__(scope, id)
        self.schedule_group_arn = arn
        self.schedule_group_name = name


__all__ = ["ScheduleGroup", "ScheduleGroupProps"]
