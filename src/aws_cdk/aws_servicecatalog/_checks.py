"""What Service Catalog takes as texts, and how ids are made here."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import Token

_SHOWN = 100
_HASH_DIGITS = 12

URL = r"^https?:\/\/.*"
EMAIL = r"^[\w\d.%+\-]+@[a-z\d.\-]+\.[a-z]{2,4}$"


def short_hash(*values: str) -> str:
    """Return the part of construct ids that tells values apart. As the peer: such ids are deployed already."""
    return hashlib.sha256("".join(values).encode()).hexdigest()[:_HASH_DIGITS]


def check_length(resource: str, name: str, least: int, most: int, text: str | None, *, scope: Any) -> None:
    """Raise ValidationError if a text is too short or too long.

    Args:
        resource: What the message calls the resource.
        name: What it calls the option.
        least: Characters.
        most: Characters.
        text: The text.
        scope: The construct.
    """
    if text is None or Token.is_unresolved(text) or least <= len(text) <= most:
        return
    raise ValidationError(
        f"Invalid {name} for resource {resource}, must have length between {least} and {most}, got: '{_cut(text)}'",
        scope=scope,
    )


def check_pattern(resource: str, name: str, pattern: str, text: str | None, *, scope: Any) -> None:
    """Raise ValidationError if a text does not match a regular expression."""
    if text is None or Token.is_unresolved(text) or re.search(pattern, text, re.IGNORECASE | re.ASCII):
        return
    raise ValidationError(
        f"Invalid {name} for resource {resource}, must match regex pattern /{pattern}/, got: '{_cut(text)}'",
        scope=scope,
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}[truncated]"
