"""Authorizers of WebSocket APIs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_apigatewayv2._l1 import CfnAuthorizer
from aws_cdk.aws_apigatewayv2.parts import IAuthorizer
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.web_socket_api import IWebSocketApi
    from aws_cdk.aws_apigatewayv2.web_socket_route import IWebSocketRoute
    from aws_cdk.interfaces.aws_apigatewayv2 import AuthorizerReference
    from constructs import Construct


class WebSocketAuthorizerType(NamedEnum):
    """How callers prove that they may connect."""

    LAMBDA = "REQUEST"
    """A function decides."""
    IAM = "AWS_IAM"
    """By signing with credentials of AWS."""


class WebSocketAuthorizerProps(Struct):
    """Options of `WebSocketAuthorizer`."""

    identity_source: Sequence[str]
    """Where in a request it says who calls: ``route.request.header.Authorization``."""
    type: WebSocketAuthorizerType
    """What decides."""
    web_socket_api: IWebSocketApi
    """The API."""
    authorizer_name: str | None = None
    """Name of the authorizer. Default: the construct's id."""
    authorizer_uri: str | None = None
    """The function; needed for that type."""


class WebSocketAuthorizerAttributes(Struct):
    """What is known of an authorizer made elsewhere."""

    authorizer_id: str
    """Its id."""
    authorizer_type: str
    """``CUSTOM``."""


class WebSocketRouteAuthorizerBindOptions(Struct):
    """What an authorizer is told of a route that uses it."""

    route: IWebSocketRoute
    """The route."""
    scope: Construct
    """Where constructs may be made."""


class WebSocketRouteAuthorizerConfig(Struct):
    """What an authorizer says of itself to a route that uses it."""

    authorization_type: str
    """``AWS_IAM``, ``CUSTOM`` or ``NONE``."""
    authorizer_id: str | None = None
    """The authorizer's id."""


class IWebSocketAuthorizer(IAuthorizer):
    """An authorizer of a WebSocket API."""


class IWebSocketRouteAuthorizer(Interface):
    """Decides whether a caller may connect."""

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteAuthorizerConfig:
        """Return what a route is told (options of ``WebSocketRouteAuthorizerBindOptions``)."""
        raise NotImplementedError


class WebSocketAuthorizer(Resource, IWebSocketAuthorizer):
    """An authorizer of a WebSocket API; ``aws_apigatewayv2_authorizers`` has easier ones."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.WebSocketAuthorizer"

    @staticmethod
    @takes(WebSocketAuthorizerAttributes)
    def from_web_socket_authorizer_attributes(
        scope: Construct, id: str, attrs: WebSocketAuthorizerAttributes
    ) -> IWebSocketRouteAuthorizer:
        """Return an authorizer made elsewhere, by what is known of it."""
        return _ImportedWebSocketAuthorizer(scope, id, attrs)

    @takes(WebSocketAuthorizerProps)
    def __init__(self, scope: Construct, id: str, props: WebSocketAuthorizerProps) -> None:
        super().__init__(scope, id)
        if props.type is WebSocketAuthorizerType.LAMBDA and not props.authorizer_uri:
            raise ValidationError("authorizerUri is mandatory for Lambda authorizers", scope=self)
        resource = CfnAuthorizer(
            self,
            "Resource",
            name=props.authorizer_name if props.authorizer_name is not None else id,
            api_id=props.web_socket_api.api_id,
            authorizer_type=props.type._value_,
            identity_source=props.identity_source,
            authorizer_uri=props.authorizer_uri,
        )
        self.authorizer_id: str = resource.ref
        self._resource = resource

    @property
    def authorizer_ref(self) -> AuthorizerReference:
        """The reference to the authorizer."""
        reference: AuthorizerReference = self._resource.authorizer_ref
        return reference


class _ImportedWebSocketAuthorizer(Resource, IWebSocketRouteAuthorizer):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: WebSocketAuthorizerAttributes) -> None:
        super().__init__(scope, id)
        self.authorizer_id = attrs.authorizer_id
        self.authorizer_type = attrs.authorizer_type

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteAuthorizerConfig:
        """Return the authorizer's id and type."""
        return WebSocketRouteAuthorizerConfig(authorizer_id=self.authorizer_id, authorization_type=self.authorizer_type)


class WebSocketNoneAuthorizer(IWebSocketRouteAuthorizer):
    """Everyone may connect."""

    def bind(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketRouteAuthorizerConfig:
        """Return that everyone may."""
        return WebSocketRouteAuthorizerConfig(authorization_type="NONE")


__all__ = [
    "IWebSocketAuthorizer",
    "IWebSocketRouteAuthorizer",
    "WebSocketAuthorizer",
    "WebSocketAuthorizerAttributes",
    "WebSocketAuthorizerProps",
    "WebSocketAuthorizerType",
    "WebSocketNoneAuthorizer",
    "WebSocketRouteAuthorizerBindOptions",
    "WebSocketRouteAuthorizerConfig",
]
