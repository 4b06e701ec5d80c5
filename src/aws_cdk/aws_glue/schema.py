"""Columns of tables and their types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_LONGEST_CHAR = 255
_LONGEST_VARCHAR = 65535
_MOST_DIGITS = 38


class Type:
    """The type of a column.

    Attributes:
        input_string: As Glue writes it.
        is_primitive: Whether it holds no other types.
    """

    @checked
    def __init__(self, input_string: str, is_primitive: bool) -> None:
        self.input_string = input_string
        self.is_primitive = is_primitive


class Column(Struct):
    """A column."""

    name: str
    type: Type
    comment: str | None = None

    def _rendered(self) -> Mapping[str, Any]:
        return {"name": self.name, "type": self.type.input_string, "comment": self.comment}


class Schema:
    """Types of columns."""

    BIG_INT = Type("bigint", True)
    BINARY = Type("binary", True)
    BOOLEAN = Type("boolean", True)
    DATE = Type("date", True)
    DOUBLE = Type("double", True)
    FLOAT = Type("float", True)
    INTEGER = Type("int", True)
    SMALL_INT = Type("smallint", True)
    STRING = Type("string", True)
    TIMESTAMP = Type("timestamp", True)
    TINY_INT = Type("tinyint", True)

    @staticmethod
    @checked
    def array(item_type: Type) -> Type:
        """A list of another type."""
        return Type(f"array<{item_type.input_string}>", False)

    @staticmethod
    @checked
    def char(length: int) -> Type:
        """A text of this length, 1 to 255 characters.

        Raises:
            ValidationError: it cannot have this length.
        """
        return _sized("char", length, _LONGEST_CHAR)

    @staticmethod
    @checked
    def custom(input_string: str, is_primitive: bool | None = None) -> Type:
        """A type as Glue writes it. Default: it holds no other types."""
        return Type(input_string, is_primitive is not False)

    @staticmethod
    @checked
    def decimal(precision: int, scale: int | None = None) -> Type:
        """A number of so many digits, 1 to 38, some of which stand after the point.

        Raises:
            ValidationError: it cannot have so many.
        """
        if _is_outside(precision, 1, _MOST_DIGITS):
            raise ValidationError(
                f"decimal precision must be a positive integer between 1 and {_MOST_DIGITS}, got "
                f"{js_number_text(precision)}"
            )
        if scale is None:
            return Type(f"decimal({js_number_text(precision)})", True)
        if _is_outside(scale, 0, _MOST_DIGITS):
            raise ValidationError(
                f"decimal scale must be an integer between 0 and {_MOST_DIGITS}, got {js_number_text(scale)}"
            )
        return Type(f"decimal({js_number_text(precision)},{js_number_text(scale)})", True)

    @staticmethod
    @checked
    def map(key_type: Type, value_type: Type) -> Type:
        """Values of a type by keys of another.

        Raises:
            ValidationError: keys hold other types.
        """
        if not key_type.is_primitive:
            raise ValidationError(f"the key type of a 'map' must be a primitive, but was {key_type.input_string}")
        return Type(f"map<{key_type.input_string},{value_type.input_string}>", False)

    @staticmethod
    @checked
    def struct(columns: Sequence[Column]) -> Type:
        """Named parts; their comments are left out."""
        parts = [Column.of(column) for column in columns]
        return Type(f"struct<{','.join(f'{part.name}:{part.type.input_string}' for part in parts)}>", False)

    @staticmethod
    @checked
    def varchar(length: int) -> Type:
        """A text of up to this length, 1 to 65535 characters.

        Raises:
            ValidationError: it cannot have this length.
        """
        return _sized("varchar", length, _LONGEST_VARCHAR)


def _sized(name: str, length: float, most: int) -> Type:
    if not is_unresolved(length):
        if length <= 0 or length > most:
            raise ValidationError(
                f"{name} length must be (inclusively) between 1 and {most}, but was {js_number_text(length)}"
            )
        if length != int(length):
            raise ValidationError(f"{name} length must be a positive integer, was {js_number_text(length)}")
    return Type(f"{name}({js_number_text(length)})", True)


def _is_outside(value: float, least: int, most: int) -> bool:
    return not is_unresolved(value) and (value < least or value > most or value != int(value))


__all__ = ["Column", "Schema", "Type"]
