"""What networks made here and imported ones have in common: choosing subnets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_filter import SubnetFilter
from aws_cdk.aws_ec2.subnet_selection import SelectedSubnets, SubnetSelection, SubnetType
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.interfaces.aws_ec2 import VPCReference
    from constructs import IDependable

_PRIVATE_TYPES = (SubnetType.PRIVATE_WITH_EGRESS, SubnetType.PRIVATE_WITH_NAT)


class IVpc(IResource):
    """A network."""

    if TYPE_CHECKING:

        @property
        def availability_zones(self) -> list[str]: ...
        @property
        def internet_connectivity_established(self) -> IDependable: ...
        @property
        def isolated_subnets(self) -> list[ISubnet]: ...
        @property
        def private_subnets(self) -> list[ISubnet]: ...
        @property
        def public_subnets(self) -> list[ISubnet]: ...
        @property
        def vpc_arn(self) -> str: ...
        @property
        def vpc_cidr_block(self) -> str: ...
        @property
        def vpc_id(self) -> str: ...
        @property
        def vpc_ref(self) -> VPCReference: ...

        @takes(SubnetSelection)
        def select_subnets(self, selection: SubnetSelection) -> SelectedSubnets: ...


class _Selection(SelectedSubnets):
    """Subnets that were chosen; their zones are asked for on use, since imported subnets may not know theirs."""

    @property  # type: ignore[misc]  # an option of the struct, computed here
    def availability_zones(self) -> Sequence[str]:  # type: ignore[override]
        return [subnet.availability_zone for subnet in self.subnets]


class _VpcBase(Resource, IVpc):
    vpc_id: str
    availability_zones: list[str]
    public_subnets: list[ISubnet]
    private_subnets: list[ISubnet]
    isolated_subnets: list[ISubnet]
    incomplete_subnet_definition: bool = False

    @property
    def vpc_ref(self) -> VPCReference:
        """The reference to the network."""
        from aws_cdk.interfaces.aws_ec2 import VPCReference

        return VPCReference(vpc_id=self.vpc_id)

    def _format_vpc_arn(self, account: str | None = None) -> str:
        components = ArnComponents(service="ec2", resource="vpc", resource_name=self.vpc_id, account=account)
        return Stack.of(self).format_arn(**components._given())

    # -- choosing subnets -------------------------------------------------

    @takes(SubnetSelection)
    def select_subnets(self, selection: SubnetSelection) -> SelectedSubnets:
        """Return the subnets that are meant.

        Raises:
            ValidationError: there are none of the type or name, or more than one of these is given.
        """
        subnets = self._select_subnet_objects(**selection._given())
        public = {id(subnet) for subnet in self.public_subnets}
        return _Selection(
            subnets=subnets,
            subnet_ids=[subnet.subnet_id for subnet in subnets],
            availability_zones=[],
            has_public=any(id(subnet) in public for subnet in subnets),
            internet_connectivity_established=DependencyGroup(
                *(subnet.internet_connectivity_established for subnet in subnets)
            ),
            is_pending_lookup=self.incomplete_subnet_definition,
        )

    @takes(SubnetSelection)
    def _select_subnet_objects(self, selection: SubnetSelection) -> list[ISubnet]:
        """Return the subnets that are meant; subclasses in apps override it."""
        given = {
            "subnets": selection.subnets,
            "subnetType": selection.subnet_type,
            "subnetGroupName": selection.subnet_group_name,
        }
        ways = [name for name, value in given.items() if value is not None]
        if len(ways) > 1:
            raise ValidationError(
                f"Only one of '{','.join(ways)}' can be supplied to subnet selection.",
                scope=self,
                fix="leave the others out",
            )
        if selection.subnets is not None:
            return list(selection.subnets)
        if selection.subnet_group_name is not None:
            subnets = self._of_group(selection.subnet_group_name)
        else:
            subnets = self._of_type(selection.subnet_type or self._default_type())
        for each in _filters(selection):
            subnets = each.select_subnets(subnets)
        return subnets

    def _default_type(self) -> SubnetType:
        if self.private_subnets:
            return SubnetType.PRIVATE_WITH_EGRESS
        return SubnetType.PRIVATE_ISOLATED if self.isolated_subnets else SubnetType.PUBLIC

    def _of_group(self, name: str) -> list[ISubnet]:
        everything = [*self.public_subnets, *self.private_subnets, *self.isolated_subnets]
        subnets = [subnet for subnet in everything if _group_of(subnet) == name]
        if not subnets and not self.incomplete_subnet_definition:
            names = dict.fromkeys(_group_of(subnet) for subnet in everything)
            raise ValidationError(
                f"There are no subnet groups with name '{name}' in this VPC. Available names: {','.join(names)}",
                scope=self,
            )
        return subnets

    def _of_type(self, subnet_type: SubnetType) -> list[ISubnet]:
        if subnet_type is SubnetType.PUBLIC:
            subnets = self.public_subnets
        elif subnet_type in _PRIVATE_TYPES:
            subnets = self.private_subnets
        else:
            subnets = self.isolated_subnets
        if not subnets and not self.incomplete_subnet_definition:
            raise ValidationError(
                f"There are no '{subnet_type.value}' subnet groups in this VPC. "
                f"Available types: {','.join(self._available_types())}",
                scope=self,
            )
        return list(subnets)

    def _available_types(self) -> Sequence[str]:
        types: list[str] = []
        if self.isolated_subnets:
            types += [SubnetType.PRIVATE_ISOLATED.value]
        if self.private_subnets:
            types += [subnet_type.value for subnet_type in _PRIVATE_TYPES]
        if self.public_subnets:
            types += [SubnetType.PUBLIC.value]
        return types


def _filters(selection: SubnetSelection) -> list[SubnetFilter]:
    filters = list(selection.subnet_filters or ())
    if selection.one_per_az:
        filters.append(SubnetFilter.one_per_az())
    if selection.availability_zones is not None:
        filters.append(SubnetFilter.availability_zones(selection.availability_zones))
    return filters


def _group_of(subnet: ISubnet) -> str:
    """The group a subnet belongs to, which its id begins with."""
    return re.sub(r"Subnet\d+$", "", subnet.node.id)
