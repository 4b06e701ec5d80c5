"""Schedules, which invoke a target at times."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_scheduler._l1 import CfnSchedule
from aws_cdk.aws_scheduler._metrics import (
    ATTEMPTS,
    DROPPED,
    ERRORS,
    SENT_TO_DLQ,
    TARGET_THROTTLED,
    THROTTLED,
    TRUNCATED,
    failed_to_be_sent,
    scheduler_metric,
)
from aws_cdk.aws_scheduler.schedule_base import ISchedule
from aws_cdk.aws_scheduler.schedule_expression import ScheduleExpression
from aws_cdk.aws_scheduler.schedule_target import IScheduleTarget, ScheduleTargetConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_scheduler.schedule_group_base import IScheduleGroup
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_scheduler import ScheduleReference
    from constructs import Construct

_MOST_CHARACTERS = 64
_MOST_WINDOW_MINUTES = 1440


class TimeWindow:
    """How exactly times are kept."""

    @checked
    def __init__(self, mode: str, max_window: Duration | None = None) -> None:
        self._mode = mode
        self._max_window = max_window

    @staticmethod
    @checked
    def flexible(max_window: Duration) -> TimeWindow:
        """Return that the target is invoked within ``max_window`` after each time, 1 to 1440 minutes.

        Raises:
            ValidationError: it is longer, or no whole number of minutes.
        """
        minutes = max_window.to_minutes()
        if not 1 <= minutes <= _MOST_WINDOW_MINUTES:
            raise ValidationError(
                f"The provided duration must be between 1 minute and {_MOST_WINDOW_MINUTES} minutes, "
                f"got {js_number_text(minutes)}"
            )
        return TimeWindow("FLEXIBLE", max_window)

    @staticmethod
    def off() -> TimeWindow:
        """Return that the target is invoked at the minute of each time."""
        return TimeWindow("OFF")

    @property
    def mode(self) -> str:
        """As CloudFormation has it."""
        return self._mode

    @property
    def max_window(self) -> Duration | None:
        """How long after a time the target may be invoked."""
        return self._max_window


class ScheduleProps(Struct):
    """Options of a schedule."""

    schedule: ScheduleExpression
    """When the target is invoked."""
    target: IScheduleTarget
    """What is invoked."""
    description: str | None = None
    """Default: none."""
    enabled: bool | None = None
    """Whether it is on. Default: yes."""
    end: datetime | None = None
    """Until when it is on. Default: for ever."""
    key: IKey | None = None
    """The key that its data are encrypted with. Default: a key of AWS's."""
    schedule_group: IScheduleGroup | None = None
    """Default: the account's group ``default``."""
    schedule_name: str | None = None
    """Up to 64 characters. Default: chosen by CloudFormation."""
    start: datetime | None = None
    """From when on it is on. Default: at once."""
    time_window: TimeWindow | None = None
    """Default: ``TimeWindow.off()``."""


class Schedule(Resource, ISchedule):
    """Invokes a target at times."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-scheduler.Schedule"

    @staticmethod
    @checked
    def from_schedule_arn(scope: Construct, id: str, schedule_arn: str) -> ISchedule:
        """Return a schedule made elsewhere, by its ARN, as an ARN of this stack's account and region.

        Raises:
            ValidationError: the ARN names no group and schedule, or is only known when the app is deployed.
        """
        resource_name = Arn.split(schedule_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        names = "" if resource_name is None or is_unresolved(schedule_arn) else resource_name
        name = names.split("/")[1] if "/" in names else ""
        if not name:
            raise ValidationError(
                "Invalid schedule ARN format. Expected: "
                "arn:<partition>:scheduler:<region>:<account>:schedule/<group-name>/<schedule-name>, "
                f"got: {schedule_arn}",
                scope=scope,
            )
        return _ImportedSchedule(scope, id, schedule_arn, name)

    @staticmethod
    @takes(MetricOptions)
    def metric_all_throttled(props: MetricOptions) -> Metric:
        """Return how many invocations EventBridge Scheduler throttled."""
        return scheduler_metric(THROTTLED, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_errors(props: MetricOptions) -> Metric:
        """Return how many invocations ended in an error of the target."""
        return scheduler_metric(ERRORS, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_attempts(props: MetricOptions) -> Metric:
        """Return how many invocations were tried."""
        return scheduler_metric(ATTEMPTS, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_target_throttled(props: MetricOptions) -> Metric:
        """Return how many invocations the target throttled."""
        return scheduler_metric(TARGET_THROTTLED, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_dropped(props: MetricOptions) -> Metric:
        """Return how many invocations were given up."""
        return scheduler_metric(DROPPED, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_sent_to_dlq(props: MetricOptions) -> Metric:
        """Return how many events went to dead-letter queues."""
        return scheduler_metric(SENT_TO_DLQ, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_failed_to_be_sent_to_dlq(
        error_code: str | None = None,
        props: MetricOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> Metric:
        """Return how many events dead-letter queues did not take.

        Args:
            error_code: Only those with this error.
            props: Options of the metric.
        """
        return scheduler_metric(failed_to_be_sent(error_code), **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_sent_to_dlq_truncated(props: MetricOptions) -> Metric:
        """Return how many events were cut, for dead-letter queues to take them."""
        return scheduler_metric(TRUNCATED, **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all(metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of all schedules by its name. Default statistic: the sum."""
        return scheduler_metric(metric_name, **props._given())

    @takes(ScheduleProps)
    def __init__(self, scope: Construct, id: str, props: ScheduleProps) -> None:
        """Make the schedule.

        Raises:
            ValidationError: the name is too long, or it ends before it starts.
        """
        super().__init__(scope, id, physical_name=props.schedule_name)
        name = props.schedule_name
        if name is not None and not is_unresolved(name) and len(name) > _MOST_CHARACTERS:
            raise ValidationError(
                f"scheduleName cannot be longer than {_MOST_CHARACTERS} characters, got: {len(name)}", scope=self
            )
        self.schedule_group: IScheduleGroup | None = props.schedule_group
        target = ScheduleTargetConfig.of(props.target.bind(self))
        self._key = props.key
        if props.key is not None:
            props.key.grant_decrypt(target.role)
        self._check_span(props)
        window = props.time_window or TimeWindow.off()
        zone = props.schedule.time_zone
        resource = CfnSchedule(
            self,
            "Resource",
            name=self.physical_name,
            flexible_time_window={
                "mode": window.mode,
                "maximumWindowInMinutes": window.max_window.to_minutes() if window.max_window is not None else None,
            },
            schedule_expression=props.schedule.expression_string,
            schedule_expression_timezone=zone.timezone_name if zone is not None else None,
            group_name=self.schedule_group.schedule_group_name if self.schedule_group is not None else None,
            state="DISABLED" if props.enabled is False else "ENABLED",
            kms_key_arn=props.key.key_arn if props.key is not None else None,
            target=self._rendered(target),
            start_date=_moment(props.start) if props.start is not None else None,
            end_date=_moment(props.end) if props.end is not None else None,
            description=props.description,
        )
        self.schedule_name: str = self._get_resource_name_attribute(resource.ref)
        group = self.schedule_group.schedule_group_name if self.schedule_group is not None else "default"
        self.schedule_arn: str = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="scheduler", resource="schedule", resource_name=f"{group}/{self.physical_name}"),
        )

    @property
    def key(self) -> IKey | None:
        """The key that its data are encrypted with."""
        return self._key

    @property
    def schedule_ref(self) -> ScheduleReference:
        """The reference to the schedule."""
        return _reference(self)

    def _rendered(self, target: ScheduleTargetConfig) -> dict[str, Any]:
        return {
            "arn": target.arn,
            "roleArn": target.role.role_arn,
            "input": target.input.bind(self) if target.input is not None else None,
            "deadLetterConfig": target.dead_letter_config,
            "retryPolicy": target.retry_policy,
            "ecsParameters": target.ecs_parameters,
            "kinesisParameters": target.kinesis_parameters,
            "eventBridgeParameters": target.event_bridge_parameters,
            "sageMakerPipelineParameters": target.sage_maker_pipeline_parameters,
            "sqsParameters": target.sqs_parameters,
        }

    def _check_span(self, props: ScheduleProps) -> None:
        start, end = props.start, props.end
        if start is not None and end is not None and _moment(start) >= _moment(end):
            raise ValidationError(
                f"start must precede end, got start: {_moment(start)}, end: {_moment(end)}", scope=self
            )


class _ImportedSchedule(Resource, ISchedule):
    schedule_group: IScheduleGroup | None = None

    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        super().__init__(scope, id)
        self.schedule_arn: str = arn
        self.schedule_name: str = name

    @property
    def schedule_ref(self) -> ScheduleReference:
        return _reference(self)


def _reference(schedule: ISchedule) -> ScheduleReference:
    from aws_cdk.interfaces.aws_scheduler import ScheduleReference

    return ScheduleReference(schedule_name=schedule.schedule_name, schedule_arn=schedule.schedule_arn)


def _moment(moment: datetime) -> str:
    from aws_cdk.aws_applicationautoscaling.schedule import in_utc

    return f"{in_utc(moment)[:-1]}.{moment.microsecond // 1000:03d}Z"


__all__ = ["Schedule", "ScheduleProps", "TimeWindow"]
