"""Volumes of containers that ECS runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_efs.file_system_base import IFileSystem
    from aws_cdk.interfaces.aws_efs import IFileSystemRef


class EcsVolumeOptions(Struct):
    """Options of volumes of all kinds."""

    container_path: str
    """Where it is mounted."""
    name: str
    """Its name."""
    readonly: bool | None = None
    """Whether the container may not write to it. Default: no."""


class EfsVolumeOptions(EcsVolumeOptions):
    """Options of a volume of EFS."""

    file_system: IFileSystemRef
    """The file system."""
    access_point_id: str | None = None
    """The access point; its root directory counts then. Default: none."""
    enable_transit_encryption: bool | None = None
    """Whether what is sent is encrypted; needed with an access point or the job role. Default: no."""
    root_directory: str | None = None
    """The directory that is mounted. Default: the root of the file system."""
    transit_encryption_port: int | float | None = None
    """The instance's port for encryption, 0 to 65535. Default: of the mount helper's choice."""
    use_job_role: bool | None = None
    """Whether the container acts as the job role. Default: no."""


class HostVolumeOptions(EcsVolumeOptions):
    """Options of a volume on the instance."""

    host_path: str | None = None
    """The folder of the instance. Default: one of docker's choice, which does not outlive the job."""


class EcsVolume:
    """A volume of a container that ECS runs. Make it with one of the factories."""

    @staticmethod
    @takes(EfsVolumeOptions)
    def efs(options: EfsVolumeOptions) -> EfsVolume:
        """Mount a file system of EFS."""
        return EfsVolume(**options._given())

    @staticmethod
    @takes(HostVolumeOptions)
    def host(options: HostVolumeOptions) -> HostVolume:
        """Mount a folder of the instance; on EC2 only."""
        return HostVolume(**options._given())

    @takes(EcsVolumeOptions)
    def __init__(self, options: EcsVolumeOptions) -> None:
        self.name = options.name
        self.container_path = options.container_path
        self.readonly = options.readonly

    def _rendered(self) -> dict[str, Any]:
        """Return the volume by the names of the L1 class."""
        return {"name": self.name}

    def _rendered_mount(self) -> dict[str, Any]:
        """Return where it is mounted, by the names of the L1 class."""
        return {"containerPath": self.container_path, "readOnly": self.readonly, "sourceVolume": self.name}


class EfsVolume(EcsVolume):
    """A file system of EFS."""

    @staticmethod
    def is_efs_volume(x: object) -> TypeGuard[EfsVolume]:
        """Tell whether ``x`` is such a volume."""
        return isinstance(x, EfsVolume)

    @takes(EfsVolumeOptions)
    def __init__(self, options: EfsVolumeOptions) -> None:
        super().__init__(name=options.name, container_path=options.container_path, readonly=options.readonly)
        self._file_system: Any = options.file_system
        self.root_directory = options.root_directory
        self.enable_transit_encryption = options.enable_transit_encryption
        self.transit_encryption_port = options.transit_encryption_port
        self.access_point_id = options.access_point_id
        self.use_job_role = options.use_job_role

    @property
    def file_system(self) -> IFileSystem:
        """The file system.

        Raises:
            ValidationError: it is an L1 construct.
        """
        from aws_cdk.aws_efs.file_system_base import IFileSystem

        system = self._file_system
        if not isinstance(system, IFileSystem):
            raise ValidationError(
                f"'fileSystem' instance should implement IFileSystem, but doesn't: {type(system).__name__}",
                fix="use the L1 construct itself",
            )
        return system

    def _rendered(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "efsVolumeConfiguration": {
                "fileSystemId": self._file_system.file_system_ref.file_system_id,
                "rootDirectory": self.root_directory,
                "transitEncryption": _switch(self.enable_transit_encryption),
                "transitEncryptionPort": self.transit_encryption_port,
                "authorizationConfig": {
                    "accessPointId": self.access_point_id,
                    "iam": _switch(self.use_job_role),
                }
                if self.access_point_id or self.use_job_role
                else None,
            },
        }


def _switch(on: bool | None) -> str | None:
    return None if on is None else ("ENABLED" if on else "DISABLED")


class HostVolume(EcsVolume):
    """A folder of the instance."""

    @staticmethod
    def is_host_volume(x: object) -> TypeGuard[HostVolume]:
        """Tell whether ``x`` is such a volume."""
        return isinstance(x, HostVolume)

    @takes(HostVolumeOptions)
    def __init__(self, options: HostVolumeOptions) -> None:
        super().__init__(name=options.name, container_path=options.container_path, readonly=options.readonly)
        self.host_path = options.host_path

    def _rendered(self) -> dict[str, Any]:
        return {"name": self.name, "host": {"sourcePath": self.host_path}}


__all__ = ["EcsVolume", "EcsVolumeOptions", "EfsVolume", "EfsVolumeOptions", "HostVolume", "HostVolumeOptions"]
