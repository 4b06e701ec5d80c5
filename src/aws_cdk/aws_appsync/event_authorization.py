"""Who may connect to an event API, publish and subscribe."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.expiration import Expiration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cognito import IUserPool
    from aws_cdk.aws_lambda import IFunction


class AppSyncAuthorizationType(NamedEnum):
    """How clients show who they are."""

    API_KEY = "API_KEY"
    IAM = "AWS_IAM"
    USER_POOL = "AMAZON_COGNITO_USER_POOLS"
    OIDC = "OPENID_CONNECT"
    LAMBDA = "AWS_LAMBDA"


class AppSyncCognitoConfig(Struct):
    """Users of a pool."""

    user_pool: IUserPool
    app_id_client_regex: str | None = None
    """Which clients of the pool. Default: all."""


class AppSyncApiKeyConfig(Struct):
    """A key that clients have."""

    description: str | None = None
    expires: Expiration | None = None
    """From 1 to 365 days from now. Default: 7 days."""
    name: str | None = None
    """Part of the construct's id; needed where there are more keys. Default: ``Default``."""


class AppSyncOpenIdConnectConfig(Struct):
    """Tokens of an issuer."""

    oidc_provider: str
    """The issuer."""
    client_id: str | None = None
    """Which clients, a regular expression. Default: all."""
    token_expiry_from_auth: int | float | None = None
    """How long a token is good after the log-in, in milliseconds."""
    token_expiry_from_issue: int | float | None = None
    """How long a token is good after it was issued, in milliseconds."""


class AppSyncLambdaAuthorizerConfig(Struct):
    """A function that decides."""

    handler: IFunction
    results_cache_ttl: Duration | None = None
    """How long an answer is remembered, at most an hour. Default: 5 minutes."""
    validation_regex: str | None = None
    """What tokens look like; others are refused without a call."""


class IAppSyncAuthConfig:
    """What writes ways of being let in as the resource takes them."""

    if TYPE_CHECKING:

        @takes(AppSyncCognitoConfig)
        def setup_cognito_config(self, config: AppSyncCognitoConfig) -> Any: ...
        @takes(AppSyncLambdaAuthorizerConfig)
        def setup_lambda_authorizer_config(self, config: AppSyncLambdaAuthorizerConfig) -> Any: ...
        @takes(AppSyncOpenIdConnectConfig)
        def setup_open_id_connect_config(self, config: AppSyncOpenIdConnectConfig) -> Any: ...


class AppSyncAuthProvider(Struct):
    """One way of being let in."""

    authorization_type: AppSyncAuthorizationType
    api_key_config: Nested[AppSyncApiKeyConfig | None] = nested()
    cognito_config: Nested[AppSyncCognitoConfig | None] = nested()
    lambda_authorizer_config: Nested[AppSyncLambdaAuthorizerConfig | None] = nested()
    open_id_connect_config: Nested[AppSyncOpenIdConnectConfig | None] = nested()


class EventApiAuthConfig(Struct):
    """The ways of being let in, and which of them are good for what."""

    auth_providers: Nested[Sequence[AppSyncAuthProvider] | None] = nested()
    """Default: a key."""
    connection_auth_mode_types: Sequence[AppSyncAuthorizationType] | None = None
    """Ways to connect. Default: all of them."""
    default_publish_auth_mode_types: Sequence[AppSyncAuthorizationType] | None = None
    """Ways to publish, unless the channel namespace says otherwise. Default: all of them."""
    default_subscribe_auth_mode_types: Sequence[AppSyncAuthorizationType] | None = None
    """Ways to subscribe, unless the channel namespace says otherwise. Default: all of them."""


_NEEDED = {
    AppSyncAuthorizationType.OIDC: ("open_id_connect_config", "openIdConnectConfig", "OIDC"),
    AppSyncAuthorizationType.USER_POOL: ("cognito_config", "cognitoConfig", "Cognito"),
    AppSyncAuthorizationType.LAMBDA: ("lambda_authorizer_config", "lambdaAuthorizerConfig", "Lambda"),
}
_GUIDE = "See https://docs.aws.amazon.com/appsync/latest/devguide/security.html"


def check_providers(providers: Sequence[AppSyncAuthProvider], scope: Any) -> None:
    """Raise ValidationError if one that may be there once is there twice, keys lack names, or a provider what it needs."""
    types = [provider.authorization_type for provider in providers]
    if types.count(AppSyncAuthorizationType.LAMBDA) > 1:
        raise ValidationError(
            f"You can only have a single AWS Lambda function configured to authorize your API. {_GUIDE}", scope=scope
        )
    keys = [p.api_key_config for p in providers if p.authorization_type is AppSyncAuthorizationType.API_KEY]
    if len(keys) > 1 and any(key is None or not key.name for key in keys):
        raise ValidationError(
            "You must specify key names when configuring more than 1 API key.",
            scope=scope,
            fix="give name of each api_key_config (`apiKeyConfig`)",
        )
    if types.count(AppSyncAuthorizationType.IAM) > 1:
        raise ValidationError(f"You can't duplicate IAM configuration. {_GUIDE}", scope=scope)
    for provider in providers:
        needed = _NEEDED.get(provider.authorization_type)
        if needed is not None and getattr(provider, needed[0]) is None:
            raise ValidationError(
                f"{provider.authorization_type._value_} authorization type is specified but {needed[2]} Authorizer "
                "Configuration is missing in the AuthProvider",
                scope=scope,
                fix=f"give {needed[0]} (`{needed[1]}`) of the provider",
            )


def chosen_types(
    chosen: Sequence[AppSyncAuthorizationType] | None, available: Sequence[AppSyncAuthorizationType], scope: Any
) -> list[AppSyncAuthorizationType]:
    """Return the ways that are good for something: those chosen, all that the API has if nothing is said.

    Raises:
        ValidationError: none are chosen, or one that the API has not.
    """
    types = list(chosen if chosen is not None else available or [AppSyncAuthorizationType.API_KEY])
    if not types:
        raise ValidationError(
            "Empty AuthModeTypes array is not allowed, if specifying, you must specify a valid mode", scope=scope
        )
    for kind in types:
        if kind not in available:
            raise ValidationError(
                f"Missing authorization configuration for {kind._value_}",
                scope=scope,
                fix="add it to auth_providers (`authProviders`)",
            )
    return types


def rendered_types(types: Sequence[AppSyncAuthorizationType] | None) -> list[dict[str, Any]] | None:
    """Return ways of being let in as properties."""
    return [{"auth_type": kind._value_} for kind in types] if types is not None else None


def rendered_provider(provider: AppSyncAuthProvider) -> dict[str, Any]:
    """Return a provider as properties of the API."""
    pool, issuer, function = (
        provider.cognito_config,
        provider.open_id_connect_config,
        provider.lambda_authorizer_config,
    )
    rendered: dict[str, Any] = {"auth_type": provider.authorization_type._value_}
    if pool is not None:
        rendered["cognito_config"] = {
            "user_pool_id": pool.user_pool.user_pool_id,
            "aws_region": Stack.of(pool.user_pool).region,
            "app_id_client_regex": pool.app_id_client_regex,
        }
    if issuer is not None:
        rendered["open_id_connect_config"] = {
            "auth_ttl": issuer.token_expiry_from_auth,
            "client_id": issuer.client_id,
            "iat_ttl": issuer.token_expiry_from_issue,
            "issuer": issuer.oidc_provider,
        }
    if function is not None:
        ttl = function.results_cache_ttl
        rendered["lambda_authorizer_config"] = {
            "authorizer_result_ttl_in_seconds": ttl.to_seconds() if ttl is not None else None,
            "authorizer_uri": function.handler.function_arn,
            "identity_validation_expression": function.validation_regex,
        }
    return rendered
