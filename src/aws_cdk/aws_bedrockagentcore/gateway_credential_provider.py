"""How a gateway shows its targets who it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._identity import secret_arn_pattern
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.api_key_credential_provider import IApiKeyCredentialProvider
    from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
    from aws_cdk.aws_bedrockagentcore.oauth2_credential_provider import IOAuth2CredentialProvider

_TOKEN = "bedrock-agentcore:GetWorkloadAccessToken"
_GIVE_ARN = "give the ARN itself to `from_{}_identity_arn`"


class CredentialProviderType(NamedEnum):
    """What a gateway shows."""

    API_KEY = "API_KEY"
    OAUTH = "OAUTH"
    GATEWAY_IAM_ROLE = "GATEWAY_IAM_ROLE"


class ApiKeyAdditionalConfiguration(Struct):
    """How a key is sent."""

    credential_parameter_name: str | None = None
    """Name of the header or parameter. Default: ``Authorization``, or ``api_key``."""
    credential_prefix: str | None = None
    """What stands before the key. Default: ``Bearer`` and a space in a header, nothing in a parameter."""


class ApiKeyCredentialLocation:
    """Where in a request a key is.

    Attributes:
        credential_location_type: ``HEADER`` or ``QUERY_PARAMETER``.
        credential_parameter_name: Name of the header or parameter.
        credential_prefix: What stands before the key.
    """

    @checked
    def __init__(self, location: str, name: str, prefix: str | None) -> None:
        self.credential_location_type = location
        self.credential_parameter_name = name
        self.credential_prefix = prefix

    @staticmethod
    @takes(ApiKeyAdditionalConfiguration)
    def header(config: ApiKeyAdditionalConfiguration) -> ApiKeyCredentialLocation:
        """Send the key in a header."""
        prefix = config.credential_prefix if config.credential_prefix is not None else "Bearer "
        return ApiKeyCredentialLocation("HEADER", config.credential_parameter_name or "Authorization", prefix)

    @staticmethod
    @takes(ApiKeyAdditionalConfiguration)
    def query_parameter(config: ApiKeyAdditionalConfiguration) -> ApiKeyCredentialLocation:
        """Send the key in the URL."""
        name = config.credential_parameter_name or "api_key"
        return ApiKeyCredentialLocation("QUERY_PARAMETER", name, config.credential_prefix)


class ApiKeyCredentialProviderOptions(Struct):
    """A key that AgentCore keeps."""

    provider_arn: str
    secret_arn: str
    credential_location: ApiKeyCredentialLocation | None = None
    """Default: the header ``Authorization``."""


class OAuthConfiguration(Struct):
    """A client of OAuth that AgentCore keeps."""

    provider_arn: str
    scopes: Sequence[str]
    secret_arn: str
    custom_parameters: Mapping[str, str] | None = None


class FromApiKeyIdentityOptions(Struct):
    """How the key of a provider is sent."""

    credential_location: ApiKeyCredentialLocation | None = None
    """Default: the header ``Authorization``."""


class FromOauthIdentityOptions(Struct):
    """What tokens of a provider are asked for."""

    scopes: Sequence[str]
    custom_parameters: Mapping[str, str] | None = None


class GatewayIamRoleCredentialProviderProps(Struct):
    """What requests are signed for."""

    region: str | None = None
    """Default: the gateway's."""
    service: str | None = None
    """Name of the service. Default: the target's."""


class ICredentialProviderConfig(Interface):
    """What a gateway shows a target."""

    credential_provider_type: CredentialProviderType

    def grant_needed_permissions_to_role(self, gateway: IGateway) -> Grant | None:
        """Let the gateway's role get the credential; nothing is needed for the role itself."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_needed_permissions_to_role()")

    def _render(self) -> Mapping[str, Any]:
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


class _IamRole(ICredentialProviderConfig):
    credential_provider_type = CredentialProviderType.GATEWAY_IAM_ROLE

    def __init__(self, props: GatewayIamRoleCredentialProviderProps) -> None:
        self.props = props

    @checked
    def grant_needed_permissions_to_role(self, gateway: IGateway) -> Grant | None:
        return None

    def _render(self) -> Mapping[str, Any]:
        props = self.props
        provider = None
        if props.service is not None or props.region is not None:
            provider = {"iamCredentialProvider": {"service": props.service, "region": props.region}}
        return {"credentialProviderType": self.credential_provider_type._value_, "credentialProvider": provider}


class _ApiKey(ICredentialProviderConfig):
    credential_provider_type = CredentialProviderType.API_KEY

    def __init__(self, props: ApiKeyCredentialProviderOptions) -> None:
        self._props = props

    @checked
    def grant_needed_permissions_to_role(self, gateway: IGateway) -> Grant:
        directory = _directory(gateway)
        vault = _arn(gateway, "token-vault/default")
        return _grant_all(
            gateway,
            ([_TOKEN], directory),
            (["bedrock-agentcore:GetResourceApiKey"], [vault, self._props.provider_arn, *directory]),
            (
                ["secretsmanager:GetSecretValue"],
                [secret_arn_pattern(gateway, self._props.secret_arn, _GIVE_ARN.format("api_key"))],
            ),
        )

    def _render(self) -> Mapping[str, Any]:
        where = self._props.credential_location or ApiKeyCredentialLocation.header()
        provider = {
            "providerArn": self._props.provider_arn,
            "credentialLocation": where.credential_location_type,
            "credentialParameterName": where.credential_parameter_name,
            "credentialPrefix": where.credential_prefix,
        }
        return {
            "credentialProviderType": self.credential_provider_type._value_,
            "credentialProvider": {"apiKeyCredentialProvider": provider},
        }


class _OAuth(ICredentialProviderConfig):
    credential_provider_type = CredentialProviderType.OAUTH

    def __init__(self, props: OAuthConfiguration) -> None:
        self._props = props

    @checked
    def grant_needed_permissions_to_role(self, gateway: IGateway) -> Grant:
        directory = _directory(gateway)
        everything = [_arn(gateway, "token-vault/default"), self._props.provider_arn, *directory]
        return _grant_all(
            gateway,
            ([_TOKEN, f"{_TOKEN}ForJWT", f"{_TOKEN}ForUserId"], directory),
            (["bedrock-agentcore:CompleteResourceTokenAuth"], everything),
            (["bedrock-agentcore:GetResourceOauth2Token"], everything),
            (
                ["secretsmanager:GetSecretValue"],
                [secret_arn_pattern(gateway, self._props.secret_arn, _GIVE_ARN.format("oauth"))],
            ),
        )

    def _render(self) -> Mapping[str, Any]:
        provider = {
            "providerArn": self._props.provider_arn,
            "scopes": self._props.scopes,
            "customParameters": self._props.custom_parameters,
        }
        return {
            "credentialProviderType": self.credential_provider_type._value_,
            "credentialProvider": {"oauthCredentialProvider": provider},
        }


def _arn(gateway: IGateway, resource: str) -> str:
    stack = Stack.of(gateway)
    return f"arn:{stack.partition}:bedrock-agentcore:{stack.region}:{stack.account}:{resource}"


def _directory(gateway: IGateway) -> list[str]:
    directory = _arn(gateway, "workload-identity-directory/default")
    return [directory, f"{directory}/workload-identity/{gateway.gateway_name}-*"]


def _grant_all(gateway: IGateway, first: tuple[list[str], list[str]], *others: tuple[list[str], list[str]]) -> Grant:
    grant = Grant.add_to_principal(grantee=gateway.role, actions=first[0], resource_arns=first[1])
    for actions, arns in others:
        grant = grant.combine(Grant.add_to_principal(grantee=gateway.role, actions=actions, resource_arns=arns))
    return grant


class GatewayCredentialProvider:
    """Makes what a gateway shows its targets."""

    @staticmethod
    @takes(GatewayIamRoleCredentialProviderProps)
    def from_iam_role(props: GatewayIamRoleCredentialProviderProps) -> ICredentialProviderConfig:
        """Sign requests with the gateway's role."""
        return _IamRole(props)

    @staticmethod
    @takes(ApiKeyCredentialProviderOptions)
    def from_api_key_identity_arn(props: ApiKeyCredentialProviderOptions) -> ICredentialProviderConfig:
        """Send a key that AgentCore keeps."""
        return _ApiKey(props)

    @staticmethod
    @takes(FromApiKeyIdentityOptions)
    def from_api_key_identity(
        provider: IApiKeyCredentialProvider, options: FromApiKeyIdentityOptions
    ) -> ICredentialProviderConfig:
        """Send the key of a provider.

        Raises:
            ValidationError: the provider was made elsewhere, and its secret is not known.
        """
        binding = provider.bind_for_gateway_api_key_target()
        return GatewayCredentialProvider.from_api_key_identity_arn(**binding._given(), **options._given())

    @staticmethod
    @takes(FromOauthIdentityOptions)
    def from_oauth_identity(
        provider: IOAuth2CredentialProvider, options: FromOauthIdentityOptions
    ) -> ICredentialProviderConfig:
        """Send a token of a provider.

        Raises:
            ValidationError: the provider was made elsewhere, and its secret is not known.
        """
        binding = provider.bind_for_gateway_o_auth_target(options.scopes, options.custom_parameters)
        return GatewayCredentialProvider.from_oauth_identity_arn(**binding._given())

    @staticmethod
    @takes(OAuthConfiguration)
    def from_oauth_identity_arn(props: OAuthConfiguration) -> ICredentialProviderConfig:
        """Send a token, got by a client of OAuth that AgentCore keeps."""
        return _OAuth(props)


__all__ = [
    "ApiKeyAdditionalConfiguration",
    "ApiKeyCredentialLocation",
    "ApiKeyCredentialProviderOptions",
    "CredentialProviderType",
    "FromApiKeyIdentityOptions",
    "FromOauthIdentityOptions",
    "GatewayCredentialProvider",
    "GatewayIamRoleCredentialProviderProps",
    "ICredentialProviderConfig",
    "OAuthConfiguration",
]
