"""Groups of instances of several types, on demand and spot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.launch_template import ILaunchTemplate
    from constructs import Construct


class OnDemandAllocationStrategy(NamedEnum):
    """How types are chosen for instances on demand."""

    PRIORITIZED = "prioritized"
    """In the order of the overrides."""
    LOWEST_PRICE = "lowest-price"


class SpotAllocationStrategy(NamedEnum):
    """How types are chosen for spot instances."""

    LOWEST_PRICE = "lowest-price"
    CAPACITY_OPTIMIZED = "capacity-optimized"
    CAPACITY_OPTIMIZED_PRIORITIZED = "capacity-optimized-prioritized"
    PRICE_CAPACITY_OPTIMIZED = "price-capacity-optimized"


class InstancesDistribution(Struct):
    """How many instances are on demand, and how types are chosen."""

    on_demand_allocation_strategy: OnDemandAllocationStrategy | None = None
    """How types are chosen for instances on demand. Default: by their order."""
    on_demand_base_capacity: int | float | None = None
    """How many are on demand at least. Default: 0."""
    on_demand_percentage_above_base_capacity: int | float | None = None
    """How many of a hundred more are on demand. Default: 100."""
    spot_allocation_strategy: SpotAllocationStrategy | None = None
    """How types are chosen for spot instances. Default: by price."""
    spot_instance_pools: int | float | None = None
    """How many types and zones the cheapest are taken from. Default: 2."""
    spot_max_price: str | None = None
    """The most to pay an hour, in US dollars. Default: the on-demand price."""


class LaunchTemplateOverrides(Struct):
    """A type of instances of the group, or requirements of types: exactly one of the two."""

    instance_requirements: Any = None
    """Requirements: a ``CfnAutoScalingGroup.InstanceRequirementsProperty`` or a mapping of its options."""
    instance_type: InstanceType | None = None
    """The type."""
    launch_template: ILaunchTemplate | None = None
    """The launch template of this type. Default: that of the policy."""
    weighted_capacity: int | float | None = None
    """How much of the capacity an instance of it is. Default: 1."""


class MixedInstancesPolicy(Struct):
    """A group of instances of several types."""

    launch_template: ILaunchTemplate
    """The launch template."""
    instances_distribution: Nested[InstancesDistribution | None] = nested()
    """How many are on demand, and how types are chosen. Default: all are on demand."""
    launch_template_overrides: Nested[Sequence[LaunchTemplateOverrides] | None] = nested()
    """The types. Default: that of the launch template."""


def template_specification(template: ILaunchTemplate) -> dict[str, Any]:
    """Return what names a version of a launch template: by id, or by name if that is all that is known. Internal."""
    if template.launch_template_id:
        return {"launchTemplateId": template.launch_template_id, "version": template.version_number}
    return {"launchTemplateName": template.launch_template_name, "version": template.version_number}


def rendered_policy(scope: Construct, policy: MixedInstancesPolicy) -> dict[str, Any]:
    """Return a policy by the names of the L1 classes. Internal.

    Raises:
        ValidationError: an override has both a type and requirements, or neither.
    """
    distribution, overrides = policy.instances_distribution, policy.launch_template_overrides
    rendered: dict[str, Any] = {}
    if distribution is not None:
        on_demand, spot = distribution.on_demand_allocation_strategy, distribution.spot_allocation_strategy
        rendered["instancesDistribution"] = {
            "onDemandAllocationStrategy": on_demand._value_ if on_demand is not None else None,
            "onDemandBaseCapacity": distribution.on_demand_base_capacity,
            "onDemandPercentageAboveBaseCapacity": distribution.on_demand_percentage_above_base_capacity,
            "spotAllocationStrategy": spot._value_ if spot is not None else None,
            "spotInstancePools": distribution.spot_instance_pools,
            "spotMaxPrice": distribution.spot_max_price,
        }
    rendered["launchTemplate"] = {
        "launchTemplateSpecification": template_specification(policy.launch_template),
        "overrides": [_override(scope, item) for item in overrides] if overrides is not None else None,
    }
    return rendered


def _override(scope: Construct, override: LaunchTemplateOverrides) -> dict[str, Any]:
    requirements, kind = override.instance_requirements, override.instance_type
    if requirements is None and kind is None:
        raise ValidationError(
            "You must specify either 'instanceRequirements' or 'instanceType'.",
            scope=scope,
            fix="give instance_type in each override",
        )
    if requirements is not None and kind is not None:
        raise ValidationError("You can specify either 'instanceRequirements' or 'instanceType', not both.", scope=scope)
    template, weight = override.launch_template, override.weighted_capacity
    return {
        "instanceType": kind.to_string() if kind is not None else None,
        "instanceRequirements": requirements,
        "launchTemplateSpecification": template_specification(template) if template is not None else None,
        "weightedCapacity": js_number_text(weight) if weight is not None else None,
    }
