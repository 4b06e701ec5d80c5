"""Client VPN endpoints: people's way into a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._cidr import Block
from aws_cdk.aws_ec2._l1 import CfnClientVpnEndpoint, CfnClientVpnTargetNetworkAssociation
from aws_cdk.aws_ec2.client_vpn_authorization_rule import ClientVpnAuthorizationRule, ClientVpnAuthorizationRuleOptions
from aws_cdk.aws_ec2.client_vpn_endpoint_types import (
    ClientRouteEnforcementOptions,
    ClientVpnSessionTimeout,
    ClientVpnUserBasedAuthentication,
    TransportProtocol,
    VpnPort,
)
from aws_cdk.aws_ec2.client_vpn_route import ClientVpnRoute, ClientVpnRouteOptions
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.client_vpn_endpoint_types import IClientVpnConnectionHandler
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.interfaces.aws_ec2 import ClientVpnEndpointReference
    from aws_cdk.interfaces.aws_logs import ILogGroupRef, ILogStreamRef
    from constructs import Construct, IDependable

_MOST_DNS_SERVERS = 2
_LONGEST_BANNER = 1400
_HANDLER_PREFIX = "AWSClientVPN-"
_PORTAL = "https://self-service.clientvpn.amazonaws.com/endpoints/"


class IClientVpnEndpoint(IResource, IConnectable):
    """A Client VPN endpoint."""

    if TYPE_CHECKING:

        @property
        def endpoint_id(self) -> str: ...
        @property
        def target_networks_associated(self) -> IDependable: ...
        @property
        def client_vpn_endpoint_ref(self) -> ClientVpnEndpointReference: ...


class ClientVpnEndpointOptions(Struct):
    """Options of an endpoint."""

    cidr: str
    """Addresses that clients are given; apart from the network's."""
    server_certificate_arn: str
    """The endpoint's certificate."""
    authorize_all_users_to_vpc_cidr: bool | None = None
    """Let everyone reach the whole network. Default: yes."""
    client_certificate_arn: str | None = None
    """Certificate that has signed those of the clients. Default: certificates are not asked for."""
    client_connection_handler: IClientVpnConnectionHandler | None = None
    """Function that decides on connections; its name begins with ``AWSClientVPN-``. Default: none."""
    client_login_banner: str | None = None
    """Text shown to whoever connects, up to 1400 characters. Default: none."""
    client_route_enforcement_options: Nested[ClientRouteEnforcementOptions | None] = nested()
    """Whether clients may change their routes. Default: they may."""
    description: str | None = None
    """What it is for."""
    disconnect_on_session_timeout: bool | None = None
    """End sessions after their time. Default: not said."""
    dns_servers: Sequence[str] | None = None
    """Servers that clients ask for names, at most two. Default: their own."""
    log_group: ILogGroupRef | None = None
    """Where connections are logged. Default: a new group."""
    log_stream: ILogStreamRef | None = None
    """Stream of the log group. Default: a new one."""
    logging: bool | None = None
    """Log connections. Default: yes."""
    port: VpnPort | None = None
    """Port the VPN runs on. Default: 443."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups. Default: a new one."""
    self_service_portal: bool | None = None
    """Give people a portal. Default: yes, if they say who they are."""
    session_timeout: ClientVpnSessionTimeout | None = None
    """How long a session lasts at most. Default: 24 hours."""
    split_tunnel: bool | None = None
    """Lead only traffic for the network through the VPN. Default: no."""
    transport_protocol: TransportProtocol | None = None
    """What the VPN runs over. Default: UDP."""
    user_based_authentication: ClientVpnUserBasedAuthentication | None = None
    """How people say who they are. Default: they are not asked."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets it leads to. Default: private ones."""


class ClientVpnEndpointProps(ClientVpnEndpointOptions):
    """Options of an endpoint, with its network."""

    vpc: IVpc
    """The network."""


class ClientVpnEndpointAttributes(Struct):
    """What is known of an endpoint that was made elsewhere."""

    endpoint_id: str
    """Its id."""
    security_groups: Sequence[ISecurityGroup]
    """Its security groups."""


class _EndpointBase(Resource, IClientVpnEndpoint):
    """What endpoints made here and elsewhere have in common."""

    _id: str
    _connections: Connections
    _networks: DependencyGroup

    @property
    def endpoint_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def client_vpn_endpoint_ref(self) -> ClientVpnEndpointReference:
        """The reference to the endpoint."""
        return _reference(self._id)

    @property
    def connections(self) -> Connections:
        """Its connections."""
        return self._connections

    @property
    def target_networks_associated(self) -> IDependable:
        """Depend on it to wait for the subnets it leads to."""
        return self._networks


class ClientVpnEndpoint(_EndpointBase):
    """A Client VPN endpoint."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.ClientVpnEndpoint"

    @takes(ClientVpnEndpointProps)
    def __init__(self, scope: Construct, id: str, props: ClientVpnEndpointProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        log_group: Any = props.log_group
        if props.logging is not False and log_group is None:
            from aws_cdk.aws_logs.log_group import LogGroup

            log_group = LogGroup(self, "LogGroup")
        groups = props.security_groups
        if groups is None:
            from aws_cdk.aws_ec2.security_group import SecurityGroup

            groups = [SecurityGroup(self, "SecurityGroup", vpc=props.vpc)]
        self._connections = Connections(security_groups=groups)
        handler, banner, enforcement = (
            props.client_connection_handler,
            props.client_login_banner,
            props.client_route_enforcement_options,
        )
        endpoint = CfnClientVpnEndpoint(
            self,
            "Resource",
            authentication_options=_authentication(props),
            client_cidr_block=props.cidr,
            client_connect_options=(
                {"enabled": True, "lambda_function_arn": handler.function_arn} if handler is not None else None
            ),
            connection_log_options=_log_options(props, log_group),
            description=props.description,
            dns_servers=list(props.dns_servers) if props.dns_servers is not None else None,
            security_group_ids=[group.security_group_id for group in groups],
            self_service_portal=_enabled(props.self_service_portal),
            server_certificate_arn=props.server_certificate_arn,
            split_tunnel=props.split_tunnel,
            transport_protocol=props.transport_protocol._value_ if props.transport_protocol else None,
            vpc_id=props.vpc.vpc_id,
            vpn_port=props.port._value_ if props.port else None,
            session_timeout_hours=props.session_timeout._value_ if props.session_timeout else None,
            client_login_banner_options={"enabled": True, "banner_text": banner} if banner else None,
            disconnect_on_session_timeout=props.disconnect_on_session_timeout,
            client_route_enforcement_options=enforcement._given() if enforcement is not None else None,
        )
        self._id = endpoint.ref
        if props.user_based_authentication is not None and props.self_service_portal is not False:
            CfnOutput(self, "SelfServicePortalUrl", value=f"{_PORTAL}{self._id}")
        self._networks = DependencyGroup()
        selection = props.vpc_subnets._given() if props.vpc_subnets is not None else {}
        for index, subnet_id in enumerate(props.vpc.select_subnets(**selection).subnet_ids):
            self._networks.add(
                CfnClientVpnTargetNetworkAssociation(
                    self, f"Association{index}", client_vpn_endpoint_id=self._id, subnet_id=subnet_id
                )
            )
        if props.authorize_all_users_to_vpc_cidr is not False:
            self.add_authorization_rule("AuthorizeAll", cidr=props.vpc.vpc_cidr_block)

    def _check(self, props: ClientVpnEndpointProps) -> None:
        if props.dns_servers is not None and len(props.dns_servers) > _MOST_DNS_SERVERS:
            raise ValidationError("A client VPN endpoint can have up to two DNS servers", scope=self)
        if props.logging is False and (props.log_group is not None or props.log_stream is not None):
            raise ValidationError(
                "Cannot specify `logGroup` or `logStream` when logging is disabled", scope=self, fix="leave logging out"
            )
        handler = props.client_connection_handler
        if (
            handler is not None
            and not is_unresolved(handler.function_name)
            and not handler.function_name.startswith(_HANDLER_PREFIX)
        ):
            raise ValidationError(
                f"The name of the Lambda function must begin with the `{_HANDLER_PREFIX}` prefix",
                scope=self,
                fix=f"rename {handler.function_name}",
            )
        banner = props.client_login_banner
        if banner and not is_unresolved(banner) and len(banner) > _LONGEST_BANNER:
            raise ValidationError(
                f"The maximum length for the client login banner is {_LONGEST_BANNER}, got {len(banner)}", scope=self
            )
        if not props.client_certificate_arn and props.user_based_authentication is None:
            raise ValidationError(
                "A client VPN endpoint must use at least one authentication option",
                scope=self,
                fix="give client_certificate_arn, user_based_authentication or both",
            )
        local = props.vpc.vpc_cidr_block
        if (
            not is_unresolved(local)
            and not is_unresolved(props.cidr)
            and Block.parse(local).contains(Block.parse(props.cidr))
        ):
            raise ValidationError(
                "The client CIDR cannot overlap with the local CIDR of the VPC",
                scope=self,
                fix=f"take addresses that are not in {local}",
            )
        enforcement = props.client_route_enforcement_options
        if props.split_tunnel and enforcement is not None and enforcement.enforced:
            raise ValidationError(
                "Client Route Enforcement cannot be enabled when splitTunnel is true.",
                scope=self,
                fix="leave split_tunnel or client_route_enforcement_options out",
            )

    @staticmethod
    @takes(ClientVpnEndpointAttributes)
    def from_endpoint_attributes(scope: Construct, id: str, attrs: ClientVpnEndpointAttributes) -> IClientVpnEndpoint:
        """Return an endpoint that was made elsewhere."""
        return _ImportedEndpoint(scope, id, attrs)

    @takes(ClientVpnAuthorizationRuleOptions)
    def add_authorization_rule(self, id: str, props: ClientVpnAuthorizationRuleOptions) -> ClientVpnAuthorizationRule:
        """Let people reach addresses."""
        return ClientVpnAuthorizationRule(self, id, client_vpn_endpoint=self, **props._given())

    @takes(ClientVpnRouteOptions)
    def add_route(self, id: str, props: ClientVpnRouteOptions) -> ClientVpnRoute:
        """Lead to addresses through a subnet."""
        return ClientVpnRoute(self, id, client_vpn_endpoint=self, **props._given())


class _ImportedEndpoint(_EndpointBase):
    def __init__(self, scope: Construct, id: str, attrs: ClientVpnEndpointAttributes) -> None:
        super().__init__(scope, id)
        self._id = attrs.endpoint_id
        self._connections = Connections(security_groups=attrs.security_groups)
        self._networks = DependencyGroup()


def _reference(endpoint_id: str) -> ClientVpnEndpointReference:
    from aws_cdk.interfaces.aws_ec2 import ClientVpnEndpointReference

    return ClientVpnEndpointReference(client_vpn_endpoint_id=endpoint_id)


def _authentication(props: ClientVpnEndpointProps) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = []
    if props.client_certificate_arn:
        options.append(
            {
                "type": "certificate-authentication",
                "mutualAuthentication": {"clientRootCertificateChainArn": props.client_certificate_arn},
            }
        )
    if props.user_based_authentication is not None:
        options.append(props.user_based_authentication.render())
    return options


def _log_options(props: ClientVpnEndpointProps, log_group: Any) -> dict[str, Any]:
    if props.logging is False:
        return {"enabled": False}
    stream: Any = props.log_stream
    # Of a stream imported by its name there is no reference, which would name its group.
    name = getattr(stream, "log_stream_name", None) if stream is not None else None
    if stream is not None and name is None:
        name = stream.log_stream_ref.log_stream_name
    return {
        "enabled": True,
        "cloudwatch_log_group": log_group.log_group_ref.log_group_name,
        "cloudwatch_log_stream": name,
    }


def _enabled(value: bool | None) -> str | None:
    return None if value is None else "enabled" if value else "disabled"
