"""Statements of Cedar, the language of policies, put together from values.

Source of the layout and of what is taken: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

_IDENTIFIER = r"[A-Za-z_][A-Za-z0-9_]*"
_RESERVED = frozenset(("true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar"))
_QUOTED_ACTION = re.compile(r'(.+)::"((?:[^"\\\r]|\\[^\n\r\u2028\u2029])*)"', re.DOTALL)
_PLAIN_ACTION = re.compile(r"([^:]+)::Action::(.*)", re.DOTALL)
_LARGEST = 2**53 - 1  # what JavaScript, and so the peer, holds exactly
_EXAMPLE = "AgentCore::Gateway"


class PolicyEffect(NamedEnum):
    """What a statement does where it fits."""

    PERMIT = "permit"
    FORBID = "forbid"


class _Part:
    """A part of a statement.

    It is written, and what cannot be written refused, when the statement is: as the peer.
    """

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write

    @property
    def _text(self) -> str:
        return self._write()


class PolicyPrincipal(_Part):
    """Who a statement is about."""

    @staticmethod
    def any() -> PolicyPrincipal:
        """Everyone."""
        return PolicyPrincipal(lambda: "principal")

    @staticmethod
    @checked
    def entity(entity_type: str, entity_id: str) -> PolicyPrincipal:
        """One of a type, by its id."""
        hint = ". Use entityType() to match any entity of the type."
        return PolicyPrincipal(
            lambda: f"principal == {_uid('principal type', entity_type, 'principal id', entity_id, hint)}"
        )

    @staticmethod
    @checked
    def entity_type(entity_type: str) -> PolicyPrincipal:
        """All of a type."""
        return PolicyPrincipal(lambda: f"principal is {_path('principal type', entity_type)}")

    @staticmethod
    @checked
    def in_group(group_type: str, group_id: str) -> PolicyPrincipal:
        """All in a group."""
        return PolicyPrincipal(lambda: f"principal in {_uid('principal group type', group_type, 'group id', group_id)}")


class PolicyAction(_Part):
    """What is done."""

    @staticmethod
    def any() -> PolicyAction:
        """Anything."""
        return PolicyAction(lambda: "action")

    @staticmethod
    @checked
    def one(action: str) -> PolicyAction:
        """One action: ``AgentCore::Action::Name``, or an id in quotes after a type that ends in ``Action``."""
        return PolicyAction(lambda: f"action == {_action(action)}")

    @staticmethod
    @checked
    def any_of(actions: Sequence[str]) -> PolicyAction:
        """Any of several actions.

        Raises:
            ValidationError: there are none.
        """
        if not actions:
            raise ValidationError("At least one action must be specified")
        if len(actions) == 1:
            return PolicyAction.one(actions[0])
        return PolicyAction(lambda: f"action in [{', '.join(_action(action) for action in actions)}]")


class PolicyResource(_Part):
    """What it is done with."""

    @staticmethod
    @checked
    def any_of_type(entity_type: str) -> PolicyResource:
        """All of a type."""
        return PolicyResource(lambda: f"resource is {_path('resource type', entity_type)}")

    @staticmethod
    @checked
    def instance(entity_type: str, entity_arn: str) -> PolicyResource:
        """One of a type, by its ARN."""
        return PolicyResource(lambda: f"resource == {_uid('resource type', entity_type, 'resource id', entity_arn)}")


class PolicyAttribute(_Part):
    """Something that is known; parts of a path are separated by dots."""

    @staticmethod
    @checked
    def context(attribute: str) -> PolicyAttribute:
        """Something known of the request."""
        return PolicyAttribute(lambda: _attribute("context", attribute))

    @staticmethod
    @checked
    def principal(attribute: str) -> PolicyAttribute:
        """Something known of the caller."""
        return PolicyAttribute(lambda: _attribute("principal", attribute))

    @staticmethod
    @checked
    def resource(attribute: str) -> PolicyAttribute:
        """Something known of the resource."""
        return PolicyAttribute(lambda: _attribute("resource", attribute))


class PolicyCondition(_Part):
    """Something that must be true. Texts must not hold quotes, backslashes or carriage returns; numbers are whole."""

    @staticmethod
    @checked
    def all_of(conditions: Sequence[PolicyCondition]) -> PolicyCondition:
        """All of several conditions, at least one."""
        return _joined(conditions, "&&", "allOf")

    @staticmethod
    @checked
    def any_of(conditions: Sequence[PolicyCondition]) -> PolicyCondition:
        """Any of several conditions, at least one."""
        return _joined(conditions, "||", "anyOf")

    @staticmethod
    @checked
    def boolean_equals(attribute: PolicyAttribute, value: bool) -> PolicyCondition:
        """The attribute is true, or false."""
        return PolicyCondition(lambda: f"{attribute._text} == {'true' if value else 'false'}")

    @staticmethod
    @checked
    def ip_in_range(attribute: PolicyAttribute, cidr: str) -> PolicyCondition:
        """The attribute is an address of a range."""
        return PolicyCondition(lambda: f"{attribute._text}.isInRange(ip({_string('ipRange', cidr)}))")

    @staticmethod
    @checked
    def number_equals(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is a number."""
        return _compared(attribute, "==", value)

    @staticmethod
    @checked
    def number_greater_than(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is more than a number."""
        return _compared(attribute, ">", value)

    @staticmethod
    @checked
    def number_greater_than_or_equals(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is a number, or more."""
        return _compared(attribute, ">=", value)

    @staticmethod
    @checked
    def number_in(attribute: PolicyAttribute, values: Sequence[float]) -> PolicyCondition:
        """The attribute is one of several numbers."""
        return _among(attribute, values, lambda value: _long("set member", value))

    @staticmethod
    @checked
    def number_less_than(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is less than a number."""
        return _compared(attribute, "<", value)

    @staticmethod
    @checked
    def number_less_than_or_equals(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is a number, or less."""
        return _compared(attribute, "<=", value)

    @staticmethod
    @checked
    def number_not_equals(attribute: PolicyAttribute, value: float) -> PolicyCondition:
        """The attribute is not a number."""
        return _compared(attribute, "!=", value)

    @staticmethod
    @checked
    def set_contains(attribute: PolicyAttribute, value: str) -> PolicyCondition:
        """The attribute holds a text among others."""
        return PolicyCondition(lambda: f"{attribute._text}.contains({_string('condition value', value)})")

    @staticmethod
    @checked
    def string_equals(attribute: PolicyAttribute, value: str) -> PolicyCondition:
        """The attribute is a text."""
        return PolicyCondition(lambda: f"{attribute._text} == {_string('condition value', value)}")

    @staticmethod
    @checked
    def string_in(attribute: PolicyAttribute, values: Sequence[str]) -> PolicyCondition:
        """The attribute is one of several texts."""
        return _among(attribute, values, lambda value: _string("set member", value))

    @staticmethod
    @checked
    def string_not_equals(attribute: PolicyAttribute, value: str) -> PolicyCondition:
        """The attribute is not a text."""
        return PolicyCondition(lambda: f"{attribute._text} != {_string('condition value', value)}")


class PolicyStatementProps(Struct):
    """Options of a statement."""

    action: PolicyAction
    effect: PolicyEffect
    principal: PolicyPrincipal
    resource: PolicyResource
    unless: Sequence[PolicyCondition] | None = None
    """It does not fit where all of these hold."""
    when: Sequence[PolicyCondition] | None = None
    """It fits where all of these hold."""


class PolicyStatement:
    """What a policy says."""

    @takes(PolicyStatementProps)
    def __init__(self, props: PolicyStatementProps) -> None:
        self._props = props
        self._written: str | None = None

    @staticmethod
    @checked
    def from_cedar(cedar_statement: str) -> PolicyStatement:
        """Return a statement by its text, which is not checked. An empty one permits everything of all gateways."""
        statement = PolicyStatement(
            effect=PolicyEffect.PERMIT,
            principal=PolicyPrincipal.any(),
            action=PolicyAction.any(),
            resource=PolicyResource.any_of_type(_EXAMPLE),
        )
        statement._written = cedar_statement.strip() or None
        return statement

    def to_cedar(self) -> str:
        """Return the text.

        Raises:
            ValidationError: a part cannot be written: a name is none of Cedar, a number not whole, a text holds a quote.
        """
        if self._written is not None:
            return self._written
        props = self._props
        heads = ",\n  ".join((props.principal._text, props.action._text, props.resource._text))
        text = f"{props.effect._value_}(\n  {heads}\n)"
        for word, conditions in (("when", props.when), ("unless", props.unless)):
            if conditions:
                text += f"\n{word} {{\n  {' && '.join(one._text for one in conditions)}\n}}"
        return f"{text};"


def _compared(attribute: PolicyAttribute, operator: str, value: float) -> PolicyCondition:
    return PolicyCondition(lambda: f"{attribute._text} {operator} {_long('condition value', value)}")


def _among(attribute: PolicyAttribute, values: Sequence[Any], write: Callable[[Any], str]) -> PolicyCondition:
    if not values:
        raise ValidationError("At least one value must be specified")
    return PolicyCondition(lambda: f"[{', '.join(write(value) for value in values)}].contains({attribute._text})")


def _joined(conditions: Sequence[PolicyCondition], operator: str, function: str) -> PolicyCondition:
    if not conditions:
        raise ValidationError(f"At least one condition must be specified for {function}()")
    if len(conditions) == 1:
        return conditions[0]
    return PolicyCondition(lambda: f"({f' {operator} '.join(one._text for one in conditions)})")


def _shown(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _string(field: str, value: str) -> str:
    if re.search(r'["\\\r]', value):
        raise ValidationError(
            f"{field} cannot contain a double quote, a backslash, or a carriage return, because a generated Cedar "
            "policy cannot represent them. Rewrite the whole statement with PolicyStatement.fromCedar() if you need "
            f"them, got: {_shown(value)}"
        )
    return f'"{value}"'


def _long(field: str, value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")) or value != int(value) or abs(value) > _LARGEST:
        raise ValidationError(
            f"{field} must be an integer, because Cedar has no decimal literal, got: {js_number_text(value)}"
        )
    return str(int(value))


def _path(field: str, value: str) -> str:
    if is_unresolved(value):
        raise ValidationError(
            f"{field} must be a concrete Cedar entity type such as '{_EXAMPLE}'. Synthesis cannot validate an "
            "unresolved token here"
        )
    parts = value.split("::")
    if any(not re.fullmatch(_IDENTIFIER, part) or part in _RESERVED for part in parts):
        raise ValidationError(
            f"{field} must be Cedar identifiers joined by '::', for example '{_EXAMPLE}', got: {_shown(value)}"
        )
    return value


def _uid(type_field: str, entity_type: str, id_field: str, entity_id: str, hint: str = "") -> str:
    path = _path(type_field, entity_type)
    if not entity_id:
        raise ValidationError(f"{id_field} cannot be an empty string{hint}")
    return f"{path}::{_string(id_field, entity_id)}"


def _action(action: str) -> str:
    quoted = _QUOTED_ACTION.fullmatch(action)
    if quoted is not None and not is_unresolved(quoted[1]):
        path = _path("action namespace", quoted[1])
        if path.split("::")[-1] != "Action":
            raise ValidationError(
                f"action entity type must end in 'Action', for example 'AgentCore::Action', got: {_shown(path)}"
            )
        return f'{path}::"{quoted[2]}"'
    plain = _PLAIN_ACTION.fullmatch(action)
    if plain is not None and not is_unresolved(plain[1]):
        path = _path("action namespace", f"{plain[1]}::Action")
        if not plain[2]:
            raise ValidationError("action id cannot be an empty string")
        return f"{path}::{_string('action id', plain[2])}"
    if is_unresolved(action):
        raise ValidationError(
            "action must start with a concrete Cedar action entity type such as 'AgentCore::Action::', got: "
            f"{_shown(action)}"
        )
    raise ValidationError(
        "action must be a qualified Cedar action id such as 'AgentCore::Action::GetGateway', or a quoted UID such as "
        f"'MyApp::Sub::Action::\"GetGateway\"', got: {_shown(action)}"
    )


def _attribute(variable: str, attribute: str) -> str:
    if is_unresolved(attribute):
        raise ValidationError(
            "attribute must be a concrete name such as 'department', or a dotted path such as 'address.city'. "
            "Synthesis cannot validate an unresolved token here"
        )
    text = variable
    for part in attribute.split("."):
        is_plain = re.fullmatch(_IDENTIFIER, part) and part not in _RESERVED
        text += f".{part}" if is_plain else f"[{_string('attribute', part)}]"
    return text


__all__ = [
    "PolicyAction",
    "PolicyAttribute",
    "PolicyCondition",
    "PolicyEffect",
    "PolicyPrincipal",
    "PolicyResource",
    "PolicyStatement",
    "PolicyStatementProps",
]
