"""Routes of routers and gateways: protocols, matches, rewrites, retries, timeouts, weights, imports."""
import aws_cdk as cdk
from aws_cdk import aws_appmesh as appmesh

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D, H, S, M, P, Q = cdk.Duration, appmesh.HeaderMatch, appmesh.RouteSpec, appmesh.HttpRouteMatch, appmesh.HttpRoutePathMatch, appmesh.QueryParameterMatch
mesh = appmesh.Mesh(s, "Mesh")
node, router, gateway = mesh.add_virtual_node("Node"), mesh.add_virtual_router("Router"), mesh.add_virtual_gateway("Gateway")
service = appmesh.VirtualService(s, "Service", virtual_service_provider=appmesh.VirtualServiceProvider.virtual_router(router))
headers = [H.value_is("a", "1"), H.value_is_not("b", "2"), H.value_starts_with("c", "3"), H.value_does_not_start_with("d", "4"), H.value_ends_with("e", "5"), H.value_does_not_end_with("f", "6"), H.value_matches_regex("g", "7"), H.value_does_not_match_regex("h", "8"), H.values_is_in_range("i", 1, 5), H.values_is_not_in_range("j", 2, 6)]
E, C, GE = appmesh.HttpRetryEvent, appmesh.TcpRetryEvent, appmesh.GrpcRetryEvent
retries = appmesh.HttpRetryPolicy(retry_attempts=5, retry_timeout=D.seconds(10), http_retry_events=[E.CLIENT_ERROR, E.GATEWAY_ERROR], tcp_retry_events=[C.CONNECTION_ERROR])
targets = [appmesh.WeightedTarget(virtual_node=node, weight=3), appmesh.WeightedTarget(virtual_node=node, port=9), appmesh.WeightedTarget(virtual_node=node, weight=0)]
specs = [
    S.http(weighted_targets=targets), S.http(weighted_targets=targets, priority=7, match=M(path=P.exactly("/x"), headers=headers, method=appmesh.HttpRouteMethod.PATCH, protocol=appmesh.HttpRouteProtocol.HTTPS, port=90, query_parameters=[Q.value_is("q", "v")]), timeout=appmesh.HttpTimeout(idle=D.seconds(2), per_request=D.minutes(1)), retry_policy=retries),
    S.http2(weighted_targets=targets[:1], match=M(path=P.starts_with("/p"), protocol=appmesh.HttpRouteProtocol.HTTP)), S.http2(weighted_targets=[], match=M(path=P.regex(".*")), retry_policy=appmesh.HttpRetryPolicy(retry_attempts=1, retry_timeout=D.millis(1500), http_retry_events=[E.STREAM_ERROR, E.SERVER_ERROR], tcp_retry_events=[])), S.http(weighted_targets=targets, timeout=appmesh.HttpTimeout(), match=M(method=appmesh.HttpRouteMethod.GET)),
    S.tcp(weighted_targets=targets), S.tcp(weighted_targets=targets, timeout=appmesh.TcpTimeout(idle=D.seconds(4)), priority=0), S.tcp(weighted_targets=targets, timeout=appmesh.TcpTimeout()),
    S.grpc(weighted_targets=targets, match=appmesh.GrpcRouteMatch(service_name="sn", method_name="mn", metadata=headers, port=4), timeout=appmesh.GrpcTimeout(idle=D.seconds(4), per_request=D.seconds(9)), retry_policy=appmesh.GrpcRetryPolicy(retry_attempts=2, retry_timeout=D.seconds(1), grpc_retry_events=[GE.CANCELLED, GE.DEADLINE_EXCEEDED, GE.INTERNAL_ERROR, GE.RESOURCE_EXHAUSTED, GE.UNAVAILABLE], http_retry_events=[E.CLIENT_ERROR], tcp_retry_events=[C.CONNECTION_ERROR]), priority=3),
    S.grpc(weighted_targets=targets, match=appmesh.GrpcRouteMatch(metadata=headers[:1])), S.grpc(weighted_targets=targets, match=appmesh.GrpcRouteMatch(port=4))]
for index, spec in enumerate(specs):
    appmesh.Route(s, f"Route{index}", mesh=mesh, virtual_router=router, route_spec=spec, route_name=None if index % 2 else f"route{index}")
added = router.add_route("Added", route_spec=specs[0], route_name="not-used")
arn = "arn:aws:appmesh:eu-west-1:222222222222:mesh/foo/"
appmesh.VirtualRouter.from_virtual_router_attributes(s, "ImportedRouter", mesh=appmesh.Mesh.from_mesh_arn(s, "Shared", arn[:-1]), virtual_router_name="r").add_route("Added", route_spec=specs[0])
G, GM, GP, N = appmesh.GatewayRouteSpec, appmesh.HttpGatewayRouteMatch, appmesh.HttpGatewayRoutePathMatch, appmesh.GatewayRouteHostnameMatch
paths = [GP.exactly("/x"), GP.exactly("/x", "/y"), GP.starts_with("/x"), GP.starts_with("/x/", "/y/"), GP.starts_with("/x/", ""), GP.regex("/x"), GP.regex(".*", "/rr")]
gateway_specs = [
    G.http(route_target=service), G.http2(route_target=service, priority=4, match=GM(path=GP.exactly("/x", "/y"), headers=headers, method=appmesh.HttpRouteMethod.GET, hostname=N.exactly("h"), port=8, query_parameters=[Q.value_is("a", "b")], rewrite_request_hostname=True)), G.http(route_target=service, match=GM(hostname=N.ends_with(".h"), rewrite_request_hostname=False)), *(G.http(route_target=service, match=GM(path=path)) for path in paths),
    G.grpc(route_target=service, match=appmesh.GrpcGatewayRouteMatch(service_name="s")), G.grpc(route_target=service, priority=0, match=appmesh.GrpcGatewayRouteMatch(hostname=N.exactly("q"), metadata=headers, port=4, rewrite_request_hostname=True)), G.grpc(route_target=service, match={"hostname": N.ends_with("q"), "rewrite_request_hostname": False})]
for index, gateway_spec in enumerate(gateway_specs):
    appmesh.GatewayRoute(s, f"GatewayRoute{index}", virtual_gateway=gateway, route_spec=gateway_spec, gateway_route_name=None if index % 2 else f"route{index}")
into = gateway.add_gateway_route("Added", route_spec=gateway_specs[0], gateway_route_name="added")
appmesh.VirtualGateway.from_virtual_gateway_arn(s, "ImportedGateway", arn + "virtualGateway/bar").add_gateway_route("Added", route_spec=gateway_specs[0])
cdk.Tags.of(gateway).add("gate", "way")
route = appmesh.Route.from_route_arn(s, "ImportedRoute", arn + "virtualRouter/bar/route/baz")
imported = appmesh.GatewayRoute.from_gateway_route_arn(s, "ImportedGatewayRoute", cdk.Fn.import_value("route"))
for index, value in enumerate([added.route_arn, added.route_name, route.route_name, route.virtual_router.virtual_router_name, appmesh.Route.from_route_attributes(s, "R", virtual_router=router, route_name="r").route_arn, into.gateway_route_arn, into.gateway_route_name, imported.gateway_route_name, imported.virtual_gateway.virtual_gateway_name, imported.virtual_gateway.mesh.mesh_name, appmesh.GatewayRoute.from_gateway_route_attributes(s, "G", virtual_gateway=gateway, gateway_route_name="g").gateway_route_arn]):
    cdk.CfnOutput(s, f"Out{index}", value=value)
app.synth()
