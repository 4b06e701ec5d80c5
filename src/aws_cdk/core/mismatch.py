"""What does not fit: the exceptions of checks, and how they are told to the user."""

from __future__ import annotations

from typing import Any, NoReturn

from aws_cdk.core.errors import ArgumentError

ZONED = "datetime with a time zone"


class Mismatch(Exception):
    """A value does not fit; ``path`` leads from the option to the spot."""

    def __init__(self, expected: str, value: Any, path: str = "") -> None:
        self.expected = expected
        self.value = value
        self.path = path


class UnknownKey(Mismatch):
    """A mapping has a key that the struct does not have, or lacks one that it needs."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__("", None, path)
        self.message = message


def type_name(value: Any) -> str:
    """Return the name of a value's class, as messages give it."""
    return type(value).__name__


def package_of(module: str) -> str:
    """Return the package of the library that a module is in (``aws_cdk.aws_s3``)."""
    return ".".join(module.split(".", 2)[:2])


def wrong_type(argument: str, error: Mismatch) -> str:
    """Say that an argument has another type than it must have."""
    got = type_name(error.value)
    if error.expected.endswith(f".{got}"):  # of another service
        got = f"{package_of(type(error.value).__module__)}.{got}"
    text = f"type of argument {argument} must be {error.expected}; got {got} instead"
    if error.expected == "str" and hasattr(error.value, "__fspath__"):
        text += "; write str(path)"
    elif error.expected == ZONED:
        text += "; pass tzinfo=timezone.utc"
    return text


def raise_argument_error(error: Mismatch, what: str, scope: Any, id: str | None = None) -> NoReturn:
    """Refuse an option; ``what`` was called, for the construct ``id`` below ``scope`` or for ``scope`` itself.

    Raises:
        TypeError: always; also a ``RuntimeError``, as all errors of construct time.
    """
    option = error.path.lstrip(".")
    if isinstance(error, UnknownKey):
        where = f" ({option})" if option else ""
        message = f"{what} {error.message}{where}"
    else:
        message = wrong_type(option, error)
        if what:
            message = f"{what}: {message}"
    if id is not None:
        path = getattr(getattr(scope, "node", None), "path", "")
        message += f"\n  construct: {path}/{id}" if path else f"\n  construct: {id}"
        raise ArgumentError(message) from None
    raise ArgumentError(message, scope=scope) from None
