"""Attributes of users: those that OpenID Connect knows, and one's own."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

# Our names -> Cognito's. Source: the Cognito developer guide, "Working with user attributes".
STANDARD_NAMES = {
    "address": "address",
    "birthdate": "birthdate",
    "email": "email",
    "email_verified": "email_verified",
    "family_name": "family_name",
    "fullname": "name",
    "gender": "gender",
    "given_name": "given_name",
    "last_update_time": "updated_at",
    "locale": "locale",
    "middle_name": "middle_name",
    "nickname": "nickname",
    "phone_number": "phone_number",
    "phone_number_verified": "phone_number_verified",
    "preferred_username": "preferred_username",
    "profile_page": "profile",
    "profile_picture": "picture",
    "timezone": "zoneinfo",
    "website": "website",
}
_LONGEST = 2048


class StandardAttribute(Struct):
    """An attribute that OpenID Connect knows."""

    mutable: bool | None = None
    """Whether it may change. Default: yes."""
    required: bool | None = None
    """Whether users must have it. Default: no."""


class StandardAttributes(Struct):
    """Which attributes users have."""

    address: Nested[StandardAttribute | None] = nested()
    birthdate: Nested[StandardAttribute | None] = nested()
    email: Nested[StandardAttribute | None] = nested()
    family_name: Nested[StandardAttribute | None] = nested()
    fullname: Nested[StandardAttribute | None] = nested()
    gender: Nested[StandardAttribute | None] = nested()
    given_name: Nested[StandardAttribute | None] = nested()
    last_update_time: Nested[StandardAttribute | None] = nested()
    locale: Nested[StandardAttribute | None] = nested()
    middle_name: Nested[StandardAttribute | None] = nested()
    nickname: Nested[StandardAttribute | None] = nested()
    phone_number: Nested[StandardAttribute | None] = nested()
    preferred_username: Nested[StandardAttribute | None] = nested()
    profile_page: Nested[StandardAttribute | None] = nested()
    profile_picture: Nested[StandardAttribute | None] = nested()
    timezone: Nested[StandardAttribute | None] = nested()
    website: Nested[StandardAttribute | None] = nested()


class StandardAttributesMask(Struct):
    """A choice among the attributes that OpenID Connect knows."""

    address: bool | None = None
    birthdate: bool | None = None
    email: bool | None = None
    email_verified: bool | None = None
    family_name: bool | None = None
    fullname: bool | None = None
    gender: bool | None = None
    given_name: bool | None = None
    last_update_time: bool | None = None
    locale: bool | None = None
    middle_name: bool | None = None
    nickname: bool | None = None
    phone_number: bool | None = None
    phone_number_verified: bool | None = None
    preferred_username: bool | None = None
    profile_page: bool | None = None
    profile_picture: bool | None = None
    timezone: bool | None = None
    website: bool | None = None


class StringAttributeConstraints(Struct):
    """How long a text may be."""

    max_len: int | float | None = None
    """At most 2048. Default: 2048."""
    min_len: int | float | None = None
    """Default: 0."""


class NumberAttributeConstraints(Struct):
    """How great a number may be."""

    max: int | float | None = None
    """The greatest. Default: no limit."""
    min: int | float | None = None
    """The least. Default: no limit."""


class CustomAttributeProps(Struct):
    """Options of any attribute of one's own."""

    mutable: bool | None = None
    """Whether it may change. Default: no."""


class StringAttributeProps(StringAttributeConstraints, CustomAttributeProps):
    """Options of `StringAttribute`."""


class NumberAttributeProps(NumberAttributeConstraints, CustomAttributeProps):
    """Options of `NumberAttribute`."""


class CustomAttributeConfig(Struct):
    """What an attribute of one's own is for the pool."""

    data_type: str
    """``String``, ``Number``, ``Boolean`` or ``DateTime``."""
    mutable: bool | None = None
    """Whether it may change."""
    number_constraints: Nested[NumberAttributeConstraints | None] = nested()
    """How great it may be."""
    string_constraints: Nested[StringAttributeConstraints | None] = nested()
    """How long it may be."""


class ICustomAttribute(Interface):
    """An attribute of one's own."""

    def bind(self) -> CustomAttributeConfig:
        """Return what it is for the pool."""
        raise NotImplementedError


class StringAttribute(ICustomAttribute):
    """A text.

    Raises:
        ValidationError: the length is out of range.
    """

    @takes(StringAttributeProps)
    def __init__(self, props: StringAttributeProps) -> None:
        least, most = props.min_len, props.max_len
        if least and not is_unresolved(least) and least < 0:
            raise ValidationError(f"minLen cannot be less than 0 (value: {least}).")
        if most and not is_unresolved(most) and most > _LONGEST:
            raise ValidationError(f"maxLen cannot be greater than {_LONGEST} (value: {most}).")
        self._props = props

    def bind(self) -> CustomAttributeConfig:
        """Return what it is for the pool."""
        props = self._props
        # As the peer: a length of 0 alone is none.
        limits = {"min_len": props.min_len, "max_len": props.max_len} if props.min_len or props.max_len else None
        return CustomAttributeConfig(data_type="String", string_constraints=limits, mutable=props.mutable)


class NumberAttribute(ICustomAttribute):
    """A number."""

    @takes(NumberAttributeProps)
    def __init__(self, props: NumberAttributeProps) -> None:
        self._props = props

    def bind(self) -> CustomAttributeConfig:
        """Return what it is for the pool."""
        props = self._props
        limits = {"min": props.min, "max": props.max} if props.min or props.max else None
        return CustomAttributeConfig(data_type="Number", number_constraints=limits, mutable=props.mutable)


class BooleanAttribute(ICustomAttribute):
    """Yes or no."""

    @takes(CustomAttributeProps)
    def __init__(self, props: CustomAttributeProps) -> None:
        self._props = props

    def bind(self) -> CustomAttributeConfig:
        """Return what it is for the pool."""
        return CustomAttributeConfig(data_type="Boolean", mutable=self._props.mutable)


class DateTimeAttribute(ICustomAttribute):
    """A point in time."""

    @takes(CustomAttributeProps)
    def __init__(self, props: CustomAttributeProps) -> None:
        self._props = props

    def bind(self) -> CustomAttributeConfig:
        """Return what it is for the pool."""
        return CustomAttributeConfig(data_type="DateTime", mutable=self._props.mutable)


class ClientAttributes:
    """Which attributes a client may read or write; each method returns a wider choice."""

    @checked
    def __init__(self, chosen: frozenset[str] = frozenset()) -> None:
        self._chosen = chosen

    @takes(StandardAttributesMask)
    def with_standard_attributes(self, attributes: StandardAttributesMask) -> ClientAttributes:
        """Add attributes that OpenID Connect knows."""
        return ClientAttributes(
            self._chosen | {STANDARD_NAMES[name] for name, chosen in attributes._given().items() if chosen}
        )

    @checked
    def with_custom_attributes(self, *attributes: str) -> ClientAttributes:
        """Add attributes of one's own, with or without ``custom:``."""
        return ClientAttributes(
            self._chosen | {name if name.startswith("custom:") else f"custom:{name}" for name in attributes}
        )

    def attributes(self) -> list[str]:
        """Return the names, sorted."""
        return sorted(self._chosen)


def rendered_schema(standard: StandardAttributes | None, custom: Any) -> list[dict[str, Any]] | None:
    """Return the property of a pool: first what OpenID Connect knows, then one's own."""
    schema: list[dict[str, Any]] = []
    if standard is not None:
        for name in StandardAttributes._fields:
            attribute = getattr(standard, name)
            if attribute is not None:
                schema.append(
                    {
                        "name": STANDARD_NAMES[name],
                        "mutable": attribute.mutable if attribute.mutable is not None else True,
                        "required": attribute.required if attribute.required is not None else False,
                    }
                )
    for name, attribute in (custom or {}).items():
        config = CustomAttributeConfig.of(attribute.bind())
        numbers, texts = config.number_constraints, config.string_constraints
        schema.append(
            {
                "name": name,
                "attribute_data_type": config.data_type,
                "number_attribute_constraints": (
                    {"min_value": _text(numbers.min), "max_value": _text(numbers.max)} if numbers is not None else None
                ),
                "string_attribute_constraints": (
                    {"min_length": _text(texts.min_len), "max_length": _text(texts.max_len)}
                    if texts is not None
                    else None
                ),
                "mutable": config.mutable,
            }
        )
    return schema or None


def _text(number: int | float | None) -> str | None:
    from aws_cdk.core.token import js_number_text

    return None if number is None else js_number_text(number)


__all__ = [
    "BooleanAttribute",
    "ClientAttributes",
    "CustomAttributeConfig",
    "CustomAttributeProps",
    "DateTimeAttribute",
    "ICustomAttribute",
    "NumberAttribute",
    "NumberAttributeConstraints",
    "NumberAttributeProps",
    "StandardAttribute",
    "StandardAttributes",
    "StandardAttributesMask",
    "StringAttribute",
    "StringAttributeConstraints",
    "StringAttributeProps",
]
