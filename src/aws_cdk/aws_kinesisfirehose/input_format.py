"""How records that are converted come: JSON, read in one of two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class IInputFormat(Interface):
    """How records come."""

    def create_input_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        raise NotImplementedError


class TimestampParser:
    """How a moment is written in records."""

    EPOCH_MILLIS: TimestampParser

    @checked
    def __init__(self, format: str) -> None:
        self.format = format

    @staticmethod
    @checked
    def from_format_string(format: str) -> TimestampParser:
        """Return a way by a format of Joda-Time, such as ``yyyy-MM-dd``.

        Raises:
            ValidationError: the format is blank.
        """
        if not format.strip():
            raise ValidationError("Format string cannot be blank or empty")
        return TimestampParser(format)


TimestampParser.EPOCH_MILLIS = TimestampParser("millis")


class HiveJsonInputFormatProps(Struct):
    """Options of :class:`HiveJsonInputFormat`."""

    timestamp_parsers: Sequence[TimestampParser] | None = None
    """How moments are written. Default: as ``java.sql.Timestamp`` reads them."""


class HiveJsonInputFormat(IInputFormat):
    """JSON, as Hive's own reader takes it."""

    @takes(HiveJsonInputFormatProps)
    def __init__(self, props: HiveJsonInputFormatProps) -> None:
        self.props = props

    def create_input_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        parsers = self.props.timestamp_parsers
        formats = [parser.format for parser in parsers] if parsers is not None else None
        return {"deserializer": {"hiveJsonSerDe": {"timestampFormats": formats}}}


class OpenXJsonInputFormatProps(Struct):
    """Options of :class:`OpenXJsonInputFormat`."""

    column_to_json_key_mappings: Mapping[str, str] | None = None
    """Keys of JSON by name of column, where the two differ."""
    convert_dots_in_json_keys_to_underscores: bool | None = None
    """Default: no."""
    lowercase_column_names: bool | None = None
    """Take keys in lower case. Default: yes."""


class OpenXJsonInputFormat(IInputFormat):
    """JSON, as the reader of OpenX takes it."""

    @takes(OpenXJsonInputFormatProps)
    def __init__(self, props: OpenXJsonInputFormatProps) -> None:
        self.props = props

    def create_input_format_config(self) -> Any:
        """Return the format by the names of the L1 class."""
        props = self.props
        return {
            "deserializer": {
                "openXJsonSerDe": {
                    "caseInsensitive": props.lowercase_column_names,
                    "columnToJsonKeyMappings": props.column_to_json_key_mappings,
                    "convertDotsInJsonKeysToUnderscores": props.convert_dots_in_json_keys_to_underscores,
                }
            }
        }


class InputFormat:
    """Formats as they are without options."""

    HIVE_JSON = HiveJsonInputFormat()
    OPENX_JSON = OpenXJsonInputFormat()


__all__ = [
    "HiveJsonInputFormat",
    "HiveJsonInputFormatProps",
    "IInputFormat",
    "InputFormat",
    "OpenXJsonInputFormat",
    "OpenXJsonInputFormatProps",
    "TimestampParser",
]
