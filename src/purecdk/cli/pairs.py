"""``KEY=VALUE`` options."""

from __future__ import annotations

from collections.abc import Sequence

from purecdk.toolkit.errors import SettingsError


def pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """Return ``KEY=VALUE`` texts as a mapping.

    Raises:
        SettingsError: a text has no ``=``.
    """
    found: dict[str, str] = {}
    for text in texts:
        key, equals, value = text.partition("=")
        if not equals or not key:
            raise SettingsError(
                f"{text!r} is not of the form KEY=VALUE", where=option, fix=f"give it as {option} KEY=VALUE"
            )
        found[key] = value
    return found


def stack_parameters(texts: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return ``[STACK:]KEY=VALUE`` texts by stack, ``*`` standing for all stacks.

    Raises:
        SettingsError: a text has no ``=`` or no key.
    """
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        stack, colon, key = name.rpartition(":")
        if not equals or not key:
            raise SettingsError(
                f"parameter {text!r} is not of the form [STACK:]KEY=VALUE",
                where="--parameters",
                fix="give it as --parameters STACK:KEY=VALUE",
            )
        found.setdefault(stack if colon else "*", {})[key] = value
    return found
