"""Tasks that put events on event buses."""

from __future__ import annotations

from collections.abc import Sequence
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
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    integration_arn,
    service_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from aws_cdk.interfaces.aws_events import IEventBusRef
    from constructs import Construct


class EventBridgePutEventsEntry(Struct):
    """An event."""

    detail: TaskInput
    """What happened: an object."""
    detail_type: str
    """What kind of event it is."""
    source: str
    """Where it comes from; not ``aws.``."""
    event_bus: IEventBusRef | None = None
    """The bus. Default: the account's default bus."""


class _EventBridgePutEventsOptions(Struct):
    """What the task takes in either language."""

    entries: Nested[Sequence[EventBridgePutEventsEntry]]
    """The events; at least one."""


class EventBridgePutEventsJsonPathProps(TaskStateJsonPathBaseProps, _EventBridgePutEventsOptions):
    """Options of a task that puts events on a bus with JSONPath."""


class EventBridgePutEventsJsonataProps(TaskStateJsonataBaseProps, _EventBridgePutEventsOptions):
    """Options of a task that puts events on a bus with JSONata."""


class EventBridgePutEventsProps(TaskStateBaseProps, _EventBridgePutEventsOptions):
    """Options of a task that puts events on a bus in either language."""


class EventBridgePutEvents(TaskStateBase):
    """Puts events on event buses."""

    @staticmethod
    @takes(EventBridgePutEventsJsonPathProps)
    def json_path(scope: Construct, id: str, props: EventBridgePutEventsJsonPathProps) -> EventBridgePutEvents:
        """Make the task with JSONPath."""
        return EventBridgePutEvents(scope, id, **props._given())

    @staticmethod
    @takes(EventBridgePutEventsJsonataProps)
    def jsonata(scope: Construct, id: str, props: EventBridgePutEventsJsonataProps) -> EventBridgePutEvents:
        """Make the task with JSONata."""
        return EventBridgePutEvents(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(EventBridgePutEventsProps)
    def __init__(self, scope: Construct, id: str, props: EventBridgePutEventsProps) -> None:
        """Make the task.

        Raises:
            ValidationError: there are no events; a source is one of AWS; the token is not passed on.
        """
        self._init_task(scope, id, props)
        self._entries = props.entries
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        if self._pattern is WAIT_FOR_TASK_TOKEN:
            details = {str(number): entry.detail.value for number, entry in enumerate(props.entries)}
            check_task_token(self._pattern, details, "`entries`", self)
        if not props.entries:
            raise ValidationError("Value for property `entries` must be a non-empty array.", scope=self)
        if any(entry.source.startswith("aws.") for entry in props.entries):
            raise ValidationError(
                'Event source cannot start with "aws."', scope=self, fix="name the source after your application"
            )
        buses = [
            entry.event_bus.event_bus_ref.event_bus_arn
            if entry.event_bus is not None
            else service_arn(self, "events", "event-bus", "default")
            for entry in props.entries
        ]
        self._task_policies = [PolicyStatement(actions=["events:PutEvents"], resources=list(dict.fromkeys(buses)))]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        entries = [
            present(
                {
                    "Detail": entry.detail.value,
                    "DetailType": entry.detail_type,
                    "EventBusName": entry.event_bus.event_bus_ref.event_bus_arn
                    if entry.event_bus is not None
                    else None,
                    "Source": entry.source,
                }
            )
            for entry in self._entries
        ]
        return {
            "Resource": integration_arn("events", "putEvents", self._pattern),
            **self._rendered_parameters({"Entries": entries}, top_level_query_language),
        }
