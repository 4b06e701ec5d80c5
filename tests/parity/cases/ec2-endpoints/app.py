"""Endpoints: of gateways and interfaces, services of AWS by region, policies, looked up zones, services of one's own."""

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
T, Group, Gateway, Service = ec2.SubnetType, ec2.SubnetConfiguration, ec2.GatewayVpcEndpointAwsService, ec2.InterfaceVpcEndpointAwsService
Selection = ec2.SubnetSelection
stack = cdk.Stack(app, "Endpoints", env=env)
network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1, subnet_configuration=[Group(name="Pub", subnet_type=T.PUBLIC), Group(name="App", subnet_type=T.PRIVATE_WITH_EGRESS), Group(name="Data", subnet_type=T.PRIVATE_ISOLATED)],
    gateway_endpoints={"S3": ec2.GatewayVpcEndpointOptions(service=Gateway.S3), "Dynamo": ec2.GatewayVpcEndpointOptions(service=Gateway.DYNAMODB, subnets=[Selection(subnet_group_name="App"), Selection(subnet_type=T.PRIVATE_ISOLATED), Selection(subnet_group_name="App")])})
express = network.add_gateway_endpoint("Express", service=Gateway.S3_EXPRESS, subnets=[Selection(subnet_type=T.PUBLIC)], ip_address_type=ec2.VpcEndpointIpAddressType.DUALSTACK, dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.SERVICE_DEFINED)
express.add_to_policy(iam.PolicyStatement(actions=["s3express:*"], resources=["*"], principals=[iam.AnyPrincipal()]))
express.add_to_policy(iam.PolicyStatement(actions=["s3express:Get*"], resources=["*"], principals=[iam.AccountPrincipal("222222222222")], effect=iam.Effect.DENY))
ec2.GatewayVpcEndpoint(stack, "Other", vpc=network, service=ec2.GatewayVpcEndpointAwsService("thing", "com.example"))
plain = network.add_interface_endpoint("Plain", service=Service.SECRETS_MANAGER)
plain.connections.allow_default_port_from_any_ipv4()
plain.connections.allow_default_port_from(ec2.SecurityGroup(stack, "Client", vpc=network))
plain.add_to_policy(iam.PolicyStatement(actions=["secretsmanager:*"], resources=["*"], principals=[iam.AnyPrincipal()]))
mine = ec2.SecurityGroup(stack, "Mine", vpc=network)
for index, options in enumerate([dict(service=Service.ECR_DOCKER, open=False, private_dns_enabled=False, subnets=Selection(subnet_group_name="Data", availability_zones=["dummy1a"])), dict(service=Service.KEYSPACES, security_groups=[mine], ip_address_type=ec2.VpcEndpointIpAddressType.IPV4, dns_record_ip_type=ec2.VpcEndpointDnsRecordIpType.IPV4),
        dict(service=Service.S3, private_dns_only_for_inbound_resolver_endpoint=ec2.VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint.ONLY_INBOUND_RESOLVER), dict(service=ec2.InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-uuddlrlrbastrtsvc", 8443), service_region="us-east-1"), dict(service=Service("own", "com.example", 99)), dict(service=Service("own", global_=True)),
        dict(service=Service.IAM, subnets=Selection(subnets=[network.private_subnets[1], network.isolated_subnets[0]])), dict(service=ec2.InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-1"), lookup_supported_azs=True)]):
    endpoint = network.add_interface_endpoint(f"Interface{index}", **options)
cdk.CfnOutput(stack, "Attributes", value=cdk.Fn.join(",", [plain.vpc_endpoint_id, plain.vpc_endpoint_creation_timestamp, express.vpc_endpoint_id, express.vpc_endpoint_creation_timestamp, cdk.Fn.select(0, plain.vpc_endpoint_dns_entries), cdk.Fn.select(0, plain.vpc_endpoint_network_interface_ids)]))
imported = ec2.InterfaceVpcEndpoint.from_interface_vpc_endpoint_attributes(stack, "Imported", vpc_endpoint_id="vpce-1", port=80, security_groups=[ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678")])
imported.connections.allow_default_port_from_any_ipv4()
cdk.CfnOutput(stack, "ImportedIds", value=imported.vpc_endpoint_id + ec2.GatewayVpcEndpoint.from_gateway_vpc_endpoint_id(stack, "ImportedGateway", "vpce-2").vpc_endpoint_id)

looked = cdk.Stack(app, "Looked", env=env)
looked.node.set_context("endpoint-service-availability-zones:account=111111111111:region=eu-west-1:serviceName=com.amazonaws.vpce.eu-west-1.vpce-svc-2", ["dummy1b"])
ec2.InterfaceVpcEndpoint(looked, "Endpoint", vpc=ec2.Vpc(looked, "Vpc", max_azs=2, nat_gateways=0), service=ec2.InterfaceVpcEndpointService("com.amazonaws.vpce.eu-west-1.vpce-svc-2"), lookup_supported_azs=True)
known = ec2.Vpc.from_vpc_attributes(looked, "Known", vpc_id="vpc-1", availability_zones=["a", "b"], vpc_cidr_block="10.0.0.0/16", private_subnet_ids=["s-1", "s-2"], private_subnet_route_table_ids=["r-1", "r-2"], public_subnet_ids=["s-3", "s-4"], public_subnet_route_table_ids=["r-3", "r-3"])
known.add_gateway_endpoint("Gateway", service=Gateway.S3)
known.add_interface_endpoint("Interface", service=Service.SSM)

china = cdk.Stack(app, "China", env=cdk.Environment(account="111111111111", region="cn-north-1"))
closed = ec2.Vpc(china, "Vpc", max_azs=1, nat_gateways=0)
for index, service in enumerate([Service.ECR, Service.TRANSCRIBE, Service.SSM, Service.STS, Service.KENDRA_RANKING, Service("transcribe", "com.amazonaws"), Service("sqs", "cn.example")]):
    closed.add_interface_endpoint(f"Interface{index}", service=service)


services = cdk.Stack(app, "Services")


@jsii.implements(ec2.IVpcEndpointServiceLoadBalancer)
class Declared:
    @property
    def load_balancer_arn(self):
        return "arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/net/Test/9bn6qkf4e9jrw77a"


own = ec2.VpcEndpointService(services, "Own", vpc_endpoint_service_load_balancers=[Declared()])
full = ec2.VpcEndpointService(services, "Full", vpc_endpoint_service_load_balancers=[Declared()], acceptance_required=False, allowed_principals=[iam.ArnPrincipal("arn:aws:iam::123456789012:root")], allowed_regions=["us-east-1"], contributor_insights=True, supported_ip_address_types=[ec2.IpAddressType.IPV4, ec2.IpAddressType.IPV6])
cdk.CfnOutput(services, "Names", value=own.vpc_endpoint_service_name + full.vpc_endpoint_service_id)
ec2.VpcEndpointService(cdk.Stack(app, "Regional", env=env), "Own", vpc_endpoint_service_load_balancers=[Declared()], contributor_insights=False)
app.synth()
