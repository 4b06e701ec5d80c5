"""Links from API Gateway to load balancers in VPCs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway._l1 import CfnVpcLink
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2 import INetworkLoadBalancer
    from aws_cdk.interfaces.aws_apigateway import VpcLinkReference
    from constructs import Construct


class IVpcLink(IResource):
    """A link to load balancers in a VPC."""

    if TYPE_CHECKING:

        @property
        def vpc_link_id(self) -> str: ...
        @property
        def vpc_link_ref(self) -> VpcLinkReference: ...


class VpcLinkProps(Struct):
    """Options of `VpcLink`."""

    description: str | None = None
    """What the link is for."""
    targets: Sequence[INetworkLoadBalancer] | None = None
    """The load balancers; more may be added."""
    vpc_link_name: str | None = None
    """Name of the link. Default: made of its path."""


class _VpcLinkBase(Resource, IVpcLink):
    vpc_link_id: str

    @property
    def vpc_link_ref(self) -> VpcLinkReference:
        """The reference to the link."""
        from aws_cdk.interfaces.aws_apigateway import VpcLinkReference

        return VpcLinkReference(vpc_link_id=self.vpc_link_id)


class VpcLink(_VpcLinkBase):
    """A link from API Gateway to network load balancers in a VPC."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.VpcLink"

    @staticmethod
    @checked
    def from_vpc_link_id(scope: Construct, id: str, vpc_link_id: str) -> IVpcLink:
        """Return a link made elsewhere, by its id."""
        return _ImportedVpcLink(scope, id, vpc_link_id)

    @takes(VpcLinkProps)
    def __init__(self, scope: Construct, id: str, props: VpcLinkProps) -> None:
        from aws_cdk.core.lazy import lazy_string
        from aws_cdk.core.logical_id import Names

        name = props.vpc_link_name or lazy_string(lambda: Names.node_unique_id(self.node))
        super().__init__(scope, id, physical_name=name)
        self._targets: list[INetworkLoadBalancer] = []
        resource = CfnVpcLink(
            self,
            "Resource",
            name=self.physical_name,
            description=props.description,
            target_arns=lazy_list(lambda: [target.load_balancer_arn for target in self._targets]),
        )
        self.vpc_link_id = resource.ref
        self.add_targets(*(props.targets or ()))
        check_before_synthesis(self, lambda: [] if self._targets else ["No targets added to vpc link"])

    @checked
    def add_targets(self, *targets: INetworkLoadBalancer) -> None:
        """Add load balancers."""
        self._targets.extend(targets)

    @property
    def _target_dns_names(self) -> list[str]:
        return [target.load_balancer_dns_name for target in self._targets]


class _ImportedVpcLink(_VpcLinkBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, vpc_link_id: str) -> None:
        super().__init__(scope, id)
        self.vpc_link_id = vpc_link_id


__all__ = ["IVpcLink", "VpcLink", "VpcLinkProps"]
