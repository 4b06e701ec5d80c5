"""What compute environments on EC2 have in common, for containers of ECS and of EKS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch.managed_compute_environment import ManagedComputeEnvironmentProps, _ManagedComputeEnvironmentBase
from aws_cdk.aws_ec2.instance_class import InstanceClass
from aws_cdk.aws_ec2.instance_type import InstanceType
from aws_cdk.aws_iam._l1 import CfnInstanceProfile
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.token import is_unresolved, js_number_text
from constructs import IValidation

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from aws_cdk.aws_ec2.placement_group import IPlacementGroup
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_ec2 import IPlacementGroupRef

_MOST_PERCENT = 100


class AllocationStrategy(NamedEnum):
    """How Batch chooses among instance types when the best fit cannot be had."""

    BEST_FIT = "BEST_FIT"
    """Waits for it; the cheapest, and it cannot be updated in place."""
    BEST_FIT_PROGRESSIVE = "BEST_FIT_PROGRESSIVE"
    """Takes the next larger types."""
    SPOT_CAPACITY_OPTIMIZED = "SPOT_CAPACITY_OPTIMIZED"
    """Takes spare types that are the least likely to be taken back."""
    SPOT_PRICE_CAPACITY_OPTIMIZED = "SPOT_PRICE_CAPACITY_OPTIMIZED"
    """Weighs this against the price."""


_FOR_SPOT = (AllocationStrategy.SPOT_CAPACITY_OPTIMIZED, AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED)


class DefaultInstanceClass(NamedEnum):
    """Families that Batch chooses itself, by the architecture of processors."""

    X86_64 = "default_x86_64"
    ARM64 = "default_arm64"


class OptimalInstanceType(InstanceType):
    """Leaves the choice among the families C4, M4 and R4 (or their followers) to Batch."""

    def __init__(self) -> None:
        super().__init__("optimal")


class ManagedEc2ComputeEnvironmentProps(ManagedComputeEnvironmentProps):
    """Options of compute environments on EC2."""

    instance_classes: Sequence[InstanceClass] | None = None
    """Families, of which Batch chooses sizes. Default: none."""
    instance_types: Sequence[InstanceType] | None = None
    """Default: none."""


class _Ec2Props(ManagedEc2ComputeEnvironmentProps):
    """What ECS and EKS take both."""

    allocation_strategy: AllocationStrategy | None = None
    """Default: BEST_FIT_PROGRESSIVE, or SPOT_PRICE_CAPACITY_OPTIMIZED for spare capacity."""
    default_instance_classes: Sequence[DefaultInstanceClass] | None = None
    """Families of Batch's choice. Default: ``optimal``, unless ``use_optimal_instance_classes`` is false."""
    instance_role: IRole | None = None
    """As whom instances act. Default: a new role."""
    launch_template: ILaunchTemplate | None = None
    """What else instances are started with; its default version counts. Default: none."""
    minv_cpus: int | float | None = None
    """How many virtual CPUs are kept even without jobs. Default: 0."""
    placement_group: IPlacementGroupRef | None = None
    """Default: none."""
    spot_bid_percentage: int | float | None = None
    """The highest price of spare capacity, in percent of the usual price, 0 to 100. Default: 100."""
    use_optimal_instance_classes: bool | None = None
    """Whether Batch may choose types too; superseded by ``default_instance_classes``. Default: yes, without them."""


class _ManagedEc2EnvironmentBase(_ManagedComputeEnvironmentBase):
    """Base of compute environments on EC2."""

    def _take_machines(self, props: _Ec2Props) -> None:
        """Take over what is said of machines.

        Raises:
            ValidationError: default families are named, and ``optimal`` is wanted too.
        """
        if props.default_instance_classes is not None and props.use_optimal_instance_classes:
            raise ValidationError(
                "cannot use `defaultInstanceClasses` with `useOptimalInstanceClasses`.",
                scope=self,
                fix="leave use_optimal_instance_classes out, which is deprecated",
            )
        self.instance_types: list[InstanceType] = list(props.instance_types or ())
        self.instance_classes: list[InstanceClass] = list(props.instance_classes or ())
        self._defaults = [each._value_ for each in props.default_instance_classes or ()]
        if not self._defaults and props.use_optimal_instance_classes is not False:
            self._defaults = ["optimal"]
        self._types_needed = props.use_optimal_instance_classes is False
        self.launch_template = props.launch_template
        self.minv_cpus = props.minv_cpus if props.minv_cpus is not None else 0
        self.placement_group: IPlacementGroup | Any = props.placement_group
        self.spot_bid_percentage = props.spot_bid_percentage
        self.node.add_validation(_HasTypes(self))

    def _take_strategy(self, strategy: AllocationStrategy | None) -> None:
        """Take over how types are chosen.

        Raises:
            ValidationError: the strategy is for spare capacity, which is not used.
        """
        if strategy is None:
            strategy = (
                AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED
                if self.spot
                else AllocationStrategy.BEST_FIT_PROGRESSIVE
            )
        elif strategy in _FOR_SPOT and not self.spot:
            raise ValidationError(
                f"Managed ComputeEnvironment '{self.node.id}' specifies 'AllocationStrategy.{strategy.name}' without using "
                "spot instances",
                scope=self,
                fix="say spot=True, or choose another allocation_strategy",
            )
        self.allocation_strategy: AllocationStrategy | None = strategy

    def _check_numbers(self) -> None:
        least, most, percent = self.minv_cpus, self.maxv_cpus, self.spot_bid_percentage
        what = f"Managed ComputeEnvironment '{self.node.id}'"
        if not is_unresolved(least):
            if least < 0:
                raise ValidationError(
                    f"{what} has 'minvCpus' = {js_number_text(least)} < 0; 'minvCpus' cannot be less than zero",
                    scope=self,
                )
            if not is_unresolved(most) and least > most:
                raise ValidationError(
                    f"{what} has 'minvCpus' = {js_number_text(least)} > 'maxvCpus' = {js_number_text(most)}; 'minvCpus' "
                    "cannot be greater than 'maxvCpus'",
                    scope=self,
                )
        if percent is None:
            return
        if not self.spot:
            raise ValidationError(f"{what} specifies 'spotBidPercentage' without specifying 'spot'", scope=self)
        if not is_unresolved(percent) and not 0 <= percent <= _MOST_PERCENT:
            raise ValidationError(
                f"{what} specifies 'spotBidPercentage' {'> 100' if percent > _MOST_PERCENT else '< 0'}: "
                f"{js_number_text(percent)}",
                scope=self,
            )

    def _take_role(self, role: IRole | None) -> None:
        """Take over as whom instances act; makes the role if there is none, and a profile of it."""
        if role is None:
            role = Role(
                self,
                "InstanceProfileRole",
                assumed_by=ServicePrincipal("ec2.amazonaws.com"),
                managed_policies=[
                    ManagedPolicy.from_aws_managed_policy_name("service-role/AmazonEC2ContainerServiceforEC2Role")
                ],
            )
        self.instance_role: IRole | None = role
        profile: Any = CfnInstanceProfile(self, "InstanceProfile", roles=[role.role_name])
        self._profile_arn: str = profile.attr_arn

    def _rendered_machines(self) -> dict[str, Any]:
        """Return what EC2 adds to ``ComputeResources``, but for images, launch template and placement group."""
        strategy = self.allocation_strategy
        return {
            "type": "SPOT" if self.spot else "EC2",
            "minvCpus": self.minv_cpus,
            "instanceRole": self._profile_arn,
            "instanceTypes": lazy_list(self._rendered_types),
            "allocationStrategy": strategy._value_ if strategy is not None else None,
            "bidPercentage": self.spot_bid_percentage,
        }

    def _rendered_place(self) -> dict[str, Any]:
        group = self.placement_group
        return {"placementGroup": group.placement_group_ref.group_name if group is not None else None}

    def _take_resource(self, environment: Any) -> None:
        """Take over ARN and name of the L1 resource, and have it tag the instances as well."""
        self._take_names(environment)
        # The L1 class takes no token for these tags; those of this construct are complete only in the end.
        environment._values["computeResources"]["tags"] = self.tags.rendered_tags

    def _rendered_types(self) -> list[str]:
        return [
            *(str(each) for each in self.instance_types),
            *(each._value_ for each in self.instance_classes),
            *self._defaults,
        ]

    @checked
    def add_instance_type(self, instance_type: InstanceType) -> None:
        """Let Batch start instances of a type."""
        self.instance_types.append(instance_type)

    @checked
    def add_instance_class(self, instance_class: InstanceClass) -> None:
        """Let Batch start instances of a family, in sizes of its choice."""
        self.instance_classes.append(instance_class)


class _HasTypes(IValidation):
    """There is something to start."""

    def __init__(self, environment: _ManagedEc2EnvironmentBase) -> None:
        self._environment = environment

    def validate(self) -> list[str]:
        environment = self._environment
        if environment._types_needed and not environment.instance_types and not environment.instance_classes:
            return ["'defaultInstanceClasses' undefined without specifying any instance types or classes"]
        return []


__all__ = ["AllocationStrategy", "DefaultInstanceClass", "ManagedEc2ComputeEnvironmentProps", "OptimalInstanceType"]
