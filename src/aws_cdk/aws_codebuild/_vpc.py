"""Projects and fleets in a VPC: security groups, and what their roles need to attach network interfaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild._l1 import CfnFleet, CfnProject
    from aws_cdk.aws_codebuild.fleet import Fleet, FleetProps
    from aws_cdk.aws_codebuild.project import CommonProjectProps, Project

_POLICY_OF_ROLE = "_code_build_network_policy"
# Source of both lists and their order: observed on aws-cdk-lib 2.275.0.
_PROJECT_ACTIONS = (
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeVpcs",
)
_FLEET_ACTIONS = (
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcs",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:ModifyNetworkInterfaceAttribute",
)


def project_network(project: Project, props: CommonProjectProps) -> dict[str, Any]:
    """Return the VPC property of a project, after making a security group unless some are given; sets the connections.

    Raises:
        ValidationError: ``allow_all_outbound`` is given with security groups.
    """
    from aws_cdk.aws_ec2 import Connections, SecurityGroup
    from aws_cdk.core.logical_id import Names

    vpc: Any = props.vpc
    groups = list(props.security_groups or ())
    if groups and props.allow_all_outbound is not None:
        raise ValidationError(
            "Configure 'allowAllOutbound' directly on the supplied SecurityGroup.",
            scope=project,
            fix="leave out allow_all_outbound here",
        )
    if not groups:
        groups = [
            SecurityGroup(
                project,
                "SecurityGroup",
                vpc=vpc,
                description=f"Automatic generated security group for CodeBuild {Names.unique_id(project)}",
                allow_all_outbound=props.allow_all_outbound,
            )
        ]
    project._connections = Connections(security_groups=groups)
    return {
        "vpcId": vpc.vpc_id,
        "subnets": _selected(vpc, props.subnet_selection).subnet_ids,
        "securityGroupIds": [group.security_group_id for group in groups],
    }


def permit_network(project: Project, props: CommonProjectProps, resource: CfnProject) -> None:
    """Let the project's role attach network interfaces; the project waits for it."""
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    prefix = f"arn:{Aws.PARTITION}:ec2:{Aws.REGION}:{Aws.ACCOUNT_ID}"
    subnets = _selected(props.vpc, props.subnet_selection).subnet_ids
    project.add_to_role_policy(
        PolicyStatement(
            resources=[f"{prefix}:network-interface/*"],
            actions=["ec2:CreateNetworkInterfacePermission"],
            conditions={
                "StringEquals": {
                    "ec2:Subnet": [f"{prefix}:subnet/{subnet}" for subnet in subnets],
                    "ec2:AuthorizedService": "codebuild.amazonaws.com",
                }
            },
        )
    )
    # Projects with one role have one policy.
    role: Any = project._role
    policy: Policy | None = getattr(role, _POLICY_OF_ROLE, None)
    if policy is None:
        policy = Policy(
            project,
            "PolicyDocument",
            statements=[PolicyStatement(resources=["*"], actions=list(_PROJECT_ACTIONS))],
        )
        role.attach_inline_policy(policy)
        setattr(role, _POLICY_OF_ROLE, policy)
    # CodeBuild tries to attach an interface as soon as the project is made.
    cfn_policy: Any = policy.node.find_child("Resource")
    resource.add_dependency(cfn_policy)


def fleet_network(fleet: Fleet, props: FleetProps) -> dict[str, Any]:
    """Return the VPC property of a fleet, after making its security groups, unless given."""
    from aws_cdk.aws_ec2 import Connections, SecurityGroup

    vpc: Any = props.vpc
    groups = list(props.security_groups or ()) or [SecurityGroup(fleet, "SecurityGroup", vpc=vpc)]
    fleet._connections = Connections(security_groups=groups)
    return {
        "vpcId": vpc.vpc_id,
        "subnets": _selected(vpc, props.subnet_selection).subnet_ids,
        "securityGroupIds": [group.security_group_id for group in groups],
    }


def permit_fleet_network(fleet: Fleet, props: FleetProps, resource: CfnFleet) -> None:
    """Let the fleet's role attach network interfaces; the fleet waits for that and for the whole VPC."""
    from aws_cdk.aws_iam.grant import Grant

    stack = fleet.stack
    subnets = _selected(props.vpc, props.subnet_selection).subnet_ids
    granted = Grant.add_to_principal(
        grantee=fleet,
        actions=["ec2:CreateNetworkInterfacePermission"],
        resource_arns=[stack.format_arn(service="ec2", resource="network-interface", resource_name="*")],
        conditions={
            "ArnEquals": {
                "ec2:Subnet": [
                    stack.format_arn(service="ec2", resource="subnet", resource_name=subnet) for subnet in subnets
                ]
            }
        },
    )
    also = Grant.add_to_principal(grantee=fleet, actions=list(_FLEET_ACTIONS), resource_arns=["*"])
    granted.combine(also).apply_before(resource)
    vpc: Any = props.vpc
    resource.node.add_dependency(vpc)


def _selected(vpc: Any, selection: Any) -> Any:
    return vpc.select_subnets(**(selection._given() if selection is not None else {}))
