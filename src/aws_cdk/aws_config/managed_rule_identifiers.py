"""The names of the rules that AWS offers."""

from __future__ import annotations

from aws_cdk.aws_config._managed_rule_names import OTHER_NAMES, SAME_NAMES


class _Names(type):
    """Finds a constant when it is named: there are hundreds."""

    def __getattr__(cls, name: str) -> str:
        if name in OTHER_NAMES:
            return OTHER_NAMES[name]
        if name in SAME_NAMES.split():
            return name
        raise AttributeError(
            f"type object {cls.__name__!r} has no attribute {name!r}; give the text that AWS calls the rule by instead"
        )

    def __dir__(cls) -> list[str]:
        return [*super().__dir__(), *SAME_NAMES.split(), *OTHER_NAMES]


class ManagedRuleIdentifiers(metaclass=_Names):
    """The names of the rules that AWS offers, for the option ``identifier`` of ``ManagedRule``."""


__all__ = ["ManagedRuleIdentifiers"]
