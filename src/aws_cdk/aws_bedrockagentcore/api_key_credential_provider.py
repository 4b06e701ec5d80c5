"""Providers of API keys: AgentCore keeps a key, and gives it to agents that may have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._checks import check_provider_name, check_tag_texts
from aws_cdk.aws_bedrockagentcore._identity import CredentialGrants
from aws_cdk.aws_bedrockagentcore._l1 import CfnApiKeyCredentialProvider
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.identity_permissions import ApiKeyCredentialProviderIdentityPerms
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_bedrockagentcore import ApiKeyCredentialProviderReference
    from constructs import Construct

_LONGEST_NAME = 128


class ApiKeyCredentialProviderProps(Struct):
    """Options of a provider."""

    api_key: SecretValue | None = None
    """The key. Default: none; it is set outside of the stack."""
    api_key_credential_provider_name: str | None = None
    """Up to 128 letters, digits, hyphens and underscores. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None


class ApiKeyCredentialProviderAttributes(Struct):
    """What is known of a provider made elsewhere."""

    credential_provider_arn: str
    api_key_secret_arn: str | None = None
    """The secret that holds the key. Default: not known; gateways cannot use it."""
    created_time: str | None = None
    last_updated_time: str | None = None


class GatewayApiKeyIdentityBinding(Struct):
    """What a gateway has to know of a provider."""

    provider_arn: str
    secret_arn: str


class IApiKeyCredentialProvider(IResource, IGrantable):
    """A provider, made here or elsewhere."""

    credential_provider_arn: str
    api_key_secret_arn: str | None
    created_time: str | None
    last_updated_time: str | None

    if TYPE_CHECKING:

        @property
        def api_key_credential_provider_ref(self) -> ApiKeyCredentialProviderReference: ...
        def bind_for_gateway_api_key_target(self) -> GatewayApiKeyIdentityBinding: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_admin(self, grantee: IGrantable) -> Grant: ...
        def grant_full_access(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_use(self, grantee: IGrantable) -> Grant: ...


class _ProviderBase(CredentialGrants, IApiKeyCredentialProvider):
    _permissions = ApiKeyCredentialProviderIdentityPerms
    _kind = "apikeycredentialprovider"
    credential_provider_arn: str
    api_key_secret_arn: str | None = None
    created_time: str | None = None
    last_updated_time: str | None = None

    @property
    def _secret(self) -> str | None:
        return self.api_key_secret_arn

    @property
    def api_key_credential_provider_ref(self) -> ApiKeyCredentialProviderReference:
        """The reference to the provider."""
        from aws_cdk.interfaces.aws_bedrockagentcore import ApiKeyCredentialProviderReference

        return ApiKeyCredentialProviderReference(credential_provider_arn=self.credential_provider_arn)

    def bind_for_gateway_api_key_target(self) -> GatewayApiKeyIdentityBinding:
        """Return what a gateway has to know.

        Raises:
            ValidationError: the provider was made elsewhere, and its secret is not known.
        """
        if self.api_key_secret_arn is None:
            raise ValidationError(
                "apiKeySecretArn is not available on this ApiKeyCredentialProvider (imported providers must pass "
                "apiKeySecretArn in fromApiKeyCredentialProviderAttributes).",
                scope=self,
                fix="give `api_key_secret_arn`",
            )
        return GatewayApiKeyIdentityBinding(
            provider_arn=self.credential_provider_arn, secret_arn=self.api_key_secret_arn
        )


class ApiKeyCredentialProvider(_ProviderBase):
    """Keeps an API key, and gives it to agents that may have it."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.ApiKeyCredentialProvider"

    @staticmethod
    @takes(ApiKeyCredentialProviderAttributes)
    def from_api_key_credential_provider_attributes(
        scope: Construct, id: str, attrs: ApiKeyCredentialProviderAttributes
    ) -> IApiKeyCredentialProvider:
        """Return a provider made elsewhere."""
        return _ImportedProvider(scope, id, attrs)

    @takes(ApiKeyCredentialProviderProps)
    def __init__(self, scope: Construct, id: str, props: ApiKeyCredentialProviderProps) -> None:
        name = props.api_key_credential_provider_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        check_provider_name(name, self, option="api_key_credential_provider_name")
        check_tag_texts(props.tags, self)
        self.api_key_credential_provider_name: str = self.physical_name
        resource = CfnApiKeyCredentialProvider(
            self,
            "Resource",
            name=self.api_key_credential_provider_name,
            api_key=props.api_key.unsafe_unwrap() if props.api_key is not None else None,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.credential_provider_arn: str = resource.attr_credential_provider_arn
        self.api_key_secret_arn = Token.as_string(resource.attr_api_key_secret_arn)
        self.created_time = resource.attr_created_time
        self.last_updated_time = resource.attr_last_updated_time


class _ImportedProvider(_ProviderBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: ApiKeyCredentialProviderAttributes) -> None:
        super().__init__(scope, id)
        self.credential_provider_arn = attrs.credential_provider_arn
        self.api_key_secret_arn = attrs.api_key_secret_arn
        self.created_time = attrs.created_time
        self.last_updated_time = attrs.last_updated_time


__all__ = [
    "ApiKeyCredentialProvider",
    "ApiKeyCredentialProviderAttributes",
    "ApiKeyCredentialProviderProps",
    "GatewayApiKeyIdentityBinding",
    "IApiKeyCredentialProvider",
]
