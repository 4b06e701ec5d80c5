"""Placement groups: how instances are spread over machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnPlacementGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ec2 import PlacementGroupReference
    from constructs import Construct


class PlacementGroupStrategy(NamedEnum):
    """How instances are spread."""

    CLUSTER = "cluster"
    """Close together."""
    PARTITION = "partition"
    """Over partitions that share no hardware."""
    SPREAD = "spread"
    """Each on hardware of its own."""


class PlacementGroupSpreadLevel(NamedEnum):
    """What instances of a spread group do not share."""

    HOST = "host"
    """The machine; on Outposts only."""
    RACK = "rack"
    """The rack."""


class IPlacementGroup(IResource):
    """A placement group."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def placement_group_name(self) -> str: ...
        @property
        def partitions(self) -> int | float | None: ...
        @property
        def spread_level(self) -> PlacementGroupSpreadLevel | None: ...
        @property
        def strategy(self) -> PlacementGroupStrategy | None: ...
        @property
        def placement_group_ref(self) -> PlacementGroupReference: ...


class PlacementGroupProps(Struct):
    """Options of a placement group."""

    partitions: int | float | None = None
    """How many partitions; for that strategy only."""
    placement_group_name: str | None = None
    """Name that other environments know the group by. CloudFormation chooses the real one."""
    spread_level: PlacementGroupSpreadLevel | None = None
    """What instances do not share; for that strategy only."""
    strategy: PlacementGroupStrategy | None = None
    """How instances are spread. Default: by what else is given, or as EC2 does."""


class _PlacementGroupBase(Resource, IPlacementGroup):
    placement_group_name: str

    @property
    def placement_group_ref(self) -> PlacementGroupReference:
        """A reference to the group."""
        from aws_cdk.interfaces.aws_ec2 import PlacementGroupReference

        return PlacementGroupReference(group_name=self.placement_group_name)


class PlacementGroup(_PlacementGroupBase):
    """A placement group."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.PlacementGroup"

    @takes(PlacementGroupProps)
    def __init__(self, scope: Construct, id: str, props: PlacementGroupProps) -> None:
        super().__init__(scope, id, physical_name=props.placement_group_name)
        strategy = props.strategy
        if props.partitions:
            strategy = self._only("partitions", PlacementGroupStrategy.PARTITION, strategy)
        if props.spread_level:
            strategy = self._only("spreadLevel", PlacementGroupStrategy.SPREAD, strategy)
        self.partitions: int | float | None = props.partitions
        self.spread_level: PlacementGroupSpreadLevel | None = props.spread_level
        self.strategy: PlacementGroupStrategy | None = strategy
        resource = CfnPlacementGroup(
            self,
            "Resource",
            partition_count=props.partitions,
            spread_level=props.spread_level._value_ if props.spread_level else None,
            strategy=strategy._value_ if strategy else None,
        )
        self.placement_group_name = self._get_resource_name_attribute(resource.attr_group_name)
        self.placement_group_arn: str = self._get_resource_arn_attribute(
            self.stack.format_arn(service="ec2", resource="placement-group", resource_name=self.placement_group_name),
            ArnComponents(service="ec2", resource="placement-group", resource_name=self.physical_name),
        )

    def _only(
        self, option: str, wanted: PlacementGroupStrategy, strategy: PlacementGroupStrategy | None
    ) -> PlacementGroupStrategy:
        if strategy is not None and strategy is not wanted:
            raise ValidationError(
                f"PlacementGroup '{self.node.path.partition('/')[2] or self.node.id}' can only specify '{option}' with the "
                f"'{wanted.name}' strategy",
                scope=self,
                fix=f"set strategy to PlacementGroupStrategy.{wanted.name}, or leave the option out",
            )
        return wanted

    @staticmethod
    @checked
    def from_placement_group_name(scope: Construct, id: str, placement_group_name: str) -> IPlacementGroup:
        """Return a placement group that was made elsewhere."""
        return _ImportedPlacementGroup(scope, id, placement_group_name)


class _ImportedPlacementGroup(_PlacementGroupBase):
    partitions = None
    spread_level = None
    strategy = None

    def __init__(self, scope: Construct, id: str, placement_group_name: str) -> None:
        super().__init__(scope, id)
        self.placement_group_name = placement_group_name
