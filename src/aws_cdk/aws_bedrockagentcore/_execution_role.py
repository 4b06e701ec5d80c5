"""The role that a runtime works with, and what every runtime needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.duration import Duration
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_LOG_GROUPS = "log-group:/aws/bedrock-agentcore/runtimes/*"


def make_execution_role(scope: Construct, runtime_name: str) -> Role:
    """Make a role that runtimes of the stack with this name may take."""
    stack = Stack.of(scope)
    source = f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:runtime/{runtime_name}*"
    return Role(
        scope,
        "ExecutionRole",
        assumed_by=ServicePrincipal(
            _SERVICE,
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account},
                "ArnLike": {"aws:SourceArn": source},
            },
        ),
        description="Execution role for Bedrock Agent Core Runtime",
        max_session_duration=Duration.hours(8),
    )


def allow_basics(role: IRole, scope: Construct) -> None:
    """Let a role write logs, traces and metrics, and get tokens of workloads. Source: the peer's statements."""
    stack = Stack.of(scope)
    logs = f"arn:{stack.partition}:logs:{stack.region}:{stack.account}"
    identities = (
        f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:workload-identity-directory/default"
    )
    for statement in (
        PolicyStatement(
            sid="LogGroupAccess",
            actions=["logs:DescribeLogStreams", "logs:CreateLogGroup"],
            resources=[f"{logs}:{_LOG_GROUPS}"],
        ),
        PolicyStatement(sid="DescribeLogGroups", actions=["logs:DescribeLogGroups"], resources=[f"{logs}:log-group:*"]),
        PolicyStatement(
            sid="LogStreamAccess",
            actions=["logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[f"{logs}:{_LOG_GROUPS}:log-stream:*"],
        ),
        PolicyStatement(
            sid="XRayAccess",
            actions=[
                "xray:PutTraceSegments",
                "xray:PutTelemetryRecords",
                "xray:GetSamplingRules",
                "xray:GetSamplingTargets",
            ],
            resources=["*"],
        ),
        PolicyStatement(
            sid="CloudWatchMetrics",
            actions=["cloudwatch:PutMetricData"],
            resources=["*"],
            conditions={"StringEquals": {"cloudwatch:namespace": "bedrock-agentcore"}},
        ),
        PolicyStatement(
            sid="GetAgentAccessToken",
            actions=[
                "bedrock-agentcore:GetWorkloadAccessToken",
                "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
                "bedrock-agentcore:GetWorkloadAccessTokenForUserId",
            ],
            resources=[identities, f"{identities}/workload-identity/*"],
        ),
    ):
        role.add_to_principal_policy(statement)
