"""WebSocket APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigatewayv2._l1 import CfnApi
from aws_cdk.aws_apigatewayv2.api import IApi, IpAddressType, _ApiBase
from aws_cdk.aws_apigatewayv2.web_socket_route import WebSocketRoute, WebSocketRouteOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_apigatewayv2 import ApiReference
    from constructs import Construct


class IWebSocketApiRef:
    """A WebSocket API that can be referred to."""

    _structural: tuple[str, ...] | None = ("api_ref", "is_websocket_api")  # any class with these has the interface

    if TYPE_CHECKING:

        @property
        def api_ref(self) -> ApiReference: ...
        @property
        def is_websocket_api(self) -> bool: ...


class IWebSocketApi(IApi, IWebSocketApiRef):
    """A WebSocket API, made here or elsewhere."""

    _structural = None  # all members count

    if TYPE_CHECKING:

        @property
        def is_websocket_api(self) -> bool: ...


class WebSocketApiKeySelectionExpression:
    """Where a request's API key is.

    Args:
        custom_api_key_selector: An expression of one's own.
    """

    HEADER_X_API_KEY: WebSocketApiKeySelectionExpression
    AUTHORIZER_USAGE_IDENTIFIER_KEY: WebSocketApiKeySelectionExpression

    @checked
    def __init__(self, custom_api_key_selector: str) -> None:
        self.custom_api_key_selector = custom_api_key_selector


WebSocketApiKeySelectionExpression.HEADER_X_API_KEY = WebSocketApiKeySelectionExpression("$request.header.x-api-key")
WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY = WebSocketApiKeySelectionExpression(
    "$context.authorizer.usageIdentifierKey"
)


class WebSocketApiProps(Struct):
    """Options of `WebSocketApi`."""

    api_key_selection_expression: WebSocketApiKeySelectionExpression | None = None
    """Where a request's API key is. Default: in the header ``x-api-key``."""
    api_name: str | None = None
    """Name of the API. Default: the construct's id."""
    connect_route_options: Nested[WebSocketRouteOptions | None] = nested()
    """What happens when a caller connects. Default: nothing."""
    default_route_options: Nested[WebSocketRouteOptions | None] = nested()
    """What answers messages that no route is for. Default: nothing."""
    description: str | None = None
    """What the API is for."""
    disable_schema_validation: bool | None = None
    """Take messages that do not fit their model. Default: no."""
    disconnect_route_options: Nested[WebSocketRouteOptions | None] = nested()
    """What happens when a caller disconnects. Default: nothing."""
    ip_address_type: IpAddressType | None = None
    """By which IP versions the API is reached. Default: IPv4."""
    route_selection_expression: str | None = None
    """Which route a message is for. Default: ``$request.body.action``."""


class WebSocketApiAttributes(Struct):
    """What is known of an API made elsewhere."""

    web_socket_id: str
    """Its id."""
    api_endpoint: str | None = None
    """Its URL."""


class _WebSocketApiBase(_ApiBase, IWebSocketApi):
    @property
    def is_websocket_api(self) -> bool:
        """Always."""
        return True


class WebSocketApi(_WebSocketApiBase):
    """A WebSocket API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.WebSocketApi"

    @staticmethod
    @takes(WebSocketApiAttributes)
    def from_web_socket_api_attributes(scope: Construct, id: str, attrs: WebSocketApiAttributes) -> IWebSocketApi:
        """Return an API made elsewhere, by what is known of it."""
        return _ImportedWebSocketApi(scope, id, attrs)

    @takes(WebSocketApiProps)
    def __init__(self, scope: Construct, id: str, props: WebSocketApiProps) -> None:
        super().__init__(scope, id)
        self.web_socket_api_name: str | None = props.api_name if props.api_name is not None else id
        selection = props.api_key_selection_expression
        resource = CfnApi(
            self,
            "Resource",
            name=self.web_socket_api_name,
            api_key_selection_expression=selection.custom_api_key_selector if selection is not None else None,
            protocol_type="WEBSOCKET",
            description=props.description,
            disable_schema_validation=props.disable_schema_validation,
            route_selection_expression=(
                props.route_selection_expression
                if props.route_selection_expression is not None
                else "$request.body.action"
            ),
            ip_address_type=props.ip_address_type._value_ if props.ip_address_type is not None else None,
        )
        self.api_id = resource.ref
        self.api_endpoint: str = resource.attr_api_endpoint
        for key, options in (
            ("$connect", props.connect_route_options),
            ("$disconnect", props.disconnect_route_options),
            ("$default", props.default_route_options),
        ):
            if options is not None:
                self._add_route(key, options)

    @takes(WebSocketRouteOptions)
    def add_route(self, route_key: str, options: WebSocketRouteOptions) -> WebSocketRoute:
        """Add what the API does for one kind of message."""
        return self._add_route(route_key, options)

    def _add_route(self, route_key: str, options: WebSocketRouteOptions) -> WebSocketRoute:
        return WebSocketRoute(self, f"{route_key}-Route", web_socket_api=self, route_key=route_key, **options._given())

    @checked
    def grant_manage_connections(self, identity: IGrantable) -> Grant:
        """Let ``identity`` send to callers of all stages, and close their connections."""
        from aws_cdk.aws_iam.grant import Grant

        arn = self.stack.format_arn(service="execute-api", resource=self.api_id)
        return Grant.add_to_principal(
            grantee=identity, actions=["execute-api:ManageConnections"], resource_arns=[f"{arn}/*/*/@connections/*"]
        )

    @checked
    def arn_for_execute_api(self, method: str | None = None, path: str | None = None, stage: str | None = None) -> str:
        """Return an ARN with a method and a path, as of an HTTP API; :meth:`arn_for_execute_api_v2` fits better.

        Raises:
            ValidationError: ``path`` does not begin with ``/``.
        """
        from aws_cdk.aws_apigatewayv2.http_api import _execute_arn

        return _execute_arn(self, method, path, stage)

    @checked
    def arn_for_execute_api_v2(self, route: str | None = None, stage: str | None = None) -> str:
        """Return the ARN to use a route; what is left out is ``*``."""
        return self.stack.format_arn(
            service="execute-api", resource=self.api_id, resource_name=f"{stage or '*'}/{route or '*'}"
        )


class _ImportedWebSocketApi(_WebSocketApiBase):
    """A WebSocket API made elsewhere."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: WebSocketApiAttributes) -> None:
        super().__init__(scope, id)
        self.api_id = attrs.web_socket_id
        self._api_endpoint = attrs.api_endpoint

    @property
    def api_endpoint(self) -> str:
        """The API's own URL.

        Raises:
            ValidationError: it was not told.
        """
        if not self._api_endpoint:
            raise ValidationError(
                "apiEndpoint is not configured on the imported WebSocketApi.",
                scope=self,
                fix="give api_endpoint with from_web_socket_api_attributes",
            )
        return self._api_endpoint


__all__ = [
    "IWebSocketApi",
    "IWebSocketApiRef",
    "WebSocketApi",
    "WebSocketApiAttributes",
    "WebSocketApiKeySelectionExpression",
    "WebSocketApiProps",
]
