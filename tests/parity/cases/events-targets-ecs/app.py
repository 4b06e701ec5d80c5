"""Tasks of ECS as targets of rules: every option, launch types, overrides, roles, networks, imported tasks."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_ecs as ecs, aws_events as events, aws_events_targets as targets, aws_iam as iam, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
vpc = ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["r1", "r2"], public_subnet_ids=["p1", "p2"])
cluster = ecs.Cluster.from_cluster_attributes(s, "Cluster", cluster_name="c", vpc=vpc)
own = ecs.Cluster(s, "Own", vpc=vpc)


def rule(id: str, *all_targets: targets.EcsTask) -> events.Rule:
    return events.Rule(s, id, schedule=events.Schedule.rate(cdk.Duration.hours(1)), targets=list(all_targets))


def ec2_task(id: str, mode: ecs.NetworkMode | None = None) -> ecs.Ec2TaskDefinition:
    made = ecs.Ec2TaskDefinition(s, id, network_mode=mode)
    made.add_container("main", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=64)
    return made


def fargate_task(id: str, **props: object) -> ecs.FargateTaskDefinition:
    made = ecs.FargateTaskDefinition(s, id, **props)
    made.add_container("main", image=ecs.ContainerImage.from_registry("x"), logging=ecs.LogDrivers.aws_logs(stream_prefix="p"))
    return made


rule("R1", targets.EcsTask(cluster=own, task_definition=ec2_task("T1")))
queue = sqs.Queue(s, "Dlq")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))
group = ec2.SecurityGroup(s, "Group", vpc=vpc)
overrides = [targets.ContainerOverride(container_name="main", command=["echo", events.EventField.from_path("$.detail.event")], cpu=10, memory_limit=64, memory_reservation=32, environment=[targets.TaskEnvironmentVariable(name="I", value="v"), targets.TaskEnvironmentVariable(name="J", value=events.EventField.source)])]
t2 = fargate_task("T2")
full = targets.EcsTask(cluster=cluster, task_definition=t2, task_count=3, container_overrides=overrides, role=role, security_groups=[group, ec2.SecurityGroup.from_security_group_id(s, "Imp", "sg-1")], subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), assign_public_ip=True, platform_version=ecs.FargatePlatformVersion.VERSION1_4, propagate_tags=ecs.PropagatedTagSource.TASK_DEFINITION, tags=[targets.Tag(key="k", value="v")], enable_execute_command=True, dead_letter_queue=queue, max_event_age=cdk.Duration.hours(2), retry_attempts=4, cpu="512", memory="1024")
rule("R2", full)
made = targets.EcsTask(cluster=cluster, task_definition=fargate_task("T3"))
rule("R3", made)
rule("R3b", made)
rule("R4", targets.EcsTask(cluster=cluster, task_definition=ec2_task("T4", ecs.NetworkMode.AWS_VPC)), targets.EcsTask(cluster=cluster, task_definition=ec2_task("T5", ecs.NetworkMode.HOST), task_count=2))
rule("R5", targets.EcsTask(cluster=cluster, task_definition=fargate_task("T6"), assign_public_ip=False, subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)), targets.EcsTask(cluster=cluster, task_definition=fargate_task("T6b"), propagate_tags=ecs.PropagatedTagSource.NONE, platform_version=ecs.FargatePlatformVersion.LATEST, launch_type=ecs.LaunchType.FARGATE))
external = ecs.ExternalTaskDefinition(s, "T7")
external.add_container("main", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=4)
rule("R6", targets.EcsTask(cluster=cluster, task_definition=external, launch_type=ecs.LaunchType.EXTERNAL))
imported = ecs.FargateTaskDefinition.from_fargate_task_definition_attributes(s, "I1", task_definition_arn="arn:aws:ecs:us-east-1:123456789012:task-definition/t:1", task_role=iam.Role.from_role_arn(s, "TaskRole", "arn:aws:iam::123456789012:role/t"), execution_role=iam.Role.from_role_arn(s, "ExecRole", "arn:aws:iam::123456789012:role/e"), network_mode=ecs.NetworkMode.AWS_VPC)
rule("R7", targets.EcsTask(cluster=cluster, task_definition=imported, task_role=iam.Role(s, "Other", assumed_by=iam.ServicePrincipal("ecs-tasks.amazonaws.com")), execution_role=iam.Role.from_role_arn(s, "Exec2", "arn:aws:iam::123456789012:role/e2"), security_groups=[group]))
rule("R8", targets.EcsTask(cluster=cluster, task_definition=ec2_task("T8"), container_overrides=[{"containerName": "main"}], inference_accelerator_overrides=[targets.InferenceAcceleratorOverride(device_name="d", device_type="t")]))
rule("R9", targets.EcsTask(cluster=cluster, task_definition=fargate_task("T9"), container_overrides=[targets.ContainerOverride(container_name="main", environment=[])], cpu="512", memory="1024", ephemeral_storage=targets.EphemeralStorageOverride(size_in_gib=30), task_role=role, execution_role=role, inference_accelerator_overrides=[targets.InferenceAcceleratorOverride(device_name="d", device_type="t")], subnet_selection=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)))
rule("R10", targets.EcsTask(cluster=cluster, task_definition=ec2_task("T11", ecs.NetworkMode.AWS_VPC), platform_version=ecs.FargatePlatformVersion.VERSION1_3, launch_type=ecs.LaunchType.FARGATE, subnet_selection=ec2.SubnetSelection(subnet_group_name="Public")))
rule("R11", targets.EcsTask(cluster=cluster, task_definition=ec2_task("T12"), platform_version=ecs.FargatePlatformVersion.VERSION1_3, launch_type=ecs.LaunchType.EC2, security_groups=[group], tags=[], enable_execute_command=False))
far = cdk.Stack(app, "Far", env=cdk.Environment(account="123456789012", region="us-east-1"))
near = cdk.Stack(app, "Near", env=cdk.Environment(account="123456789012", region="us-east-1"))
far_cluster = ecs.Cluster(far, "Cluster", vpc=ec2.Vpc.from_vpc_attributes(far, "Vpc", vpc_id="v", availability_zones=["a"], private_subnet_ids=["r"]))
far_task = ecs.FargateTaskDefinition(far, "T", enable_fault_injection=True)
far_task.add_container("main", image=ecs.ContainerImage.from_registry("x"))
events.Rule(near, "Rule", event_pattern={"source": ["x"]}, targets=[targets.EcsTask(cluster=far_cluster, task_definition=far_task)])
flags = cdk.Stack(app, "Flags")
flags.node.set_context("@aws-cdk/aws-ecs:reduceRunTaskPermissions", True)
flag_task = ecs.FargateTaskDefinition(flags, "T")
flag_task.add_container("main", image=ecs.ContainerImage.from_registry("x"))
flag_task.grant_run(iam.Role(flags, "Runner", assumed_by=iam.AccountRootPrincipal()))
fvpc = ec2.Vpc.from_vpc_attributes(flags, "Vpc", vpc_id="v", availability_zones=["a"], private_subnet_ids=["r"])
events.Rule(flags, "Rule", event_pattern={"source": ["x"]}, targets=[targets.EcsTask(cluster=ecs.Cluster.from_cluster_attributes(flags, "C", cluster_name="c", vpc=fvpc), task_definition=flag_task)])
for name, revision in (("NoRevision", ""), ("Revision", ":7"), ("AnyRevision", ":*")):
    theirs = ecs.Ec2TaskDefinition.from_ec2_task_definition_attributes(s, f"Their{name}", task_definition_arn=f"arn:aws:ecs:eu-west-1:111111111111:task-definition/theirs{revision}", network_mode=ecs.NetworkMode.BRIDGE, task_role=iam.Role.from_role_name(s, f"TheirRole{name}", "theirs"))
    rule(name, targets.EcsTask(cluster=own, task_definition=theirs))
app.synth()
