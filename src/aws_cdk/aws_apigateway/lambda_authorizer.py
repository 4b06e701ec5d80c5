"""Authorizers that ask a function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._attached_authorizer import AttachedAuthorizer
from aws_cdk.aws_apigateway._function_name import given_name
from aws_cdk.aws_apigateway._l1 import CfnAuthorizer
from aws_cdk.aws_apigateway.identity_source import IdentitySource
from aws_cdk.aws_apigateway.method_options import AuthorizationType
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.naming import snake_case
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MAX_TTL_SECONDS = 3600
_DEFAULT_TTL_SECONDS = 300


class LambdaAuthorizerProps(Struct):
    """Options of authorizers that ask a function."""

    handler: IFunction
    """The function."""
    assume_role: IRole | None = None
    """The role that API Gateway takes to call the function. Default: the function's own policy lets it in."""
    authorizer_name: str | None = None
    """Name of the authorizer. Default: made of its path."""
    results_cache_ttl: Duration | None = None
    """How long an answer holds, up to 1 hour. Default: 5 minutes."""


class TokenAuthorizerProps(LambdaAuthorizerProps):
    """Options of `TokenAuthorizer`."""

    identity_source: str | None = None
    """Where the token is. Default: the header ``Authorization``."""
    validation_regex: str | None = None
    """What tokens look like; others are refused without asking."""


class RequestAuthorizerProps(LambdaAuthorizerProps):
    """Options of `RequestAuthorizer`."""

    identity_sources: Sequence[str]
    """What tells callers apart; needed unless answers are not kept."""


class _LambdaAuthorizer(AttachedAuthorizer):
    """Base of authorizers that ask a function."""

    _fqn = "aws-cdk-lib.aws_apigateway.Authorizer"

    handler: IFunction
    role: IRole | None

    def _init_lambda(self, scope: Construct, id: str, props: LambdaAuthorizerProps) -> None:
        super().__init__(scope, id)
        self.handler = props.handler
        self.role = props.assume_role
        ttl = props.results_cache_ttl
        if ttl is not None and ttl.to_seconds() > _MAX_TTL_SECONDS:
            raise ValidationError(
                f"Lambda authorizer property 'resultsCacheTtl' must not be greater than {_MAX_TTL_SECONDS} seconds (1 hour)",
                scope=self,
            )
        self.authorization_type = AuthorizationType.CUSTOM

    def _make(self, props: LambdaAuthorizerProps, options: dict[str, Any]) -> None:
        """Make the resource, whose ``options`` are hashed as they stand."""
        self._hashed_options = options
        resource = CfnAuthorizer(self, "Resource", **{snake_case(name): value for name, value in options.items()})
        self.authorizer_id = resource.ref
        self.authorizer_arn = self._arn()
        self._setup_permissions()

    @property
    def authorizer_props(self) -> dict[str, Any]:
        """The resource's properties."""
        return dict(self._hashed_options)

    def _name(self, props: LambdaAuthorizerProps) -> str:
        return props.authorizer_name if props.authorizer_name is not None else Names.unique_id(self)

    def _uri(self) -> str:
        return _authorizer_uri(self.handler)

    def _ttl(self, props: LambdaAuthorizerProps) -> int | float:
        return props.results_cache_ttl.to_seconds() if props.results_cache_ttl is not None else _DEFAULT_TTL_SECONDS

    def _hashed_token(self) -> str | None:
        return given_name(self.handler)

    def _setup_permissions(self) -> None:
        """Let API Gateway call the function: by the role if there is one, else by the function's policy."""
        if self.role is None:
            from aws_cdk.aws_iam.principals import ServicePrincipal

            self.handler.add_permission(
                f"{Names.unique_id(self)}:Permissions",
                principal=ServicePrincipal("apigateway.amazonaws.com"),
                source_arn=self.authorizer_arn,
            )
            return
        from aws_cdk.aws_iam.policy import Policy
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.role import Role

        if not isinstance(self.role, Role):
            return  # as the peer: the policies of a role made elsewhere are its owner's
        self.role.attach_inline_policy(
            Policy(
                self,
                "authorizerInvokePolicy",
                statements=[
                    PolicyStatement(
                        resources=self.handler.resource_arns_for_grant_invoke, actions=["lambda:InvokeFunction"]
                    )
                ],
            )
        )


class TokenAuthorizer(_LambdaAuthorizer):
    """Asks a function about a token."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.TokenAuthorizer"
    _fqn = "aws-cdk-lib.aws_apigateway.TokenAuthorizer"

    @takes(TokenAuthorizerProps)
    def __init__(self, scope: Construct, id: str, props: TokenAuthorizerProps) -> None:
        self._init_lambda(scope, id, props)
        self._make(
            props,
            {
                "name": self._name(props),
                "restApiId": self._lazy_rest_api_id(),
                "type": "TOKEN",
                "authorizerUri": self._uri(),
                "authorizerCredentials": self.role.role_arn if self.role is not None else None,
                "authorizerResultTtlInSeconds": self._ttl(props),
                "identitySource": props.identity_source or IdentitySource.header("Authorization"),
                "identityValidationExpression": props.validation_regex,
            },
        )


class RequestAuthorizer(_LambdaAuthorizer):
    """Asks a function about a request."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.RequestAuthorizer"
    _fqn = "aws-cdk-lib.aws_apigateway.RequestAuthorizer"

    @takes(RequestAuthorizerProps)
    def __init__(self, scope: Construct, id: str, props: RequestAuthorizerProps) -> None:
        self._init_lambda(scope, id, props)
        kept = props.results_cache_ttl is None or props.results_cache_ttl.to_seconds() > 0
        if kept and not props.identity_sources:
            raise ValidationError(
                "At least one Identity Source is required for a REQUEST-based Lambda authorizer if caching is enabled.",
                scope=self,
                fix="give identity_sources, or results_cache_ttl=Duration.seconds(0)",
            )
        self._make(
            props,
            {
                "name": self._name(props),
                "restApiId": self._lazy_rest_api_id(),
                "type": "REQUEST",
                "authorizerUri": self._uri(),
                "authorizerCredentials": self.role.role_arn if self.role is not None else None,
                "authorizerResultTtlInSeconds": self._ttl(props),
                "identitySource": ",".join(props.identity_sources),
            },
        )


def _authorizer_uri(handler: IFunction) -> str:
    """Return the ARN by which API Gateway calls a function, in the function's region and partition."""
    parts = Arn.split(handler.function_arn, ArnFormat.COLON_RESOURCE_NAME)
    return Stack.of(handler).format_arn(
        partition=parts.partition,
        region=parts.region,
        account="lambda",
        service="apigateway",
        resource="path",
        resource_name=f"2015-03-31/functions/{handler.function_arn}/invocations",
    )


__all__ = [
    "LambdaAuthorizerProps",
    "RequestAuthorizer",
    "RequestAuthorizerProps",
    "TokenAuthorizer",
    "TokenAuthorizerProps",
]
