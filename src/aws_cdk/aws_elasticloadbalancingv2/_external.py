"""Load balancers that were made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_elasticloadbalancingv2.load_balancer import load_balancer_reference
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_elasticloadbalancingv2.enums import IpAddressType
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import LoadBalancerReference


class _ExternalBalancer(Resource):
    load_balancer_arn: str
    ip_address_type: IpAddressType | None = None
    vpc: IVpc | None = None
    _connections: Connections

    @property
    def connections(self) -> Connections:
        """The connections of its security groups."""
        return self._connections

    @property
    def load_balancer_ref(self) -> LoadBalancerReference:
        """The reference to the load balancer."""
        return load_balancer_reference(self.load_balancer_arn)


class _OfAttributes(_ExternalBalancer):
    """A load balancer of which attributes are told, some of them maybe not."""

    _KIND: str
    _attrs: Any

    @property
    def load_balancer_canonical_hosted_zone_id(self) -> str:
        """The zone of its domain.

        Raises:
            ValidationError: it is not known.
        """
        return self._known("loadBalancerCanonicalHostedZoneId", self._attrs.load_balancer_canonical_hosted_zone_id)

    @property
    def load_balancer_dns_name(self) -> str:
        """Its domain.

        Raises:
            ValidationError: it is not known.
        """
        return self._known("loadBalancerDnsName", self._attrs.load_balancer_dns_name)

    def _known(self, option: str, value: str | None) -> str:
        if value is None:
            raise ValidationError(
                f"'{option}' was not provided when constructing {self._KIND} Load Balancer {self.node.path} from attributes",
                scope=self,
            )
        return value
