"""What deployment groups of all platforms do alike: go back, and watch alarms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef
    from constructs import Construct

_REMOVE_ALARMS = "@aws-cdk/aws-codedeploy:removeAlarmsFromDeploymentGroup"


class AutoRollbackConfig(Struct):
    """When the old version is put back."""

    deployment_in_alarm: bool | None = None
    """When an alarm of the group goes off. Default: yes, if it has alarms."""
    failed_deployment: bool | None = None
    """When the deployment fails. Default: yes."""
    stopped_deployment: bool | None = None
    """When somebody stops the deployment. Default: no."""


class _GroupProps(Struct):
    """Options of every deployment group."""

    alarms: Sequence[IAlarmRef] | None = None
    """Alarms that stop a deployment. Default: none."""
    auto_rollback: Nested[AutoRollbackConfig | None] = nested()
    """Default: when the deployment fails, or an alarm goes off."""
    deployment_group_name: str | None = None
    """Default: chosen by CloudFormation."""
    ignore_alarm_configuration: bool | None = None
    """Mind no alarms for now. Default: they are minded."""
    ignore_poll_alarms_failure: bool | None = None
    """Go on where alarms cannot be asked. Default: no."""


def alarm_configuration(scope: Construct, alarms: Sequence[Any], props: _GroupProps) -> dict[str, Any] | None:
    """Return which alarms are watched; nothing if there are none, or that there are none under the flag for it."""
    if not alarms:
        # Nothing said would leave the alarms of before in force.
        return {"enabled": False} if flag_enabled(scope.node, _REMOVE_ALARMS) else None
    return {
        "alarms": [{"name": alarm.alarm_ref.alarm_name} for alarm in alarms],
        "enabled": not props.ignore_alarm_configuration,
        "ignorePollAlarmFailure": props.ignore_poll_alarms_failure,
    }


def rollback_configuration(scope: Construct, alarms: Sequence[Any], props: _GroupProps) -> dict[str, Any] | None:
    """Return when the old version is put back.

    Raises:
        ValidationError: that is asked for on alarms, but there are none.
    """
    config = props.auto_rollback or AutoRollbackConfig()
    events = []
    if config.failed_deployment is not False:
        events.append("DEPLOYMENT_FAILURE")
    if config.stopped_deployment:
        events.append("DEPLOYMENT_STOP_ON_REQUEST")
    if config.deployment_in_alarm is not False:
        if alarms:
            events.append("DEPLOYMENT_STOP_ON_ALARM")
        elif config.deployment_in_alarm:
            raise ValidationError(
                "The auto-rollback setting 'deploymentInAlarm' does not have any effect unless you associate at least one "
                "CloudWatch alarm with the Deployment Group.",
                scope=scope,
            )
    if events:
        return {"enabled": True, "events": events}
    # What is on unless said otherwise has to be switched off in so many words.
    switched_off = config.failed_deployment is False and config.deployment_in_alarm is False
    return {"enabled": False} if switched_off else None
