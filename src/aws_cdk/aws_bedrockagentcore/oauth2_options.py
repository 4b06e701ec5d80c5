"""Options of providers of tokens, vendor by vendor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue


class OAuth2CredentialProviderVendor(Choice):
    """Who gives the tokens."""

    ATLASSIAN: OAuth2CredentialProviderVendor
    AUTH0: OAuth2CredentialProviderVendor
    COGNITO: OAuth2CredentialProviderVendor
    CUSTOM: OAuth2CredentialProviderVendor
    CYBER_ARK: OAuth2CredentialProviderVendor
    DROPBOX: OAuth2CredentialProviderVendor
    FACEBOOK: OAuth2CredentialProviderVendor
    FUSION_AUTH: OAuth2CredentialProviderVendor
    GITHUB: OAuth2CredentialProviderVendor
    GOOGLE: OAuth2CredentialProviderVendor
    HUBSPOT: OAuth2CredentialProviderVendor
    LINKEDIN: OAuth2CredentialProviderVendor
    MICROSOFT: OAuth2CredentialProviderVendor
    NOTION: OAuth2CredentialProviderVendor
    OKTA: OAuth2CredentialProviderVendor
    ONE_LOGIN: OAuth2CredentialProviderVendor
    PING_ONE: OAuth2CredentialProviderVendor
    REDDIT: OAuth2CredentialProviderVendor
    SALESFORCE: OAuth2CredentialProviderVendor
    SLACK: OAuth2CredentialProviderVendor
    SPOTIFY: OAuth2CredentialProviderVendor
    TWITCH: OAuth2CredentialProviderVendor
    X: OAuth2CredentialProviderVendor
    YANDEX: OAuth2CredentialProviderVendor
    ZOOM: OAuth2CredentialProviderVendor


name_choices(
    OAuth2CredentialProviderVendor,
    **{
        name: f"{name.title().replace('_', '')}Oauth2"  # the service's names follow from the constants'
        for name in OAuth2CredentialProviderVendor.__annotations__
    },
)


class OAuth2ClientCredentials(Struct):
    """Who asks for tokens, as registered with the vendor."""

    client_id: str
    client_secret: SecretValue


class OAuth2CredentialProviderBaseProps(Struct):
    """Options of all providers."""

    o_auth2_credential_provider_name: str | None = None
    """Up to 128 letters, digits, hyphens and underscores. Default: made from the construct's path."""
    tags: Mapping[str, str] | None = None


class OAuth2CredentialProviderFactoryBaseProps(OAuth2CredentialProviderBaseProps, OAuth2ClientCredentials):
    """Options of a provider by its vendor."""


class IncludedOauth2TenantEndpoints(Struct):
    """Where a tenant's server is, if it is not told by the vendor alone."""

    authorization_endpoint: str | None = None
    issuer: str | None = None
    token_endpoint: str | None = None


class IncludedOauth2TenantCredentialProviderProps(
    OAuth2CredentialProviderFactoryBaseProps, IncludedOauth2TenantEndpoints
):
    """Options of a provider whose vendor has a server for each tenant."""


class OAuth2AuthorizationServerMetadata(Struct):
    """What a server tells of itself."""

    authorization_endpoint: str
    issuer: str
    token_endpoint: str
    response_types: Sequence[str] | None = None
    """Default: the service's."""


class CustomOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of a provider whose server is any; one of the two tells where it is."""

    authorization_server_metadata: Nested[OAuth2AuthorizationServerMetadata | None] = nested()
    discovery_url: str | None = None


class MicrosoftOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Microsoft's."""

    tenant_id: str | None = None
    """Default: any tenant."""


class AtlassianOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Atlassian's."""


class DropboxOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Dropbox's."""


class FacebookOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Facebook's."""


class GithubOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of GitHub's."""


class GoogleOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Google's."""


class HubspotOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of HubSpot's."""


class LinkedinOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of LinkedIn's."""


class NotionOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Notion's."""


class RedditOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Reddit's."""


class SalesforceOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Salesforce's."""


class SlackOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Slack's."""


class SpotifyOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Spotify's."""


class TwitchOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Twitch's."""


class XOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of X's."""


class YandexOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Yandex's."""


class ZoomOAuth2CredentialProviderProps(OAuth2CredentialProviderFactoryBaseProps):
    """Options of Zoom's."""
