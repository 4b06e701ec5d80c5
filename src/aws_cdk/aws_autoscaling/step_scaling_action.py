"""What happens to a group's size step by step, when an alarm calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling._l1 import CfnScalingPolicy
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef


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

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""
    adjustment_type: AdjustmentType | None = None
    """What the numbers of steps mean. Default: the service's."""
    cooldown: Duration | None = None
    """Deprecated: has no effect on scaling by steps."""
    estimated_instance_warmup: Duration | None = None
    """How long a new instance takes until it counts. Default: the group's."""
    metric_aggregation_type: MetricAggregationType | None = None
    """How the data points of the metric become one value. Default: the average."""
    min_adjustment_magnitude: int | float | None = None
    """The least change, if changes are in percent. Default: no least."""


class StepScalingAction(Construct):
    """Scales a group by steps, when an alarm calls."""

    @takes(StepScalingActionProps)
    def __init__(self, scope: Construct, id: str, props: StepScalingActionProps) -> None:
        super().__init__(scope, id)
        if props.cooldown is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-autoscaling:cooldownOnStepScaling",
                "cooldown has no effect on scaling by steps; use estimated_instance_warmup",
            )
        self._adjustments: list[dict[str, Any]] = []
        aggregation, warmup = props.metric_aggregation_type, props.estimated_instance_warmup
        resource: Any = CfnScalingPolicy(
            self,
            "Resource",
            policy_type="StepScaling",
            auto_scaling_group_name=props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name,
            estimated_instance_warmup=warmup.to_seconds() if warmup is not None else None,
            adjustment_type=props.adjustment_type._value_ if props.adjustment_type is not None else None,
            min_adjustment_magnitude=props.min_adjustment_magnitude,
            metric_aggregation_type=aggregation._value_ if aggregation is not None else None,
            step_adjustments=lazy_any(lambda: self._adjustments),
        )
        self.scaling_policy_arn: str = resource.ref

    @takes(AdjustmentTier)
    def add_adjustment(self, adjustment: AdjustmentTier) -> None:
        """Add a step.

        Raises:
            ValidationError: the step has no bound.
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
