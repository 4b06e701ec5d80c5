"""Scaling a group by steps, as far as a metric is from where it should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_applicationautoscaling._intervals import Reaction, reactions
from aws_cdk.aws_applicationautoscaling._steps import aggregation_of, check_steps, step_alarm
from aws_cdk.aws_autoscaling.step_scaling_action import AdjustmentType, MetricAggregationType, StepScalingAction
from aws_cdk.core.struct import Nested, Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm import Alarm
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef


class ScalingInterval(Struct):
    """A range of the metric, and the change of the group's size there."""

    change: int | float
    """The change; what it means says ``adjustment_type``."""
    lower: int | float | None = None
    """From here on. Default: from where the range before ends."""
    upper: int | float | None = None
    """Up to here. Default: to where the next range begins."""


class BasicStepScalingPolicyProps(Struct):
    """How a group follows a metric by steps."""

    metric: IMetric
    """The metric."""
    scaling_steps: Nested[Sequence[ScalingInterval]]
    """The changes, 2 to 40; in at most one range nothing may change."""
    adjustment_type: AdjustmentType | None = None
    """What the numbers of changes mean. Default: differences."""
    cooldown: Duration | None = None
    """Has no effect on scaling by steps."""
    datapoints_to_alarm: int | float | None = None
    """How many of the periods looked at must be over the threshold. Default: all."""
    estimated_instance_warmup: Duration | None = None
    """How long a new instance takes until it counts. Default: the group's."""
    evaluation_periods: int | float | None = None
    """How many periods are looked at. Default: 1."""
    metric_aggregation_type: MetricAggregationType | None = None
    """How the data points of the metric become one value. Default: by the metric's statistic."""
    min_adjustment_magnitude: int | float | None = None
    """The least change, if changes are in percent. Default: no least."""


class StepScalingPolicyProps(BasicStepScalingPolicyProps):
    """Which group follows a metric, and how."""

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""


class StepScalingPolicy(Construct):
    """Scales by steps: alarms on both sides of the range where the metric should be, each with an action."""

    lower_action: StepScalingAction | None = None
    """What happens when the metric is low."""
    lower_alarm: Alarm | None = None
    """Tells that the metric is low."""
    upper_action: StepScalingAction | None = None
    """What happens when the metric is high."""
    upper_alarm: Alarm | None = None
    """Tells that the metric is high."""

    @takes(StepScalingPolicyProps)
    def __init__(self, scope: Construct, id: str, props: StepScalingPolicyProps) -> None:
        """Make alarms and actions.

        Raises:
            ValidationError: the steps, or how the metric is looked at, contradict themselves.
        """
        super().__init__(scope, id)
        check_steps(props, self)
        adjustment = props.adjustment_type or AdjustmentType.CHANGE_IN_CAPACITY
        absolute = adjustment is AdjustmentType.EXACT_CAPACITY
        below, above = reactions(props.scaling_steps, self, absolute=absolute)
        if below is not None:
            self.lower_action, self.lower_alarm = self._made("Lower", below, props, adjustment)
        if above is not None:
            self.upper_action, self.upper_alarm = self._made("Upper", above, props, adjustment)

    def _made(
        self, side: str, reaction: Reaction, props: StepScalingPolicyProps, adjustment: AdjustmentType
    ) -> tuple[StepScalingAction, Alarm]:
        from aws_cdk.aws_cloudwatch_actions.auto_scaling_action import AutoScalingAction

        action = StepScalingAction(
            self,
            f"{side}Policy",
            adjustment_type=adjustment,
            cooldown=props.cooldown,
            estimated_instance_warmup=props.estimated_instance_warmup,
            metric_aggregation_type=props.metric_aggregation_type
            or aggregation_of(props.metric, MetricAggregationType),
            min_adjustment_magnitude=props.min_adjustment_magnitude,
            auto_scaling_group=props.auto_scaling_group,
        )
        for step in reaction.steps:
            action.add_adjustment(adjustment=step.change, lower_bound=step.lower, upper_bound=step.upper)
        alarm = step_alarm(self, side, reaction, props)
        alarm.add_alarm_action(AutoScalingAction(action))
        return action, alarm
