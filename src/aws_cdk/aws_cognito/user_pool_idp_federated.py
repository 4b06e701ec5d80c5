"""Signing in at any provider that speaks OpenID Connect or SAML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import category

from aws_cdk.aws_cognito.user_pool_idp import UserPoolIdentityProviderProps, _ProviderBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

# Source: the CloudFormation reference of AWS::Cognito::UserPoolIdentityProvider.
_SHORTEST_NAME, _LONGEST_NAME = 3, 32
_NAME = r"[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+"


class OidcAttributeRequestMethod(NamedEnum):
    """How to ask for attributes."""

    GET = "GET"
    POST = "POST"


class OidcEndpoints(Struct):
    """Where a provider answers."""

    authorization: str
    """Where users sign in."""
    jwks_uri: str
    """Where its keys are."""
    token: str
    """Where tokens are given."""
    user_info: str
    """Where attributes are told."""


class UserPoolIdentityProviderOidcProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderOidc`."""

    client_id: str
    """The id that the provider gave."""
    client_secret: str
    """The secret that the provider gave."""
    issuer_url: str
    """The provider's address."""
    attribute_request_method: OidcAttributeRequestMethod | None = None
    """How to ask for attributes. Default: GET."""
    endpoints: Nested[OidcEndpoints | None] = nested()
    """Where it answers. Default: as it tells at its address."""
    identifiers: Sequence[str] | None = None
    """Other names of it, such as domains of mail addresses. Default: none."""
    name: str | None = None
    """Its name. Default: made of the construct's path."""
    scopes: Sequence[str] | None = None
    """What to ask for. Default: ``openid``."""


class UserPoolIdentityProviderOidc(_ProviderBase):
    """Signing in at a provider that speaks OpenID Connect."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderOidc"

    @takes(UserPoolIdentityProviderOidcProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderOidcProps) -> None:
        super().__init__(scope, id)
        if props.name and not is_unresolved(props.name):
            _check_length(props.name, self)
            _check_letters(props.name, self)
        method = props.attribute_request_method or OidcAttributeRequestMethod.GET
        details: dict[str, Any] = {
            "client_id": props.client_id,
            "client_secret": props.client_secret,
            "authorize_scopes": "openid" if props.scopes is None else " ".join(props.scopes),
            "attributes_request_method": method._value_,
            "oidc_issuer": props.issuer_url,
        }
        if props.endpoints is not None:
            details |= {
                "authorize_url": props.endpoints.authorization,
                "token_url": props.endpoints.token,
                "attributes_url": props.endpoints.user_info,
                "jwks_uri": props.endpoints.jwks_uri,
            }
        self._make(props, "OIDC", details, name=props.name or _default_name(self), identifiers=props.identifiers)


class SigningAlgorithm(NamedEnum):
    """How requests are signed."""

    RSA_SHA256 = "rsa-sha256"


class UserPoolIdentityProviderSamlMetadataType(NamedEnum):
    """Where a provider's metadata are."""

    FILE = "file"
    URL = "url"


class UserPoolIdentityProviderSamlMetadata:
    """What a provider tells of itself.

    Attributes:
        metadata_content: The document, or its address.
        metadata_type: Which of these.
    """

    @checked
    def __init__(self, metadata_content: str, metadata_type: UserPoolIdentityProviderSamlMetadataType) -> None:
        self.metadata_content = metadata_content
        self.metadata_type = metadata_type

    @staticmethod
    @checked
    def file(file_content: str) -> UserPoolIdentityProviderSamlMetadata:
        """Return metadata by their text."""
        return UserPoolIdentityProviderSamlMetadata(file_content, UserPoolIdentityProviderSamlMetadataType.FILE)

    @staticmethod
    @checked
    def url(url: str) -> UserPoolIdentityProviderSamlMetadata:
        """Return metadata by their address."""
        return UserPoolIdentityProviderSamlMetadata(url, UserPoolIdentityProviderSamlMetadataType.URL)


class UserPoolIdentityProviderSamlProps(UserPoolIdentityProviderProps):
    """Options of `UserPoolIdentityProviderSaml`."""

    metadata: UserPoolIdentityProviderSamlMetadata
    """What the provider tells of itself."""
    encrypted_responses: bool | None = None
    """Whether it encrypts its answers. Default: no."""
    identifiers: Sequence[str] | None = None
    """Other names of it, such as domains of mail addresses. Default: none."""
    idp_initiated: bool | None = None
    """Whether users may start at the provider. Default: no."""
    idp_signout: bool | None = None
    """Whether signing out of the pool signs out there too. Default: no."""
    name: str | None = None
    """Its name. Default: made of the construct's path."""
    request_signing_algorithm: SigningAlgorithm | None = None
    """How requests are signed. Default: they are not."""


class UserPoolIdentityProviderSaml(_ProviderBase):
    """Signing in at a provider that speaks SAML."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cognito.UserPoolIdentityProviderSaml"

    @takes(UserPoolIdentityProviderSamlProps)
    def __init__(self, scope: Construct, id: str, props: UserPoolIdentityProviderSamlProps) -> None:
        super().__init__(scope, id)
        if props.name and not is_unresolved(props.name):
            _check_length(props.name, self)
        of_file = props.metadata.metadata_type is UserPoolIdentityProviderSamlMetadataType.FILE
        algorithm = props.request_signing_algorithm
        details = {
            "IDPSignout": bool(props.idp_signout),
            "MetadataFile" if of_file else "MetadataURL": props.metadata.metadata_content,
            "EncryptedResponses": props.encrypted_responses,
            "RequestSigningAlgorithm": None if algorithm is None else algorithm._value_,
            "IDPInit": props.idp_initiated,
        }
        self._make(props, "SAML", details, name=props.name or _default_name(self), identifiers=props.identifiers)


def _default_name(provider: _ProviderBase) -> str:
    """Return the provider's unique id, without its middle if it is too long."""
    name = Names.unique_id(provider)
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else name[:half] + name[-half:]


def _check_length(name: str, scope: Construct) -> None:
    if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
        raise ValidationError(
            f"Expected provider name to be between {_SHORTEST_NAME} and {_LONGEST_NAME} characters, "
            f"received {name} ({len(name)} characters)",
            scope=scope,
        )


def _check_letters(name: str, scope: Construct) -> None:
    """Refuse blanks anywhere, underscores anywhere but second, and what cannot be seen as the second."""
    blank = any(letter == "_" or category(letter)[0] == "Z" for letter in name[0] + name[2:])
    if blank or category(name[1])[0] not in "LMSNP":
        raise ValidationError(f"Expected provider name must match {_NAME}, received {name}", scope=scope)


__all__ = [
    "OidcAttributeRequestMethod",
    "OidcEndpoints",
    "SigningAlgorithm",
    "UserPoolIdentityProviderOidc",
    "UserPoolIdentityProviderOidcProps",
    "UserPoolIdentityProviderSaml",
    "UserPoolIdentityProviderSamlMetadata",
    "UserPoolIdentityProviderSamlMetadataType",
    "UserPoolIdentityProviderSamlProps",
]
