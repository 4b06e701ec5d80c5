"""Where else users of a pool may sign in, and which of their attributes the pool takes over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cognito._l1 import CfnUserPoolIdentityProvider
from aws_cdk.aws_cognito.user_pool_attr import STANDARD_NAMES
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_cognito.user_pool import IUserPool
    from aws_cdk.interfaces.aws_cognito import UserPoolIdentityProviderReference
    from constructs import Construct

# Providers -> what they call what they know of users. Source: the Cognito developer guide, "Specifying identity
# provider attribute mappings for your user pool", and observed on aws-cdk-lib 2.275.0.
_ATTRIBUTES = {
    "AMAZON": ("email", "name", "postal_code", "user_id"),
    "APPLE": ("email", "email_verified", "firstName", "lastName", "name"),
    "FACEBOOK": (
        "birthday",
        "email",
        "first_name",
        "gender",
        "id",
        "last_name",
        "locale",
        "middle_name",
        "name",
    ),
    "GOOGLE": (
        "birthdays",
        "email",
        "email_verified",
        "family_name",
        "gender",
        "given_name",
        "name",
        "names",
        "phoneNumbers",
        "picture",
    ),
}


class ProviderAttribute:
    """What a provider knows of a user.

    Attributes:
        attribute_name: As the provider calls it.
    """

    AMAZON_EMAIL: ProviderAttribute
    AMAZON_NAME: ProviderAttribute
    AMAZON_POSTAL_CODE: ProviderAttribute
    AMAZON_USER_ID: ProviderAttribute
    APPLE_EMAIL: ProviderAttribute
    APPLE_EMAIL_VERIFIED: ProviderAttribute
    APPLE_FIRST_NAME: ProviderAttribute
    APPLE_LAST_NAME: ProviderAttribute
    APPLE_NAME: ProviderAttribute
    FACEBOOK_BIRTHDAY: ProviderAttribute
    FACEBOOK_EMAIL: ProviderAttribute
    FACEBOOK_FIRST_NAME: ProviderAttribute
    FACEBOOK_GENDER: ProviderAttribute
    FACEBOOK_ID: ProviderAttribute
    FACEBOOK_LAST_NAME: ProviderAttribute
    FACEBOOK_LOCALE: ProviderAttribute
    FACEBOOK_MIDDLE_NAME: ProviderAttribute
    FACEBOOK_NAME: ProviderAttribute
    GOOGLE_BIRTHDAYS: ProviderAttribute
    GOOGLE_EMAIL: ProviderAttribute
    GOOGLE_EMAIL_VERIFIED: ProviderAttribute
    GOOGLE_FAMILY_NAME: ProviderAttribute
    GOOGLE_GENDER: ProviderAttribute
    GOOGLE_GIVEN_NAME: ProviderAttribute
    GOOGLE_NAME: ProviderAttribute
    GOOGLE_NAMES: ProviderAttribute
    GOOGLE_PHONE_NUMBERS: ProviderAttribute
    GOOGLE_PICTURE: ProviderAttribute

    @checked
    def __init__(self, attribute_name: str) -> None:
        self.attribute_name = attribute_name

    @staticmethod
    @checked
    def other(attribute_name: str) -> ProviderAttribute:
        """Return an attribute by the name that the provider gives it."""
        return ProviderAttribute(attribute_name)


def _constant(name: str) -> str:
    """Return an attribute's name as a constant has it: ``phoneNumbers`` -> ``PHONE_NUMBERS``."""
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in name)


for _provider, _names in _ATTRIBUTES.items():
    for _name in _names:
        setattr(ProviderAttribute, f"{_provider}_{_constant(_name)}", ProviderAttribute(_name))


class AttributeMapping(Struct):
    """Which attributes of the pool's users come from which of the provider's."""

    address: ProviderAttribute | None = None
    birthdate: ProviderAttribute | None = None
    custom: Mapping[str, ProviderAttribute] | None = None
    """Attributes of one's own, and any others, by name."""
    email: ProviderAttribute | None = None
    email_verified: ProviderAttribute | None = None
    family_name: ProviderAttribute | None = None
    fullname: ProviderAttribute | None = None
    gender: ProviderAttribute | None = None
    given_name: ProviderAttribute | None = None
    last_update_time: ProviderAttribute | None = None
    locale: ProviderAttribute | None = None
    middle_name: ProviderAttribute | None = None
    nickname: ProviderAttribute | None = None
    phone_number: ProviderAttribute | None = None
    preferred_username: ProviderAttribute | None = None
    profile_page: ProviderAttribute | None = None
    profile_picture: ProviderAttribute | None = None
    timezone: ProviderAttribute | None = None
    website: ProviderAttribute | None = None


class UserPoolIdentityProviderProps(Struct):
    """Options of any provider."""

    user_pool: IUserPool
    """The pool whose users may sign in there."""
    attribute_mapping: Nested[AttributeMapping | None] = nested()
    """Which attributes the pool takes over. Default: none."""


class IUserPoolIdentityProvider(IResource):
    """Where else users of a pool may sign in."""

    if TYPE_CHECKING:

        @property
        def provider_name(self) -> str: ...
        @property
        def user_pool_identity_provider_ref(self) -> UserPoolIdentityProviderReference: ...


class UserPoolIdentityProvider:
    """Providers that are there already."""

    @staticmethod
    @checked
    def from_provider_name(scope: Construct, id: str, provider_name: str) -> IUserPoolIdentityProvider:
        """Return a provider made elsewhere, by its name."""
        return _ImportedProvider(scope, id, provider_name)


class _ImportedProvider(Resource, IUserPoolIdentityProvider):
    _fqn = "aws-cdk-lib.Resource"

    provider_name: str

    def __init__(self, scope: Construct, id: str, provider_name: str) -> None:
        super().__init__(scope, id)
        self.provider_name = provider_name

    @property
    def user_pool_identity_provider_ref(self) -> UserPoolIdentityProviderReference:
        """Is not known of a provider made elsewhere.

        Raises:
            ValidationError: always, since the pool is not known.
        """
        raise ValidationError(
            "userPoolId is not available on an imported UserPoolIdentityProvider",
            scope=self,
            fix="name pool and provider where they are needed",
        )


class _ProviderBase(Resource, IUserPoolIdentityProvider):
    """What all providers have: the resource, and the pool that knows of it."""

    provider_name: str

    def _make(
        self,
        props: UserPoolIdentityProviderProps,
        provider_type: str,
        details: dict[str, Any],
        *,
        name: str | None = None,
        identifiers: Sequence[str] | None = None,
    ) -> None:
        """Make the resource, called as its type unless ``name`` says otherwise."""
        self._resource = CfnUserPoolIdentityProvider(
            self,
            "Resource",
            user_pool_id=props.user_pool.user_pool_id,
            provider_name=name or provider_type,
            provider_type=provider_type,
            provider_details={key: value for key, value in details.items() if value is not None},
            idp_identifiers=identifiers,
            attribute_mapping=_mapped(props.attribute_mapping),
        )
        self.provider_name = self._get_resource_name_attribute(self._resource.ref)
        props.user_pool.register_identity_provider(self)

    @property
    def user_pool_identity_provider_ref(self) -> UserPoolIdentityProviderReference:
        """The reference to the provider."""
        reference: UserPoolIdentityProviderReference = self._resource.user_pool_identity_provider_ref
        return reference


def _mapped(mapping: AttributeMapping | None) -> dict[str, str] | None:
    if mapping is None:
        return None
    given = {theirs: getattr(mapping, ours, None) for ours, theirs in STANDARD_NAMES.items()}
    given.update(mapping.custom or {})
    return {name: attribute.attribute_name for name, attribute in given.items() if attribute is not None} or None


__all__ = [
    "AttributeMapping",
    "IUserPoolIdentityProvider",
    "ProviderAttribute",
    "UserPoolIdentityProvider",
    "UserPoolIdentityProviderProps",
]
