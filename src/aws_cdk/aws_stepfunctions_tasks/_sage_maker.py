"""What SageMaker tasks have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import path_of

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_iam.role_base import IRole

# What a role needs for instances in a VPC. Source: the SageMaker guide, roles.
FULL_NETWORK_ACTIONS = [
    "ec2:CreateNetworkInterface",
    "ec2:CreateNetworkInterfacePermission",
    "ec2:DeleteNetworkInterface",
    "ec2:DeleteNetworkInterfacePermission",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeVpcs",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
]


def known_name(name: str, *, otherwise: str = "") -> str:
    """Return a name, or what stands for one that only the execution knows."""
    return otherwise if path_of(name) is not None or name.startswith("{%") else name


def pass_role_statement(role: IRole) -> PolicyStatement:
    """Return what lets the state machine hand a role to SageMaker."""
    return PolicyStatement(
        actions=["iam:PassRole"],
        resources=[role.role_arn],
        conditions={"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}},
    )


def tag_statement() -> PolicyStatement:
    """Return what lets the state machine see tags; that cannot be restricted to a resource."""
    return PolicyStatement(actions=["sagemaker:ListTags"], resources=["*"])


def instance_type_name(instance_type: InstanceType) -> str:
    """Return the type as SageMaker spells it; a path stays a path."""
    name = str(instance_type)
    return name if path_of(name) is not None else f"ml.{name}"


def rendered_tags(tags: Mapping[str, str] | None) -> list[dict[str, Any]] | None:
    """Return tags as the API takes them."""
    return [{"Key": key, "Value": value} for key, value in tags.items()] if tags is not None else None
