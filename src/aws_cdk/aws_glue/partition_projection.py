"""Partitions that are reckoned instead of looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

# Letters that patterns of Java's DateTimeFormatter do not have, and those of parts of a day. Source: observed on
# aws-cdk-lib 2.275.0, letter by letter.
_NO_DATE_LETTERS = frozenset("bfgijlortvBCIJPRTU")
_SUB_DAY_LETTERS = frozenset("aAhHkKmnNsS")


class PartitionProjectionType(NamedEnum):
    """What the values of a column are."""

    INTEGER = "integer"
    DATE = "date"
    ENUM = "enum"
    INJECTED = "injected"
    """Given by each query."""


class DateIntervalUnit(NamedEnum):
    """What steps between dates are counted in."""

    YEARS = "YEARS"
    MONTHS = "MONTHS"
    WEEKS = "WEEKS"
    DAYS = "DAYS"
    HOURS = "HOURS"
    MINUTES = "MINUTES"
    SECONDS = "SECONDS"


class IntegerPartitionProjectionConfigurationProps(Struct):
    """Whole numbers, from one to another."""

    max: int
    min: int
    digits: int | None = None
    """How many digits each has, filled up with zeros. Default: as many as it needs."""
    interval: int | None = None
    """The step between them. Default: 1."""


class DateProjectionStep(Struct):
    """The step between dates."""

    interval: int
    interval_unit: DateIntervalUnit


class DatePartitionProjectionConfigurationProps(Struct):
    """Dates, from one to another."""

    format: str
    """As Java's ``DateTimeFormatter`` has it."""
    max: str
    """A date in the format, or ``NOW`` with more or less."""
    min: str
    """A date in the format, or ``NOW`` with more or less."""
    step: Nested[DateProjectionStep | None] = nested()
    """Default: one day or one month, as the format tells."""


class EnumPartitionProjectionConfigurationProps(Struct):
    """Values that are listed."""

    values: Sequence[str]
    """At least one, without commas."""


class PartitionProjectionConfiguration:
    """What values a column that partitions a table has.

    Attributes:
        type: What they are.
    """

    @checked
    def __init__(self, type: PartitionProjectionType, parameters: Mapping[str, str]) -> None:
        self.type = type
        self._parameters = parameters

    @staticmethod
    @takes(IntegerPartitionProjectionConfigurationProps)
    def integer(props: IntegerPartitionProjectionConfigurationProps) -> PartitionProjectionConfiguration:
        """Whole numbers.

        Raises:
            ValidationError: a number is not whole, the range is empty, or steps or digits are less than 1.
        """
        low, high = props.min, props.max
        shown = f"[{js_number_text(low)}, {js_number_text(high)}]"
        if not (_is_whole(low) and _is_whole(high)):
            raise ValidationError(f"INTEGER partition projection range must contain integers, but got {shown}")
        if not is_unresolved(low) and not is_unresolved(high) and low > high:
            raise ValidationError(
                f"INTEGER partition projection range must be [min, max] where min <= max, but got {shown}"
            )
        parameters = {"range": f"{js_number_text(low)},{js_number_text(high)}"}
        if props.interval is not None:
            parameters["interval"] = _positive(
                props.interval, "INTEGER partition projection interval must be a positive integer"
            )
        if props.digits is not None:
            parameters["digits"] = _positive(
                props.digits, "INTEGER partition projection digits must be an integer >= 1"
            )
        return PartitionProjectionConfiguration(PartitionProjectionType.INTEGER, parameters)

    @staticmethod
    @takes(DatePartitionProjectionConfigurationProps)
    def date(props: DatePartitionProjectionConfigurationProps) -> PartitionProjectionConfiguration:
        """Dates.

        Raises:
            ValidationError: an end of the range is empty, the format is empty or cannot be read, it tells more than the day
                and there is no step, or the step is less than 1.
        """
        if not props.min.strip() or not props.max.strip():
            raise ValidationError("DATE partition projection range must not contain empty strings")
        if not props.format.strip():
            raise ValidationError("DATE partition projection format must be a non-empty string")
        _check_date_format(props.format, has_step=props.step is not None)
        parameters = {"range": f"{props.min},{props.max}", "format": props.format}
        if props.step is not None:
            parameters["interval"] = _positive(
                props.step.interval, "DATE partition projection interval must be a positive integer"
            )
            parameters["interval.unit"] = props.step.interval_unit._value_
        return PartitionProjectionConfiguration(PartitionProjectionType.DATE, parameters)

    @staticmethod
    @takes(EnumPartitionProjectionConfigurationProps)
    def enum(props: EnumPartitionProjectionConfigurationProps) -> PartitionProjectionConfiguration:
        """Values that are listed.

        Raises:
            ValidationError: there are none, or one is empty or holds a comma.
        """
        if not props.values:
            raise ValidationError("ENUM partition projection values must be a non-empty array")
        for value in props.values:
            if not value.strip():
                raise ValidationError("ENUM partition projection values must not contain empty strings")
            if "," in value:
                raise ValidationError(
                    "ENUM partition projection values must not contain commas because the values are serialized as a "
                    f"comma-separated list, got: '{value}'"
                )
        return PartitionProjectionConfiguration(PartitionProjectionType.ENUM, {"values": ",".join(props.values)})

    @staticmethod
    def injected() -> PartitionProjectionConfiguration:
        """Values that each query gives."""
        return PartitionProjectionConfiguration(PartitionProjectionType.INJECTED, {})

    def _rendered(self, column: str) -> dict[str, str]:
        """Return the parameters of a table that tell of a column."""
        given = {"type": self.type._value_, **self._parameters}
        return {f"projection.{column}.{name}": value for name, value in given.items()}


def _check_date_format(pattern: str, *, has_step: bool) -> None:
    import re

    if is_unresolved(pattern):
        return
    unquoted = re.sub("'[^']*'", "", pattern)
    if "'" in unquoted:
        raise ValidationError(
            f"DATE partition projection format has an unclosed single quote: '{pattern}'",
            fix="write a quote that is meant itself twice",
        )
    unknown = dict.fromkeys(letter for letter in unquoted if letter in _NO_DATE_LETTERS)
    if unknown:
        raise ValidationError(
            f"DATE partition projection format contains invalid pattern characters: {', '.join(unknown)}. Must use Java "
            "DateTimeFormatter valid pattern letters.",
            fix="put text that is meant itself between single quotes",
        )
    if not has_step and not _SUB_DAY_LETTERS.isdisjoint(unquoted):
        raise ValidationError(
            f"DATE partition projection with format '{pattern}' has sub-day precision, so 'step' (interval and "
            "intervalUnit) is required"
        )


def _is_whole(value: float) -> bool:
    return is_unresolved(value) or value == int(value)


def _positive(value: float, message: str) -> str:
    if not is_unresolved(value) and (not _is_whole(value) or value <= 0):
        raise ValidationError(f"{message}, but got {js_number_text(value)}")
    return js_number_text(value)


__all__ = [
    "DateIntervalUnit",
    "DatePartitionProjectionConfigurationProps",
    "DateProjectionStep",
    "EnumPartitionProjectionConfigurationProps",
    "IntegerPartitionProjectionConfigurationProps",
    "PartitionProjectionConfiguration",
    "PartitionProjectionType",
]
