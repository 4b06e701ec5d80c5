"""Event buses as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_invoke_config import DestinationConfig, DestinationType, IDestination
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_events import IEventBus
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_DEFAULT_BUS = "DefaultEventBus"


class EventBridgeDestination(IDestination):
    """Tells an event bus of asynchronous calls; the default bus unless one is given."""

    @checked
    def __init__(self, event_bus: IEventBus | None = None) -> None:
        self._event_bus = event_bus

    @checked
    def bind(self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None) -> DestinationConfig:
        """Let ``fn`` put events on the bus."""
        from aws_cdk.aws_events import EventBus

        bus: Any = self._event_bus or scope.node.try_find_child(_DEFAULT_BUS)
        if bus is None:
            from aws_cdk.core.stack import Stack

            arn = Stack.of(fn).format_arn(service="events", resource="event-bus", resource_name="default")
            bus = EventBus.from_event_bus_arn(scope, _DEFAULT_BUS, arn)
        bus.grant_put_events_to(fn)
        return DestinationConfig(destination=bus.event_bus_arn)
