"""What authorizers that ask a function have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction


def function_uri(handler: IFunction) -> str:
    """Return the ARN by which API Gateway calls a function."""
    stack = Stack.of(handler)
    return f"arn:{stack.partition}:apigateway:{stack.region}:lambda:path/2015-03-31/functions/{handler.function_arn}/invocations"


def permit(handler: IFunction, scope: Any, api: Any, authorizer: Any) -> None:
    """Let an API call its authorizer's function."""
    from aws_cdk.aws_iam.principals import ServicePrincipal

    handler.add_permission(
        f"{Names.node_unique_id(authorizer.node)}-Permission",
        scope=scope,
        principal=ServicePrincipal("apigateway.amazonaws.com"),
        source_arn=Stack.of(scope).format_arn(
            service="execute-api", resource=api.api_id, resource_name=f"authorizers/{authorizer.authorizer_id}"
        ),
    )
