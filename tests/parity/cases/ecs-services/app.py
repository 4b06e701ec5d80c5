"""Fargate services with every option, scaling, alarms, volumes, commands, hooks, imports and metrics."""
import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as aas, aws_cloudwatch as cw, aws_ec2 as ec2, aws_ecs as ecs, aws_iam as iam
from aws_cdk import aws_kms as kms, aws_lambda as lambda_, aws_logs as logs, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D = cdk.Duration
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
key = kms.Key(s, "Key")
cluster = ecs.Cluster(s, "Cluster", vpc=vpc, enable_fargate_capacity_providers=True)


def task(id: str, **props: object) -> ecs.FargateTaskDefinition:
    made = ecs.FargateTaskDefinition(s, id, **props)
    made.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), port_mappings=[ecs.PortMapping(container_port=80)])
    return made


plain = ecs.FargateService(s, "Plain", cluster=cluster, task_definition=task("T1"))
group = ec2.SecurityGroup(s, "Group", vpc=vpc)
full = ecs.FargateService(s, "Full", cluster=cluster, task_definition=task("T2"), service_name="full", desired_count=3, assign_public_ip=True, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), security_groups=[group, ec2.SecurityGroup.from_security_group_id(s, "Imported", "sg-1")], platform_version=ecs.FargatePlatformVersion.VERSION1_4, availability_zone_rebalancing=ecs.AvailabilityZoneRebalancing.ENABLED, circuit_breaker=ecs.DeploymentCircuitBreaker(rollback=True), deployment_controller=ecs.DeploymentController(type=ecs.DeploymentControllerType.ECS), max_healthy_percent=150, min_healthy_percent=75, enable_ecs_managed_tags=True, propagate_tags=ecs.PropagatedTagSource.SERVICE, health_check_grace_period=D.seconds(45), deployment_alarms=ecs.DeploymentAlarmConfig(alarm_names=["a1", "a2"], behavior=ecs.AlarmBehavior.FAIL_ON_ALARM))
cdk.Tags.of(full).add("team", "x")
full.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
plain.connections.allow_to(full, ec2.Port.tcp(8080), "to full")
ecs.FargateService(s, "Strategies", cluster=cluster, task_definition=task("T3"), capacity_provider_strategies=[ecs.CapacityProviderStrategy(capacity_provider="FARGATE_SPOT", weight=2), ecs.CapacityProviderStrategy(capacity_provider="FARGATE", weight=1, base=1)], propagate_tags=ecs.PropagatedTagSource.TASK_DEFINITION, desired_count=0)
ecs.FargateService(s, "Deploy", cluster=cluster, task_definition=task("T4"), deployment_controller=ecs.DeploymentController(type=ecs.DeploymentControllerType.CODE_DEPLOY), propagate_tags=ecs.PropagatedTagSource.NONE, enable_ecs_managed_tags=False)
ecs.FargateService(s, "External", cluster=cluster, task_definition=task("T5"), deployment_controller={"type": ecs.DeploymentControllerType.EXTERNAL}, circuit_breaker=ecs.DeploymentCircuitBreaker(enable=False, rollback=False) if 0 else None)
ecs.FargateService(s, "Breaker", cluster=cluster, task_definition=task("T6"), circuit_breaker={}, task_definition_revision=ecs.TaskDefinitionRevision.LATEST, min_healthy_percent=0, max_healthy_percent=100)
ecs.FargateService(s, "Breaker2", cluster=cluster, task_definition=task("T7"), circuit_breaker={"enable": False, "rollback": False}, task_definition_revision=ecs.TaskDefinitionRevision.of(3) if hasattr(ecs.TaskDefinitionRevision, "of") else None)
alarms = ecs.FargateService(s, "Alarms", cluster=cluster, task_definition=task("T8"))
alarms.enable_deployment_alarms(["x", "y"], behavior=ecs.AlarmBehavior.ROLLBACK_ON_ALARM)
alarms.enable_deployment_alarms([cw.Alarm(s, "Al", metric=alarms.metric_cpu_utilization(), threshold=80, evaluation_periods=2).alarm_name])
log_group, bucket = logs.LogGroup(s, "Cmd"), s3.Bucket(s, "Bucket")
for index, config in enumerate([
    None, {"logging": ecs.ExecuteCommandLogging.NONE}, {"logging": ecs.ExecuteCommandLogging.DEFAULT, "kms_key": key},
    {"kms_key": key, "logging": ecs.ExecuteCommandLogging.OVERRIDE, "log_configuration": {"cloud_watch_log_group": log_group, "cloud_watch_encryption_enabled": True, "s3_bucket": bucket, "s3_encryption_enabled": True, "s3_key_prefix": "p"}},
    {"logging": ecs.ExecuteCommandLogging.OVERRIDE, "log_configuration": {"cloud_watch_log_group": log_group}},
    {"logging": ecs.ExecuteCommandLogging.OVERRIDE, "log_configuration": {"s3_bucket": bucket, "s3_encryption_enabled": True}},
]):
    each = ecs.Cluster(s, f"Exec{index}", vpc=vpc, execute_command_configuration=config)
    ecs.FargateService(s, f"ExecService{index}", cluster=each, task_definition=task(f"TE{index}"), enable_execute_command=True)
scaled = ecs.FargateService(s, "Scaled", cluster=cluster, task_definition=task("T9"))
scaling = scaled.auto_scale_task_count(max_capacity=10, min_capacity=2)
scaling.scale_on_cpu_utilization("Cpu", target_utilization_percent=50, scale_in_cooldown=D.seconds(60), disable_scale_in=True, policy_name="cpu")
scaling.scale_on_memory_utilization("Memory", target_utilization_percent=70, scale_out_cooldown=D.minutes(2))
scaling.scale_to_track_custom_metric("Custom", metric=scaled.metric("Own", statistic="Sum"), target_value=5)
scaling.scale_on_metric("Steps", metric=scaled.metric_memory_utilization(), scaling_steps=[{"change": -1, "upper": 10}, {"change": 1, "lower": 50}, {"change": 3, "lower": 70}], adjustment_type=aas.AdjustmentType.CHANGE_IN_CAPACITY)
scaling.scale_on_schedule("Schedule", schedule=aas.Schedule.cron(hour="8", minute="0"), min_capacity=5)
ebs = ecs.ServiceManagedVolume(s, "Ebs", name="ebs", managed_ebs_volume=ecs.ServiceManagedEBSVolumeConfiguration(size=cdk.Size.gibibytes(15), volume_type=ec2.EbsDeviceVolumeType.GP3, iops=4000, throughput=500, file_system_type=ecs.FileSystemType.XFS, encrypted=True, kms_key_id=key, tag_specifications=[ecs.EBSTagSpecification(tags={"purpose": "production", "a": "b"}, propagate_tags=ecs.EbsPropagatedTagSource.SERVICE), ecs.EBSTagSpecification(propagate_tags=ecs.EbsPropagatedTagSource.TASK_DEFINITION)]))
ebs2 = ecs.ServiceManagedVolume(s, "Ebs2", name="ebs2", managed_ebs_volume={"snap_shot_id": "snap-1", "volume_initialization_rate": cdk.Size.mebibytes(200), "role": iam.Role(s, "EbsRole", assumed_by=iam.ServicePrincipal("ecs.amazonaws.com"))})
volumes = task("T10")
container = volumes.default_container
ebs.mount_in(container, container_path="/var/lib", read_only=False)
volumes.add_volume(name=ebs.name, configured_at_launch=True)
ecs.FargateService(s, "Volumes", cluster=cluster, task_definition=volumes, volume_configurations=[ebs])
volumes2 = task("T14", volumes=[ecs.Volume(name="ebs2", configured_at_launch=True)])
ebs2.mount_in(volumes2.default_container, container_path="/x", read_only=True)
ecs.FargateService(s, "Volumes2", cluster=cluster, task_definition=volumes2).add_volume(ebs2)
hook = lambda_.Function(s, "Hook", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"))
ecs.FargateService(s, "BlueGreen", cluster=cluster, task_definition=task("T11"), deployment_strategy=ecs.DeploymentStrategy.BLUE_GREEN, bake_time=D.minutes(30), lifecycle_hooks=[ecs.DeploymentLifecycleLambdaTarget(hook, "PreScale", lifecycle_stages=[ecs.DeploymentLifecycleStage.PRE_SCALE_UP, ecs.DeploymentLifecycleStage.POST_SCALE_UP]), ecs.DeploymentLifecycleLambdaTarget(hook, "Shift", lifecycle_stages=[ecs.DeploymentLifecycleStage.TEST_TRAFFIC_SHIFT], role=iam.Role.from_role_arn(s, "HookRole", "arn:aws:iam::123456789012:role/hook"))])
ecs.FargateService(s, "Canary", cluster=cluster, task_definition=task("T12"), deployment_strategy=ecs.DeploymentStrategy.CANARY, canary_configuration=ecs.TrafficShiftConfig(step_percent=10, step_bake_time=D.minutes(5)), force_new_deployment=ecs.ForceNewDeployment(enabled=True, nonce="n"))
linear = ecs.FargateService(s, "Linear", cluster=cluster, task_definition=task("T13"), deployment_strategy=ecs.DeploymentStrategy.LINEAR, linear_configuration={"step_percent": 25, "step_bake_time": D.minutes(7)})
linear.force_new_deployment("again")
imp = ecs.FargateService.from_fargate_service_arn(s, "Imp", "arn:aws:ecs:eu-west-1:123456789012:service/my-http-service")
imp2 = ecs.FargateService.from_fargate_service_attributes(s, "Imp2", service_arn="arn:aws:ecs:eu-west-1:123456789012:service/cl/svc", cluster=cluster)
imp3 = ecs.FargateService.from_fargate_service_attributes(s, "Imp3", service_name="svc", cluster=cluster)
imp4 = ecs.BaseService.from_service_arn_with_cluster(s, "Imp4", "arn:aws:ecs:eu-west-1:123456789012:service/cl/svc")
for index, value in enumerate([plain.service_arn, plain.service_name, full.service_name, plain.service_ref.service_arn, imp.service_name, imp.service_arn, imp2.service_name, imp3.service_arn, imp4.service_name, imp4.cluster.cluster_name, imp4.cluster.cluster_arn, imp4.service_arn]):
    cdk.CfnOutput(s, f"O{index}", value=value)
app.synth()
