"""Services that others reach by endpoints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnVPCEndpointService, CfnVPCEndpointServicePermissions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principals import ArnPrincipal
    from aws_cdk.interfaces.aws_ec2 import VPCEndpointServiceReference
    from constructs import Construct


class IVpcEndpointServiceLoadBalancer(Interface):
    """A load balancer in front of a service."""

    if TYPE_CHECKING:

        @property
        def load_balancer_arn(self) -> str: ...


class IVpcEndpointService(IResource):
    """A service that others reach by endpoints."""

    if TYPE_CHECKING:

        @property
        def vpc_endpoint_service_ref(self) -> VPCEndpointServiceReference: ...
        @property
        def vpc_endpoint_service_id(self) -> str: ...
        @property
        def vpc_endpoint_service_name(self) -> str: ...


class IpAddressType(NamedEnum):
    """Addresses that endpoints of a service may have."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"


class VpcEndpointServiceProps(Struct):
    """Options of a service."""

    vpc_endpoint_service_load_balancers: Sequence[IVpcEndpointServiceLoadBalancer]
    """The load balancers in front of it, at least one."""
    acceptance_required: bool | None = None
    """Whether each endpoint has to be accepted. Default: yes."""
    allowed_principals: Sequence[ArnPrincipal] | None = None
    """Who may make endpoints. Default: nobody else."""
    allowed_regions: Sequence[str] | None = None
    """Regions that endpoints may be in. Default: the service's own."""
    contributor_insights: bool | None = None
    """Report who uses it most. Default: not said."""
    supported_ip_address_types: Sequence[IpAddressType] | None = None
    """Addresses that endpoints may have. Default: not said."""


class VpcEndpointService(Resource, IVpcEndpointService):
    """A service that others reach by endpoints."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.VpcEndpointService"
    DEFAULT_PREFIX = "com.amazonaws.vpce"

    @takes(VpcEndpointServiceProps)
    def __init__(self, scope: Construct, id: str, props: VpcEndpointServiceProps) -> None:
        from aws_cdk.region_info.region_info import RegionInfo

        super().__init__(scope, id)
        if not props.vpc_endpoint_service_load_balancers:
            raise ValidationError(
                "VPC Endpoint Service must have at least one load balancer specified.",
                scope=self,
                fix="give vpc_endpoint_service_load_balancers",
            )
        self.vpc_endpoint_service_load_balancers: list[IVpcEndpointServiceLoadBalancer] = list(
            props.vpc_endpoint_service_load_balancers
        )
        self.acceptance_required: bool = props.acceptance_required is not False
        self.allowed_principals: list[ArnPrincipal] = list(props.allowed_principals or ())
        self.contributor_insights_enabled: bool | None = props.contributor_insights
        types = props.supported_ip_address_types
        # As the peer: the construct's own id once more, so that the logical id does not tell of the nesting.
        service = CfnVPCEndpointService(
            self,
            id,
            network_load_balancer_arns=[
                balancer.load_balancer_arn for balancer in self.vpc_endpoint_service_load_balancers
            ],
            acceptance_required=self.acceptance_required,
            contributor_insights_enabled=self.contributor_insights_enabled,
            supported_regions=list(props.allowed_regions) if props.allowed_regions is not None else None,
            supported_ip_address_types=[each._value_ for each in types] if types is not None else None,
        )
        self._id: str = service.ref
        region = Stack.of(self).region
        known = None if is_unresolved(region) else RegionInfo.get(region).vpc_endpoint_service_name_prefix
        # As the peer: the region is told by AWS, even if it is known here.
        self._name: str = Fn.join(".", [known or self.DEFAULT_PREFIX, Aws.REGION, self._id])
        if self.allowed_principals:
            CfnVPCEndpointServicePermissions(
                self,
                "Permissions",
                service_id=self._id,
                allowed_principals=[principal.arn for principal in self.allowed_principals],
            )

    @property
    def vpc_endpoint_service_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def vpc_endpoint_service_name(self) -> str:
        """Its name, which endpoints are made with."""
        return self._name

    @property
    def vpc_endpoint_service_ref(self) -> VPCEndpointServiceReference:
        """The reference to the service."""
        from aws_cdk.interfaces.aws_ec2 import VPCEndpointServiceReference

        return VPCEndpointServiceReference(service_id=self._id)
