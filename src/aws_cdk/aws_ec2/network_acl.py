"""Access control lists of subnets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnNetworkAcl, CfnNetworkAclEntry, CfnSubnetNetworkAclAssociation
from aws_cdk.aws_ec2.network_acl_traffic import AclCidr, AclTraffic
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_aspect import Tags

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.interfaces.aws_ec2 import (
        INetworkAclRef,
        NetworkAclEntryReference,
        NetworkAclReference,
        SubnetNetworkAclAssociationReference,
    )
    from constructs import Construct

_NAME_TAG = "Name"


class Action(NamedEnum):
    """What an entry does with the traffic it meets."""

    ALLOW = "allow"
    DENY = "deny"


class TrafficDirection(NamedEnum):
    """Which way traffic goes, seen from the subnet."""

    EGRESS = 0
    INGRESS = 1


class INetworkAclEntry(IResource):
    """An entry of an access control list."""

    if TYPE_CHECKING:

        @property
        def network_acl_entry_ref(self) -> NetworkAclEntryReference: ...
        @property
        def network_acl(self) -> INetworkAcl: ...


class ISubnetNetworkAclAssociation(IResource):
    """Says which access control list a subnet uses."""

    if TYPE_CHECKING:

        @property
        def subnet_network_acl_association_ref(self) -> SubnetNetworkAclAssociationReference: ...
        @property
        def subnet_network_acl_association_association_id(self) -> str: ...


class CommonNetworkAclEntryOptions(Struct):
    """Options of an entry."""

    cidr: AclCidr
    """Addresses it is for."""
    rule_number: int | float
    """Its place; entries are tried from the lowest number on, up to 32766."""
    traffic: AclTraffic
    """Traffic it is for."""
    direction: TrafficDirection | None = None
    """Which way. Default: into the subnet."""
    network_acl_entry_name: str | None = None
    """Not used by CloudFormation. Default: none."""
    rule_action: Action | None = None
    """What happens to the traffic. Default: it is allowed."""


class INetworkAcl(IResource):
    """An access control list."""

    if TYPE_CHECKING:

        @property
        def network_acl_id(self) -> str: ...
        @property
        def network_acl_ref(self) -> NetworkAclReference: ...
        @takes(CommonNetworkAclEntryOptions)
        def add_entry(self, id: str, options: CommonNetworkAclEntryOptions) -> NetworkAclEntry: ...


class NetworkAclEntryProps(CommonNetworkAclEntryOptions):
    """Options of an entry, with its list."""

    network_acl: INetworkAcl
    """The list."""


class NetworkAclProps(Struct):
    """Options of an access control list."""

    vpc: IVpc
    """The network it is in."""
    network_acl_name: str | None = None
    """Name of the list. Default: the construct's path."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Subnets that use it. Default: none."""


class SubnetNetworkAclAssociationProps(Struct):
    """Which subnet uses which list."""

    network_acl: INetworkAclRef
    """The list."""
    subnet: ISubnet
    """The subnet."""
    subnet_network_acl_association_name: str | None = None
    """Physical name of the association. Default: chosen by CloudFormation."""


class _NetworkAclBase(Resource, INetworkAcl):
    network_acl_id: str

    @property
    def network_acl_ref(self) -> NetworkAclReference:
        """The reference to the list."""
        from aws_cdk.interfaces.aws_ec2 import NetworkAclReference

        return NetworkAclReference(network_acl_id=self.network_acl_id)

    @takes(CommonNetworkAclEntryOptions)
    def add_entry(self, id: str, options: CommonNetworkAclEntryOptions) -> NetworkAclEntry:
        """Add an entry."""
        return NetworkAclEntry(self, id, network_acl=self, **options._given())


class NetworkAcl(_NetworkAclBase):
    """An access control list: which traffic passes the border of a subnet, without regard to connections."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.NetworkAcl"

    @takes(NetworkAclProps)
    def __init__(self, scope: Construct, id: str, props: NetworkAclProps) -> None:
        super().__init__(scope, id, physical_name=props.network_acl_name)
        self._vpc = props.vpc
        acl = CfnNetworkAcl(self, "Resource", vpc_id=props.vpc.vpc_id)
        Tags.of(self).add(_NAME_TAG, props.network_acl_name or self.node.path)
        self.network_acl_id = acl.ref
        self.network_acl_vpc_id: str = acl.vpc_id
        if props.subnet_selection is not None:
            self.associate_with_subnet("DefaultAssociation", **props.subnet_selection._given())

    @staticmethod
    @checked
    def from_network_acl_id(scope: Construct, id: str, network_acl_id: str) -> INetworkAcl:
        """Return an access control list that was made elsewhere."""
        return _ImportedNetworkAcl(scope, id, network_acl_id)

    @takes(SubnetSelection)
    def associate_with_subnet(self, id: str, selection: SubnetSelection) -> None:
        """Have subnets of the network use the list."""
        for subnet in self._vpc.select_subnets(**selection._given()).subnets:
            subnet.associate_network_acl(id, self)


class _ImportedNetworkAcl(_NetworkAclBase):
    def __init__(self, scope: Construct, id: str, network_acl_id: str) -> None:
        super().__init__(scope, id)
        self.network_acl_id = network_acl_id


class NetworkAclEntry(Resource, INetworkAclEntry):
    """An entry of an access control list."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.NetworkAclEntry"

    @takes(NetworkAclEntryProps)
    def __init__(self, scope: Construct, id: str, props: NetworkAclEntryProps) -> None:
        super().__init__(scope, id, physical_name=props.network_acl_entry_name)
        self._network_acl = props.network_acl
        direction = props.direction
        traffic = props.traffic.to_traffic_config()
        self._resource = CfnNetworkAclEntry(
            self,
            "Resource",
            network_acl_id=props.network_acl.network_acl_id,
            rule_number=props.rule_number,
            rule_action=(props.rule_action or Action.ALLOW)._value_,
            egress=None if direction is None else direction is TrafficDirection.EGRESS,
            protocol=traffic.protocol,
            icmp=None if traffic.icmp is None else traffic.icmp._given(),
            port_range=None if traffic.port_range is None else traffic.port_range._given(),
            **props.cidr.to_cidr_config()._given(),
        )

    @property
    def network_acl(self) -> INetworkAcl:
        """The list."""
        return self._network_acl

    @property
    def network_acl_entry_ref(self) -> NetworkAclEntryReference:
        """The reference to the entry."""
        from aws_cdk.interfaces.aws_ec2 import NetworkAclEntryReference

        return NetworkAclEntryReference(network_acl_entry_id=self._resource.ref)


class SubnetNetworkAclAssociation(Resource, ISubnetNetworkAclAssociation):
    """Says which access control list a subnet uses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.SubnetNetworkAclAssociation"

    @takes(SubnetNetworkAclAssociationProps)
    def __init__(self, scope: Construct, id: str, props: SubnetNetworkAclAssociationProps) -> None:
        super().__init__(scope, id, physical_name=props.subnet_network_acl_association_name)
        association = CfnSubnetNetworkAclAssociation(
            self,
            "Resource",
            network_acl_id=props.network_acl.network_acl_ref.network_acl_id,
            subnet_id=props.subnet.subnet_id,
        )
        self.network_acl: INetworkAclRef = props.network_acl
        self.subnet: ISubnet = props.subnet
        self._association_id: str = association.attr_association_id

    @staticmethod
    @checked
    def from_subnet_network_acl_association_association_id(
        scope: Construct, id: str, subnet_network_acl_association_association_id: str
    ) -> ISubnetNetworkAclAssociation:
        """Return an association that was made elsewhere."""
        return _ImportedAssociation(scope, id, subnet_network_acl_association_association_id)

    @property
    def subnet_network_acl_association_association_id(self) -> str:
        """Its id."""
        return self._association_id

    @property
    def subnet_network_acl_association_ref(self) -> SubnetNetworkAclAssociationReference:
        """The reference to the association."""
        return _association_reference(self._association_id)


class _ImportedAssociation(Resource, ISubnetNetworkAclAssociation):
    def __init__(self, scope: Construct, id: str, association_id: str) -> None:
        super().__init__(scope, id)
        self._association_id = association_id

    @property
    def subnet_network_acl_association_association_id(self) -> str:
        return self._association_id

    @property
    def subnet_network_acl_association_ref(self) -> SubnetNetworkAclAssociationReference:
        return _association_reference(self._association_id)


def _association_reference(association_id: str) -> SubnetNetworkAclAssociationReference:
    from aws_cdk.interfaces.aws_ec2 import SubnetNetworkAclAssociationReference

    return SubnetNetworkAclAssociationReference(association_id=association_id)
