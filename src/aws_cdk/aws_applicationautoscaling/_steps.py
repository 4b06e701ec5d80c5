"""What scaling by steps of groups and of other capacities shares: checks of options, and the alarms that call the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import Enum

    from aws_cdk.aws_applicationautoscaling._intervals import Reaction
    from aws_cdk.aws_cloudwatch.alarm import Alarm
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from constructs import Construct

    Kind = TypeVar("Kind", bound=Enum)

_MIN_STEPS = 2
_MAX_STEPS = 40


class StepOptions(Protocol):
    """The options of a policy that this module reads."""

    metric: IMetric
    datapoints_to_alarm: int | float | None
    evaluation_periods: int | float | None

    @property
    def scaling_steps(self) -> Sequence[object]: ...


def check_steps(props: StepOptions, scope: Construct) -> None:
    """Check how many steps there are and how the metric is looked at.

    Raises:
        ValidationError: there are fewer than 2 or more than 40 steps, or periods and data points contradict each other.
    """
    steps, points, periods = props.scaling_steps, props.datapoints_to_alarm, props.evaluation_periods
    if len(steps) < _MIN_STEPS:
        raise ValidationError(f"You must supply at least {_MIN_STEPS} intervals for autoscaling", scope=scope)
    if len(steps) > _MAX_STEPS:
        raise ValidationError(f"'scalingSteps' can have at most {_MAX_STEPS} steps, got {len(steps)}", scope=scope)
    if points is not None and periods is None:
        raise ValidationError("evaluationPeriods must be set if datapointsToAlarm is set", scope=scope)
    if points is not None and points < 1:
        raise ValidationError(f"datapointsToAlarm cannot be less than 1, got: {points}", scope=scope)
    if periods is not None and periods < 1:
        raise ValidationError(f"evaluationPeriods cannot be less than 1, got: {periods}", scope=scope)
    if points is not None and periods is not None and points > periods:
        raise ValidationError(
            "datapointsToAlarm must be less than or equal to evaluationPeriods, got datapointsToAlarm: "
            f"{points}, evaluationPeriods: {periods}",
            scope=scope,
        )


def step_alarm(scope: Construct, side: str, reaction: Reaction, props: StepOptions) -> Alarm:
    """Return the alarm that tells that the metric is below (``Lower``) or above (``Upper``) where it should be."""
    # Only scaling by steps needs CloudWatch.
    from aws_cdk.aws_cloudwatch import ComparisonOperator
    from aws_cdk.aws_cloudwatch.alarm import Alarm

    return Alarm(
        scope,
        f"{side}Alarm",
        metric=props.metric,
        alarm_description=f"{side} threshold scaling alarm",
        comparison_operator=ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD
        if side == "Lower"
        else ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluation_periods=props.evaluation_periods if props.evaluation_periods is not None else 1,
        datapoints_to_alarm=props.datapoints_to_alarm,
        threshold=reaction.threshold,
    )


def aggregation_of(metric: IMetric, kinds: type[Kind]) -> Kind | None:
    """Return how data points become one value, by the metric's statistic; ``None`` for expressions."""
    config = metric.to_metric_config().metric_stat
    if config is None:
        return None
    known = {kind._value_.lower(): kind for kind in kinds}
    return known.get(config.statistic.lower(), kinds("Average"))
