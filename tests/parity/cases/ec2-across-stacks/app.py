"""A network used from other stacks: rules, functions, file systems, custom resources; what apps declare themselves; dicts for structs."""

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as L
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
Select, T, Group, Peer, Port, Service = ec2.SubnetSelection, ec2.SubnetType, ec2.SubnetConfiguration, ec2.Peer, ec2.Port, ec2.InterfaceVpcEndpointAwsService
common = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
base, user = cdk.Stack(app, "Base", env=env), cdk.Stack(app, "User", env=env)
network = ec2.Vpc(base, "Vpc", max_azs=3, nat_gateways=1, nat_gateway_subnets=Select(availability_zones=["dummy1c"], subnet_type=T.PUBLIC), subnet_configuration=[
    Group(name="pub", subnet_type=T.PUBLIC, cidr_mask=26), Group(name="priv1", subnet_type=T.PRIVATE_WITH_EGRESS, cidr_mask=24), Group(name="priv2", subnet_type=T.PRIVATE_WITH_EGRESS), Group(name="iso", subnet_type=T.PRIVATE_ISOLATED, cidr_mask=28)])
for index, subnets in enumerate([Select(subnet_group_name="priv2"), Select(subnet_type=T.PRIVATE_WITH_EGRESS), Select(availability_zones=["dummy1a", "dummy1b"])]):
    network.add_interface_endpoint(f"Endpoint{index}", service=[Service.KMS, Service.KMS_FIPS, Service.LAMBDA_][index], subnets=subnets)
here = L.Function(base, "Here", vpc=network, vpc_subnets=Select(subnet_group_name="iso"), **common)
there = L.Function(user, "There", vpc=network, **common)
there.connections.allow_to(here, Port.tcp(1))
there.connections.allow_to(Peer.prefix_list("pl-1"), Port.tcp(3))
there.connections.allow_from_any_ipv4(Port.icmp_ping())
here.connections.allow_from(Peer.any_ipv6(), Port.tcp(4))
here.connections.allow_internally(Port.all_traffic())
files = efs.FileSystem(user, "Files", vpc=network, vpc_subnets=Select(subnet_group_name="priv2"), kms_key=kms.Key(base, "Key"))
files.connections.allow_default_port_from(here)
L.Function(user, "Mounted", vpc=network, filesystem=L.FileSystem.from_efs_access_point(files.add_access_point("Point"), "/mnt/z"), allow_all_outbound=False, **common)
files.grant_root_access(there)
far = efs.FileSystem(base, "Far", vpc=network).add_access_point("Point", path="/a", create_acl=efs.Acl(owner_gid="1", owner_uid="1", permissions="755"))
L.Function(user, "MountedFar", vpc=network, filesystem=L.FileSystem.from_efs_access_point(far, "/mnt/a"), **common)
for index in range(2):
    L.SingletonFunction(user, f"Singleton{index}", uuid="u-1", vpc=network, security_groups=[ec2.SecurityGroup(user, f"Group{index}", vpc=network)], **common)
L.Alias(user, "Alias", alias_name="x", version=there.current_version)
imported = L.Function.from_function_attributes(user, "Imported", function_arn="arn:aws:lambda:eu-west-1:111111111111:function:x", security_group=ec2.SecurityGroup.from_security_group_id(user, "ImportedGroup", "sg-11111111", mutable=False))
imported.connections.allow_to(there, Port.tcp(77))
ec2.NetworkAcl(base, "Acl", vpc=network, subnet_selection=Select(subnet_group_name="iso"))
for subnet in network.isolated_subnets:
    subnet.add_route("Transit", router_id="tgw-1", router_type=ec2.RouterType.TRANSIT_GATEWAY, destination_cidr_block="10.8.0.0/16")
ec2.FlowLog(user, "ToLog", resource_type=ec2.FlowLogResourceType.from_vpc(network), destination=ec2.FlowLogDestination.to_cloud_watch_logs(logs.LogGroup(user, "Log")))
ec2.FlowLog(user, "ToBucket", resource_type=ec2.FlowLogResourceType.from_subnet(network.isolated_subnets[0]), destination=ec2.FlowLogDestination.to_s3(s3.Bucket(user, "Bucket"), "x"))
network.node.default_child.add_property_override("InstanceTenancy", "host")
network.public_subnets[0].node.find_child("Subnet").add_property_override("MapPublicIpOnLaunch", False)
network.node.find_child("IGW").apply_removal_policy(cdk.RemovalPolicy.RETAIN)
nested = cdk.NestedStack(user, "Nested")
inner = L.Function(nested, "Inner", vpc=network, **common)
inner.connections.allow_to(there, Port.tcp(81))
there.connections.allow_from(inner, Port.tcp(82))


@jsii.implements(ec2.IConnectable)
class Thing:
    def __init__(self, group):
        self._connections = ec2.Connections(security_groups=[group], default_port=Port.tcp(1234))

    @property
    def connections(self):
        return self._connections


@jsii.implements(ec2.IIpAddresses)
class Addresses:
    def allocate_vpc_cidr(self):
        return ec2.VpcIpamOptions(cidr_block="10.5.0.0/16")

    def allocate_subnets_cidr(self, *, requested_subnets, vpc_cidr):
        return ec2.SubnetIpamOptions(allocated_subnets=[ec2.AllocatedSubnet(cidr=f"10.5.{index}.0/24") for index, _ in enumerate(requested_subnets)])


class Nat(ec2.NatProvider):
    @property
    def configured_gateways(self):
        return []

    def configure_nat(self, *, nat_subnets, private_subnets, vpc):
        for subnet in private_subnets:
            self.configure_subnet(subnet)

    def configure_subnet(self, subnet):
        subnet.add_route("Custom", router_id="eni-1", router_type=ec2.RouterType.NETWORK_INTERFACE, enables_internet_connectivity=True)


class InZoneB(ec2.SubnetFilter):
    def select_subnets(self, subnets):
        return [subnet for subnet in subnets if subnet.availability_zone.endswith("b")]


class OwnVpc(ec2.Vpc):
    def __init__(self, scope, id, **options):
        super().__init__(scope, id, max_azs=2, **options)


own = cdk.Stack(app, "Own", env=env)
made = OwnVpc(own, "Vpc", ip_addresses=Addresses(), nat_gateway_provider=Nat())
group = ec2.SecurityGroup(own, "Group", vpc=made)
L.Function(own, "Function", vpc=made, vpc_subnets=Select(subnet_filters=[InZoneB()]), **common).connections.allow_to_default_port(Thing(group))
group.connections.allow_from(Thing(group), Port.tcp(99))
dicts = ec2.Vpc(own, "Dicts", max_azs=1, subnet_configuration=[{"name": "a", "subnetType": T.PUBLIC, "cidrMask": 24}, {"name": "b", "subnetType": T.PRIVATE_ISOLATED}], nat_gateways=0)
dicts.add_gateway_endpoint("S3", service=ec2.GatewayVpcEndpointAwsService.S3, subnets=[{"subnetType": T.PUBLIC}])
cdk.Aspects.of(own).add(cdk.Tag("stage", "x"))
cdk.Tags.of(made.private_subnets[0]).add("kubernetes.io/role/internal-elb", "1")
app.synth()
