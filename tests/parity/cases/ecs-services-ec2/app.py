"""Services on instances and on machines elsewhere, in every network mode; placement; all recommended flags in one app."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_ec2 as ec2, aws_ecs as ecs, aws_iam as iam, aws_servicediscovery as sd

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D = cdk.Duration
vpc = ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["r1", "r2"], public_subnet_ids=["p1", "p2"])
group = ec2.SecurityGroup.from_security_group_id(s, "Group", "sg-1")
cluster = ecs.Cluster.from_cluster_attributes(s, "Cluster", cluster_name="c", vpc=vpc, security_groups=[group], default_cloud_map_namespace=sd.PrivateDnsNamespace(s, "Ns", name="ns", vpc=vpc))


def task(scope: cdk.Stack, id: str, mode: ecs.NetworkMode | None = None, *ports: ecs.PortMapping) -> ecs.Ec2TaskDefinition:
    made = ecs.Ec2TaskDefinition(scope, id, network_mode=mode)
    made.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), memory_limit_mib=256, port_mappings=list(ports) or [ecs.PortMapping(container_port=80)])
    return made


plain = ecs.Ec2Service(s, "Plain", cluster=cluster, task_definition=task(s, "T1"), placement_constraints=[], placement_strategies=[])
PS, PC = ecs.PlacementStrategy, ecs.PlacementConstraint
plain.connections.allow_from_any_ipv4(ec2.Port.tcp(81))
placed = ecs.Ec2Service(s, "Placed", cluster=cluster, task_definition=task(s, "T2", ecs.NetworkMode.HOST), placement_strategies=[PS.spread_across(ecs.BuiltInAttributes.AVAILABILITY_ZONE, "attribute:x"), PS.packed_by_cpu(), PS.packed_by(ecs.BinPackResource.MEMORY)], placement_constraints=[PC.distinct_instances(), PC.member_of("attribute:ecs.instance-type =~ t2.*", "b == c")], service_name="placed", desired_count=2, enable_ecs_managed_tags=True, propagate_tags=ecs.PropagatedTagSource.TASK_DEFINITION, circuit_breaker={"rollback": True}, health_check_grace_period=D.minutes(3))
placed.add_placement_strategies(PS.randomly(), PS.spread_across_instances(), PS.packed_by_memory())
placed.add_placement_constraints(PC.member_of("z"))
ecs.Ec2Service(s, "Daemon", cluster=cluster, task_definition=task(s, "T3"), daemon=True, min_healthy_percent=10)
ecs.Ec2Service(s, "Daemon2", cluster=cluster, task_definition=task(s, "T3b"), daemon=True)
net = ecs.Ec2Service(s, "Net", cluster=cluster, task_definition=task(s, "T4", ecs.NetworkMode.AWS_VPC), security_groups=[ec2.SecurityGroup(s, "Own", vpc=vpc)], vpc_subnets={"subnet_type": ec2.SubnetType.PUBLIC}, availability_zone_rebalancing=ecs.AvailabilityZoneRebalancing.DISABLED)
net2 = ecs.Ec2Service(s, "Net2", cluster=cluster, task_definition=task(s, "T5", ecs.NetworkMode.AWS_VPC), cloud_map_options={}, enable_execute_command=True)
net2.connections.allow_from(net, ec2.Port.tcp(99))
ecs.Ec2Service(s, "Bridge", cluster=cluster, task_definition=task(s, "T6", ecs.NetworkMode.BRIDGE), cloud_map_options=ecs.CloudMapOptions(name="b"))
ecs.Ec2Service(s, "Strategies", cluster=cluster, task_definition=task(s, "T7", ecs.NetworkMode.NONE, ), capacity_provider_strategies=[{"capacityProvider": "asg", "weight": 1}])
ecs.Ec2Service(s, "CodeDeploy", cluster=cluster, task_definition=task(s, "T8"), deployment_controller={"type": ecs.DeploymentControllerType.CODE_DEPLOY}, circuit_breaker={})
ecs.Ec2Service(s, "ExternalController", cluster=cluster, task_definition=task(s, "T9"), deployment_controller={"type": ecs.DeploymentControllerType.EXTERNAL})
ecs.Ec2Service(s, "ExternalController2", cluster=cluster, task_definition=task(s, "T9b", ecs.NetworkMode.AWS_VPC), deployment_controller={"type": ecs.DeploymentControllerType.EXTERNAL})
plain.auto_scale_task_count(max_capacity=4).scale_on_cpu_utilization("Cpu", target_utilization_percent=60)
cw.Alarm(s, "Al", metric=plain.metric_cpu_utilization(statistic="p99"), threshold=1, evaluation_periods=1)
etask = ecs.ExternalTaskDefinition(s, "T10")
etask.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), memory_limit_mib=64)
anywhere = ecs.Cluster.from_cluster_attributes(s, "Anywhere", cluster_name="any", vpc=vpc)
ecs.ExternalService(s, "External", cluster=anywhere, task_definition=etask, desired_count=2, service_name="ext")
ecs.ExternalService(s, "External2", cluster=anywhere, task_definition=etask, daemon=True, min_healthy_percent=20, propagate_tags=ecs.PropagatedTagSource.SERVICE, circuit_breaker={"enable": True})
imp = [ecs.Ec2Service.from_ec2_service_arn(s, "I1", "arn:aws:ecs:eu-west-1:123456789012:service/old"), ecs.Ec2Service.from_ec2_service_arn(s, "I2", "arn:aws:ecs:eu-west-1:123456789012:service/c/new"), ecs.Ec2Service.from_ec2_service_attributes(s, "I3", cluster=cluster, service_name="n"), ecs.ExternalService.from_external_service_arn(s, "I4", "arn:aws:ecs:eu-west-1:123456789012:service/c/x"), ecs.ExternalService.from_external_service_attributes(s, "I5", cluster=cluster, service_arn="arn:aws:ecs:eu-west-1:123456789012:service/c/y"), ecs.BaseService.from_service_arn_with_cluster(s, "I6", cdk.Fn.import_value("x")), ecs.Ec2Service.from_ec2_service_arn(s, "I7", cdk.Fn.import_value("y"))]
for index, each in enumerate(imp):
    cdk.CfnOutput(s, f"N{index}", value=each.service_name)
    cdk.CfnOutput(s, f"A{index}", value=each.service_arn)
flags = cdk.Stack(app, "Flags", env=cdk.Environment(account="123456789012", region="eu-west-1"))
for name in ("removeDefaultDeploymentAlarm", "disableExplicitDeploymentControllerForCircuitBreaker", "arnFormatIncludesClusterName", "removeEmptyLoadBalancers", "reduceEc2FargateCloudWatchPermissions"):
    flags.node.set_context(f"@aws-cdk/aws-ecs:{name}", True)
flags.node.set_context("@aws-cdk/aws-ecs:enableImdsBlockingDeprecatedFeature", False)
fvpc = ec2.Vpc.from_vpc_attributes(flags, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["r1", "r2"])
fcluster = ecs.Cluster.from_cluster_attributes(flags, "Cluster", cluster_name="c", vpc=fvpc)
f1 = ecs.Ec2Service(flags, "F1", cluster=fcluster, task_definition=task(flags, "T1"), circuit_breaker={"rollback": True}, service_name="named")
ecs.Ec2Service(flags, "F2", cluster=fcluster, task_definition=task(flags, "T2"), circuit_breaker={}, deployment_controller={"type": ecs.DeploymentControllerType.CODE_DEPLOY}, enable_execute_command=True)
f3 = ecs.FargateService.from_fargate_service_attributes(flags, "I", cluster=fcluster, service_name="n")
cdk.CfnOutput(flags, "N", value=f3.service_arn)
cdk.CfnOutput(flags, "N2", value=ecs.Ec2Service.from_ec2_service_arn(flags, "I7", cdk.Fn.import_value("y")).service_name)
cdk.CfnOutput(flags, "N3", value=ecs.Ec2Service.from_ec2_service_arn(flags, "I8", "arn:aws:ecs:eu-west-1:123456789012:service/old").service_name)
other = cdk.Stack(app, "Other", env=cdk.Environment(account="111111111111", region="eu-west-1"))
cdk.CfnOutput(other, "Named", value=f1.service_arn)
app.synth()
