"""The base of attributes of resources that can be scaled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling.scalable_target import ScalableTarget, ScalingSchedule, ServiceNamespace
from aws_cdk.aws_applicationautoscaling.step_scaling_policy import BasicStepScalingPolicyProps
from aws_cdk.aws_applicationautoscaling.target_tracking import BasicTargetTrackingScalingPolicyProps
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.resource_environment import ResourceEnvironment


class EnableScalingProps(Struct):
    """How far an attribute is scaled."""

    max_capacity: int | float
    """The most."""
    min_capacity: int | float | None = None
    """The least. Default: 1."""


class BaseScalableAttributeProps(EnableScalingProps):
    """What is scaled, and how far."""

    dimension: str
    """What of the resource."""
    resource_id: str
    """The resource."""
    role: IRole
    """The role that it is scaled with."""
    service_namespace: ServiceNamespace
    """Its service."""


class BaseScalableAttribute(Construct):
    """An attribute of a resource that can be scaled. Services derive classes with the methods that make sense for them."""

    @takes(BaseScalableAttributeProps)
    def __init__(self, scope: Construct, id: str, props: BaseScalableAttributeProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._target = ScalableTarget(
            self,
            "Target",
            service_namespace=props.service_namespace,
            scalable_dimension=props.dimension,
            resource_id=props.resource_id,
            role=props.role,
            min_capacity=1 if props.min_capacity is None else props.min_capacity,
            max_capacity=props.max_capacity,
        )

    @property
    def props(self) -> BaseScalableAttributeProps:
        """What is scaled, and how far."""
        return self._props

    @property
    def env(self) -> ResourceEnvironment:
        """Account and region of the target."""
        return self._target.env

    @property
    def scalable_target_ref(self) -> Any:
        """How other resources refer to the target."""
        return self._target.scalable_target_ref

    @takes(ScalingSchedule)
    def _do_scale_on_schedule(self, id: str, props: ScalingSchedule) -> None:
        """Change the capacities by a schedule."""
        self._target.scale_on_schedule(id, **props._given())

    @takes(BasicTargetTrackingScalingPolicyProps)
    def _do_scale_to_track_metric(self, id: str, props: BasicTargetTrackingScalingPolicyProps) -> None:
        """Scale so that a metric stays at a value."""
        self._target.scale_to_track_metric(id, **props._given())

    @takes(BasicStepScalingPolicyProps)
    def _do_scale_on_metric(self, id: str, props: BasicStepScalingPolicyProps) -> None:
        """Scale by steps, as far as a metric is from where it should be."""
        self._target.scale_on_metric(id, **props._given())


__all__ = ["BaseScalableAttribute", "BaseScalableAttributeProps", "EnableScalingProps"]
