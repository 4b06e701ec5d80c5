"""Instances that ECS keeps as capacity providers: their roles, what they must be like, clusters they belong to."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam

app = cdk.App()
env = cdk.Environment(account="123456789012", region="us-east-1")
GIB, MIB = cdk.Size.gibibytes, cdk.Size.mebibytes


def provider(stack, vpc, id, **options):
    group = ec2.SecurityGroup(stack, f"{id}Group", vpc=vpc)
    return ecs.ManagedInstancesCapacityProvider(stack, id, subnets=vpc.private_subnets, security_groups=[group], **options)


stack = cdk.Stack(app, "Plain", env=env)
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
plain = provider(stack, vpc, "Plain")
cluster.add_managed_instances_capacity_provider(plain)
cluster.add_managed_instances_capacity_provider(plain)
plain.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
cdk.Tags.of(stack).add("k", "v")
cdk.CfnOutput(stack, "Name", value=plain.capacity_provider_name)
cdk.CfnOutput(stack, "Profile", value=plain.ec2_instance_profile.instance_profile_arn)
cdk.CfnOutput(stack, "Role", value=plain.infrastructure_role.role_arn)
cdk.CfnOutput(stack, "Counts", value=f"{len(cluster.cluster_scoped_capacity_provider_names)} {cluster.has_ec2_capacity}")

stack = cdk.Stack(app, "Full", env=env)
vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
cluster = ecs.Cluster(stack, "Cluster", vpc=vpc, enable_fargate_capacity_providers=True)
full = provider(
    stack, vpc, "Full",
    ec2_instance_profile=iam.InstanceProfile(stack, "Profile"),
    infrastructure_role=iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("ecs.amazonaws.com")),
    capacity_option_type=ecs.CapacityOptionType.SPOT,
    capacity_provider_name="full",
    instance_requirements=ec2.InstanceRequirementsConfig(
        memory_min=GIB(2), memory_max=GIB(9), v_cpu_count_min=1, v_cpu_count_max=8,
        accelerator_count_min=1, accelerator_count_max=3,
        accelerator_manufacturers=list(ec2.AcceleratorManufacturer), accelerator_names=list(ec2.AcceleratorName),
        accelerator_types=list(ec2.AcceleratorType),
        accelerator_total_memory_min=MIB(5), accelerator_total_memory_max=GIB(3),
        allowed_instance_types=["m5.*"], bare_metal=ec2.BareMetal.INCLUDED,
        baseline_ebs_bandwidth_mbps_min=3, baseline_ebs_bandwidth_mbps_max=4,
        burstable_performance=ec2.BurstablePerformance.REQUIRED, cpu_manufacturers=list(ec2.CpuManufacturer),
        instance_generations=list(ec2.InstanceGeneration), local_storage=ec2.LocalStorage.EXCLUDED,
        local_storage_types=list(ec2.LocalStorageType), max_spot_price_as_percentage_of_optimal_on_demand_price=5,
        memory_per_v_cpu_min=GIB(1), memory_per_v_cpu_max=GIB(4),
        network_bandwidth_gbps_min=2, network_bandwidth_gbps_max=6,
        network_interface_count_min=1, network_interface_count_max=3,
        on_demand_max_price_percentage_over_lowest_price=7, require_hibernate_support=True,
        total_local_storage_gb_min=2, total_local_storage_gb_max=4),
    monitoring=ecs.InstanceMonitoring.DETAILED,
    propagate_tags=ecs.PropagateManagedInstancesTags.CAPACITY_PROVIDER,
    task_volume_storage=GIB(50))
cluster.add_managed_instances_capacity_provider(full)
bare = provider(
    stack, vpc, "Bare", monitoring=ecs.InstanceMonitoring.BASIC, propagate_tags=ecs.PropagateManagedInstancesTags.NONE,
    capacity_option_type=ecs.CapacityOptionType.ON_DEMAND, task_volume_storage=MIB(2048),
    instance_requirements={
        "memory_min": MIB(1500), "v_cpu_count_min": 1, "accelerator_count_max": 0, "network_bandwidth_gbps_max": 0,
        "excluded_instance_types": ["t2.*"], "accelerator_types": [], "spot_max_price_percentage_over_lowest_price": 3,
        "require_hibernate_support": False, "bare_metal": ec2.BareMetal.EXCLUDED, "local_storage": ec2.LocalStorage.REQUIRED,
        "burstable_performance": ec2.BurstablePerformance.INCLUDED, "memory_per_v_cpu_max": GIB(3)})
cluster.add_managed_instances_capacity_provider(bare)

stack = cdk.Stack(app, "Chosen", env=env)
vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
cluster, other = ecs.Cluster(stack, "Cluster", vpc=vpc), ecs.Cluster(stack, "Other", vpc=vpc)
first, second = provider(stack, vpc, "First"), provider(stack, vpc, "Second")
for each in (cluster, other):
    each.add_managed_instances_capacity_provider(first)
cluster.add_managed_instances_capacity_provider(second)
cluster.add_default_capacity_provider_strategy(
    [ecs.CapacityProviderStrategy(capacity_provider=first.capacity_provider_name, weight=1),
     ecs.CapacityProviderStrategy(capacity_provider=second.capacity_provider_name, weight=2, base=1)])

ground = stack = cdk.Stack(app, "Ground")
vpc = ec2.Vpc(stack, "Vpc", max_azs=1)
cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
stack = cdk.Stack(app, "Apart")
apart = provider(stack, vpc, "Apart", ec2_instance_profile=iam.InstanceProfile.from_instance_profile_name(stack, "Profile", "p"))
apart.bind(cluster)
imported = provider(stack, vpc, "Imported")
imported.bind(ecs.Cluster.from_cluster_arn(stack, "Cluster", "arn:aws:ecs:us-east-1:123456789012:cluster/c"))
far = provider(stack, vpc, "Far")
far.bind(ecs.Cluster(ground, "Far", vpc=vpc))

app.synth()
