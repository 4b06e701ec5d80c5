"""Matchers of event patterns, beyond equal text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.json_null import JsonNull
from aws_cdk.core.token import LIST_TOKEN, IResolvable, IResolveContext, list_of


class Match(IResolvable):
    """Makes matchers; each is a list, to stand where a pattern wants one."""

    @checked
    def __init__(self, matchers: Sequence[Any], *, merged: bool = False) -> None:
        self._matchers = list(matchers)
        self._merged = merged

    @staticmethod
    def exists() -> list[str]:
        """Match events that have the field."""
        return _listed({"exists": True})

    @staticmethod
    def does_not_exist() -> list[str]:
        """Match events that do not have the field."""
        return _listed({"exists": False})

    @staticmethod
    def null_value() -> list[str]:
        """Match an explicit null."""
        return _listed(JsonNull.INSTANCE)

    @staticmethod
    @checked
    def exact_string(value: str) -> list[str]:
        """Match this text."""
        return _listed(value)

    @staticmethod
    @checked
    def equals_ignore_case(value: str) -> list[str]:
        """Match this text in upper or lower case."""
        return _listed({"equals-ignore-case": value})

    @staticmethod
    @checked
    def prefix(value: str) -> list[str]:
        """Match text that starts so."""
        return _listed({"prefix": value})

    @staticmethod
    @checked
    def suffix(value: str) -> list[str]:
        """Match text that ends so."""
        return _listed({"suffix": value})

    @staticmethod
    @checked
    def prefix_equals_ignore_case(value: str) -> list[str]:
        """Match text that starts so, in upper or lower case."""
        return _listed({"prefix": {"equals-ignore-case": value}})

    @staticmethod
    @checked
    def suffix_equals_ignore_case(value: str) -> list[str]:
        """Match text that ends so, in upper or lower case."""
        return _listed({"suffix": {"equals-ignore-case": value}})

    @staticmethod
    @checked
    def wildcard(value: str) -> list[str]:
        """Match text with ``*`` for anything."""
        return _listed({"wildcard": value})

    @staticmethod
    @checked
    def equal(value: float) -> list[str]:
        """Match this number."""
        return _numeric("=", value)

    @staticmethod
    @checked
    def greater_than(value: float) -> list[str]:
        """Match numbers above ``value``."""
        return _numeric(">", value)

    @staticmethod
    @checked
    def greater_than_or_equal(value: float) -> list[str]:
        """Match ``value`` and numbers above."""
        return _numeric(">=", value)

    @staticmethod
    @checked
    def less_than(value: float) -> list[str]:
        """Match numbers below ``value``."""
        return _numeric("<", value)

    @staticmethod
    @checked
    def less_than_or_equal(value: float) -> list[str]:
        """Match ``value`` and numbers below."""
        return _numeric("<=", value)

    @staticmethod
    @checked
    def interval(lower: float, upper: float) -> list[str]:
        """Match numbers from ``lower`` to ``upper``, both included.

        Raises:
            ValidationError: ``lower`` is above ``upper``.
        """
        if lower > upper:
            raise ValidationError(f"Invalid interval: [{lower}, {upper}]")
        return Match.all_of(Match.greater_than_or_equal(lower), Match.less_than_or_equal(upper))

    @staticmethod
    @checked
    def cidr(range: str) -> list[str]:
        """Match IP addresses in a CIDR range.

        Raises:
            ValidationError: ``range`` is none.
        """
        import ipaddress

        try:
            if "/" not in range:
                raise ValueError
            ipaddress.ip_network(range, strict=False)
        except ValueError:
            raise ValidationError(f"Invalid IP address range: {range}", fix="give one such as 10.0.0.0/8") from None
        return _listed({"cidr": range})

    @staticmethod
    @checked
    def ip_address_range(range: str) -> list[str]:
        """Match IP addresses in a CIDR range, of version 4 or 6."""
        return Match.cidr(range)

    @staticmethod
    def anything_but(*values: Any) -> list[str]:
        """Match other values; all strings, or all numbers.

        Raises:
            ValidationError: no values, or values of different kinds.
        """
        if not values:
            raise ValidationError("anythingBut matchers must be non-empty lists")
        all_numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)
        if not all_numbers and not all(isinstance(value, str) for value in values):
            raise ValidationError("anythingBut matchers must be lists that contain only strings or only numbers.")
        return _listed({"anything-but": list(values)})

    @staticmethod
    @checked
    def anything_but_prefix(*values: str) -> list[str]:
        """Match text that starts otherwise."""
        return _anything_but("prefix", values)

    @staticmethod
    @checked
    def anything_but_suffix(*values: str) -> list[str]:
        """Match text that ends otherwise."""
        return _anything_but("suffix", values)

    @staticmethod
    @checked
    def anything_but_wildcard(*values: str) -> list[str]:
        """Match text that does not fit texts with ``*``."""
        return _anything_but("wildcard", values)

    @staticmethod
    @checked
    def anything_but_equals_ignore_case(*values: str) -> list[str]:
        """Match other text, in upper or lower case."""
        return _anything_but("equals-ignore-case", values)

    @staticmethod
    def any_of(*matchers: Any) -> list[str]:
        """Match what one of the matchers does."""
        if not matchers:
            raise ValidationError("A list of matchers must contain at least one element.")
        return list_of(Match(list(_flat(matchers))))

    @staticmethod
    def all_of(*matchers: Any) -> list[str]:
        """Match what all the matchers do, which must be numeric ones; that shows at synthesis."""
        if not matchers:
            raise ValidationError("A list of matchers must contain at least one element.")
        return list_of(Match(list(_flat(matchers)), merged=True))

    def resolve(self, context: IResolveContext) -> Any:
        """Return the list of matchers."""
        found = list(_resolved(self._matchers, context))
        if not self._merged:
            return found
        if not all(isinstance(matcher, dict) and "numeric" in matcher for matcher in found):
            raise ValidationError("Only numeric matchers can be merged into a single matcher.")
        return [{"numeric": [part for matcher in found for part in matcher["numeric"]]}]

    def as_list(self) -> list[str]:
        """Return the matchers as a list for a pattern."""
        return list_of(self)


def _resolved(items: Sequence[Any], context: IResolveContext) -> Iterator[Any]:
    """Resolve the items of a list; in place of a token for a list come its items, since patterns join lists."""
    for item in items:
        if isinstance(item, str) and LIST_TOKEN.fullmatch(item) is not None:
            yield from context.resolve([item])
        else:
            yield context.resolve(item)


def _flat(values: Sequence[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from value
        else:
            yield value


def _listed(matcher: Any) -> list[str]:
    return list_of(Match([matcher]))


def _numeric(operator: str, value: float) -> list[str]:
    return _listed({"numeric": [operator, value]})


def _anything_but(kind: str, values: Sequence[str]) -> list[str]:
    if not values:
        raise ValidationError("anythingBut matchers must be non-empty lists")
    return _listed({"anything-but": {kind: values[0] if len(values) == 1 else list(values)}})


def merge_patterns(old: dict[str, Any], new: dict[str, Any]) -> None:
    """Put ``new`` into ``old``: lists are joined without doubles, mappings merged.

    Raises:
        ValidationError: a field is neither list nor mapping, or of another kind than before.
    """
    for name, value in new.items():
        if value is None:
            continue
        known = old.get(name)
        if known is None and isinstance(value, dict):
            old[name] = _copied(value)  # as the peer: what stands in a field that was not there is not looked at
            continue
        if not isinstance(value, (list, tuple, dict)):
            raise ValidationError(
                f"Invalid event pattern field {{ {name}: {json.dumps(value, default=str)} }}. All fields must be arrays"
            )
        if known is None:
            old[name] = list(value)
        elif isinstance(known, dict) is not isinstance(value, dict):
            kinds = [json.dumps(side, separators=(",", ":"), default=str) for side in (known, value)]
            raise ValidationError(
                f"Invalid event pattern field {name}. Type mismatch between existing pattern {kinds[0]} and added pattern "
                f"{kinds[1]}"
            )
        elif isinstance(value, dict):
            merge_patterns(known, value)
        else:
            known[:] = _without_doubles([*known, *value])


def _without_doubles(values: Sequence[Any]) -> list[Any]:
    """Return each value once: values are one if their JSON texts are."""
    once: dict[str, Any] = {}
    for value in values:
        whole = int(value) if isinstance(value, float) and value.is_integer() else value
        once.setdefault(json.dumps(whole, default=id), value)
    return list(once.values())


def _copied(pattern: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _copied(value)
        if isinstance(value, Mapping)
        else list(value)
        if isinstance(value, (list, tuple))
        else value
        for name, value in pattern.items()
        if value is not None
    }


def render_pattern(pattern: Any, context: IResolveContext) -> Any:
    """Return a pattern with matchers in place of their tokens."""
    if isinstance(pattern, dict):
        return {
            "detail-type" if name == "detailType" else name: _render(value, context) for name, value in pattern.items()
        } or None
    return pattern


def _render(value: Any, context: IResolveContext) -> Any:
    if isinstance(value, dict):
        return {name: _render(item, context) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return list(_resolved(value, context))
    return context.resolve(value)
