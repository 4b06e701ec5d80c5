"""Linux options of containers of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text
from constructs import Construct

_MOST_SWAPPINESS = 100


class DevicePermission(NamedEnum):
    """What a container may do with a device."""

    READ = "read"
    WRITE = "write"
    MKNOD = "mknod"


class TmpfsMountOption(NamedEnum):
    """How a file system in memory is mounted."""

    DEFAULTS = "defaults"
    RO = "ro"
    RW = "rw"
    SUID = "suid"
    NOSUID = "nosuid"
    DEV = "dev"
    NODEV = "nodev"
    EXEC = "exec"
    NOEXEC = "noexec"
    SYNC = "sync"
    ASYNC = "async"
    DIRSYNC = "dirsync"
    REMOUNT = "remount"
    MAND = "mand"
    NOMAND = "nomand"
    ATIME = "atime"
    NOATIME = "noatime"
    DIRATIME = "diratime"
    NODIRATIME = "nodiratime"
    BIND = "bind"
    RBIND = "rbind"
    UNBINDABLE = "unbindable"
    RUNBINDABLE = "runbindable"
    PRIVATE = "private"
    RPRIVATE = "rprivate"
    SHARED = "shared"
    RSHARED = "rshared"
    SLAVE = "slave"
    RSLAVE = "rslave"
    RELATIME = "relatime"
    NORELATIME = "norelatime"
    STRICTATIME = "strictatime"
    NOSTRICTATIME = "nostrictatime"
    MODE = "mode"
    UID = "uid"
    GID = "gid"
    NR_INODES = "nr_inodes"
    NR_BLOCKS = "nr_blocks"
    MPOL = "mpol"


class Device(Struct):
    """A device of the instance, given to a container."""

    host_path: str
    """Where it is on the instance."""
    container_path: str | None = None
    """Where it is in the container. Default: at the same place."""
    permissions: Sequence[DevicePermission] | None = None
    """Default: all."""


class Tmpfs(Struct):
    """A file system in memory."""

    container_path: str
    """Where it is mounted."""
    size: Size
    """Whole MiB."""
    mount_options: Sequence[TmpfsMountOption] | None = None
    """Default: none."""


class LinuxParametersProps(Struct):
    """Options of :class:`LinuxParameters`."""

    init_process_enabled: bool | None = None
    """Whether an init process forwards signals and reaps processes. Default: no."""
    max_swap: Size | None = None
    """How much the container may swap, whole MiB. Default: none."""
    shared_memory_size: Size | None = None
    """Size of ``/dev/shm``, whole MiB. Default: none."""
    swappiness: int | float | None = None
    """How eagerly it swaps, 0 to 100; counts only with ``max_swap``. Default: 60."""


class LinuxParameters(Construct):
    """Linux options of a container."""

    @takes(LinuxParametersProps)
    def __init__(self, scope: Construct, id: str, props: LinuxParametersProps) -> None:
        """Make the options.

        Raises:
            ValidationError: the swappiness is no whole number from 0 to 100.
        """
        super().__init__(scope, id)
        swappiness = props.swappiness
        if (
            swappiness is not None
            and not is_unresolved(swappiness)
            and not (0 <= swappiness <= _MOST_SWAPPINESS and swappiness == int(swappiness))
        ):
            raise ValidationError(
                f"swappiness: Must be an integer between 0 and {_MOST_SWAPPINESS}; received "
                f"{js_number_text(swappiness)}.",
                scope=self,
            )
        self._init_process_enabled = props.init_process_enabled
        self._max_swap = props.max_swap
        self._shared_memory_size = props.shared_memory_size
        self._swappiness = swappiness if props.max_swap is not None else None
        self._devices: list[Device] = []
        self._tmpfs: list[Tmpfs] = []

    @checked
    def add_devices(self, *device: Device) -> None:
        """Give devices of the instance."""
        self._devices.extend(Device.of(item) for item in device)

    @checked
    def add_tmpfs(self, *tmpfs: Tmpfs) -> None:
        """Mount file systems in memory."""
        self._tmpfs.extend(Tmpfs.of(item) for item in tmpfs)

    def render_linux_parameters(self) -> Any:
        """Return the options by the names of the L1 class; devices and file systems may still be added.

        Raises:
            ValidationError: a size is no whole number of MiB.
        """
        return {
            "initProcessEnabled": self._init_process_enabled,
            "maxSwap": self._max_swap.to_mebibytes() if self._max_swap is not None else None,
            "sharedMemorySize": self._shared_memory_size.to_mebibytes()
            if self._shared_memory_size is not None
            else None,
            "swappiness": self._swappiness,
            "devices": lazy_any(lambda: [_rendered_device(device) for device in self._devices], omit_empty=True),
            "tmpfs": lazy_any(lambda: [_rendered_tmpfs(tmpfs) for tmpfs in self._tmpfs], omit_empty=True),
        }


def _rendered_device(device: Device) -> dict[str, Any]:
    return {
        "hostPath": device.host_path,
        "containerPath": device.container_path,
        "permissions": [each._value_ for each in device.permissions] if device.permissions is not None else None,
    }


def _rendered_tmpfs(tmpfs: Tmpfs) -> dict[str, Any]:
    return {
        "containerPath": tmpfs.container_path,
        "size": tmpfs.size.to_mebibytes(),
        "mountOptions": [each._value_ for each in tmpfs.mount_options] if tmpfs.mount_options is not None else None,
    }


__all__ = ["Device", "DevicePermission", "LinuxParameters", "LinuxParametersProps", "Tmpfs", "TmpfsMountOption"]
