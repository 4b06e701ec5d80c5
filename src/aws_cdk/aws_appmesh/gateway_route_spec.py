"""Which requests a gateway route takes, and which service they go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.header_match import HeaderMatch, rendered_headers
from aws_cdk.aws_appmesh.http_gateway_route_path_match import HttpGatewayRoutePathMatch
from aws_cdk.aws_appmesh.query_parameter_match import QueryParameterMatch
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.http_route_method import HttpRouteMethod
    from aws_cdk.aws_appmesh.virtual_service import IVirtualService
    from constructs import Construct


class GatewayRouteHostnameMatchConfig(Struct):
    """The host that is asked for, by the names of the L1 class."""

    hostname_match: Any


class GatewayRouteHostnameMatch:
    """The host that is asked for. Make it with one of the factories."""

    @staticmethod
    @checked
    def exactly(name: str) -> GatewayRouteHostnameMatch:
        """Take one name."""
        return _Hostname({"exact": name})

    @staticmethod
    @checked
    def ends_with(suffix: str) -> GatewayRouteHostnameMatch:
        """Take names with a suffix."""
        return _Hostname({"suffix": suffix})

    def bind(self, scope: Construct) -> GatewayRouteHostnameMatchConfig:
        """Return the host."""
        raise NotImplementedError


class _Hostname(GatewayRouteHostnameMatch):
    def __init__(self, rendered: dict[str, str]) -> None:
        self._rendered = rendered

    @checked
    def bind(self, scope: Construct) -> GatewayRouteHostnameMatchConfig:
        return GatewayRouteHostnameMatchConfig(hostname_match=self._rendered)


class HttpGatewayRouteMatch(Struct):
    """Which requests of HTTP are taken; all that is said has to hold."""

    headers: Sequence[HeaderMatch] | None = None
    """1 to 10 headers. Default: any."""
    hostname: GatewayRouteHostnameMatch | None = None
    """Default: any."""
    method: HttpRouteMethod | None = None
    """Default: any."""
    path: HttpGatewayRoutePathMatch | None = None
    """Default: any."""
    port: int | float | None = None
    """The listener's port. Default: any."""
    query_parameters: Sequence[QueryParameterMatch] | None = None
    """1 to 10 parameters. Default: any."""
    rewrite_request_hostname: bool | None = None
    """Whether the service is asked for by its own name. Default: yes."""


class GrpcGatewayRouteMatch(Struct):
    """Which requests of gRPC are taken; all that is said has to hold, and something has to be."""

    hostname: GatewayRouteHostnameMatch | None = None
    """Default: any."""
    metadata: Sequence[HeaderMatch] | None = None
    """1 to 10. Default: any."""
    port: int | float | None = None
    """The listener's port. Default: any."""
    rewrite_request_hostname: bool | None = None
    """Whether the service is asked for by its own name. Default: yes."""
    service_name: str | None = None
    """The full name of the service of gRPC. Default: any."""


class CommonGatewayRouteSpecOptions(Struct):
    """What all protocols have."""

    priority: int | float | None = None
    """The lower, the sooner the route is tried, 0 to 1000. Default: none."""


class HttpGatewayRouteSpecOptions(CommonGatewayRouteSpecOptions):
    """Options of routes for HTTP."""

    route_target: IVirtualService
    """Where requests go to."""
    match: Nested[HttpGatewayRouteMatch | None] = nested()
    """Which requests. Default: all."""


class GrpcGatewayRouteSpecOptions(CommonGatewayRouteSpecOptions):
    """Options of routes for gRPC."""

    match: Nested[GrpcGatewayRouteMatch]
    """Which requests."""
    route_target: IVirtualService
    """Where requests go to."""


class GatewayRouteSpecConfig(Struct):
    """A route, by the names of the L1 class."""

    grpc_spec_config: Any = None
    http2_spec_config: Any = None
    http_spec_config: Any = None
    priority: int | float | None = None


class GatewayRouteSpec:
    """Which requests a gateway route takes, and where to. Make it with one of the factories."""

    @staticmethod
    @takes(HttpGatewayRouteSpecOptions)
    def http(options: HttpGatewayRouteSpecOptions) -> GatewayRouteSpec:
        """Take HTTP/1."""
        return _HttpSpec("http_spec_config", options)

    @staticmethod
    @takes(HttpGatewayRouteSpecOptions)
    def http2(options: HttpGatewayRouteSpecOptions) -> GatewayRouteSpec:
        """Take HTTP/2."""
        return _HttpSpec("http2_spec_config", options)

    @staticmethod
    @takes(GrpcGatewayRouteSpecOptions)
    def grpc(options: GrpcGatewayRouteSpecOptions) -> GatewayRouteSpec:
        """Take gRPC."""
        return _GrpcSpec(options)

    def bind(self, scope: Construct) -> GatewayRouteSpecConfig:
        """Return the route.

        Raises:
            ValidationError: too little or too much is said of requests.
        """
        raise NotImplementedError


class _HttpSpec(GatewayRouteSpec):
    def __init__(self, place: str, options: HttpGatewayRouteSpecOptions) -> None:
        self._place = place
        self._options = options

    @checked
    def bind(self, scope: Construct) -> GatewayRouteSpecConfig:
        match = self._options.match or HttpGatewayRouteMatch()
        # The peer leaves the number of headers and parameters to the service, other than for routes of routers.
        path = (match.path or HttpGatewayRoutePathMatch.starts_with("/")).bind(scope)
        rewrite = {
            "hostname": _hostname_rewrite(match.rewrite_request_hostname),
            "path": path.whole_path_rewrite,
            "prefix": path.prefix_path_rewrite,
        }
        config = {
            "match": {
                "prefix": path.prefix_path_match,
                "path": path.whole_path_match,
                "hostname": match.hostname.bind(scope).hostname_match if match.hostname is not None else None,
                "method": match.method._value_ if match.method is not None else None,
                "headers": [header.bind(scope).header_match for header in match.headers]
                if match.headers is not None
                else None,
                "queryParameters": [each.bind(scope).query_parameter_match for each in match.query_parameters]
                if match.query_parameters is not None
                else None,
                "port": match.port,
            },
            "action": {
                "target": _target(self._options.route_target),
                "rewrite": rewrite if any(value is not None for value in rewrite.values()) else None,
            },
        }
        return GatewayRouteSpecConfig(priority=self._options.priority, **{self._place: config})


class _GrpcSpec(GatewayRouteSpec):
    def __init__(self, options: GrpcGatewayRouteSpecOptions) -> None:
        self._options = options

    @checked
    def bind(self, scope: Construct) -> GatewayRouteSpecConfig:
        match = self._options.match
        said = (match.hostname, match.metadata, match.port, match.service_name)
        if all(each is None for each in said):
            raise ValidationError(
                "At least one gRPC gateway route match property beside rewriteRequestHostname must be provided",
                scope=scope,
                fix="say hostname, metadata, port or service_name",
            )
        hostname = _hostname_rewrite(match.rewrite_request_hostname)
        config = {
            "match": {
                "serviceName": match.service_name,
                "hostname": match.hostname.bind(scope).hostname_match if match.hostname is not None else None,
                "metadata": rendered_headers(match.metadata, scope, "metadata"),
                "port": match.port,
            },
            "action": {
                "target": _target(self._options.route_target),
                "rewrite": {"hostname": hostname} if hostname is not None else None,
            },
        }
        return GatewayRouteSpecConfig(priority=self._options.priority, grpc_spec_config=config)


def _hostname_rewrite(on: bool | None) -> dict[str, str] | None:
    return {"defaultTargetHostname": "ENABLED" if on else "DISABLED"} if on is not None else None


def _target(service: IVirtualService) -> dict[str, Any]:
    return {"virtualService": {"virtualServiceName": service.virtual_service_name}}


__all__ = [
    "CommonGatewayRouteSpecOptions",
    "GatewayRouteHostnameMatch",
    "GatewayRouteHostnameMatchConfig",
    "GatewayRouteSpec",
    "GatewayRouteSpecConfig",
    "GrpcGatewayRouteMatch",
    "GrpcGatewayRouteSpecOptions",
    "HttpGatewayRouteMatch",
    "HttpGatewayRouteSpecOptions",
]
