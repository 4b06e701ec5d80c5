"""Tasks that create schedules of EventBridge Scheduler."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    integration_arn,
    service_arn,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.schedule_expressions import cron_expression
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_sqs.queue_base import IQueue
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MAX_RETRIES = 185
_MINUTE_MILLISECONDS = 60_000
_EVENT_AGE_SECONDS = (60, 86_400)
_WINDOW_MINUTES = (1, 1440)
_MAX_NAME_LENGTH = 64
_MAX_DESCRIPTION_LENGTH = 512
_MAX_ZONE_LENGTH = 50


class ActionAfterCompletion(NamedEnum):
    """What happens to a schedule that is over."""

    NONE = "NONE"
    DELETE = "DELETE"


class CronOptions(Struct):
    """When a schedule fires, as fields of a cron expression; each is any if not given."""

    day: str | None = None
    """Day of the month. Default: any."""
    hour: str | None = None
    """Hour. Default: any."""
    minute: str | None = None
    """Minute. Default: any."""
    month: str | None = None
    """Month. Default: any."""
    week_day: str | None = None
    """Day of the week. Default: any."""
    year: str | None = None
    """Year. Default: any."""


class Schedule:
    """When a schedule fires."""

    @checked
    def __init__(self, expression_string: str) -> None:
        self.expression_string = expression_string
        """The expression that EventBridge Scheduler reads."""

    @staticmethod
    @checked
    def rate(duration: Duration) -> Schedule:
        """Fire again and again.

        Raises:
            ValidationError: the time is less than a minute, no whole number of minutes, or a token.
        """
        if duration.to_milliseconds() < _MINUTE_MILLISECONDS:
            raise ValidationError("Duration cannot be less than 1 minute")
        minutes = int(duration.to_minutes())
        for size, unit in ((1440, "days"), (60, "hours")):
            if minutes % size == 0:
                return Schedule(f"rate({minutes // size} {unit})")
        return Schedule(f"rate({minutes} minutes)")

    @staticmethod
    @checked
    def one_time(time: datetime) -> Schedule:
        """Fire once.

        Raises:
            TypeError: the moment has no time zone.
        """
        from aws_cdk.aws_applicationautoscaling.schedule import in_utc

        return Schedule(in_utc(time)[:-1])

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Fire when date and time fit.

        Raises:
            ValidationError: both day and day of the week are given.
        """
        return Schedule(cron_expression(options))


class RetryPolicy(Struct):
    """How often and how long a schedule tries."""

    maximum_event_age: Duration
    """How long, 1 minute to 24 hours."""
    maximum_retry_attempts: int | float
    """How often, 0 to 185."""


class EventBridgeSchedulerTargetProps(Struct):
    """Options of :class:`EventBridgeSchedulerTarget`."""

    arn: str
    """What is called."""
    role: IRole
    """The role that calls it."""
    dead_letter_queue: IQueue | None = None
    """Where events go that cannot be delivered. Default: nowhere."""
    input: str | None = None
    """What is handed over. Default: an empty object."""
    retry_policy: Nested[RetryPolicy | None] = nested()
    """How often and how long it is tried. Default: for 24 hours."""


class EventBridgeSchedulerTarget:
    """What a schedule calls."""

    @takes(EventBridgeSchedulerTargetProps)
    def __init__(self, props: EventBridgeSchedulerTargetProps) -> None:
        """Say what is called.

        Raises:
            ValidationError: a figure of the retry policy is out of range.
        """
        self.arn = props.arn
        self.role = props.role
        self.dead_letter_queue = props.dead_letter_queue
        self.input = props.input
        self.retry_policy = props.retry_policy
        policy = props.retry_policy
        if policy is None:
            return
        attempts, age = policy.maximum_retry_attempts, policy.maximum_event_age.to_seconds()
        if not is_unresolved(attempts) and not 0 <= attempts <= _MAX_RETRIES:
            raise ValidationError(
                f"MaximumRetryAttempts must be an integer between 0 and {_MAX_RETRIES}, got {attempts}"
            )
        least, most = _EVENT_AGE_SECONDS
        if not least <= age <= most:
            raise ValidationError(f"MaximumEventAgeInSeconds must be between {least} and {most} seconds, got {age}")

    def render_target_object(self) -> Any:
        """Return the target as the API takes it."""
        policy = self.retry_policy
        queue = self.dead_letter_queue
        return present(
            {
                "Arn": self.arn,
                "RoleArn": self.role.role_arn,
                "Input": self.input,
                "RetryPolicy": (
                    {
                        "MaximumEventAgeInSeconds": policy.maximum_event_age.to_seconds(),
                        "MaximumRetryAttempts": policy.maximum_retry_attempts,
                    }
                    if policy is not None
                    else None
                ),
                "DeadLetterConfig": {"Arn": queue.queue_arn} if queue is not None else None,
            }
        )


class _EventBridgeSchedulerCreateScheduleTaskOptions(Struct):
    """What the task takes in either language."""

    schedule: Schedule
    """When it fires."""
    schedule_name: str
    """Name of the schedule."""
    target: EventBridgeSchedulerTarget
    """What it calls."""
    action_after_completion: ActionAfterCompletion | None = None
    """What happens to it when it is over. Default: NONE."""
    client_token: str | None = None
    """What tells whether the same request was made already. Default: random."""
    description: str | None = None
    """A description. Default: none."""
    enabled: bool | None = None
    """Whether it fires. Default: yes."""
    end_date: datetime | None = None
    """When it stops. Default: never."""
    flexible_time_window: Duration | None = None
    """How much later it may fire, 1 minute to 24 hours. Default: not at all."""
    group_name: str | None = None
    """The group it is in. Default: default."""
    kms_key: IKey | None = None
    """The key that the input is encrypted with. Default: a key of AWS."""
    start_date: datetime | None = None
    """When it starts. Default: at once."""
    timezone: str | None = None
    """The time zone of the expression. Default: UTC."""


class EventBridgeSchedulerCreateScheduleTaskJsonPathProps(
    TaskStateJsonPathBaseProps, _EventBridgeSchedulerCreateScheduleTaskOptions
):
    """Options of a task that creates a schedule with JSONPath."""


class EventBridgeSchedulerCreateScheduleTaskJsonataProps(
    TaskStateJsonataBaseProps, _EventBridgeSchedulerCreateScheduleTaskOptions
):
    """Options of a task that creates a schedule with JSONata."""


class EventBridgeSchedulerCreateScheduleTaskProps(TaskStateBaseProps, _EventBridgeSchedulerCreateScheduleTaskOptions):
    """Options of a task that creates a schedule in either language."""


class EventBridgeSchedulerCreateScheduleTask(TaskStateBase):
    """Creates a schedule."""

    @staticmethod
    @takes(EventBridgeSchedulerCreateScheduleTaskJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: EventBridgeSchedulerCreateScheduleTaskJsonPathProps
    ) -> EventBridgeSchedulerCreateScheduleTask:
        """Make the task with JSONPath."""
        return EventBridgeSchedulerCreateScheduleTask(scope, id, **props._given())

    @staticmethod
    @takes(EventBridgeSchedulerCreateScheduleTaskJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: EventBridgeSchedulerCreateScheduleTaskJsonataProps
    ) -> EventBridgeSchedulerCreateScheduleTask:
        """Make the task with JSONata."""
        return EventBridgeSchedulerCreateScheduleTask(
            scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA}
        )

    @takes(EventBridgeSchedulerCreateScheduleTaskProps)
    def __init__(self, scope: Construct, id: str, props: EventBridgeSchedulerCreateScheduleTaskProps) -> None:
        """Make the task.

        Raises:
            ValidationError: a name, token or window is not allowed, or it would end before it starts.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = props.integration_pattern or REQUEST_RESPONSE  # as the peer: not checked
        self._check(props)
        if props.kms_key is not None:
            props.kms_key.grant_decrypt(props.target.role)
        name = f"{props.group_name or 'default'}/{props.schedule_name}"
        self._task_policies = [
            PolicyStatement(
                actions=["scheduler:CreateSchedule"], resources=[service_arn(self, "scheduler", "schedule", name)]
            ),
            PolicyStatement(actions=["iam:PassRole"], resources=[props.target.role.role_arn]),
        ]

    def _check(self, props: EventBridgeSchedulerCreateScheduleTaskProps) -> None:
        for what, text, characters, allowed in (
            ("ClientToken", props.client_token, "alphanumeric characters, dashes, and underscores", r"[a-zA-Z0-9_-]+"),
            (
                "GroupName",
                props.group_name,
                "alphanumeric characters, dashes, underscores, and periods",
                r"[a-zA-Z0-9_.-]+",
            ),
        ):
            if text is None or _known_later(text):
                continue
            if not 1 <= len(text) <= _MAX_NAME_LENGTH:
                raise ValidationError(
                    f"{what} must be between 1 and {_MAX_NAME_LENGTH} characters long. Got: {len(text)}", scope=self
                )
            if not re.fullmatch(allowed, text):
                raise ValidationError(f"{what} must consist of {characters} only, Got: {text}", scope=self)
        text = props.description
        if text is not None and not _known_later(text) and len(text) > _MAX_DESCRIPTION_LENGTH:
            raise ValidationError(
                f"Description must be less than {_MAX_DESCRIPTION_LENGTH} characters long. Got: {len(text)}", scope=self
            )
        text = props.timezone
        if text is not None and not _known_later(text) and not 1 <= len(text) <= _MAX_ZONE_LENGTH:
            raise ValidationError(
                f"Timezone must be between 1 and {_MAX_ZONE_LENGTH} characters long. Got: {len(text)}", scope=self
            )
        window = props.flexible_time_window
        least, most = _WINDOW_MINUTES
        if window is not None and not window.is_unresolved() and not least <= window.to_minutes() <= most:
            raise ValidationError(
                f"FlexibleTimeWindow must be between {least} and {most} minutes, got {window.to_minutes()}", scope=self
            )
        start, end = props.start_date, props.end_date
        if start is not None and end is not None and start >= end:
            raise ValidationError("'startDate' must be before 'endDate'", scope=self)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        window = props.flexible_time_window
        parameters = present(
            {
                "ActionAfterCompletion": (props.action_after_completion or ActionAfterCompletion.NONE)._value_,
                "ClientToken": props.client_token,
                "Description": props.description,
                "EndDate": _iso(props.end_date),
                "FlexibleTimeWindow": (
                    {"Mode": "FLEXIBLE", "MaximumWindowInMinutes": window.to_minutes()}
                    if window is not None
                    else {"Mode": "OFF"}
                ),
                "GroupName": props.group_name,
                "KmsKeyArn": props.kms_key.key_arn if props.kms_key is not None else None,
                "Name": props.schedule_name,
                "ScheduleExpression": props.schedule.expression_string,
                "ScheduleExpressionTimezone": props.timezone,
                "StartDate": _iso(props.start_date),
                "State": "DISABLED" if props.enabled is False else "ENABLED",
                "Target": props.target.render_target_object(),
            }
        )
        return {
            "Resource": integration_arn("aws-sdk", "scheduler:createSchedule", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _known_later(text: str) -> bool:
    return is_unresolved(text) or text.startswith("{%")


def _iso(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    from aws_cdk.aws_applicationautoscaling.schedule import in_utc

    return f"{in_utc(moment)[:-1]}.{moment.microsecond // 1000:03d}Z"
