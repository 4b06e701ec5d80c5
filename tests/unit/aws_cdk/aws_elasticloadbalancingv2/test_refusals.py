"""What load balancers, listeners, rules and target groups refuse, as they are made or before synthesis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_elasticloadbalancingv2_targets as targets
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

SECONDS, DAYS = cdk.Duration.seconds, cdk.Duration.days
FIXED = elb.ListenerAction.fixed_response(200)
CERTIFICATE = elb.ListenerCertificate.from_arn("arn:certificate")
PATH = elb.ListenerCondition.path_patterns(["/a"])
MODES = elb.MutualAuthenticationMode
ALGORITHMS = elb.TargetGroupLoadBalancingAlgorithmType
ENV = cdk.Environment(account="111111111111", region="eu-west-1")


class World:
    """A stack with a network."""

    def __init__(self) -> None:
        self.app = cdk.App(analytics_reporting=False)
        self.stack = cdk.Stack(self.app, "S", env=ENV)
        self.vpc = ec2.Vpc.from_vpc_attributes(
            self.stack,
            "V",
            vpc_id="vpc-1",
            availability_zones=["eu-west-1a", "eu-west-1b"],
            public_subnet_ids=["p1", "p2"],
            private_subnet_ids=["q1", "q2"],
        )

    def alb(self, **options: Any) -> elb.ApplicationLoadBalancer:
        return elb.ApplicationLoadBalancer(self.stack, "Made", vpc=self.vpc, **options)

    def nlb(self, **options: Any) -> elb.NetworkLoadBalancer:
        return elb.NetworkLoadBalancer(self.stack, "Made", vpc=self.vpc, **options)

    def mapped(self, mapping: dict[str, Any], **options: Any) -> elb.NetworkLoadBalancer:
        return self.nlb(subnet_mappings=[{"subnet": self.vpc.public_subnets[0], **mapping}], **options)

    def listener(self, **options: Any) -> elb.ApplicationListener:
        balancer = elb.ApplicationLoadBalancer(self.stack, "Balancer", vpc=self.vpc)
        return elb.ApplicationListener(self.stack, "Made", load_balancer=balancer, **options)

    def rule(self, **options: Any) -> elb.ApplicationListenerRule:
        balancer = elb.ApplicationLoadBalancer(self.stack, "Balancer", vpc=self.vpc)
        listener = balancer.add_listener("L", port=80, default_action=FIXED)
        return elb.ApplicationListenerRule(self.stack, "Made", listener=listener, **options)

    def network_listener(self, **options: Any) -> elb.NetworkListener:
        balancer = elb.NetworkLoadBalancer(self.stack, "Balancer", vpc=self.vpc)
        return elb.NetworkListener(self.stack, "Made", load_balancer=balancer, **options)

    def group(self, **options: Any) -> elb.ApplicationTargetGroup:
        return elb.ApplicationTargetGroup(self.stack, "Made", **{"vpc": self.vpc, "port": 80, **options})

    def network_group(self, **options: Any) -> elb.NetworkTargetGroup:
        return elb.NetworkTargetGroup(self.stack, "Made", **{"vpc": self.vpc, "port": 80, **options})

    def logs(self, **options: Any) -> None:
        self.alb().log_access_logs(s3.Bucket(self.stack, "B", **options))


@pytest.mark.parametrize(
    ("make", "options", "message"),
    [
        (World.alb, {"cross_zone_enabled": False}, "crossZoneEnabled cannot be false"),
        (World.alb, {"client_keep_alive": SECONDS(59)}, "between 60 and 604800 seconds. Got: 59 seconds"),
        (World.alb, {"client_keep_alive": cdk.Duration.millis(100)}, "Got: 100 milliseconds"),
        (World.alb, {"minimum_capacity_unit": 99}, "greater than or equal to 100 .* got: 99"),
        (
            World.alb,
            {"ip_address_type": elb.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4},
            "only be used with internet",
        ),
        (World.alb, {"deny_all_igw_traffic": True}, "'denyAllIgwTraffic' may only be set"),
        (World.alb, {"load_balancer_name": "x" * 33}, "can have a maximum of 32 characters"),
        (World.alb, {"load_balancer_name": "internal-x"}, 'must not begin with "internal-"'),
        (World.alb, {"load_balancer_name": "a_b"}, "must contain only alphanumeric characters or hyphens"),
        (World.alb, {"load_balancer_name": "-a"}, "must not begin or end with a hyphen"),
        (World.logs, {"encryption": s3.BucketEncryption.KMS}, "Encryption key detected"),
        (World.nlb, {"minimum_capacity_unit": 10}, "between 2750 and 45000 per AZ .* got 5 LCU per AZ"),
        (World.nlb, {"disable_security_groups": True, "security_groups": []}, "Cannot specify both `securityGroups`"),
        (World.nlb, {"ip_address_type": elb.IpAddressType.DUAL_STACK_WITHOUT_PUBLIC_IPV4}, "got network"),
        (World.nlb, {"subnet_mappings": [], "vpc_subnets": {}}, "either `vpcSubnets` or `subnetMappings`"),
        (World.listener, {}, "At least one of 'port' or 'protocol' is required"),
        (World.listener, {"port": 81}, "Don't know default protocol for port: 81"),
        (World.listener, {"port": 80}, "needs at least one default action or target group"),
        (World.listener, {"port": 443, "default_action": FIXED}, "HTTPS Listener needs at least one certificate"),
        (World.listener, {"port": 80, "default_action": FIXED, "default_target_groups": []}, "Specify at most one of"),
        (
            World.listener,
            {"port": 80, "mutual_authentication": {"mutual_authentication_mode": MODES.VERIFY}},
            "You must set 'trustStore'",
        ),
        (
            World.listener,
            {
                "port": 80,
                "mutual_authentication": {
                    "mutual_authentication_mode": MODES.OFF,
                    "ignore_client_certificate_expiry": True,
                },
            },
            "You cannot set 'ignoreClientCertificateExpiry'",
        ),
        (World.rule, {"priority": 1}, "At least one of 'conditions'"),
        (World.rule, {"priority": 1, "conditions": [PATH]}, "Listener rule needs at least one action"),
        (World.rule, {"priority": 0, "conditions": [PATH], "action": FIXED}, "Priority must have value greater"),
        (World.rule, {"priority": 1, "conditions": [PATH], "action": FIXED, "target_groups": []}, "specify only one"),
        (World.network_listener, {"port": 80}, "needs at least one default action or target group"),
        (World.network_listener, {"port": 443, "protocol": elb.Protocol.TLS}, "you must specify certificates"),
        (World.network_listener, {"port": 80, "protocol": elb.Protocol.HTTP}, "must be one of TCP, TLS, UDP, TCP_UDP"),
        (
            World.network_listener,
            {"port": 80, "protocol": elb.Protocol.TCP, "certificates": [CERTIFICATE]},
            "Protocol must be TLS when certificates",
        ),
        (World.network_listener, {"port": 80, "alpn_policy": elb.AlpnPolicy.NONE}, "must be TLS when alpnPolicy"),
        (World.network_listener, {"port": 80, "tcp_idle_timeout": SECONDS(59)}, "between 60 and 6000 seconds, got 59"),
        (
            World.network_listener,
            {"port": 80, "protocol": elb.Protocol.UDP, "tcp_idle_timeout": SECONDS(600)},
            "`tcpIdleTimeout` cannot be set",
        ),
        (World.group, {"vpc": None}, "'vpc' is required for a non-Lambda TargetGroup"),
        (World.group, {"target_type": elb.TargetType.LAMBDA}, "port/protocol should not be specified for Lambda"),
        (World.group, {"slow_start": SECONDS(29)}, "between 30 and 900 seconds"),
        (World.group, {"stickiness_cookie_duration": DAYS(8)}, "between 1 second and 7 days"),
        (
            World.group,
            {"stickiness_cookie_duration": DAYS(1), "stickiness_cookie_name": "AWSALB1"},
            "reserved for use by the load balancer",
        ),
        (
            World.group,
            {"stickiness_cookie_duration": DAYS(1), "stickiness_cookie_name": ""},
            "cannot be an empty string",
        ),
        (
            World.group,
            {"load_balancing_algorithm_type": ALGORITHMS.WEIGHTED_RANDOM, "slow_start": SECONDS(50)},
            "can not be used with slow start mode",
        ),
        (World.group, {"enable_anomaly_mitigation": True}, "Anomaly mitigation is only available"),
        (World.group, {"multi_value_headers_enabled": True}, "only supported for Lambda targets"),
        (World.group, {"target_group_name": "a_b"}, "Target group name: .* alphanumeric"),
        (World.group, {"health_check": {"protocol": elb.Protocol.TCP}}, r"Must be one of \[HTTP, HTTPS\]"),
        (
            World.group,
            {"health_check": {"interval": SECONDS(5), "timeout": SECONDS(5)}},
            "must be greater than the timeout",
        ),
        (
            World.group,
            {"target_group_health": {"dns_minimum_healthy_target_percentage": 101}},
            "dns_failover.minimum_healthy_targets.percentage must be an integer",
        ),
        (
            World.group,
            {"targets": [targets.InstanceIdTarget("i-1"), targets.IpTarget("1.1.1.1")]},
            "make all targets the same type",
        ),
        (World.network_group, {"protocol": elb.Protocol.HTTP}, "must be one of TCP, TLS, UDP, TCP_UDP"),
        (World.network_group, {"health_check": {"protocol": elb.Protocol.UDP}}, r"one of \[HTTP, HTTPS, TCP\]"),
        (World.network_group, {"health_check": {"protocol": elb.Protocol.TCP, "path": "/"}}, "do not support the path"),
        (World.network_group, {"health_check": {"interval": SECONDS(4)}}, "Must be between 5 and 300"),
        (World.network_group, {"health_check": {"healthy_threshold_count": 1}}, "number between 2 and 10"),
    ],
)
def test_options_that_cannot_work(make: Callable[..., Any], options: dict[str, Any], message: str) -> None:
    world = World()

    with pytest.raises(RuntimeError, match=rf"(?s){message}"):
        make(world, **options)
        world.app.synth()


@pytest.mark.parametrize(
    ("mapping", "options", "message"),
    [
        ({"allocation_id": "a"}, {}, "`allocationId` for a internal"),
        ({"private_ipv4_address": "1.1.1.1"}, {"internet_facing": True}, "`privateIpv4Address` for a internet facing"),
        ({"source_nat_ipv6_prefix": elb.SourceNatIpv6Prefix.auto_assigned()}, {}, "`sourceNatIpv6Prefix`"),
    ],
)
def test_addresses_that_a_subnet_cannot_give(mapping: dict[str, Any], options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        World().mapped(mapping, **options)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (elb.ListenerAction.redirect, "To prevent redirect loops"),
        (lambda: elb.ListenerAction.redirect(path="x"), "Redirect path must start with a '/'"),
        (lambda: elb.ListenerAction.forward([]), r"ListenerAction\.forward\(\)"),
        (lambda: elb.NetworkListenerAction.weighted_forward([]), r"NetworkListenerAction\.weightedForward\(\)"),
        (lambda: elb.ListenerCondition.path_patterns(["/"] * 6), "A rule can only have '5' condition values"),
        (lambda: elb.SourceNatIpv6Prefix.from_ipv6_prefix("x"), "must include netmask"),
    ],
)
def test_values_that_cannot_be_made(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make()


def test_conditions_and_priority_go_together() -> None:
    listener = World().listener(port=80, default_action=FIXED)

    for options in ({"priority": 1}, {"conditions": [PATH]}):
        with pytest.raises(RuntimeError, match="also requires 'priority', and vice versa"):
            listener.add_action("A", action=FIXED, **options)


def test_logs_need_to_know_the_region() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    vpc = ec2.Vpc.from_vpc_attributes(stack, "V", vpc_id="v", availability_zones=["a"], private_subnet_ids=["q"])
    balancer = elb.ApplicationLoadBalancer(stack, "L", vpc=vpc)

    with pytest.raises(RuntimeError, match="Region is required to enable ELBv2 access logging"):
        balancer.log_access_logs(s3.Bucket(stack, "B"))


def test_what_is_not_known_of_imports_is_said() -> None:
    world = World()
    arn = "arn:aws:elasticloadbalancing:eu-west-1:111111111111"
    balancer = elb.ApplicationLoadBalancer.from_application_load_balancer_attributes(
        world.stack, "I", load_balancer_arn=f"{arn}:loadbalancer/app/x/1", security_group_id="sg-9"
    )
    group = elb.ApplicationTargetGroup.from_target_group_attributes(
        world.stack, "G", target_group_arn=f"{arn}:targetgroup/g/5"
    )

    with pytest.raises(RuntimeError, match="'loadBalancerDnsName' was not provided"):
        _ = balancer.load_balancer_dns_name
    with pytest.raises(RuntimeError, match="listeners can only be accessed"):
        _ = balancer.listeners
    with pytest.raises(RuntimeError, match="imported Load Balancer with specified vpc"):
        balancer.add_listener("L", port=80).add_targets("T", port=80)
    with pytest.raises(RuntimeError, match="needs the associated ApplicationBalancer"):
        _ = group.metrics
    with pytest.raises(RuntimeError, match="non-self registering target"):
        group.add_target(targets.IpTarget("1.1.1.1"))


def test_metrics_of_a_group_need_a_load_balancer() -> None:
    with pytest.raises(RuntimeError, match="needs to be attached to a LoadBalancer"):
        _ = World().group().metrics


@pytest.mark.parametrize("arn", ["arn", "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup"])
def test_what_is_imported_needs_an_arn(arn: str) -> None:
    with pytest.raises(RuntimeError, match="ARN"):
        elb.ApplicationTargetGroup.from_target_group_attributes(World().stack, "G", target_group_arn=arn)


def test_times_that_are_known_at_deployment_only_are_not_judged() -> None:
    world = World()
    seconds = cdk.Duration.seconds(cdk.CfnParameter(world.stack, "Seconds", type="Number").value_as_number)
    count = cdk.CfnParameter(world.stack, "Count", type="Number").value_as_number

    world.network_group(
        target_type=elb.TargetType.IP,
        health_check={"interval": seconds, "timeout": seconds, "healthy_threshold_count": count},
    )

    world.app.synth()
    (group,) = (
        cdk.assertions.Template.from_stack(world.stack)
        .find_resources("AWS::ElasticLoadBalancingV2::TargetGroup")
        .values()
    )
    assert {name: value for name, value in group["Properties"].items() if name.startswith("Health")} == {
        "HealthCheckIntervalSeconds": {"Ref": "Seconds"},
        "HealthCheckTimeoutSeconds": {"Ref": "Seconds"},
        "HealthyThresholdCount": {"Ref": "Count"},
    }


def test_with_subnet_mappings_nothing_of_the_network_is_waited_for() -> None:
    stack = cdk.Stack(cdk.App(), "S", env=ENV)
    vpc = ec2.Vpc(stack, "V", max_azs=1)
    mapped = [elb.SubnetMapping(subnet=vpc.public_subnets[0])]

    elb.NetworkLoadBalancer(stack, "Mapped", vpc=vpc, internet_facing=True, subnet_mappings=mapped)
    elb.NetworkLoadBalancer(stack, "Chosen", vpc=vpc, internet_facing=True)

    found = cdk.assertions.Template.from_stack(stack).find_resources("AWS::ElasticLoadBalancingV2::LoadBalancer")
    assert {name[:6]: "DependsOn" in balancer for name, balancer in found.items()} == {"Mapped": False, "Chosen": True}


def test_further_certificates_are_named() -> None:
    listener = World().listener(port=80, default_action=FIXED)

    with pytest.raises(RuntimeError, match="At least one of 'certificateArns' or 'certificates' is required"):
        elb.ApplicationListenerCertificate(listener, "More", listener=listener)


def test_an_imported_group_of_no_balancer_names_none() -> None:
    arn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:targetgroup/g/1"
    stack = cdk.Stack(cdk.App(), "S")
    group = elb.ApplicationTargetGroup.from_target_group_attributes(stack, "G", target_group_arn=arn)

    assert stack.resolve(group.load_balancer_arns) == {"Ref": "AWS::NoValue"}


def test_mutual_authentication_without_a_mode_takes_anything() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    options = elb.MutualAuthentication(advertise_trust_store_ca_names=True, ignore_client_certificate_expiry=True)

    elb.ApplicationListener(
        stack,
        "L",
        load_balancer=elb.ApplicationLoadBalancer(stack, "B", vpc=ec2.Vpc(stack, "V")),
        port=443,
        certificates=[CERTIFICATE],
        default_action=FIXED,
        mutual_authentication=options,
    )

    [made] = Template.from_stack(stack).find_resources("AWS::ElasticLoadBalancingV2::Listener").values()
    assert made["Properties"]["MutualAuthentication"] == {
        "AdvertiseTrustStoreCaNames": "on",
        "IgnoreClientCertificateExpiry": True,
    }
