"""Alarms on queries of PromQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch._l1 import CfnAlarm
from aws_cdk.aws_cloudwatch.alarm_base import AlarmBase, IAlarm, _ImportedAlarm, alarm_of_name
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct

# Source: the CloudWatch API reference, PutMetricAlarm, and what aws-cdk-lib 2.275.0 refuses.
_LONGEST_QUERY = 10_000
_INTERVAL_SECONDS = (10, 3600)
_PERIOD_SECONDS = (0, 86_400)


class PromQLAlarmProps(Struct):
    """Options of an alarm on a query of PromQL."""

    evaluation_interval: Duration
    """How often the query is asked, 10 seconds to an hour."""
    query: str
    """The query, 1 to 10,000 characters."""
    actions_enabled: bool | None = None
    """Whether actions run when the state changes. Default: yes."""
    alarm_description: str | None = None
    """What the alarm is for. Default: none."""
    alarm_name: str | None = None
    """Name of the alarm. Default: chosen by CloudFormation."""
    pending_period: Duration | None = None
    """How long the query must hold before the state is ALARM, a day at most. Default: none."""
    recovery_period: Duration | None = None
    """How long it must not hold before the state is OK, a day at most. Default: none."""


class PromQLAlarm(AlarmBase):
    """Asks a query of PromQL, and acts on what it finds."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.PromQLAlarm"

    @staticmethod
    @checked
    def from_prom_ql_alarm_arn(scope: Construct, id: str, alarm_arn: str) -> IAlarm:
        """Return an alarm made elsewhere, by its ARN."""
        return _ImportedAlarm(scope, id, alarm_arn)

    @staticmethod
    @checked
    def from_prom_ql_alarm_name(scope: Construct, id: str, alarm_name: str) -> IAlarm:
        """Return an alarm made elsewhere in the stack's account and region, by its name."""
        return alarm_of_name(scope, id, alarm_name)

    @takes(PromQLAlarmProps)
    def __init__(self, scope: Construct, id: str, props: PromQLAlarmProps) -> None:
        """Make an alarm.

        Raises:
            ValidationError: the query, the interval or a period is out of bounds.
        """
        super().__init__(scope, id, physical_name=props.alarm_name)
        if not is_unresolved(props.query) and not 1 <= len(props.query) <= _LONGEST_QUERY:
            raise ValidationError(
                f"query must be between 1 and {_LONGEST_QUERY} characters, got {len(props.query)}", scope=self
            )
        resource = CfnAlarm(
            self,
            "Resource",
            alarm_name=self.physical_name,
            alarm_description=props.alarm_description,
            actions_enabled=props.actions_enabled,
            evaluation_criteria={
                "promQlCriteria": {
                    "query": props.query,
                    "pendingPeriod": self._seconds("pendingPeriod", props.pending_period, _PERIOD_SECONDS),
                    "recoveryPeriod": self._seconds("recoveryPeriod", props.recovery_period, _PERIOD_SECONDS),
                }
            },
            evaluation_interval=self._seconds("evaluationInterval", props.evaluation_interval, _INTERVAL_SECONDS),
            **self._actions(),
        )
        self.alarm_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="cloudwatch",
                resource="alarm",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        self.alarm_name = self._get_resource_name_attribute(resource.ref)

    def _seconds(self, option: str, duration: Duration | None, bounds: tuple[int, int]) -> int | float | None:
        if duration is None:
            return None
        seconds = duration.to_seconds()
        if not duration.is_unresolved() and not bounds[0] <= seconds <= bounds[1]:
            raise ValidationError(
                f"{option} must be between {bounds[0]} and {bounds[1]} seconds, got {seconds:g}", scope=self
            )
        return seconds


__all__ = ["PromQLAlarm", "PromQLAlarmProps"]
