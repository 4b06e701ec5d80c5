"""Application load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_elasticloadbalancingv2._external import _ExternalBalancer, _OfAttributes
from aws_cdk.aws_elasticloadbalancingv2.application_listener import ApplicationListener
from aws_cdk.aws_elasticloadbalancingv2.application_listener_options import BaseApplicationListenerProps
from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer_metrics import _LoadBalancerMetrics
from aws_cdk.aws_elasticloadbalancingv2.enums import (
    ApplicationProtocol,
    DesyncMitigationMode,
    IpAddressType,
    XffHeaderProcessingMode,
)
from aws_cdk.aws_elasticloadbalancingv2.listener_action import ListenerAction
from aws_cdk.aws_elasticloadbalancingv2.load_balancer import (
    BaseLoadBalancer,
    BaseLoadBalancerLookupOptions,
    BaseLoadBalancerProps,
    ILoadBalancerV2,
    look_up_load_balancer,
)
from aws_cdk.aws_elasticloadbalancingv2.metrics import IApplicationLoadBalancerMetrics
from aws_cdk.aws_elasticloadbalancingv2.target_group import full_name_of_load_balancer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MIN_CAPACITY_UNITS = 100
_MIN_KEEP_ALIVE_SECONDS, _MAX_KEEP_ALIVE_SECONDS = 60, 604_800


class IApplicationLoadBalancerRef(ILoadBalancerV2):
    """An application load balancer."""

    if TYPE_CHECKING:

        @property
        def is_application_load_balancer(self) -> bool: ...


class IApplicationLoadBalancer(IConnectable, IApplicationLoadBalancerRef):
    """An application load balancer."""

    if TYPE_CHECKING:

        @property
        def listeners(self) -> list[ApplicationListener]: ...
        @property
        def load_balancer_arn(self) -> str: ...
        @property
        def metrics(self) -> IApplicationLoadBalancerMetrics: ...
        @property
        def ip_address_type(self) -> IpAddressType | None: ...
        @property
        def vpc(self) -> IVpc | None: ...
        @takes(BaseApplicationListenerProps)
        def add_listener(self, id: str, props: BaseApplicationListenerProps) -> ApplicationListener: ...


class ApplicationLoadBalancerProps(BaseLoadBalancerProps):
    """Options of an application load balancer."""

    client_keep_alive: Duration | None = None
    """How long connections of clients are kept, 1 minute to 7 days. Default: 1 hour."""
    desync_mitigation_mode: DesyncMitigationMode | None = None
    """How requests are treated that proxies may understand differently. Default: DEFENSIVE."""
    drop_invalid_header_fields: bool | None = None
    """Whether headers with bad names are left out. Default: no."""
    http2_enabled: bool | None = None
    """Whether clients may speak HTTP/2. Default: yes."""
    idle_timeout: Duration | None = None
    """After which silence connections are closed, 1 to 4000 seconds. Default: 60 seconds."""
    ip_address_type: IpAddressType | None = None
    """Which addresses it has. Default: IPv4."""
    preserve_host_header: bool | None = None
    """Whether targets get the host as the client asked for it. Default: no."""
    preserve_xff_client_port: bool | None = None
    """Whether ``X-Forwarded-For`` has the client's port. Default: no."""
    security_group: ISecurityGroup | None = None
    """Its security group. Default: one is made."""
    waf_fail_open: bool | None = None
    """Whether requests go on that the firewall could not judge. Default: no."""
    x_amzn_tls_version_and_cipher_suite_headers: bool | None = None
    """Whether targets are told how the client's TLS is. Default: no."""
    xff_header_processing_mode: XffHeaderProcessingMode | None = None
    """What happens to ``X-Forwarded-For``. Default: APPEND."""


class ApplicationLoadBalancerAttributes(Struct):
    """What is known of a load balancer made elsewhere."""

    load_balancer_arn: str
    """The ARN."""
    security_group_id: str
    """The id of its security group."""
    load_balancer_canonical_hosted_zone_id: str | None = None
    """The zone of its domain; alias records need it."""
    load_balancer_dns_name: str | None = None
    """Its domain; alias records need it."""
    security_group_allows_all_outbound: bool | None = None
    """Whether its security group lets everything out. Default: yes."""
    vpc: IVpc | None = None
    """Its network; needed to add targets."""


class ApplicationLoadBalancerLookupOptions(BaseLoadBalancerLookupOptions):
    """Which load balancer is looked up."""


class ApplicationLoadBalancerRedirectConfig(Struct):
    """From where to where clients are sent."""

    open: bool | None = None
    """Whether everybody may connect. Default: yes."""
    source_port: int | float | None = None
    """The port they ask on. Default: 80."""
    source_protocol: ApplicationProtocol | None = None
    """What they speak. Default: HTTP."""
    target_port: int | float | None = None
    """The port they are sent to. Default: 443."""
    target_protocol: ApplicationProtocol | None = None
    """What they should speak. Default: HTTPS."""


class ApplicationLoadBalancer(BaseLoadBalancer, IApplicationLoadBalancer, _LoadBalancerMetrics):
    """A load balancer of HTTP requests."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.ApplicationLoadBalancer"
    is_application_load_balancer = True

    @staticmethod
    @takes(ApplicationLoadBalancerLookupOptions)
    def from_lookup(
        scope: Construct, id: str, options: ApplicationLoadBalancerLookupOptions
    ) -> IApplicationLoadBalancer:
        """Return a load balancer of the account, found before synthesis.

        Raises:
            ValidationError: an argument is a token, or the stack's environment is not known.
        """
        return _LookedUpLoadBalancer(scope, id, look_up_load_balancer(scope, options, "application"))

    @staticmethod
    @takes(ApplicationLoadBalancerAttributes)
    def from_application_load_balancer_attributes(
        scope: Construct, id: str, attrs: ApplicationLoadBalancerAttributes
    ) -> IApplicationLoadBalancer:
        """Return a load balancer made elsewhere."""
        return _ImportedLoadBalancer(scope, id, attrs)

    @takes(ApplicationLoadBalancerProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationLoadBalancerProps) -> None:
        """Make a load balancer.

        Raises:
            ValidationError: an option is out of its range, or excludes another.
        """
        kind = props.ip_address_type
        super().__init__(
            scope,
            id,
            props,
            {
                "type": "application",
                "security_groups": lazy_list(
                    lambda: [group.security_group_id for group in self.connections.security_groups]
                ),
                "ip_address_type": kind._value_ if kind is not None else None,
            },
        )
        self._check(props)
        self.ip_address_type: IpAddressType | None = kind if kind is not None else IpAddressType.IPV4
        group = props.security_group
        if group is None:
            from aws_cdk.aws_ec2.security_group import SecurityGroup

            group = SecurityGroup(
                self,
                "SecurityGroup",
                vpc=props.vpc,
                description=f"Automatically created Security Group for ELB {Names.unique_id(self)}",
                allow_all_outbound=False,
            )
        self._connections = Connections(security_groups=[group])
        self.listeners: list[ApplicationListener] = []
        self._set_attributes(props)

    def _check(self, props: ApplicationLoadBalancerProps) -> None:
        if props.ip_address_type is IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4 and not props.internet_facing:
            raise ValidationError(
                "dual-stack without public IPv4 address can only be used with internet-facing scheme.",
                scope=self,
                fix="internet_facing=True",
            )
        if props.cross_zone_enabled is False:
            raise ValidationError(
                "crossZoneEnabled cannot be false with Application Load Balancers.",
                scope=self,
                fix="leave cross_zone_enabled out",
            )
        units = props.minimum_capacity_unit
        if units and not is_unresolved(units) and (units < _MIN_CAPACITY_UNITS or units != int(units)):
            raise ValidationError(
                "'minimumCapacityUnit' must be a positive integer greater than or equal to "
                f"{_MIN_CAPACITY_UNITS} for Application Load Balancer, got: {js_number_text(units)}.",
                scope=self,
            )
        keep = props.client_keep_alive
        if keep is not None and not keep.is_unresolved():
            milliseconds = keep.to_milliseconds()
            below_second = milliseconds < 1000
            seconds = milliseconds / 1000
            if below_second or not _MIN_KEEP_ALIVE_SECONDS <= seconds <= _MAX_KEEP_ALIVE_SECONDS:
                got = f"{js_number_text(milliseconds)} milliseconds" if below_second else f"{seconds:g} seconds"
                raise ValidationError(
                    f"'clientKeepAlive' must be between {_MIN_KEEP_ALIVE_SECONDS} and {_MAX_KEEP_ALIVE_SECONDS} seconds. "
                    f"Got: {got}",
                    scope=self,
                )

    def _set_attributes(self, props: ApplicationLoadBalancerProps) -> None:
        attributes = self._attributes
        attributes.set_given("routing.http2.enabled", props.http2_enabled)
        if props.idle_timeout is not None:
            attributes.set("idle_timeout.timeout_seconds", js_number_text(props.idle_timeout.to_seconds()))
        attributes.set_given("routing.http.drop_invalid_header_fields.enabled", props.drop_invalid_header_fields)
        mode = props.desync_mitigation_mode
        attributes.set_given("routing.http.desync_mitigation_mode", mode._value_ if mode is not None else None)
        # As the peer: these can be switched on, but False says nothing.
        attributes.set_given("routing.http.preserve_host_header.enabled", props.preserve_host_header or None)
        attributes.set_given(
            "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
            props.x_amzn_tls_version_and_cipher_suite_headers or None,
        )
        attributes.set_given("routing.http.xff_client_port.enabled", props.preserve_xff_client_port or None)
        processing = props.xff_header_processing_mode
        attributes.set_given(
            "routing.http.xff_header_processing.mode", processing._value_ if processing is not None else None
        )
        attributes.set_given("waf.fail_open.enabled", props.waf_fail_open or None)
        if props.client_keep_alive is not None:
            attributes.set("client_keep_alive.seconds", js_number_text(props.client_keep_alive.to_seconds()))

    @property
    def connections(self) -> Connections:
        """The connections of its security groups."""
        return self._connections

    @property
    def metrics(self) -> IApplicationLoadBalancerMetrics:
        """Its metrics."""
        return IApplicationLoadBalancerMetrics(self, self.load_balancer_full_name)

    @takes(BaseApplicationListenerProps)
    def add_listener(self, id: str, props: BaseApplicationListenerProps) -> ApplicationListener:
        """Take requests on a port.

        Raises:
            ValidationError: protocol and port are both unknown, or options exclude each other.
        """
        listener = ApplicationListener(self, id, load_balancer=self, **props._given())
        self.listeners.append(listener)
        return listener

    @takes(ApplicationLoadBalancerRedirectConfig)
    def add_redirect(self, props: ApplicationLoadBalancerRedirectConfig) -> ApplicationListener:
        """Send clients to another port and protocol; by default from HTTP to HTTPS."""
        source_port = props.source_port if props.source_port is not None else 80
        target_port = js_number_text(props.target_port if props.target_port is not None else 443)
        target = props.target_protocol if props.target_protocol is not None else ApplicationProtocol.HTTPS
        return self.add_listener(
            f"Redirect{js_number_text(source_port)}To{target_port}",
            protocol=props.source_protocol if props.source_protocol is not None else ApplicationProtocol.HTTP,
            port=source_port,
            open=props.open if props.open is not None else True,
            default_action=ListenerAction.redirect(port=target_port, protocol=target._value_, permanent=True),
        )

    @checked
    def add_security_group(self, security_group: ISecurityGroup) -> None:
        """Give it one more security group."""
        self.connections.add_security_group(security_group)

    @checked
    def log_connection_logs(self, bucket: IBucket, prefix: str | None = None) -> None:
        """Write a log of connections to a bucket; its policy is added to.

        Raises:
            ValidationError: the stack's region is not known, or the bucket is encrypted with a key of KMS.
        """
        self._log_to("connection_logs.s3", bucket, prefix)


class _ExternalLoadBalancer(_ExternalBalancer, IApplicationLoadBalancer):
    """A load balancer made elsewhere."""

    is_application_load_balancer = True

    @property
    def metrics(self) -> IApplicationLoadBalancerMetrics:
        """Its metrics."""
        return IApplicationLoadBalancerMetrics(self, full_name_of_load_balancer(self.load_balancer_arn))

    @property
    def listeners(self) -> list[ApplicationListener]:
        """Its listeners.

        Raises:
            ValidationError: they are not known.
        """
        raise ValidationError(
            ".listeners can only be accessed if the class was constructed as an owned, not imported, load balancer",
            scope=self,
            fix="look the listener up with ApplicationListener.from_lookup",
        )

    @takes(BaseApplicationListenerProps)
    def add_listener(self, id: str, props: BaseApplicationListenerProps) -> ApplicationListener:
        """Take requests on a port."""
        return ApplicationListener(self, id, load_balancer=self, **props._given())


class _ImportedLoadBalancer(_OfAttributes, _ExternalLoadBalancer):
    _KIND = "Application"

    def __init__(self, scope: Construct, id: str, attrs: ApplicationLoadBalancerAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.load_balancer_arn)
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        self.load_balancer_arn = attrs.load_balancer_arn
        self.vpc = attrs.vpc
        self._attrs = attrs
        group = SecurityGroup.from_security_group_id(
            self,
            "SecurityGroup",
            attrs.security_group_id,
            allow_all_outbound=attrs.security_group_allows_all_outbound,
        )
        self._connections = Connections(security_groups=[group])


class _LookedUpLoadBalancer(_ExternalLoadBalancer):
    load_balancer_canonical_hosted_zone_id: str
    load_balancer_dns_name: str

    def __init__(self, scope: Construct, id: str, found: dict[str, Any]) -> None:
        super().__init__(scope, id, environment_from_arn=found["loadBalancerArn"])
        from aws_cdk.aws_ec2.security_group import SecurityGroup
        from aws_cdk.aws_ec2.vpc import Vpc

        self.load_balancer_arn = found["loadBalancerArn"]
        self.load_balancer_canonical_hosted_zone_id = found["loadBalancerCanonicalHostedZoneId"]
        self.load_balancer_dns_name = found["loadBalancerDnsName"]
        self.ip_address_type = IpAddressType(found["ipAddressType"])
        self.vpc = Vpc.from_lookup(self, "Vpc", vpc_id=found["vpcId"])
        self._connections = Connections()
        for group in found["securityGroupIds"]:
            self._connections.add_security_group(SecurityGroup.from_lookup_by_id(self, f"SecurityGroup-{group}", group))


__all__ = [
    "ApplicationLoadBalancer",
    "ApplicationLoadBalancerAttributes",
    "ApplicationLoadBalancerLookupOptions",
    "ApplicationLoadBalancerProps",
    "ApplicationLoadBalancerRedirectConfig",
    "IApplicationLoadBalancer",
    "IApplicationLoadBalancerRef",
]
