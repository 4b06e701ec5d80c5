"""Functions as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_invoke_config import DestinationConfig, DestinationType, IDestination
from aws_cdk.aws_lambda_destinations.event_bridge_destination import EventBridgeDestination
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct


class LambdaDestinationOptions(Struct):
    """Options of :class:`LambdaDestination`."""

    response_only: bool | None = None
    """Pass on the answer of the call alone rather than the whole record, by way of EventBridge. Default: no."""


class LambdaDestination(IDestination):
    """Calls another function after asynchronous calls."""

    @takes(LambdaDestinationOptions)
    def __init__(self, fn: IFunction, options: LambdaDestinationOptions) -> None:
        self._fn = fn
        self._options = options

    @checked
    def bind(
        self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None, **_options: Any
    ) -> DestinationConfig:
        """Let ``fn`` invoke the other function, or put events on the default bus from which a rule invokes it."""
        if not self._options.response_only:
            self._fn.grant_invoke(fn)
            return DestinationConfig(destination=self._fn.function_arn)
        if type is None:
            raise ValidationError("Options must be defined when using `responseOnly`.", scope=scope)
        from aws_cdk.aws_events import Rule, RuleTargetInput
        from aws_cdk.aws_events_targets import LambdaFunction

        Rule(
            scope,
            type._value_,
            event_pattern={
                "detail_type": [f"Lambda Function Invocation Result - {type._value_}"],
                "resources": [f"{fn.function_arn}:$LATEST"],
                "source": ["lambda"],
            },
            targets=[LambdaFunction(self._fn, event=RuleTargetInput.from_event_path("$.detail.responsePayload"))],
        )
        return EventBridgeDestination().bind(scope, fn)
