"""What a selection of a backup plan names: ARNs, tags, or constructs to look into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_dynamodb import ITableRef
    from aws_cdk.interfaces.aws_ec2 import IInstanceRef
    from aws_cdk.interfaces.aws_efs import IFileSystemRef
    from aws_cdk.interfaces.aws_rds import IDBClusterRef, IDBInstanceRef
    from constructs import Construct, IConstruct


class TagOperation(NamedEnum):
    """How a tag is compared."""

    STRING_EQUALS = "STRINGEQUALS"
    """It has this value."""
    DUMMY = "dummy"
    """Nothing; the peer has it for languages that want two members."""


class TagCondition(Struct):
    """A tag that resources must have."""

    key: str
    """Its key."""
    value: str
    """Its value."""
    operation: TagOperation | None = None
    """How it is compared. Default: it must be equal."""


class BackupResource:
    """One or more resources of a selection."""

    @checked
    def __init__(
        self,
        resource: str | None = None,
        tag_condition: TagCondition | None = None,
        construct: Construct | None = None,
    ) -> None:
        """Name resources.

        Args:
            resource: An ARN, or a pattern of ARNs.
            tag_condition: A tag that resources have.
            construct: In it all tables, instances, volumes, file systems and databases are selected.
        """
        self.resource: str | None = resource
        self.tag_condition: TagCondition | None = TagCondition.of(tag_condition) if tag_condition is not None else None
        self.construct: Construct | None = construct

    @staticmethod
    @checked
    def from_construct(construct: Construct) -> BackupResource:
        """Select what can be backed up in a construct, also what is added to it later.

        That is: DynamoDB tables, EC2 instances and volumes, EFS file systems, and RDS clusters and instances.
        """
        return BackupResource(construct=construct)

    @staticmethod
    @checked
    def from_dynamo_db_table(table: ITableRef) -> BackupResource:
        """Select a table."""
        return BackupResource.from_arn(table.table_ref.table_arn)

    @staticmethod
    @checked
    def from_ec2_instance(instance: IInstanceRef) -> BackupResource:
        """Select an instance."""
        return BackupResource.from_arn(arn_of(instance, "ec2", "instance", instance.instance_ref.instance_id))

    @staticmethod
    @checked
    def from_efs_file_system(file_system: IFileSystemRef) -> BackupResource:
        """Select a file system."""
        name = file_system.file_system_ref.file_system_id
        return BackupResource.from_arn(arn_of(file_system, "elasticfilesystem", "file-system", name))

    @staticmethod
    @checked
    def from_rds_database_cluster(cluster: IDBClusterRef) -> BackupResource:
        """Select a database cluster."""
        return BackupResource.from_arn(arn_of(cluster, "rds", "cluster", cluster.db_cluster_ref.db_cluster_identifier))

    @staticmethod
    @checked
    def from_rds_database_instance(instance: IDBInstanceRef) -> BackupResource:
        """Select a database instance."""
        return BackupResource.from_arn(instance.db_instance_ref.db_instance_arn)

    @staticmethod
    @checked
    def from_rds_serverless_cluster(cluster: IDBClusterRef) -> BackupResource:
        """Select a serverless database cluster."""
        return BackupResource.from_rds_database_cluster(cluster)

    @staticmethod
    @checked
    def from_arn(arn: str) -> BackupResource:
        """Select by an ARN, or a pattern of ARNs."""
        return BackupResource(arn)

    @staticmethod
    @checked
    def from_tag(key: str, value: str, operation: TagOperation | None = None) -> BackupResource:
        """Select what has a tag."""
        return BackupResource(None, TagCondition(key=key, value=value, operation=operation))


def arn_of(scope: IConstruct | Any, service: str, resource: str, name: str) -> str:
    """Return the ARN of a resource in the account and region of ``scope``'s stack."""
    between = ArnFormat.COLON_RESOURCE_NAME if service == "rds" else ArnFormat.SLASH_RESOURCE_NAME
    return Stack.of(scope).format_arn(service=service, resource=resource, resource_name=name, arn_format=between)


__all__ = ["BackupResource", "TagCondition", "TagOperation"]
