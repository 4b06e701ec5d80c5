"""Functions in networks: what is refused.

Templates are compared with the official library in ``tests/parity/cases/lambda-network``.
"""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs
from aws_cdk import aws_lambda as lambda_


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack")


@pytest.fixture
def network(stack: cdk.Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Vpc", max_azs=1)


@pytest.fixture
def group(stack: cdk.Stack, network: ec2.Vpc) -> ec2.SecurityGroup:
    return ec2.SecurityGroup(stack, "Group", vpc=network)


def _function(stack: cdk.Stack, **options: Any) -> lambda_.Function:
    return lambda_.Function(
        stack,
        "Function",
        code=lambda_.Code.from_inline("x"),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_12,
        **options,
    )


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ({"allow_all_outbound": False}, "allowAllOutbound"),
        ({"allow_all_ipv6_outbound": False}, "allowAllIpv6Outbound"),
        ({"vpc_subnets": ec2.SubnetSelection()}, "vpcSubnets"),
        ({"ipv6_allowed_for_dual_stack": True}, "ipv6AllowedForDualStack"),
    ],
)
def test_options_of_networks_are_refused_without_one(stack: cdk.Stack, options: dict[str, Any], option: str) -> None:
    with pytest.raises(
        RuntimeError, match=rf"Cannot configure '{option}' without configuring a VPC(.|\n)*Stack/Function"
    ):
        _function(stack, **options)


def test_security_groups_are_refused_without_a_network(stack: cdk.Stack, group: ec2.SecurityGroup) -> None:
    with pytest.raises(RuntimeError, match="Cannot configure 'securityGroups' without configuring a VPC"):
        _function(stack, security_groups=[group])


@pytest.mark.parametrize("option", ["allow_all_outbound", "allow_all_ipv6_outbound"])
def test_outbound_traffic_is_a_matter_of_the_groups_if_these_are_given(
    stack: cdk.Stack, network: ec2.Vpc, group: ec2.SecurityGroup, option: str
) -> None:
    options: dict[str, Any] = {option: False}

    with pytest.raises(RuntimeError, match="directly on the supplied SecurityGroups"):
        _function(stack, vpc=network, security_groups=[group], **options)


def test_public_subnets_are_refused_unless_they_are_meant(stack: cdk.Stack, network: ec2.Vpc) -> None:
    with pytest.raises(RuntimeError, match=r"in a public subnet can NOT access the internet(.|\n)*allowPublicSubnet"):
        _function(stack, vpc=network, vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))


def test_file_systems_are_refused_without_a_network(stack: cdk.Stack, network: ec2.Vpc) -> None:
    point = efs.FileSystem(stack, "Files", vpc=network).add_access_point("Point")

    with pytest.raises(RuntimeError, match="Cannot configure 'filesystem' without configuring a VPC"):
        _function(stack, filesystem=lambda_.FileSystem.from_efs_access_point(point, "/mnt/x"))


@pytest.mark.parametrize("path", ["/x", "/mnt/", "/mnt/a/b"])
def test_file_systems_are_mounted_right_below_mnt(stack: cdk.Stack, network: ec2.Vpc, path: str) -> None:
    point = efs.FileSystem(stack, "Files", vpc=network).add_access_point("Point")

    with pytest.raises(RuntimeError, match="Local mount path should match with"):
        _function(stack, vpc=network, filesystem=lambda_.FileSystem.from_efs_access_point(point, path))


def test_connections_are_refused_without_a_network(stack: cdk.Stack) -> None:
    with pytest.raises(RuntimeError, match="Only VPC-associated Lambda Functions have security groups"):
        _ = _function(stack).connections
