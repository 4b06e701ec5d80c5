"""Integrations of WebSocket APIs: what answers routes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnIntegration
from aws_cdk.aws_apigatewayv2._timeout import timeout_millis
from aws_cdk.aws_apigatewayv2.parts import IIntegration
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_api import IWebSocketApi, IWebSocketApiRef
    from aws_cdk.aws_apigatewayv2.web_socket_route import IWebSocketRoute
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_apigatewayv2 import IntegrationReference
    from constructs import Construct


class WebSocketIntegrationType(NamedEnum):
    """What kind of backend answers."""

    AWS_PROXY = "AWS_PROXY"
    MOCK = "MOCK"
    AWS = "AWS"


class ContentHandling(NamedEnum):
    """How a body changes on its way."""

    CONVERT_TO_BINARY = "CONVERT_TO_BINARY"
    CONVERT_TO_TEXT = "CONVERT_TO_TEXT"


class PassthroughBehavior(NamedEnum):
    """What happens to a request for whose content type there is no template."""

    WHEN_NO_MATCH = "WHEN_NO_MATCH"
    NEVER = "NEVER"
    WHEN_NO_TEMPLATES = "WHEN_NO_TEMPLATES"


class IWebSocketIntegration(IIntegration):
    """What answers routes of a WebSocket API."""

    if TYPE_CHECKING:

        @property
        def web_socket_api(self) -> IWebSocketApi: ...


class _CallOptions(Struct):
    """How a backend is called."""

    content_handling: ContentHandling | None = None
    """How bodies change. Default: not at all."""
    credentials_role: IRole | None = None
    """The role that API Gateway takes to call it. Default: the backend's own policy lets it in."""
    passthrough_behavior: PassthroughBehavior | None = None
    """What happens to requests without a template."""
    request_parameters: Mapping[str, str] | None = None
    """Where the backend's parameters come from, by ``integration.request.header.NAME``."""
    request_templates: Mapping[str, str] | None = None
    """Templates of the request, by what the selection expression gives."""
    template_selection_expression: str | None = None
    """Which template is used."""
    timeout: Duration | None = None
    """How long the backend may take, 50 ms to 29 seconds. Default: 29 seconds."""


class WebSocketIntegrationProps(_CallOptions):
    """Options of `WebSocketIntegration`."""

    integration_type: WebSocketIntegrationType
    """What kind of backend answers."""
    integration_uri: str
    """The backend."""
    web_socket_api: IWebSocketApiRef
    """The API."""
    integration_method: str | None = None
    """The method that it is called with."""


class WebSocketIntegration(Resource, IWebSocketIntegration):
    """What answers routes of a WebSocket API; ``aws_apigatewayv2_integrations`` has easier ones."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.WebSocketIntegration"

    @takes(WebSocketIntegrationProps)
    def __init__(self, scope: Construct, id: str, props: WebSocketIntegrationProps) -> None:
        super().__init__(scope, id)
        resource = CfnIntegration(
            self,
            "Resource",
            api_id=props.web_socket_api.api_ref.api_id,
            integration_type=props.integration_type._value_,
            integration_uri=props.integration_uri,
            integration_method=props.integration_method,
            content_handling_strategy=props.content_handling._value_ if props.content_handling is not None else None,
            credentials_arn=props.credentials_role.role_arn if props.credentials_role is not None else None,
            request_parameters=props.request_parameters,
            request_templates=props.request_templates,
            passthrough_behavior=(
                props.passthrough_behavior._value_ if props.passthrough_behavior is not None else None
            ),
            template_selection_expression=props.template_selection_expression,
            timeout_in_millis=timeout_millis(props.timeout, self),
        )
        self._resource = resource
        self.integration_id: str = resource.ref
        self._web_socket_api = props.web_socket_api

    @property
    def web_socket_api(self) -> IWebSocketApi:
        """The API."""
        api: Any = self._web_socket_api
        return api  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def integration_ref(self) -> IntegrationReference:
        """The reference to the integration."""
        reference: IntegrationReference = self._resource.integration_ref
        return reference


class WebSocketRouteIntegrationBindOptions(Struct):
    """What an integration is told of a route that it answers."""

    route: IWebSocketRoute
    """The route."""
    scope: Construct
    """Where constructs may be made."""


class WebSocketRouteIntegrationConfig(_CallOptions):
    """What an integration says of itself to a route that it answers."""

    type: WebSocketIntegrationType
    """What kind of backend answers."""
    uri: str
    """The backend."""
    method: str | None = None
    """The method that it is called with."""


class WebSocketRouteIntegration:
    """What answers one or more routes of one API; a subclass says how in ``bind``.

    Args:
        id: The id of the construct that is made of it.
    """

    @checked
    def __init__(self, id: str) -> None:
        self._id = id
        self._integration: WebSocketIntegration | None = None

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteIntegrationConfig:
        """Return what a route is told (options of ``WebSocketRouteIntegrationBindOptions``)."""
        raise NotImplementedError

    def _bind_to_route(self, route: Any) -> str:
        """Make the integration for the first route; return its id.

        Raises:
            ValidationError: it is another API's.
        """
        known = self._integration
        if known is not None and known.web_socket_api.node.addr != route.web_socket_api.node.addr:
            raise ValidationError(
                "A single integration cannot be associated with multiple APIs.",
                scope=route,
                fix="make an integration for each API",
            )
        # Asked by each route: permissions are given route by route.
        config = WebSocketRouteIntegrationConfig.of(
            call_with_options(self.bind, of=WebSocketRouteIntegrationBindOptions, route=route, scope=route)
        )
        if known is None:
            common = {name: value for name, value in config._given().items() if name in _CallOptions._fields}
            known = self._integration = WebSocketIntegration(
                route,
                self._id,
                web_socket_api=route.web_socket_api,
                integration_type=config.type,
                integration_uri=config.uri,
                integration_method=config.method,
                **common,
            )
        return known.integration_id


__all__ = [
    "ContentHandling",
    "IWebSocketIntegration",
    "PassthroughBehavior",
    "WebSocketIntegration",
    "WebSocketIntegrationProps",
    "WebSocketIntegrationType",
    "WebSocketRouteIntegration",
    "WebSocketRouteIntegrationBindOptions",
    "WebSocketRouteIntegrationConfig",
]
