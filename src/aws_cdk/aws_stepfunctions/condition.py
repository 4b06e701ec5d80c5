"""Conditions of choices."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import CdkError


class Condition:
    """A condition on the data of an execution. Apps may derive their own and define :meth:`render_condition`."""

    def render_condition(self) -> Any:
        """Return the condition in the Amazon States Language."""
        raise NotImplementedError(f"{type(self).__name__} must define render_condition()")

    # -- logic ------------------------------------------------------------

    @staticmethod
    @checked
    def and_(*conditions: Condition) -> Condition:
        """Hold if all of ``conditions`` hold.

        Raises:
            CdkError: there are none.
        """
        return _Combination("And", conditions)

    @staticmethod
    @checked
    def or_(*conditions: Condition) -> Condition:
        """Hold if one of ``conditions`` holds.

        Raises:
            CdkError: there are none.
        """
        return _Combination("Or", conditions)

    @staticmethod
    @checked
    def not_(condition: Condition) -> Condition:
        """Hold if ``condition`` does not."""
        return _Negation(condition)

    @staticmethod
    @checked
    def jsonata(condition: str) -> Condition:
        """Hold if a JSONata expression is true; it is written ``{% ... %}``.

        Raises:
            CdkError: it is not written so.
        """
        return _Jsonata(condition)

    # -- kinds of values --------------------------------------------------

    @staticmethod
    @checked
    def is_present(variable: str) -> Condition:
        """Hold if there is a value at ``variable``."""
        return _Comparison(variable, "IsPresent", True)

    @staticmethod
    @checked
    def is_not_present(variable: str) -> Condition:
        """Hold if there is no value at ``variable``."""
        return _Comparison(variable, "IsPresent", False)

    @staticmethod
    @checked
    def is_string(variable: str) -> Condition:
        """Hold if the value is text."""
        return _Comparison(variable, "IsString", True)

    @staticmethod
    @checked
    def is_not_string(variable: str) -> Condition:
        """Hold if the value is no text."""
        return _Comparison(variable, "IsString", False)

    @staticmethod
    @checked
    def is_numeric(variable: str) -> Condition:
        """Hold if the value is a number."""
        return _Comparison(variable, "IsNumeric", True)

    @staticmethod
    @checked
    def is_not_numeric(variable: str) -> Condition:
        """Hold if the value is no number."""
        return _Comparison(variable, "IsNumeric", False)

    @staticmethod
    @checked
    def is_boolean(variable: str) -> Condition:
        """Hold if the value is true or false."""
        return _Comparison(variable, "IsBoolean", True)

    @staticmethod
    @checked
    def is_not_boolean(variable: str) -> Condition:
        """Hold if the value is neither true nor false."""
        return _Comparison(variable, "IsBoolean", False)

    @staticmethod
    @checked
    def is_timestamp(variable: str) -> Condition:
        """Hold if the value is a point in time."""
        return _Comparison(variable, "IsTimestamp", True)

    @staticmethod
    @checked
    def is_not_timestamp(variable: str) -> Condition:
        """Hold if the value is no point in time."""
        return _Comparison(variable, "IsTimestamp", False)

    @staticmethod
    @checked
    def is_null(variable: str) -> Condition:
        """Hold if the value is null."""
        return _Comparison(variable, "IsNull", True)

    @staticmethod
    @checked
    def is_not_null(variable: str) -> Condition:
        """Hold if the value is not null."""
        return _Comparison(variable, "IsNull", False)

    # -- booleans ---------------------------------------------------------

    @staticmethod
    @checked
    def boolean_equals(variable: str, value: bool) -> Condition:
        """Hold if the value is the same as ``value``."""
        return _Comparison(variable, "BooleanEquals", value)

    @staticmethod
    @checked
    def boolean_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the value is the same as the one at the path ``value``."""
        return _Comparison(variable, "BooleanEqualsPath", value)

    # -- text ------------------------------------------------------------

    @staticmethod
    @checked
    def string_equals(variable: str, value: str) -> Condition:
        """Hold if the text is the same as ``value``."""
        return _Comparison(variable, "StringEquals", value)

    @staticmethod
    @checked
    def string_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the text is the same as the one at the path ``value``."""
        return _Comparison(variable, "StringEqualsPath", value)

    @staticmethod
    @checked
    def string_less_than(variable: str, value: str) -> Condition:
        """Hold if the text is less than ``value``."""
        return _Comparison(variable, "StringLessThan", value)

    @staticmethod
    @checked
    def string_less_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the text is less than the one at the path ``value``."""
        return _Comparison(variable, "StringLessThanPath", value)

    @staticmethod
    @checked
    def string_less_than_equals(variable: str, value: str) -> Condition:
        """Hold if the text is at most ``value``."""
        return _Comparison(variable, "StringLessThanEquals", value)

    @staticmethod
    @checked
    def string_less_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the text is at most the one at the path ``value``."""
        return _Comparison(variable, "StringLessThanEqualsPath", value)

    @staticmethod
    @checked
    def string_greater_than(variable: str, value: str) -> Condition:
        """Hold if the text is greater than ``value``."""
        return _Comparison(variable, "StringGreaterThan", value)

    @staticmethod
    @checked
    def string_greater_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the text is greater than the one at the path ``value``."""
        return _Comparison(variable, "StringGreaterThanPath", value)

    @staticmethod
    @checked
    def string_greater_than_equals(variable: str, value: str) -> Condition:
        """Hold if the text is at least ``value``."""
        return _Comparison(variable, "StringGreaterThanEquals", value)

    @staticmethod
    @checked
    def string_greater_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the text is at least the one at the path ``value``."""
        return _Comparison(variable, "StringGreaterThanEqualsPath", value)

    @staticmethod
    @checked
    def string_matches(variable: str, value: str) -> Condition:
        """Hold if the text matches ``value``, in which ``*`` stands for any text."""
        return _Comparison(variable, "StringMatches", value)

    # -- numbers ---------------------------------------------------------

    @staticmethod
    @checked
    def number_equals(variable: str, value: int | float) -> Condition:
        """Hold if the number is the same as ``value``."""
        return _Comparison(variable, "NumericEquals", value)

    @staticmethod
    @checked
    def number_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the number is the same as the one at the path ``value``."""
        return _Comparison(variable, "NumericEqualsPath", value)

    @staticmethod
    @checked
    def number_less_than(variable: str, value: int | float) -> Condition:
        """Hold if the number is less than ``value``."""
        return _Comparison(variable, "NumericLessThan", value)

    @staticmethod
    @checked
    def number_less_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the number is less than the one at the path ``value``."""
        return _Comparison(variable, "NumericLessThanPath", value)

    @staticmethod
    @checked
    def number_less_than_equals(variable: str, value: int | float) -> Condition:
        """Hold if the number is at most ``value``."""
        return _Comparison(variable, "NumericLessThanEquals", value)

    @staticmethod
    @checked
    def number_less_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the number is at most the one at the path ``value``."""
        return _Comparison(variable, "NumericLessThanEqualsPath", value)

    @staticmethod
    @checked
    def number_greater_than(variable: str, value: int | float) -> Condition:
        """Hold if the number is greater than ``value``."""
        return _Comparison(variable, "NumericGreaterThan", value)

    @staticmethod
    @checked
    def number_greater_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the number is greater than the one at the path ``value``."""
        return _Comparison(variable, "NumericGreaterThanPath", value)

    @staticmethod
    @checked
    def number_greater_than_equals(variable: str, value: int | float) -> Condition:
        """Hold if the number is at least ``value``."""
        return _Comparison(variable, "NumericGreaterThanEquals", value)

    @staticmethod
    @checked
    def number_greater_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the number is at least the one at the path ``value``."""
        return _Comparison(variable, "NumericGreaterThanEqualsPath", value)

    # -- points in time --------------------------------------------------

    @staticmethod
    @checked
    def timestamp_equals(variable: str, value: str) -> Condition:
        """Hold if the point in time is the same as ``value``."""
        return _Comparison(variable, "TimestampEquals", value)

    @staticmethod
    @checked
    def timestamp_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the point in time is the same as the one at the path ``value``."""
        return _Comparison(variable, "TimestampEqualsPath", value)

    @staticmethod
    @checked
    def timestamp_less_than(variable: str, value: str) -> Condition:
        """Hold if the point in time is less than ``value``."""
        return _Comparison(variable, "TimestampLessThan", value)

    @staticmethod
    @checked
    def timestamp_less_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the point in time is less than the one at the path ``value``."""
        return _Comparison(variable, "TimestampLessThanPath", value)

    @staticmethod
    @checked
    def timestamp_less_than_equals(variable: str, value: str) -> Condition:
        """Hold if the point in time is at most ``value``."""
        return _Comparison(variable, "TimestampLessThanEquals", value)

    @staticmethod
    @checked
    def timestamp_less_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the point in time is at most the one at the path ``value``."""
        return _Comparison(variable, "TimestampLessThanEqualsPath", value)

    @staticmethod
    @checked
    def timestamp_greater_than(variable: str, value: str) -> Condition:
        """Hold if the point in time is greater than ``value``."""
        return _Comparison(variable, "TimestampGreaterThan", value)

    @staticmethod
    @checked
    def timestamp_greater_than_json_path(variable: str, value: str) -> Condition:
        """Hold if the point in time is greater than the one at the path ``value``."""
        return _Comparison(variable, "TimestampGreaterThanPath", value)

    @staticmethod
    @checked
    def timestamp_greater_than_equals(variable: str, value: str) -> Condition:
        """Hold if the point in time is at least ``value``."""
        return _Comparison(variable, "TimestampGreaterThanEquals", value)

    @staticmethod
    @checked
    def timestamp_greater_than_equals_json_path(variable: str, value: str) -> Condition:
        """Hold if the point in time is at least the one at the path ``value``."""
        return _Comparison(variable, "TimestampGreaterThanEqualsPath", value)


class _Comparison(Condition):
    """A test of one value."""

    def __init__(self, variable: str, comparison: str, value: Any) -> None:
        # "$$.x" and "$name.x" are variables as well as "$.x".
        if not variable.startswith("$"):
            raise CdkError(f"Variable reference must be '$', start with '$.', or start with '$[', got '{variable}'")
        self._variable = variable
        self._comparison = comparison
        self._value = value

    def render_condition(self) -> Any:
        return {"Variable": self._variable, self._comparison: self._value}


class _Combination(Condition):
    """Several conditions as one."""

    def __init__(self, operator: str, conditions: tuple[Condition, ...]) -> None:
        if not conditions:
            raise CdkError("Must supply at least one inner condition for a logical combination")
        self._operator = operator
        self._conditions = conditions

    def render_condition(self) -> Any:
        return {self._operator: [condition.render_condition() for condition in self._conditions]}


class _Negation(Condition):
    """The opposite of a condition."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition

    def render_condition(self) -> Any:
        return {"Not": self._condition.render_condition()}


class _Jsonata(Condition):
    """A JSONata expression."""

    def __init__(self, expression: str) -> None:
        if not (expression.startswith("{%") and expression.endswith("%}")):
            raise CdkError(f"JSONata expression must start with '{{%' and end with '%}}', got '{expression}'")
        self._expression = expression

    def render_condition(self) -> Any:
        return {"Condition": self._expression}
