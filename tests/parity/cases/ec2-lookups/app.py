"""Networks that are looked up or told: reported look-ups, dummies, values of the context, imports; flags around networks."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_s3 as s3

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
T, Group, Vpc, Select = ec2.SubnetType, ec2.SecurityGroup, ec2.Vpc, ec2.SubnetSelection


def shows(scope, id, vpc):
    subnets = [[s.node.id, s.subnet_id, s.availability_zone, s.route_table.route_table_id] for group in (vpc.public_subnets, vpc.private_subnets, vpc.isolated_subnets) for s in group]
    cdk.CfnOutput(scope, id, value=cdk.Fn.join(",", [vpc.vpc_id, vpc.vpc_arn, str(vpc.vpn_gateway_id), vpc.vpc_cidr_block, vpc.env.account, vpc.env.region, *vpc.availability_zones, *sum(subnets, [])]))


pending = cdk.Stack(app, "Pending", env=env)
for index, options in enumerate([dict(vpc_id="vpc-1"), dict(is_default=True), dict(tags={"a": "b", "c": "d"}, vpc_name="nm", subnet_group_name_tag="grp", region="us-west-2", owner_account_id="222222222222", return_vpn_gateways=False, is_default=False), dict(return_vpn_gateways=True)]):
    shows(pending, f"Shown{index}", Vpc.from_lookup(pending, f"Vpc{index}", **options))
found = pending.node.find_child("Vpc0")
none = found.select_subnets(subnet_group_name="Nowhere")
cdk.CfnOutput(pending, "Chosen", value=f"{none.is_pending_lookup} {none.subnet_ids} {found.select_subnets().subnet_ids} {found.select_subnets(subnet_type=T.PUBLIC, one_per_az=True).has_public}")
Group(pending, "Group", vpc=found)
Group.from_lookup_by_id(pending, "ById", "sg-12345").add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.HTTP)
Group.from_lookup_by_name(pending, "ByName", "name", found).add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.HTTP)
for index, options in enumerate([{}, {"owner_id": "111122223333", "address_family": ec2.AddressFamily.IP_V6}]):
    prefix = ec2.PrefixList.from_lookup(pending, f"Prefix{index}", prefix_list_name="com.amazonaws.global.cloudfront.origin-facing", **options)
    cdk.CfnOutput(pending, f"PrefixId{index}", value=prefix.prefix_list_id)

known = cdk.Stack(app, "Known", env=env)
where = "account=111111111111:{}region=eu-west-1"
subnet = lambda id, zone, **more: {"subnetId": id, "availabilityZone": zone, "routeTableId": f"rtb-{id}", **more}
known.node.set_context("vpc-provider:" + where.format("filter.vpc-id=vpc-9:") + ":returnAsymmetricSubnets=true", {"vpcId": "vpc-9", "vpcCidrBlock": "10.9.0.0/16", "ownerAccountId": "333333333333", "availabilityZones": [], "vpnGatewayId": "vgw-5", "subnetGroups": [
    {"name": "Pub", "type": "Public", "subnets": [subnet("s-1", "eu-west-1a", cidr="10.9.0.0/24"), subnet("s-2", "eu-west-1b", cidr="10.9.1.0/24")]}, {"name": "Prv", "type": "Private", "subnets": [subnet("s-3", "eu-west-1a")]}, {"name": "Iso", "type": "Isolated", "subnets": [subnet("s-4", "eu-west-1c")]}]})
known.node.set_context("security-group:" + where.format("") + ":securityGroupId=sg-9", {"securityGroupId": "sg-98765432", "allowAllOutbound": False})
known.node.set_context("availability-zones:" + where.format(""), ["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"])
shows(known, "Shown", Vpc.from_lookup(known, "Vpc", vpc_id="vpc-9"))
nine = known.node.find_child("Vpc")
cdk.CfnOutput(known, "Chosen", value=f"{nine.select_subnets().is_pending_lookup} {nine.select_subnets(subnet_group_name='Iso').subnet_ids}")
nine.add_gateway_endpoint("Gateway", service=ec2.GatewayVpcEndpointAwsService.S3)
Group.from_lookup_by_id(known, "ById", "sg-9").add_egress_rule(ec2.Peer.any_ipv4(), ec2.Port.HTTP)
Vpc(known, "Made", nat_gateways=0, max_azs=99)

told = cdk.Stack(app, "Told")
full = Vpc.from_vpc_attributes(told, "Full", vpc_id="vpc-1", availability_zones=["a", "b"], public_subnet_ids=["s1", "s2"], public_subnet_route_table_ids=["t1", "t2"], private_subnet_ids=["p1", "p2", "q1", "q2"], private_subnet_names=["App", "Db"], private_subnet_route_table_ids=["r1", "r2", "r3", "r4"],
    private_subnet_ipv4_cidr_blocks=["10.0.0.0/24"] * 4, isolated_subnet_ids=["i1", "i2"], isolated_subnet_names=["Iso"], isolated_subnet_route_table_ids=["i", "i"], vpc_cidr_block="10.0.0.0/16", vpn_gateway_id="vgw-1", region="us-east-1")
shows(told, "Shown", full)
cdk.CfnOutput(told, "Chosen", value=f"{full.select_subnets(subnet_group_name='Db').subnet_ids} {full.select_subnets(one_per_az=True).subnet_ids} {full.select_subnets(availability_zones=['b']).subnet_ids}")
full.add_vpn_connection("Vpn", ip="192.0.2.1")
lists = cdk.Fn.split(",", cdk.Fn.import_value("ids"))
Vpc.from_vpc_attributes(told, "Lists", vpc_id=cdk.Fn.import_value("vpc"), availability_zones=cdk.Fn.split(",", cdk.Fn.import_value("zones")), private_subnet_ids=lists)
open_ = Vpc.from_vpc_attributes(told, "Open", vpc_id="vpc-2", availability_zones=["a"], private_subnet_ids=["p"], private_subnet_route_table_ids=["r"])
open_.enable_vpn_gateway(type="ipsec.1", amazon_side_asn=65000)
lone = ec2.Subnet.from_subnet_attributes(told, "Lone", subnet_id="subnet-1", availability_zone="a", route_table_id="r", ipv4_cidr_block="1.2.3.4/5")
bare = ec2.PrivateSubnet.from_private_subnet_attributes(told, "Bare", subnet_id="subnet-2", availability_zone="b")
ec2.PublicSubnet.from_public_subnet_attributes(told, "Token", subnet_id=cdk.Fn.import_value("x"))
cdk.CfnOutput(told, "Subnets", value=cdk.Fn.join(",", [lone.subnet_id, lone.availability_zone, lone.ipv4_cidr_block, *open_.select_subnets(subnets=[lone, bare]).subnet_ids]))

flags = cdk.Stack(app, "Flags", env=env)
for flag in ("@aws-cdk/aws-s3:createDefaultLoggingPolicy", "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup", "@aws-cdk/aws-ec2:requirePrivateSubnetsForEgressOnlyInternetGateway"):
    flags.node.set_context(flag, True)
shut = Vpc(flags, "Vpc", max_azs=1, ip_protocol=ec2.IpProtocol.DUAL_STACK, subnet_configuration=[ec2.SubnetConfiguration(name="i", subnet_type=T.PRIVATE_ISOLATED)])
Vpc(flags, "Open", max_azs=1, nat_gateways=0, restrict_default_security_group=False)
Vpc(flags, "Second", max_azs=1, nat_gateways=0, vpc_name="second")
To, bucket = ec2.FlowLogDestination, s3.Bucket(flags, "Bucket")
stream = firehose.CfnDeliveryStream(flags, "Stream")
for index, destination in enumerate([To.to_s3(bucket, "pre"), To.to_s3(bucket, None, hive_compatible_partitions=True), To.to_s3(None, "k/", hive_compatible_partitions=True), To.to_s3(s3.Bucket.from_bucket_name(flags, "Imported", "imported")), To.to_firehose(stream)]):
    shut.add_flow_log(f"Flow{index}", destination=destination)
Vpc(cdk.Stack(app, "Restricted"), "Vpc", max_azs=1, nat_gateways=0, restrict_default_security_group=True)
app.synth()
