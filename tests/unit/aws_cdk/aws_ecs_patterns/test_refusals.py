"""What the patterns of services refuse, each with the construct concerned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns
from aws_cdk import aws_elasticloadbalancingv2 as elb
from aws_cdk import aws_sqs as sqs

IMAGE = ecs.ContainerImage.from_registry("nginx")
HTTP, HTTPS = elb.ApplicationProtocol.HTTP, elb.ApplicationProtocol.HTTPS
CERTIFICATE = "arn:aws:acm:eu-west-1:111111111111:certificate/x"

Options = Callable[["World"], dict[str, Any]]


class World:
    """A stack with a network and a cluster."""

    def __init__(self) -> None:
        self.stack = cdk.Stack(cdk.App(analytics_reporting=False), "S")
        self.vpc = ec2.Vpc.from_vpc_attributes(
            self.stack,
            "V",
            vpc_id="vpc-1",
            availability_zones=["a", "b"],
            public_subnet_ids=["p1", "p2"],
            private_subnet_ids=["q1", "q2"],
        )
        self.cluster = ecs.Cluster(self.stack, "C", vpc=self.vpc)

    def definition(self) -> ecs.FargateTaskDefinition:
        return ecs.FargateTaskDefinition(self.stack, "Definition")

    def certificate(self) -> acm.ICertificate:
        return acm.Certificate.from_certificate_arn(self.stack, "Certificate", CERTIFICATE)


def single(**options: Any) -> Options:
    return lambda world: {"cluster": world.cluster, "task_image_options": {"image": IMAGE}, **options}


def groups(listener: dict[str, Any] | None = None, target: dict[str, Any] | None = None, **balancer: Any) -> Options:
    """One load balancer with one listener, and one target group."""
    return single(
        load_balancers=[{"name": "lb", "listeners": [{"name": "l", **(listener or {})}], **balancer}],
        target_groups=[{"container_port": 80, **(target or {})}],
    )


def queue(**options: Any) -> Options:
    return lambda world: {"cluster": world.cluster, "image": IMAGE, **options}


ALB = patterns.ApplicationLoadBalancedFargateService
NLB = patterns.NetworkLoadBalancedFargateService
GROUPS = patterns.ApplicationMultipleTargetGroupsFargateService
NETWORK_GROUPS = patterns.NetworkMultipleTargetGroupsFargateService
QUEUE = patterns.QueueProcessingFargateService


@pytest.mark.parametrize("pattern", [ALB, NLB, GROUPS, NETWORK_GROUPS])
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (lambda world: single(vpc=world.vpc)(world), "You can only specify either vpc or cluster"),
        (lambda world: {"cluster": world.cluster}, "You must specify one of: taskDefinition or image"),
        (lambda world: single(task_definition=world.definition())(world), "You must specify (either|only one of) a?"),
        (single(desired_count=0), "You must specify a desiredCount greater than 0"),
    ],
)
def test_what_all_services_behind_load_balancers_refuse(pattern: Any, options: Options, message: str) -> None:
    world = World()

    with pytest.raises(RuntimeError, match=rf"{message}[\s\S]*S/X"):
        pattern(world.stack, "X", **options(world))


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        (ALB, single(protocol=HTTPS), "A domain name and zone is required when using the HTTPS protocol"),
        (ALB, single(domain_name="a.com"), "A Route53 hosted domain zone name is required"),
        (ALB, single(redirect_http=True), "The HTTPS protocol must be used when redirecting HTTP traffic"),
        (
            ALB,
            lambda world: single(protocol=HTTP, certificate=world.certificate())(world),
            "The HTTPS protocol must be used when a certificate is given",
        ),
        (ALB, single(container_cpu=512), "containerCpu must be less than to cpu; received containerCpu: 512, cpu: 256"),
        (ALB, single(container_cpu=1.5), "containerCpu must be a non-negative integer; received 1.5"),
        (ALB, single(container_memory_limit_mib=1024), "containerMemoryLimitMiB must be less than to memoryLimitMiB"),
        (NLB, single(domain_name="a.com"), "A Route53 hosted domain zone name is required"),
        (GROUPS, single(load_balancers=[]), "At least one load balancer must be specified"),
        (GROUPS, single(load_balancers=[{"name": "a", "listeners": []}]), "At least one listener must be specified"),
        (GROUPS, single(target_groups=[]), "At least one target group should be specified"),
        (GROUPS, groups(target={"listener": "zz"}), "Listener zz is not defined"),
        (GROUPS, groups({"protocol": HTTPS}), "A domain name and zone is required"),
        (GROUPS, groups(domain_name="a.com"), "A Route53 hosted domain zone name is required"),
        (GROUPS, groups(idle_timeout=cdk.Duration.minutes(67)), "idle timeout must be between 1 and 4000 seconds"),
        (
            GROUPS,
            lambda world: {"cluster": world.cluster, "task_definition": world.definition()},
            "At least one essential container must be specified",
        ),
        (NETWORK_GROUPS, groups(target={"listener": "zz"}), "Listener zz is not defined"),
        (NETWORK_GROUPS, groups(domain_name="a.com"), "A Route53 hosted domain zone name is required"),
        (QUEUE, queue(image=None), "You must specify one of: taskDefinition or image"),
        (QUEUE, queue(min_scaling_capacity=3), r"minCapacity \(3\) should be lower than maxCapacity \(2\)"),
        (
            QUEUE,
            lambda world: queue(queue=sqs.Queue(world.stack, "Q"), max_receive_count=2)(world),
            "maxReceiveCount can be set only when queue is not set",
        ),
    ],
)
def test_what_a_pattern_refuses(pattern: Any, options: Options, message: str) -> None:
    world = World()

    with pytest.raises(RuntimeError, match=rf"{message}[\s\S]*S/X"):
        pattern(world.stack, "X", **options(world))


def test_a_load_balancer_made_elsewhere_is_not_the_patterns_own() -> None:
    world = World()
    balancer = elb.ApplicationLoadBalancer.from_application_load_balancer_attributes(
        world.stack,
        "L",
        load_balancer_arn="arn:aws:elasticloadbalancing:eu-west-1:111111111111:loadbalancer/app/my/1",
        security_group_id="sg-1",
        load_balancer_dns_name="dns",
        vpc=world.vpc,
    )
    service = ALB(world.stack, "X", **single(load_balancer=balancer)(world))

    with pytest.raises(RuntimeError, match=r"\.loadBalancer can only be accessed"):
        _ = service.load_balancer
