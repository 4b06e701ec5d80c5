"""NAT instances of both kinds instead of gateways: their machines, security groups, routes, traffic that they let in."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="eu-west-1")
Type, Machine, Way = ec2.InstanceType, ec2.MachineImage, ec2.NatTrafficDirection
size = Type.of(ec2.InstanceClass.T3, ec2.InstanceSize.MICRO)
image = Machine.generic_linux({"eu-west-1": "ami-12345678"})
for index, options in enumerate([dict(instance_type=Type("t3.small")), dict(instance_type=size, machine_image=image, default_allowed_traffic=Way.OUTBOUND_ONLY, key_name="key"), dict(instance_type=size, machine_image=image, default_allowed_traffic=Way.NONE)]):
    stack = cdk.Stack(app, f"Old{index}", env=env)
    provider = ec2.NatProvider.instance(**options)
    network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateway_provider=provider, nat_gateways=1 if index else None)
    provider.connections.allow_from(ec2.Peer.ipv4("1.2.3.4/32"), ec2.Port.HTTP)
    cdk.CfnOutput(stack, "Gateways", value=cdk.Fn.join(",", [provider.security_group.security_group_id, *sum(([g.az, g.gateway_id] for g in provider.configured_gateways), [])]))
given = cdk.Stack(app, "Given", env=env)
for index, (make, options) in enumerate([(ec2.NatProvider.instance_v2, dict(instance_type=size)), (ec2.NatProvider.instance_v2, dict(instance_type=size, machine_image=image, default_allowed_traffic=Way.OUTBOUND_ONLY, associate_public_ip_address=False)),
        (ec2.NatProvider.instance_v2, dict(instance_type=Type("t4g.nano"), default_allowed_traffic=Way.NONE, associate_public_ip_address=True, credit_specification=ec2.CpuCredits.STANDARD, user_data=ec2.UserData.for_linux(), key_pair=ec2.KeyPair.from_key_pair_name(given, "Key", "name")))]):
    provider = make(**options)
    stack = cdk.Stack(app, f"New{index}", env=env) if index < 2 else given
    network = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateway_provider=provider, nat_gateways=1 if index else None)
    provider.connections.allow_from(ec2.Peer.ipv4("1.2.3.4/32"), ec2.Port.HTTP)
    for instance in provider.gateway_instances:
        instance.user_data.add_commands("echo more")
    cdk.CfnOutput(stack, "Gateways", value=cdk.Fn.join(",", [provider.security_group.security_group_id, *[i.instance_id for i in provider.gateway_instances], *sum(([g.az, g.gateway_id] for g in provider.configured_gateways), [])]))
    extra = ec2.PrivateSubnet(stack, "Extra", availability_zone="dummy1b", cidr_block="10.1.0.0/24", vpc_id=network.vpc_id)
    provider.configure_subnet(extra)
cdk.CfnOutput(given, "Commands", value="; ".join(ec2.NatInstanceProviderV2.DEFAULT_USER_DATA_COMMANDS))
group = ec2.SecurityGroup(given, "Group", vpc=ec2.Vpc.from_vpc_attributes(given, "Told", vpc_id="vpc-1", availability_zones=["a"]))
with_group = ec2.NatProvider.instance_v2(instance_type=size, machine_image=image, security_group=group)
ec2.Vpc(given, "Grouped", max_azs=1, nat_gateway_provider=with_group)
ec2.Vpc(given, "OldGrouped", max_azs=1, nat_gateway_provider=ec2.NatProvider.instance(instance_type=size, machine_image=image, security_group=group))
machine = ec2.NatInstanceImage()
ec2.Instance(given, "Instance", vpc=network, instance_type=size, machine_image=machine)
for index, options in enumerate([dict(associate_public_ip_address=True), dict(associate_public_ip_address=False), dict(associate_public_ip_address=True, availability_zone="dummy1b")]):
    ec2.Instance(given, f"Public{index}", vpc=network, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), instance_type=size, machine_image=image, **options)
app.synth()
