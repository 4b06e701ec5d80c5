"""The name of a function, as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction


def given_name(handler: IFunction) -> str | None:
    """Return the name a function of this app was given, or that of an imported one."""
    from aws_cdk.aws_lambda.function import Function

    if isinstance(handler, Function):
        resource: Any = handler.node.default_child
        name: str | None = resource.function_name
        return name
    return handler.function_name
