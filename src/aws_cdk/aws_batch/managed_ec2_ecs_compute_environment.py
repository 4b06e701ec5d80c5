"""Compute environments for containers of ECS on EC2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnComputeEnvironment
from aws_cdk.aws_batch.machine_images import EcsMachineImage, EcsMachineImageType, default_type, rendered_image
from aws_cdk.aws_batch.managed_compute_environment import IManagedComputeEnvironment, _ImportedManagedEnvironment
from aws_cdk.aws_batch.managed_ec2_compute_environment import (
    AllocationStrategy,
    _Ec2Props,
    _ManagedEc2EnvironmentBase,
)
from aws_cdk.aws_ec2.instance_class import InstanceClass
from aws_cdk.aws_ec2.instance_type import InstanceType
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from aws_cdk.aws_ec2.placement_group import IPlacementGroup
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_AL2023 = (EcsMachineImageType.ECS_AL2023, EcsMachineImageType.ECS_AL2023_NVIDIA)


class IManagedEc2EcsComputeEnvironment(IManagedComputeEnvironment):
    """A compute environment for containers of ECS on EC2."""

    if TYPE_CHECKING:

        @property
        def instance_classes(self) -> Sequence[InstanceClass]: ...
        @property
        def instance_types(self) -> Sequence[InstanceType]: ...
        @property
        def allocation_strategy(self) -> AllocationStrategy | None: ...
        @property
        def images(self) -> Sequence[EcsMachineImage] | None: ...
        @property
        def instance_role(self) -> IRole | None: ...
        @property
        def launch_template(self) -> ILaunchTemplate | None: ...
        @property
        def minv_cpus(self) -> int | float | None: ...
        @property
        def placement_group(self) -> IPlacementGroup | None: ...
        @property
        def spot_bid_percentage(self) -> int | float | None: ...
        @property
        def spot_fleet_role(self) -> IRole | None: ...
        @property
        def use_optimal_instance_classes(self) -> bool | None: ...

    def add_instance_class(self, instance_class: InstanceClass) -> None:
        """Let Batch start instances of a family, in sizes of its choice."""
        raise NotImplementedError

    def add_instance_type(self, instance_type: InstanceType) -> None:
        """Let Batch start instances of a type."""
        raise NotImplementedError


class ManagedEc2EcsComputeEnvironmentProps(_Ec2Props):
    """Options of :class:`ManagedEc2EcsComputeEnvironment`."""

    images: Nested[Sequence[EcsMachineImage] | None] = nested()
    """Machine images. Default: of Batch's choice."""
    spot_fleet_role: IRole | None = None
    """As whom spare capacity is ordered. Default: a new role where the strategy is BEST_FIT, which needs one."""


class ManagedEc2EcsComputeEnvironment(_ManagedEc2EnvironmentBase, IManagedEc2EcsComputeEnvironment):
    """A compute environment that runs containers of ECS on EC2 instances of Batch."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.ManagedEc2EcsComputeEnvironment"

    images: Sequence[EcsMachineImage] | None
    spot_fleet_role: IRole | None

    @staticmethod
    @checked
    def from_managed_ec2_ecs_compute_environment_arn(
        scope: Construct, id: str, managed_ec2_ecs_compute_environment_arn: str
    ) -> IManagedEc2EcsComputeEnvironment:
        """Return a compute environment made elsewhere, by its ARN."""
        return _ImportedEc2EcsEnvironment(scope, id, managed_ec2_ecs_compute_environment_arn)

    @takes(ManagedEc2EcsComputeEnvironmentProps)
    def __init__(self, scope: Construct, id: str, props: ManagedEc2EcsComputeEnvironmentProps) -> None:
        """Make the compute environment.

        Raises:
            ValidationError: options do not go together: instance types with images, the strategy or a price with the
                kind of capacity, or numbers of CPUs.
        """
        super().__init__(scope, id, physical_name=props.compute_environment_name)
        self._take_options(props)
        self._take_machines(props)
        self.images = props.images
        default = default_type(self.node, EcsMachineImageType.ECS_AL2, EcsMachineImageType.ECS_AL2023)
        self._check_a1(default)
        self._take_strategy(props.allocation_strategy)
        self._check_numbers()
        self.spot_fleet_role = self._fleet_role(props.spot_fleet_role)
        self._take_role(props.instance_role)
        template = self.launch_template
        resources = {
            **self._rendered_machines(),
            "spotIamFleetRole": self.spot_fleet_role.role_arn if self.spot_fleet_role is not None else None,
            "launchTemplate": {"launchTemplateId": template.launch_template_id} if template is not None else None,
            "ec2Configuration": [
                rendered_image(self, each.image, (each.image_type or default)._value_) for each in self.images
            ]
            if self.images is not None
            else None,
            **self._rendered_place(),
        }
        environment: Any = CfnComputeEnvironment(self, "Resource", **self._rendered_environment(props, resources))
        self._take_resource(environment)

    def _check_a1(self, default: EcsMachineImageType) -> None:
        kinds = [each.image_type or default for each in self.images or ()] or [default]
        a1 = InstanceType("a1.large")
        # Every type is looked at, as in the peer, so one that is none is told of without A1 too.
        types = [each for each in self.instance_types if each.same_instance_class_as(a1)]
        if (types or InstanceClass.A1 in self.instance_classes) and any(kind in _AL2023 for kind in kinds):
            raise ValidationError(
                "Amazon Linux 2023 does not support A1 instances.",
                scope=self,
                fix="use images with image_type=EcsMachineImageType.ECS_AL2, or switch the flag "
                "@aws-cdk/aws-batch:defaultToAL2023 off",
            )

    def _fleet_role(self, role: IRole | None) -> IRole | None:
        if role is not None and not self.spot:
            raise ValidationError(
                f"Managed ComputeEnvironment '{self.node.id}' specifies 'spotFleetRole' without specifying 'spot'",
                scope=self,
            )
        if role is None and self.spot and self.allocation_strategy is AllocationStrategy.BEST_FIT:
            return Role(self, "SpotFleetRole", assumed_by=ServicePrincipal("spotfleet.amazonaws.com"))
        return role


class _ImportedEc2EcsEnvironment(_ImportedManagedEnvironment, IManagedEc2EcsComputeEnvironment):
    allocation_strategy: AllocationStrategy | None = None
    images: Sequence[EcsMachineImage] | None = None
    instance_role: IRole | None = None
    launch_template: ILaunchTemplate | None = None
    minv_cpus: int | float | None = None
    placement_group: IPlacementGroup | None = None
    spot_bid_percentage: int | float | None = None
    spot_fleet_role: IRole | None = None
    use_optimal_instance_classes: bool | None = None

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id, arn)
        self.instance_classes: list[InstanceClass] = []
        self.instance_types: list[InstanceType] = []

    @checked
    def add_instance_class(self, instance_class: InstanceClass) -> None:
        raise ValidationError(
            f"cannot add instance class to imported ComputeEnvironment '{self.node.id}': {instance_class.name}",
            scope=self,
        )

    @checked
    def add_instance_type(self, instance_type: InstanceType) -> None:
        raise ValidationError(
            f"cannot add instance type to imported ComputeEnvironment '{self.node.id}': {instance_type}", scope=self
        )


__all__ = [
    "IManagedEc2EcsComputeEnvironment",
    "ManagedEc2EcsComputeEnvironment",
    "ManagedEc2EcsComputeEnvironmentProps",
]
