"""JSON schema: the shape of a JSON value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class JsonSchemaVersion(NamedEnum):
    """Which draft of JSON schema a schema follows."""

    DRAFT4 = "http://json-schema.org/draft-04/schema#"
    """What API Gateway checks."""
    DRAFT7 = "http://json-schema.org/draft-07/schema#"


class JsonSchemaType(NamedEnum):
    """The kinds of JSON values."""

    NULL = "null"
    BOOLEAN = "boolean"
    OBJECT = "object"
    ARRAY = "array"
    NUMBER = "number"
    INTEGER = "integer"
    STRING = "string"


class JsonSchema(Struct):
    """The shape of a JSON value; see json-schema.org for what each option means."""

    additional_items: Nested[JsonSchema | bool | None] = nested()
    additional_properties: Nested[JsonSchema | bool | None] = nested()
    all_of: Nested[Sequence[JsonSchema] | None] = nested()
    any_of: Nested[Sequence[JsonSchema] | None] = nested()
    contains: Nested[JsonSchema | Sequence[JsonSchema] | None] = nested()
    default: Any = None
    definitions: Nested[Mapping[str, JsonSchema] | None] = nested()
    dependencies: Nested[Mapping[str, Sequence[str] | JsonSchema] | None] = nested()
    description: str | None = None
    enum: Sequence[Any] | None = None
    exclusive_maximum: bool | None = None
    exclusive_minimum: bool | None = None
    format: str | None = None
    id: str | None = None
    items: Nested[JsonSchema | Sequence[JsonSchema] | None] = nested()
    maximum: int | float | None = None
    max_items: int | float | None = None
    max_length: int | float | None = None
    max_properties: int | float | None = None
    minimum: int | float | None = None
    min_items: int | float | None = None
    min_length: int | float | None = None
    min_properties: int | float | None = None
    multiple_of: int | float | None = None
    not_: Nested[JsonSchema | None] = nested()
    one_of: Nested[Sequence[JsonSchema] | None] = nested()
    pattern: str | None = None
    pattern_properties: Nested[Mapping[str, JsonSchema] | None] = nested()
    properties: Nested[Mapping[str, JsonSchema] | None] = nested()
    property_names: Nested[JsonSchema | None] = nested()
    ref: str | None = None
    required: Sequence[str] | None = None
    schema: JsonSchemaVersion | None = None
    title: str | None = None
    type: JsonSchemaType | Sequence[JsonSchemaType] | None = None
    unique_items: bool | None = None

    @classmethod
    def _from_mapping(cls, value: Mapping[str, Any]) -> JsonSchema:
        return super(JsonSchema, _MappedSchema)._from_mapping(value)


class _MappedSchema(JsonSchema):
    """A schema that was given as a mapping, whose keys stand in the template as they were given."""


_RENAMED = {"ref": "$ref", "schema": "$schema", "not_": "not"}
# Values of these are the app's own, whatever they look like.
_VERBATIM = frozenset({"default", "enum", "required"})
# As the peer: a mapping given for one of these is made a schema first, and loses its own order.
_ALWAYS_DECLARED_ORDER = frozenset({"not_", "property_names"})


def rendered_schema(schema: JsonSchema) -> dict[str, Any]:
    """Return ``schema`` as JSON; without a version it is said to follow draft 4."""
    rendered = _rendered(schema)
    rendered.setdefault("$schema", JsonSchemaVersion.DRAFT4._value_)
    return rendered


def _rendered(schema: JsonSchema, *, declared_order: bool = True) -> dict[str, Any]:
    rendered: dict[str, Any] = {}
    for name in JsonSchema._fields if declared_order else schema._given():
        value = getattr(schema, name)
        if value is None:
            continue
        if name in _VERBATIM:
            shown = value
        elif name in _ALWAYS_DECLARED_ORDER:
            shown = _rendered(value)
        else:
            shown = _value(value)
        rendered[_RENAMED.get(name, JsonSchema._fields[name].camel)] = shown
    return rendered


def _value(value: Any) -> Any:
    if isinstance(value, JsonSchema):
        return _rendered(value, declared_order=not isinstance(value, _MappedSchema))
    if isinstance(value, Enum):
        return value._value_
    if isinstance(value, Mapping):
        return {name: _value(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_value(item) for item in value]
    return value


__all__ = ["JsonSchema", "JsonSchemaType", "JsonSchemaVersion"]
