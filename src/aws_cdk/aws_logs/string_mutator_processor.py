"""Processors that change texts in events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_logs.processor import BaseProcessorProps, DelimiterCharacter, IProcessor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes


class StringMutatorType(NamedEnum):
    """How texts are changed."""

    LOWER_CASE = 0
    UPPER_CASE = 1
    TRIM = 2
    SPLIT = 3
    SUBSTITUTE = 4


class SplitStringEntryProperty(Struct):
    """A text to split."""

    delimiter: DelimiterCharacter
    """What separates the parts."""
    source: str
    """The field."""


class SplitStringProperty(Struct):
    """Texts to split."""

    entries: Nested[Sequence[SplitStringEntryProperty]]
    """The texts."""


class SubstituteStringEntryProperty(Struct):
    """A text in which something is replaced."""

    from_: str
    """The regular expression to replace."""
    source: str
    """The field."""
    to: str
    """What takes its place."""


class SubstituteStringProperty(Struct):
    """Texts in which something is replaced."""

    entries: Nested[Sequence[SubstituteStringEntryProperty]]
    """The texts."""


class StringMutatorProps(BaseProcessorProps):
    """Options of a processor that changes texts."""

    type: StringMutatorType
    """How texts are changed; the options of this kind are needed."""
    lower_case_keys: Sequence[str] | None = None
    """For LOWER_CASE: the fields."""
    split_options: Nested[SplitStringProperty | None] = nested()
    """For SPLIT."""
    substitute_options: Nested[SubstituteStringProperty | None] = nested()
    """For SUBSTITUTE."""
    trim_keys: Sequence[str] | None = None
    """For TRIM: the fields."""
    upper_case_keys: Sequence[str] | None = None
    """For UPPER_CASE: the fields."""


class StringMutatorProcessor(IProcessor):
    """Changes texts in events."""

    @takes(StringMutatorProps)
    def __init__(self, props: StringMutatorProps) -> None:
        """Make a processor that changes texts.

        Raises:
            ValidationError: the options that the kind needs are missing.
        """
        self.type = props.type
        self._rendered = _render(props)

    def _render(self) -> dict[str, Any]:
        return self._rendered


def _render(props: StringMutatorProps) -> dict[str, Any]:
    if props.type is StringMutatorType.LOWER_CASE:
        return {"lowerCaseString": {"withKeys": _needed(props.lower_case_keys, "lowerCaseKeys", props.type)}}
    if props.type is StringMutatorType.UPPER_CASE:
        return {"upperCaseString": {"withKeys": _needed(props.upper_case_keys, "upperCaseKeys", props.type)}}
    if props.type is StringMutatorType.TRIM:
        return {"trimString": {"withKeys": _needed(props.trim_keys, "trimKeys", props.type)}}
    if props.type is StringMutatorType.SPLIT:
        splits = _needed(props.split_options, "splitOptions", props.type).entries
        return {
            "splitString": {
                "entries": [{"source": entry.source, "delimiter": entry.delimiter._value_} for entry in splits]
            }
        }
    substitutes = _needed(props.substitute_options, "substituteOptions", props.type).entries
    return {
        "substituteString": {
            "entries": [{"source": entry.source, "from": entry.from_, "to": entry.to} for entry in substitutes]
        }
    }


def _needed(value: Any, option: str, kind: StringMutatorType) -> Any:
    if not value:
        raise ValidationError(f"{option} must be provided for {kind.name} string mutator")
    return value
