"""Scaling a group so that a metric stays at a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_autoscaling._l1 import CfnScalingPolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_autoscaling import IAutoScalingGroupRef


class PredefinedMetric(NamedEnum):
    """Metrics that Auto Scaling knows."""

    ASG_AVERAGE_CPU_UTILIZATION = "ASGAverageCPUUtilization"
    ASG_AVERAGE_NETWORK_IN = "ASGAverageNetworkIn"
    ASG_AVERAGE_NETWORK_OUT = "ASGAverageNetworkOut"
    ALB_REQUEST_COUNT_PER_TARGET = "ALBRequestCountPerTarget"


class BaseTargetTrackingProps(Struct):
    """Options of scaling that keeps a metric at a value."""

    cooldown: Duration | None = None
    """How long to wait after scaling. Default: the group's."""
    disable_scale_in: bool | None = None
    """Never scale in. Default: scale in."""
    estimated_instance_warmup: Duration | None = None
    """How long a new instance takes until it counts. Default: the group's."""


class BasicTargetTrackingScalingPolicyProps(BaseTargetTrackingProps):
    """Which metric is kept at which value; exactly one kind of metric."""

    target_value: int | float
    """The value."""
    custom_metric: IMetric | None = None
    """A metric of CloudWatch; it must fall as the group grows."""
    predefined_metric: PredefinedMetric | None = None
    """A metric that Auto Scaling knows."""
    resource_label: str | None = None
    """Which load balancer and target group ALB_REQUEST_COUNT_PER_TARGET is for."""


class TargetTrackingScalingPolicyProps(BasicTargetTrackingScalingPolicyProps):
    """Which group keeps a metric at a value, and how."""

    auto_scaling_group: IAutoScalingGroupRef
    """The group."""


class TargetTrackingScalingPolicy(Construct):
    """Scales a group so that a metric stays at a value."""

    @takes(TargetTrackingScalingPolicyProps)
    def __init__(self, scope: Construct, id: str, props: TargetTrackingScalingPolicyProps) -> None:
        """Make a policy.

        Raises:
            ValidationError: there is not exactly one kind of metric, or it cannot be tracked.
        """
        if (props.custom_metric is None) == (props.predefined_metric is None):
            raise ValidationError(
                "Exactly one of 'customMetric' or 'predefinedMetric' must be specified.",
                scope=scope,
                fix="leave one of them out",
            )
        if props.predefined_metric is PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET and not props.resource_label:
            raise ValidationError(
                "When tracking the ALBRequestCountPerTarget metric, the ALB identifier must be supplied in resourceLabel",
                scope=scope,
                fix="use scale_on_request_count() of the group, which knows it",
            )
        if props.custom_metric is not None and props.custom_metric.to_metric_config().metric_stat is None:
            raise ValidationError(
                "Only direct metrics are supported for Target Tracking. Use Step Scaling or supply a Metric object.",
                scope=scope,
            )
        super().__init__(scope, id)
        warmup, predefined = props.estimated_instance_warmup, props.predefined_metric
        resource: Any = CfnScalingPolicy(
            self,
            "Resource",
            policy_type="TargetTrackingScaling",
            auto_scaling_group_name=props.auto_scaling_group.auto_scaling_group_ref.auto_scaling_group_name,
            cooldown=js_number_text(props.cooldown.to_seconds()) if props.cooldown is not None else None,
            estimated_instance_warmup=warmup.to_seconds() if warmup is not None else None,
            target_tracking_configuration={
                "customizedMetricSpecification": _rendered_metric(props.custom_metric),
                "disableScaleIn": props.disable_scale_in,
                "predefinedMetricSpecification": (
                    {"predefinedMetricType": predefined._value_, "resourceLabel": props.resource_label}
                    if predefined is not None
                    else None
                ),
                "targetValue": props.target_value,
            },
        )
        self.scaling_policy_arn: str = resource.ref


def _rendered_metric(metric: IMetric | None) -> dict[str, Any] | None:
    config = metric.to_metric_config().metric_stat if metric is not None else None
    if config is None:
        return None
    dimensions = [{"name": item.name, "value": item.value} for item in config.dimensions or ()]
    return {
        "dimensions": dimensions or None,
        "metricName": config.metric_name,
        "namespace": config.namespace,
        "statistic": config.statistic,
        "unit": config.unit_filter._value_ if config.unit_filter is not None else None,
    }
