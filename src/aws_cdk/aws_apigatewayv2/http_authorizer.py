"""Authorizers of HTTP APIs."""

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
    from aws_cdk.aws_apigatewayv2.http_api import IHttpApiRef
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_apigatewayv2 import AuthorizerReference
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct


class HttpAuthorizerType(NamedEnum):
    """How callers prove that they may call."""

    IAM = "AWS_IAM"
    """By signing with credentials of AWS."""
    JWT = "JWT"
    """By a token."""
    LAMBDA = "REQUEST"
    """A function decides."""


class AuthorizerPayloadVersion(NamedEnum):
    """What a function is told of a request."""

    VERSION_1_0 = "1.0"
    VERSION_2_0 = "2.0"


class HttpAuthorizerProps(Struct):
    """Options of `HttpAuthorizer`."""

    http_api: IHttpApiRef
    """The API."""
    identity_source: Sequence[str]
    """Where in a request it says who calls: ``$request.header.Authorization``."""
    type: HttpAuthorizerType
    """What decides."""
    authorizer_name: str | None = None
    """Name of the authorizer. Default: the construct's id."""
    authorizer_uri: str | None = None
    """The function; needed for that type."""
    enable_simple_responses: bool | None = None
    """Have the function answer yes or no. Default: it answers with a policy."""
    jwt_audience: Sequence[str] | None = None
    """Whom tokens must be made for; needed for that type."""
    jwt_issuer: str | None = None
    """Who makes the tokens; needed for that type."""
    payload_format_version: AuthorizerPayloadVersion | None = None
    """What a function is told. Default: version 2.0."""
    results_cache_ttl: Duration | None = None
    """How long a function's answer holds. Default: not at all."""
    role: IRoleRef | None = None
    """The role that API Gateway takes to call the function. Default: the function's own policy lets it in."""


class HttpAuthorizerAttributes(Struct):
    """What is known of an authorizer made elsewhere."""

    authorizer_id: str
    """Its id."""
    authorizer_type: str
    """``JWT`` or ``CUSTOM``."""


class HttpRouteAuthorizerBindOptions(Struct):
    """What an authorizer is told of a route that uses it."""

    route: IHttpRoute
    """The route."""
    scope: Construct
    """Where constructs may be made."""


class HttpRouteAuthorizerConfig(Struct):
    """What an authorizer says of itself to a route that uses it."""

    authorization_type: str
    """``AWS_IAM``, ``JWT``, ``CUSTOM`` or ``NONE``."""
    authorization_scopes: Sequence[str] | None = None
    """Scopes that a token must have one of."""
    authorizer_id: str | None = None
    """The authorizer's id."""


class IHttpAuthorizer(IAuthorizer):
    """An authorizer of an HTTP API."""


class IHttpRouteAuthorizer(Interface):
    """Decides whether a caller may call a route."""

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Return what a route is told (options of ``HttpRouteAuthorizerBindOptions``)."""
        raise NotImplementedError


class HttpAuthorizer(Resource, IHttpAuthorizer):
    """An authorizer of an HTTP API; ``aws_apigatewayv2_authorizers`` has easier ones."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.HttpAuthorizer"

    @staticmethod
    @takes(HttpAuthorizerAttributes)
    def from_http_authorizer_attributes(
        scope: Construct, id: str, attrs: HttpAuthorizerAttributes
    ) -> IHttpRouteAuthorizer:
        """Return an authorizer made elsewhere, by what is known of it."""
        return _ImportedHttpAuthorizer(scope, id, attrs)

    @takes(HttpAuthorizerProps)
    def __init__(self, scope: Construct, id: str, props: HttpAuthorizerProps) -> None:
        super().__init__(scope, id)
        version = props.payload_format_version
        if props.type is HttpAuthorizerType.JWT and not (props.jwt_audience and props.jwt_issuer):
            raise ValidationError(
                "jwtAudience and jwtIssuer are mandatory for JWT authorizers",
                scope=self,
                fix="give jwt_audience and jwt_issuer, or use HttpJwtAuthorizer",
            )
        if props.type is HttpAuthorizerType.LAMBDA:
            if not props.authorizer_uri:
                raise ValidationError("authorizerUri is mandatory for Lambda authorizers", scope=self)
            version = version or AuthorizerPayloadVersion.VERSION_2_0
        elif props.role is not None:
            raise ValidationError("role is supported only for Lambda authorizers", scope=self, fix="leave role out")
        resource = CfnAuthorizer(
            self,
            "Resource",
            name=props.authorizer_name if props.authorizer_name is not None else id,
            api_id=props.http_api.api_ref.api_id,
            authorizer_type=props.type._value_,
            identity_source=props.identity_source,
            jwt_configuration=(
                {"audience": props.jwt_audience, "issuer": props.jwt_issuer}
                if props.jwt_audience is not None or props.jwt_issuer is not None
                else None
            ),
            enable_simple_responses=props.enable_simple_responses,
            authorizer_payload_format_version=version._value_ if version is not None else None,
            authorizer_uri=props.authorizer_uri,
            authorizer_credentials_arn=props.role.role_ref.role_arn if props.role is not None else None,
            authorizer_result_ttl_in_seconds=(
                props.results_cache_ttl.to_seconds() if props.results_cache_ttl is not None else None
            ),
        )
        self.authorizer_id: str = resource.ref
        self._resource = resource

    @property
    def authorizer_ref(self) -> AuthorizerReference:
        """The reference to the authorizer."""
        reference: AuthorizerReference = self._resource.authorizer_ref
        return reference


class _ImportedHttpAuthorizer(Resource, IHttpRouteAuthorizer):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: HttpAuthorizerAttributes) -> None:
        super().__init__(scope, id)
        self.authorizer_id = attrs.authorizer_id
        self.authorizer_type = attrs.authorizer_type

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Return the authorizer's id and type."""
        return HttpRouteAuthorizerConfig(authorizer_id=self.authorizer_id, authorization_type=self.authorizer_type)


class HttpNoneAuthorizer(IHttpRouteAuthorizer):
    """Everyone may call, whatever the API's default is."""

    @property
    def authorization_type(self) -> str:
        """``NONE``."""
        return "NONE"

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Return that everyone may call."""
        return HttpRouteAuthorizerConfig(authorization_type="NONE")


__all__ = [
    "AuthorizerPayloadVersion",
    "HttpAuthorizer",
    "HttpAuthorizerAttributes",
    "HttpAuthorizerProps",
    "HttpAuthorizerType",
    "HttpNoneAuthorizer",
    "HttpRouteAuthorizerBindOptions",
    "HttpRouteAuthorizerConfig",
    "IHttpAuthorizer",
    "IHttpRouteAuthorizer",
]
