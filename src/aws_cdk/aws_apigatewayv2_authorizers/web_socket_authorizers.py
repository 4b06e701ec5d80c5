"""Authorizers of WebSocket APIs: functions, IAM."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2.web_socket_authorizer import (
    IWebSocketRouteAuthorizer,
    WebSocketAuthorizer,
    WebSocketAuthorizerType,
    WebSocketRouteAuthorizerConfig,
)
from aws_cdk.aws_apigatewayv2_authorizers._function_authorizers import function_uri, permit
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_route import IWebSocketRoute
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_HEADER = ["route.request.header.Authorization"]


class WebSocketLambdaAuthorizerProps(Struct):
    """Options of `WebSocketLambdaAuthorizer`."""

    authorizer_name: str | None = None
    """Name of the authorizer. Default: its id."""
    identity_source: Sequence[str] | None = None
    """What tells callers apart. Default: the header ``Authorization``."""


class WebSocketLambdaAuthorizer(IWebSocketRouteAuthorizer):
    """Asks a function.

    Args:
        id: The id of the construct that is made of it.
        handler: The function.
        props: Options of :class:`WebSocketLambdaAuthorizerProps`.
    """

    @takes(WebSocketLambdaAuthorizerProps)
    def __init__(self, id: str, handler: IFunction, props: WebSocketLambdaAuthorizerProps) -> None:
        self._id = id
        self._handler = handler
        self._props = props
        self._authorizer: WebSocketAuthorizer | None = None
        self._api: Any = None

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteAuthorizerConfig:
        """Make the authorizer, unless it is there, and let API Gateway call the function.

        Raises:
            ValidationError: it is another API's.
        """
        api: Any = route.web_socket_api
        if self._api is not None and self._api.node.addr != api.node.addr:
            raise ValidationError(
                "Cannot attach the same authorizer to multiple Apis",
                scope=scope,
                fix="make an authorizer for each API",
            )
        if self._authorizer is None:
            self._api = api
            identity = self._props.identity_source
            self._authorizer = WebSocketAuthorizer(
                scope,
                self._id,
                web_socket_api=api,
                identity_source=identity if identity is not None else _HEADER,
                type=WebSocketAuthorizerType.LAMBDA,
                authorizer_name=self._props.authorizer_name or self._id,
                authorizer_uri=function_uri(self._handler),
            )
            permit(self._handler, scope, api, self._authorizer)
        return WebSocketRouteAuthorizerConfig(authorizer_id=self._authorizer.authorizer_id, authorization_type="CUSTOM")


class WebSocketIamAuthorizer(IWebSocketRouteAuthorizer):
    """Callers sign with credentials of AWS."""

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteAuthorizerConfig:
        """Return what the route is told."""
        return WebSocketRouteAuthorizerConfig(authorization_type=WebSocketAuthorizerType.IAM._value_)


__all__ = ["WebSocketIamAuthorizer", "WebSocketLambdaAuthorizer", "WebSocketLambdaAuthorizerProps"]
