"""Which requests a route takes, and which nodes they go to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.header_match import HeaderMatch, rendered_headers
from aws_cdk.aws_appmesh.http_route_path_match import HttpRoutePathMatch
from aws_cdk.aws_appmesh.listener_options import GrpcTimeout, HttpTimeout, TcpTimeout, rendered_timeout
from aws_cdk.aws_appmesh.query_parameter_match import QueryParameterMatch, rendered_parameters
from aws_cdk.aws_appmesh.route_retries import GrpcRetryPolicy, HttpRetryPolicy, rendered_retries
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.http_route_method import HttpRouteMethod
    from aws_cdk.aws_appmesh.virtual_node import IVirtualNode
    from constructs import Construct


class HttpRouteProtocol(NamedEnum):
    """The scheme that is asked with."""

    HTTP = "http"
    HTTPS = "https"


class WeightedTarget(Struct):
    """A node that takes a share of the requests."""

    virtual_node: IVirtualNode
    """The node."""
    port: int | float | None = None
    """The port of its listener. Default: its only one."""
    weight: int | float | None = None
    """Its share, against the weights of the others. Default: 1."""


class HttpRouteMatch(Struct):
    """Which requests of HTTP are taken; all that is said has to hold."""

    headers: Sequence[HeaderMatch] | None = None
    """1 to 10 headers. Default: any."""
    method: HttpRouteMethod | None = None
    """Default: any."""
    path: HttpRoutePathMatch | None = None
    """Default: any."""
    port: int | float | None = None
    """The port of the router's listener. Default: any."""
    protocol: HttpRouteProtocol | None = None
    """Default: any."""
    query_parameters: Sequence[QueryParameterMatch] | None = None
    """1 to 10 parameters. Default: any."""


class GrpcRouteMatch(Struct):
    """Which requests of gRPC are taken; all that is said has to hold, and something has to be."""

    metadata: Sequence[HeaderMatch] | None = None
    """1 to 10. Default: any."""
    method_name: str | None = None
    """The method; needs ``service_name``. Default: any."""
    port: int | float | None = None
    """The port of the router's listener. Default: any."""
    service_name: str | None = None
    """The full name of the service of gRPC. Default: any."""


class RouteSpecOptionsBase(Struct):
    """What all protocols have."""

    priority: int | float | None = None
    """The lower, the sooner the route is tried, 0 to 1000. Default: none."""


class HttpRouteSpecOptions(RouteSpecOptionsBase):
    """Options of routes for HTTP."""

    weighted_targets: Nested[Sequence[WeightedTarget]]
    """Where requests go to."""
    match: Nested[HttpRouteMatch | None] = nested()
    """Which requests. Default: all."""
    retry_policy: Nested[HttpRetryPolicy | None] = nested()
    """When they are sent again. Default: as Envoy does."""
    timeout: Nested[HttpTimeout | None] = nested()
    """Default: as :class:`HttpTimeout` says."""


class TcpRouteSpecOptions(RouteSpecOptionsBase):
    """Options of routes for TCP."""

    weighted_targets: Nested[Sequence[WeightedTarget]]
    """Where connections go to."""
    timeout: Nested[TcpTimeout | None] = nested()
    """Default: as :class:`TcpTimeout` says."""


class GrpcRouteSpecOptions(RouteSpecOptionsBase):
    """Options of routes for gRPC."""

    match: Nested[GrpcRouteMatch]
    """Which requests."""
    weighted_targets: Nested[Sequence[WeightedTarget]]
    """Where requests go to."""
    retry_policy: Nested[GrpcRetryPolicy | None] = nested()
    """When they are sent again. Default: as Envoy does."""
    timeout: Nested[GrpcTimeout | None] = nested()
    """Default: as :class:`GrpcTimeout` says."""


class RouteSpecConfig(Struct):
    """A route, by the names of the L1 class."""

    grpc_route_spec: Any = None
    http2_route_spec: Any = None
    http_route_spec: Any = None
    priority: int | float | None = None
    tcp_route_spec: Any = None


class RouteSpec:
    """Which requests a route takes, and where to. Make it with one of the factories."""

    @staticmethod
    @takes(HttpRouteSpecOptions)
    def http(options: HttpRouteSpecOptions) -> RouteSpec:
        """Take HTTP/1.

        Raises:
            ValidationError: requests shall be sent again, but no event is named.
        """
        return _HttpSpec("http_route_spec", options)

    @staticmethod
    @takes(HttpRouteSpecOptions)
    def http2(options: HttpRouteSpecOptions) -> RouteSpec:
        """Take HTTP/2.

        Raises:
            ValidationError: requests shall be sent again, but no event is named.
        """
        return _HttpSpec("http2_route_spec", options)

    @staticmethod
    @takes(TcpRouteSpecOptions)
    def tcp(options: TcpRouteSpecOptions) -> RouteSpec:
        """Take TCP."""
        return _TcpSpec(options)

    @staticmethod
    @takes(GrpcRouteSpecOptions)
    def grpc(options: GrpcRouteSpecOptions) -> RouteSpec:
        """Take gRPC.

        Raises:
            ValidationError: requests shall be sent again, but no event is named.
        """
        return _GrpcSpec(options)

    def bind(self, scope: Construct) -> RouteSpecConfig:
        """Return the route.

        Raises:
            ValidationError: too little or too much is said of requests.
        """
        raise NotImplementedError


class _HttpSpec(RouteSpec):
    def __init__(self, place: str, options: HttpRouteSpecOptions) -> None:
        self._place = place
        self._options = options
        self._retries = rendered_retries(options.retry_policy)

    @checked
    def bind(self, scope: Construct) -> RouteSpecConfig:
        options = self._options
        match = options.match or HttpRouteMatch()
        path = (match.path or HttpRoutePathMatch.starts_with("/")).bind(scope)
        config = {
            "action": _action(options.weighted_targets),
            "match": {
                "prefix": path.prefix_path_match,
                "path": path.whole_path_match,
                "headers": rendered_headers(match.headers, scope),
                "method": match.method._value_ if match.method is not None else None,
                "scheme": match.protocol._value_ if match.protocol is not None else None,
                "queryParameters": rendered_parameters(match.query_parameters, scope),
                "port": match.port,
            },
            "timeout": rendered_timeout(options.timeout),
            "retryPolicy": self._retries,
        }
        return RouteSpecConfig(priority=options.priority, **{self._place: config})


class _TcpSpec(RouteSpec):
    def __init__(self, options: TcpRouteSpecOptions) -> None:
        self._options = options

    @checked
    def bind(self, scope: Construct) -> RouteSpecConfig:
        options = self._options
        config = {"action": _action(options.weighted_targets), "timeout": rendered_timeout(options.timeout)}
        return RouteSpecConfig(priority=options.priority, tcp_route_spec=config)


class _GrpcSpec(RouteSpec):
    def __init__(self, options: GrpcRouteSpecOptions) -> None:
        self._options = options
        self._retries = rendered_retries(options.retry_policy)

    @checked
    def bind(self, scope: Construct) -> RouteSpecConfig:
        options, match = self._options, self._options.match
        if all(each is None for each in (match.metadata, match.method_name, match.port, match.service_name)):
            raise ValidationError(
                "At least one gRPC route match property must be provided",
                scope=scope,
                fix="say metadata, method_name, port or service_name",
            )
        if match.method_name and not match.service_name:
            raise ValidationError(
                "If you specify a method name, you must also specify a service name",
                scope=scope,
                fix="say service_name",
            )
        config = {
            "action": _action(options.weighted_targets),
            "match": {
                "serviceName": match.service_name,
                "methodName": match.method_name,
                "metadata": rendered_headers(match.metadata, scope, "metadata"),
                "port": match.port,
            },
            "timeout": rendered_timeout(options.timeout),
            "retryPolicy": self._retries,
        }
        return RouteSpecConfig(priority=options.priority, grpc_route_spec=config)


def _action(targets: Sequence[WeightedTarget]) -> dict[str, Any]:
    return {
        "weightedTargets": [
            {
                "virtualNode": target.virtual_node.virtual_node_name,
                "weight": target.weight if target.weight is not None else 1,
                "port": target.port,
            }
            for target in targets
        ]
    }


__all__ = [
    "GrpcRouteMatch",
    "GrpcRouteSpecOptions",
    "HttpRouteMatch",
    "HttpRouteProtocol",
    "HttpRouteSpecOptions",
    "RouteSpec",
    "RouteSpecConfig",
    "RouteSpecOptionsBase",
    "TcpRouteSpecOptions",
    "WeightedTarget",
]
