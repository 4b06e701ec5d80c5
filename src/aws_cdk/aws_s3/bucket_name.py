"""The rules for names of buckets."""

from __future__ import annotations

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

_MIN, _MAX = 3, 63
_MAX_PREFIX = 37  # what follows holds account and region
_LOWER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_LETTERS = _LOWER | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def check_bucket_name(name: str, *, legacy: bool = False, scope: object = None) -> None:
    """Check a bucket's name against the rules of S3; tokens are not checked.

    Args:
        name: The name.
        legacy: Allow what buckets made before March 2018 may have: upper-case letters and underscores.
        scope: Where the name is used, for the message.

    Raises:
        ValidationError: the name breaks one of the rules; the message has all that it breaks.

    Source: the S3 user guide, "General purpose bucket naming rules".
    """
    if not name or is_unresolved(name):
        return
    allowed = _LETTERS if legacy else _LOWER
    errors = []
    if not _MIN <= len(name) <= _MAX:
        errors.append(f"Bucket name must be at least {_MIN} and no more than {_MAX} characters")
    symbols = frozenset(".-_" if legacy else ".-")
    stray = next((index for index, char in enumerate(name) if char not in allowed and char not in symbols), None)
    if stray is not None:
        errors.append(
            "Bucket name must only contain uppercase or lowercase characters and the symbols, period (.), underscore (_), "
            "and dash (-)"
            if legacy
            else f"Bucket name must only contain lowercase characters and the symbols, period (.) and dash (-) (offset: {stray})"
        )
    kind = "an uppercase, lowercase" if legacy else "a lowercase"
    if name[0] not in allowed:
        errors.append(f"Bucket name must start with {kind} character or number{'' if legacy else ' (offset: 0)'}")
    if name[-1] not in allowed:
        offset = "" if legacy else f" (offset: {len(name) - 1})"
        errors.append(f"Bucket name must end with {kind} character or number{offset}")
    neighbours = next((index for index in range(len(name) - 1) if name[index : index + 2] in (".-", "-.", "..")), None)
    if neighbours is not None:
        errors.append(
            "Bucket name must not have dash next to period, or period next to dash, or consecutive periods "
            f"(offset: {neighbours})"
        )
    if _is_ip_address(name):
        errors.append("Bucket name must not resemble an IP address")
    if errors:
        raise ValidationError(
            _message("Invalid S3 bucket name", name, errors), scope=scope, fix="choose another bucket_name"
        )


def check_bucket_name_prefix(prefix: str, *, scope: object = None) -> None:
    """Check the prefix that S3 makes the name of a bucket from; tokens are not checked.

    Raises:
        ValidationError: the prefix breaks one of the rules; the message has all that it breaks.
    """
    if is_unresolved(prefix):
        return
    errors = []
    if len(prefix) > _MAX_PREFIX:
        errors.append(f"Bucket name prefix must be {_MAX_PREFIX} characters or fewer")
    if prefix[:1] not in _LOWER:
        errors.append("Bucket name prefix must start with a lowercase letter or number")
    if prefix[-1:] not in _LOWER:
        errors.append("Bucket name prefix must end with a lowercase letter or number")
    if any(char not in _LOWER and char != "-" for char in prefix):
        errors.append("Bucket name prefix must only contain lowercase letters, numbers, and hyphens")
    if errors:
        raise ValidationError(
            _message("Invalid S3 bucket name prefix", prefix, errors),
            scope=scope,
            fix="choose another bucket_name_prefix",
        )


def _is_ip_address(name: str) -> bool:
    parts = name.split(".")
    return len(parts) == 4 and all(1 <= len(part) <= 3 and part.isascii() and part.isdigit() for part in parts)


def _message(what: str, value: str, errors: list[str]) -> str:
    return "\n".join([f"{what} (value: {value})", *errors])


__all__: list[str] = []
