"""Conversion of records into a columnar format, by the schema of a table of Glue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesisfirehose.input_format import IInputFormat
    from aws_cdk.aws_kinesisfirehose.output_format import IOutputFormat
    from constructs import Construct


class SchemaConfigurationFromCfnTableProps(Struct):
    """Which version of a table's schema is taken."""

    region: str | None = None
    """Region of the table. Default: that of the delivery stream."""
    version_id: str | None = None
    """Default: the latest."""


class SchemaConfigurationBindOptions(Struct):
    """What a schema is told."""

    role: IRole
    """Role that reads the schema."""


class SchemaConfiguration:
    """Where the schema of records is."""

    @checked
    def __init__(self, table: Any, options: SchemaConfigurationFromCfnTableProps) -> None:
        self._table = table
        self._options = options

    @staticmethod
    @takes(SchemaConfigurationFromCfnTableProps)
    def from_cfn_table(table: Any, props: SchemaConfigurationFromCfnTableProps) -> SchemaConfiguration:
        """Take the schema of a table made with ``aws_glue.CfnTable``."""
        return SchemaConfiguration(table, props)

    @takes(SchemaConfigurationBindOptions)
    def bind(self, scope: Construct, options: SchemaConfigurationBindOptions) -> Any:
        """Let the role read the schema; return where it is by the names of the L1 class."""
        from aws_cdk.aws_iam.grant import Grant

        table, stack = self._table, Stack.of(scope)
        region = self._options.region or stack.region
        catalog, database, name = table.catalog_id, table.database_name, table.ref
        arns = [
            stack.format_arn(service="glue", region=region, account=catalog, resource=resource, resource_name=path)
            for resource, path in (("catalog", None), ("database", database), ("table", f"{database}/{name}"))
        ]
        Grant.add_to_principal(
            grantee=options.role,
            actions=["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"],
            resource_arns=arns,
        )
        # Schemas of a registry have no table to name.
        Grant.add_to_principal(grantee=options.role, actions=["glue:GetSchemaVersion"], resource_arns=["*"])
        return {
            "roleArn": options.role.role_arn,
            "region": region,
            "tableName": name,
            "databaseName": database,
            "versionId": self._options.version_id or "LATEST",
            "catalogId": catalog,
        }


class DataFormatConversionProps(Struct):
    """How records are converted."""

    input_format: IInputFormat
    """How they come."""
    output_format: IOutputFormat
    """How they are written."""
    schema_configuration: SchemaConfiguration
    """Where their schema is."""
    enabled: bool | None = None
    """Default: yes."""


__all__ = [
    "DataFormatConversionProps",
    "SchemaConfiguration",
    "SchemaConfigurationBindOptions",
    "SchemaConfigurationFromCfnTableProps",
]
