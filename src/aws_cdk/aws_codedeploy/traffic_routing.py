"""How requests go over from the old version to the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from constructs import Construct


class CanaryTrafficRoutingConfig(Struct):
    """A part goes over first, then the rest."""

    canary_interval: int | float
    """In minutes."""
    canary_percentage: int | float


class LinearTrafficRoutingConfig(Struct):
    """Equal parts go over, one after the other."""

    linear_interval: int | float
    """In minutes."""
    linear_percentage: int | float


class TrafficRoutingConfig(Struct):
    """How requests go over, as the service takes it."""

    type: str
    time_based_canary: Nested[CanaryTrafficRoutingConfig | None] = nested()
    time_based_linear: Nested[LinearTrafficRoutingConfig | None] = nested()


class BaseTrafficShiftingConfigProps(Struct):
    """How large the parts are, and how long it takes between them."""

    interval: Duration
    """In whole minutes."""
    percentage: int | float


class TimeBasedCanaryTrafficRoutingProps(BaseTrafficShiftingConfigProps):
    """How large the first part is, and how long it is watched."""


class TimeBasedLinearTrafficRoutingProps(BaseTrafficShiftingConfigProps):
    """How large each part is, and how long it is watched."""


class TrafficRouting:
    """How requests go over from the old version to the new one."""

    @staticmethod
    def all_at_once() -> TrafficRouting:
        """Return that they go over at once."""
        return AllAtOnceTrafficRouting()

    @staticmethod
    @takes(TimeBasedCanaryTrafficRoutingProps)
    def time_based_canary(props: TimeBasedCanaryTrafficRoutingProps) -> TrafficRouting:
        """Return that a part goes over first, then the rest."""
        return TimeBasedCanaryTrafficRouting(**props._given())

    @staticmethod
    @takes(TimeBasedLinearTrafficRoutingProps)
    def time_based_linear(props: TimeBasedLinearTrafficRoutingProps) -> TrafficRouting:
        """Return that equal parts go over, one after the other."""
        return TimeBasedLinearTrafficRouting(**props._given())

    def bind(self, scope: Construct) -> TrafficRoutingConfig:
        """Return how requests go over, as the service takes it."""
        raise NotImplementedError


class AllAtOnceTrafficRouting(TrafficRouting):
    """Requests go over at once."""

    @checked
    def bind(self, scope: Construct) -> TrafficRoutingConfig:
        """Return how requests go over, as the service takes it."""
        return TrafficRoutingConfig(type="AllAtOnce")


class TimeBasedCanaryTrafficRouting(TrafficRouting):
    """A part goes over first, then the rest.

    Attributes:
        interval: How long the first part is watched.
        percentage: How large it is.
    """

    @takes(TimeBasedCanaryTrafficRoutingProps)
    def __init__(self, props: TimeBasedCanaryTrafficRoutingProps) -> None:
        self.interval: Duration = props.interval
        self.percentage: int | float = props.percentage

    @checked
    def bind(self, scope: Construct) -> TrafficRoutingConfig:
        """Return how requests go over, as the service takes it."""
        return TrafficRoutingConfig(
            type="TimeBasedCanary",
            time_based_canary=CanaryTrafficRoutingConfig(
                canary_interval=self.interval.to_minutes(), canary_percentage=self.percentage
            ),
        )


class TimeBasedLinearTrafficRouting(TrafficRouting):
    """Equal parts go over, one after the other.

    Attributes:
        interval: How long each part is watched.
        percentage: How large it is.
    """

    @takes(TimeBasedLinearTrafficRoutingProps)
    def __init__(self, props: TimeBasedLinearTrafficRoutingProps) -> None:
        self.interval: Duration = props.interval
        self.percentage: int | float = props.percentage

    @checked
    def bind(self, scope: Construct) -> TrafficRoutingConfig:
        """Return how requests go over, as the service takes it."""
        return TrafficRoutingConfig(
            type="TimeBasedLinear",
            time_based_linear=LinearTrafficRoutingConfig(
                linear_interval=self.interval.to_minutes(), linear_percentage=self.percentage
            ),
        )
