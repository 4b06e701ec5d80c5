"""Schemas of GraphQL APIs, and what else defines an API."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.text_file import read_text
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.graphql_api_base import IGraphqlApi
    from aws_cdk.aws_iam import Role
    from aws_cdk.interfaces.aws_appsync import IGraphQLApiRef


class SchemaBindOptions(Struct):
    """Options of tying a schema to an API: none."""


class ISchemaConfig(Interface):
    """A schema tied to an API."""

    if TYPE_CHECKING:
        api_id: str
        definition: str


class ISchema(Interface):
    """A schema."""

    def bind(self, api: IGraphQLApiRef, options: SchemaBindOptions | None = None) -> ISchemaConfig:
        """Return the schema for an API."""
        raise NotImplementedError


class _SchemaConfig(ISchemaConfig):
    def __init__(self, api_id: str, definition: str) -> None:
        self.api_id = api_id
        self.definition = definition


class SchemaProps(Struct):
    """Where a schema is."""

    file_path: str
    """File in the schema definition language."""


class SchemaFile(ISchema):
    """A schema from a file.

    Attributes:
        definition: The text; it may be changed until the schema is tied to an API.
    """

    @staticmethod
    @checked
    def from_asset(file_path: str) -> SchemaFile:
        """Return the schema in a file."""
        return SchemaFile(file_path=file_path)

    @takes(SchemaProps)
    def __init__(self, options: SchemaProps) -> None:
        self.definition: str = read_text(options.file_path, "the schema")

    @checked
    def bind(self, api: IGraphQLApiRef, _options: SchemaBindOptions | None = None) -> ISchemaConfig:
        """Return the schema for an API."""
        bound: Any = api
        return _SchemaConfig(bound.api_id, self.definition)


class MergeType(NamedEnum):
    """When changes of a source API reach the merged one."""

    MANUAL_MERGE = "MANUAL_MERGE"
    """When they are merged by hand."""
    AUTO_MERGE = "AUTO_MERGE"
    """At once."""


class SourceApi(Struct):
    """An API that is part of a merged one."""

    source_api: IGraphqlApi
    description: str | None = None
    merge_type: MergeType | None = None
    """Default: ``AUTO_MERGE``."""


class SourceApiOptions(Struct):
    """What a merged API is made of."""

    source_apis: Nested[Sequence[SourceApi]]
    merged_api_execution_role: Role | None = None
    """Role that the merged API calls the others with. Default: a new one."""


class Definition:
    """What defines an API: a schema, or other APIs. Make it with one of the factories.

    Attributes:
        schema: The schema.
        source_api_options: The other APIs.
    """

    schema: ISchema | None = None
    source_api_options: SourceApiOptions | None = None

    @staticmethod
    @checked
    def from_file(file_path: str) -> Definition:
        """Take the schema from a file."""
        return Definition.from_schema(SchemaFile.from_asset(file_path))

    @staticmethod
    @checked
    def from_schema(schema: ISchema) -> Definition:
        """Take a schema."""
        made = Definition()
        made.schema = schema
        return made

    @staticmethod
    @takes(SourceApiOptions)
    def from_source_apis(source_api_options: SourceApiOptions) -> Definition:
        """Merge other APIs."""
        made = Definition()
        made.source_api_options = source_api_options
        return made
