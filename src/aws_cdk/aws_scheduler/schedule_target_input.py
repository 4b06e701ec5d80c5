"""What a target gets from a schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_scheduler.schedule_base import ISchedule


class ContextAttribute:
    """What EventBridge Scheduler puts in the place of a text in an input.

    Source: the EventBridge Scheduler user guide, "Adding context attributes".
    """

    attempt_number: ClassVar[str] = "<aws.scheduler.attempt-number>"
    """The number of the attempt, from 1."""
    execution_id: ClassVar[str] = "<aws.scheduler.execution-id>"
    """The id of the invocation."""
    schedule_arn: ClassVar[str] = "<aws.scheduler.schedule-arn>"
    """The schedule's ARN."""
    scheduled_time: ClassVar[str] = "<aws.scheduler.scheduled-time>"
    """When the invocation was meant to be."""

    @checked
    def __init__(self, name: str) -> None:
        self._name = name

    @staticmethod
    @checked
    def from_name(name: str) -> str:
        """Return the text that stands for an attribute."""
        return ContextAttribute(name).to_string()

    @property
    def name(self) -> str:
        """The attribute's name."""
        return self._name

    def to_string(self) -> str:
        """Return the text that stands for the attribute."""
        return f"<aws.scheduler.{self._name}>"


class ScheduleTargetInput:
    """What a target gets."""

    @staticmethod
    @checked
    def from_object(obj: Any) -> ScheduleTargetInput:
        """Return an object, which the target gets as JSON; it may hold tokens and context attributes."""
        return _ObjectInput(obj)

    @staticmethod
    @checked
    def from_text(text: str) -> ScheduleTargetInput:
        """Return a text, which may hold tokens and context attributes."""
        return _TextInput(text)

    def bind(self, schedule: ISchedule) -> str:
        """Return the input as the schedule has it."""
        raise NotImplementedError


class _ObjectInput(ScheduleTargetInput):
    def __init__(self, value: Any) -> None:
        self._value = value

    @checked
    def bind(self, schedule: ISchedule) -> str:
        return Stack.of(schedule).to_json_string(self._value)


class _TextInput(ScheduleTargetInput):
    def __init__(self, text: str) -> None:
        self._text = text

    @checked
    def bind(self, schedule: ISchedule) -> str:
        return self._text


__all__ = ["ContextAttribute", "ScheduleTargetInput"]
