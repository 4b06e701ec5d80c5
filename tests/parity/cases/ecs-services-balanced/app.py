"""Services behind load balancers: listeners, target groups, ports of every network mode, second groups, scaling by requests."""
import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2, aws_ecs as ecs, aws_elasticloadbalancingv2 as elb, aws_iam as iam, aws_servicediscovery as sd

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
cluster = ecs.Cluster(s, "Cluster", vpc=vpc)
group = ec2.SecurityGroup.from_security_group_id(s, "Group", "sg-1")
known = ecs.Cluster.from_cluster_attributes(s, "Known", cluster_name="c", vpc=vpc, security_groups=[group])
P = ecs.PortMapping


def fargate(id: str, **props: object) -> ecs.FargateService:
    task = ecs.FargateTaskDefinition(s, f"T{id}")
    task.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), port_mappings=[P(container_port=80), P(container_port=81, protocol=ecs.Protocol.UDP)])
    task.add_container("side", image=ecs.ContainerImage.from_registry("x"), port_mappings=[P(container_port=8080)])
    return ecs.FargateService(s, id, cluster=cluster, task_definition=task, **props)


def ec2_service(id: str, mode: ecs.NetworkMode, *ports: ecs.PortMapping) -> ecs.Ec2Service:
    task = ecs.Ec2TaskDefinition(s, f"T{id}", network_mode=mode)
    task.add_container("web", image=ecs.ContainerImage.from_registry("nginx"), memory_limit_mib=64, port_mappings=list(ports))
    return ecs.Ec2Service(s, id, cluster=known, task_definition=task)


alb = elb.ApplicationLoadBalancer(s, "Alb", vpc=vpc, internet_facing=True)
listener = alb.add_listener("Http", port=80)
a = fargate("A")
targets = listener.add_targets("A", port=80, targets=[a])
a.auto_scale_task_count(max_capacity=10).scale_on_request_count("Requests", requests_per_target=1000, target_group=targets)
b = fargate("B", health_check_grace_period=cdk.Duration.seconds(9))
listener.add_targets("B", port=8080, protocol=elb.ApplicationProtocol.HTTP, priority=10, conditions=[elb.ListenerCondition.path_patterns(["/b/*"])], targets=[b.load_balancer_target(container_name="side", container_port=8080)], deregistration_delay=cdk.Duration.seconds(5), health_check=elb.HealthCheck(path="/ok"))
own = elb.ApplicationTargetGroup(s, "Own", vpc=vpc, port=81, protocol=elb.ApplicationProtocol.HTTP, target_type=elb.TargetType.IP)
c = fargate("C")
c.attach_to_application_target_group(own)
c.register_load_balancer_targets(
    ecs.EcsTarget(container_name="side", container_port=8080, new_target_group_id="Reg", listener=ecs.ListenerConfig.application_listener(listener, protocol=elb.ApplicationProtocol.HTTP, priority=20, conditions=[elb.ListenerCondition.host_headers(["c.example"])])))
nlb = elb.NetworkLoadBalancer(s, "Nlb", vpc=vpc)
tcp = nlb.add_listener("Tcp", port=443)
d = fargate("D")
tcp.add_targets("D", port=443, targets=[d.load_balancer_target(container_name="web")])
udp = nlb.add_listener("Udp", port=53, protocol=elb.Protocol.UDP)
d.register_load_balancer_targets(ecs.EcsTarget(container_name="web", container_port=81, protocol=ecs.Protocol.UDP, new_target_group_id="U", listener=ecs.ListenerConfig.network_listener(udp, port=53)))
nlb_group = elb.NetworkTargetGroup(s, "NlbGroup", vpc=vpc, port=80)
fargate("E").attach_to_network_target_group(nlb_group)
https = alb.add_listener("More", port=8000, protocol=elb.ApplicationProtocol.HTTP, open=False)
for index, (mode, ports) in enumerate([(ecs.NetworkMode.BRIDGE, [P(container_port=80)]), (ecs.NetworkMode.BRIDGE, [P(container_port=80, host_port=8081)]), (ecs.NetworkMode.HOST, [P(container_port=80)]), (ecs.NetworkMode.AWS_VPC, [P(container_port=80)]), (ecs.NetworkMode.NAT, [P(container_port=80)])]):
    each = ec2_service(f"M{index}", mode, *ports)
    https.add_targets(f"M{index}", port=80, targets=[each], priority=30 + index, conditions=[elb.ListenerCondition.path_patterns([f"/{index}"])]) if index else https.add_targets("M0", port=80, targets=[each])
u = ec2_service("U", ecs.NetworkMode.BRIDGE, P(container_port=53, protocol=ecs.Protocol.UDP))
udp.add_targets("U2", port=53, targets=[u.load_balancer_target(container_name="web", protocol=ecs.Protocol.UDP)])
blue = elb.ApplicationTargetGroup(s, "Blue", vpc=vpc, port=80, target_type=elb.TargetType.IP)
green = elb.ApplicationTargetGroup(s, "Green", vpc=vpc, port=80, target_type=elb.TargetType.IP)
rule = elb.ApplicationListenerRule(s, "Prod", listener=listener, priority=50, conditions=[elb.ListenerCondition.path_patterns(["/p"])], action=elb.ListenerAction.weighted_forward([elb.WeightedTargetGroup(target_group=blue, weight=100), elb.WeightedTargetGroup(target_group=green, weight=0)]))
test = elb.ApplicationListenerRule(s, "Test", listener=listener, priority=51, conditions=[elb.ListenerCondition.path_patterns(["/t"])], action=elb.ListenerAction.forward([green]))
bg = fargate("BlueGreen", deployment_strategy=ecs.DeploymentStrategy.BLUE_GREEN)
blue.add_target(bg.load_balancer_target(container_name="web", container_port=80, alternate_target=ecs.AlternateTarget("Alt", alternate_target_group=green, production_listener=ecs.ListenerRuleConfiguration.application_listener_rule(rule), test_listener=ecs.ListenerRuleConfiguration.application_listener_rule(test))))
nblue, ngreen = (elb.NetworkTargetGroup(s, name, vpc=vpc, port=80, target_type=elb.TargetType.IP) for name in ("NBlue", "NGreen"))
prod = nlb.add_listener("Prod", port=90, default_action=elb.NetworkListenerAction.forward([nblue]))
bg2 = fargate("BlueGreen2", deployment_strategy=ecs.DeploymentStrategy.BLUE_GREEN)
nblue.add_target(bg2.load_balancer_target(container_name="side", alternate_target=ecs.AlternateTarget("Alt", alternate_target_group=ngreen, production_listener=ecs.ListenerRuleConfiguration.network_listener(prod), role=iam.Role.from_role_arn(s, "AltRole", "arn:aws:iam::123456789012:role/alt"))))
far = cdk.Stack(app, "Far")
far_group = elb.ApplicationTargetGroup.from_target_group_attributes(far, "Imported", target_group_arn="arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1", load_balancer_arns="arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/y/2")
far_task = ecs.FargateTaskDefinition(far, "T")
far_task.add_container("web", image=ecs.ContainerImage.from_registry("x"), port_mappings=[P(container_port=1)])
far_service = ecs.FargateService(far, "Service", cluster=ecs.Cluster.from_cluster_attributes(far, "C", cluster_name="c", vpc=ec2.Vpc.from_vpc_attributes(far, "V", vpc_id="v", availability_zones=["a"], private_subnet_ids=["r"])), task_definition=far_task)
far_service.attach_to_application_target_group(far_group)
app.synth()
