"""Processors that convert values in events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_logs.processor import BaseProcessorProps, IProcessor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

_DEFAULT_FORMAT = "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"
_DEFAULT_TIMEZONE = "UTC"


class DataConverterType(NamedEnum):
    """What is converted."""

    TYPE_CONVERTER = 0
    DATETIME_CONVERTER = 1


class TypeConverterType(NamedEnum):
    """Types that values are converted to."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    DOUBLE = "double"
    STRING = "string"


class DateTimeFormat(NamedEnum):
    """Kinds of date formats."""

    ISO_8601 = "yyyy-MM-dd'T'HH:mm:ss'Z'"
    UNIX_TIMESTAMP = "epoch"
    CUSTOM = "custom"


class TypeConverterEntryProperty(Struct):
    """A value to convert."""

    key: str
    """The field."""
    type: TypeConverterType
    """The type it becomes."""


class TypeConverterProperty(Struct):
    """Values to convert."""

    entries: Nested[Sequence[TypeConverterEntryProperty]]
    """The values."""


class DateTimeConverterProperty(Struct):
    """How a date is converted."""

    locale: str
    """The language of names in the date."""
    match_patterns: Sequence[str]
    """Formats that are tried."""
    source: str
    """The field with the date."""
    target: str
    """The field that gets it."""
    source_timezone: str | None = None
    """The time zone of the date. Default: UTC."""
    target_format: str | None = None
    """The format it gets. Default: ``yyyy-MM-dd'T'HH:mm:ss.SSS'Z'``."""
    target_timezone: str | None = None
    """The time zone it gets. Default: UTC."""


class DataConverterProps(BaseProcessorProps):
    """Options of a processor that converts values."""

    type: DataConverterType
    """What is converted; the options of this kind are needed."""
    date_time_converter_options: Nested[DateTimeConverterProperty | None] = nested()
    """For DATETIME_CONVERTER."""
    type_converter_options: Nested[TypeConverterProperty | None] = nested()
    """For TYPE_CONVERTER."""


class DataConverterProcessor(IProcessor):
    """Converts values in events."""

    @takes(DataConverterProps)
    def __init__(self, props: DataConverterProps) -> None:
        """Make a processor that converts values.

        Raises:
            ValidationError: the options that the kind needs are missing.
        """
        self.type = props.type
        self._rendered = _render(props)

    def _render(self) -> dict[str, Any]:
        return self._rendered


def _render(props: DataConverterProps) -> dict[str, Any]:
    if props.type is DataConverterType.TYPE_CONVERTER:
        types = props.type_converter_options
        if types is None or not types.entries:
            raise ValidationError("typeConverterOptions must be provided for TYPE_CONVERTER data converter")
        return {
            "typeConverter": {"entries": [{"key": entry.key, "type": entry.type._value_} for entry in types.entries]}
        }
    dates = props.date_time_converter_options
    if dates is None or not dates.source or not dates.target or not dates.match_patterns:
        raise ValidationError(
            "dateTimeConverterOptions with source, target and matchPatterns must be provided for DATETIME_CONVERTER data "
            "converter"
        )
    return {
        "dateTimeConverter": {
            "source": dates.source,
            "target": dates.target,
            "matchPatterns": dates.match_patterns,
            "targetFormat": dates.target_format or _DEFAULT_FORMAT,
            "sourceTimezone": dates.source_timezone or _DEFAULT_TIMEZONE,
            "targetTimezone": dates.target_timezone or _DEFAULT_TIMEZONE,
            "locale": dates.locale,
        }
    }
