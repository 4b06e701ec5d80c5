"""Around a network: flow logs, VPN gateways and connections, access control lists, prefix lists."""

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3

app = cdk.App(analytics_reporting=False)
T, Group, Log, To, Of, Format = ec2.SubnetType, ec2.SubnetConfiguration, ec2.FlowLog, ec2.FlowLogDestination, ec2.FlowLogResourceType, ec2.LogFormat
stack = cdk.Stack(app, "Flows", env=cdk.Environment(account="111111111111", region="eu-west-1"))
network = ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0, flow_logs={"First": ec2.FlowLogOptions(), "Second": ec2.FlowLogOptions(destination=To.to_s3(), traffic_type=ec2.FlowLogTrafficType.REJECT)})
bucket = s3.Bucket(stack, "Bucket")
group, role = logs.LogGroup(stack, "Log"), iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("vpc-flow-logs.amazonaws.com"))
first = network.add_flow_log("Added", destination=To.to_cloud_watch_logs(group, role), max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.ONE_MINUTE, log_format=[Format.DST_PORT, Format.SRC_PORT, Format.custom("${x} y"), Format.field("z")])
Log(stack, "Keyed", resource_type=Of.from_subnet(network.public_subnets[0]), destination=To.to_s3(bucket, "some/prefix/", file_format=ec2.FlowLogFileFormat.PARQUET, hive_compatible_partitions=True, per_hour_partition=False), flow_log_name="named", traffic_type=ec2.FlowLogTrafficType.ACCEPT)
Log(stack, "Own", resource_type=Of.from_vpc(network), destination=To.to_s3(bucket, None, per_hour_partition=True), log_format=[Format.ALL_DEFAULT_FIELDS], max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.TEN_MINUTES)
Log(stack, "Interface", resource_type=Of.from_network_interface_id("eni-1"), destination=To.to_cloud_watch_logs(group))
Log(stack, "Attachment", resource_type=Of.from_transit_gateway_attachment_id("tgw-attach-1"), destination=To.to_cloud_watch_logs(None, role))
Log(stack, "Transit", resource_type=Of.from_transit_gateway_id("tgw-1"), max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.ONE_MINUTE)
Log(stack, "Firehose", resource_type=Of.from_vpc(network), destination=To.to_kinesis_data_firehose_destination("arn:aws:firehose:eu-west-1:111111111111:deliverystream/x"))
Log(stack, "Guarded", resource_type=Of.from_subnet(network.public_subnets[0]), destination=To.to_s3(s3.Bucket(stack, "Ssl", enforce_ssl=True)))
cdk.CfnOutput(stack, "Ids", value=first.flow_log_id + Log.from_flow_log_id(stack, "Imported", "fl-1").flow_log_id + str(first.log_group is group) + str(first.iam_role is role))

tunnels = cdk.Stack(app, "Tunnels")
Tunnel, Select = ec2.VpnTunnelOption, ec2.SubnetSelection
linked = ec2.Vpc(tunnels, "Vpc", max_azs=2, nat_gateways=1, vpn_gateway_asn=65000, subnet_configuration=[Group(name="Pub", subnet_type=T.PUBLIC), Group(name="App", subnet_type=T.PRIVATE_WITH_EGRESS), Group(name="Data", subnet_type=T.PRIVATE_ISOLATED)], vpn_connections={
    "Plain": ec2.VpnConnectionOptions(ip="192.0.2.1"), "Static": ec2.VpnConnectionOptions(ip="192.0.2.2", asn=65001, static_routes=["192.168.10.0/24", "192.168.20.0/24"], tunnel_options=[Tunnel(pre_shared_key="secretkey1234", tunnel_inside_cidr="169.254.10.0/30"), Tunnel(pre_shared_key_secret=cdk.SecretValue.unsafe_plain_text("secretkey1234"))])},
    vpn_route_propagation=[Select(subnet_type=T.PRIVATE_ISOLATED), Select(subnet_group_name="App")])
added = linked.add_vpn_connection("Added", ip="192.0.2.3")
vpn = ec2.VpnConnection
cloudwatch.Alarm(tunnels, "Alarm", metric=added.metric_tunnel_state(statistic="min"), threshold=1, evaluation_periods=2)
cloudwatch.Dashboard(tunnels, "Board", widgets=[[cloudwatch.GraphWidget(left=[added.metric_tunnel_data_in(), added.metric_tunnel_data_out(), added.metric("Own"), vpn.metric_all("All"), vpn.metric_all_tunnel_state(), vpn.metric_all_tunnel_data_in(period=cdk.Duration.minutes(1)), vpn.metric_all_tunnel_data_out()])]])
cdk.CfnOutput(tunnels, "Added", value=cdk.Fn.join(",", [linked.vpn_gateway_id, added.vpn_id, added.customer_gateway_id, added.customer_gateway_ip, str(added.customer_gateway_asn)]))
given = ec2.Vpc(tunnels, "Given", max_azs=1, vpn_gateway=True)
later = ec2.Vpc(tunnels, "Later", max_azs=1, nat_gateways=0)
later.enable_vpn_gateway(type="ipsec.1", amazon_side_asn=65002, vpn_route_propagation=[Select(subnet_type=T.PUBLIC)])
single = ec2.VpnGateway(tunnels, "Single", type="ipsec.1")
known = vpn.from_vpn_connection_attributes(tunnels, "Known", vpn_id="vpn-1", customer_gateway_asn=65000, customer_gateway_id="cgw-1", customer_gateway_ip="192.0.2.9")
cdk.CfnOutput(tunnels, "Known2", value=single.gateway_id + known.vpn_id)

lists = cdk.Stack(app, "Lists")
walled = ec2.Vpc(lists, "Vpc", max_azs=2, nat_gateways=0)
acl = ec2.NetworkAcl(lists, "Acl", vpc=walled, subnet_selection=Select(subnet_type=T.PRIVATE_ISOLATED))
Traffic, Net, Way = ec2.AclTraffic, ec2.AclCidr, ec2.TrafficDirection
for index, (traffic, net) in enumerate([(Traffic.all_traffic(), Net.any_ipv4()), (Traffic.icmp(type=-1, code=-1), Net.ipv4("10.0.0.0/8")), (Traffic.icmpv6(type=3), Net.any_ipv6()), (Traffic.tcp_port(22), Net.ipv6("::/1")), (Traffic.tcp_port_range(1, 2), Net.any_ipv4()), (Traffic.udp_port(53), Net.any_ipv4()), (Traffic.udp_port_range(3, 4), Net.any_ipv4())]):
    acl.add_entry(f"Entry{index}", cidr=net, rule_number=100 + index, traffic=traffic, direction=[None, Way.EGRESS, Way.INGRESS][index % 3], rule_action=[None, ec2.Action.DENY, ec2.Action.ALLOW][index % 3])
named = ec2.NetworkAcl(lists, "Named", vpc=walled, network_acl_name="named")
named.associate_with_subnet("Public", subnet_type=T.PUBLIC)
ec2.NetworkAclEntry(lists, "Entry", network_acl=ec2.NetworkAcl.from_network_acl_id(lists, "ImportedAcl", "acl-1"), cidr=Net.any_ipv4(), rule_number=1, traffic=Traffic.all_traffic(), network_acl_entry_name="entry")
elsewhere = ec2.NetworkAcl(cdk.Stack(app, "Elsewhere"), "Acl", vpc=walled)
elsewhere.associate_with_subnet("Far", subnet_type=T.PUBLIC, availability_zones=walled.availability_zones[:1])
ec2.Subnet.from_subnet_id(lists, "ImportedSubnet", "subnet-1").associate_network_acl("Imported", acl)
cdk.CfnOutput(lists, "Acls", value=acl.network_acl_id + acl.network_acl_vpc_id)
Prefix = ec2.PrefixList
entries = [ec2.CfnPrefixList.EntryProperty(cidr="10.0.0.1/32"), ec2.CfnPrefixList.EntryProperty(cidr="10.0.0.2/32", description="d")]
prefix = Prefix(lists, "Prefix", entries=entries)
Prefix(lists, "Empty", max_entries=100, prefix_list_name="named", address_family=ec2.AddressFamily.IP_V6)
guard = ec2.SecurityGroup(lists, "Guard", vpc=walled, allow_all_outbound=False)
guard.add_ingress_rule(prefix, ec2.Port.HTTP)
guard.connections.allow_to(Prefix.from_prefix_list_id(lists, "ImportedPrefix", "pl-1"), ec2.Port.HTTPS)
cdk.CfnOutput(lists, "Prefixes", value=cdk.Fn.join(",", [prefix.prefix_list_id, prefix.prefix_list_arn, prefix.owner_id, prefix.address_family, prefix.prefix_list_name, cdk.Token.as_string(prefix.version)]))
app.synth()
