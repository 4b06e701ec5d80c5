"""Linux options of containers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

Capability = NamedEnum(  # type: ignore[call-arg]  # a plain list of names that stand for themselves
    "Capability",
    {
        name: name
        for name in (
            "ALL",
            "AUDIT_CONTROL",
            "AUDIT_WRITE",
            "BLOCK_SUSPEND",
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "IPC_LOCK",
            "IPC_OWNER",
            "KILL",
            "LEASE",
            "LINUX_IMMUTABLE",
            "MAC_ADMIN",
            "MAC_OVERRIDE",
            "MKNOD",
            "NET_ADMIN",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_RAW",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_CHROOT",
            "SYS_MODULE",
            "SYS_NICE",
            "SYS_PACCT",
            "SYS_PTRACE",
            "SYS_RAWIO",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "SYSLOG",
            "WAKE_ALARM",
        )
    },
)


class DevicePermission(NamedEnum):
    """What a container may do with a device."""

    READ = "read"
    WRITE = "write"
    MKNOD = "mknod"


TmpfsMountOption = NamedEnum(  # type: ignore[call-arg]  # names whose values are themselves in lower case
    "TmpfsMountOption",
    {
        name: name.lower()
        for name in (
            "DEFAULTS",
            "RO",
            "RW",
            "SUID",
            "NOSUID",
            "DEV",
            "NODEV",
            "EXEC",
            "NOEXEC",
            "SYNC",
            "ASYNC",
            "DIRSYNC",
            "REMOUNT",
            "MAND",
            "NOMAND",
            "ATIME",
            "NOATIME",
            "DIRATIME",
            "NODIRATIME",
            "BIND",
            "RBIND",
            "UNBINDABLE",
            "RUNBINDABLE",
            "PRIVATE",
            "RPRIVATE",
            "SHARED",
            "RSHARED",
            "SLAVE",
            "RSLAVE",
            "RELATIME",
            "NORELATIME",
            "STRICTATIME",
            "NOSTRICTATIME",
            "MODE",
            "UID",
            "GID",
            "NR_INODES",
            "NR_BLOCKS",
            "MPOL",
        )
    },
)


class Device(Struct):
    """A device of the instance, given to a container."""

    host_path: str
    container_path: str | None = None
    permissions: Sequence[DevicePermission] | None = None


class Tmpfs(Struct):
    """A file system in memory."""

    container_path: str
    size: int | float
    """Size in MiB."""
    mount_options: Sequence[Any] | None = None


class LinuxParametersProps(Struct):
    """Options of :class:`LinuxParameters`."""

    init_process_enabled: bool | None = None
    max_swap: Size | None = None
    shared_memory_size: int | float | None = None
    """Size of ``/dev/shm`` in MiB."""
    swappiness: int | float | None = None


class LinuxParameters(Construct):
    """Linux options of a container."""

    @takes(LinuxParametersProps)
    def __init__(self, scope: Construct, id: str, props: LinuxParametersProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._added: list[Any] = []
        self._dropped: list[Any] = []
        self._devices: list[Device] = []
        self._tmpfs: list[Tmpfs] = []

    def add_capabilities(self, *cap: Any) -> None:
        """Give capabilities that containers do not have by default."""
        self._added.extend(cap)

    def drop_capabilities(self, *cap: Any) -> None:
        """Take capabilities away that containers have by default."""
        self._dropped.extend(cap)

    @checked
    def add_devices(self, *device: Device) -> None:
        """Give devices of the instance."""
        self._devices.extend(Device.of(item) for item in device)

    @checked
    def add_tmpfs(self, *tmpfs: Tmpfs) -> None:
        """Mount file systems in memory."""
        self._tmpfs.extend(Tmpfs.of(item) for item in tmpfs)

    def render_linux_parameters(self) -> dict[str, Any]:
        """Return the options by the names of the L1 class."""
        props = self._props
        return {
            "initProcessEnabled": props.init_process_enabled,
            "maxSwap": props.max_swap.to_mebibytes() if props.max_swap is not None else None,
            "sharedMemorySize": props.shared_memory_size,
            "swappiness": props.swappiness,
            "capabilities": {
                "add": [item._value_ for item in self._added] or None,
                "drop": [item._value_ for item in self._dropped] or None,
            },
            "devices": [
                {
                    "containerPath": item.container_path,
                    "hostPath": item.host_path,
                    "permissions": [each._value_ for each in item.permissions]
                    if item.permissions is not None
                    else None,
                }
                for item in self._devices
            ]
            or None,
            "tmpfs": [
                {
                    "containerPath": item.container_path,
                    "size": item.size,
                    "mountOptions": [each._value_ for each in item.mount_options]
                    if item.mount_options is not None
                    else None,
                }
                for item in self._tmpfs
            ]
            or None,
        }


__all__ = [
    "Capability",
    "Device",
    "DevicePermission",
    "LinuxParameters",
    "LinuxParametersProps",
    "Tmpfs",
    "TmpfsMountOption",
]
