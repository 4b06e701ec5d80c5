"""Processors that change the fields of events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_logs.processor import BaseProcessorProps, IProcessor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes


class JsonMutatorType(NamedEnum):
    """How fields are changed."""

    ADD_KEYS = 0
    DELETE_KEYS = 1
    MOVE_KEYS = 2
    RENAME_KEYS = 3
    COPY_VALUE = 4
    LIST_TO_MAP = 5


class AddKeyEntryProperty(Struct):
    """A field to add."""

    key: str
    """The field."""
    value: str
    """Its value."""
    overwrite_if_exists: bool | None = None
    """Whether a field that is there is overwritten. Default: no."""


class AddKeysProperty(Struct):
    """Fields to add."""

    entries: Nested[Sequence[AddKeyEntryProperty]]
    """The fields."""


class CopyValueEntryProperty(Struct):
    """A value to copy."""

    source: str
    """The field with the value."""
    target: str
    """The field that gets it."""
    overwrite_if_exists: bool | None = None
    """Whether a field that is there is overwritten. Default: no."""


class CopyValueProperty(Struct):
    """Values to copy."""

    entries: Nested[Sequence[CopyValueEntryProperty]]
    """The values."""


class MoveKeyEntryProperty(Struct):
    """A field to move."""

    source: str
    """The field."""
    target: str
    """Where it goes."""
    overwrite_if_exists: bool | None = None
    """Whether a field that is there is overwritten. Default: no."""


class MoveKeysProperty(Struct):
    """Fields to move."""

    entries: Nested[Sequence[MoveKeyEntryProperty]]
    """The fields."""


class RenameKeyEntryProperty(Struct):
    """A field to rename."""

    key: str
    """The field."""
    rename_to: str
    """Its new name."""
    overwrite_if_exists: bool | None = None
    """Whether a field that is there is overwritten. Default: no."""


class RenameKeysProperty(Struct):
    """Fields to rename."""

    entries: Nested[Sequence[RenameKeyEntryProperty]]
    """The fields."""


class ProcessorDeleteKeysProperty(Struct):
    """Fields to delete."""

    with_keys: Sequence[str]
    """The fields."""


class ListToMapProperty(Struct):
    """How a list of objects becomes a mapping."""

    key: str
    """The field of the objects that becomes the key."""
    source: str
    """The field with the list."""
    flatten: bool | None = None
    """Whether one of several objects with the same key is kept alone. Default: no, a list is."""
    flattened_element: str | None = None
    """Which of them is kept: ``first`` or ``last``."""
    target: str | None = None
    """The field that gets the mapping. Default: the event itself."""
    value_key: str | None = None
    """The field of the objects that becomes the value. Default: the whole object."""


class JsonMutatorProps(BaseProcessorProps):
    """Options of a processor that changes fields."""

    type: JsonMutatorType
    """How fields are changed; the options of this kind are needed."""
    add_keys_options: Nested[AddKeysProperty | None] = nested()
    """For ADD_KEYS."""
    copy_value_options: Nested[CopyValueProperty | None] = nested()
    """For COPY_VALUE."""
    delete_keys_options: Nested[ProcessorDeleteKeysProperty | None] = nested()
    """For DELETE_KEYS."""
    list_to_map_options: Nested[ListToMapProperty | None] = nested()
    """For LIST_TO_MAP."""
    move_keys_options: Nested[MoveKeysProperty | None] = nested()
    """For MOVE_KEYS."""
    rename_keys_options: Nested[RenameKeysProperty | None] = nested()
    """For RENAME_KEYS."""


class JsonMutatorProcessor(IProcessor):
    """Changes the fields of events."""

    @takes(JsonMutatorProps)
    def __init__(self, props: JsonMutatorProps) -> None:
        """Make a processor that changes fields.

        Raises:
            ValidationError: the options that the kind needs are missing.
        """
        self.type = props.type
        self._rendered = _render(props)

    def _render(self) -> dict[str, Any]:
        return self._rendered


def _render(props: JsonMutatorProps) -> dict[str, Any]:
    kind = props.type
    if kind is JsonMutatorType.ADD_KEYS:
        options = _needed(props.add_keys_options, "addKeysOptions", kind)
        _needed(options.entries, "addKeysOptions", kind)
        return {"addKeys": {"entries": [_entry(entry, "key", "value") for entry in options.entries]}}
    if kind is JsonMutatorType.DELETE_KEYS:
        keys = props.delete_keys_options.with_keys if props.delete_keys_options is not None else None
        return {"deleteKeys": {"withKeys": _needed(keys, "deleteKeys", kind)}}
    if kind is JsonMutatorType.MOVE_KEYS:
        options = _needed(props.move_keys_options, "moveKeysOptions", kind)
        return {"moveKeys": {"entries": [_entry(entry, "source", "target") for entry in options.entries]}}
    if kind is JsonMutatorType.RENAME_KEYS:
        options = _needed(props.rename_keys_options, "renameKeysOptions", kind)
        return {"renameKeys": {"entries": [_entry(entry, "key", "rename_to") for entry in options.entries]}}
    if kind is JsonMutatorType.COPY_VALUE:
        options = _needed(props.copy_value_options, "copyValueOptions", kind)
        return {"copyValue": {"entries": [_entry(entry, "source", "target") for entry in options.entries]}}
    return {"listToMap": _list_to_map(props.list_to_map_options)}


def _entry(entry: Struct, first: str, second: str) -> dict[str, Any]:
    given = entry._given()
    fields = entry._fields
    return {
        fields[first].camel: given[first],
        fields[second].camel: given[second],
        "overwriteIfExists": bool(given.get("overwrite_if_exists")),
    }


def _list_to_map(options: ListToMapProperty | None) -> dict[str, Any]:
    if options is None or not options.source or not options.key:
        raise ValidationError("listToMapOptions with source and key must be provided for LIST_TO_MAP JSON mutator")
    if options.flatten and options.flattened_element is None:
        raise ValidationError(
            "listToMapOptions flattenedElement must be provided when flatten is true for LIST_TO_MAP JSON mutator",
            fix="give flattened_element='first' or 'last'",
        )
    return {
        "source": options.source,
        "key": options.key,
        "target": options.target,
        "flatten": bool(options.flatten),
        "flattenedElement": options.flattened_element,
        "valueKey": options.value_key,
    }


def _needed(value: Any, option: str, kind: JsonMutatorType) -> Any:
    if not value:
        raise ValidationError(f"{option} must be provided for {kind.name} JSON mutator")
    return value
