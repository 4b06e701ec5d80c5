"""What starts jobs and crawlers of a workflow: when, after what, and with what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.schedule import CronOptions
from aws_cdk.aws_glue.job_options import JobState
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_glue.security_configuration import ISecurityConfiguration
    from aws_cdk.interfaces.aws_glue import ICrawlerRef, IJobRef


class PredicateLogical(NamedEnum):
    """How many of several conditions must hold."""

    AND = "AND"
    ANY = "ANY"


class ConditionLogicalOperator(NamedEnum):
    """How a state is compared."""

    EQUALS = "EQUALS"


class CrawlerState(NamedEnum):
    """The state of a crawler's run."""

    RUNNING = "RUNNING"
    CANCELLING = "CANCELLING"
    CANCELLED = "CANCELLED"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    ERROR = "ERROR"


class _ActionOptions(Struct):
    arguments: Mapping[str, str] | None = None
    """Arguments of this run. Default: its own."""
    security_configuration: ISecurityConfiguration | None = None
    """How what it writes is encrypted. Default: its own."""
    timeout: Duration | None = None
    """How long it may run; whole minutes. Default: its own."""


class JobActionOptions(_ActionOptions):
    """How a job is started."""


class CrawlerActionOptions(_ActionOptions):
    """How a crawler is started."""


class Action:
    """Something that is started."""

    @staticmethod
    @takes(JobActionOptions)
    def job(job: IJobRef, options: JobActionOptions) -> Action:
        """Start a job."""
        return _Started({"jobName": job.job_ref.job_name}, options)

    @staticmethod
    @takes(CrawlerActionOptions)
    def crawler(crawler: ICrawlerRef, options: CrawlerActionOptions) -> Action:
        """Start a crawler."""
        return _Started({"crawlerName": crawler.crawler_ref.crawler_name}, options)

    def _rendered(self) -> Mapping[str, Any]:
        raise NotImplementedError(f"{type(self).__name__} must define _rendered()")


class _Started(Action):
    def __init__(self, what: Mapping[str, Any], options: _ActionOptions) -> None:
        self._what = what
        self._options = options

    def _rendered(self) -> Mapping[str, Any]:
        options = self._options
        security = options.security_configuration
        return {
            **self._what,
            "arguments": options.arguments,
            "securityConfiguration": security.security_configuration_name if security is not None else None,
            "timeout": options.timeout.to_minutes() if options.timeout is not None else None,
        }


class ConditionOptions(Struct):
    """How a state is compared."""

    logical_operator: ConditionLogicalOperator | None = None
    """Default: it is the one given."""


class Condition:
    """Something that must have happened."""

    @staticmethod
    @takes(ConditionOptions)
    def job(job: IJobRef, state: JobState, options: ConditionOptions) -> Condition:
        """A job came to a state."""
        return _Happened({"jobName": job.job_ref.job_name, "state": state._value_}, options)

    @staticmethod
    @takes(ConditionOptions)
    def crawler(crawler: ICrawlerRef, crawl_state: CrawlerState, options: ConditionOptions) -> Condition:
        """A crawler came to a state."""
        what = {"crawlerName": crawler.crawler_ref.crawler_name, "crawlState": crawl_state._value_}
        return _Happened(what, options)

    def _rendered(self) -> Mapping[str, Any]:
        raise NotImplementedError(f"{type(self).__name__} must define _rendered()")


class _Happened(Condition):
    def __init__(self, what: Mapping[str, Any], options: ConditionOptions) -> None:
        self._what = what
        self._operator = options.logical_operator or ConditionLogicalOperator.EQUALS

    def _rendered(self) -> Mapping[str, Any]:
        return {**self._what, "logicalOperator": self._operator._value_}


class Predicate(Struct):
    """What must have happened."""

    conditions: Sequence[Condition] | None = None
    logical: PredicateLogical | None = None
    """How many of several must hold. Default: all of them."""


class EventBatchingCondition(Struct):
    """How many events there must be."""

    batch_size: int
    """So many start it."""
    batch_window: Duration | None = None
    """After so long fewer start it as well. Default: 15 minutes."""


class TriggerSchedule:
    """Times.

    Attributes:
        expression_string: As Glue writes them.
    """

    @checked
    def __init__(self, expression_string: str) -> None:
        self.expression_string = expression_string

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> TriggerSchedule:
        """Times by their parts, in UTC.

        Raises:
            ValidationError: both days of the month and of the week are given.
        """
        from aws_cdk.aws_events.schedule import Schedule

        return TriggerSchedule(Schedule.cron(**options._given()).expression_string)

    @staticmethod
    def daily() -> TriggerSchedule:
        """Each day at midnight."""
        return TriggerSchedule.cron(minute="0", hour="0")

    @staticmethod
    def weekly() -> TriggerSchedule:
        """Each Sunday at midnight."""
        return TriggerSchedule.cron(minute="0", hour="0", week_day="SUN")

    @staticmethod
    @checked
    def expression(expression: str) -> TriggerSchedule:
        """Times as Glue writes them."""
        return TriggerSchedule(expression)


class TriggerOptions(Struct):
    """Options of all triggers."""

    actions: Sequence[Action]
    """What is started."""
    description: str | None = None
    name: str | None = None
    """Default: made by CloudFormation."""


class OnDemandTriggerOptions(TriggerOptions):
    """Options of a trigger that waits to be asked."""


class StartableTriggerOptions(TriggerOptions):
    """Options of a trigger that must be started itself."""

    start_on_creation: bool | None = None
    """Whether it is started when it is made. Default: no."""


class ScheduledTriggerOptions(StartableTriggerOptions):
    """Options of a trigger that goes by time."""

    schedule: TriggerSchedule


class EventTriggerOptions(TriggerOptions):
    """Options of a trigger that goes by events."""

    event_batching_condition: Nested[EventBatchingCondition | None] = nested()
    """Default: each event."""


class ConditionalTriggerOptions(StartableTriggerOptions):
    """Options of a trigger that goes by what happened to others."""

    predicate: Nested[Predicate]


__all__ = [
    "Action",
    "Condition",
    "ConditionLogicalOperator",
    "ConditionOptions",
    "ConditionalTriggerOptions",
    "CrawlerActionOptions",
    "CrawlerState",
    "EventBatchingCondition",
    "EventTriggerOptions",
    "JobActionOptions",
    "OnDemandTriggerOptions",
    "Predicate",
    "PredicateLogical",
    "ScheduledTriggerOptions",
    "StartableTriggerOptions",
    "TriggerOptions",
    "TriggerSchedule",
]
