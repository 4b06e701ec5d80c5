"""Who says who a user is, as mappings of roles name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.aws_cognito.user_pool_client import IUserPoolClient


class IdentityPoolProviderType(NamedEnum):
    """A kind of provider."""

    FACEBOOK = "Facebook"
    GOOGLE = "Google"
    AMAZON = "Amazon"
    APPLE = "Apple"
    TWITTER = "Twitter"
    OPEN_ID = "OpenId"
    SAML = "Saml"
    USER_POOL = "UserPool"
    CUSTOM = "Custom"


class IdentityPoolProviderUrl:
    """A provider, as Cognito names it."""

    AMAZON: ClassVar[IdentityPoolProviderUrl]
    APPLE: ClassVar[IdentityPoolProviderUrl]
    FACEBOOK: ClassVar[IdentityPoolProviderUrl]
    GOOGLE: ClassVar[IdentityPoolProviderUrl]
    TWITTER: ClassVar[IdentityPoolProviderUrl]

    @checked
    def __init__(self, type: IdentityPoolProviderType, value: str) -> None:
        self._type = type
        self._value = value

    @staticmethod
    @checked
    def custom(url: str) -> IdentityPoolProviderUrl:
        """Return a provider of the app's own."""
        return IdentityPoolProviderUrl(IdentityPoolProviderType.CUSTOM, url)

    @staticmethod
    @checked
    def open_id(url: str) -> IdentityPoolProviderUrl:
        """Return a provider of OpenID Connect."""
        return IdentityPoolProviderUrl(IdentityPoolProviderType.OPEN_ID, url)

    @staticmethod
    @checked
    def saml(url: str) -> IdentityPoolProviderUrl:
        """Return a provider of SAML."""
        return IdentityPoolProviderUrl(IdentityPoolProviderType.SAML, url)

    @staticmethod
    @checked
    def user_pool(user_pool: IUserPool, user_pool_client: IUserPoolClient) -> IdentityPoolProviderUrl:
        """Return a pool of users, with the client that they come by."""
        url = f"{user_pool.user_pool_provider_name}:{user_pool_client.user_pool_client_id}"
        return IdentityPoolProviderUrl(IdentityPoolProviderType.USER_POOL, url)

    @property
    def type(self) -> IdentityPoolProviderType:
        """The kind of provider."""
        return self._type

    @property
    def value(self) -> str:
        """The name."""
        return self._value


for _name, _url in {
    "AMAZON": "www.amazon.com",
    "APPLE": "appleid.apple.com",
    "FACEBOOK": "graph.facebook.com",
    "GOOGLE": "accounts.google.com",
    "TWITTER": "api.twitter.com",
}.items():
    setattr(IdentityPoolProviderUrl, _name, IdentityPoolProviderUrl(IdentityPoolProviderType[_name], _url))

__all__ = ["IdentityPoolProviderType", "IdentityPoolProviderUrl"]
