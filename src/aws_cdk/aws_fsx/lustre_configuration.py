"""Options that only file systems of Lustre have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_fsx.daily_automatic_backup_start_time import DailyAutomaticBackupStartTime
    from aws_cdk.aws_fsx.lustre_maintenance_time import LustreMaintenanceTime
    from aws_cdk.core.duration import Duration


class FileSystemTypeVersion(NamedEnum):
    """The version of Lustre."""

    V_2_10 = "2.10"
    V_2_12 = "2.12"
    V_2_15 = "2.15"


class LustreDeploymentType(NamedEnum):
    """Whether data outlives a failing server."""

    SCRATCH_1 = "SCRATCH_1"
    """It does not."""
    SCRATCH_2 = "SCRATCH_2"
    """It does not; with encryption on the way and bursts."""
    PERSISTENT_1 = "PERSISTENT_1"
    """It does."""
    PERSISTENT_2 = "PERSISTENT_2"
    """It does; with more throughput."""


class LustreAutoImportPolicy(NamedEnum):
    """Which changes of the bucket show in the file system."""

    NONE = "NONE"
    NEW = "NEW"
    NEW_CHANGED = "NEW_CHANGED"
    NEW_CHANGED_DELETED = "NEW_CHANGED_DELETED"


class LustreDataCompressionType(NamedEnum):
    """How data is compressed."""

    NONE = "NONE"
    LZ4 = "LZ4"


class DriveCacheType(NamedEnum):
    """Whether HDDs have a cache of SSD."""

    NONE = "NONE"
    READ = "READ"
    """For a fifth of the capacity."""


class LustreConfiguration(Struct):
    """Options of Lustre."""

    deployment_type: LustreDeploymentType
    """Whether data outlives a failing server."""
    auto_import_policy: LustreAutoImportPolicy | None = None
    """Which changes of the bucket show here, after the first import; not with PERSISTENT_2. Default: none."""
    automatic_backup_retention: Duration | None = None
    """How long backups of each day are kept, up to 90 whole days; persistent file systems only. Default: 0, no
    backups."""
    copy_tags_to_backups: bool | None = None
    """Default: no."""
    daily_automatic_backup_start_time: DailyAutomaticBackupStartTime | None = None
    """When backups of each day start; needs a retention. Default: at AWS's choice."""
    data_compression_type: LustreDataCompressionType | None = None
    """Default: none."""
    drive_cache_type: DriveCacheType | None = None
    """For PERSISTENT_1 on HDD only. Default: NONE there."""
    export_path: str | None = None
    """Where in the bucket changes are written to: ``import_path``, and perhaps more. Default: a new prefix."""
    imported_file_chunk_size_mib: int | float | None = None
    """How much of an imported file is kept on one disk, 1 to 512000 MiB. Default: 1024."""
    import_path: str | None = None
    """The bucket that files are from, ``s3://bucket/optional-prefix``, up to 900 characters. Default: none."""
    per_unit_storage_throughput: int | float | None = None
    """MB/s for each TiB; persistent file systems need it. PERSISTENT_1: 50, 100, 200 on SSD, 12, 40 on HDD;
    PERSISTENT_2: 125, 250, 500, 1000."""
    weekly_maintenance_start_time: LustreMaintenanceTime | None = None
    """Default: at AWS's choice."""


__all__ = [
    "DriveCacheType",
    "FileSystemTypeVersion",
    "LustreAutoImportPolicy",
    "LustreConfiguration",
    "LustreDataCompressionType",
    "LustreDeploymentType",
]
