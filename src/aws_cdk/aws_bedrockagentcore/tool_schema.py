"""Schemas of tools: what a function offers to agents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._schema import InBucket, InFile, InTemplate, Schema
from aws_cdk.aws_bedrockagentcore.tool_definition import SchemaDefinition, ToolDefinition
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket


class ToolSchema(Schema[Sequence[ToolDefinition]]):
    """What a function offers: its tools, with what goes in and comes out.

    Attributes:
        s3_file: Where it is, if it is in a bucket.
        bucket_owner_account_id: Whose bucket it is. Default: one of the stack's account.
        inline_schema: The schema itself, if it is written in the app.
    """

    @staticmethod
    @checked
    def from_inline(schema: Sequence[ToolDefinition]) -> InlineToolSchema:
        """Write the schema into the template."""
        return InlineToolSchema(schema)

    @staticmethod
    @checked
    def from_local_asset(path: str) -> AssetToolSchema:
        """Upload a file when the stack is deployed."""
        return AssetToolSchema(path)

    @staticmethod
    @checked
    def from_s3_file(bucket: IBucket, object_key: str, bucket_owner_account_id: str | None = None) -> S3ToolSchema:
        """Use a file that is in a bucket."""
        from aws_cdk.aws_s3 import Location

        location = Location(bucket_name=bucket.bucket_name, object_key=object_key)
        return S3ToolSchema(location, bucket_owner_account_id)


class InlineToolSchema(InTemplate[Sequence[ToolDefinition]], ToolSchema):
    """A schema written in the app."""

    def _render(self) -> Mapping[str, Any]:
        return {"inlinePayload": [_tool(ToolDefinition.of(tool)) for tool in self._schema]}


class AssetToolSchema(InFile[Sequence[ToolDefinition]], ToolSchema):
    """A schema in a local file."""


class S3ToolSchema(InBucket[Sequence[ToolDefinition]], ToolSchema):
    """A schema in a bucket."""


def _tool(tool: ToolDefinition) -> Mapping[str, Any]:
    return {
        "name": tool.name,
        "description": tool.description,
        "inputSchema": _definition(tool.input_schema),
        "outputSchema": _definition(tool.output_schema) if tool.output_schema is not None else None,
    }


def _definition(schema: SchemaDefinition) -> Mapping[str, Any]:
    properties = schema.properties
    return {
        "type": schema.type.value,
        "description": schema.description,
        "items": _definition(schema.items) if schema.items is not None else None,
        "properties": {name: _definition(SchemaDefinition.of(value)) for name, value in properties.items()}
        if properties is not None
        else None,
        "required": schema.required,
    }


__all__ = ["AssetToolSchema", "InlineToolSchema", "S3ToolSchema", "ToolSchema"]
