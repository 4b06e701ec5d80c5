"""Processors that take events apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_logs.processor import DEFAULT_SOURCE, BaseProcessorProps, DelimiterCharacter, IProcessor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes


class ParserProcessorType(NamedEnum):
    """How an event is taken apart."""

    JSON = 0
    KEY_VALUE = 1
    CSV = 2
    GROK = 3
    OCSF = 4


class KeyValueDelimiter(NamedEnum):
    """What separates a key from its value."""

    EQUAL = "="
    COLON = ":"


class KeyValuePairDelimiter(NamedEnum):
    """What separates one pair of key and value from the next."""

    AMPERSAND = "&"
    SEMICOLON = ";"
    SPACE = " "
    NEWLINE = "\n"


class QuoteCharacter(NamedEnum):
    """What stands around a value that holds delimiters."""

    DOUBLE_QUOTE = '"'
    SINGLE_QUOTE = "'"


class OCSFSourceType(NamedEnum):
    """Services whose events can be turned into OCSF, the Open Cybersecurity Schema Framework."""

    CLOUD_TRAIL = "CloudTrail"
    ROUTE53_RESOLVER = "Route53Resolver"
    VPC_FLOW = "VPCFlow"
    EKS_AUDIT = "EKSAudit"
    AWS_WAF = "AWSWAF"


class OCSFVersion(NamedEnum):
    """Versions of OCSF."""

    V1_1 = "V1.1"


class ParseJSONProperty(Struct):
    """How JSON is taken apart."""

    destination: str | None = None
    """The field that holds what was found. Default: the event itself."""
    source: str | None = None
    """The field to take apart. Default: ``@message``."""


class ParseKeyValueProperty(Struct):
    """How pairs of key and value are taken apart."""

    destination: str | None = None
    """The field that holds what was found. Default: the event itself."""
    field_delimiter: KeyValuePairDelimiter | None = None
    """What separates pairs. Default: AMPERSAND."""
    key_prefix: str | None = None
    """What is put before every key."""
    key_value_delimiter: KeyValueDelimiter | None = None
    """What separates key and value. Default: EQUAL."""
    non_match_value: str | None = None
    """The value where there is none."""
    overwrite_if_exists: bool | None = None
    """Whether fields that are there are overwritten. Default: no."""
    source: str | None = None
    """The field to take apart. Default: ``@message``."""


class CsvProperty(Struct):
    """How columns are taken apart."""

    columns: Sequence[str] | None = None
    """The columns' names. Default: ``column_1``, ``column_2``, …"""
    delimiter: DelimiterCharacter | None = None
    """What separates columns. Default: COMMA."""
    quote_character: QuoteCharacter | None = None
    """What stands around a column that holds delimiters. Default: DOUBLE_QUOTE."""
    source: str | None = None
    """The field to take apart. Default: ``@message``."""


class GrokProperty(Struct):
    """How text is taken apart by a pattern."""

    match: str
    """The grok pattern."""
    source: str | None = None
    """The field to take apart. Default: ``@message``."""


class ParseToOCSFProperty(Struct):
    """How events of a service are turned into OCSF."""

    event_source: OCSFSourceType
    """The service."""
    ocsf_version: OCSFVersion
    """The version of OCSF."""
    source: str | None = None
    """The field to take apart. Default: ``@message``."""


class ParserProcessorProps(BaseProcessorProps):
    """Options of a parser."""

    type: ParserProcessorType
    """How events are taken apart; the options of this kind count."""
    csv_options: Nested[CsvProperty | None] = nested()
    """For CSV."""
    grok_options: Nested[GrokProperty | None] = nested()
    """For GROK, where they are needed."""
    json_options: Nested[ParseJSONProperty | None] = nested()
    """For JSON."""
    key_value_options: Nested[ParseKeyValueProperty | None] = nested()
    """For KEY_VALUE."""
    parse_to_ocsf_options: Nested[ParseToOCSFProperty | None] = nested()
    """For OCSF, where they are needed."""


class ParserProcessor(IProcessor):
    """Takes events apart."""

    @takes(ParserProcessorProps)
    def __init__(self, props: ParserProcessorProps) -> None:
        """Make a parser.

        Raises:
            ValidationError: the options that the kind needs are missing.
        """
        self.type = props.type
        self._props = props
        if props.type is ParserProcessorType.GROK and props.grok_options is None:
            raise ValidationError("Match pattern is required for Grok parser", fix="give grok_options")
        if props.type is ParserProcessorType.OCSF and props.parse_to_ocsf_options is None:
            raise ValidationError("parseToOCSFOptions must be provided for type OCSF", fix="give parse_to_ocsf_options")

    def _render(self) -> dict[str, Any]:
        return _RENDERERS[self.type](self._props)


def _json(props: ParserProcessorProps) -> dict[str, Any]:
    options = props.json_options or ParseJSONProperty()
    return {"parseJson": {"source": options.source or DEFAULT_SOURCE, "destination": options.destination}}


def _key_value(props: ParserProcessorProps) -> dict[str, Any]:
    options = props.key_value_options or ParseKeyValueProperty()
    return {
        "parseKeyValue": {
            "source": options.source or DEFAULT_SOURCE,
            "destination": options.destination,
            "fieldDelimiter": (options.field_delimiter or KeyValuePairDelimiter.AMPERSAND)._value_,
            "keyValueDelimiter": (options.key_value_delimiter or KeyValueDelimiter.EQUAL)._value_,
            "keyPrefix": options.key_prefix,
            "nonMatchValue": options.non_match_value,
            "overwriteIfExists": bool(options.overwrite_if_exists),
        }
    }


def _csv(props: ParserProcessorProps) -> dict[str, Any]:
    options = props.csv_options or CsvProperty()
    return {
        "csv": {
            "source": options.source or DEFAULT_SOURCE,
            "delimiter": (options.delimiter or DelimiterCharacter.COMMA)._value_,
            "quoteCharacter": (options.quote_character or QuoteCharacter.DOUBLE_QUOTE)._value_,
            "columns": options.columns,
        }
    }


def _grok(props: ParserProcessorProps) -> dict[str, Any]:
    options = props.grok_options
    assert options is not None  # checked when the parser was made
    return {"grok": {"source": options.source or DEFAULT_SOURCE, "match": options.match}}


def _ocsf(props: ParserProcessorProps) -> dict[str, Any]:
    options = props.parse_to_ocsf_options
    assert options is not None  # checked when the parser was made
    return {
        "parseToOcsf": {
            "source": options.source or DEFAULT_SOURCE,
            "eventSource": options.event_source._value_,
            "ocsfVersion": options.ocsf_version._value_,
        }
    }


_RENDERERS = {
    ParserProcessorType.JSON: _json,
    ParserProcessorType.KEY_VALUE: _key_value,
    ParserProcessorType.CSV: _csv,
    ParserProcessorType.GROK: _grok,
    ParserProcessorType.OCSF: _ocsf,
}
