"""Routes of WebSocket APIs: what an API does for one kind of message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnRoute, CfnRouteResponse
from aws_cdk.aws_apigatewayv2.parts import IRoute
from aws_cdk.aws_apigatewayv2.web_socket_authorizer import (
    WebSocketRouteAuthorizerBindOptions,
    WebSocketRouteAuthorizerConfig,
)
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_api import IWebSocketApi
    from aws_cdk.aws_apigatewayv2.web_socket_authorizer import IWebSocketRouteAuthorizer
    from aws_cdk.aws_apigatewayv2.web_socket_integration import WebSocketRouteIntegration
    from aws_cdk.interfaces.aws_apigatewayv2 import RouteReference
    from constructs import Construct

_CONNECT = "$connect"
_DEFAULT = "$default"


class IWebSocketRoute(IRoute):
    """A route of a WebSocket API."""

    if TYPE_CHECKING:

        @property
        def web_socket_api(self) -> IWebSocketApi: ...
        @property
        def route_key(self) -> str: ...


class WebSocketRouteOptions(Struct):
    """Options of a route."""

    integration: WebSocketRouteIntegration
    """What answers it."""
    authorizer: IWebSocketRouteAuthorizer | None = None
    """Who decides whether a caller may connect; only for ``$connect``. Default: everyone may."""
    return_response: bool | None = None
    """Send the backend's answer to the caller. Default: no."""


class WebSocketRouteProps(WebSocketRouteOptions):
    """Options of `WebSocketRoute`."""

    route_key: str
    """Which messages the route is for."""
    web_socket_api: IWebSocketApi
    """The API."""
    api_key_required: bool | None = None
    """Whether callers need an API key. Default: no."""


class WebSocketRoute(Resource, IWebSocketRoute):
    """A route of a WebSocket API.

    Attributes:
        integration_response_id: Never set; the peer has it too.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.WebSocketRoute"

    integration_response_id: str | None = None
    web_socket_api: IWebSocketApi
    route_key: str

    @takes(WebSocketRouteProps)
    def __init__(self, scope: Construct, id: str, props: WebSocketRouteProps) -> None:
        super().__init__(scope, id)
        if props.route_key != _CONNECT and props.authorizer is not None:
            raise ValidationError(
                "You can only set a WebSocket authorizer to a $connect route.",
                scope=self,
                fix="give the authorizer to the $connect route; it counts for the whole connection",
            )
        self.web_socket_api = props.web_socket_api
        self.route_key = props.route_key
        integration_id = props.integration._bind_to_route(self)
        bound = None
        if props.authorizer is not None:
            api: Any = props.web_socket_api
            bound = WebSocketRouteAuthorizerConfig.of(
                call_with_options(props.authorizer.bind, of=WebSocketRouteAuthorizerBindOptions, route=self, scope=api)
            )
        resource = CfnRoute(
            self,
            "Resource",
            api_id=props.web_socket_api.api_id,
            api_key_required=props.api_key_required,
            route_key=props.route_key,
            target=f"integrations/{integration_id}",
            authorizer_id=bound.authorizer_id if bound is not None else None,
            authorization_type=bound.authorization_type if bound is not None else "NONE",
            route_response_selection_expression=_DEFAULT if props.return_response else None,
        )
        if props.return_response:
            CfnRouteResponse(
                self,
                "Response",
                api_id=props.web_socket_api.api_id,
                route_id=resource.ref,
                route_response_key=_DEFAULT,
            )
        self._resource = resource
        self.route_id: str = resource.ref

    @property
    def route_ref(self) -> RouteReference:
        """The reference to the route."""
        reference: RouteReference = self._resource.route_ref
        return reference


__all__ = ["IWebSocketRoute", "WebSocketRoute", "WebSocketRouteOptions", "WebSocketRouteProps"]
