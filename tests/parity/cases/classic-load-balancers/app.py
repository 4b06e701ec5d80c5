"""Classic load balancers: listeners, health checks, instances and groups as targets, who may connect."""

import aws_cdk as cdk
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancing as elb

app = cdk.App()
stack = cdk.Stack(app, "Stack")
vpc = ec2.Vpc(stack, "Vpc", max_azs=2, nat_gateways=1)
common = {"vpc": vpc, "instance_type": ec2.InstanceType("t3.micro"),
          "machine_image": ec2.MachineImage.latest_amazon_linux2023()}
Listener, Protocol, Check = elb.LoadBalancerListener, elb.LoadBalancingProtocol, elb.HealthCheck
instance = ec2.Instance(stack, "Instance", **common)
group, second = (autoscaling.AutoScalingGroup(stack, f"Group{i}", **common) for i in (1, 2))

elb.LoadBalancer(stack, "Plain", vpc=vpc)
balancer = elb.LoadBalancer(
    stack, "Full", vpc=vpc, cross_zone=False, internet_facing=True, targets=[group, elb.InstanceTarget(instance)],
    health_check=Check(port=80), access_logging_policy=elb.CfnLoadBalancer.AccessLoggingPolicyProperty(
        enabled=True, s3_bucket_name="logs", emit_interval=5),
    listeners=[
        Listener(external_port=80),
        Listener(external_port=443, internal_port=8080, ssl_certificate_arn="arn:c", policy_names=["p"],
                 allow_connections_from=[ec2.Peer.ipv4("1.2.3.4/32"), instance]),
        Listener(external_port=25, external_protocol=Protocol.TCP, internal_port=26),
    ])
port = balancer.add_listener(external_port=8443, external_protocol=Protocol.SSL, internal_protocol=Protocol.SSL,
                             ssl_certificate_arn="arn:d", allow_connections_from=[])
port.connections.allow_default_port_from_any_ipv4("open")
balancer.add_target(second)
balancer.listener_ports[0].connections.allow_default_port_from(instance)
balancer.connections.allow_to_any_ipv4(ec2.Port.tcp(53))
for fact in ("name", "canonical_hosted_zone_name", "canonical_hosted_zone_name_id", "dns_name",
             "source_security_group_group_name", "source_security_group_owner_alias"):
    cdk.CfnOutput(stack, fact.replace("_", ""), value=getattr(balancer, f"load_balancer_{fact}"))

public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
for number in (22, 80, 443):
    for protocol in (None, *Protocol):
        name = f"{number}{protocol.name if protocol else ''}"
        listeners = [] if number == 22 and protocol is None else [
            Listener(external_port=number, external_protocol=protocol)]
        elb.LoadBalancer(
            stack, f"Port{name}", vpc=vpc, subnet_selection=public, listeners=listeners, health_check=Check(
                port=number, protocol=protocol, path="/x", healthy_threshold=number, unhealthy_threshold=9,
                interval=cdk.Duration.minutes(1), timeout=cdk.Duration.seconds(4)))
app.synth()
