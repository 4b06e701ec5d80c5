"""Methods of a REST API as sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction

# Part of the API's id. Source: ids made by aws-cdk-lib 2.275.0.
_ID = "ApiEventSourceA7A86A4F"


class ApiEventSource(IEventSource):
    """Calls a function for one method and path of a REST API; all such sources of a function share the API."""

    @checked
    def __init__(self, method: str, path: str, **options: Any) -> None:
        """Take a method, a path beginning with ``/``, and options of ``MethodOptions``.

        Raises:
            ValidationError: the path does not begin with ``/``.
        """
        if not path.startswith("/"):
            raise ValidationError(f"Path must start with '/': {path}", fix=f"write '/{path}'")
        self._method = method
        self._path = path
        self._options = options

    @checked
    def bind(self, target: IFunction) -> None:
        """Add the method to the function's API."""
        from aws_cdk.aws_apigateway import LambdaIntegration, RestApi

        id = f"{Names.node_unique_id(target.node)}:{_ID}"
        stack = Stack.of(target)
        api: Any = stack.node.try_find_child(id)
        if api is None:
            api = RestApi(stack, id, default_integration=LambdaIntegration(target))
        api.root.resource_for_path(self._path).add_method(self._method, None, **self._options)


__all__ = ["ApiEventSource"]
