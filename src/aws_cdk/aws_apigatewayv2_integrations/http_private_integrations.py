"""Integrations of HTTP APIs inside a VPC: load balancers and service discovery."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2.http_api_options import HttpMethod
from aws_cdk.aws_apigatewayv2.http_integration import (
    HttpConnectionType,
    HttpIntegrationType,
    HttpRouteIntegration,
    HttpRouteIntegrationConfig,
    PayloadFormatVersion,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.aws_apigatewayv2.parameter_mapping import ParameterMapping
    from aws_cdk.aws_apigatewayv2.vpc_link import IVpcLink
    from aws_cdk.aws_elasticloadbalancingv2 import IApplicationListener, INetworkListener
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_servicediscovery import IServiceRef
    from constructs import Construct


class HttpPrivateIntegrationOptions(Struct):
    """Options of integrations inside a VPC."""

    method: HttpMethod | None = None
    """The method that the backend is called with. Default: the request's."""
    parameter_mapping: ParameterMapping | None = None
    """How parameters change. Default: not at all."""
    secure_server_name: str | None = None
    """The name that the backend's certificate must have; with it the backend is called by HTTPS. Default: by HTTP."""
    timeout: Duration | None = None
    """How long the backend may take. Default: 29 seconds."""
    vpc_link: IVpcLink | None = None
    """The link to reach the VPC by. Default: the API's link to the VPC of the load balancer."""


class HttpAlbIntegrationProps(HttpPrivateIntegrationOptions):
    """Options of `HttpAlbIntegration`."""


class HttpNlbIntegrationProps(HttpPrivateIntegrationOptions):
    """Options of `HttpNlbIntegration`."""


class HttpServiceDiscoveryIntegrationProps(HttpPrivateIntegrationOptions):
    """Options of `HttpServiceDiscoveryIntegration`, which needs ``vpc_link``."""


class _PrivateIntegration(HttpRouteIntegration):
    """Base of integrations inside a VPC.

    Attributes:
        connection_type: By a link.
        http_method: The method if none is said: the request's.
        integration_type: HTTP, passed on.
        payload_format_version: 1.0.
    """

    def __init__(self, id: str, props: HttpPrivateIntegrationOptions) -> None:
        super().__init__(id)
        self._props = props
        self.connection_type = HttpConnectionType.VPC_LINK
        self.http_method = HttpMethod.ANY
        self.integration_type = HttpIntegrationType.HTTP_PROXY
        self.payload_format_version = PayloadFormatVersion.VERSION_1_0

    def _config(self, link: IVpcLink, uri: str, timeout: Duration | None) -> HttpRouteIntegrationConfig:
        props = self._props
        return HttpRouteIntegrationConfig(
            method=props.method or self.http_method,
            payload_format_version=self.payload_format_version,
            type=self.integration_type,
            connection_type=self.connection_type,
            connection_id=link.vpc_link_id,
            uri=uri,
            secure_server_name=props.secure_server_name,
            parameter_mapping=props.parameter_mapping,
            timeout=timeout,
        )

    def _link_to(self, listener: Any, kind: str, route: Any) -> IVpcLink:
        """Return the link that is said, or the API's to the VPC of the listener's load balancer.

        Raises:
            ValidationError: the load balancer is not known.
        """
        if self._props.vpc_link is not None:
            return self._props.vpc_link
        balancer = getattr(listener, "load_balancer", None)
        vpc = getattr(balancer, "vpc", None)
        if vpc is None:
            raise ValidationError(
                f"The vpcLink property must be specified when using an imported {kind} Listener.",
                scope=route,
                fix="give vpc_link",
            )
        link: IVpcLink = route.http_api.add_vpc_link(vpc=vpc)
        return link


class HttpAlbIntegration(_PrivateIntegration):
    """Routes answered by an application load balancer.

    Args:
        id: The id of the construct that is made of it.
        listener: The load balancer's listener.
        props: Options of :class:`HttpAlbIntegrationProps`.
    """

    @takes(HttpAlbIntegrationProps)
    def __init__(self, id: str, listener: IApplicationListener, props: HttpAlbIntegrationProps) -> None:
        super().__init__(id, props)
        self._listener = listener

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told; the API's link is made if none is said."""
        link = self._link_to(self._listener, "Application", route)
        return self._config(link, self._listener.listener_arn, self._props.timeout)


class HttpNlbIntegration(_PrivateIntegration):
    """Routes answered by a network load balancer.

    Args:
        id: The id of the construct that is made of it.
        listener: The load balancer's listener.
        props: Options of :class:`HttpNlbIntegrationProps`.
    """

    @takes(HttpNlbIntegrationProps)
    def __init__(self, id: str, listener: INetworkListener, props: HttpNlbIntegrationProps) -> None:
        super().__init__(id, props)
        self._listener = listener

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told; the API's link is made if none is said."""
        link = self._link_to(self._listener, "Network", route)
        return self._config(link, self._listener.listener_arn, self._props.timeout)


class HttpServiceDiscoveryIntegration(_PrivateIntegration):
    """Routes answered by a service that Cloud Map knows.

    Args:
        id: The id of the construct that is made of it.
        service: The service.
        props: Options of :class:`HttpServiceDiscoveryIntegrationProps`.
    """

    @takes(HttpServiceDiscoveryIntegrationProps)
    def __init__(self, id: str, service: IServiceRef, props: HttpServiceDiscoveryIntegrationProps) -> None:
        super().__init__(id, props)
        self._service = service

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told.

        Raises:
            ValidationError: there is no link.
        """
        link = self._props.vpc_link
        if link is None:
            raise ValidationError("The vpcLink property is mandatory", scope=route, fix="give vpc_link")
        # As the peer: the timeout is not passed on.
        return self._config(link, self._service.service_ref.service_arn, None)


__all__ = [
    "HttpAlbIntegration",
    "HttpAlbIntegrationProps",
    "HttpNlbIntegration",
    "HttpNlbIntegrationProps",
    "HttpPrivateIntegrationOptions",
    "HttpServiceDiscoveryIntegration",
    "HttpServiceDiscoveryIntegrationProps",
]
