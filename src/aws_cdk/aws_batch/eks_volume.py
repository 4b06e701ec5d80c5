"""Volumes of pods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeGuard

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.size import Size


class EmptyDirMediumType(NamedEnum):
    """Where the content of an empty directory is kept."""

    DISK = ""
    """On the node's disk."""
    MEMORY = "Memory"
    """In memory: it is lost when the node restarts, and counts against the container's memory."""


class EksVolumeOptions(Struct):
    """Options of volumes of all kinds."""

    name: str
    """A DNS label."""
    mount_path: str | None = None
    """Where it is mounted. Default: it is not."""
    readonly: bool | None = None
    """Whether the container may not write to it. Default: no."""


class EmptyDirVolumeOptions(EksVolumeOptions):
    """Options of an empty directory."""

    medium: EmptyDirMediumType | None = None
    """Default: DISK."""
    size_limit: Size | None = None
    """At most this much, whole MiB. Default: no limit."""


class HostPathVolumeOptions(EksVolumeOptions):
    """Options of a folder of the node."""

    host_path: str
    """The folder."""


class SecretPathVolumeOptions(EksVolumeOptions):
    """Options of a secret of Kubernetes."""

    secret_name: str
    """The secret."""
    optional: bool | None = None
    """Whether the pod starts without it too. Default: yes."""


class EksVolume:
    """A volume of a pod. Make it with one of the factories."""

    @staticmethod
    @takes(EmptyDirVolumeOptions)
    def empty_dir(options: EmptyDirVolumeOptions) -> EmptyDirVolume:
        """Mount a directory that is empty in the beginning and gone with the pod."""
        return EmptyDirVolume(**options._given())

    @staticmethod
    @takes(HostPathVolumeOptions)
    def host_path(options: HostPathVolumeOptions) -> HostPathVolume:
        """Mount a folder of the node."""
        return HostPathVolume(**options._given())

    @staticmethod
    @takes(SecretPathVolumeOptions)
    def secret(options: SecretPathVolumeOptions) -> SecretPathVolume:
        """Mount a secret of Kubernetes."""
        return SecretPathVolume(**options._given())

    @takes(EksVolumeOptions)
    def __init__(self, options: EksVolumeOptions) -> None:
        self.name = options.name
        self.container_path = options.mount_path
        self.readonly = options.readonly

    def _rendered(self) -> dict[str, Any]:
        """Return the volume by the names of the L1 class."""
        return {"name": self.name}

    def _rendered_mount(self) -> dict[str, Any]:
        """Return where it is mounted, by the names of the L1 class."""
        return {"name": self.name, "mountPath": self.container_path, "readOnly": self.readonly}


class EmptyDirVolume(EksVolume):
    """A directory that is empty in the beginning."""

    @staticmethod
    def is_empty_dir_volume(x: object) -> TypeGuard[EmptyDirVolume]:
        """Tell whether ``x`` is such a volume."""
        return isinstance(x, EmptyDirVolume)

    @takes(EmptyDirVolumeOptions)
    def __init__(self, options: EmptyDirVolumeOptions) -> None:
        super().__init__(name=options.name, mount_path=options.mount_path, readonly=options.readonly)
        self.medium = options.medium
        self.size_limit = options.size_limit

    def _rendered(self) -> dict[str, Any]:
        limit = self.size_limit
        return {
            "name": self.name,
            "emptyDir": {
                "medium": self.medium._value_ if self.medium is not None else None,
                "sizeLimit": quantity(limit) if limit is not None else None,
            },
        }


class HostPathVolume(EksVolume):
    """A folder of the node."""

    @staticmethod
    def is_host_path_volume(x: object) -> TypeGuard[HostPathVolume]:
        """Tell whether ``x`` is such a volume."""
        return isinstance(x, HostPathVolume)

    @takes(HostPathVolumeOptions)
    def __init__(self, options: HostPathVolumeOptions) -> None:
        super().__init__(name=options.name, mount_path=options.mount_path, readonly=options.readonly)
        self.path = options.host_path

    def _rendered(self) -> dict[str, Any]:
        return {"name": self.name, "hostPath": {"path": self.path}}


class SecretPathVolume(EksVolume):
    """A secret of Kubernetes."""

    @staticmethod
    def is_secret_path_volume(x: object) -> TypeGuard[SecretPathVolume]:
        """Tell whether ``x`` is such a volume."""
        return isinstance(x, SecretPathVolume)

    @takes(SecretPathVolumeOptions)
    def __init__(self, options: SecretPathVolumeOptions) -> None:
        super().__init__(name=options.name, mount_path=options.mount_path, readonly=options.readonly)
        self.secret_name = options.secret_name
        self.optional: bool | None = options.optional if options.optional is not None else True

    def _rendered(self) -> dict[str, Any]:
        return {"name": self.name, "secret": {"optional": self.optional, "secretName": self.secret_name}}


def quantity(size: Size) -> str:
    """Return a size as Kubernetes has it, in whole MiB.

    Raises:
        ValidationError: it is no whole number of MiB.
    """
    from aws_cdk.core.tokenization import Tokenization

    return f"{Tokenization.stringify_number(size.to_mebibytes())}Mi"


__all__ = [
    "EksVolume",
    "EksVolumeOptions",
    "EmptyDirMediumType",
    "EmptyDirVolume",
    "EmptyDirVolumeOptions",
    "HostPathVolume",
    "HostPathVolumeOptions",
    "SecretPathVolume",
    "SecretPathVolumeOptions",
]
