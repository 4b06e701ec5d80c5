"""Clusters of instances: capacity of every image, capacity providers of groups, daemons on them."""
import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling, aws_ec2 as ec2, aws_ecs as ecs, aws_kms as kms

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
micro = ec2.InstanceType("t3.micro")
cluster = ecs.Cluster(s, "Cluster", vpc=vpc)
group = cluster.add_capacity("Group", instance_type=micro)
group.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
cluster.connections.allow_to_any_ipv4(ec2.Port.tcp(443))
named = ecs.Cluster(s, "Named", vpc=vpc, cluster_name="named", capacity=ecs.AddCapacityOptions(instance_type=ec2.InstanceType("m6g.large"), min_capacity=2, max_capacity=5))
spot = ecs.Cluster(s, "Spot", vpc=vpc)
spot.add_capacity("Spot", instance_type=micro, spot_price="0.05", spot_instance_draining=True, topic_encryption_key=kms.Key(s, "Key"), desired_capacity=3, key_name="k")
images = ecs.Cluster(s, "Images", vpc=vpc)
I = ecs.EcsOptimizedImage
images.add_capacity("Al2", instance_type=micro, machine_image=I.amazon_linux2())
images.add_capacity("Al2023", instance_type=micro, machine_image=I.amazon_linux2023(ecs.AmiHardwareType.ARM), block_devices=[autoscaling.BlockDevice(device_name="/dev/xvda", volume=autoscaling.BlockDeviceVolume.ebs(50))])
images.add_capacity("Al2023Plain", instance_type=micro, machine_image=I.amazon_linux2023())
images.add_capacity("Gpu", instance_type=ec2.InstanceType("g4dn.xlarge"), machine_image=I.amazon_linux2(ecs.AmiHardwareType.GPU))
images.add_capacity("Windows", instance_type=micro, machine_image=I.windows(ecs.WindowsOptimizedVersion.SERVER_2022))
images.add_capacity("Rocket", instance_type=micro, machine_image=ecs.BottleRocketImage(), machine_image_type=ecs.MachineImageType.BOTTLEROCKET)
images.add_capacity("Rocket2", instance_type=micro, machine_image=ecs.BottleRocketImage(variant=ecs.BottlerocketEcsVariant.AWS_ECS_2_NVIDIA, architecture=ec2.InstanceArchitecture.ARM_64))


def asg(id: str, **props: object) -> autoscaling.AutoScalingGroup:
    return autoscaling.AutoScalingGroup(s, id, vpc=vpc, instance_type=micro, machine_image=I.amazon_linux2(), **props)


providers = ecs.Cluster(s, "Providers", vpc=vpc, enable_fargate_capacity_providers=True)
first = ecs.AsgCapacityProvider(s, "First", auto_scaling_group=asg("Asg1"))
providers.add_asg_capacity_provider(first)
second = ecs.AsgCapacityProvider(s, "Second", auto_scaling_group=asg("Asg2", new_instances_protected_from_scale_in=True), capacity_provider_name="second", enable_managed_draining=False, enable_managed_scaling=True, enable_managed_termination_protection=True, instance_warmup_period=120, maximum_scaling_step_size=5, minimum_scaling_step_size=2, target_capacity_percent=80, spot_instance_draining=True)
providers.add_asg_capacity_provider(second)
third = ecs.AsgCapacityProvider(s, "Third", auto_scaling_group=asg("Asg3"), enable_managed_scaling=False, enable_managed_termination_protection=False, enable_managed_draining=True)
providers.add_asg_capacity_provider(third, spot_instance_draining=True, machine_image_type=ecs.MachineImageType.AMAZON_LINUX_2)
providers.add_default_capacity_provider_strategy([ecs.CapacityProviderStrategy(capacity_provider=first.capacity_provider_name, base=1, weight=1), ecs.CapacityProviderStrategy(capacity_provider=second.capacity_provider_name, weight=2)])
task = ecs.Ec2TaskDefinition(s, "Task")
task.add_container("web", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=64)
ecs.Ec2Service(s, "Service", cluster=providers, task_definition=task, capacity_provider_strategies=[ecs.CapacityProviderStrategy(capacity_provider=second.capacity_provider_name, weight=1)])
ecs.Ec2Service(s, "Plain", cluster=cluster, task_definition=task, daemon=True)
for index, value in enumerate([str(cluster.autoscaling_group), str(named.autoscaling_group is not None), first.capacity_provider_name, second.capacity_provider_name, str(first.enable_managed_termination_protection), str(first.enable_managed_draining), str(second.machine_image_type), str(providers.has_ec2_capacity), str(ecs.BottleRocketImage.is_bottle_rocket_image(ecs.BottleRocketImage()))]):
    cdk.CfnOutput(s, f"O{index}", value=value)
# Who moves tasks away before instances are terminated: ECS, or a hook of the group.
drained = ecs.Cluster(s, "Drained", vpc=vpc)
for index, (options, more) in enumerate([({"enable_managed_termination_protection": False}, {}), ({"enable_managed_termination_protection": False, "enable_managed_draining": True}, {}), ({"enable_managed_termination_protection": False, "enable_managed_draining": False}, {"topic_encryption_key": kms.Key(s, "TopicKey")}), ({"enable_managed_termination_protection": False, "enable_managed_scaling": False}, {}), ({}, {})]):
    fleet = autoscaling.AutoScalingGroup(s, f"Fleet{index}", vpc=vpc, instance_type=micro, machine_image=ecs.EcsOptimizedImage.amazon_linux2023())
    drained.add_asg_capacity_provider(ecs.AsgCapacityProvider(s, f"Drain{index}", auto_scaling_group=fleet, **options), **more)
# Groups of capacity providers have no part in the cluster's connections.
mixed = ecs.Cluster(s, "Mixed", vpc=vpc)
mixed.add_asg_capacity_provider(ecs.AsgCapacityProvider(s, "Apart", auto_scaling_group=asg("Asg4")))
mixed.add_capacity("Joined", instance_type=micro)
mixed.connections.allow_from_any_ipv4(ec2.Port.tcp(82))
app.synth()
