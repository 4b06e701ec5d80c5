"""Pools of users as providers of an identity pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.aws_cognito_identitypool.identity_pool import IIdentityPool
    from aws_cdk.interfaces.aws_cognito import IUserPoolClientRef
    from constructs import Construct

_CLIENT_ID = "UserPoolAuthenticationProviderClient"


class UserPoolAuthenticationProviderBindOptions(Struct):
    """Options of binding; there are none yet, as with the peer."""


class UserPoolAuthenticationProviderBindConfig(Struct):
    """A pool of users as the identity pool has it."""

    client_id: str
    """The client that users come by."""
    provider_name: str
    """The pool's name as a provider."""
    server_side_token_check: bool
    """Whether Cognito asks the pool if a user was signed out or deleted."""


class IUserPoolAuthenticationProvider(Interface):
    """A pool of users that an identity pool trusts."""

    @takes(UserPoolAuthenticationProviderBindOptions)
    def bind(
        self, scope: Construct, identity_pool: IIdentityPool, options: UserPoolAuthenticationProviderBindOptions
    ) -> UserPoolAuthenticationProviderBindConfig:
        """Return how the identity pool names it; may make what it needs."""
        raise NotImplementedError


class UserPoolAuthenticationProviderProps(Struct):
    """Which pool, and how."""

    user_pool: IUserPool
    """The pool."""
    disable_server_side_token_check: bool | None = None
    """Do not ask the pool whether a user was signed out or deleted. Default: it is asked."""
    user_pool_client: IUserPoolClientRef | None = None
    """The client that users come by. Default: a new one."""


class UserPoolAuthenticationProvider(IUserPoolAuthenticationProvider):
    """A pool of users that an identity pool trusts."""

    @takes(UserPoolAuthenticationProviderProps)
    def __init__(self, props: UserPoolAuthenticationProviderProps) -> None:
        self._pool = props.user_pool
        self._client: Any = (  # a construct, which the interface does not say
            props.user_pool_client if props.user_pool_client is not None else props.user_pool.add_client(_CLIENT_ID)
        )
        self._is_checked = not props.disable_server_side_token_check

    @takes(UserPoolAuthenticationProviderBindOptions)
    def bind(
        self, scope: Construct, identity_pool: IIdentityPool, options: UserPoolAuthenticationProviderBindOptions
    ) -> UserPoolAuthenticationProviderBindConfig:
        """Return how the identity pool names the pool, which it waits for."""
        identity_pool.node.add_dependency(self._pool)
        identity_pool.node.add_dependency(self._client)
        stack = Stack.of(scope)
        return UserPoolAuthenticationProviderBindConfig(
            client_id=self._client.user_pool_client_ref.client_id,
            provider_name=f"cognito-idp.{stack.region}.{stack.url_suffix}/{self._pool.user_pool_id}",
            server_side_token_check=self._is_checked,
        )


__all__ = [
    "IUserPoolAuthenticationProvider",
    "UserPoolAuthenticationProvider",
    "UserPoolAuthenticationProviderBindConfig",
    "UserPoolAuthenticationProviderBindOptions",
    "UserPoolAuthenticationProviderProps",
]
