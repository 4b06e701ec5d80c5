"""Networks: addresses shared among subnets, zones, gateways, dual stack, pools of IPAM, choosing subnets, waiting for routes."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
T, Group, Cidr = ec2.SubnetType, ec2.SubnetConfiguration, ec2.IpAddresses.cidr


def stack(id, known=True):
    return cdk.Stack(app, id, env=env if known else None)


def waits(scope, id, *things):
    cdk.CfnResource(scope, id, type="Some::Kind::Here").node.add_dependency(*things)


def shows(scope, id, *values):
    cdk.CfnOutput(scope, id, value=cdk.Fn.join(",", list(values)))


plain = ec2.Vpc(stack("Agnostic", False), "Vpc")
waits(plain.stack, "OnVpc", plain.internet_connectivity_established)
waits(plain.stack, "OnSubnets", plain.select_subnets().internet_connectivity_established)
full = ec2.Vpc(stack("Full"), "Vpc", ip_addresses=Cidr("10.1.0.0/20"), nat_gateways=2, max_azs=3, reserved_azs=1, vpc_name="Named", default_instance_tenancy=ec2.DefaultInstanceTenancy.DEDICATED, enable_dns_hostnames=False, subnet_configuration=[
    Group(name="Pub", subnet_type=T.PUBLIC, cidr_mask=27, map_public_ip_on_launch=False), Group(name="App", subnet_type=T.PRIVATE_WITH_EGRESS), Group(name="Kept", subnet_type=T.PRIVATE_ISOLATED, reserved=True),
    Group(name="Old", subnet_type=T.PRIVATE_WITH_NAT, cidr_mask=26), Group(name="Data", subnet_type=T.PRIVATE_ISOLATED, cidr_mask=28)], nat_gateway_subnets=ec2.SubnetSelection(subnet_group_name="Pub", availability_zones=["dummy1b", "dummy1c"]))
shows(full.stack, "Attributes", full.vpc_arn, full.vpc_cidr_block, full.vpc_default_network_acl, full.vpc_default_security_group, full.internet_gateway_id, *full.availability_zones)
for index, selection in enumerate([dict(), dict(subnet_type=T.PUBLIC, one_per_az=True), dict(subnet_group_name="Old"), dict(subnet_type=T.PRIVATE_ISOLATED, availability_zones=["dummy1a"]), dict(one_per_az=True, subnet_filters=[ec2.SubnetFilter.by_cidr_mask(26)]),
        dict(subnet_filters=[ec2.SubnetFilter.contains_ip_addresses(["10.1.2.9"])]), dict(subnet_type=T.PUBLIC, subnet_filters=[ec2.SubnetFilter.by_cidr_ranges(["10.1.0.0/26"]), ec2.SubnetFilter.availability_zones(["dummy1b", "dummy1c"])]), dict(subnets=[full.isolated_subnets[0]], availability_zones=["dummy1b"])]):
    chosen = full.select_subnets(**selection)
    shows(full.stack, f"Chosen{index}", "none", *[subnet.node.id for subnet in chosen.subnets], *chosen.subnet_ids, *chosen.availability_zones, str(chosen.has_public), str(chosen.is_pending_lookup))
    waits(full.stack, f"Waits{index}", chosen.internet_connectivity_established)
ec2.Vpc(stack("NoNat"), "Vpc", nat_gateways=0, availability_zones=["eu-west-1a"], cidr="10.2.3.4/16")
ec2.Vpc(stack("Egress"), "Vpc", nat_gateways=0, max_azs=2, subnet_configuration=[Group(name="b", subnet_type=T.PRIVATE_WITH_EGRESS)])
isolated = ec2.Vpc(stack("Isolated"), "Vpc", max_azs=9, subnet_configuration=[Group(name="b", subnet_type=T.PUBLIC, reserved=True), Group(name="i", subnet_type=T.PRIVATE_ISOLATED)])
waits(isolated.stack, "OnSubnets", isolated.select_subnets().internet_connectivity_established, isolated)
ec2.Vpc(stack("NoGateway"), "Vpc", create_internet_gateway=False, nat_gateways=1, max_azs=1)
drain = cdk.Duration.seconds(400)
ec2.Vpc(stack("Addresses"), "Vpc", max_azs=2, nat_gateway_provider=ec2.NatProvider.gateway(eip_allocation_ids=["eipalloc-1", "eipalloc-2", "eipalloc-3"], max_drain_duration=drain))
both = ec2.IpProtocol.DUAL_STACK
dual = ec2.Vpc(stack("Dual"), "Vpc", max_azs=2, ip_protocol=both, subnet_configuration=[Group(name="a", subnet_type=T.PUBLIC, ipv6_assign_address_on_creation=False, map_public_ip_on_launch=True), Group(name="r", subnet_type=T.PRIVATE_ISOLATED, reserved=True), Group(name="b", subnet_type=T.PRIVATE_WITH_EGRESS)])
cdk.CfnOutput(dual.stack, "Ipv6", value=cdk.Fn.join(",", dual.vpc_ipv6_cidr_blocks))
ec2.Vpc(stack("DualIsolated"), "Vpc", max_azs=1, ip_protocol=both, ipv6_addresses=ec2.Ipv6Addresses.amazon_provided(), subnet_configuration=[Group(name="i", subnet_type=T.PRIVATE_ISOLATED)])
ec2.Vpc(stack("Pool", False), "Vpc", max_azs=2, ip_addresses=ec2.IpAddresses.aws_ipam_allocation(ipv4_ipam_pool_id="pool", ipv4_netmask_length=18, default_subnet_ipv4_netmask_length=24), subnet_configuration=[
    Group(name="a", subnet_type=T.PUBLIC, cidr_mask=26), Group(name="i", subnet_type=T.PRIVATE_ISOLATED), Group(name="s", subnet_type=T.PRIVATE_ISOLATED, cidr_mask=26)])
small = ec2.IpAddresses.aws_ipam_allocation(ipv4_ipam_pool_id="pool", ipv4_netmask_length=16, default_subnet_ipv4_netmask_length=26)
ec2.Vpc(stack("SmallParts"), "Vpc", max_azs=2, ip_addresses=small, subnet_configuration=[Group(name=f"g{index}", subnet_type=T.PRIVATE_ISOLATED, cidr_mask=mask) for index, mask in enumerate((20, 28, None, 22))])
hand = stack("ByHand")
subnet = ec2.Subnet(hand, "Subnet", availability_zone="a", cidr_block="10.0.1.0/24", vpc_id="vpc-1", map_public_ip_on_launch=True, assign_ipv6_address_on_creation=True, ipv6_cidr_block="::/64")
for kind in ec2.RouterType:
    subnet.add_route(kind.name, router_id="id-1", router_type=kind, destination_cidr_block=None if kind is ec2.RouterType.GATEWAY else "1.0.0.0/8")
public = ec2.PublicSubnet(hand, "Public", availability_zone="a", cidr_block="10.0.2.0/24", vpc_id="vpc-1")
public.add_nat_gateway("eipalloc-1", max_drain_duration=drain)
public.add_default_internet_route("igw-1", subnet)
public.add_ipv6_default_internet_route("igw-1")
private = ec2.PrivateSubnet(hand, "Private", availability_zone="a", cidr_block="10.0.3.0/24", vpc_id="vpc-1")
private.add_default_nat_route("nat-1")
private.add_ipv6_default_egress_only_internet_route("eo-1")
private.add_ipv6_nat64_route("nat-2")
shows(hand, "Attributes", private.subnet_availability_zone, private.subnet_vpc_id, private.subnet_outpost_arn, private.ipv4_cidr_block, private.network_acl.network_acl_id, private.subnet_network_acl_association_id, private.route_table.route_table_id, private.availability_zone)
app.synth()
