"""What tables in buckets and elsewhere have in common."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue._l1 import CfnTable
from aws_cdk.aws_glue.data_format import DataFormat
from aws_cdk.aws_glue.partition_projection import PartitionProjectionConfiguration
from aws_cdk.aws_glue.schema import Column
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_glue.database import IDatabase
    from aws_cdk.aws_glue.storage_parameter import StorageParameter
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.custom_resource import CustomResource
    from constructs import Construct

_LONGEST_NAME = 255
_MOST_INDEXES = 3
_LONGEST_INDEX = 255
_LONGEST_GENERATED_INDEX = 80
_DIGEST_DIGITS = 8
_ENABLED = "projection.enabled"
_READ = (
    "glue:BatchGetPartition",
    "glue:GetPartition",
    "glue:GetPartitions",
    "glue:GetTable",
    "glue:GetTables",
    "glue:GetTableVersion",
    "glue:GetTableVersions",
)
_WRITE = (
    "glue:BatchCreatePartition",
    "glue:BatchDeletePartition",
    "glue:CreatePartition",
    "glue:DeletePartition",
    "glue:UpdatePartition",
)


class PartitionIndex(Struct):
    """An index of partitions, by some of the keys."""

    key_names: Sequence[str]
    index_name: str | None = None
    """1 to 255 characters. Default: made from the keys and the table's path."""


class TableBaseProps(Struct):
    """Options of all tables."""

    columns: Nested[Sequence[Column]]
    """At least one."""
    data_format: DataFormat
    database: IDatabase
    compressed: bool | None = None
    """Whether the data is compressed. Default: no."""
    description: str | None = None
    """Default: says that it was generated."""
    enable_partition_filtering: bool | None = None
    """Whether partitions are found by their indexes. Default: as Glue has it."""
    has_encrypted_data: bool | None = None
    """Whether the data is encrypted. Default: yes."""
    parameters: Mapping[str, str] | None = None
    """Parameters for those that read the table."""
    partition_indexes: Nested[Sequence[PartitionIndex] | None] = nested()
    """Up to 3."""
    partition_keys: Nested[Sequence[Column] | None] = nested()
    """What the data is partitioned by. Default: it is not."""
    partition_projection: Mapping[str, PartitionProjectionConfiguration] | None = None
    """What values partition keys have, by their names. Default: they are looked up."""
    storage_parameters: Sequence[StorageParameter] | None = None
    stored_as_sub_directories: bool | None = None
    """Whether there are folders in folders. Default: no."""
    table_name: str | None = None
    """Default: made from the construct's path, in small letters."""


class TableAttributes(Struct):
    """What is known of a table made elsewhere."""

    table_arn: str
    table_name: str


class ITable(IResource):
    """A table, made here or elsewhere."""

    table_arn: str
    table_name: str


class TableBase(Resource, ITable):
    """Base of tables."""

    @staticmethod
    @checked
    def from_table_arn(scope: Construct, id: str, table_arn: str) -> ITable:
        """Return a table made elsewhere, by its ARN.

        Raises:
            ValidationError: the ARN names none.
        """
        path = Arn.split(table_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        # after the database's name, at deployment where that is not known yet
        name = Fn.select(1, Fn.split("/", path)) if is_unresolved(path) else "".join(path.split("/")[1:2])
        if not name:
            raise ValidationError(f"the ARN names no table: {table_arn}", scope=scope, fix="correct `table_arn`")
        return _ImportedTable(scope, id, TableAttributes(table_arn=table_arn, table_name=name))

    @staticmethod
    @takes(TableAttributes)
    def from_table_attributes(scope: Construct, id: str, attrs: TableAttributes) -> ITable:
        """Return a table made elsewhere."""
        return _ImportedTable(scope, id, attrs)

    @takes(TableBaseProps)
    def __init__(self, scope: Construct, id: str, props: TableBaseProps) -> None:
        """Take what all tables have; a class of an app makes the resource itself."""
        self._init_table(scope, id, props)

    def _init_table(self, scope: Construct, id: str, props: TableBaseProps) -> None:
        """Take and check what all tables have; ``_make_table`` makes the resource."""
        super().__init__(scope, id, physical_name=props.table_name)
        self.database: IDatabase = props.database
        self.data_format: DataFormat = props.data_format
        self.columns: list[Column] = list(props.columns)
        self.partition_keys: list[Column] | None = _listed(props.partition_keys)
        self.partition_indexes: list[PartitionIndex] | None = _listed(props.partition_indexes)
        self.partition_projection = props.partition_projection
        self.storage_parameters: list[StorageParameter] | None = _listed(props.storage_parameters)
        self.compressed: bool = bool(props.compressed)
        self._has_encrypted_data: bool = props.has_encrypted_data is not False
        self._parameters: dict[str, str] = dict(props.parameters or {})
        self._indexes: list[CustomResource] = []
        self._check_columns()
        self._project()

    def _make_table(self, props: TableBaseProps, location: str, own: Mapping[str, Any]) -> None:
        """Make the resource; ``own`` are parameters of this kind of table."""
        generated = Names.unique_resource_name(self, max_length=_LONGEST_NAME).lower()
        name = self.physical_name if props.table_name is not None else generated
        classification = self.data_format.classification_string
        parameters: dict[str, Any] = {}
        if classification is not None:
            parameters["classification"] = classification.value
        if props.enable_partition_filtering is not None:
            parameters["partition_filtering.enabled"] = props.enable_partition_filtering
        parameters.update(own)
        parameters.update(self._parameters)
        parameters["has_encrypted_data"] = self._has_encrypted_data
        stored, keys = self.storage_parameters, self.partition_keys
        self._table_resource = self.node.default_child = CfnTable(
            self,
            "Table",
            catalog_id=self.database.catalog.catalog_id,
            database_name=self.database.database_name,
            table_input={
                "name": name,
                "description": props.description or f"{name} generated by CDK",
                "partitionKeys": [column._rendered() for column in keys] if keys is not None else None,
                "parameters": parameters,
                "storageDescriptor": {
                    "location": location,
                    "compressed": self.compressed,
                    "storedAsSubDirectories": bool(props.stored_as_sub_directories),
                    "columns": [column._rendered() for column in self.columns],
                    "inputFormat": self.data_format.input_format.class_name,
                    "outputFormat": self.data_format.output_format.class_name,
                    "serdeInfo": {"serializationLibrary": self.data_format.serialization_library.class_name},
                    "parameters": {one.key: one.value for one in stored} if stored is not None else None,
                },
                "tableType": "EXTERNAL_TABLE",
            },
        )
        self.table_name = self._get_resource_name_attribute(self._table_resource.ref)
        self.table_arn = Stack.of(self).format_arn(
            service="glue", resource="table", resource_name=f"{self.database.database_name}/{self.table_name}"
        )
        for index in self.partition_indexes or ():
            self._add_index(index)

    # -- partitions -------------------------------------------------------

    @takes(PartitionIndex)
    def add_partition_index(self, index: PartitionIndex) -> None:
        """Make an index of partitions, after those that there are: Glue makes one at a time.

        Raises:
            ValidationError: the table has no such partition keys, or three indexes already.
        """
        self._add_index(index)

    def _add_index(self, index: PartitionIndex) -> None:
        from aws_cdk.aws_glue._partition_index import make_partition_index

        if len(self._indexes) >= _MOST_INDEXES:
            raise ValidationError(f"Maximum number of partition indexes allowed is {_MOST_INDEXES}", scope=self)
        if not self.partition_keys:
            raise ValidationError("The table must have partition keys to create a partition index", scope=self)
        keys = [column.name for column in self.partition_keys]
        if any(name not in keys for name in index.key_names):
            raise ValidationError(
                f"All index keys must also be partition keys. Got {','.join(index.key_names)} but partition key names "
                f"are {','.join(keys)}",
                scope=self,
                fix="correct `key_names`",
            )
        name = index.index_name if index.index_name is not None else self._index_name(index.key_names)
        if not is_unresolved(name) and not 1 <= len(name) <= _LONGEST_INDEX:
            raise ValidationError(
                f"Index name must be between 1 and {_LONGEST_INDEX} characters, but got {len(name)}",
                scope=self,
                fix="correct `index_name`",
            )
        resource = make_partition_index(self, name, index.key_names)
        if self._indexes:
            resource.node.add_dependency(self._indexes[-1])
        self._indexes.append(resource)

    def _index_name(self, keys: Sequence[str]) -> str:
        prefix = "-".join(keys)
        unique = Names.unique_resource_name(self)
        room = _LONGEST_GENERATED_INDEX - len(prefix) - 1
        if room > 0:
            return f"{prefix}-{unique[-room:]}"
        digest = hashlib.md5(f"{unique}-{prefix}".encode()).hexdigest()[:_DIGEST_DIGITS]
        return f"{prefix[: _LONGEST_GENERATED_INDEX - _DIGEST_DIGITS - 1]}-{digest}"

    # -- grants -----------------------------------------------------------

    @checked
    def grant(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        """Let someone do things with the table, not with its data."""
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=[self.table_arn])

    @checked
    def grant_to_underlying_resources(self, grantee: IGrantable, actions: Sequence[str]) -> Grant:
        """Let someone do things with the table, its database and its catalog."""
        arns = [self.table_arn, self.database.catalog.catalog_arn, self.database.database_arn]
        return Grant.add_to_principal(grantee=grantee, actions=actions, resource_arns=arns)

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read the table."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_read()")

    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let someone write to the table."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_write()")

    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let someone read the table and write to it."""
        raise NotImplementedError(f"{type(self).__name__} must define grant_read_write()")

    def _grant_on_table(self, grantee: IGrantable, *, read: bool = False, write: bool = False) -> Grant:
        return self.grant(grantee, [*(_READ if read else ()), *(_WRITE if write else ())])

    # -- checks -----------------------------------------------------------

    def _check_columns(self) -> None:
        if not self.columns:
            raise ValidationError("you must specify at least one column for the table", scope=self)
        seen = set()
        for column in (*self.columns, *(self.partition_keys or ())):
            if column.name in seen:
                raise ValidationError(
                    f"column names and partition keys must be unique, but '{column.name}' is duplicated",
                    scope=self,
                    fix="rename it in `columns` or `partition_keys`",
                )
            seen.add(column.name)
        stored = set()
        for parameter in self.storage_parameters or ():
            if parameter.key in stored:
                raise ValidationError(f"Duplicate storage parameter key: {parameter.key}", scope=self)
            stored.add(parameter.key)

    def _project(self) -> None:
        """Check what values partition keys have, and tell it in the parameters."""
        projection = self.partition_projection
        if projection is None:
            return
        keys = [column.name for column in self.partition_keys or ()]
        if not keys:
            raise ValidationError("The table must have partition keys to use partition projection", scope=self)
        for column in projection:
            if column not in keys:
                raise ValidationError(
                    f'Partition projection column "{column}" must be a partition key. Partition keys are: '
                    f"{', '.join(keys)}",
                    scope=self,
                )
            clashes = [name for name in self._parameters if name.startswith(f"projection.{column}.")]
            if clashes:
                raise ValidationError(
                    f"Partition projection parameters conflict with manually specified parameters: "
                    f"{', '.join(clashes)}. Use the partitionProjection property instead of manually specifying "
                    "projection parameters.",
                    scope=self,
                )
        if _ENABLED in self._parameters:
            raise ValidationError(
                f'Parameter "{_ENABLED}" conflicts with partitionProjection configuration. Use the partitionProjection '
                f"property instead of manually specifying {_ENABLED}.",
                scope=self,
            )
        for column, values in projection.items():
            self._parameters.update(values._rendered(column))
        self._parameters[_ENABLED] = "true"


def _listed(values: Sequence[Any] | None) -> list[Any] | None:
    return list(values) if values is not None else None


class _ImportedTable(Resource, ITable):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: TableAttributes) -> None:
        super().__init__(scope, id)
        self.table_arn = attrs.table_arn
        self.table_name = attrs.table_name


__all__ = ["ITable", "PartitionIndex", "TableAttributes", "TableBase", "TableBaseProps"]
