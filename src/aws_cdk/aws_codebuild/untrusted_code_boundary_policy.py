"""A boundary for projects that run code of strangers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from constructs import Construct

# What a build needs to run at all: logs, reports, batches, images, network interfaces.
# Source: observed on aws-cdk-lib 2.275.0.
_ACTIONS = (
    "logs:CreateLogGroup",
    "logs:CreateLogStream",
    "logs:PutLogEvents",
    "codebuild:CreateReportGroup",
    "codebuild:CreateReport",
    "codebuild:UpdateReport",
    "codebuild:BatchPutTestCases",
    "codebuild:BatchPutCodeCoverages",
    "codebuild:StartBuild",
    "codebuild:StopBuild",
    "codebuild:RetryBuild",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
    "ecr:BatchCheckLayerAvailability",
    "ec2:CreateNetworkInterfacePermission",
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeSubnets",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeDhcpOptions",
    "ec2:DescribeVpcs",
)


class UntrustedCodeBoundaryPolicyProps(Struct):
    """Options of the boundary."""

    additional_statements: Sequence[PolicyStatement] | None = None
    """What else builds may do. Default: nothing."""
    managed_policy_name: str | None = None
    """Name of the policy. Default: chosen by CloudFormation."""


class UntrustedCodeBoundaryPolicy(ManagedPolicy):
    """The least that a build needs, as a permissions boundary: whatever its role may do, code of strangers may not."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-codebuild.UntrustedCodeBoundaryPolicy"

    @takes(UntrustedCodeBoundaryPolicyProps)
    def __init__(self, scope: Construct, id: str, props: UntrustedCodeBoundaryPolicyProps) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        super().__init__(
            scope,
            id,
            managed_policy_name=props.managed_policy_name,
            description="Permissions Boundary Policy for CodeBuild Projects running untrusted code",
            statements=[
                PolicyStatement(actions=list(_ACTIONS), resources=["*"]),
                *(props.additional_statements or ()),
            ],
        )
