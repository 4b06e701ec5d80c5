"""File systems of Lustre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_fsx._l1 import CfnFileSystem
from aws_cdk.aws_fsx._lustre_checks import check
from aws_cdk.aws_fsx.file_system import FileSystemAttributes, FileSystemBase, FileSystemProps, IFileSystem, StorageType
from aws_cdk.aws_fsx.lustre_configuration import DriveCacheType, FileSystemTypeVersion, LustreConfiguration
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, takes
from aws_cdk.core.tree_extras import show_in_tree, shown_duration

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from constructs import Construct

# Source: the FSx for Lustre user guide, "File system access control with Amazon VPC".
_PORTS = (988, 1023)


class LustreFileSystemProps(FileSystemProps):
    """Options of :class:`LustreFileSystem`."""

    lustre_configuration: Nested[LustreConfiguration]
    """Options of Lustre."""
    vpc_subnet: ISubnet
    """The subnet; a file system lies in one only."""
    file_system_type_version: FileSystemTypeVersion | None = None
    """The version of Lustre. Default: 2.10, or 2.12 for PERSISTENT_2."""


class LustreFileSystem(FileSystemBase):
    """A file system of Lustre, for computing at high speed."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-fsx.LustreFileSystem"

    @staticmethod
    @takes(FileSystemAttributes)
    def from_lustre_file_system_attributes(scope: Construct, id: str, attrs: FileSystemAttributes) -> IFileSystem:
        """Return a file system made elsewhere."""
        return _ImportedFileSystem(scope, id, attrs)

    @takes(LustreFileSystemProps)
    def __init__(self, scope: Construct, id: str, props: LustreFileSystemProps) -> None:
        """Make the file system.

        Raises:
            ValidationError: options do not go together, or are out of range.
        """
        super().__init__(scope, id)
        check(props, self)
        group: ISecurityGroup = props.security_group or SecurityGroup(self, "FsxLustreSecurityGroup", vpc=props.vpc)
        group.add_ingress_rule(group, Port.tcp_range(*_PORTS))
        self.connections = _connections(group)
        version, key = props.file_system_type_version, props.kms_key
        system: Any = CfnFileSystem(
            self,
            "Resource",
            file_system_type="LUSTRE",
            subnet_ids=[props.vpc_subnet.subnet_id],
            backup_id=props.backup_id,
            file_system_type_version=version._value_ if version is not None else None,
            kms_key_id=key.key_ref.key_id if key is not None else None,
            lustre_configuration=_rendered(props),
            security_group_ids=[group.security_group_id],
            storage_capacity=props.storage_capacity_gib,
            storage_type=props.storage_type._value_ if props.storage_type is not None else None,
        )
        system.apply_removal_policy(props.removal_policy)
        _show_as_given(system, props.lustre_configuration)
        self.file_system_id = system.ref
        stack = Stack.of(self)
        self.dns_name = f"{self.file_system_id}.fsx.{stack.region}.{stack.url_suffix}"
        self.mount_name: str = system.attr_lustre_mount_name


class _ImportedFileSystem(FileSystemBase):
    _fqn = "aws-cdk-lib.aws_fsx.FileSystemBase"

    def __init__(self, scope: Construct, id: str, attrs: FileSystemAttributes) -> None:
        super().__init__(scope, id)
        self.dns_name = attrs.dns_name
        self.file_system_id = attrs.file_system_id
        self.connections = _connections(attrs.security_group)


def _show_as_given(system: Any, options: LustreConfiguration) -> None:
    """Have the tree file show two options as they were given, too, as the peer's does."""
    chunk, retention = options.imported_file_chunk_size_mib, options.automatic_backup_retention
    given: dict[str, Any] = {}
    if chunk is not None:
        given["importedFileChunkSizeMiB"] = chunk
    if retention is not None:
        given["automaticBackupRetention"] = shown_duration(retention)
    if given:
        show_in_tree(system, ("lustreConfiguration",), given)


def _connections(group: ISecurityGroup) -> Connections:
    return Connections(security_groups=[group], default_port=Port.tcp_range(*_PORTS))


def _rendered(props: LustreFileSystemProps) -> dict[str, Any]:
    options = props.lustre_configuration
    cache, retention = options.drive_cache_type, options.automatic_backup_retention
    if cache is None and props.storage_type is StorageType.HDD:  # which is PERSISTENT_1, as checked before
        cache = DriveCacheType.NONE
    daily, weekly = options.daily_automatic_backup_start_time, options.weekly_maintenance_start_time
    policy, compression = options.auto_import_policy, options.data_compression_type
    return {
        "autoImportPolicy": policy._value_ if policy is not None else None,
        "automaticBackupRetentionDays": retention.to_days() if retention is not None else None,
        "copyTagsToBackups": options.copy_tags_to_backups,
        "dailyAutomaticBackupStartTime": daily.to_timestamp() if daily is not None else None,
        "dataCompressionType": compression._value_ if compression is not None else None,
        "deploymentType": options.deployment_type._value_,
        "driveCacheType": cache._value_ if cache is not None else None,
        "exportPath": options.export_path,
        "importedFileChunkSize": options.imported_file_chunk_size_mib,
        "importPath": options.import_path,
        "perUnitStorageThroughput": options.per_unit_storage_throughput,
        "weeklyMaintenanceStartTime": weekly.to_timestamp() if weekly is not None else None,
    }


__all__ = ["LustreFileSystem", "LustreFileSystemProps"]
