"""Links from API Gateway into VPCs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigatewayv2._l1 import CfnVpcLink
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_list, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.interfaces.aws_apigatewayv2 import VpcLinkReference
    from aws_cdk.interfaces.aws_ec2 import ISecurityGroupRef, ISubnetRef
    from constructs import Construct


class IVpcLink(IResource):
    """A link into a VPC."""

    if TYPE_CHECKING:

        @property
        def vpc_link_id(self) -> str: ...
        @property
        def vpc(self) -> IVpc: ...
        @property
        def vpc_link_ref(self) -> VpcLinkReference: ...


class VpcLinkProps(Struct):
    """Options of `VpcLink`."""

    vpc: IVpc
    """The VPC."""
    security_groups: Sequence[ISecurityGroupRef] | None = None
    """Security groups of the link. Default: none."""
    subnets: Nested[SubnetSelection | None] = nested()
    """Subnets that the link is in. Default: the private ones."""
    vpc_link_name: str | None = None
    """Name of the link. Default: made of its path."""


class VpcLinkAttributes(Struct):
    """What is known of a link made elsewhere."""

    vpc: IVpc
    """The VPC."""
    vpc_link_id: str
    """Its id."""


class _VpcLinkBase(Resource, IVpcLink):
    vpc_link_id: str
    vpc: IVpc

    @property
    def vpc_link_ref(self) -> VpcLinkReference:
        """The reference to the link."""
        from aws_cdk.interfaces.aws_apigatewayv2 import VpcLinkReference

        return VpcLinkReference(vpc_link_id=self.vpc_link_id)


class VpcLink(_VpcLinkBase):
    """A link from API Gateway into a VPC."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.VpcLink"

    @staticmethod
    @takes(VpcLinkAttributes)
    def from_vpc_link_attributes(scope: Construct, id: str, attrs: VpcLinkAttributes) -> IVpcLink:
        """Return a link made elsewhere, by what is known of it."""
        return _ImportedVpcLink(scope, id, attrs)

    @takes(VpcLinkProps)
    def __init__(self, scope: Construct, id: str, props: VpcLinkProps) -> None:
        super().__init__(scope, id)
        self.vpc = props.vpc
        self._subnets: list[ISubnetRef] = []
        self._security_groups: list[ISecurityGroupRef] = []
        resource = CfnVpcLink(
            self,
            "Resource",
            name=props.vpc_link_name or lazy_string(lambda: Names.unique_id(self)),
            subnet_ids=lazy_list(lambda: [subnet.subnet_ref.subnet_id for subnet in self._subnets]),
            security_group_ids=lazy_list(
                lambda: [group.security_group_ref.security_group_id for group in self._security_groups]
            ),
        )
        self.vpc_link_id = resource.ref
        selection = (
            props.subnets._given() if props.subnets is not None else {"subnet_type": SubnetType.PRIVATE_WITH_EGRESS}
        )
        self.add_subnets(*props.vpc.select_subnets(**selection).subnets)
        self.add_security_groups(*(props.security_groups or ()))

    @checked
    def add_subnets(self, *subnets: ISubnetRef) -> None:
        """Add subnets that the link is in."""
        self._subnets.extend(subnets)

    @checked
    def add_security_groups(self, *groups: ISecurityGroupRef) -> None:
        """Add security groups of the link."""
        self._security_groups.extend(groups)


class _ImportedVpcLink(_VpcLinkBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: VpcLinkAttributes) -> None:
        super().__init__(scope, id)
        self.vpc_link_id = attrs.vpc_link_id
        self.vpc = attrs.vpc


__all__ = ["IVpcLink", "VpcLink", "VpcLinkAttributes", "VpcLinkProps"]
