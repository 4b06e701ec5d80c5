"""Values of DynamoDB items, and which attributes are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_stepfunctions._json_path_fields import path_of
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import CdkError
from aws_cdk.core.token import is_unresolved, js_number_text
from aws_cdk.core.tokenization import Tokenization


class DynamoAttributeValue:
    """A value of an item, with its type."""

    def __init__(self, attribute_value: Any) -> None:
        self.attribute_value = attribute_value
        """The value under the name of its type, as DynamoDB takes it."""

    def to_object(self) -> Any:
        """Return the value as DynamoDB takes it."""
        return self.attribute_value

    @staticmethod
    @checked
    def from_string(value: str) -> DynamoAttributeValue:
        """Hold text."""
        return DynamoAttributeValue({"S": value})

    @staticmethod
    @checked
    def from_number(value: int | float) -> DynamoAttributeValue:
        """Hold a number."""
        return DynamoAttributeValue({"N": _number(value)})

    @staticmethod
    @checked
    def number_from_string(value: str) -> DynamoAttributeValue:
        """Hold a number that is written as text."""
        return DynamoAttributeValue({"N": value})

    @staticmethod
    @checked
    def from_binary(value: str) -> DynamoAttributeValue:
        """Hold bytes, given in Base64."""
        return DynamoAttributeValue({"B": value})

    @staticmethod
    @checked
    def from_string_set(value: Sequence[str]) -> DynamoAttributeValue:
        """Hold a set of texts."""
        return DynamoAttributeValue({"SS": value})

    @staticmethod
    @checked
    def from_number_set(value: Sequence[int | float]) -> DynamoAttributeValue:
        """Hold a set of numbers."""
        return DynamoAttributeValue({"NS": [_number(number) for number in value]})

    @staticmethod
    @checked
    def number_set_from_strings(value: Sequence[str]) -> DynamoAttributeValue:
        """Hold a set of numbers that are written as text."""
        return DynamoAttributeValue({"NS": value})

    @staticmethod
    @checked
    def from_binary_set(value: Sequence[str]) -> DynamoAttributeValue:
        """Hold a set of bytes, given in Base64."""
        return DynamoAttributeValue({"BS": value})

    @staticmethod
    @checked
    def from_map(value: Mapping[str, DynamoAttributeValue]) -> DynamoAttributeValue:
        """Hold values by names."""
        return DynamoAttributeValue({"M": attribute_map(value)})

    @staticmethod
    @checked
    def map_from_json_path(value: str) -> DynamoAttributeValue:
        """Hold the map at a path.

        Raises:
            CdkError: ``value`` is no path.
        """
        _check_path(value)
        return DynamoAttributeValue({"M.$": value})

    @staticmethod
    @checked
    def map_from_jsonata(value: str) -> DynamoAttributeValue:
        """Hold the map that a JSONata expression gives.

        Raises:
            CdkError: ``value`` is not written as an expression.
        """
        _check_jsonata(value)
        return DynamoAttributeValue({"M": value})

    @staticmethod
    @checked
    def from_list(value: Sequence[DynamoAttributeValue]) -> DynamoAttributeValue:
        """Hold a list."""
        return DynamoAttributeValue({"L": [item.to_object() for item in value]})

    @staticmethod
    @checked
    def list_from_json_path(value: str) -> DynamoAttributeValue:
        """Hold the list at a path.

        Raises:
            CdkError: ``value`` is no path.
        """
        _check_path(value)
        return DynamoAttributeValue({"L": value})

    @staticmethod
    @checked
    def list_from_jsonata(value: str) -> DynamoAttributeValue:
        """Hold the list that a JSONata expression gives.

        Raises:
            CdkError: ``value`` is not written as an expression.
        """
        _check_jsonata(value)
        return DynamoAttributeValue({"L": value})

    @staticmethod
    @checked
    def from_null(value: bool) -> DynamoAttributeValue:
        """Hold nothing."""
        return DynamoAttributeValue({"NULL": value})

    @staticmethod
    @checked
    def from_boolean(value: bool) -> DynamoAttributeValue:
        """Hold true or false."""
        return DynamoAttributeValue({"BOOL": value})

    @staticmethod
    @checked
    def boolean_from_json_path(value: str) -> DynamoAttributeValue:
        """Hold what is true or false at a path.

        Raises:
            CdkError: ``value`` is no path.
        """
        _check_path(value)
        return DynamoAttributeValue({"BOOL": value})

    @staticmethod
    @checked
    def boolean_from_jsonata(value: str) -> DynamoAttributeValue:
        """Hold what a JSONata expression says.

        Raises:
            CdkError: ``value`` is not written as an expression.
        """
        _check_jsonata(value)
        return DynamoAttributeValue({"BOOL": value})


class DynamoProjectionExpression:
    """Names an attribute within an item."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    @checked
    def with_attribute(self, attr: str) -> DynamoProjectionExpression:
        """Go on to an attribute."""
        self._parts.append(f".{attr}" if self._parts else attr)
        return self

    @checked
    def at_index(self, index: int | float) -> DynamoProjectionExpression:
        """Go on to an element of a list.

        Raises:
            CdkError: there is no attribute yet.
        """
        if not self._parts:
            raise CdkError("Expression must start with an attribute")
        self._parts.append(f"[{js_number_text(index)}]")
        return self

    def to_string(self) -> str:
        """Return the expression."""
        return "".join(self._parts)

    def __str__(self) -> str:
        return self.to_string()


def attribute_map(values: Mapping[str, DynamoAttributeValue]) -> dict[str, Any]:
    """Return values by names as DynamoDB takes them."""
    return {name: value.to_object() for name, value in values.items()}


def _number(value: int | float) -> Any:
    path = path_of(value)
    if path is not None:
        return Tokenization.reverse_number(value)
    return Tokenization.stringify_number(value) if is_unresolved(value) else js_number_text(value)


def _check_path(value: str) -> None:
    if not value.startswith("$"):
        raise CdkError(f"Data JSON path values must either be exactly equal to '$' or start with '$.', got '{value}'")


def _check_jsonata(value: str) -> None:
    if not (value.startswith("{%") and value.endswith("%}")):
        raise CdkError(f"Data JSONata expression values must start with '{{%' and end with '%}}', got '{value}'")
