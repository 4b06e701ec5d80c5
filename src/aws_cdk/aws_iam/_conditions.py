"""Conditions of statements: operator, then condition key, then value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_resolvable_object, string_of
from cloud_assembly.schema.json_text import json_text


def check_condition(value: Any) -> None:
    """Refuse what an operator cannot have.

    Raises:
        ValidationError: ``value`` maps no condition keys to values.
    """
    if not isinstance(value, Mapping) and not is_resolvable_object(value):
        raise ValidationError(
            f"A Condition should be represented as a map of operator to value, got {value!r}",
            fix="write {'StringEquals': {'aws:SourceAccount': '123456789012'}}; use CfnJson if a key is only known at deployment",
        )


def merged_conditions(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return the conditions of both, operator by operator; those of ``second`` win.

    Raises:
        ValidationError: both have something for one operator, and one of these maps no condition keys to values.
    """
    merged = dict(first)
    for operator, value in second.items():
        existing = merged.get(operator)
        if existing is not None:
            check_condition(existing)
            check_condition(value)
        merged[operator] = (
            {**existing, **value} if isinstance(existing, Mapping) and isinstance(value, Mapping) else value
        )
    return merged


def comparable_text(value: Any) -> str:
    """Return ``value`` as JSON text in which each token has a text of its own."""
    return json_text(_encoded(value))


def _key(key: Any) -> str:
    return key if isinstance(key, str) else comparable_text(key)


def _encoded(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_key(key): _encoded(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_encoded(item) for item in value]
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if is_resolvable_object(value):
        return string_of(value)
    # Resolvers may wrap what a token gave, as the one for JSON text does: the value inside counts.
    return {"": _encoded(getattr(value, "value", repr(value)))}
