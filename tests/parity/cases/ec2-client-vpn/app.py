"""Client VPN endpoints with authentication, logs, rules and routes; regional NAT gateways."""

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Clients")
network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
server, client = "arn:aws:acm:us-east-1:123456789012:certificate/server-certificate-id", "arn:aws:acm:us-east-1:123456789012:certificate/client-certificate-id"
Auth = ec2.ClientVpnUserBasedAuthentication


@jsii.implements(ec2.IClientVpnConnectionHandler)
class Handler:
    @property
    def function_arn(self):
        return "arn:aws:lambda:us-east-1:123456789012:function:AWSClientVPN-handler"

    @property
    def function_name(self):
        return "AWSClientVPN-handler"


first = network.add_client_vpn_endpoint("First", cidr="10.100.0.0/16", server_certificate_arn=server, client_certificate_arn=client)
provider = iam.SamlProvider.from_saml_provider_arn(stack, "Saml", "arn:aws:iam::123456789012:saml-provider/provider")
group = logs.LogGroup(stack, "Log")
second = network.add_client_vpn_endpoint("Second", cidr="10.101.0.0/16", server_certificate_arn=server, user_based_authentication=Auth.federated(provider, provider), client_connection_handler=Handler(), client_login_banner="Welcome!", description="d", dns_servers=["8.8.8.8", "8.8.4.4"],
    log_group=group, log_stream=logs.LogStream(stack, "Stream", log_group=group), port=ec2.VpnPort.OPENVPN, security_groups=[ec2.SecurityGroup(stack, "Group", vpc=network)], self_service_portal=False, session_timeout=ec2.ClientVpnSessionTimeout.TEN_HOURS, split_tunnel=True, transport_protocol=ec2.TransportProtocol.TCP,
    vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), authorize_all_users_to_vpc_cidr=False, disconnect_on_session_timeout=True)
third = ec2.ClientVpnEndpoint(stack, "Third", vpc=network, cidr="10.102.0.0/16", server_certificate_arn=server, client_certificate_arn=client, user_based_authentication=Auth.active_directory("d-1"), logging=False, client_route_enforcement_options=ec2.ClientRouteEnforcementOptions(enforced=True))
fourth = ec2.ClientVpnEndpoint(stack, "Fourth", vpc=network, cidr="10.103.0.0/16", server_certificate_arn=server, user_based_authentication=Auth.federated(provider))
first.add_authorization_rule("Rule", cidr="10.0.10.0/32", group_id="group-id", description="d")
first.add_route("Route", cidr="0.0.0.0/0", target=ec2.ClientVpnRouteTarget.subnet(network.private_subnets[0]), description="d")
second.add_authorization_rule("Everyone", cidr="10.0.0.0/8")
second.add_route("Local", cidr="10.1.0.0/16", target=ec2.ClientVpnRouteTarget.local())
second.connections.allow_from_any_ipv4(ec2.Port.HTTPS)
first.connections.allow_to(second, ec2.Port.HTTP)
known = ec2.ClientVpnEndpoint.from_endpoint_attributes(stack, "Known", endpoint_id="cvpn-1", security_groups=[ec2.SecurityGroup.from_security_group_id(stack, "KnownGroup", "sg-12345678")])
known.connections.allow_from_any_ipv4(ec2.Port.HTTP)
ec2.ClientVpnRoute(stack, "Route", client_vpn_endpoint=known, cidr="10.9.0.0/16", target=ec2.ClientVpnRouteTarget.subnet(network.private_subnets[1]))
ec2.ClientVpnAuthorizationRule(stack, "Rule", client_vpn_endpoint=known, cidr="10.9.0.0/16")
waits = cdk.CfnResource(stack, "Waits", type="Some::Kind::Here")
waits.node.add_dependency(first.target_networks_associated)
cdk.CfnOutput(stack, "Ids", value=first.endpoint_id + known.endpoint_id)

env = cdk.Environment(account="111111111111", region="eu-west-1")
T, Group, Regional, Zone = ec2.SubnetType, ec2.SubnetConfiguration, ec2.NatProvider.regional_gateway, ec2.AvailabilityZoneAddress
address = cdk.Stack(app, "Address", env=env)
for index, options in enumerate([{}, {"allocation_id": "eipalloc-1"}, {"availability_zone_addresses": [Zone(allocation_ids=["eipalloc-1", "eipalloc-2"], availability_zone="eu-west-1a"), Zone(allocation_ids=["eipalloc-3"], availability_zone_id="euw1-az2")], "max_drain_duration": cdk.Duration.seconds(100)}, {"eip": ec2.CfnEIP(address, "Address", domain="vpc")}]):
    regional = ec2.Vpc(address, f"Vpc{index}", max_azs=2, nat_gateways=1, nat_gateway_provider=Regional(**options))
    cdk.CfnResource(address, f"Waits{index}", type="Some::Kind::Here").node.add_dependency(regional.select_subnets().internet_connectivity_established)
app.synth()
