"""Tools, as functions offer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.core.struct import Nested, Struct, nested


class SchemaDefinitionType(Choice):
    """The type of a value."""

    ARRAY: SchemaDefinitionType
    BOOLEAN: SchemaDefinitionType
    INTEGER: SchemaDefinitionType
    NUMBER: SchemaDefinitionType
    OBJECT: SchemaDefinitionType
    STRING: SchemaDefinitionType


name_choices(SchemaDefinitionType, **{name: name.lower() for name in SchemaDefinitionType.__annotations__})


class SchemaDefinition(Struct):
    """What a value looks like."""

    type: SchemaDefinitionType
    description: str | None = None
    items: Nested[SchemaDefinition | None] = nested()
    """What is in a list."""
    properties: Nested[Mapping[str, SchemaDefinition] | None] = nested()
    """What is in an object, by name."""
    required: Sequence[str] | None = None
    """The properties that must be there."""


class ToolDefinition(Struct):
    """A tool: its name, what it is for, what goes in and comes out."""

    description: str
    input_schema: Nested[SchemaDefinition]
    name: str
    output_schema: Nested[SchemaDefinition | None] = nested()
