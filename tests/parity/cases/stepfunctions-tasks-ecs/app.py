from aws_cdk import App, Duration, Stack
from aws_cdk import aws_ec2 as ec2, aws_ecs as ecs
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
J, P = sfn.JsonPath, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
flag = "@aws-cdk/aws-stepfunctions-tasks:fixRunEcsTaskPolicy"
for name, context in {"Plain": {}, "Fixed": {flag: True}}.items():
    stack = Stack(app, name)
    for k, v in context.items():
        stack.node.set_context(k, v)
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
    cluster = ecs.Cluster(stack, "Cluster", vpc=vpc)
    fargate = ecs.FargateTaskDefinition(stack, "Fargate", cpu=256, memory_limit_mib=512)
    container = fargate.add_container("App", image=ecs.ContainerImage.from_registry("henk"), logging=ecs.LogDriver.aws_logs(stream_prefix="s"))
    second = fargate.add_container("Second", image=ecs.ContainerImage.from_asset("image"))
    first = tasks.EcsRunTask(stack, "F1", cluster=cluster, task_definition=fargate, launch_target=tasks.EcsFargateLaunchTarget(platform_version=ecs.FargatePlatformVersion.LATEST))
    group = ec2.SecurityGroup(stack, "Group", vpc=vpc)
    full = tasks.EcsRunTask(
        stack, "F2", cluster=cluster, task_definition=fargate, launch_target=tasks.EcsFargateLaunchTarget(platform_version=ecs.FargatePlatformVersion.VERSION1_4,
                                                                                                             capacity_provider_options=tasks.CapacityProviderOptions.custom([ecs.CapacityProviderStrategy(capacity_provider="FARGATE_SPOT", weight=2, base=1)])),
        assign_public_ip=True, security_groups=[group], subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC), integration_pattern=P.RUN_JOB, propagated_tag_source=ecs.PropagatedTagSource.TASK_DEFINITION,
        enable_execute_command=True, cpu="1024", memory_mib="2048", revision_number=1, container_overrides=[
            tasks.ContainerOverride(container_definition=container, command=["a"], cpu=5, memory_limit=60, memory_reservation=50,
                                    environment=[tasks.TaskEnvironmentVariable(name="KEY", value=J.string_at("$.SomeKey")), tasks.TaskEnvironmentVariable(name="B", value="1")]),
            tasks.ContainerOverride(container_definition=second, command=J.list_at("$.cmd"))], **common)
    token = tasks.EcsRunTask(stack, "F3", cluster=cluster, task_definition=fargate, integration_pattern=P.WAIT_FOR_TASK_TOKEN, launch_target=tasks.EcsFargateLaunchTarget(platform_version=ecs.FargatePlatformVersion.VERSION1_3, capacity_provider_options=tasks.CapacityProviderOptions.default()),
                             container_overrides=[tasks.ContainerOverride(container_definition=container, environment=[tasks.TaskEnvironmentVariable(name="TOKEN", value=J.task_token)])])
    full.connections.allow_to_any_ipv4(ec2.Port.tcp(443))
    first.connections.allow_from_any_ipv4(ec2.Port.tcp(80))
    capacity = ecs.Cluster.from_cluster_attributes(stack, "Capacity", cluster_name="with-instances", vpc=vpc, security_groups=[], has_ec2_capacity=True)
    bridge = ecs.Ec2TaskDefinition(stack, "Bridge")
    bridge.add_container("App", image=ecs.ContainerImage.from_registry("henk"), memory_limit_mib=256)
    awsvpc = ecs.TaskDefinition(stack, "AwsVpc", compatibility=ecs.Compatibility.EC2_AND_FARGATE, cpu="256", memory_mib="512", network_mode=ecs.NetworkMode.AWS_VPC)
    awsvpc.add_container("App", image=ecs.ContainerImage.from_registry("henk"), memory_limit_mib=256)
    ec2_1 = tasks.EcsRunTask(stack, "E1", cluster=capacity, task_definition=bridge, launch_target=tasks.EcsEc2LaunchTarget(), integration_pattern=P.RUN_JOB)
    ec2_2 = tasks.EcsRunTask(stack, "E2", cluster=capacity, task_definition=awsvpc, launch_target=tasks.EcsEc2LaunchTarget(
        placement_constraints=[ecs.PlacementConstraint.member_of("blieptuut")], placement_strategies=[ecs.PlacementStrategy.spread_across_instances(), ecs.PlacementStrategy.packed_by_cpu(), ecs.PlacementStrategy.randomly()]))
    ec2_3 = tasks.EcsRunTask.jsonata(stack, "E3", cluster=capacity, task_definition=bridge, launch_target=tasks.EcsEc2LaunchTarget(capacity_provider_options=tasks.CapacityProviderOptions.default()), outputs="{% $o %}",
                                     container_overrides=[tasks.ContainerOverride(container_definition=bridge.default_container, environment=[tasks.TaskEnvironmentVariable(name="KEY", value="{% $k %}")])])
    chain = first.next(full).next(token).next(ec2_1).next(ec2_2).next(ec2_3)
    sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain))

app.synth()
