"""Networks once more: masks and reserved addresses in many combinations, dual stack, VPN, endpoints, file systems, flow logs, names."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
Select, T, Group, Dual, Cidr = ec2.SubnetSelection, ec2.SubnetType, ec2.SubnetConfiguration, ec2.IpProtocol.DUAL_STACK, ec2.IpAddresses.cidr
Gateway, Service, To, Of, Format = ec2.GatewayVpcEndpointAwsService, ec2.InterfaceVpcEndpointAwsService, ec2.FlowLogDestination, ec2.FlowLogResourceType, ec2.LogFormat
masks = cdk.Stack(app, "Masks", env=env)


def isolated(*given):
    return [Group(name=f"g{index}", subnet_type=T.PRIVATE_ISOLATED, cidr_mask=mask) for index, mask in enumerate(given)]


for number, given in enumerate([(None,), (28, None, None), (26, None), (24, None, 25)]):
    for zones in (1, 2, 3):
        ec2.Vpc(masks, f"Vpc{number}{zones}", max_azs=zones, ip_addresses=Cidr("172.16.0.0/21"), subnet_configuration=isolated(*given))
for index, options in enumerate([dict(max_azs=2, reserved_azs=2, ip_addresses=Cidr("172.16.0.0/20")), dict(max_azs=1, ip_protocol=Dual, create_internet_gateway=False), dict(max_azs=2, reserved_azs=1, ip_protocol=Dual, nat_gateways=0, subnet_configuration=[Group(name="p", subnet_type=T.PUBLIC, map_public_ip_on_launch=True), Group(name="e", subnet_type=T.PRIVATE_WITH_EGRESS, ipv6_assign_address_on_creation=False)]),
        dict(max_azs=1, ip_protocol=Dual, vpn_gateway=True, gateway_endpoints={"S3": ec2.GatewayVpcEndpointOptions(service=Gateway.S3)}), dict(max_azs=1, ip_protocol=Dual, ip_addresses=ec2.IpAddresses.aws_ipam_allocation(ipv4_ipam_pool_id="p", ipv4_netmask_length=18, default_subnet_ipv4_netmask_length=24)),
        dict(max_azs=2, vpn_gateway=True, subnet_configuration=[Group(name="p", subnet_type=T.PUBLIC)]), dict(max_azs=2, vpn_connections={"C": ec2.VpnConnectionOptions(ip="1.2.3.4", asn=65009)}, vpn_route_propagation=[Select(subnet_type=T.PUBLIC), Select(subnet_type=T.PUBLIC)]), dict(max_azs=0), dict(nat_gateways=-1, max_azs=1), dict(nat_gateways=9, max_azs=1), dict(subnet_configuration=[])]):
    ec2.Vpc(cdk.Stack(app, f"Options{index}", env=env), "Vpc", **options)
stack = cdk.Stack(app, "Edges", env=env)
network = ec2.Vpc(stack, "Vpc", max_azs=2)
network.add_vpn_connection("Vpn", ip="1.2.3.4", asn=65010, static_routes=["10.0.0.0/8"])
network.add_interface_endpoint("First", service=Service.BEDROCK_RUNTIME, private_dns_enabled=True, open=False)
second = network.add_interface_endpoint("Second", service=Service("custom", None, 1234), lookup_supported_azs=False, subnets=Select(one_per_az=False, subnet_type=T.PUBLIC))
third = ec2.InterfaceVpcEndpoint(stack, "Third", vpc=network, service=Service.ECS)
third.connections.allow_from(second, ec2.Port.tcp(5))
third.node.default_child.apply_removal_policy(cdk.RemovalPolicy.RETAIN)
gateway = network.add_gateway_endpoint("Gateway", service=Gateway.DYNAMODB)
for _ in range(2):
    gateway.add_to_policy(iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["dynamodb:Describe*"], resources=["*"]))
files = efs.FileSystem(stack, "Files", vpc=network, one_zone=True, vpc_subnets=Select(availability_zones=["dummy1b"]), lifecycle_policy=efs.LifecyclePolicy.AFTER_270_DAYS, allow_anonymous_access=False,
    file_system_policy=iam.PolicyDocument(statements=[iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["elasticfilesystem:ClientMount"])]))
files.grant_read_write(iam.AccountPrincipal("222222222222"))
efs.FileSystem(stack, "Provisioned", vpc=network, provisioned_throughput_per_second=cdk.Size.gibibytes(1), throughput_mode=efs.ThroughputMode.PROVISIONED, encrypted=False, kms_key=kms.Key.from_key_arn(stack, "Key", "arn:aws:kms:eu-west-1:111111111111:key/x"), security_group=ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-1234abcd"))
efs.FileSystem(stack, "Placed", vpc=network, vpc_subnets=Select(subnets=[network.private_subnets[0]]), removal_policy=cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
cdk.Tags.of(files).add("a", "b")
cdk.Tags.of(stack).add("Name", "over")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("x.amazonaws.com"))
for index, (destination, fields) in enumerate([(To.to_firehose(firehose.CfnDeliveryStream(stack, "Stream"), role), [Format.VERSION, Format.TCP_FLAGS, Format.ECS_TASK_ID, Format.PKT_DST_AWS_SERVICE, Format.AZ_ID, Format.TRAFFIC_PATH, Format.SUBLOCATION_TYPE, Format.START_TIMESTAMP, Format.END_TIMESTAMP, Format.FLOW_DIRECTION, Format.ECS_SECOND_CONTAINER_ID]),
        (To.to_s3(s3.Bucket.from_bucket_arn(stack, "Bucket", "arn:aws:s3:::imported"), "pp", file_format=ec2.FlowLogFileFormat.PLAIN_TEXT), None), (To.to_cloud_watch_logs(logs.LogGroup.from_log_group_name(stack, "Log", "imported")), None)]):
    ec2.FlowLog(stack, f"Flow{index}", resource_type=Of.from_vpc(network), destination=destination, log_format=fields)
ec2.PrefixList(cdk.Stack(app, "My-Stack"), "Pre-fix.x", max_entries=5)
ec2.PrefixList(cdk.Stack(app, "Lists"), "P")
app.synth()
