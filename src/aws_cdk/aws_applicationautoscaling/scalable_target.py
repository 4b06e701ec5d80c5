"""Something whose capacity Application Auto Scaling changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling._l1 import CfnScalableTarget
from aws_cdk.aws_applicationautoscaling.schedule import Schedule
from aws_cdk.aws_applicationautoscaling.step_scaling_policy import BasicStepScalingPolicyProps, StepScalingPolicy
from aws_cdk.aws_applicationautoscaling.target_tracking import (
    BasicTargetTrackingScalingPolicyProps,
    TargetTrackingScalingPolicy,
)
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.time_zone import TimeZone
    from constructs import Construct


class ServiceNamespace(NamedEnum):
    """The service of a scalable target."""

    ECS = "ecs"
    ELASTIC_MAP_REDUCE = "elasticmapreduce"
    EC2 = "ec2"
    APPSTREAM = "appstream"
    DYNAMODB = "dynamodb"
    RDS = "rds"
    SAGEMAKER = "sagemaker"
    CUSTOM_RESOURCE = "custom-resource"
    LAMBDA = "lambda"
    COMPREHEND = "comprehend"
    KAFKA = "kafka"
    ELASTICACHE = "elasticache"
    NEPTUNE = "neptune"
    CASSANDRA = "cassandra"
    WORKSPACES = "workspaces"


class ScalingSchedule(Struct):
    """What capacity is set to when."""

    schedule: Schedule
    """When."""
    end_time: datetime | None = None
    """When the schedule ends; with a time zone. Default: never."""
    max_capacity: int | float | None = None
    """The new most. Default: as it is. One of the two must be given."""
    min_capacity: int | float | None = None
    """The new least. Default: as it is."""
    start_time: datetime | None = None
    """When the schedule begins; with a time zone. Default: at once."""
    time_zone: TimeZone | None = None
    """The zone that the schedule is in. Default: UTC."""


class ScalableTargetProps(Struct):
    """What is scaled, and how far."""

    max_capacity: int | float
    """The most."""
    min_capacity: int | float
    """The least."""
    resource_id: str
    """The resource, such as ``table/name``."""
    scalable_dimension: str
    """What of it, such as ``dynamodb:table:ReadCapacityUnits``."""
    service_namespace: ServiceNamespace
    """Its service."""
    role: IRole | None = None
    """The role that it is scaled with. Default: a new one."""


class ScalableTargetAttributes(Struct):
    """What is known of a target made elsewhere."""

    scalable_dimension: str
    """What is scaled, such as ``dynamodb:table:ReadCapacityUnits``."""
    scalable_target_id: str
    """The target's id: resource, dimension and service, separated by bars."""
    service_namespace: str
    """The service."""


class IScalableTarget(IResource):
    """Something whose capacity Application Auto Scaling changes."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def scalable_target_id(self) -> str: ...
        @property
        def scalable_target_ref(self) -> Any: ...


class ScalableTarget(Resource, IScalableTarget):
    """Something whose capacity Application Auto Scaling changes."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-applicationautoscaling.ScalableTarget"

    @staticmethod
    @checked
    def from_scalable_target_id(scope: Construct, id: str, scalable_target_id: str) -> IScalableTarget:
        """Return a target made elsewhere, by its id."""
        return _ImportedTarget(scope, id, scalable_target_id, None)

    @staticmethod
    @takes(ScalableTargetAttributes)
    def from_scalable_target_attributes(scope: Construct, id: str, attrs: ScalableTargetAttributes) -> IScalableTarget:
        """Return a target made elsewhere, by what is known of it."""
        return _ImportedTarget(scope, id, attrs.scalable_target_id, attrs)

    @takes(ScalableTargetProps)
    def __init__(self, scope: Construct, id: str, props: ScalableTargetProps) -> None:
        """Make a target.

        Raises:
            ValidationError: the capacities are negative, or the least is higher than the most.
        """
        super().__init__(scope, id)
        least, most = props.min_capacity, props.max_capacity
        for name, capacity in (("maxCapacity", most), ("minCapacity", least)):
            if not is_unresolved(capacity) and capacity < 0:
                raise ValidationError(f"{name} cannot be negative, got: {capacity:g}", scope=self)
        if not is_unresolved(least) and not is_unresolved(most) and most < least:
            raise ValidationError(f"minCapacity ({least:g}) should be lower than maxCapacity ({most:g})", scope=self)
        self.role: IRole = props.role or Role(
            self, "Role", assumed_by=ServicePrincipal("application-autoscaling.amazonaws.com")
        )
        self._actions: list[dict[str, Any]] = []
        self._scalable_dimension, self._service_namespace = props.scalable_dimension, props.service_namespace._value_
        resource = CfnScalableTarget(
            self,
            "Resource",
            max_capacity=most,
            min_capacity=least,
            resource_id=props.resource_id,
            role_arn=self.role.role_arn,
            scalable_dimension=props.scalable_dimension,
            scheduled_actions=lazy_any(lambda: self._actions, omit_empty=True),
            service_namespace=self._service_namespace,
        )
        self.scalable_target_id: str = resource.ref

    @property
    def scalable_target_ref(self) -> Any:
        """How other resources refer to the target."""
        from aws_cdk.interfaces.aws_applicationautoscaling import ScalableTargetReference

        return ScalableTargetReference(
            resource_id=self.scalable_target_id,
            scalable_dimension=self._scalable_dimension,
            service_namespace=self._service_namespace,
        )

    @checked
    def add_to_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the role that the target is scaled with."""
        self.role.add_to_principal_policy(statement)

    @takes(ScalingSchedule)
    def scale_on_schedule(self, id: str, action: ScalingSchedule) -> None:
        """Change the capacities by a schedule.

        Raises:
            ValidationError: neither least nor most is given.
        """
        if action.min_capacity is None and action.max_capacity is None:
            given = json_text({"schedule": {"expressionString": action.schedule.expression_string}})
            raise ValidationError(
                f"You must supply at least one of minCapacity or maxCapacity, got {given}", scope=self
            )
        action.schedule._bind(self)
        self._actions.append(
            {
                "scheduledActionName": id,
                "schedule": action.schedule.expression_string,
                "startTime": action.start_time,
                "endTime": action.end_time,
                "scalableTargetAction": {"maxCapacity": action.max_capacity, "minCapacity": action.min_capacity},
                "timezone": action.time_zone.timezone_name if action.time_zone else None,
            }
        )

    @takes(BasicTargetTrackingScalingPolicyProps)
    def scale_to_track_metric(
        self, id: str, props: BasicTargetTrackingScalingPolicyProps
    ) -> TargetTrackingScalingPolicy:
        """Scale so that a metric stays at a value."""
        return TargetTrackingScalingPolicy(self, id, scaling_target=self, **props._given())

    @takes(BasicStepScalingPolicyProps)
    def scale_on_metric(self, id: str, props: BasicStepScalingPolicyProps) -> StepScalingPolicy:
        """Scale by steps, as far as a metric is from where it should be."""
        return StepScalingPolicy(self, id, scaling_target=self, **props._given())


class _ImportedTarget(Resource, IScalableTarget):
    """A target of which the id is known."""

    def __init__(self, scope: Construct, id: str, target_id: str, attrs: ScalableTargetAttributes | None) -> None:
        super().__init__(scope, id)
        self._id = target_id
        self._attrs = attrs

    @property
    def scalable_target_id(self) -> str:
        return self._id

    @property
    def scalable_target_ref(self) -> Any:
        if self._attrs is None:
            raise ValidationError(
                "Cannot access scalableTargetRef on a ScalableTarget imported by ID only. Use "
                "ScalableTarget.fromScalableTargetAttributes() instead.",
                scope=self,
            )
        from aws_cdk.interfaces import aws_applicationautoscaling

        return aws_applicationautoscaling.ScalableTargetReference(
            resource_id=self.scalable_target_id,
            scalable_dimension=self._attrs.scalable_dimension,
            service_namespace=self._attrs.service_namespace,
        )


def target_id(target: Any) -> str:
    """Return the id of a target by its reference.

    Of a target made with L1 that is the resource alone, as the peer.

    Raises:
        ValidationError: the target was imported by its id.
    """
    return str(target.scalable_target_ref.resource_id)


__all__ = [
    "IScalableTarget",
    "ScalableTarget",
    "ScalableTargetAttributes",
    "ScalableTargetProps",
    "ScalingSchedule",
    "ServiceNamespace",
]
