"""How a function is called asynchronously: retries, ages, destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda._l1 import CfnEventInvokeConfig
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_MIN_AGE_SECONDS = 60
_MAX_AGE_SECONDS = 21600


class DestinationType(NamedEnum):
    """Which calls a destination hears of."""

    FAILURE = "Failure"
    SUCCESS = "Success"


class DestinationOptions(Struct):
    """What a destination is told when it is bound."""

    type: DestinationType


class DestinationConfig(Struct):
    """What a destination answers."""

    destination: str
    """Its ARN."""


class IDestination(Interface):
    """Something that hears of asynchronous calls."""

    def bind(self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None) -> DestinationConfig:
        """Return the destination's ARN, and let the function reach it."""
        raise NotImplementedError


class EventInvokeConfigOptions(Struct):
    """Options of asynchronous calls."""

    max_event_age: Duration | None = None
    """How old an event may get, from 60 seconds to 6 hours. Default: 6 hours."""
    on_failure: IDestination | None = None
    """What hears of calls that fail."""
    on_success: IDestination | None = None
    """What hears of calls that succeed."""
    retry_attempts: int | float | None = None
    """How often a failed call is tried again, 0 to 2. Default: 2."""


class EventInvokeConfigProps(EventInvokeConfigOptions):
    """Options of :class:`EventInvokeConfig`."""

    function: IFunction
    qualifier: str | None = None
    """Version or alias. Default: ``$LATEST``."""


class EventInvokeConfig(Resource):
    """Asynchronous calls of one function, version or alias."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.EventInvokeConfig"

    @takes(EventInvokeConfigProps)
    def __init__(self, scope: Construct, id: str, props: EventInvokeConfigProps) -> None:
        super().__init__(scope, id)
        age = props.max_event_age
        if age is not None and not _MIN_AGE_SECONDS <= age.to_seconds() <= _MAX_AGE_SECONDS:
            raise ValidationError(
                "`maximumEventAge` must represent a `Duration` that is between 60 and 21600 seconds.",
                scope=self,
                fix="give max_event_age=Duration.minutes(...), from 1 minute to 6 hours",
            )
        retries = props.retry_attempts
        if retries is not None and not 0 <= retries <= 2:
            raise ValidationError("`retryAttempts` must be between 0 and 2.", scope=self)
        destinations: dict[str, Any] = {}
        for name, destination, type in (
            ("on_failure", props.on_failure, DestinationType.FAILURE),
            ("on_success", props.on_success, DestinationType.SUCCESS),
        ):
            if destination is not None:
                bound = call_with_options(destination.bind, self, props.function, of=DestinationOptions, type=type)
                destinations[name] = {"destination": bound.destination}
        CfnEventInvokeConfig(
            self,
            "Resource",
            destination_config=destinations or None,
            function_name=props.function.function_name,
            maximum_event_age_in_seconds=age.to_seconds() if age is not None else None,
            maximum_retry_attempts=retries,
            qualifier=props.qualifier or "$LATEST",
        )
