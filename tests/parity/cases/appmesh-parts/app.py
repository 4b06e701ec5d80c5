"""Meshes with their nodes, routers, services and gateways: discovery, listeners, health, TLS, logs, grants, imports, other accounts."""
import aws_cdk as cdk
from aws_cdk import aws_acmpca as acmpca, aws_appmesh as appmesh, aws_certificatemanager as acm, aws_iam as iam, aws_servicediscovery as servicediscovery

app = cdk.App(analytics_reporting=False)
here = cdk.Environment(account="111111111111", region="us-east-1")
s = cdk.Stack(app, "S", env=here)
D, V, B = cdk.Duration, appmesh.VirtualServiceProvider, appmesh.Backend
mesh = appmesh.Mesh(s, "Mesh")
named = appmesh.Mesh(s, "Named", mesh_name="named", egress_filter=appmesh.MeshFilterType.ALLOW_ALL, service_discovery=appmesh.MeshServiceDiscovery(ip_preference=appmesh.IpPreference.IPV4_PREFERRED))
appmesh.Mesh(s, "Closed", egress_filter=appmesh.MeshFilterType.DROP_ALL, service_discovery={})
by_name = appmesh.Mesh.from_mesh_name(s, "ByName", "other")
shared = appmesh.Mesh.from_mesh_arn(s, "Shared", "arn:aws:appmesh:us-east-1:222222222222:mesh/shared")
by_token = appmesh.Mesh.from_mesh_arn(s, "ByToken", cdk.Fn.import_value("mesh"))
N, G, R, S = appmesh.VirtualNode, appmesh.VirtualGateway, appmesh.VirtualRouter, appmesh.VirtualService
L, X, O, H = appmesh.VirtualNodeListener, appmesh.VirtualGatewayListener, appmesh.VirtualRouterListener, appmesh.HealthCheck
service = S(s, "Service", virtual_service_provider=V.none(mesh))
cloud = servicediscovery.HttpNamespace(s, "Namespace", name="ns").create_service("Cloud")
dns = appmesh.ServiceDiscovery.dns("host")
outliers = appmesh.OutlierDetection(base_ejection_duration=D.seconds(10), interval=D.millis(30500), max_ejection_percent=50, max_server_errors=5)
node = N(s, "Node", mesh=mesh, service_discovery=dns, access_log=appmesh.AccessLog.from_file_path("/dev/stdout"), listeners=[L.http(port=8080, health_check=H.http(), timeout=appmesh.HttpTimeout(idle=D.seconds(10), per_request=D.millis(1500)), connection_pool=appmesh.HttpConnectionPool(max_connections=100, max_pending_requests=10), outlier_detection=outliers)])
node.add_listener(L.http2(port=8081, health_check=H.http2(healthy_threshold=3, interval=D.seconds(7), path="/x", timeout=D.seconds(3), unhealthy_threshold=4), timeout=appmesh.HttpTimeout(idle=D.seconds(10)), connection_pool=appmesh.Http2ConnectionPool(max_requests=5)))
node.add_listener(L.grpc(port=8082, health_check=H.grpc(), timeout=appmesh.GrpcTimeout(per_request=D.seconds(1)), connection_pool=appmesh.GrpcConnectionPool(max_requests=7), outlier_detection=outliers))
node.add_listener(L.tcp(port=8083, health_check=H.tcp(interval=D.minutes(1)), timeout=appmesh.TcpTimeout(idle=D.hours(1)), connection_pool=appmesh.TcpConnectionPool(max_connections=9)))
node.add_listener(L.tcp(port=0, health_check=H.http(path="/other"), timeout=appmesh.TcpTimeout()))
T, W, A = appmesh.TlsCertificate, appmesh.TlsValidationTrust, appmesh.SubjectAlternativeNames
certificate = acm.Certificate.from_certificate_arn(s, "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/x")
authority = acmpca.CertificateAuthority.from_certificate_authority_arn(s, "Authority", "arn:aws:acm-pca:us-east-1:123456789012:certificate-authority/x")
trusted = appmesh.TlsValidation(trust=W.acm([authority]), subject_alternative_names=A.matching_exactly("x", "y"))
O_ = appmesh.ListenerTlsOptions
secure = named.add_virtual_node("Secure", virtual_node_name="secure", service_discovery=appmesh.ServiceDiscovery.cloud_map(cloud, {"b": "1", "a": "2", "3": "4"}, appmesh.IpPreference.IPV6_ONLY),
    listeners=[L.http(port=1, tls=O_(certificate=T.acm(certificate), mode=appmesh.TlsMode.STRICT)), L.http2(port=2, tls=O_(certificate=T.file("/c", "/k"), mode=appmesh.TlsMode.PERMISSIVE, mutual_tls_validation=appmesh.MutualTlsValidation(trust=W.file("/t"), subject_alternative_names=A.matching_exactly("a.b")))), L.grpc(port=3, tls=O_(certificate=T.sds("sec"), mode=appmesh.TlsMode.DISABLED, mutual_tls_validation=appmesh.MutualTlsValidation(trust=W.sds("st")))), L.tcp()],
    backend_defaults=appmesh.BackendDefaults(tls_client_policy=appmesh.TlsClientPolicy(validation=appmesh.TlsValidation(trust=W.file("/a")))),
    backends=[B.virtual_service(service, tls_client_policy=appmesh.TlsClientPolicy(enforce=False, ports=[80, 90], validation=trusted, mutual_tls_certificate=T.file("/mc", "/mk"))), B.virtual_service(S(s, "Local", virtual_service_name="local.ns", virtual_service_provider=V.virtual_node(node)))])
secure.add_backend(B.virtual_service(S.from_virtual_service_attributes(s, "ImportedService", mesh=mesh, virtual_service_name="imported.ns"), tls_client_policy={"validation": {"trust": W.sds("q")}, "ports": []}))
for index, discovery in enumerate([appmesh.ServiceDiscovery.cloud_map(cloud), appmesh.ServiceDiscovery.dns("h", appmesh.DnsResponseType.LOAD_BALANCER), appmesh.ServiceDiscovery.dns("h", appmesh.DnsResponseType.ENDPOINTS, appmesh.IpPreference.IPV4_ONLY)]):
    (mesh, shared, by_token)[index].add_virtual_node(f"Found{index}", service_discovery=discovery, listeners=[], backend_defaults={})
router = R(s, "Router", mesh=mesh)
for index, listeners in enumerate([[], [O.http(), O.http2(9)], [O.grpc(7)], [O.tcp()]]):
    (mesh, named, shared, by_name)[index].add_virtual_router("Router", listeners=listeners, virtual_router_name=None if index else "router")
S(s, "Routed", virtual_service_provider=V.virtual_router(router), virtual_service_name="routed.ns")
S(s, "Elsewhere", virtual_service_provider=V.virtual_router(R.from_virtual_router_attributes(s, "ImportedRouter", mesh=shared, virtual_router_name="r")))
F = appmesh.LoggingFormat
gateway = G(s, "Gateway", mesh=mesh, backend_defaults=appmesh.BackendDefaults())
named.add_virtual_gateway("Gateway", virtual_gateway_name="gateway", access_log=appmesh.AccessLog.from_file_path("/x", F.from_text("%METHOD%")), listeners=[X.http(port=5, health_check=H.http(interval=D.seconds(9)), connection_pool=appmesh.HttpConnectionPool(max_connections=1, max_pending_requests=2), tls=O_(certificate=T.acm(certificate), mode=appmesh.TlsMode.STRICT)), X.http2(health_check=H.http2(path="/q"), connection_pool=appmesh.Http2ConnectionPool(max_requests=5))])
shared.add_virtual_gateway("Gateway", access_log=appmesh.AccessLog.from_file_path("/x", F.from_json({"b": "1", "a": "2", "1": "3"})), listeners=[X.grpc(port=4, health_check=H.grpc(), connection_pool=appmesh.GrpcConnectionPool(max_requests=5), tls=O_(certificate=T.sds("x"), mode=appmesh.TlsMode.STRICT, mutual_tls_validation=appmesh.MutualTlsValidation(trust=W.file("/t"))))], backend_defaults=appmesh.BackendDefaults(tls_client_policy=appmesh.TlsClientPolicy(ports=[1], enforce=True, validation=trusted, mutual_tls_certificate=T.sds("z"))))
user = iam.Role(s, "User", assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com"))
arn = "arn:aws:appmesh:eu-west-1:222222222222:mesh/foo/"
node.grant_stream_aggregated_resources(user)
gateway.grant_stream_aggregated_resources(user)
N.from_virtual_node_arn(s, "ImportedNode", arn + "virtualNode/bar").grant_stream_aggregated_resources(user)
G.from_virtual_gateway_arn(s, "ImportedGateway", cdk.Fn.import_value("gateway")).grant_stream_aggregated_resources(user)
secure.grants.actions(user, ["appmesh:DescribeVirtualNode"])
appmesh.VirtualNodeGrants.from_virtual_node(appmesh.CfnVirtualNode(s, "L1", mesh_name="m", spec={})).stream_aggregated_resources(user)
appmesh.VirtualGatewayGrants.from_virtual_gateway(gateway).actions(user, ["appmesh:DescribeVirtualGateway"], resource_arns=["*"])
cdk.Tags.of(named).add("mesh", "named")
out = cdk.Stack(app, "Out", env=here)
for index, value in enumerate([mesh.mesh_arn, mesh.mesh_name, by_name.mesh_arn, by_token.mesh_name, node.virtual_node_arn, node.virtual_node_name, router.virtual_router_arn, service.virtual_service_arn, gateway.virtual_gateway_name, N.from_virtual_node_attributes(out, "N", mesh=mesh, virtual_node_name="n").virtual_node_arn, G.from_virtual_gateway_attributes(out, "G", mesh=by_name, virtual_gateway_name="g").virtual_gateway_arn, S.from_virtual_service_arn(out, "S", arn + "virtualService/a.b").virtual_service_name, R.from_virtual_router_arn(out, "R", cdk.Fn.import_value("router")).mesh.mesh_name]):
    cdk.CfnOutput(out, f"Out{index}", value=value)
app.synth()
