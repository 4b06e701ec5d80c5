"""APIs and backends inside VPCs: links of both kinds, load balancers, service discovery, private endpoints."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag1, aws_apigatewayv2 as ag, aws_apigatewayv2_integrations as it, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elb, aws_iam as iam, aws_servicediscovery as sd

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Private", env=cdk.Environment(account="111111111111", region="us-east-1"))
vpc, vpc2 = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1), ec2.Vpc(s, "Vpc2", max_azs=1, nat_gateways=1)
sg = ec2.SecurityGroup(s, "Sg", vpc=vpc)
alb, alb2, nlb, nlb2 = elb.ApplicationLoadBalancer(s, "Alb", vpc=vpc), elb.ApplicationLoadBalancer(s, "Alb2", vpc=vpc2), elb.NetworkLoadBalancer(s, "Nlb", vpc=vpc), elb.NetworkLoadBalancer(s, "Nlb2", vpc=vpc)
fixed = elb.ListenerAction.fixed_response(200)
lis, lis2 = alb.add_listener("L", port=80, open=False, default_action=fixed), alb2.add_listener("L", port=80, open=False, default_action=fixed)
net = nlb.add_listener("L", port=80, default_target_groups=[elb.NetworkTargetGroup(s, "Tg", vpc=vpc, port=80, target_type=elb.TargetType.IP)])
svc = sd.PrivateDnsNamespace(s, "Ns", vpc=vpc, name="ns.local").create_service("Svc")
M, P, D = ag.HttpMethod, ag.ParameterMapping, cdk.Duration
link, link2, known = ag.VpcLink(s, "Link", vpc=vpc, vpc_link_name="named", security_groups=[sg], subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)), ag.VpcLink(s, "Link2", vpc=vpc2), ag.VpcLink.from_vpc_link_attributes(s, "KnownLink", vpc_link_id="kl", vpc=vpc)
link2.add_security_groups(sg), link2.add_subnets(*vpc.public_subnets)
klis = elb.ApplicationListener.from_application_listener_attributes(s, "KLis", listener_arn="arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/x/y/z", security_group=sg)
knet = elb.NetworkListener.from_network_listener_arn(s, "KNet", "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/net/x/y/z")
h = ag.HttpApi(s, "Http", default_integration=it.HttpAlbIntegration("Dflt", lis))
full = dict(method=M.PATCH, secure_server_name="s.example", timeout=D.seconds(9), parameter_mapping=P().remove_header("x"))
for i, x in enumerate([it.HttpAlbIntegration("A1", lis, vpc_link=link, **full), it.HttpAlbIntegration("A2", lis2), it.HttpAlbIntegration("A3", klis, vpc_link=known), it.HttpNlbIntegration("N1", net), it.HttpNlbIntegration("N2", net, vpc_link=link2, **full), it.HttpNlbIntegration("N3", knet, vpc_link=known), it.HttpServiceDiscoveryIntegration("S1", svc, vpc_link=link), it.HttpServiceDiscoveryIntegration("S2", svc, vpc_link=link2, **full)]):
    h.add_routes(path=f"/r{i}", integration=x)
v1, v2 = ag1.VpcLink(s, "V1", targets=[nlb], description="d", vpc_link_name="v"), ag1.VpcLink(s, "V2")
v2.add_targets(nlb, nlb2)
ends = [vpc.add_interface_endpoint("End", service=ec2.InterfaceVpcEndpointAwsService.APIGATEWAY), ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(s, "KEnd", vpc_endpoint_id="vpce-1", port=443)]
O, C = ag1.IntegrationOptions, ag1.ConnectionType
r = ag1.RestApi(s, "Rest", cloud_watch_role=False, policy=iam.PolicyDocument(), endpoint_configuration=ag1.EndpointConfiguration(types=[ag1.EndpointType.PRIVATE], vpc_endpoints=ends, ip_address_type=ag1.IpAddressType.DUAL_STACK))
r.grant_invoke_from_vpc_endpoints_only(ends[:1]), r.grant_invoke_from_vpc_endpoints_only(ends)
r.root.add_method("GET", ag1.Integration(type=ag1.IntegrationType.HTTP_PROXY, integration_http_method="ANY", options=O(connection_type=C.VPC_LINK, vpc_link=v1)))
r.root.add_method("PUT", ag1.HttpIntegration("http://x.example", options=O(vpc_link=v2))), r.root.add_method("POST", ag1.HttpIntegration(f"http://{nlb2.load_balancer_dns_name}/p", proxy=False, options=O(vpc_link=ag1.VpcLink.from_vpc_link_id(s, "KV", "kv"), connection_type=C.VPC_LINK)))
cdk.CfnResource(s, "V", type="V::V::V", properties={"V": [link.vpc_link_id, v1.vpc_link_id, known.vpc_link_id, h.add_vpc_link(vpc=vpc).vpc_link_id, h.add_vpc_link(vpc=vpc2).vpc_link_id]})
app.synth()
