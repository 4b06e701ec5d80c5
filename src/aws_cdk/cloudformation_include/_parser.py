"""Turns values of a template into values for constructs: functions become tokens that follow renames."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Protocol

from aws_cdk.core.errors import CdkError, ValidationError
from aws_cdk.core.token import Intrinsic, is_unresolved, string_of

_PLACEHOLDER = re.compile(r"\$\{([^}]*)\}")
_PSEUDO = "AWS::"
_PSEUDO_PARAMETERS = frozenset(
    f"{_PSEUDO}{name}"
    for name in (
        "AccountId",
        "NotificationARNs",
        "NoValue",
        "Partition",
        "Region",
        "StackId",
        "StackName",
        "URLSuffix",
    )
)
# Functions whose arguments are just values. Rules take all others as well, as they are written.
_PLAIN_FUNCTIONS = frozenset(
    {
        "Fn::And",
        "Fn::Base64",
        "Fn::Cidr",
        "Fn::Equals",
        "Fn::GetAZs",
        "Fn::ImportValue",
        "Fn::Join",
        "Fn::Not",
        "Fn::Or",
    }
)


class _Place(Enum):
    """What a value belongs to, which decides the functions that it may use."""

    RESOURCE = 0
    CONDITION = 1
    RULE = 2


class Names(Protocol):
    """Where the parser finds what names in a template stand for; each returns a logical id, perhaps a token, or ``None``."""

    def logical_id_of_parameter(self, name: str) -> str | None: ...

    def logical_id_of_element(self, name: str) -> str | None: ...

    def logical_id_of_resource(self, name: str) -> str | None: ...

    def logical_id_of_condition(self, name: str) -> str | None: ...

    def logical_id_of_mapping(self, name: str) -> str | None: ...


class ValueParser:
    """Parses values of one template.

    Args:
        names: Finds elements, and makes those not made yet.
        parameters: Values that take the place of parameters.
        scope: For error messages.
    """

    def __init__(self, names: Names, parameters: Mapping[str, Any], scope: Any) -> None:
        self._names = names
        self._parameters = parameters
        self._scope = scope
        self._place = _Place.RESOURCE

    def value(self, value: Any) -> Any:
        """Return ``value`` with all functions in it as tokens.

        Raises:
            ValidationError: a function is unknown, or names something that the template does not have.
        """
        if isinstance(value, dict):
            if len(value) == 1:
                name, argument = next(iter(value.items()))
                if name == "Ref" or name.startswith("Fn::"):
                    return self._function(name, argument)
            return {key: self.value(item) for key, item in value.items() if item is not None}
        if isinstance(value, list):
            return [self.value(item) for item in value]
        return value

    def condition(self, value: Any) -> Any:
        """Return the expression of a condition, in which other conditions may be named.

        Raises:
            ValidationError: As :meth:`value`; an attribute of a resource is used, which a condition cannot know.
        """
        return self._expression_of(_Place.CONDITION, value)

    def rule(self, value: Any) -> Any:
        """Return the expression of a rule; functions need not be known.

        Raises:
            ValidationError: As :meth:`condition`.
        """
        return self._expression_of(_Place.RULE, value)

    def _expression_of(self, place: _Place, value: Any) -> Any:
        around, self._place = self._place, place
        try:
            return self._expression(value)
        finally:
            self._place = around

    def _expression(self, value: Any) -> Any:
        if isinstance(value, dict) and len(value) == 1:
            name, argument = next(iter(value.items()))
            if name == "Condition" and isinstance(argument, str):
                return Intrinsic(
                    {
                        "Condition": self._condition_id(
                            argument, f"Referenced Condition with name '{argument}' was not found in the template"
                        )
                    }
                )
            if name in _PLAIN_FUNCTIONS and isinstance(argument, list):
                return Intrinsic({name: [self._expression(item) for item in argument]})
        return self.value(value)

    def _function(self, name: str, argument: Any) -> Any:
        special: Callable[[Any], Any] | None = {
            "Ref": self._ref,
            "Fn::GetAtt": self._get_att,
            "Fn::Sub": self._sub,
            "Fn::If": self._if,
            "Fn::FindInMap": self._find_in_map,
            "Fn::Select": self._select,
            "Fn::Split": self._split,
            "Fn::Transform": self._transform,
        }.get(name)
        if special is not None:
            try:
                return special(argument)
            except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
                if isinstance(error, CdkError):
                    raise
                raise self._error(f"Malformed arguments of {name}: {argument!r}") from error
        if name in _PLAIN_FUNCTIONS or self._place is _Place.RULE:
            return Intrinsic({name: self.value(argument)})
        raise self._error(f"Unsupported CloudFormation function '{name}'")

    def _ref(self, name: Any) -> Any:
        if name in self._parameters:
            return self._parameters[name]
        if name in _PSEUDO_PARAMETERS:
            return Intrinsic({"Ref": name})
        logical_id = self._element_id(name)
        if logical_id is None:
            raise self._error(f"Element used in Ref expression with logical ID: '{name}' not found")
        return Intrinsic({"Ref": logical_id})

    def _element_id(self, name: str) -> str | None:
        """Return the logical id of what ``Ref`` names: outside resources, parameters alone are known."""
        if self._place is _Place.RESOURCE:
            return self._names.logical_id_of_element(name)
        return self._names.logical_id_of_parameter(name)

    def _refuse_attribute(self) -> None:
        """Raise if attributes of resources are not known where the value belongs to."""
        if self._place is _Place.CONDITION:
            raise self._error("Using GetAtt in Condition definitions is not allowed")
        if self._place is _Place.RULE:
            raise self._error("Using GetAtt expressions in Rule definitions is not allowed")

    def _get_att(self, argument: Any) -> Any:
        self._refuse_attribute()
        name, attribute = argument.split(".", 1) if isinstance(argument, str) else (argument[0], argument[1])
        logical_id = self._names.logical_id_of_resource(name)
        if logical_id is None:
            raise self._error(f"Resource used in GetAtt expression with logical ID: '{name}' not found")
        # As the peer: what was one text stays one.
        if isinstance(argument, str):
            return Intrinsic({"Fn::GetAtt": f"{logical_id}.{attribute}"})
        return Intrinsic({"Fn::GetAtt": [logical_id, self.value(attribute)]})

    def _sub(self, argument: Any) -> Any:
        text, variables = (
            (argument, None) if isinstance(argument, str) else (argument[0], next(iter(argument[1:]), None))
        )
        known = {} if variables is None else self.value(variables)
        body = _PLACEHOLDER.sub(lambda match: self._placeholder(match.group(1), known), text)
        return Intrinsic({"Fn::Sub": body if variables is None else [body, known]})

    def _placeholder(self, inner: str, variables: Mapping[str, Any]) -> str:
        name = inner.strip()
        if name.startswith(("!", _PSEUDO)) or name in variables:
            return f"${{{inner if name.startswith('!') else name}}}"
        if name in self._parameters:
            value = self._parameters[name]
            return value if isinstance(value, str) else string_of(Intrinsic(value))
        element, dot, attribute = name.partition(".")
        if dot:
            self._refuse_attribute()
        logical_id = self._names.logical_id_of_resource(element) if dot else self._element_id(element)
        if logical_id is None:
            raise self._error(
                f"{'Resource' if dot else 'Element'} referenced in Fn::Sub expression with logical ID: '{element}' was not found in the template"
            )
        return f"${{{logical_id}{dot}{attribute}}}"

    def _if(self, argument: Any) -> Any:
        name, when_true, when_false = argument
        missing = f"Condition '{name}' used in an Fn::If expression does not exist in the template"
        return Intrinsic({"Fn::If": [self._condition_id(name, missing), self.value(when_true), self.value(when_false)]})

    def _condition_id(self, name: str, missing: str) -> str:
        logical_id = self._names.logical_id_of_condition(name)
        if logical_id is None:
            raise self._error(missing)
        return logical_id

    def _find_in_map(self, argument: Any) -> Any:
        name, *keys = argument
        parsed: Any = self.value(name)
        if isinstance(name, str):
            parsed = self._names.logical_id_of_mapping(name)
            if parsed is None:
                raise self._error(
                    f"Mapping used in FindInMap expression with name '{name}' was not found in the template"
                )
        return Intrinsic({"Fn::FindInMap": [parsed, *self.value(keys)]})

    def _select(self, argument: Any) -> Any:
        index, values = self.value(argument[0]), self.value(argument[1])
        number = int(index) if isinstance(index, str) and index.isdigit() else index
        if isinstance(values, list) and isinstance(number, int) and not any(is_unresolved(item) for item in values):
            if 0 <= number < len(values):
                return values[number]
        return Intrinsic({"Fn::Select": [index, values]})

    def _split(self, argument: Any) -> Any:
        delimiter, text = argument[0], self.value(argument[1])
        if isinstance(text, str) and delimiter and not is_unresolved(text):
            return text.split(delimiter)
        return Intrinsic({"Fn::Split": [delimiter, text]})

    def _transform(self, argument: Any) -> Any:
        return Intrinsic(
            {"Fn::Transform": {"Name": argument["Name"], "Parameters": self.value(argument["Parameters"])}}
        )

    def _error(self, message: str) -> ValidationError:
        return ValidationError(message, scope=self._scope)
