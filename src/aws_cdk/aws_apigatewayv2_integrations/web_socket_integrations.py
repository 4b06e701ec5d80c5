"""Integrations of WebSocket APIs: functions, services, and none at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_apigatewayv2.web_socket_integration import (
    ContentHandling,
    WebSocketIntegrationType,
    WebSocketRouteIntegration,
    WebSocketRouteIntegrationConfig,
    _CallOptions,
)
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_route import IWebSocketRoute
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class WebSocketLambdaIntegrationProps(Struct):
    """Options of `WebSocketLambdaIntegration`."""

    content_handling: ContentHandling | None = None
    """How bodies change. Default: not at all."""
    timeout: Duration | None = None
    """How long the function may take. Default: 29 seconds."""


class WebSocketLambdaIntegration(WebSocketRouteIntegration):
    """Routes answered by a function.

    Args:
        id: The id of the construct that is made of it.
        handler: The function; API Gateway is permitted to invoke it.
        props: Options of :class:`WebSocketLambdaIntegrationProps`.
    """

    @takes(WebSocketLambdaIntegrationProps)
    def __init__(self, id: str, handler: IFunction, props: WebSocketLambdaIntegrationProps) -> None:
        super().__init__(id)
        self._handler = handler
        self._props = props

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteIntegrationConfig:
        """Permit API Gateway to invoke the function for a route; return what the route is told."""
        from aws_cdk.aws_iam.principals import ServicePrincipal

        stack = Stack.of(route)
        self._handler.add_permission(
            f"{self._id}-Permission",
            scope=scope,
            principal=ServicePrincipal("apigateway.amazonaws.com"),
            source_arn=stack.format_arn(
                service="execute-api", resource=route.web_socket_api.api_id, resource_name=f"*{route.route_key}"
            ),
        )
        uri = stack.format_arn(
            service="apigateway",
            account="lambda",
            resource="path/2015-03-31/functions",
            resource_name=f"{self._handler.function_arn}/invocations",
        )
        return WebSocketRouteIntegrationConfig(type=WebSocketIntegrationType.AWS_PROXY, uri=uri, **self._props._given())


class WebSocketMockIntegrationProps(Struct):
    """Options of `WebSocketMockIntegration`."""

    request_templates: Mapping[str, str] | None = None
    """Templates of the request, by what the selection expression gives."""
    template_selection_expression: str | None = None
    """Which template is used."""


class WebSocketMockIntegration(WebSocketRouteIntegration):
    """Routes answered by API Gateway itself.

    Args:
        id: The id of the construct that is made of it.
        props: Options of :class:`WebSocketMockIntegrationProps`.
    """

    @takes(WebSocketMockIntegrationProps)
    def __init__(self, id: str, props: WebSocketMockIntegrationProps) -> None:
        super().__init__(id)
        self._props = props

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteIntegrationConfig:
        """Return what a route is told."""
        return WebSocketRouteIntegrationConfig(type=WebSocketIntegrationType.MOCK, uri="", **self._props._given())


class WebSocketAwsIntegrationProps(_CallOptions):
    """Options of `WebSocketAwsIntegration`."""

    integration_method: str
    """The method that the service is called with."""
    integration_uri: str
    """The ARN by which API Gateway calls it: ``arn:…:apigateway:REGION:SERVICE:action/ACTION``."""


class WebSocketAwsIntegration(WebSocketRouteIntegration):
    """Routes answered by an AWS service.

    Args:
        id: The id of the construct that is made of it.
        props: Options of :class:`WebSocketAwsIntegrationProps`.
    """

    @takes(WebSocketAwsIntegrationProps)
    def __init__(self, id: str, props: WebSocketAwsIntegrationProps) -> None:
        super().__init__(id)
        self._props = props

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteIntegrationConfig:
        """Return what a route is told."""
        props = self._props
        common = {name: value for name, value in props._given().items() if name in _CallOptions._fields}
        return WebSocketRouteIntegrationConfig(
            type=WebSocketIntegrationType.AWS, uri=props.integration_uri, method=props.integration_method, **common
        )


__all__ = [
    "WebSocketAwsIntegration",
    "WebSocketAwsIntegrationProps",
    "WebSocketLambdaIntegration",
    "WebSocketLambdaIntegrationProps",
    "WebSocketMockIntegration",
    "WebSocketMockIntegrationProps",
]
