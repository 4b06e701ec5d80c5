"""Statements read from their JSON form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_iam._conditions import check_condition
from aws_cdk.aws_iam.effect import Effect
from aws_cdk.aws_iam.principal import LITERAL_STRING, PrincipalBase, PrincipalPolicyFragment
from aws_cdk.core.errors import ValidationError
from cloud_assembly.schema.json_text import json_text


def options_of_json(statement: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of ``PolicyStatement`` that say what the JSON form says.

    Raises:
        ValidationError: a field has not the form that policies have.
    """
    sid = statement.get("Sid")
    principal, not_principal = statement.get("Principal"), statement.get("NotPrincipal")
    return {
        "sid": sid if isinstance(sid, str) else None,
        "actions": _strings(statement.get("Action"), "Action"),
        "resources": _strings(statement.get("Resource"), "Resource"),
        "conditions": _condition_mapping(statement.get("Condition")),
        "effect": _effect_of(statement.get("Effect")),
        "not_actions": _strings(statement.get("NotAction"), "NotAction"),
        "not_resources": _strings(statement.get("NotResource"), "NotResource"),
        "principals": [_JsonPrincipal(principal)] if principal is not None else None,
        "not_principals": [_JsonPrincipal(not_principal)] if not_principal is not None else None,
    }


class _JsonPrincipal(PrincipalBase):
    """A principal read from the JSON form of a statement."""

    def __init__(self, json: Any) -> None:
        if isinstance(json, str):
            fragment: dict[str, list[str]] = {LITERAL_STRING: [json]}
        elif isinstance(json, Mapping):
            fragment = {kind: _strings(values, "Principal") or [] for kind, values in json.items()}
        else:
            raise ValidationError(
                f"JSON IAM principal should be an object, got {json_text(json)}",
                fix='write it as {"AWS": arn} or {"Service": name}, or "*"',
            )
        self._fragment = PrincipalPolicyFragment(fragment)
        self._text = json_text(json)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        return self._fragment

    def to_string(self) -> str:
        return self._text

    def dedupe_string(self) -> str | None:
        return json_text({"principalJson": self._fragment.principal_json, "conditions": {}})


def _strings(value: Any, field: str) -> list[str] | None:
    if value is None:
        return None
    if isinstance(value, str):
        return [value]
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return list(value)
    raise ValidationError(f"Fields must be either a string or an array of strings: {field} is {value!r}")


def _condition_mapping(value: Any) -> Mapping[str, Any] | None:
    if value is None or isinstance(value, Mapping):
        return value
    check_condition(value)
    raise ValidationError(
        f"Condition of a PolicyStatement must be a mapping, got {value!r}",
        fix='write it as {operator: {key: value}}, such as {"StringEquals": {"aws:SourceAccount": "123456789012"}}',
    )


def _effect_of(value: Any) -> Effect | None:
    if value is None:
        return None
    try:
        return Effect(value)
    except ValueError:
        raise ValidationError(f"Effect of a PolicyStatement must be 'Allow' or 'Deny', got {value!r}") from None
