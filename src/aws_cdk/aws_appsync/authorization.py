"""Who may call an API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.expiration import Expiration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_cognito import IUserPool
    from aws_cdk.aws_lambda import IFunction


class AuthorizationType(NamedEnum):
    """How callers show who they are."""

    API_KEY = "API_KEY"
    IAM = "AWS_IAM"
    USER_POOL = "AMAZON_COGNITO_USER_POOLS"
    OIDC = "OPENID_CONNECT"
    LAMBDA = "AWS_LAMBDA"


class UserPoolDefaultAction(NamedEnum):
    """What happens to calls that the schema says nothing of."""

    ALLOW = "ALLOW"
    DENY = "DENY"


class UserPoolConfig(Struct):
    """Users of a pool."""

    user_pool: IUserPool
    app_id_client_regex: str | None = None
    """Which clients of the pool. Default: all."""
    default_action: UserPoolDefaultAction | None = None
    """Default: ``ALLOW``."""


class ApiKeyConfig(Struct):
    """A key that callers have."""

    description: str | None = None
    expires: Expiration | None = None
    """From 1 to 365 days from now. Default: 7 days."""
    name: str | None = None
    """Part of the construct's id. Default: ``Default``."""


class OpenIdConnectConfig(Struct):
    """Tokens of an issuer."""

    oidc_provider: str
    """The issuer."""
    client_id: str | None = None
    """Which clients, a regular expression. Default: all."""
    token_expiry_from_auth: int | float | None = None
    """How long a token is good after the log-in, in milliseconds."""
    token_expiry_from_issue: int | float | None = None
    """How long a token is good after it was issued, in milliseconds."""


class LambdaAuthorizerConfig(Struct):
    """A function that decides."""

    handler: IFunction
    results_cache_ttl: Duration | None = None
    """How long an answer is remembered, at most an hour. Default: 5 minutes."""
    validation_regex: str | None = None
    """What tokens look like; others are refused without a call."""


class AuthorizationMode(Struct):
    """One way of being let in."""

    authorization_type: AuthorizationType
    """The way."""
    api_key_config: Nested[ApiKeyConfig | None] = nested()
    """The key, for ``API_KEY``. Default: one that lasts as long as AppSync lets it."""
    lambda_authorizer_config: Nested[LambdaAuthorizerConfig | None] = nested()
    """The function, for ``LAMBDA``."""
    open_id_connect_config: Nested[OpenIdConnectConfig | None] = nested()
    """The provider, for ``OIDC``."""
    user_pool_config: Nested[UserPoolConfig | None] = nested()
    """The pool, for ``USER_POOL``."""


class AuthorizationConfig(Struct):
    """The ways of being let in."""

    additional_authorization_modes: Nested[Sequence[AuthorizationMode] | None] = nested()
    """Further ways. Default: none."""
    default_authorization: Nested[AuthorizationMode | None] = nested()
    """Default: a key."""


_NEEDED = {
    AuthorizationType.OIDC: ("open_id_connect_config", "openIdConnectConfig", "Missing OIDC Configuration"),
    AuthorizationType.USER_POOL: ("user_pool_config", "userPoolConfig", "Missing User Pool Configuration"),
    AuthorizationType.LAMBDA: ("lambda_authorizer_config", "lambdaAuthorizerConfig", "Missing Lambda Configuration"),
}


def check_modes(modes: Sequence[AuthorizationMode], scope: Any) -> None:
    """Raise ValidationError if a mode lacks what it needs, or one that may be there once is there twice."""
    for mode in modes:
        if mode.authorization_type in _NEEDED:
            option, camel, message = _NEEDED[mode.authorization_type]
            if getattr(mode, option) is None:
                raise ValidationError(message, scope=scope, fix=f"give {option} (`{camel}`) of the authorization mode")
    types = [mode.authorization_type for mode in modes]
    if types.count(AuthorizationType.LAMBDA) > 1:
        raise ValidationError(
            "You can only have a single AWS Lambda function configured to authorize your API.", scope=scope
        )
    for kind in (AuthorizationType.API_KEY, AuthorizationType.IAM):
        if types.count(kind) > 1:
            raise ValidationError(
                f"You can't duplicate {kind._value_} configuration. See "
                "https://docs.aws.amazon.com/appsync/latest/devguide/security.html",
                scope=scope,
            )


def rendered_mode(mode: AuthorizationMode, scope: Any, *, is_default: bool) -> dict[str, Any]:
    """Return a mode as properties of the API, without its type."""
    return {
        "open_id_connect_config": _rendered_issuer(mode.open_id_connect_config),
        "user_pool_config": _rendered_pool(mode.user_pool_config, scope, is_default=is_default),
        "lambda_authorizer_config": _rendered_function(mode.lambda_authorizer_config),
    }


def show_default_actions(resource: Any, additional: Sequence[AuthorizationMode]) -> None:
    """Let the tree file show the default action of additional pools, as the peer's does; the template cannot have it."""
    pools = {
        number: mode.user_pool_config.default_action or UserPoolDefaultAction.ALLOW
        for number, mode in enumerate(additional)
        if mode.user_pool_config is not None
    }
    if not pools:
        return
    attributes = resource._tree_attributes

    def shown() -> Any:
        found = attributes()
        rendered = found["aws:cdk:cloudformation:props"]["additionalAuthenticationProviders"]
        for number, action in pools.items():
            rendered[number]["userPoolConfig"]["defaultAction"] = action._value_
        return found

    resource._tree_attributes = shown


def _rendered_issuer(config: OpenIdConnectConfig | None) -> dict[str, Any] | None:
    if config is None:
        return None
    return {
        "auth_ttl": config.token_expiry_from_auth,
        "client_id": config.client_id,
        "iat_ttl": config.token_expiry_from_issue,
        "issuer": config.oidc_provider,
    }


def _rendered_pool(config: UserPoolConfig | None, scope: Any, *, is_default: bool) -> dict[str, Any] | None:
    if config is None:
        return None
    rendered = {
        "user_pool_id": config.user_pool.user_pool_id,
        "aws_region": Stack.of(config.user_pool).region,
        "app_id_client_regex": config.app_id_client_regex,
    }
    if is_default:  # the property of additional modes has none
        rendered["default_action"] = (config.default_action or UserPoolDefaultAction.ALLOW)._value_
    return rendered


def _rendered_function(config: LambdaAuthorizerConfig | None) -> dict[str, Any] | None:
    if config is None:
        return None
    ttl = config.results_cache_ttl
    return {
        "authorizer_result_ttl_in_seconds": ttl.to_seconds() if ttl is not None else None,
        "authorizer_uri": config.handler.function_arn,
        "identity_validation_expression": config.validation_regex,
    }
