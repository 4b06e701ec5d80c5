"""What FSx would not take of a file system of Lustre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_fsx.file_system import StorageType
from aws_cdk.aws_fsx.lustre_configuration import FileSystemTypeVersion, LustreDeploymentType
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_fsx.lustre_configuration import LustreConfiguration
    from aws_cdk.aws_fsx.lustre_file_system import LustreFileSystemProps
    from constructs import Construct

_SCRATCH_1, _SCRATCH_2 = LustreDeploymentType.SCRATCH_1, LustreDeploymentType.SCRATCH_2
_PERSISTENT_1, _PERSISTENT_2 = LustreDeploymentType.PERSISTENT_1, LustreDeploymentType.PERSISTENT_2
_HDD = StorageType.HDD

# Source: the FSx API reference, "CreateFileSystemLustreConfiguration" and "CreateFileSystem".
_LONGEST_PATH = 900
_MOST_CHUNK_MIB = 512_000
_MOST_BACKUP_DAYS = 90
_HDD_STEPS = {12: 6000, 40: 1800}


def check(props: LustreFileSystemProps, scope: Construct) -> None:
    """Look at all options; numbers that are tokens pass.

    Raises:
        ValidationError: some do not go together, or are out of range.
    """
    problem = (
        _paths(props.lustre_configuration)
        or _chunk_size(props.lustre_configuration)
        or _auto_import(props.lustre_configuration)
        or _backups(props.lustre_configuration)
        or _throughput(props)
        or _capacity(props)
        or _storage(props)
        or _version(props)
    )
    if problem:
        raise ValidationError(problem, scope=scope)


def _paths(configuration: LustreConfiguration) -> str | None:
    source, target = configuration.import_path, configuration.export_path
    if source is None:
        return "Cannot define an export path without also defining an import path" if target is not None else None
    if not is_unresolved(source):
        if not source.startswith("s3://"):
            return f'The import path "{source}" is invalid. Expecting the format: s3://{{BUCKET_NAME}}/optional-prefix'
        if len(source) > _LONGEST_PATH:
            return f'The import path "{source}" exceeds the maximum length of {_LONGEST_PATH} characters'
    if target is None:
        return None
    if is_unresolved(source) is not is_unresolved(target):
        return "The importPath and exportPath must each be Tokens or not Tokens, you cannot use a mix"
    if not is_unresolved(target):
        if not target.startswith(source):
            return f'The export path "{target}" is invalid. Expecting the format: s3://{{IMPORT_PATH}}/optional-prefix'
        if len(target) > _LONGEST_PATH:
            return f'The export path "{target}" exceeds the maximum length of {_LONGEST_PATH} characters'
    return None


def _chunk_size(configuration: LustreConfiguration) -> str | None:
    size = configuration.imported_file_chunk_size_mib
    if size is None or is_unresolved(size) or 1 <= size <= _MOST_CHUNK_MIB:
        return None
    return f"importedFileChunkSize cannot be {js_number_text(size)} MiB. It must be a value from 1 to {_MOST_CHUNK_MIB:,} MiB"


def _auto_import(configuration: LustreConfiguration) -> str | None:
    if configuration.auto_import_policy is None:
        return None
    if configuration.import_path is None:
        return "autoImportPolicy requires importPath to be defined"
    if configuration.deployment_type is _PERSISTENT_2:
        return "autoImportPolicy is not supported with PERSISTENT_2 deployments"
    return None


def _throughput(props: LustreFileSystemProps) -> str | None:
    kind, throughput = (
        props.lustre_configuration.deployment_type,
        props.lustre_configuration.per_unit_storage_throughput,
    )
    if throughput is None or is_unresolved(throughput):
        return None
    got = js_number_text(throughput)
    if kind in (_SCRATCH_1, _SCRATCH_2):
        return (
            "perUnitStorageThroughput can only be set for the PERSISTENT_1/PERSISTENT_2 deployment types, received: "
            f"{kind._value_}"
        )
    if kind is _PERSISTENT_2:
        if throughput not in (125, 250, 500, 1000):
            return (
                "perUnitStorageThroughput must be 125, 250, 500 or 1000 MB/s/TiB for PERSISTENT_2 deployment type, got: "
                f"{got}"
            )
    elif props.storage_type is _HDD:
        if throughput not in _HDD_STEPS:
            return f"perUnitStorageThroughput must be 12 or 40 MB/s/TiB for PERSISTENT_1 HDD storage, got: {got}"
    elif props.storage_type in (None, StorageType.SSD) and throughput not in (50, 100, 200):
        return f"perUnitStorageThroughput must be 50, 100, or 200 MB/s/TiB for PERSISTENT_1 SSD storage, got: {got}"
    return None


def _capacity(props: LustreFileSystemProps) -> str | None:
    capacity, configuration = props.storage_capacity_gib, props.lustre_configuration
    kind, throughput = configuration.deployment_type, configuration.per_unit_storage_throughput
    if is_unresolved(capacity):
        return None
    got = f"got {js_number_text(capacity)}"
    if kind is _SCRATCH_1:
        if capacity not in (1200, 2400, 3600) and capacity % 3600:
            return f"storageCapacity must be 1,200, 2,400, 3,600, or a multiple of 3,600 for SCRATCH_1 deployment type, {got}."
    elif kind is _PERSISTENT_1 and props.storage_type is _HDD:
        if throughput is not None and throughput in _HDD_STEPS and capacity % _HDD_STEPS[int(throughput)]:
            return (
                f"storageCapacity must be a multiple of {_HDD_STEPS[int(throughput)]:,} for PERSISTENT_1 HDD storage with "
                f"{js_number_text(throughput)} MB/s/TiB throughput, {got}"
            )
    elif capacity != 1200 and capacity % 2400:
        of = "PERSISTENT_1 SSD storage" if kind is _PERSISTENT_1 else "SCRATCH_2 and PERSISTENT_2 deployment types"
        return f"storageCapacity must be 1,200, 2,400, or a multiple of 2,400 for {of}, {got}"
    return None


def _storage(props: LustreFileSystemProps) -> str | None:
    kind, storage = props.lustre_configuration.deployment_type, props.storage_type
    if storage is _HDD and kind is not _PERSISTENT_1:
        return f"Storage type HDD is only supported for PERSISTENT_1 deployment type, got: {kind._value_}"
    if props.lustre_configuration.drive_cache_type is not None and (kind is not _PERSISTENT_1 or storage is not _HDD):
        return (
            f"driveCacheType can only be set for PERSISTENT_1 HDD storage type, got: {kind._value_} and "
            f"{storage._value_ if storage is not None else 'undefined'}"
        )
    return None


def _version(props: LustreFileSystemProps) -> str | None:
    if (
        props.file_system_type_version is FileSystemTypeVersion.V_2_10
        and props.lustre_configuration.deployment_type is _PERSISTENT_2
    ):
        return "fileSystemTypeVersion V_2_10 is only supported for SCRATCH and PERSISTENT_1 deployment types"
    return None


def _backups(configuration: LustreConfiguration) -> str | None:
    retention, kind = configuration.automatic_backup_retention, configuration.deployment_type
    days = retention.to_days() if retention is not None else 0
    known = not is_unresolved(days)
    if kind in (_SCRATCH_1, _SCRATCH_2) and days and known:
        return "automatic backups is not supported on scratch file systems"
    if configuration.daily_automatic_backup_start_time is not None and not days:
        return "automaticBackupRetention period must be set a non-zero day when dailyAutomaticBackupStartTime is set"
    if known and days > _MOST_BACKUP_DAYS:
        return (
            f"automaticBackupRetention period must be between 0 and {_MOST_BACKUP_DAYS} days. received: "
            f"{js_number_text(days)}"
        )
    return None


__all__: list[str] = []
