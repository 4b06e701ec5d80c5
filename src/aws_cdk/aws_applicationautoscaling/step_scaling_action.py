"""What happens to a capacity step by step, when an alarm calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling._l1 import CfnScalingPolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class AdjustmentType(NamedEnum):
    """What the number of a step means."""

    CHANGE_IN_CAPACITY = "ChangeInCapacity"
    """A difference."""
    PERCENT_CHANGE_IN_CAPACITY = "PercentChangeInCapacity"
    """A difference in percent of the capacity."""
    EXACT_CAPACITY = "ExactCapacity"
    """The capacity."""


class MetricAggregationType(NamedEnum):
    """How the data points of the metric become one value."""

    AVERAGE = "Average"
    MINIMUM = "Minimum"
    MAXIMUM = "Maximum"


class AdjustmentTier(Struct):
    """A step: a change, and the range of the metric for it, counted from the threshold of the alarm."""

    adjustment: int | float
    """The change; what it means says the action's ``adjustment_type``."""
    lower_bound: int | float | None = None
    """From here on. Default: no bound; one of the two is needed."""
    upper_bound: int | float | None = None
    """Up to here. Default: no bound."""


class StepScalingActionProps(Struct):
    """What scaling by steps is made of."""

    scaling_target: Any
    """What is scaled."""
    adjustment_type: AdjustmentType | None = None
    """What the numbers of steps mean. Default: the service's."""
    cooldown: Duration | None = None
    """How long to wait after scaling. Default: the service's."""
    metric_aggregation_type: MetricAggregationType | None = None
    """How the data points of the metric become one value. Default: the average."""
    min_adjustment_magnitude: int | float | None = None
    """The least change, if changes are in percent. Default: no least."""
    policy_name: str | None = None
    """Name of the policy. Default: made from the construct's place."""


class StepScalingAction(Construct):
    """Scales by steps, when an alarm calls; steps are added to it."""

    @takes(StepScalingActionProps)
    def __init__(self, scope: Construct, id: str, props: StepScalingActionProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.aws_applicationautoscaling.scalable_target import target_id

        self._adjustments: list[dict[str, Any]] = []
        aggregation, adjustment = props.metric_aggregation_type, props.adjustment_type
        resource = CfnScalingPolicy(
            self,
            "Resource",
            policy_name=props.policy_name or Names.unique_id(self),
            policy_type="StepScaling",
            scaling_target_id=target_id(props.scaling_target),
            step_scaling_policy_configuration={
                "adjustment_type": adjustment._value_ if adjustment is not None else None,
                "cooldown": props.cooldown.to_seconds() if props.cooldown is not None else None,
                "min_adjustment_magnitude": props.min_adjustment_magnitude,
                "metric_aggregation_type": aggregation._value_ if aggregation is not None else None,
                "step_adjustments": lazy_any(lambda: self._adjustments),
            },
        )
        self.scaling_policy_arn: str = resource.ref

    @takes(AdjustmentTier)
    def add_adjustment(self, adjustment: AdjustmentTier) -> None:
        """Add a step.

        Raises:
            ValidationError: it has no bounds.
        """
        if adjustment.lower_bound is None and adjustment.upper_bound is None:
            raise ValidationError("At least one of lowerBound or upperBound is required", scope=self)
        self._adjustments.append(
            {
                "metricIntervalLowerBound": adjustment.lower_bound,
                "metricIntervalUpperBound": adjustment.upper_bound,
                "scalingAdjustment": adjustment.adjustment,
            }
        )


__all__ = [
    "AdjustmentTier",
    "AdjustmentType",
    "MetricAggregationType",
    "StepScalingAction",
    "StepScalingActionProps",
]
