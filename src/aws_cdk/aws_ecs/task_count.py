"""Scaling the number of tasks of a service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import (
    BaseScalableAttribute,
    BaseScalableAttributeProps,
)
from aws_cdk.aws_applicationautoscaling.scalable_target import ScalingSchedule
from aws_cdk.aws_applicationautoscaling.step_scaling_policy import BasicStepScalingPolicyProps
from aws_cdk.aws_applicationautoscaling.target_tracking import BaseTargetTrackingProps, PredefinedMetric
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import IMetric
    from constructs import Construct


class ScalableTaskCountProps(BaseScalableAttributeProps):
    """Options of :class:`ScalableTaskCount`."""


class CpuUtilizationScalingProps(BaseTargetTrackingProps):
    """Scaling by use of CPU."""

    target_utilization_percent: int | float
    """The use to keep to, in percent."""


class MemoryUtilizationScalingProps(BaseTargetTrackingProps):
    """Scaling by use of memory."""

    target_utilization_percent: int | float
    """The use to keep to, in percent."""


class RequestCountScalingProps(BaseTargetTrackingProps):
    """Scaling by requests."""

    requests_per_target: int | float
    """Requests in a minute that a task is to answer."""
    target_group: Any
    """The application load balancer's target group that the tasks are in."""


class TrackCustomMetricProps(BaseTargetTrackingProps):
    """Scaling by a metric."""

    metric: IMetric
    """A metric that falls when tasks are added."""
    target_value: int | float
    """The value to keep to."""


class ScalableTaskCount(BaseScalableAttribute):
    """The number of tasks of a service. Get it from ``service.auto_scale_task_count``."""

    @takes(ScalableTaskCountProps)
    def __init__(self, scope: Construct, id: str, props: ScalableTaskCountProps) -> None:
        super().__init__(scope, id, **props._given())

    @takes(BasicStepScalingPolicyProps)
    def scale_on_metric(self, id: str, props: BasicStepScalingPolicyProps) -> None:
        """Scale by steps, as far as a metric is from where it should be."""
        self._do_scale_on_metric(id, **props._given())

    @takes(ScalingSchedule)
    def scale_on_schedule(self, id: str, props: ScalingSchedule) -> None:
        """Change the limits at certain times."""
        self._do_scale_on_schedule(id, **props._given())

    @takes(CpuUtilizationScalingProps)
    def scale_on_cpu_utilization(self, id: str, props: CpuUtilizationScalingProps) -> None:
        """Keep the use of CPU at a value."""
        self._track_predefined(id, PredefinedMetric.ECS_SERVICE_AVERAGE_CPU_UTILIZATION, props)

    @takes(MemoryUtilizationScalingProps)
    def scale_on_memory_utilization(self, id: str, props: MemoryUtilizationScalingProps) -> None:
        """Keep the use of memory at a value."""
        self._track_predefined(id, PredefinedMetric.ECS_SERVICE_AVERAGE_MEMORY_UTILIZATION, props)

    def _track_predefined(
        self,
        id: str,
        metric: PredefinedMetric,
        props: CpuUtilizationScalingProps | MemoryUtilizationScalingProps,
    ) -> None:
        given = props._given()
        target = given.pop("target_utilization_percent")
        self._do_scale_to_track_metric(id, predefined_metric=metric, target_value=target, **given)

    @takes(RequestCountScalingProps)
    def scale_on_request_count(self, id: str, props: RequestCountScalingProps) -> None:
        """Keep the requests that a task answers in a minute at a value."""
        given = props._given()
        target, group = given.pop("requests_per_target"), given.pop("target_group")
        self._do_scale_to_track_metric(
            id,
            predefined_metric=PredefinedMetric.ALB_REQUEST_COUNT_PER_TARGET,
            resource_label=f"{group.first_load_balancer_full_name}/{group.target_group_full_name}",
            target_value=target,
            **given,
        )

    @takes(TrackCustomMetricProps)
    def scale_to_track_custom_metric(self, id: str, props: TrackCustomMetricProps) -> None:
        """Keep a metric at a value."""
        given = props._given()
        metric = given.pop("metric")
        self._do_scale_to_track_metric(id, custom_metric=metric, **given)


__all__ = [
    "CpuUtilizationScalingProps",
    "MemoryUtilizationScalingProps",
    "RequestCountScalingProps",
    "ScalableTaskCount",
    "ScalableTaskCountProps",
    "TrackCustomMetricProps",
]
