"""OAuth 2.0: how apps get tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool_resource_server import IUserPoolResourceServer, ResourceServerScope


class OAuthFlows(Struct):
    """Ways to get tokens."""

    authorization_code_grant: bool | None = None
    """By a code that the app exchanges."""
    client_credentials: bool | None = None
    """By the app's own secret; not with the others."""
    implicit_code_grant: bool | None = None
    """At once, in the URL."""


class OAuthScope:
    """What a token allows.

    Attributes:
        scope_name: As tokens name it.
    """

    COGNITO_ADMIN: OAuthScope
    EMAIL: OAuthScope
    OPENID: OAuthScope
    PHONE: OAuthScope
    PROFILE: OAuthScope

    @checked
    def __init__(self, scope_name: str) -> None:
        self.scope_name = scope_name

    @staticmethod
    @checked
    def custom(name: str) -> OAuthScope:
        """Return a scope by its name: ``server/scope``."""
        return OAuthScope(name)

    @staticmethod
    @checked
    def resource_server(server: IUserPoolResourceServer, scope: ResourceServerScope) -> OAuthScope:
        """Return a scope of a server."""
        return OAuthScope(f"{server.user_pool_resource_server_id}/{scope.scope_name}")


OAuthScope.COGNITO_ADMIN = OAuthScope("aws.cognito.signin.user.admin")
OAuthScope.EMAIL = OAuthScope("email")
OAuthScope.OPENID = OAuthScope("openid")
OAuthScope.PHONE = OAuthScope("phone")
OAuthScope.PROFILE = OAuthScope("profile")


class OAuthSettings(Struct):
    """How an app gets tokens."""

    callback_urls: Sequence[str] | None = None
    """Where users may be sent after signing in. Default: ``https://example.com``."""
    default_redirect_uri: str | None = None
    """Where they are sent if nothing is said; one of ``callback_urls``."""
    flows: Nested[OAuthFlows | None] = nested()
    """Ways to get tokens. Default: code and implicit."""
    logout_urls: Sequence[str] | None = None
    """Where users may be sent after signing out. Default: none."""
    scopes: Sequence[OAuthScope] | None = None
    """What tokens may allow. Default: what OpenID Connect knows, and what users may do with themselves."""


__all__ = ["OAuthFlows", "OAuthScope", "OAuthSettings"]
