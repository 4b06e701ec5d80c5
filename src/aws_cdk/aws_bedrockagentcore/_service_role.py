"""The roles that AgentCore works with in an app's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct

_SERVICE = "bedrock-agentcore.amazonaws.com"


def make_service_role(scope: Construct, id: str, resource: str) -> Role:
    """Make a role that resources of the stack take whose ARN ends as ``resource`` says; ``*`` stands for any text."""
    stack = Stack.of(scope)
    return Role(
        scope,
        id,
        assumed_by=ServicePrincipal(
            _SERVICE,
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account},
                "ArnLike": {
                    "aws:SourceArn": f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:{resource}"
                },
            },
        ),
    )
