"""Parts of meshes: what App Mesh would not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_appmesh import (
    BackendDefaults,
    GatewayRouteSpec,
    GrpcGatewayRouteMatch,
    GrpcRetryPolicy,
    GrpcRouteMatch,
    HeaderMatch,
    HealthCheck,
    HttpGatewayRouteMatch,
    HttpGatewayRoutePathMatch,
    HttpRetryPolicy,
    HttpRouteMatch,
    HttpRoutePathMatch,
    LoggingFormat,
    Mesh,
    QueryParameterMatch,
    Route,
    RouteSpec,
    TlsClientPolicy,
    TlsValidation,
    TlsValidationTrust,
    VirtualGateway,
    VirtualGatewayListener,
    VirtualNode,
    VirtualNodeListener,
    VirtualRouter,
    VirtualService,
    VirtualServiceProvider,
    WeightedTarget,
)
from aws_cdk.core.errors import CdkError

seconds = Duration.seconds
HEADER = HeaderMatch.value_is("a", "b")
PARAMETER = QueryParameterMatch.value_is("a", "b")
NO_EVENTS: dict[str, Any] = {"retry_attempts": 1, "retry_timeout": seconds(1)}


def node(**options: Any) -> VirtualNode:
    stack = Stack(App(), "S")
    return VirtualNode(stack, "Node", mesh=Mesh(stack, "Mesh"), **options)


def trusting_nobody() -> VirtualNode:
    nobody = TlsValidation(trust=TlsValidationTrust.acm([]))
    return node(backend_defaults=BackendDefaults(tls_client_policy=TlsClientPolicy(validation=nobody)))


def route(spec: Callable[[list[WeightedTarget]], RouteSpec]) -> Route:
    stack = Stack(App(), "S")
    mesh = Mesh(stack, "Mesh")
    target = WeightedTarget(virtual_node=mesh.add_virtual_node("Node"))
    return Route(stack, "Route", mesh=mesh, virtual_router=mesh.add_virtual_router("Router"), route_spec=spec([target]))


def http(**match: Any) -> Route:
    return route(lambda targets: RouteSpec.http(weighted_targets=targets, match=HttpRouteMatch(**match)))


def grpc(**match: Any) -> Route:
    return route(lambda targets: RouteSpec.grpc(weighted_targets=targets, match=GrpcRouteMatch(**match)))


def gateway_grpc(**match: Any) -> object:
    stack = Stack(App(), "S")
    mesh = Mesh(stack, "Mesh")
    service = VirtualService(stack, "Service", virtual_service_provider=VirtualServiceProvider.none(mesh))
    spec = GatewayRouteSpec.grpc(route_target=service, match=GrpcGatewayRouteMatch(**match))
    return mesh.add_virtual_gateway("Gateway").add_gateway_route("Route", route_spec=spec)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (
            lambda: node(listeners=[VirtualNodeListener.http()]),
            r"(?s)Service discovery information is required.*S/Node",
        ),
        (trusting_nobody, r"(?s)at least one Certificate Authority.*S/Node"),
        (lambda: http(headers=[]), r"(?s)headers provided for matching must be between 1 and 10, got: 0.*S/Route"),
        (lambda: http(headers=[HEADER] * 11), "headers .* got: 11"),
        (lambda: http(query_parameters=[]), r"(?s)query parameters .* between 1 and 10, got: 0.*S/Route"),
        (lambda: http(query_parameters=[PARAMETER] * 11), "query parameters .* got: 11"),
        (lambda: grpc(metadata=[]), r"(?s)metadata .* between 1 and 10, got: 0.*S/Route"),
        (grpc, r"(?s)At least one gRPC route match property.*S/Route"),
        (lambda: grpc(method_name="m"), r"(?s)must also specify a service name.*S/Route"),
        (gateway_grpc, r"(?s)property beside rewriteRequestHostname.*S/Mesh/Gateway/Route"),
        (lambda: gateway_grpc(rewrite_request_hostname=True), "property beside rewriteRequestHostname"),
        (lambda: gateway_grpc(metadata=[HEADER] * 11), "metadata .* got: 11"),
        (lambda: HealthCheck.http(healthy_threshold=1), "healthyThreshold must be between 2 and 10, got 1"),
        (lambda: HealthCheck.tcp(unhealthy_threshold=11), "unhealthyThreshold must be between 2 and 10, got 11"),
        (lambda: HealthCheck.grpc(interval=seconds(4)), "interval must be between 5 seconds and 300 .* got 4 seconds"),
        (lambda: HealthCheck.http2(timeout=Duration.millis(1500)), "timeout must be between 2 .* got 1.5 seconds"),
        (lambda: LoggingFormat.from_json({}), "Json key pairs cannot be empty"),
        (lambda: HttpRoutePathMatch.exactly("x"), "Exact Path for the match must start with '/', got: x"),
        (lambda: HttpRoutePathMatch.starts_with("x"), "Prefix Path for the match must start with '/', got: x"),
        (lambda: HttpGatewayRoutePathMatch.exactly("x"), "Exact Path for the match must start with '/', got: x"),
        (lambda: HttpGatewayRoutePathMatch.exactly("/x", ""), "Exact Path for the rewrite cannot be empty"),
        (lambda: HttpGatewayRoutePathMatch.regex(".*", "y"), "Exact Path for the rewrite must start with '/', got: y"),
        (lambda: HttpGatewayRoutePathMatch.starts_with(""), "Prefix path for the match must start with '/'"),
        (lambda: HttpGatewayRoutePathMatch.starts_with("/x", "/y/"), "prefix path for the match must end with '/'"),
        (lambda: HttpGatewayRoutePathMatch.starts_with("/x/", "/y"), "rewrite must start and end with '/', got: /y"),
        (
            lambda: RouteSpec.http(weighted_targets=[], retry_policy=HttpRetryPolicy(**NO_EVENTS)),
            "at least one of `httpRetryEvents` or `tcpRetryEvents`",
        ),
        (
            lambda: RouteSpec.grpc(
                weighted_targets=[],
                match=GrpcRouteMatch(port=1),
                retry_policy=GrpcRetryPolicy(**NO_EVENTS, grpc_retry_events=[]),
            ),
            "at least one of `grpcRetryEvents`, `httpRetryEvents` or `tcpRetryEvents`",
        ),
        (
            lambda: VirtualNode.from_virtual_node_arn(Stack(App(), "S"), "N", "arn:aws:appmesh:us-east-1:1:mesh/foo"),
            r"(?s)ARN of no such part of a mesh.*S/N",
        ),
    ],
)
def test_what_app_mesh_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=what):
        make()


def two_listeners(app: App, **match: Any) -> None:
    stack = Stack(app, "S")
    mesh = Mesh(stack, "Mesh")
    service = VirtualService(stack, "Service", virtual_service_provider=VirtualServiceProvider.none(mesh))
    gateway = VirtualGateway(
        stack, "Gateway", mesh=mesh, listeners=[VirtualGatewayListener.http(), VirtualGatewayListener.http(port=9)]
    )
    spec = GatewayRouteSpec.http(route_target=service, match=HttpGatewayRouteMatch(**match))
    gateway.add_gateway_route("Route", route_spec=spec)


def test_a_gateway_of_several_listeners_needs_routes_with_a_port() -> None:
    app = App()
    two_listeners(app)

    with pytest.raises(CdkError, match=r"\[S/Gateway/Route\] Gateway route must define a match port"):
        app.synth()


def test_a_gateway_of_several_listeners_takes_routes_with_a_port() -> None:
    app = App()
    two_listeners(app, port=9)

    assert app.synth().get_stack_by_name("S") is not None


def test_a_route_is_in_the_mesh_of_its_router() -> None:
    stack = Stack(App(), "S")
    shared = Mesh.from_mesh_arn(stack, "Shared", "arn:aws:appmesh:us-east-1:222222222222:mesh/shared")
    target = WeightedTarget(virtual_node=VirtualNode(stack, "Node", mesh=shared))

    Route(
        stack,
        "Route",
        mesh=Mesh(stack, "Own"),
        virtual_router=VirtualRouter(stack, "Router", mesh=shared),
        route_spec=RouteSpec.tcp(weighted_targets=[target]),
    )

    where = {"MeshName": "shared", "MeshOwner": "222222222222"}
    Template.from_stack(stack).has_resource_properties("AWS::AppMesh::Route", where)
