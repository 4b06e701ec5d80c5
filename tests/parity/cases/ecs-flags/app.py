"""Clusters, services, targets, streams and subscriptions with the flags of a freshly made project (flags.json beside this file)."""
import json
import os.path

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb, aws_events as events
from aws_cdk import aws_events_targets as targets, aws_iam as iam, aws_kinesis as kinesis, aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources, aws_logs as logs, aws_logs_destinations as dests, aws_servicediscovery as sd

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "flags.json")) as file:
    app = cdk.App(analytics_reporting=False, context=json.load(file))
s = cdk.Stack(app, "S", env=cdk.Environment(account="123456789012", region="eu-west-1"))
vpc = ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["eu-west-1a", "eu-west-1b"], private_subnet_ids=["subnet-0123456789abcdef1", "subnet-0123456789abcdef2"], public_subnet_ids=["subnet-0123456789abcdef3", "subnet-0123456789abcdef4"], private_subnet_route_table_ids=["rtb-0123456789abcdef1", "rtb-0123456789abcdef2"], public_subnet_route_table_ids=["rtb-0123456789abcdef3", "rtb-0123456789abcdef4"])
cluster = ecs.Cluster(s, "Cluster", vpc=vpc, container_insights_v2=ecs.ContainerInsights.ENABLED, default_cloud_map_namespace={"name": "ns"}, execute_command_configuration={"logging": ecs.ExecuteCommandLogging.OVERRIDE, "log_configuration": {"cloud_watch_log_group": logs.LogGroup(s, "Exec")}})
capacity = cluster.add_capacity("Capacity", instance_type=ec2.InstanceType("t3.micro"), spot_price="0.1", spot_instance_draining=True)
group = ecs.AsgCapacityProvider(s, "Provider", auto_scaling_group=cluster.add_capacity("Second", instance_type=ec2.InstanceType("m5.large")))
cluster.add_asg_capacity_provider(group)
task = ecs.FargateTaskDefinition(s, "Task")
task.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), port_mappings=[ecs.PortMapping(container_port=80, name="web")], logging=ecs.LogDrivers.aws_logs(stream_prefix="p"))
service = ecs.FargateService(s, "Service", cluster=cluster, task_definition=task, circuit_breaker={"rollback": True}, enable_execute_command=True, cloud_map_options={}, service_connect_configuration={}, min_healthy_percent=100)
alb = elb.ApplicationLoadBalancer(s, "Alb", vpc=vpc, internet_facing=True)
listener = alb.add_listener("Http", port=80)
listener.add_targets("Service", port=80, targets=[service])
scaling = service.auto_scale_task_count(max_capacity=3)
scaling.scale_on_cpu_utilization("Cpu", target_utilization_percent=50)
service.enable_deployment_alarms([cw.Alarm(s, "Alarm", metric=cw.Metric(namespace="n", metric_name="m"), threshold=1, evaluation_periods=1).alarm_name])
plain = ecs.FargateTaskDefinition(s, "PlainTask")
plain.add_container("web", image=ecs.ContainerImage.from_registry("nginx"))
ecs.FargateService(s, "Plain", cluster=cluster, task_definition=plain, desired_count=1)
on_instances = ecs.Ec2TaskDefinition(s, "Ec2Task")
on_instances.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), memory_limit_mib=64, port_mappings=[ecs.PortMapping(container_port=80)])
ec2_service = ecs.Ec2Service(s, "Ec2Service", cluster=cluster, task_definition=on_instances, capacity_provider_strategies=[ecs.CapacityProviderStrategy(capacity_provider=group.capacity_provider_name, weight=1)])
listener.add_targets("Ec2", port=80, priority=1, conditions=[elb.ListenerCondition.path_patterns(["/e"])], targets=[ec2_service])
nlb = elb.NetworkLoadBalancer(s, "Nlb", vpc=vpc)
nlb.add_listener("Tcp", port=80).add_targets("Service", port=80, targets=[service.load_balancer_target(container_name="web")])
task.grant_run(iam.Role(s, "Runner", assumed_by=iam.AccountRootPrincipal()))
rule = events.Rule(s, "Rule", schedule=events.Schedule.rate(cdk.Duration.hours(1)), targets=[targets.EcsTask(cluster=cluster, task_definition=task), targets.AwsApi(service="ECS", action="updateService")])
stream = kinesis.Stream(s, "Stream", encryption=kinesis.StreamEncryption.KMS)
consumer = kinesis.StreamConsumer(s, "Consumer", stream=stream, stream_consumer_name="c")
fn = lambda_.Function(s, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"), vpc=vpc)
fn.add_event_source(sources.KinesisEventSource(stream, starting_position=lambda_.StartingPosition.LATEST))
fn.add_event_source(sources.KinesisConsumerEventSource(consumer, starting_position=lambda_.StartingPosition.LATEST))
stream.grant_read(iam.AccountPrincipal("111122223333"))
rule.add_target(targets.KinesisStream(stream))
logs.LogGroup(s, "Group").add_subscription_filter("Sub", destination=dests.KinesisDestination(stream), filter_pattern=logs.FilterPattern.all_events())
logs.LogGroup(s, "Group2").add_subscription_filter("Sub", destination=dests.LambdaDestination(fn), filter_pattern=logs.FilterPattern.all_events())
sd.HttpNamespace(s, "Http", name="h").create_service("Svc").register_non_ip_instance("I", custom_attributes={"a": "b"})
app.synth()
