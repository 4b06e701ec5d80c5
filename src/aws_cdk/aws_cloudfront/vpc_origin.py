"""Ways of distributions into VPCs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront._l1 import CfnVpcOrigin
from aws_cdk.aws_cloudfront.origin import OriginProtocolPolicy, OriginSslPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IInstance
    from aws_cdk.aws_elasticloadbalancingv2 import IApplicationLoadBalancer, INetworkLoadBalancer
    from aws_cdk.core.tag_manager import TagManager
    from aws_cdk.interfaces.aws_cloudfront import VpcOriginReference
    from constructs import Construct

_LONGEST_NAME = 64


class VpcOriginEndpoint:
    """What is reached in a VPC. Make it with one of the factories, or derive from it.

    Attributes:
        endpoint_arn: Its ARN.
        domain_name: Its name, if it has one.
    """

    endpoint_arn: str
    domain_name: str | None = None

    @staticmethod
    @checked
    def ec2_instance(instance: IInstance) -> VpcOriginEndpoint:
        """Reach an instance by its private name."""
        arn = Stack.of(instance).format_arn(service="ec2", resource="instance", resource_name=instance.instance_id)
        return _Known(arn, instance.instance_private_dns_name)

    @staticmethod
    @checked
    def application_load_balancer(alb: IApplicationLoadBalancer) -> VpcOriginEndpoint:
        """Reach a load balancer."""
        return _Known(alb.load_balancer_arn, alb.load_balancer_dns_name)

    @staticmethod
    @checked
    def network_load_balancer(nlb: INetworkLoadBalancer) -> VpcOriginEndpoint:
        """Reach a load balancer."""
        return _Known(nlb.load_balancer_arn, nlb.load_balancer_dns_name)


class _Known(VpcOriginEndpoint):
    def __init__(self, arn: str, domain_name: str) -> None:
        self.endpoint_arn = arn
        self.domain_name = domain_name


class VpcOriginOptions(Struct):
    """How something in a VPC is reached."""

    http_port: int | float | None = None
    """80, 443, or from 1024 on. Default: 80."""
    https_port: int | float | None = None
    """Default: 443."""
    origin_ssl_protocols: Sequence[OriginSslPolicy] | None = None
    """Default: TLS 1.2."""
    protocol_policy: OriginProtocolPolicy | None = None
    """Default: ``MATCH_VIEWER``."""
    vpc_origin_name: str | None = None
    """Default: made from the construct's path."""


class VpcOriginProps(VpcOriginOptions):
    """What in a VPC is reached, and how."""

    endpoint: VpcOriginEndpoint


class VpcOriginAttributes(Struct):
    """A way that exists already: its ARN, its id or both."""

    domain_name: str | None = None
    """Name of what is reached."""
    vpc_origin_arn: str | None = None
    vpc_origin_id: str | None = None


class IVpcOrigin(IResource):
    """A way into a VPC, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def domain_name(self) -> str | None: ...
        @property
        def vpc_origin_arn(self) -> str: ...
        @property
        def vpc_origin_id(self) -> str: ...
        @property
        def vpc_origin_ref(self) -> VpcOriginReference: ...


class _VpcOriginBase(Resource, IVpcOrigin):
    _fqn = "aws-cdk-lib.Resource"

    _ref_id: str
    domain_name: str | None
    vpc_origin_arn: str
    vpc_origin_id: str

    @property
    def vpc_origin_ref(self) -> VpcOriginReference:
        """The reference to the way."""
        from aws_cdk.interfaces.aws_cloudfront import VpcOriginReference

        return VpcOriginReference(vpc_origin_id=self._ref_id, vpc_origin_arn=self.vpc_origin_arn)


class _ImportedVpcOrigin(_VpcOriginBase):
    def __init__(self, scope: Construct, id: str, attrs: VpcOriginAttributes) -> None:
        super().__init__(scope, id)
        stack, arn, name = Stack.of(scope), attrs.vpc_origin_arn, attrs.vpc_origin_id
        if name is None and arn is not None:
            name = stack.split_arn(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
            if not name:
                raise ValidationError(f"No VPC origin ID found in ARN: '{arn}'", scope=self)
        if name is None:
            raise ValidationError(
                "Either vpc_origin_id (`vpcOriginId`) or vpc_origin_arn (`vpcOriginArn`) must be provided in "
                "VpcOriginAttributes",
                scope=self,
                fix="give vpc_origin_id",
            )
        self.vpc_origin_id = self._ref_id = name
        self.vpc_origin_arn = arn or stack.format_arn(
            service="cloudfront", region="", resource="vpcorigin", resource_name=name
        )
        self.domain_name = attrs.domain_name


class VpcOrigin(_VpcOriginBase):
    """A way of distributions to something in a private subnet.

    Attributes:
        domain_name: Name of what is reached.

    Raises:
        ValidationError: a port is out of bounds.
    """

    _fqn = "aws-cdk-lib.aws_cloudfront.VpcOrigin"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudfront.VpcOrigin"

    @staticmethod
    @checked
    def from_vpc_origin_arn(scope: Construct, id: str, vpc_origin_arn: str) -> IVpcOrigin:
        """Return a way that exists already.

        Raises:
            ValidationError: the ARN has no id.
        """
        return _ImportedVpcOrigin(scope, id, VpcOriginAttributes(vpc_origin_arn=vpc_origin_arn))

    @staticmethod
    @checked
    def from_vpc_origin_id(scope: Construct, id: str, vpc_origin_id: str) -> IVpcOrigin:
        """Return a way that exists already in the stack's account."""
        return _ImportedVpcOrigin(scope, id, VpcOriginAttributes(vpc_origin_id=vpc_origin_id))

    @staticmethod
    @takes(VpcOriginAttributes)
    def from_vpc_origin_attributes(scope: Construct, id: str, attrs: VpcOriginAttributes) -> IVpcOrigin:
        """Return a way that exists already.

        Raises:
            ValidationError: neither ARN nor id is given, or the ARN has no id.
        """
        return _ImportedVpcOrigin(scope, id, attrs)

    @takes(VpcOriginProps)
    def __init__(self, scope: Construct, id: str, props: VpcOriginProps) -> None:
        super().__init__(scope, id)
        for name, port in (("httpPort", props.http_port), ("httpsPort", props.https_port)):
            self._check_port(name, port)
        protocols = props.origin_ssl_protocols
        resource = CfnVpcOrigin(
            self,
            "Resource",
            vpc_origin_endpoint_config={
                "arn": props.endpoint.endpoint_arn,
                "name": props.vpc_origin_name or Names.unique_resource_name(self, max_length=_LONGEST_NAME),
                "http_port": props.http_port,
                "https_port": props.https_port,
                "origin_protocol_policy": props.protocol_policy._value_ if props.protocol_policy is not None else None,
                "origin_ssl_protocols": [
                    protocol._value_
                    for protocol in (protocols if protocols is not None else [OriginSslPolicy.TLS_V1_2])
                ],
            },
        )
        self.cdk_tag_manager: TagManager = resource.cdk_tag_manager
        self.vpc_origin_arn = resource.attr_arn
        self.vpc_origin_id = resource.attr_id
        self._ref_id = resource.ref
        self.domain_name = props.endpoint.domain_name

    def _check_port(self, name: str, port: Any) -> None:
        if not port or Token.is_unresolved(port) or port in (80, 443):
            return
        if port != int(port) or not 1024 <= port <= 65535:
            raise ValidationError(
                f"'{name}' must be 80, 443, or a value between 1024 and 65535, got {port:g}", scope=self
            )


__all__ = [
    "IVpcOrigin",
    "VpcOrigin",
    "VpcOriginAttributes",
    "VpcOriginEndpoint",
    "VpcOriginOptions",
    "VpcOriginProps",
]
