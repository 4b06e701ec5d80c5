"""Authorizers of HTTP APIs: tokens, user pools, functions, IAM."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2.http_authorizer import (
    AuthorizerPayloadVersion,
    HttpAuthorizer,
    HttpAuthorizerType,
    HttpRouteAuthorizerConfig,
    IHttpRouteAuthorizer,
)
from aws_cdk.aws_apigatewayv2_authorizers._function_authorizers import function_uri, permit
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.aws_cognito.user_pool_client import IUserPoolClient
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct

_HEADER = ["$request.header.Authorization"]
_DEFAULT_TTL_SECONDS = 300


class HttpLambdaResponseType(NamedEnum):
    """How an authorizer's function answers."""

    SIMPLE = 0
    """Yes or no."""
    IAM = 1
    """With a policy."""


class HttpJwtAuthorizerProps(Struct):
    """Options of `HttpJwtAuthorizer`."""

    jwt_audience: Sequence[str]
    """Whom tokens must be made for."""
    authorizer_name: str | None = None
    """Name of the authorizer. Default: its id."""
    identity_source: Sequence[str] | None = None
    """Where the token is. Default: the header ``Authorization``."""


class HttpUserPoolAuthorizerProps(Struct):
    """Options of `HttpUserPoolAuthorizer`."""

    authorizer_name: str | None = None
    """Name of the authorizer. Default: its id."""
    identity_source: Sequence[str] | None = None
    """Where the token is. Default: the header ``Authorization``."""
    user_pool_clients: Sequence[IUserPoolClient] | None = None
    """The clients whose tokens count. Default: one that is made for it."""
    user_pool_region: str | None = None
    """The pool's region. Default: the API's."""


class HttpLambdaAuthorizerProps(Struct):
    """Options of `HttpLambdaAuthorizer`."""

    authorizer_name: str | None = None
    """Name of the authorizer. Default: its id."""
    identity_source: Sequence[str] | None = None
    """What tells callers apart. Default: the header ``Authorization``."""
    response_types: Sequence[HttpLambdaResponseType] | None = None
    """How the function answers. Default: with a policy."""
    results_cache_ttl: Duration | None = None
    """How long an answer holds, up to 1 hour. Default: 5 minutes."""
    role: IRoleRef | None = None
    """The role that API Gateway takes to call the function. Default: the function's own policy lets it in."""


class _HttpAuthorizerBase(IHttpRouteAuthorizer):
    """Makes the authorizer for the first route that uses it."""

    _kind: str

    def __init__(self, id: str) -> None:
        self._id = id
        self._authorizer: HttpAuthorizer | None = None

    @property
    def authorization_type(self) -> str:
        """The type as routes name it."""
        return self._kind

    @property
    def authorizer_id(self) -> str:
        """The authorizer's id.

        Raises:
            ValidationError: no route uses it yet.
        """
        if self._authorizer is None:
            raise ValidationError(
                "Cannot access authorizerId until authorizer is attached to a HttpRoute", fix="give it to a route first"
            )
        return self._authorizer.authorizer_id

    def _config(self) -> HttpRouteAuthorizerConfig:
        return HttpRouteAuthorizerConfig(authorizer_id=self.authorizer_id, authorization_type=self._kind)


class HttpJwtAuthorizer(_HttpAuthorizerBase):
    """Checks tokens of an issuer.

    Args:
        id: The id of the construct that is made of it.
        jwt_issuer: Who makes the tokens: ``https://…``.
        props: Options of :class:`HttpJwtAuthorizerProps`.
    """

    _kind = "JWT"

    @takes(HttpJwtAuthorizerProps)
    def __init__(self, id: str, jwt_issuer: str, props: HttpJwtAuthorizerProps) -> None:
        super().__init__(id)
        self._issuer = jwt_issuer
        self._props = props

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Make the authorizer, unless it is there; return what the route is told."""
        if self._authorizer is None:
            self._authorizer = HttpAuthorizer(
                scope,
                self._id,
                http_api=route.http_api,
                identity_source=_HEADER if self._props.identity_source is None else self._props.identity_source,
                type=HttpAuthorizerType.JWT,
                authorizer_name=self._props.authorizer_name or self._id,
                jwt_audience=self._props.jwt_audience,
                jwt_issuer=self._issuer,
            )
        return self._config()


class HttpUserPoolAuthorizer(_HttpAuthorizerBase):
    """Checks tokens of a user pool.

    Args:
        id: The id of the construct that is made of it.
        pool: The pool.
        props: Options of :class:`HttpUserPoolAuthorizerProps`.
    """

    _kind = "JWT"

    @takes(HttpUserPoolAuthorizerProps)
    def __init__(self, id: str, pool: IUserPool, props: HttpUserPoolAuthorizerProps) -> None:
        super().__init__(id)
        self._pool = pool
        self._props = props

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Make the authorizer, unless it is there; return what the route is told."""
        if self._authorizer is None:
            region = self._props.user_pool_region or Stack.of(scope).region
            clients = self._props.user_pool_clients
            if clients is None:
                clients = [self._pool.add_client("UserPoolAuthorizerClient")]
            self._authorizer = HttpAuthorizer(
                scope,
                self._id,
                http_api=route.http_api,
                identity_source=_HEADER if self._props.identity_source is None else self._props.identity_source,
                type=HttpAuthorizerType.JWT,
                authorizer_name=self._props.authorizer_name or self._id,
                jwt_audience=[client.user_pool_client_id for client in clients],
                jwt_issuer=f"https://cognito-idp.{region}.amazonaws.com/{self._pool.user_pool_id}",
            )
        return self._config()


class HttpLambdaAuthorizer(_HttpAuthorizerBase):
    """Asks a function.

    Args:
        id: The id of the construct that is made of it.
        handler: The function.
        props: Options of :class:`HttpLambdaAuthorizerProps`.
    """

    _kind = "CUSTOM"

    @takes(HttpLambdaAuthorizerProps)
    def __init__(self, id: str, handler: IFunction, props: HttpLambdaAuthorizerProps) -> None:
        super().__init__(id)
        self._handler = handler
        self._props = props
        self._api: Any = None

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Make the authorizer, unless it is there, and let API Gateway call the function.

        Raises:
            ValidationError: it is another API's.
        """
        api: Any = route.http_api
        if self._api is not None and self._api.node.addr != api.node.addr:
            raise ValidationError(
                "Cannot attach the same authorizer to multiple Apis",
                scope=scope,
                fix="make an authorizer for each API",
            )
        if self._authorizer is None:
            self._api = api
            props = self._props
            simple = HttpLambdaResponseType.SIMPLE in (props.response_types or ())
            versions = AuthorizerPayloadVersion
            self._authorizer = HttpAuthorizer(
                scope,
                self._id,
                http_api=api,
                identity_source=props.identity_source if props.identity_source is not None else _HEADER,
                type=HttpAuthorizerType.LAMBDA,
                authorizer_name=props.authorizer_name or self._id,
                enable_simple_responses=simple or None,
                payload_format_version=versions.VERSION_2_0 if simple else versions.VERSION_1_0,
                authorizer_uri=function_uri(self._handler),
                results_cache_ttl=props.results_cache_ttl or Duration.seconds(_DEFAULT_TTL_SECONDS),
                role=props.role,
            )
            if props.role is None:
                permit(self._handler, scope, api, self._authorizer)
        return self._config()


class HttpIamAuthorizer(IHttpRouteAuthorizer):
    """Callers sign with credentials of AWS; grants say who may call."""

    @property
    def authorization_type(self) -> HttpAuthorizerType:
        """IAM."""
        return HttpAuthorizerType.IAM

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteAuthorizerConfig:
        """Return what the route is told."""
        return HttpRouteAuthorizerConfig(authorization_type=HttpAuthorizerType.IAM._value_)


__all__ = [
    "HttpIamAuthorizer",
    "HttpJwtAuthorizer",
    "HttpJwtAuthorizerProps",
    "HttpLambdaAuthorizer",
    "HttpLambdaAuthorizerProps",
    "HttpLambdaResponseType",
    "HttpUserPoolAuthorizer",
    "HttpUserPoolAuthorizerProps",
]
