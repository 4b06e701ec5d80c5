"""Routes of HTTP APIs: what an API does for one path and method."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnRoute
from aws_cdk.aws_apigatewayv2.http_api_options import HttpMethod
from aws_cdk.aws_apigatewayv2.http_authorizer import HttpRouteAuthorizerBindOptions, HttpRouteAuthorizerConfig
from aws_cdk.aws_apigatewayv2.parts import IRoute
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_api import IHttpApi, IHttpApiRef
    from aws_cdk.aws_apigatewayv2.http_authorizer import IHttpRouteAuthorizer
    from aws_cdk.aws_apigatewayv2.http_integration import HttpRouteIntegration
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_apigatewayv2 import RouteReference
    from constructs import Construct

_AUTHORIZATION_TYPES = ("AWS_IAM", "JWT", "CUSTOM", "NONE")
_IAM = "AWS_IAM"
# From the first parameter to the last. Source: observed on aws-cdk-lib 2.275.0.
_PARAMETERS = re.compile(r"\{.*\}")


class HttpRouteKey:
    """Which requests a route is for.

    Attributes:
        key: As API Gateway names it: ``GET /books``.
        method: The method.
        path: The path, unless it is the default route's.
    """

    DEFAULT: HttpRouteKey

    @checked
    def __init__(self, method: HttpMethod | None = None, path: str | None = None) -> None:
        self.method = method if method is not None else HttpMethod.ANY
        self.path = path
        self.key = f"{self.method._value_} {path}" if path is not None else "$default"

    @staticmethod
    @checked
    def with_(path: str, method: HttpMethod | None = None) -> HttpRouteKey:
        """Return the key of a path, which may have parameters, and a method.

        Raises:
            ValidationError: the path does not begin with ``/``, or it ends with one.
        """
        if path != "/" and (not path.startswith("/") or path.endswith("/")):
            raise ValidationError(
                'A route path must always start with a "/" and not end with a "/"', fix="write it as /path"
            )
        key = HttpRouteKey(method, path)
        if method is None:
            key.key = f"undefined {path}"  # as the peer, whose key has no method then
        return key


HttpRouteKey.DEFAULT = HttpRouteKey()


class GrantInvokeOptions(Struct):
    """Options of letting someone call a route."""

    http_methods: Sequence[HttpMethod] | None = None
    """The methods. Default: the route's."""


class IHttpRoute(IRoute):
    """A route of an HTTP API."""

    if TYPE_CHECKING:

        @property
        def http_api(self) -> IHttpApi: ...
        @property
        def path(self) -> str | None: ...
        @property
        def route_arn(self) -> str: ...
        @takes(GrantInvokeOptions)
        def grant_invoke(self, grantee: IGrantable, options: GrantInvokeOptions) -> Grant: ...


class BatchHttpRouteOptions(Struct):
    """Options that routes made together have in common."""

    integration: HttpRouteIntegration
    """What answers them."""


class HttpRouteProps(BatchHttpRouteOptions):
    """Options of `HttpRoute`."""

    http_api: IHttpApiRef
    """The API."""
    route_key: HttpRouteKey
    """Which requests the route is for."""
    authorization_scopes: Sequence[str] | None = None
    """Scopes that a token must have one of. Default: the API's."""
    authorizer: IHttpRouteAuthorizer | None = None
    """Who decides whether a caller may call. Default: the API's authorizer; without one, everyone may."""


class HttpRoute(Resource, IHttpRoute):
    """A route of an HTTP API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.HttpRoute"

    path: str | None

    @takes(HttpRouteProps)
    def __init__(self, scope: Construct, id: str, props: HttpRouteProps) -> None:
        super().__init__(scope, id)
        api: Any = props.http_api
        self._http_api = api
        self.path = props.route_key.path
        self._method = props.route_key.method
        integration_id = props.integration._bind_to_route(self)
        bound = None
        # What is known by its reference alone, such as an L1 API, says nothing of defaults.
        authorizer = props.authorizer if props.authorizer is not None else getattr(api, "default_authorizer", None)
        scopes = props.authorization_scopes
        if scopes is None:
            scopes = getattr(api, "default_authorization_scopes", None)
        if authorizer is not None:
            bound = HttpRouteAuthorizerConfig.of(
                call_with_options(authorizer.bind, of=HttpRouteAuthorizerBindOptions, route=self, scope=api)
            )
            if bound.authorization_type not in _AUTHORIZATION_TYPES:
                raise ValidationError(
                    f"authorizationType should either be AWS_IAM, JWT, CUSTOM, or NONE but was '{bound.authorization_type}'",
                    scope=self,
                )
        self._authorization_type = bound.authorization_type if bound is not None else None
        resource = CfnRoute(
            self,
            "Resource",
            api_id=props.http_api.api_ref.api_id,
            route_key=props.route_key.key,
            target=f"integrations/{integration_id}",
            authorizer_id=bound.authorizer_id if bound is not None else None,
            authorization_type=self._authorization_type if self._authorization_type is not None else "NONE",
            authorization_scopes=_scopes(bound, scopes),
        )
        self._resource = resource
        self.route_id: str = resource.ref
        self.route_arn: str = self._arn(self._method)

    @property
    def http_api(self) -> IHttpApi:
        """The API."""
        return self._http_api  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def route_ref(self) -> RouteReference:
        """The reference to the route."""
        reference: RouteReference = self._resource.route_ref
        return reference

    def _arn(self, method: HttpMethod) -> str:
        name = "*" if method is HttpMethod.ANY else method._value_
        # As the peer: the route of what fits no other is told by the bare slash.
        path = _PARAMETERS.sub("*", self.path) if self.path is not None else "/"
        return self.stack.format_arn(
            service="execute-api",
            partition=Aws.PARTITION,  # never the literal of the stack's region, whatever the flag for that says
            resource=self._http_api.api_ref.api_id,
            resource_name=f"*/{name}{path}",
        )

    @takes(GrantInvokeOptions)
    def grant_invoke(self, grantee: IGrantable, options: GrantInvokeOptions) -> Grant:
        """Let ``grantee`` call the route.

        Raises:
            ValidationError: callers of the route are not known by IAM, or it is not for the methods.
        """
        from aws_cdk.aws_iam.grant import Grant

        if self._authorization_type != _IAM:
            raise ValidationError(
                "To use grantInvoke, you must use IAM authorization", scope=self, fix="authorizer=HttpIamAuthorizer()"
            )
        methods = list(dict.fromkeys(options.http_methods if options.http_methods is not None else [self._method]))
        if self._method is not HttpMethod.ANY and any(method is not self._method for method in methods):
            raise ValidationError(
                "This route does not support granting invoke for all requested http methods",
                scope=self,
                fix="grant methods that the route has",
            )
        return Grant.add_to_principal(
            grantee=grantee,
            actions=["execute-api:Invoke"],
            resource_arns=[self._arn(method) for method in methods],
        )


def _scopes(bound: HttpRouteAuthorizerConfig | None, own: Sequence[str] | None) -> list[str] | None:
    """Return the scopes of authorizer and route, each once."""
    if bound is None:
        return None
    return list(dict.fromkeys([*(bound.authorization_scopes or ()), *(own or ())])) or None


__all__ = ["BatchHttpRouteOptions", "GrantInvokeOptions", "HttpRoute", "HttpRouteKey", "HttpRouteProps", "IHttpRoute"]
