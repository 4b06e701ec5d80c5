"""Checks of names, texts and tags, with the limits of the service.

Source: observed on aws-cdk-lib 2.275.0. Values that are known when the app is deployed are not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

_LONGEST_TAG = 256
_IDENTIFIER = r"[a-zA-Z][a-zA-Z0-9_]{0,47}"
_TAG = r"[a-zA-Z0-9\s._:/=+@-]*"
_TAG_CHARACTERS = "can only contain letters (a-z, A-Z), numbers (0-9), spaces, and special characters (._:/=+@-)"


def length_errors(value: str, field: str, least: int, most: int) -> list[str]:
    """Return what is wrong with the length of a text, in characters; nothing for a token."""
    if is_unresolved(value):
        return []
    found = []
    if len(value) > most:
        found.append(
            f"The field {field} is {len(value)} characters long but must be less than or equal to {most} characters"
        )
    if len(value) < least:
        found.append(f"The field {field} is {len(value)} characters long but must be at least {least} characters")
    return found


def pattern_errors(value: str, pattern: str, message: str) -> list[str]:
    """Return the message if a text does not match a pattern as a whole; nothing for a token."""
    if is_unresolved(value) or re.fullmatch(pattern, value):
        return []
    return [message]


def name_in_arn(arn: str, scope: Construct, *, option: str) -> str:
    """Return what follows the first slash in the resource of an ARN; at deployment for a token.

    Raises:
        ValidationError: nothing does, or the text is no ARN.
    """
    name = Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
    if name is None:
        raise ValidationError(f"the ARN names no resource: {arn}", scope=scope, fix=f"correct `{option}`")
    return name


def refuse(errors: Iterable[str], scope: Construct | None, *, option: str) -> None:
    """Raise if there are errors.

    Raises:
        ValidationError: there are; each is a line of the message.
    """
    lines = list(errors)
    if lines:
        raise ValidationError("\n".join(lines), scope=scope, fix=f"correct `{option}`")


def check_name(value: str | None, field: str, scope: Construct, *, option: str) -> None:
    """Check a name of letters, digits and underscores, 48 characters at most, that starts with a letter.

    Raises:
        ValidationError: it is not one.
    """
    if value is None:
        return
    message = f"{field} must start with a letter and contain only letters, numbers, and underscores"
    errors = length_errors(value, field, 1, 48) + pattern_errors(value, r"[a-zA-Z][a-zA-Z0-9_]{0,47}", message)
    refuse(errors, scope, option=option)


def check_identifier(value: str | None, field: str, scope: Construct | None, *, option: str) -> None:
    """Check a name as :func:`check_name` does; the message shows the name and the pattern.

    Raises:
        ValidationError: it is not one.
    """
    if value is None:
        return
    message = mismatch(field, value, _IDENTIFIER)
    refuse(length_errors(value, field, 1, 48) + pattern_errors(value, _IDENTIFIER, message), scope, option=option)


def mismatch(field: str, value: str, pattern: str) -> str:
    """Return the message about a text that does not match a pattern."""
    return f'The field {field} with value "{value}" does not match the required pattern /^{pattern}$/'


def check_description(value: str | None, most: int, scope: Construct) -> None:
    """Check the length of a description; an empty one is no description.

    Raises:
        ValidationError: it is longer than ``most`` characters.
    """
    if value:
        refuse(length_errors(value, "Description", 1, most), scope, option="description")


def check_tags(tags: Mapping[str, str] | None, scope: Construct) -> None:
    """Check keys and values of tags.

    Raises:
        ValidationError: one is too long, or has characters that tags cannot have.
    """
    for key, value in (tags or {}).items():
        errors = length_errors(key, f'Tag key "{key}"', 1, _LONGEST_TAG)
        errors += pattern_errors(key, _TAG, f'Tag key "{key}" {_TAG_CHARACTERS}')
        errors += length_errors(value, f'Tag value for key "{key}"', 0, _LONGEST_TAG)
        errors += pattern_errors(value, _TAG, f'Tag value for key "{key}" {_TAG_CHARACTERS}')
        refuse(errors, scope, option="tags")


def check_tag_texts(tags: Mapping[str, str] | None, scope: Construct) -> None:
    """Check keys and values of tags as :func:`check_tags` does; values must not be empty, and messages name no key.

    Raises:
        ValidationError: one is empty or too long, or has characters that tags cannot have.
    """
    for key, value in (tags or {}).items():
        for field, text in (("Tag key", key), ("Tag value", value)):
            errors = length_errors(text, field, 1, _LONGEST_TAG)
            refuse(errors + pattern_errors(text, _TAG, mismatch(field, text, _TAG)), scope, option="tags")


def check_provider_name(value: str | None, scope: Construct, *, option: str) -> None:
    """Check the name of a provider of credentials: letters, digits, hyphens and underscores, 128 at most.

    Raises:
        ValidationError: it is not one.
    """
    if value is None:
        return
    message = "Credential provider name may only contain letters, numbers, hyphens, and underscores."
    errors = length_errors(value, "Credential provider name", 1, 128)
    refuse(errors + pattern_errors(value, r"[a-zA-Z0-9_-]+", message), scope, option=option)


def check_policy_texts(
    name: str | None,
    what: str,
    option: str,
    description: str | None,
    scope: Construct,
    definition: str | None = None,
) -> None:
    """Check the name, definition and description of a policy or an engine.

    Raises:
        ValidationError: the name has more than 48 characters, or some that it cannot have; the definition has less than
            35 or more than 153,600 characters; the description has more than 4096.
    """
    if name is not None:
        head, *rest = option.split("_")
        errors = length_errors(name, head + "".join(part.title() for part in rest), 1, 48)
        message = (
            f'The {what} name "{name}" must start with a letter and contain only letters, numbers, and underscores'
        )
        refuse(errors + pattern_errors(name, r"[a-zA-Z][a-zA-Z0-9_]*", message), scope, option=option)
    if definition is not None:
        refuse(length_errors(definition, "definition", 35, 153600), scope, option="statement")
    if description:
        refuse(length_errors(description, "description", 1, 4096), scope, option="description")


def check_evaluation_texts(field: str, option: str, name: str, description: str | None, scope: Construct) -> None:
    """Check the name and the description of an evaluation, up to 48 and 200 characters.

    Raises:
        ValidationError: one is too long, or the name is empty or has characters that it cannot have.
    """
    if not is_unresolved(name):
        errors = []
        if not name:
            errors.append(f"{field} must be at least 1 character(s), got 0")
        if len(name) > 48:
            errors.append(f"{field} must be at most 48 characters, got {len(name)}")
        message = (
            f'{field} "{name}" does not match required pattern. Must start with a letter and contain only '
            "alphanumeric characters and underscores."
        )
        refuse(errors + pattern_errors(name, _IDENTIFIER, message), scope, option=option)
    if description and not is_unresolved(description) and len(description) > 200:
        refuse([f"Description must be at most 200 characters, got {len(description)}"], scope, option="description")


def check_evaluation_tags(tags: Mapping[str, str] | None, scope: Construct, *, latin_keys: bool = False) -> None:
    """Check tags of an evaluation: 50 at most, of letters and digits of any script; keys may be of Latin letters alone.

    Raises:
        ValidationError: there are too many, or one is too long or has characters that tags cannot have.
    """
    given = tags or {}
    errors = []
    if len(given) > 50:
        errors.append(f"Cannot have more than 50 tags, got {len(given)}")
    for key, value in given.items():
        if not is_unresolved(key):
            if not key.strip():
                errors.append("Tag key cannot be empty or consist only of whitespace")
            elif len(key) > 128:
                errors.append(f'Tag key "{key}" must be between 1 and 128 characters, got {len(key)}')
            if latin_keys:
                is_valid = re.fullmatch(r"[a-zA-Z_.:/=+-]+", key) is not None
            else:
                is_valid = key != "" and all(_is_tag_character(one, "_.:/=+-@") for one in key)
            if not is_valid:
                errors.append(f'Tag key "{key}" contains invalid characters')
            if key.lower().startswith("aws:"):
                errors.append(f'Tag key "{key}" cannot start with "aws:" as this prefix is reserved by AWS')
        if not is_unresolved(value):
            if len(value) > _LONGEST_TAG:
                errors.append(f'Tag value for key "{key}" must be at most {_LONGEST_TAG} characters, got {len(value)}')
            if any(not _is_tag_character(one, "_./=+-") for one in value):
                errors.append(
                    f'Tag value for key "{key}" contains invalid characters. Valid: Unicode letters, digits, '
                    "whitespace, and _./=+-"
                )
    refuse(errors, scope, option="tags")


def _is_tag_character(character: str, signs: str) -> bool:
    import unicodedata

    return character in signs or unicodedata.category(character)[0] in "LNZ" or character.isspace()
