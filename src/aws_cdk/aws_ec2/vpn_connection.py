"""VPN connections to networks outside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnCustomerGateway, CfnVPNConnection, CfnVPNConnectionRoute
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_ec2 import VPNConnectionReference
    from constructs import Construct

_NAMESPACE = "AWS/VPN"
_DEFAULT_ASN = 65000
# Source: the Site-to-Site VPN user guide, tunnel options.
_KEY = r"[a-zA-Z1-9._][a-zA-Z\d._]{7,63}"
_INSIDE_CIDR = r"169\.254\.(25[0-5]|2[0-4]\d|1?\d?\d)\.(25[0-5]|2[0-4]\d|1?\d?\d)/30"
_RESERVED_CIDRS = frozenset((*(f"169.254.{third}.0/30" for third in range(6)), "169.254.169.252/30"))


class VpnConnectionType(NamedEnum):
    """Kinds of connections."""

    IPSEC_1 = "ipsec.1"
    DUMMY = "dummy"
    """Not a kind: keeps the list from having one element."""


class VpnTunnelOption(Struct):
    """Options of a tunnel; a connection has two."""

    pre_shared_key: str | None = None
    """The key both ends know, 8 to 64 characters; it shows in the template, so use ``pre_shared_key_secret``."""
    pre_shared_key_secret: SecretValue | None = None
    """The key both ends know. Default: made by AWS."""
    tunnel_inside_cidr: str | None = None
    """Addresses inside the tunnel: a block with mask 30 of 169.254.0.0/16. Default: chosen by AWS."""


class VpnConnectionOptions(Struct):
    """Options of a connection."""

    ip: str
    """IPv4 address of the other end."""
    asn: int | float | None = None
    """Number of the autonomous system of the other end. Default: 65000."""
    static_routes: Sequence[str] | None = None
    """Addresses behind the other end. Default: learned by BGP."""
    tunnel_options: Nested[Sequence[VpnTunnelOption] | None] = nested()
    """Options of the tunnels, at most two. Default: chosen by AWS."""


class VpnConnectionProps(VpnConnectionOptions):
    """Options of a connection, with its network."""

    vpc: IVpc
    """The network."""


class VpnConnectionAttributes(Struct):
    """What is known of a connection that was made elsewhere."""

    customer_gateway_asn: int | float
    """Number of the autonomous system of the other end."""
    customer_gateway_id: str
    """Id of the other end."""
    customer_gateway_ip: str
    """Address of the other end."""
    vpn_id: str
    """Its id."""


class IVpnConnection(IResource):
    """A VPN connection."""

    if TYPE_CHECKING:

        @property
        def vpn_connection_ref(self) -> VPNConnectionReference: ...
        @property
        def customer_gateway_asn(self) -> int | float: ...
        @property
        def customer_gateway_id(self) -> str: ...
        @property
        def customer_gateway_ip(self) -> str: ...
        @property
        def vpn_id(self) -> str: ...
        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_tunnel_state(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_tunnel_data_in(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_tunnel_data_out(self, props: MetricOptions) -> Metric: ...


class VpnConnectionBase(Resource, IVpnConnection):
    """Base of VPN connections."""

    customer_gateway_asn: int | float
    customer_gateway_id: str
    customer_gateway_ip: str
    vpn_id: str

    @property
    def vpn_connection_ref(self) -> VPNConnectionReference:
        """The reference to the connection."""
        from aws_cdk.interfaces.aws_ec2 import VPNConnectionReference

        # As the peer: the id of the other end.
        return VPNConnectionReference(vpn_connection_id=self.customer_gateway_id)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the connection."""
        return _metric(metric_name, {"dimensions_map": {"VpnId": self.vpn_id}, **props._given()})

    @takes(MetricOptions)
    def metric_tunnel_state(self, props: MetricOptions) -> Metric:
        """Return whether the tunnels are up: 0 none, 1 all; on average over 5 minutes."""
        return self.metric("TunnelState", **{"statistic": "avg", **props._given()})

    @takes(MetricOptions)
    def metric_tunnel_data_in(self, props: MetricOptions) -> Metric:
        """Return how many bytes came in through the tunnels, in total over 5 minutes."""
        return self.metric("TunnelDataIn", **{"statistic": "sum", **props._given()})

    @takes(MetricOptions)
    def metric_tunnel_data_out(self, props: MetricOptions) -> Metric:
        """Return how many bytes went out through the tunnels, in total over 5 minutes."""
        return self.metric("TunnelDataOut", **{"statistic": "sum", **props._given()})


class VpnConnection(VpnConnectionBase):
    """A VPN connection to a network outside."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.VpnConnection"

    @takes(VpnConnectionProps)
    def __init__(self, scope: Construct, id: str, props: VpnConnectionProps) -> None:
        super().__init__(scope, id)
        vpc: Any = props.vpc
        if not vpc.vpn_gateway_id:
            vpc.enable_vpn_gateway(type=VpnConnectionType.IPSEC_1._value_, amazon_side_asn=props.asn)
        if not is_unresolved(props.ip) and not _is_ipv4(props.ip):
            raise ValidationError(f"The `ip` {props.ip} is not a valid IPv4 address.", scope=self)
        self.customer_gateway_asn = props.asn or _DEFAULT_ASN
        self.customer_gateway_ip = props.ip
        gateway = CfnCustomerGateway(
            self,
            "CustomerGateway",
            bgp_asn=self.customer_gateway_asn,
            ip_address=props.ip,
            type=VpnConnectionType.IPSEC_1._value_,
        )
        self.customer_gateway_id = gateway.ref
        connection = CfnVPNConnection(
            self,
            "Resource",
            type=VpnConnectionType.IPSEC_1._value_,
            customer_gateway_id=gateway.ref,
            static_routes_only=props.static_routes is not None,
            vpn_gateway_id=vpc.vpn_gateway_id,
            vpn_tunnel_options_specifications=self._tunnels(props.tunnel_options),
        )
        self.vpn_id = connection.ref
        for cidr in props.static_routes or ():
            CfnVPNConnectionRoute(
                self,
                f"Route{re.sub(r'[^0-9]', '', cidr)}",
                destination_cidr_block=cidr,
                vpn_connection_id=self.vpn_id,
            )

    @staticmethod
    @takes(VpnConnectionAttributes)
    def from_vpn_connection_attributes(scope: Construct, id: str, attrs: VpnConnectionAttributes) -> IVpnConnection:
        """Return a connection that was made elsewhere."""
        return _ImportedVpnConnection(scope, id, attrs)

    # -- metrics of all connections ---------------------------------------

    @staticmethod
    @takes(MetricOptions)
    def metric_all(metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of all connections of the region."""
        return _metric(metric_name, props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_tunnel_state(props: MetricOptions) -> Metric:
        """Return whether the tunnels are up, on average over 5 minutes."""
        return _metric("TunnelState", {"statistic": "avg", **props._given()})

    @staticmethod
    @takes(MetricOptions)
    def metric_all_tunnel_data_in(props: MetricOptions) -> Metric:
        """Return how many bytes came in, in total over 5 minutes."""
        return _metric("TunnelDataIn", {"statistic": "sum", **props._given()})

    @staticmethod
    @takes(MetricOptions)
    def metric_all_tunnel_data_out(props: MetricOptions) -> Metric:
        """Return how many bytes went out, in total over 5 minutes."""
        return _metric("TunnelDataOut", {"statistic": "sum", **props._given()})

    # -- tunnels ----------------------------------------------------------

    def _tunnels(self, options: Sequence[VpnTunnelOption] | None) -> list[dict[str, Any]] | None:
        if options is None:
            return None
        if len(options) > 2:
            raise ValidationError("Cannot specify more than two `tunnelOptions`", scope=self)
        cidrs = [option.tunnel_inside_cidr for option in options if option.tunnel_inside_cidr]
        if len(cidrs) == 2 and cidrs[0] == cidrs[1]:
            raise ValidationError(f"Same {cidrs[0]} `tunnelInsideCidr` cannot be used for both tunnels.", scope=self)
        return [self._tunnel(number, option) for number, option in enumerate(options, 1)]

    def _tunnel(self, number: int, option: VpnTunnelOption) -> dict[str, Any]:
        key, secret, cidr = option.pre_shared_key, option.pre_shared_key_secret, option.tunnel_inside_cidr
        if key and secret is not None:
            raise ValidationError(
                "Specify at most one of 'preSharedKey' and 'preSharedKeySecret'.",
                scope=self,
                fix="keep pre_shared_key_secret, which does not stand in the template",
            )
        if key and not is_unresolved(key) and not re.fullmatch(_KEY, key):
            raise ValidationError(
                f"The `preSharedKey` {key} for tunnel {number} is invalid. Allowed characters are alphanumeric characters and "
                "._. Must be between 8 and 64 characters in length and cannot start with zero (0).",
                scope=self,
            )
        if cidr:
            if cidr in _RESERVED_CIDRS:
                raise ValidationError(
                    f"The `tunnelInsideCidr` {cidr} for tunnel {number} is a reserved inside CIDR.", scope=self
                )
            if not re.fullmatch(_INSIDE_CIDR, cidr):
                raise ValidationError(
                    f"The `tunnelInsideCidr` {cidr} for tunnel {number} is not a size /30 CIDR block from the 169.254.0.0/16 "
                    "range.",
                    scope=self,
                )
        return {
            "pre_shared_key": secret.unsafe_unwrap() if secret is not None else key,
            "tunnel_inside_cidr": cidr,
        }


class _ImportedVpnConnection(VpnConnectionBase):
    def __init__(self, scope: Construct, id: str, attrs: VpnConnectionAttributes) -> None:
        super().__init__(scope, id)
        self.vpn_id = attrs.vpn_id
        self.customer_gateway_id = attrs.customer_gateway_id
        self.customer_gateway_ip = attrs.customer_gateway_ip
        self.customer_gateway_asn = attrs.customer_gateway_asn


def _metric(metric_name: str, options: dict[str, Any]) -> Metric:
    from aws_cdk.aws_cloudwatch.metric import Metric

    return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)


def _is_ipv4(text: str) -> bool:
    parts = text.split(".")
    return len(parts) == 4 and all(part.isdecimal() and int(part) <= 255 for part in parts)
