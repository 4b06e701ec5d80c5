"""Groups and instances behind load balancers, and scaling by their requests."""

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_elasticloadbalancingv2_targets as targets

app = cdk.App()
stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="123456789012", region="us-east-1"))
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
common = {"vpc": vpc, "instance_type": ec2.InstanceType("t3.micro"),
          "machine_image": ec2.MachineImage.latest_amazon_linux2023()}


def group(name, **options):
    return autoscaling.AutoScalingGroup(stack, name, **common, **options)


web, other, network = group("Web", max_capacity=4), group("Other", associate_public_ip_address=True, vpc_subnets={
    "subnet_type": ec2.SubnetType.PUBLIC}), group("Network")
servers = [ec2.Instance(stack, f"Server{i}", **common) for i in (1, 2)]
exposed = ec2.Instance(stack, "Exposed", **common, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC),
                       associate_public_ip_address=True)

application = elbv2.ApplicationLoadBalancer(stack, "Application", vpc=vpc, internet_facing=True)
listener = application.add_listener("Http", port=80)
listener.add_targets("Web", port=8080, targets=[web])
web.scale_on_request_count("Requests", target_requests_per_minute=60, cooldown=cdk.Duration.minutes(1),
                           disable_scale_in=True, estimated_instance_warmup=cdk.Duration.minutes(2))
listener.add_targets(
    "Servers", port=80, priority=5, conditions=[elbv2.ListenerCondition.path_patterns(["/s/*"])],
    targets=[targets.InstanceTarget(servers[0]), targets.InstanceTarget(servers[1], 9090),
             targets.InstanceIdTarget(exposed.instance_id, 81)])
by_hand = elbv2.ApplicationTargetGroup(stack, "ByHand", vpc=vpc, port=443)
other.attach_to_application_target_group(by_hand)
imported = elbv2.ApplicationTargetGroup.from_target_group_attributes(
    stack, "Imported",
    target_group_arn="arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/name/0123")
imported.add_target(other)

balancer = elbv2.NetworkLoadBalancer(stack, "NetworkBalancer", vpc=vpc)
balancer.add_listener("Tcp", port=443).add_targets("Group", port=443, targets=[network])
balancer.add_listener("Tcp2", port=444).add_targets("Exposed", port=444, targets=[targets.InstanceTarget(exposed, 445)])
app.synth()
