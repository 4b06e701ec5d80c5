"""Who may call a gateway."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore.custom_claim import GatewayCustomClaim, jwt_authorizer
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cognito import IUserPool, IUserPoolClient

_WELL_KNOWN = "/.well-known/openid-configuration"


class GatewayAuthorizerType(NamedEnum):
    """How callers show who they are."""

    CUSTOM_JWT = "CUSTOM_JWT"
    AWS_IAM = "AWS_IAM"
    NONE = "NONE"


class CustomJwtConfiguration(Struct):
    """Whose tokens are taken; something besides the URL must be given."""

    discovery_url: str
    """Where the provider publishes its configuration."""
    allowed_audience: Sequence[str] | None = None
    allowed_clients: Sequence[str] | None = None
    allowed_scopes: Sequence[str] | None = None
    custom_claims: Sequence[GatewayCustomClaim] | None = None


class CognitoAuthorizerProps(Struct):
    """Whose tokens of a user pool are taken."""

    user_pool: IUserPool
    allowed_audiences: Sequence[str] | None = None
    allowed_clients: Sequence[IUserPoolClient] | None = None
    allowed_scopes: Sequence[str] | None = None
    custom_claims: Sequence[GatewayCustomClaim] | None = None


class IGatewayAuthorizerConfig(Interface):
    """Who may call a gateway."""

    authorizer_type: GatewayAuthorizerType

    def _render(self) -> Mapping[str, Any] | None:
        """Return the property of the resource, if the type alone does not say all."""
        return None


class IamAuthorizer(IGatewayAuthorizerConfig):
    """Identities of AWS may call, as their policies allow."""

    authorizer_type = GatewayAuthorizerType.AWS_IAM


class NoAuthAuthorizer(IGatewayAuthorizerConfig):
    """Everyone may call."""

    authorizer_type = GatewayAuthorizerType.NONE


class CustomJwtAuthorizer(IGatewayAuthorizerConfig):
    """Those may call who bring a token."""

    authorizer_type = GatewayAuthorizerType.CUSTOM_JWT

    @takes(CustomJwtConfiguration)
    def __init__(self, config: CustomJwtConfiguration) -> None:
        self._config = config

    def _render(self) -> Mapping[str, Any]:
        config = self._config
        return jwt_authorizer(
            config.discovery_url,
            clients=config.allowed_clients,
            audience=config.allowed_audience,
            scopes=config.allowed_scopes,
            claims=config.custom_claims,
        )


class _CognitoAuthorizer(IGatewayAuthorizerConfig):
    authorizer_type = GatewayAuthorizerType.CUSTOM_JWT

    def __init__(self, props: CognitoAuthorizerProps) -> None:
        self._props = props

    def _render(self) -> Mapping[str, Any]:
        props = self._props
        pool = props.user_pool
        clients = props.allowed_clients
        return jwt_authorizer(
            f"https://cognito-idp.{pool.env.region}.amazonaws.com/{pool.user_pool_id}{_WELL_KNOWN}",
            clients=[client.user_pool_client_id for client in clients] if clients is not None else None,
            audience=props.allowed_audiences,
            scopes=props.allowed_scopes,
            claims=props.custom_claims,
        )


class GatewayAuthorizer:
    """Makes authorizers."""

    @staticmethod
    def using_aws_iam() -> IGatewayAuthorizerConfig:
        """Let identities of AWS call, as their policies allow."""
        return IamAuthorizer()

    @staticmethod
    def with_no_auth() -> IGatewayAuthorizerConfig:
        """Let everyone call."""
        return NoAuthAuthorizer()

    @staticmethod
    @takes(CustomJwtConfiguration)
    def using_custom_jwt(configuration: CustomJwtConfiguration) -> IGatewayAuthorizerConfig:
        """Take tokens of a provider.

        Raises:
            ValidationError: nothing is required of a token.
        """
        given = configuration
        if not (given.allowed_audience or given.allowed_clients or given.allowed_scopes or given.custom_claims):
            raise ValidationError(
                "At least one of allowedAudience, allowedClients, allowedScopes, or customClaims must be defined for "
                "CUSTOM_JWT authorizer"
            )
        return CustomJwtAuthorizer(**given._given())

    @staticmethod
    @takes(CognitoAuthorizerProps)
    def using_cognito(props: CognitoAuthorizerProps) -> IGatewayAuthorizerConfig:
        """Take tokens of a user pool."""
        return _CognitoAuthorizer(props)


__all__ = [
    "CognitoAuthorizerProps",
    "CustomJwtAuthorizer",
    "CustomJwtConfiguration",
    "GatewayAuthorizer",
    "GatewayAuthorizerType",
    "IGatewayAuthorizerConfig",
    "IamAuthorizer",
    "NoAuthAuthorizer",
]
