"""Signing in with accounts of Amazon, Apple, Facebook and Google."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cognito.user_pool_idp import UserPoolIdentityProviderProps, _ProviderBase
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class UserPoolIdentityProviderAmazonProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderAmazon`."""

    client_id: str
    """The id that Amazon gave."""
    client_secret: str
    """The secret that Amazon gave."""
    scopes: Sequence[str] | None = None
    """What to ask for. Default: ``profile``."""


class UserPoolIdentityProviderAppleProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderApple`."""

    client_id: str
    """The id of the service that Apple knows."""
    key_id: str
    """The id of the key that Apple gave."""
    team_id: str
    """The id of one's team at Apple."""
    private_key: str | None = None
    """The key itself, which the template then shows: give ``private_key_value`` instead."""
    private_key_value: SecretValue | None = None
    """The key itself."""
    scopes: Sequence[str] | None = None
    """What to ask for. Default: ``name``."""


class UserPoolIdentityProviderFacebookProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderFacebook`."""

    client_id: str
    """The id that Facebook gave."""
    client_secret: str
    """The secret that Facebook gave."""
    api_version: str | None = None
    """The version of Facebook's API. Default: the oldest that it still has."""
    scopes: Sequence[str] | None = None
    """What to ask for. Default: ``public_profile``."""


class UserPoolIdentityProviderGoogleProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderGoogle`."""

    client_id: str
    """The id that Google gave."""
    client_secret: str | None = None
    """The secret that Google gave, which the template then shows: give ``client_secret_value`` instead."""
    client_secret_value: SecretValue | None = None
    """The secret that Google gave."""
    scopes: Sequence[str] | None = None
    """What to ask for. Default: ``profile``."""


class UserPoolIdentityProviderAmazon(_ProviderBase):
    """Signing in with an account of Amazon."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderAmazon"

    @takes(UserPoolIdentityProviderAmazonProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderAmazonProps) -> None:
        super().__init__(scope, id)
        details = {
            "client_id": props.client_id,
            "client_secret": props.client_secret,
            "authorize_scopes": _joined(props.scopes, "profile"),
        }
        self._make(props, "LoginWithAmazon", details)


class UserPoolIdentityProviderApple(_ProviderBase):
    """Signing in with an account of Apple."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderApple"

    @takes(UserPoolIdentityProviderAppleProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderAppleProps) -> None:
        super().__init__(scope, id)
        key = _secret(self, "privateKey", props.private_key, props.private_key_value)
        details = {
            "client_id": props.client_id,
            "team_id": props.team_id,
            "key_id": props.key_id,
            "private_key": key,
            "authorize_scopes": _joined(props.scopes, "name"),
        }
        self._make(props, "SignInWithApple", details)


class UserPoolIdentityProviderFacebook(_ProviderBase):
    """Signing in with an account of Facebook."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderFacebook"

    @takes(UserPoolIdentityProviderFacebookProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderFacebookProps) -> None:
        super().__init__(scope, id)
        details = {
            "client_id": props.client_id,
            "client_secret": props.client_secret,
            "authorize_scopes": _joined(props.scopes, "public_profile", ","),
            "api_version": props.api_version,
        }
        self._make(props, "Facebook", details)


class UserPoolIdentityProviderGoogle(_ProviderBase):
    """Signing in with an account of Google."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderGoogle"

    @takes(UserPoolIdentityProviderGoogleProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderGoogleProps) -> None:
        super().__init__(scope, id)
        secret = _secret(self, "clientSecret", props.client_secret, props.client_secret_value)
        details = {
            "client_id": props.client_id,
            "client_secret": secret,
            "authorize_scopes": _joined(props.scopes, "profile"),
        }
        self._make(props, "Google", details)


def _joined(scopes: Sequence[str] | None, default: str, separator: str = " ") -> str:
    return default if scopes is None else separator.join(scopes)


def _secret(scope: Construct, name: str, text: str | None, value: SecretValue | None) -> str:
    """Return the secret, given either as a text or as a secret value."""
    if value is not None and not text:
        return value.unsafe_unwrap()
    if text and value is None:
        return text
    raise ValidationError(f'Exactly one of "{name}" or "{name}Value" must be configured.', scope=scope)


__all__ = [
    "UserPoolIdentityProviderAmazon",
    "UserPoolIdentityProviderAmazonProps",
    "UserPoolIdentityProviderApple",
    "UserPoolIdentityProviderAppleProps",
    "UserPoolIdentityProviderFacebook",
    "UserPoolIdentityProviderFacebookProps",
    "UserPoolIdentityProviderGoogle",
    "UserPoolIdentityProviderGoogleProps",
]
