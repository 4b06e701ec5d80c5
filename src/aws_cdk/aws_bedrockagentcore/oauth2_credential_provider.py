"""Providers of tokens: AgentCore asks an OAuth server for them, and gives them to agents that may have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import check_provider_name, check_tag_texts
from aws_cdk.aws_bedrockagentcore._identity import CredentialGrants
from aws_cdk.aws_bedrockagentcore._l1 import CfnOAuth2CredentialProvider
from aws_cdk.aws_bedrockagentcore._names import name_or_unique
from aws_cdk.aws_bedrockagentcore.identity_permissions import OAuth2CredentialProviderIdentityPerms
from aws_cdk.aws_bedrockagentcore.oauth2_options import (
    AtlassianOAuth2CredentialProviderProps,
    CustomOAuth2CredentialProviderProps,
    DropboxOAuth2CredentialProviderProps,
    FacebookOAuth2CredentialProviderProps,
    GithubOAuth2CredentialProviderProps,
    GoogleOAuth2CredentialProviderProps,
    HubspotOAuth2CredentialProviderProps,
    IncludedOauth2TenantCredentialProviderProps,
    LinkedinOAuth2CredentialProviderProps,
    MicrosoftOAuth2CredentialProviderProps,
    NotionOAuth2CredentialProviderProps,
    OAuth2CredentialProviderFactoryBaseProps,
    OAuth2CredentialProviderVendor,
    RedditOAuth2CredentialProviderProps,
    SalesforceOAuth2CredentialProviderProps,
    SlackOAuth2CredentialProviderProps,
    SpotifyOAuth2CredentialProviderProps,
    TwitchOAuth2CredentialProviderProps,
    XOAuth2CredentialProviderProps,
    YandexOAuth2CredentialProviderProps,
    ZoomOAuth2CredentialProviderProps,
)
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.interfaces.aws_bedrockagentcore import OAuth2CredentialProviderReference
    from constructs import Construct

_LONGEST_NAME = 128
_INCLUDED = "includedOauth2ProviderConfig"


class OAuth2CredentialProviderProps(Struct):
    """Options of a provider, as CloudFormation has them."""

    credential_provider_vendor: str
    oauth2_provider_config_input: Any
    """A ``CfnOAuth2CredentialProvider.Oauth2ProviderConfigInputProperty``."""
    o_auth2_credential_provider_name: str | None = None
    """Up to 128 letters, digits, hyphens and underscores. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None


class OAuth2CredentialProviderAttributes(Struct):
    """What is known of a provider made elsewhere."""

    credential_provider_arn: str
    credential_provider_vendor: str
    callback_url: str | None = None
    client_secret_arn: str | None = None
    """The secret that holds the client's. Default: not known; gateways cannot use it."""
    created_time: str | None = None
    last_updated_time: str | None = None


class GatewayOAuth2IdentityBinding(Struct):
    """What a gateway has to know of a provider."""

    provider_arn: str
    scopes: Sequence[str]
    secret_arn: str
    custom_parameters: Mapping[str, str] | None = None


class IOAuth2CredentialProvider(IResource, IGrantable):
    """A provider, made here or elsewhere."""

    credential_provider_arn: str
    credential_provider_vendor: str
    callback_url: str | None
    client_secret_arn: str | None
    created_time: str | None
    last_updated_time: str | None

    if TYPE_CHECKING:

        @property
        def o_auth2_credential_provider_ref(self) -> OAuth2CredentialProviderReference: ...
        def bind_for_gateway_o_auth_target(
            self, scopes: Sequence[str], custom_parameters: Mapping[str, str] | None = None
        ) -> GatewayOAuth2IdentityBinding: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_admin(self, grantee: IGrantable) -> Grant: ...
        def grant_full_access(self, grantee: IGrantable) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...
        def grant_use(self, grantee: IGrantable) -> Grant: ...


class _ProviderBase(CredentialGrants, IOAuth2CredentialProvider):
    _permissions = OAuth2CredentialProviderIdentityPerms
    _kind = "oauth2credentialprovider"
    credential_provider_arn: str
    callback_url: str | None = None
    client_secret_arn: str | None = None
    created_time: str | None = None
    last_updated_time: str | None = None

    @property
    def _secret(self) -> str | None:
        return self.client_secret_arn

    @property
    def o_auth2_credential_provider_ref(self) -> OAuth2CredentialProviderReference:
        """The reference to the provider."""
        from aws_cdk.interfaces.aws_bedrockagentcore import OAuth2CredentialProviderReference

        return OAuth2CredentialProviderReference(credential_provider_arn=self.credential_provider_arn)

    @checked
    def bind_for_gateway_o_auth_target(
        self, scopes: Sequence[str], custom_parameters: Mapping[str, str] | None = None
    ) -> GatewayOAuth2IdentityBinding:
        """Return what a gateway has to know.

        Raises:
            ValidationError: the provider was made elsewhere, and its secret is not known.
        """
        if self.client_secret_arn is None:
            raise ValidationError(
                "clientSecretArn is not available on this OAuth2CredentialProvider (imported providers must pass "
                "clientSecretArn in fromOAuth2CredentialProviderAttributes).",
                scope=self,
                fix="give `client_secret_arn`",
            )
        return GatewayOAuth2IdentityBinding(
            provider_arn=self.credential_provider_arn,
            scopes=scopes,
            secret_arn=self.client_secret_arn,
            custom_parameters=custom_parameters,
        )


class OAuth2CredentialProvider(_ProviderBase):
    """Asks an OAuth server for tokens, and gives them to agents that may have them."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-bedrockagentcore.OAuth2CredentialProvider"

    @staticmethod
    @takes(OAuth2CredentialProviderAttributes)
    def from_o_auth2_credential_provider_attributes(
        scope: Construct, id: str, attrs: OAuth2CredentialProviderAttributes
    ) -> IOAuth2CredentialProvider:
        """Return a provider made elsewhere."""
        return _ImportedProvider(scope, id, attrs)

    @staticmethod
    @takes(AtlassianOAuth2CredentialProviderProps)
    def using_atlassian(
        scope: Construct, id: str, props: AtlassianOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Atlassian."""
        return _make(scope, id, OAuth2CredentialProviderVendor.ATLASSIAN, props, "atlassianOauth2ProviderConfig")

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_auth0(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Auth0."""
        return _make(scope, id, OAuth2CredentialProviderVendor.AUTH0, props, **_endpoints(props))

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_cognito(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of a user pool of Cognito."""
        return _make(scope, id, OAuth2CredentialProviderVendor.COGNITO, props, **_endpoints(props))

    @staticmethod
    @takes(CustomOAuth2CredentialProviderProps)
    def using_custom(scope: Construct, id: str, props: CustomOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of any server.

        Raises:
            ValidationError: where the server is is not told in exactly one way.
        """
        discovery = _discovery(props)
        vendor = OAuth2CredentialProviderVendor.CUSTOM
        return _make(scope, id, vendor, props, "customOauth2ProviderConfig", oauthDiscovery=discovery)

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_cyber_ark(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of CyberArk."""
        return _make(scope, id, OAuth2CredentialProviderVendor.CYBER_ARK, props, **_endpoints(props))

    @staticmethod
    @takes(DropboxOAuth2CredentialProviderProps)
    def using_dropbox(
        scope: Construct, id: str, props: DropboxOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Dropbox."""
        return _make(scope, id, OAuth2CredentialProviderVendor.DROPBOX, props)

    @staticmethod
    @takes(FacebookOAuth2CredentialProviderProps)
    def using_facebook(
        scope: Construct, id: str, props: FacebookOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Facebook."""
        return _make(scope, id, OAuth2CredentialProviderVendor.FACEBOOK, props)

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_fusion_auth(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of FusionAuth."""
        return _make(scope, id, OAuth2CredentialProviderVendor.FUSION_AUTH, props, **_endpoints(props))

    @staticmethod
    @takes(GithubOAuth2CredentialProviderProps)
    def using_github(scope: Construct, id: str, props: GithubOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of GitHub."""
        return _make(scope, id, OAuth2CredentialProviderVendor.GITHUB, props, "githubOauth2ProviderConfig")

    @staticmethod
    @takes(GoogleOAuth2CredentialProviderProps)
    def using_google(scope: Construct, id: str, props: GoogleOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Google."""
        return _make(scope, id, OAuth2CredentialProviderVendor.GOOGLE, props, "googleOauth2ProviderConfig")

    @staticmethod
    @takes(HubspotOAuth2CredentialProviderProps)
    def using_hubspot(
        scope: Construct, id: str, props: HubspotOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of HubSpot."""
        return _make(scope, id, OAuth2CredentialProviderVendor.HUBSPOT, props)

    @staticmethod
    @takes(LinkedinOAuth2CredentialProviderProps)
    def using_linkedin(
        scope: Construct, id: str, props: LinkedinOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of LinkedIn."""
        return _make(scope, id, OAuth2CredentialProviderVendor.LINKEDIN, props, "linkedinOauth2ProviderConfig")

    @staticmethod
    @takes(MicrosoftOAuth2CredentialProviderProps)
    def using_microsoft(
        scope: Construct, id: str, props: MicrosoftOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Microsoft."""
        vendor = OAuth2CredentialProviderVendor.MICROSOFT
        return _make(scope, id, vendor, props, "microsoftOauth2ProviderConfig", tenantId=props.tenant_id)

    @staticmethod
    @takes(NotionOAuth2CredentialProviderProps)
    def using_notion(scope: Construct, id: str, props: NotionOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Notion."""
        return _make(scope, id, OAuth2CredentialProviderVendor.NOTION, props)

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_okta(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Okta."""
        return _make(scope, id, OAuth2CredentialProviderVendor.OKTA, props, **_endpoints(props))

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_one_login(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of OneLogin."""
        return _make(scope, id, OAuth2CredentialProviderVendor.ONE_LOGIN, props, **_endpoints(props))

    @staticmethod
    @takes(IncludedOauth2TenantCredentialProviderProps)
    def using_ping_one(
        scope: Construct, id: str, props: IncludedOauth2TenantCredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of PingOne."""
        return _make(scope, id, OAuth2CredentialProviderVendor.PING_ONE, props, **_endpoints(props))

    @staticmethod
    @takes(RedditOAuth2CredentialProviderProps)
    def using_reddit(scope: Construct, id: str, props: RedditOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Reddit."""
        return _make(scope, id, OAuth2CredentialProviderVendor.REDDIT, props)

    @staticmethod
    @takes(SalesforceOAuth2CredentialProviderProps)
    def using_salesforce(
        scope: Construct, id: str, props: SalesforceOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Salesforce."""
        return _make(scope, id, OAuth2CredentialProviderVendor.SALESFORCE, props, "salesforceOauth2ProviderConfig")

    @staticmethod
    @takes(SlackOAuth2CredentialProviderProps)
    def using_slack(scope: Construct, id: str, props: SlackOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Slack."""
        return _make(scope, id, OAuth2CredentialProviderVendor.SLACK, props, "slackOauth2ProviderConfig")

    @staticmethod
    @takes(SpotifyOAuth2CredentialProviderProps)
    def using_spotify(
        scope: Construct, id: str, props: SpotifyOAuth2CredentialProviderProps
    ) -> OAuth2CredentialProvider:
        """Get tokens of Spotify."""
        return _make(scope, id, OAuth2CredentialProviderVendor.SPOTIFY, props)

    @staticmethod
    @takes(TwitchOAuth2CredentialProviderProps)
    def using_twitch(scope: Construct, id: str, props: TwitchOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Twitch."""
        return _make(scope, id, OAuth2CredentialProviderVendor.TWITCH, props)

    @staticmethod
    @takes(XOAuth2CredentialProviderProps)
    def using_x(scope: Construct, id: str, props: XOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of X."""
        return _make(scope, id, OAuth2CredentialProviderVendor.X, props)

    @staticmethod
    @takes(YandexOAuth2CredentialProviderProps)
    def using_yandex(scope: Construct, id: str, props: YandexOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Yandex."""
        return _make(scope, id, OAuth2CredentialProviderVendor.YANDEX, props)

    @staticmethod
    @takes(ZoomOAuth2CredentialProviderProps)
    def using_zoom(scope: Construct, id: str, props: ZoomOAuth2CredentialProviderProps) -> OAuth2CredentialProvider:
        """Get tokens of Zoom."""
        return _make(scope, id, OAuth2CredentialProviderVendor.ZOOM, props)

    @takes(OAuth2CredentialProviderProps)
    def __init__(self, scope: Construct, id: str, props: OAuth2CredentialProviderProps) -> None:
        name = props.o_auth2_credential_provider_name
        super().__init__(
            scope,
            id,
            physical_name=name_or_unique(self, name, _LONGEST_NAME),
        )
        check_provider_name(name, self, option="o_auth2_credential_provider_name")
        check_tag_texts(props.tags, self)
        self.o_auth2_credential_provider_name: str = self.physical_name
        self.credential_provider_vendor: str = props.credential_provider_vendor
        resource = CfnOAuth2CredentialProvider(
            self,
            "Resource",
            name=self.o_auth2_credential_provider_name,
            credential_provider_vendor=props.credential_provider_vendor,
            oauth2_provider_config_input=props.oauth2_provider_config_input,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.credential_provider_arn: str = resource.attr_credential_provider_arn
        self.client_secret_arn = Token.as_string(resource.attr_client_secret_arn)
        self.callback_url = resource.attr_callback_url
        self.created_time = resource.attr_created_time
        self.last_updated_time = resource.attr_last_updated_time


def _make(
    scope: Construct,
    id: str,
    vendor: OAuth2CredentialProviderVendor,
    props: OAuth2CredentialProviderFactoryBaseProps,
    key: str = _INCLUDED,
    **more: Any,
) -> OAuth2CredentialProvider:
    client = {"clientId": props.client_id, "clientSecret": props.client_secret.unsafe_unwrap(), **more}
    return OAuth2CredentialProvider(
        scope,
        id,
        credential_provider_vendor=vendor.value,
        oauth2_provider_config_input={key: client},
        o_auth2_credential_provider_name=props.o_auth2_credential_provider_name,
        tags=props.tags,
    )


def _endpoints(props: IncludedOauth2TenantCredentialProviderProps) -> dict[str, Any]:
    return {
        "issuer": props.issuer,
        "authorizationEndpoint": props.authorization_endpoint,
        "tokenEndpoint": props.token_endpoint,
    }


def _discovery(props: CustomOAuth2CredentialProviderProps) -> Mapping[str, Any]:
    metadata = props.authorization_server_metadata
    ways = "Provide either discoveryUrl or authorizationServerMetadata for a custom OAuth2 credential provider"
    if props.discovery_url and metadata is not None:
        raise ValidationError(f"{ways}, not both.")
    if props.discovery_url:
        return {"discoveryUrl": props.discovery_url}
    if metadata is None:
        raise ValidationError(f"{ways}.")
    server = {
        "issuer": metadata.issuer,
        "authorizationEndpoint": metadata.authorization_endpoint,
        "tokenEndpoint": metadata.token_endpoint,
        "responseTypes": metadata.response_types,
    }
    return {"authorizationServerMetadata": server}


class _ImportedProvider(_ProviderBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: OAuth2CredentialProviderAttributes) -> None:
        super().__init__(scope, id)
        self.credential_provider_arn = attrs.credential_provider_arn
        self.credential_provider_vendor = attrs.credential_provider_vendor
        self.callback_url = attrs.callback_url
        self.client_secret_arn = attrs.client_secret_arn
        self.created_time = attrs.created_time
        self.last_updated_time = attrs.last_updated_time


__all__ = [
    "GatewayOAuth2IdentityBinding",
    "IOAuth2CredentialProvider",
    "OAuth2CredentialProvider",
    "OAuth2CredentialProviderAttributes",
    "OAuth2CredentialProviderProps",
]
