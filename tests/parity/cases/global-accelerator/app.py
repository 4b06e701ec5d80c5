"""Global Accelerator: accelerators, listeners, groups, every kind of endpoint, the security group of a network, imports."""

import jsii
from aws_cdk import App, Aws, CfnOutput, Duration, Environment, Fn, Stack, Stage, Tags, Token, aws_ec2 as ec2, aws_route53 as route53
from aws_cdk import aws_elasticloadbalancingv2 as elb, aws_globalaccelerator as ga, aws_globalaccelerator_endpoints as endpoints
from aws_cdk import aws_route53_targets as targets
from constructs import Construct

app = App()
known = Stack(app, "Known", env=Environment(account="111111111111", region="eu-west-1"))
vpc = ec2.Vpc.from_vpc_attributes(known, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], public_subnet_ids=["s-1", "s-2"])
public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
alb = elb.ApplicationLoadBalancer(known, "Alb", vpc=vpc, internet_facing=True)
nlb = elb.NetworkLoadBalancer(known, "Nlb", vpc=vpc, vpc_subnets=public, internet_facing=True)
machine = ec2.Instance(known, "Machine", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), vpc_subnets=public,
    machine_image=ec2.MachineImage.generic_linux({"eu-west-1": "ami-12345678"}))
eip = ec2.CfnEIP(known, "Eip")
far = elb.NetworkLoadBalancer.from_network_load_balancer_attributes(known, "Far",
    load_balancer_arn="arn:aws:elasticloadbalancing:ap-south-1:111111111111:loadbalancer/net/a/b")

plain = ga.Accelerator(known, "Plain")
named = ga.Accelerator(known, "Named", accelerator_name="named", enabled=False, ip_addresses=["192.0.2.1", "192.0.2.2"],
    ip_address_type=ga.IpAddressType.DUAL_STACK)
web = plain.add_listener("Web", port_ranges=[ga.PortRange(from_port=80), ga.PortRange(from_port=443, to_port=445)])
voice = named.add_listener("Voice", port_ranges=[ga.PortRange(from_port=5060)], client_affinity=ga.ClientAffinity.SOURCE_IP,
    listener_name="voice", protocol=ga.ConnectionProtocol.UDP)
group = web.add_endpoint_group("Group")
group.add_endpoint(ga.RawEndpoint(endpoint_id="raw"))
group.add_endpoint(endpoints.ApplicationLoadBalancerEndpoint(alb))
every = voice.add_endpoint_group("Every", endpoint_group_name="every", endpoints=[
        endpoints.ApplicationLoadBalancerEndpoint(alb, weight=5, preserve_client_ip=False), endpoints.NetworkLoadBalancerEndpoint(nlb),
        endpoints.NetworkLoadBalancerEndpoint(nlb, weight=128, preserve_client_ip=True), endpoints.CfnEipEndpoint(eip),
        endpoints.CfnEipEndpoint(eip, weight=Token.as_number({"Ref": "Weight"})), endpoints.InstanceEndpoint(machine),
        endpoints.InstanceEndpoint(machine, weight=0, preserve_client_ip=False),
        ga.RawEndpoint(endpoint_id="raw", region="us-east-1", weight=255, preserve_client_ip=True)],
    health_check_interval=Duration.seconds(10), health_check_path="/p", health_check_port=81, health_check_threshold=5,
    health_check_protocol=ga.HealthCheckProtocol.HTTPS, port_overrides=[ga.PortOverride(endpoint_port=8080, listener_port=80)],
    region="us-west-2", traffic_dial_percentage=50)
ga.EndpointGroup(known, "Far Away", listener=web, endpoints=[endpoints.NetworkLoadBalancerEndpoint(far), endpoints.InstanceEndpoint(machine)])


@jsii.implements(ga.IEndpoint)
class Mine:
    @property
    def region(self):
        return "mine-1"

    def render_endpoint_configuration(self):
        return {"endpointId": "mine", "weight": 7}


ga.EndpointGroup(known, "Own", listener=ga.Listener.from_listener_arn(known, "Listener", "arn:listener"), endpoints=[Mine()])
peer = group.connections_peer("Peer", vpc)
alb.connections.allow_from(peer, ec2.Port.tcp(443))
alb.connections.allow_to(every.connections_peer("One", vpc), ec2.Port.all_tcp(), "out")
nlb_group = ec2.SecurityGroup(known, "Guard", vpc=vpc, allow_all_outbound=False)
nlb_group.add_ingress_rule(peer, ec2.Port.udp(5))
nlb_group.add_egress_rule(every.connections_peer("Two", vpc), ec2.Port.tcp_range(1, 2))
zone = route53.HostedZone(known, "Zone", zone_name="example.com")
route53.ARecord(known, "Record", zone=zone, target=route53.RecordTarget.from_alias(targets.GlobalAcceleratorTarget(plain)))
CfnOutput(known, "Names", value=",".join([plain.dns_name, plain.dual_stack_dns_name, web.listener_name, voice.listener_name]))
CfnOutput(known, "Groups", value=",".join([group.endpoint_group_name, every.endpoint_group_name, every.endpoint_group_arn]))
CfnOutput(known, "Addresses", value=Fn.join(",", plain.ipv6_addresses))

anywhere = Stack(Stage(app, "Stage"), "Anywhere-With-A-Long-Name")
deep = Construct(Construct(anywhere, "Level-Of-The-First"), "Level-Of-The-Second")
long = ga.Accelerator(deep, "Accelerator-of-the-app", ip_addresses=Token.as_list({"Ref": "Addresses"}))
ga.Accelerator(deep, "Default", accelerator_name=Aws.STACK_NAME)
mine = long.add_listener("Listener", port_ranges=[ga.PortRange(from_port=1)], protocol=ga.ConnectionProtocol.TCP)
mine.add_endpoint_group("Empty", traffic_dial_percentage=0, endpoints=[ga.RawEndpoint(endpoint_id="raw")])
Tags.of(long).add("owner", "us")
given = ga.Accelerator.from_accelerator_attributes(anywhere, "Given", accelerator_arn="arn:given", dns_name="given.example.com",
    dual_stack_dns_name="both.example.com", ipv4_addresses=["192.0.2.9"], ipv6_addresses=["2001:db8::1"])
ga.Listener(anywhere, "OnGiven", accelerator=given, port_ranges=[ga.PortRange(from_port=1, to_port=2)], client_affinity=ga.ClientAffinity.NONE)
old = ga.EndpointGroup.from_endpoint_group_arn(anywhere, "Old", "arn:group")
CfnOutput(anywhere, "Given1", value=",".join([given.accelerator_ref.accelerator_arn, *given.ipv4_addresses, *given.ipv6_addresses, old.endpoint_group_arn]))
app.synth()
