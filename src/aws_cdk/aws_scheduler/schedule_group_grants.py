"""Permissions on the schedules of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.pseudo import Aws

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable


class ScheduleGroupGrants:
    """Gives permissions on the schedules of a group."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    @staticmethod
    def from_schedule_group(resource: Any) -> ScheduleGroupGrants:
        """Return the grants of any group, made with L1 or L2."""
        return ScheduleGroupGrants(resource)

    @property
    def resource(self) -> Any:
        """The group."""
        return self._resource

    @checked
    def read_schedules(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` see schedules."""
        return self._on_schedules(grantee, "scheduler:GetSchedule", "scheduler:ListSchedules")

    @checked
    def write_schedules(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` make and change schedules."""
        return self._on_schedules(grantee, "scheduler:CreateSchedule", "scheduler:UpdateSchedule")

    @checked
    def delete_schedules(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` delete schedules."""
        return self._on_schedules(grantee, "scheduler:DeleteSchedule")

    def _on_schedules(self, grantee: IGrantable, *actions: str) -> Grant:
        name, place = self._resource.schedule_group_ref.schedule_group_name, self._resource.env
        arn = f"arn:{Aws.PARTITION}:scheduler:{place.region}:{place.account}:schedule/{name}/*"
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[arn])


__all__ = ["ScheduleGroupGrants"]
