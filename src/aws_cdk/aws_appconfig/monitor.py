"""Alarms that stop a deployment and roll it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appconfig._l1 import CfnEnvironment
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef
    from aws_cdk.interfaces.aws_iam import IRoleRef


class MonitorType(NamedEnum):
    """What a monitor was made from."""

    CLOUDWATCH = 0
    CFN_MONITORS_PROPERTY = 1


class Monitor:
    """An alarm that is watched while a deployment goes on. Make it with one of the factories.

    Attributes:
        alarm_arn: ARN of the alarm.
        alarm_role_arn: ARN of the role that looks at it. Where there is none, the environment makes one for alarms of
            CloudWatch.
        is_composite_alarm: Not told of any; kept as the peer's name.
        monitor_type: What it was made from.
    """

    is_composite_alarm: bool | None = None

    @checked
    def __init__(self, alarm_arn: str, monitor_type: MonitorType, alarm_role_arn: str | None) -> None:
        self.alarm_arn = alarm_arn
        self.alarm_role_arn = alarm_role_arn
        self.monitor_type = monitor_type

    @staticmethod
    @checked
    def from_cloud_watch_alarm(alarm: IAlarmRef, alarm_role: IRoleRef | None = None) -> Monitor:
        """Watch an alarm. Default role: one that the environment makes, for all its alarms."""
        role_arn = alarm_role.role_ref.role_arn if alarm_role is not None else None
        return Monitor(alarm.alarm_ref.alarm_arn, MonitorType.CLOUDWATCH, role_arn)

    @staticmethod
    @takes(CfnEnvironment.MonitorsProperty)
    def from_cfn_monitors_property(monitors_property: CfnEnvironment.MonitorsProperty) -> Monitor:
        """Watch what a property of the resource says.

        Raises:
            ValidationError: it names no alarm.
        """
        alarm_arn = monitors_property.alarm_arn
        if alarm_arn is None:
            raise ValidationError(
                "You must specify an alarmArn property to use from_cfn_monitors_property (fromCfnMonitorsProperty)",
                fix="give alarm_arn",
            )
        return Monitor(alarm_arn, MonitorType.CFN_MONITORS_PROPERTY, monitors_property.alarm_role_arn)
