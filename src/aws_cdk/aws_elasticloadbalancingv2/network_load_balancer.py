"""Network load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_elasticloadbalancingv2._external import _ExternalBalancer, _OfAttributes
from aws_cdk.aws_elasticloadbalancingv2.enums import ClientRoutingPolicy, IpAddressType
from aws_cdk.aws_elasticloadbalancingv2.load_balancer import (
    BaseLoadBalancer,
    BaseLoadBalancerLookupOptions,
    BaseLoadBalancerProps,
    ILoadBalancerV2,
    look_up_load_balancer,
)
from aws_cdk.aws_elasticloadbalancingv2.metrics import INetworkLoadBalancerMetrics
from aws_cdk.aws_elasticloadbalancingv2.network_listener import BaseNetworkListenerProps, NetworkListener
from aws_cdk.aws_elasticloadbalancingv2.target_group import full_name_of_load_balancer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.logical_id import Names
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from constructs import Construct

_GROUP_BY_DEFAULT = "@aws-cdk/aws-elasticloadbalancingv2:networkLoadBalancerWithSecurityGroupByDefault"
_MIN_UNITS_A_ZONE, _MAX_UNITS_A_ZONE = 2750, 45_000


class SourceNatIpv6Prefix:
    """The IPv6 addresses from which a load balancer sends to targets."""

    @checked
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    @staticmethod
    def auto_assigned() -> SourceNatIpv6Prefix:
        """Return addresses that AWS chooses."""
        return SourceNatIpv6Prefix("auto_assigned")

    @staticmethod
    @checked
    def from_ipv6_prefix(prefix: str) -> SourceNatIpv6Prefix:
        """Return a range, with a netmask of 80 bits.

        Raises:
            ValidationError: there is no netmask, or another one; also if it is only known when the app is deployed.
        """
        _, slash, rest = prefix.partition("/")
        if not slash:
            raise ValidationError(f"IPv6 prefix must include netmask (e.g. 2001:db8::/80), got {prefix}")
        netmask = rest.split("/")[0]
        if netmask != "80":
            raise ValidationError(f"IPv6 prefix must have a /80 netmask, got {netmask}")
        return SourceNatIpv6Prefix(prefix)


class SubnetMapping(Struct):
    """A subnet, and the addresses a load balancer has there."""

    subnet: ISubnet
    """The subnet."""
    allocation_id: str | None = None
    """The elastic address, if it faces the internet."""
    ipv6_address: str | None = None
    """The IPv6 address. Default: chosen by AWS."""
    private_ipv4_address: str | None = None
    """The private address, if it does not face the internet."""
    source_nat_ipv6_prefix: SourceNatIpv6Prefix | None = None
    """From where it sends to targets over IPv6."""


class INetworkLoadBalancer(ILoadBalancerV2, IConnectable):
    """A network load balancer."""

    if TYPE_CHECKING:

        @property
        def load_balancer_arn(self) -> str: ...
        @property
        def metrics(self) -> INetworkLoadBalancerMetrics: ...
        @property
        def enforce_security_group_inbound_rules_on_private_link_traffic(self) -> str | None: ...
        @property
        def ip_address_type(self) -> IpAddressType | None: ...
        @property
        def security_groups(self) -> list[str] | None: ...
        @property
        def vpc(self) -> IVpc | None: ...
        @takes(BaseNetworkListenerProps)
        def add_listener(self, id: str, props: BaseNetworkListenerProps) -> NetworkListener: ...


class NetworkLoadBalancerProps(BaseLoadBalancerProps):
    """Options of a network load balancer."""

    client_routing_policy: ClientRoutingPolicy | None = None
    """To which zones clients in the network are led. Default: any."""
    disable_security_groups: bool | None = None
    """Whether it has no security group, whatever flags say. Default: no."""
    enable_prefix_for_ipv6_source_nat: bool | None = None
    """Whether it sends to targets from a range of IPv6 addresses. Default: no."""
    enforce_security_group_inbound_rules_on_private_link_traffic: bool | None = None
    """Whether rules of its security groups hold for PrivateLink. Default: yes."""
    ip_address_type: IpAddressType | None = None
    """Which addresses it has. Default: IPv4."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups. Default: as a feature flag says, a new one or none."""
    subnet_mappings: Nested[Sequence[SubnetMapping] | None] = nested()
    """Subnets, and addresses there; not with ``vpc_subnets``."""
    zonal_shift: bool | None = None
    """Whether it can be led away from a zone. Default: no."""


class NetworkLoadBalancerAttributes(Struct):
    """What is known of a load balancer made elsewhere."""

    load_balancer_arn: str
    """The ARN."""
    load_balancer_canonical_hosted_zone_id: str | None = None
    """The zone of its domain; alias records need it."""
    load_balancer_dns_name: str | None = None
    """Its domain; alias records need it."""
    load_balancer_security_groups: Sequence[str] | None = None
    """The ids of its security groups."""
    vpc: IVpc | None = None
    """Its network; needed to add targets."""


class NetworkLoadBalancerLookupOptions(BaseLoadBalancerLookupOptions):
    """Which load balancer is looked up."""


class NetworkLoadBalancer(BaseLoadBalancer, INetworkLoadBalancer):
    """A load balancer of connections."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.NetworkLoadBalancer"

    @staticmethod
    @takes(NetworkLoadBalancerLookupOptions)
    def from_lookup(scope: Construct, id: str, options: NetworkLoadBalancerLookupOptions) -> INetworkLoadBalancer:
        """Return a load balancer of the account, found before synthesis.

        Raises:
            ValidationError: an argument is a token, or the stack's environment is not known.
        """
        return _LookedUpNetworkLoadBalancer(scope, id, look_up_load_balancer(scope, options, "network"))

    @staticmethod
    @takes(NetworkLoadBalancerAttributes)
    def from_network_load_balancer_attributes(
        scope: Construct, id: str, attrs: NetworkLoadBalancerAttributes
    ) -> INetworkLoadBalancer:
        """Return a load balancer made elsewhere."""
        return _ImportedNetworkLoadBalancer(scope, id, attrs)

    @takes(NetworkLoadBalancerProps)
    def __init__(self, scope: Construct, id: str, props: NetworkLoadBalancerProps) -> None:
        """Make a load balancer.

        Raises:
            ValidationError: an option is out of its range, or excludes another.
        """
        _check(scope, props)
        enforce = props.enforce_security_group_inbound_rules_on_private_link_traffic
        prefix = props.enable_prefix_for_ipv6_source_nat
        kind = props.ip_address_type
        super().__init__(
            scope,
            id,
            props,
            {
                "type": "network",
                "security_groups": lazy_list(lambda: self.security_groups),
                "ip_address_type": kind._value_ if kind is not None else None,
                "enforce_security_group_inbound_rules_on_private_link_traffic": _on_off(enforce),
                "subnet_mappings": _mappings(props),
                "enable_prefix_for_ipv6_source_nat": _on_off(prefix),
            },
        )
        _check_capacity(self, props)
        self.ip_address_type: IpAddressType | None = kind if kind is not None else IpAddressType.IPV4
        self.enforce_security_group_inbound_rules_on_private_link_traffic: str | None = _on_off(enforce)
        policy = props.client_routing_policy
        self._attributes.set_given("dns_record.client_routing_policy", policy._value_ if policy is not None else None)
        self._attributes.set_given("zonal_shift.config.enabled", props.zonal_shift)
        groups = props.security_groups
        if groups is None and not props.disable_security_groups and flag_enabled(self.node, _GROUP_BY_DEFAULT):
            from aws_cdk.aws_ec2.security_group import SecurityGroup

            groups = [
                SecurityGroup(
                    self,
                    "SecurityGroup",
                    vpc=props.vpc,
                    description=f"Automatically created Security Group for ELB {Names.unique_id(self)}",
                    allow_all_outbound=False,
                )
            ]
        self._has_groups = groups is not None
        self._connections = Connections(security_groups=groups)

    @property
    def connections(self) -> Connections:
        """The connections of its security groups."""
        return self._connections

    @property
    def security_groups(self) -> list[str] | None:
        """The ids of its security groups; ``None`` if it has none."""
        groups = self.connections.security_groups
        return [group.security_group_id for group in groups] if self._has_groups or groups else None

    @property
    def metrics(self) -> INetworkLoadBalancerMetrics:
        """Its metrics."""
        return INetworkLoadBalancerMetrics(self, self.load_balancer_full_name)

    @takes(BaseNetworkListenerProps)
    def add_listener(self, id: str, props: BaseNetworkListenerProps) -> NetworkListener:
        """Take connections on a port.

        Raises:
            ValidationError: an option is out of its range, or excludes another.
        """
        return NetworkListener(self, id, load_balancer=self, **props._given())

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Give it one more security group."""
        self.connections.add_security_group(security_group)

    # -- metrics under their older names ----------------------------------

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.custom``."""
        return self.metrics.custom(metric_name, **props._given())

    @takes(MetricOptions)
    def metric_active_flow_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.active_flow_count``."""
        return self.metrics.active_flow_count(**props._given())

    @takes(MetricOptions)
    def metric_consumed_lc_us(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.consumed_lc_us``."""
        return self.metrics.consumed_lc_us(**props._given())

    @takes(MetricOptions)
    def metric_new_flow_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.new_flow_count``."""
        return self.metrics.new_flow_count(**props._given())

    @takes(MetricOptions)
    def metric_processed_bytes(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.processed_bytes``."""
        return self.metrics.processed_bytes(**props._given())

    @takes(MetricOptions)
    def metric_tcp_client_reset_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.tcp_client_reset_count``."""
        return self.metrics.tcp_client_reset_count(**props._given())

    @takes(MetricOptions)
    def metric_tcp_elb_reset_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.tcp_elb_reset_count``."""
        return self.metrics.tcp_elb_reset_count(**props._given())

    @takes(MetricOptions)
    def metric_tcp_target_reset_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.tcp_target_reset_count``."""
        return self.metrics.tcp_target_reset_count(**props._given())


def _on_off(value: bool | None) -> str | None:
    return None if value is None else "on" if value else "off"


def _mappings(props: NetworkLoadBalancerProps) -> list[dict[str, Any]] | None:
    if props.subnet_mappings is None:
        return None
    return [
        {
            "subnetId": mapping.subnet.subnet_id,
            "allocationId": mapping.allocation_id,
            "iPv6Address": mapping.ipv6_address,
            "privateIPv4Address": mapping.private_ipv4_address,
            "sourceNatIpv6Prefix": (
                mapping.source_nat_ipv6_prefix.prefix if mapping.source_nat_ipv6_prefix is not None else None
            ),
        }
        for mapping in props.subnet_mappings
    ]


def _check(scope: Construct, props: NetworkLoadBalancerProps) -> None:
    """Check options that exclude each other.

    Raises:
        ValidationError: some do.
    """
    if props.security_groups is not None and props.disable_security_groups:
        raise ValidationError(
            "Cannot specify both `securityGroups` and `disableSecurityGroups` properties.",
            scope=scope,
            fix="leave disable_security_groups out",
        )
    if props.ip_address_type is IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4:
        raise ValidationError(
            "'ipAddressType' DUAL_STACK_WITHOUT_PUBLIC_IPV4 can only be used with Application Load Balancer, got network",
            scope=scope,
        )
    mappings = props.subnet_mappings
    if mappings is None:
        return
    if props.vpc_subnets is not None:
        raise ValidationError("You can specify either `vpcSubnets` or `subnetMappings`, not both.", scope=scope)
    for mapping in mappings:
        if mapping.allocation_id is not None and not props.internet_facing:
            raise ValidationError(
                "Cannot specify `allocationId` for a internal load balancer.",
                scope=scope,
                fix="leave allocation_id out, or set internet_facing=True",
            )
        if mapping.private_ipv4_address is not None and props.internet_facing:
            raise ValidationError(
                "Cannot specify `privateIpv4Address` for a internet facing load balancer.",
                scope=scope,
                fix="leave private_ipv4_address or internet_facing out",
            )
        if mapping.source_nat_ipv6_prefix is not None and not props.enable_prefix_for_ipv6_source_nat:
            raise ValidationError(
                "Cannot specify `sourceNatIpv6Prefix` for a load balancer that does not have "
                "`enablePrefixForIpv6SourceNat` enabled.",
                scope=scope,
                fix="set enable_prefix_for_ipv6_source_nat=True",
            )


def _check_capacity(scope: Construct, props: NetworkLoadBalancerProps) -> None:
    units = props.minimum_capacity_unit
    if not units or is_unresolved(units):
        return
    mappings = props.subnet_mappings
    zones = (
        len(mappings)
        if mappings is not None
        else len(
            set(
                props.vpc.select_subnets(**(props.vpc_subnets._given() if props.vpc_subnets else {})).availability_zones
            )
        )
    )
    each = units / zones if zones else units
    if not _MIN_UNITS_A_ZONE <= each <= _MAX_UNITS_A_ZONE:
        raise ValidationError(
            f"'minimumCapacityUnit' must be a positive value between {_MIN_UNITS_A_ZONE} and {_MAX_UNITS_A_ZONE} per AZ "
            f"for Network Load Balancer, got {js_number_text(each)} LCU per AZ.",
            scope=scope,
        )


class _ExternalNetworkLoadBalancer(_ExternalBalancer, INetworkLoadBalancer):
    """A load balancer made elsewhere."""

    security_groups: list[str] | None = None
    enforce_security_group_inbound_rules_on_private_link_traffic: str | None = None

    @property
    def metrics(self) -> INetworkLoadBalancerMetrics:
        """Its metrics."""
        return INetworkLoadBalancerMetrics(self, full_name_of_load_balancer(self.load_balancer_arn))

    @takes(BaseNetworkListenerProps)
    def add_listener(self, id: str, props: BaseNetworkListenerProps) -> NetworkListener:
        """Take connections on a port."""
        return NetworkListener(self, id, load_balancer=self, **props._given())


class _ImportedNetworkLoadBalancer(_OfAttributes, _ExternalNetworkLoadBalancer):
    _KIND = "Network"

    def __init__(self, scope: Construct, id: str, attrs: NetworkLoadBalancerAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.load_balancer_arn)
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        self.load_balancer_arn = attrs.load_balancer_arn
        self.vpc = attrs.vpc
        self._attrs = attrs
        groups = attrs.load_balancer_security_groups
        self.security_groups = list(groups) if groups is not None else None
        self._connections = Connections(
            security_groups=[
                SecurityGroup.from_security_group_id(self, f"SecurityGroup-{index}", group)
                for index, group in enumerate(groups or ())
            ]
        )


class _LookedUpNetworkLoadBalancer(_ExternalNetworkLoadBalancer):
    load_balancer_canonical_hosted_zone_id: str
    load_balancer_dns_name: str

    def __init__(self, scope: Construct, id: str, found: dict[str, Any]) -> None:
        super().__init__(scope, id, environment_from_arn=found["loadBalancerArn"])
        from aws_cdk.aws_ec2.security_group import SecurityGroup
        from aws_cdk.aws_ec2.vpc import Vpc

        self.load_balancer_arn = found["loadBalancerArn"]
        self.load_balancer_canonical_hosted_zone_id = found["loadBalancerCanonicalHostedZoneId"]
        self.load_balancer_dns_name = found["loadBalancerDnsName"]
        self.security_groups = list(found["securityGroupIds"])
        self.ip_address_type = IpAddressType(found["ipAddressType"])
        self._connections = Connections(
            security_groups=[
                SecurityGroup.from_lookup_by_id(self, f"SecurityGroup-{index}", group)
                for index, group in enumerate(self.security_groups)
            ]
        )
        self.vpc = Vpc.from_lookup(self, "Vpc", vpc_id=found["vpcId"])


__all__ = [
    "INetworkLoadBalancer",
    "NetworkLoadBalancer",
    "NetworkLoadBalancerAttributes",
    "NetworkLoadBalancerLookupOptions",
    "NetworkLoadBalancerProps",
    "SourceNatIpv6Prefix",
    "SubnetMapping",
]
