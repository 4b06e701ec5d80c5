"""Groups of instances as capacity providers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs._l1 import CfnCapacityProvider
from aws_cdk.aws_ecs.cluster_capacity import AddAutoScalingGroupCapacityOptions
from aws_cdk.aws_ecs.machine_images import MachineImageType
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import AutoScalingGroup, IAutoScalingGroup

_MAX_WARMUP_SECONDS = 10000
_TAKEN = re.compile("^(aws|ecs|fargate)")


class AsgCapacityProviderProps(AddAutoScalingGroupCapacityOptions):
    """Options of :class:`AsgCapacityProvider`."""

    auto_scaling_group: IAutoScalingGroup
    """The group whose instances run tasks."""
    capacity_provider_name: str | None = None
    """It does not begin with ``aws``, ``ecs`` or ``fargate``. Default: chosen by CloudFormation."""
    enable_managed_draining: bool | None = None
    """Whether ECS moves tasks away from instances that are to go. Default: ECS's."""
    enable_managed_scaling: bool | None = None
    """Whether ECS scales the group as tasks need it. Default: yes."""
    enable_managed_termination_protection: bool | None = None
    """Whether instances with tasks stay when the group shrinks. Default: yes."""
    instance_warmup_period: int | float | None = None
    """Seconds before a new instance counts, 0 to 10000. Default: 300."""
    maximum_scaling_step_size: int | float | None = None
    """Most instances started at once. Default: 10000."""
    minimum_scaling_step_size: int | float | None = None
    """Least instances started at once. Default: 1."""
    target_capacity_percent: int | float | None = None
    """How full instances are meant to be, in percent. Default: 100."""


class AsgCapacityProvider(Construct):
    """A group of instances that tasks run on by capacity provider strategies.

    Attributes:
        capacity_provider_name: The name.
        auto_scaling_group: The group.
        machine_image_type: How its instances are told their cluster.
        enable_managed_termination_protection: Whether instances with tasks stay when the group shrinks.
        enable_managed_draining: Whether ECS moves tasks away from instances that are to go, if it was said.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.AsgCapacityProvider"

    @takes(AsgCapacityProviderProps)
    def __init__(self, scope: Construct, id: str, props: AsgCapacityProviderProps) -> None:
        """Make a capacity provider.

        Raises:
            ValidationError: options contradict each other, or the group cannot be changed as they need it.
        """
        super().__init__(scope, id)
        group: Any = props.auto_scaling_group
        self._options = props
        self.auto_scaling_group: AutoScalingGroup = group
        self.machine_image_type: MachineImageType = props.machine_image_type or MachineImageType.AMAZON_LINUX_2
        self.enable_managed_draining: bool | None = props.enable_managed_draining
        protected = props.enable_managed_termination_protection is not False
        self.enable_managed_termination_protection: bool | None = protected
        scaled = props.enable_managed_scaling is not False
        self._check(props, protected, scaled)
        if protected:
            group.protect_new_instances_from_scale_in()
        target = props.target_capacity_percent or None  # as the peer: nothing to aim at is the default
        resource = CfnCapacityProvider(
            self,
            id,
            name=props.capacity_provider_name,
            auto_scaling_group_provider={
                "autoScalingGroupArn": group.auto_scaling_group_name,
                "managedScaling": {
                    "status": "ENABLED",
                    "targetCapacity": 100 if target is None else target,
                    "maximumScalingStepSize": props.maximum_scaling_step_size,
                    "minimumScalingStepSize": props.minimum_scaling_step_size,
                    "instanceWarmupPeriod": props.instance_warmup_period,
                }
                if scaled
                else None,
                "managedTerminationProtection": "ENABLED" if protected else "DISABLED",
                "managedDraining": None
                if props.enable_managed_draining is None
                else "ENABLED"
                if props.enable_managed_draining
                else "DISABLED",
            },
        )
        self.capacity_provider_name: str = resource.ref

    def _check(self, props: AsgCapacityProviderProps, protected: bool, scaled: bool) -> None:
        name, warmup = props.capacity_provider_name, props.instance_warmup_period
        if protected and not callable(getattr(props.auto_scaling_group, "protect_new_instances_from_scale_in", None)):
            raise ValidationError(
                "Cannot enable Managed Termination Protection on a Capacity Provider when providing an imported "
                "AutoScalingGroup.",
                scope=self,
                fix="set enable_managed_termination_protection=False",
            )
        if protected and not scaled:
            raise ValidationError(
                "Cannot enable Managed Termination Protection on a Capacity Provider when Managed Scaling is disabled. "
                "Either enable Managed Scaling or disable Managed Termination Protection.",
                scope=self,
            )
        if name and not is_unresolved(name) and _TAKEN.match(name):
            raise ValidationError(
                f"Invalid Capacity Provider Name: {name}, If a name is specified, it cannot start with aws, ecs, or "
                "fargate.",
                scope=self,
            )
        if warmup is not None and not is_unresolved(warmup) and not 0 <= warmup <= _MAX_WARMUP_SECONDS:
            raise ValidationError(
                f"InstanceWarmupPeriod must be between 0 and {_MAX_WARMUP_SECONDS} inclusive, got: {warmup:g}.",
                scope=self,
            )


__all__ = ["AsgCapacityProvider", "AsgCapacityProviderProps"]
