"""The role that judges running agents: what it may read, write and ask."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"
_SPANS = "aws/spans"  # where the traces of all agents are


def make_evaluation_role(scope: Construct, log_group_names: Sequence[str]) -> Role:
    """Make a role that may read the logs, write what it finds, and ask any model. Source: the peer's statements."""
    stack = Stack.of(scope)
    place = f"{stack.region}:{stack.account}"
    service = f"arn:{stack.partition}:bedrock-agentcore:{place}"
    role = Role(
        scope,
        "ExecutionRole",
        assumed_by=ServicePrincipal(
            _SERVICE,
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account, "aws:ResourceAccount": stack.account},
                "ArnLike": {"aws:SourceArn": [f"{service}:evaluator/*", f"{service}:online-evaluation-config/*"]},
            },
        ),
        description="Execution role for Bedrock AgentCore Online Evaluation",
    )
    groups = f"arn:{stack.partition}:logs:{place}:log-group:"
    spans = [f"{groups}{_SPANS}", f"{groups}{_SPANS}:*"]
    read = [arn for name in log_group_names for arn in (f"{groups}{name}", f"{groups}{name}:*")]
    for statement in (
        PolicyStatement(sid="CloudWatchLogDescribeStatement", actions=["logs:DescribeLogGroups"], resources=["*"]),
        PolicyStatement(
            sid="CloudWatchLogQueryStatement",
            actions=["logs:GetQueryResults", "logs:StartQuery"],
            resources=[*read, *spans],
        ),
        PolicyStatement(
            sid="CloudWatchLogWriteStatement",
            actions=["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            resources=[f"{groups}/aws/bedrock-agentcore/evaluations/*"],
        ),
        PolicyStatement(
            sid="CloudWatchIndexPolicyStatement",
            actions=["logs:DescribeIndexPolicies", "logs:PutIndexPolicy"],
            resources=spans,
        ),
        PolicyStatement(
            sid="BedrockInvokeStatement",
            actions=["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
            resources=[
                f"arn:{Aws.PARTITION}:bedrock:*::foundation-model/*",  # as the peer
                f"arn:{stack.partition}:bedrock:*:{stack.account}:inference-profile/*",
            ],
        ),
    ):
        role.add_to_policy(statement)
    return role
