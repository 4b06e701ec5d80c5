"""Where a file system is copied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.interfaces.aws_efs import IFileSystemRef


class ReplicationConfigurationProps(Struct):
    """Where a file system is copied to."""

    availability_zone: str | None = None
    """Zone of the copy. Default: all of the region."""
    destination_file_system: IFileSystemRef | None = None
    """File system to copy to. Default: a new one."""
    kms_key: IKey | None = None
    """Key of the copy. Default: the one of AWS for EFS."""
    region: str | None = None
    """Region of the copy. Default: the stack's."""


class ExistingFileSystemProps(Struct):
    """A copy in a file system that there is."""

    destination_file_system: IFileSystemRef
    """The file system."""


class RegionalFileSystemProps(Struct):
    """A copy in all zones of a region."""

    kms_key: IKey | None = None
    """Key of the copy. Default: the one of AWS for EFS."""
    region: str | None = None
    """Region of the copy. Default: the stack's."""


class OneZoneFileSystemProps(Struct):
    """A copy in one zone."""

    availability_zone: str
    """Zone of the copy."""
    region: str
    """Region of the copy."""
    kms_key: IKey | None = None
    """Key of the copy. Default: the one of AWS for EFS."""


class ReplicationConfiguration:
    """Where a file system is copied to."""

    @takes(ReplicationConfigurationProps)
    def __init__(self, options: ReplicationConfigurationProps) -> None:
        self.destination_file_system: IFileSystemRef | None = options.destination_file_system
        self.kms_key: IKey | None = options.kms_key
        self.region: str | None = options.region
        self.availability_zone: str | None = options.availability_zone

    @staticmethod
    @checked
    def existing_file_system(destination_file_system: IFileSystemRef) -> ReplicationConfiguration:
        """Copy to a file system that there is; it must allow that."""
        return ReplicationConfiguration(destination_file_system=destination_file_system)

    @staticmethod
    @checked
    def regional_file_system(region: str | None = None, kms_key: IKey | None = None) -> ReplicationConfiguration:
        """Copy to a new file system in all zones of a region."""
        return ReplicationConfiguration(region=region, kms_key=kms_key)

    @staticmethod
    @checked
    def one_zone_file_system(
        region: str, availability_zone: str, kms_key: IKey | None = None
    ) -> ReplicationConfiguration:
        """Copy to a new file system in one zone."""
        return ReplicationConfiguration(region=region, availability_zone=availability_zone, kms_key=kms_key)
