"""Capacity for reading and writing, and how it is paid for."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_dynamodb.throughput import BillingMode
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

_DEFAULT_MIN_CAPACITY = 1
_DEFAULT_TARGET_PERCENT = 70
_MIN_TARGET_PERCENT = 20
_MAX_TARGET_PERCENT = 90


class CapacityMode(NamedEnum):
    """How a capacity comes about."""

    FIXED = "FIXED"
    """It is set."""
    AUTOSCALED = "AUTOSCALED"
    """It follows what is used."""


class AutoscaledCapacityOptions(Struct):
    """Between which values a capacity is scaled."""

    max_capacity: int | float
    """The most units per second."""
    min_capacity: int | float | None = None
    """The fewest units per second. Default: 1."""
    seed_capacity: int | float | None = None
    """Units per second when the table changes from paying by request to provisioned capacity. Default: the fewest."""
    target_utilization_percent: int | float | None = None
    """How much of the capacity is to be used, 20 to 90 percent. Default: 70."""


class Capacity:
    """Units read or written per second."""

    mode: CapacityMode
    """How the capacity comes about."""

    @staticmethod
    @checked
    def fixed(iops: int | float) -> Capacity:
        """Return a capacity of so many units per second. Only capacity for reading can be fixed."""
        return _FixedCapacity(iops)

    @staticmethod
    @takes(AutoscaledCapacityOptions)
    def autoscaled(options: AutoscaledCapacityOptions) -> Capacity:
        """Return a capacity that follows what is used.

        Raises:
            ValidationError: the values contradict each other or what DynamoDB accepts.
        """
        return _AutoscaledCapacity(options)

    def _rendered(self, kind: str) -> dict[str, Any]:
        """Return the capacity for ``Read`` or ``Write`` as the property of the L1 class takes it."""
        raise NotImplementedError


class _FixedCapacity(Capacity):
    mode = CapacityMode.FIXED

    def __init__(self, units: float) -> None:
        self._units = units

    def _rendered(self, kind: str) -> dict[str, Any]:
        return {f"{kind.lower()}CapacityUnits": self._units}


class _AutoscaledCapacity(Capacity):
    mode = CapacityMode.AUTOSCALED

    def __init__(self, options: AutoscaledCapacityOptions) -> None:
        least = _DEFAULT_MIN_CAPACITY if options.min_capacity is None else options.min_capacity
        target = options.target_utilization_percent
        if least > options.max_capacity:
            raise ValidationError("`minCapacity` must be less than or equal to `maxCapacity`")
        if target is not None and not _MIN_TARGET_PERCENT <= target <= _MAX_TARGET_PERCENT:
            raise ValidationError(
                f"`targetUtilizationPercent` cannot be less than {_MIN_TARGET_PERCENT} or greater than {_MAX_TARGET_PERCENT}"
            )
        seed = options.seed_capacity
        if seed is not None and seed < 1:
            raise ValidationError(f"'seedCapacity' cannot be less than 1 - received {seed}")
        self._settings = {
            "minCapacity": least,
            "maxCapacity": options.max_capacity,
            "seedCapacity": seed,
            "targetTrackingScalingPolicyConfiguration": {
                "targetValue": _DEFAULT_TARGET_PERCENT if target is None else target
            },
        }

    def _rendered(self, kind: str) -> dict[str, Any]:
        return {f"{kind.lower()}CapacityAutoScalingSettings": self._settings}


class ThroughputProps(Struct):
    """Capacity for reading and writing."""

    read_capacity: Capacity
    """For reading."""
    write_capacity: Capacity
    """For writing; must be scaled."""


class MaxThroughputProps(Struct):
    """Limits on demand."""

    max_read_request_units: int | float | None = None
    """The most units read per second. Default: no limit."""
    max_write_request_units: int | float | None = None
    """The most units written per second. Default: no limit."""


class Billing:
    """How reading and writing are paid for."""

    mode: BillingMode
    """By request or by capacity."""
    _read_capacity: Capacity | None = None
    _write_capacity: Capacity | None = None
    _max_read: float | None = None
    _max_write: float | None = None

    @staticmethod
    @takes(MaxThroughputProps)
    def on_demand(props: MaxThroughputProps) -> Billing:
        """Return payment by request."""
        billing = Billing()
        billing.mode = BillingMode.PAY_PER_REQUEST
        billing._max_read = props.max_read_request_units
        billing._max_write = props.max_write_request_units
        return billing

    @staticmethod
    @takes(ThroughputProps)
    def provisioned(props: ThroughputProps) -> Billing:
        """Return payment by the capacity that is set."""
        billing = Billing()
        billing.mode = BillingMode.PROVISIONED
        billing._read_capacity = props.read_capacity
        billing._write_capacity = props.write_capacity
        return billing


__all__ = [
    "AutoscaledCapacityOptions",
    "Billing",
    "Capacity",
    "CapacityMode",
    "MaxThroughputProps",
    "ThroughputProps",
]
