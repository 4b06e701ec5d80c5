"""How messages are delivered to HTTP and HTTPS end points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import IConstruct

_MAX_DELAY_SECONDS = 3600
_MAX_RETRIES = 100
# What SNS itself uses where a retry policy says nothing. Source: the SNS developer guide, "Message delivery retries".
_DEFAULT_DELAY_SECONDS = 20
_DEFAULT_RETRIES = 3


class BackoffFunction(NamedEnum):
    """How delays grow between the least and the most."""

    ARITHMETIC = "ARITHMETIC"
    EXPONENTIAL = "EXPONENTIAL"
    GEOMETRIC = "GEOMETRIC"
    LINEAR = "LINEAR"


class HealthyRetryPolicy(Struct):
    """When a message is sent again that could not be delivered."""

    backoff_function: BackoffFunction | None = None
    """How delays grow. Default: linear."""
    max_delay_target: Duration | None = None
    """The longest delay, 1 second to 1 hour. Default: 20 seconds."""
    min_delay_target: Duration | None = None
    """The shortest delay, 1 second to 1 hour. Default: 20 seconds."""
    num_max_delay_retries: int | float | None = None
    """How many of the last retries have the longest delay. Default: 0."""
    num_min_delay_retries: int | float | None = None
    """How many of the first retries have the shortest delay. Default: 0."""
    num_no_delay_retries: int | float | None = None
    """How many retries are made at once. Default: 0."""
    num_retries: int | float | None = None
    """How many retries are made in all, up to 100. Default: 3."""


class RequestPolicy(Struct):
    """How requests to the end point look."""

    header_content_type: str | None = None
    """The content type of the request. Default: ``text/plain; charset=UTF-8``."""


class ThrottlePolicy(Struct):
    """How often the end point is called."""

    max_receives_per_second: int | float | None = None
    """How often at most, as a whole number. Default: not limited."""


class DeliveryPolicy(Struct):
    """How messages are delivered to HTTP and HTTPS end points."""

    healthy_retry_policy: Nested[HealthyRetryPolicy | None] = nested()
    """When a message is sent again. Default: as the topic says."""
    request_policy: Nested[RequestPolicy | None] = nested()
    """How requests look."""
    throttle_policy: Nested[ThrottlePolicy | None] = nested()
    """How often the end point is called."""


def rendered_delivery_policy(scope: IConstruct, policy: DeliveryPolicy) -> dict[str, Any]:
    """Return a policy as SNS reads it.

    Raises:
        ValidationError: a number is out of its range.
    """
    rendered: dict[str, Any] = {}
    if policy.healthy_retry_policy is not None:
        rendered["healthyRetryPolicy"] = _rendered_retries(scope, policy.healthy_retry_policy)
    if policy.throttle_policy is not None:
        rate = policy.throttle_policy.max_receives_per_second
        if rate is not None and not is_unresolved(rate) and (rate < 1 or rate != int(rate)):
            raise ValidationError(
                f"maxReceivesPerSecond must be an integer greater than zero, got: {rate:g}", scope=scope
            )
        rendered["throttlePolicy"] = _without_none(maxReceivesPerSecond=rate)
    if policy.request_policy is not None:
        rendered["requestPolicy"] = _without_none(headerContentType=policy.request_policy.header_content_type)
    return rendered


def _rendered_retries(scope: IConstruct, policy: HealthyRetryPolicy) -> dict[str, Any]:
    delays = {}
    for name, duration in (("minDelayTarget", policy.min_delay_target), ("maxDelayTarget", policy.max_delay_target)):
        seconds = duration.to_seconds() if duration is not None else _DEFAULT_DELAY_SECONDS
        if not is_unresolved(seconds) and not 1 <= seconds <= _MAX_DELAY_SECONDS:
            raise ValidationError(
                f"{name} must be between 1 and {_MAX_DELAY_SECONDS} seconds inclusive, got: {seconds:g}s", scope=scope
            )
        delays[name] = seconds
    least, most = delays["minDelayTarget"], delays["maxDelayTarget"]
    both_given = policy.min_delay_target is not None and policy.max_delay_target is not None
    if both_given and not is_unresolved(least) and not is_unresolved(most) and least > most:
        raise ValidationError("minDelayTarget must not exceed maxDelayTarget", scope=scope)
    retries = policy.num_retries if policy.num_retries is not None else _DEFAULT_RETRIES
    if not is_unresolved(retries) and not 0 <= retries <= _MAX_RETRIES:
        raise ValidationError(
            f"numRetries must be between 0 and {_MAX_RETRIES} inclusive, got: {retries:g}", scope=scope
        )
    counts = {
        "numNoDelayRetries": policy.num_no_delay_retries,
        "numMinDelayRetries": policy.num_min_delay_retries,
        "numMaxDelayRetries": policy.num_max_delay_retries,
    }
    for name, count in counts.items():
        if count is not None and not is_unresolved(count) and (count < 0 or count != int(count)):
            raise ValidationError(f"{name} must be an integer zero or greater, got: {count:g}", scope=scope)
    backoff = policy.backoff_function
    return _without_none(**delays, numRetries=retries, **counts, backoffFunction=backoff._value_ if backoff else None)


def _without_none(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
