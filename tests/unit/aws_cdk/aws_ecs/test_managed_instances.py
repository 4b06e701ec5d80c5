"""Instances that ECS keeps: what is refused, and which cluster they belong to."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Environment, Size, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk.core.errors import ValidationError

ENV = Environment(account="123456789012", region="us-east-1")


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S", env=ENV)


def network(stack: Stack) -> ec2.IVpc:
    return ec2.Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["us-east-1a"],
        private_subnet_ids=["subnet-1"],
        private_subnet_route_table_ids=["rtb-1"],
    )


def provider(stack: Stack, vpc: ec2.IVpc, **options: Any) -> ecs.ManagedInstancesCapacityProvider:
    given = {
        "subnets": vpc.private_subnets,
        "security_groups": [ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-1")],
        **options,
    }
    return ecs.ManagedInstancesCapacityProvider(stack, "Provider", **given)


def requirements(**more: Any) -> ec2.InstanceRequirementsConfig:
    return ec2.InstanceRequirementsConfig(memory_min=Size.gibibytes(2), v_cpu_count_min=1, **more)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"subnets": []}, "Subnets are required"),
        ({"security_groups": []}, "Security groups cannot be an empty array"),
        ({"capacity_provider_name": "ecs-x"}, "Invalid Capacity Provider Name: ecs-x"),
        ({"capacity_provider_name": "fargate"}, "Invalid Capacity Provider Name: fargate"),
        (
            {"instance_requirements": requirements(allowed_instance_types=["a"], excluded_instance_types=["b"])},
            "Cannot specify both allowedInstanceTypes and excludedInstanceTypes",
        ),
        (
            {"instance_requirements": requirements(memory_per_v_cpu_min=Size.mebibytes(512))},
            "whole number of gibibytes",
        ),
        ({"instance_requirements": requirements(memory_max=Size.kibibytes(1500))}, "whole number of mebibytes"),
        ({"task_volume_storage": Size.mebibytes(1500)}, "whole number of gibibytes"),
    ],
)
def test_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        provider(stack, network(stack), **options)


def test_a_cluster_is_needed(stack: Stack) -> None:
    made = provider(stack, network(stack))
    assert made.cluster is None
    with pytest.raises(ValidationError, match="must be associated with a cluster"):
        stack.node.root.synth()


def test_the_last_cluster_counts(stack: Stack) -> None:
    vpc = network(stack)
    made = provider(stack, vpc)
    first, second = ecs.Cluster(stack, "First", vpc=vpc), ecs.Cluster(stack, "Second", vpc=vpc)
    for cluster in (first, second, second):
        cluster.add_managed_instances_capacity_provider(made)
    assert made.cluster is second
    assert second.cluster_scoped_capacity_provider_names == [made.capacity_provider_name]
    assert second.capacity_provider_names == []
    assert not second.has_ec2_capacity


def test_a_provider_of_fargate_is_not_mixed_in(stack: Stack) -> None:
    vpc = network(stack)
    made = provider(stack, vpc)
    cluster = ecs.Cluster(stack, "Cluster", vpc=vpc, enable_fargate_capacity_providers=True)
    cluster.add_managed_instances_capacity_provider(made)
    with pytest.raises(ValidationError, match="cannot contain a mix"):
        cluster.add_default_capacity_provider_strategy(
            [
                ecs.CapacityProviderStrategy(capacity_provider=made.capacity_provider_name, weight=1),
                ecs.CapacityProviderStrategy(capacity_provider="FARGATE", weight=1),
            ]
        )
