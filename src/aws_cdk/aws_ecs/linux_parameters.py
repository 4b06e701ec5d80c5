"""Linux options of containers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes
from constructs import Construct


class Capability(NamedEnum):
    """What a container may do to the kernel of its host."""

    ALL = "ALL"
    AUDIT_CONTROL = "AUDIT_CONTROL"
    AUDIT_WRITE = "AUDIT_WRITE"
    BLOCK_SUSPEND = "BLOCK_SUSPEND"
    CHOWN = "CHOWN"
    DAC_OVERRIDE = "DAC_OVERRIDE"
    DAC_READ_SEARCH = "DAC_READ_SEARCH"
    FOWNER = "FOWNER"
    FSETID = "FSETID"
    IPC_LOCK = "IPC_LOCK"
    IPC_OWNER = "IPC_OWNER"
    KILL = "KILL"
    LEASE = "LEASE"
    LINUX_IMMUTABLE = "LINUX_IMMUTABLE"
    MAC_ADMIN = "MAC_ADMIN"
    MAC_OVERRIDE = "MAC_OVERRIDE"
    MKNOD = "MKNOD"
    NET_ADMIN = "NET_ADMIN"
    NET_BIND_SERVICE = "NET_BIND_SERVICE"
    NET_BROADCAST = "NET_BROADCAST"
    NET_RAW = "NET_RAW"
    SETFCAP = "SETFCAP"
    SETGID = "SETGID"
    SETPCAP = "SETPCAP"
    SETUID = "SETUID"
    SYS_ADMIN = "SYS_ADMIN"
    SYS_BOOT = "SYS_BOOT"
    SYS_CHROOT = "SYS_CHROOT"
    SYS_MODULE = "SYS_MODULE"
    SYS_NICE = "SYS_NICE"
    SYS_PACCT = "SYS_PACCT"
    SYS_PTRACE = "SYS_PTRACE"
    SYS_RAWIO = "SYS_RAWIO"
    SYS_RESOURCE = "SYS_RESOURCE"
    SYS_TIME = "SYS_TIME"
    SYS_TTY_CONFIG = "SYS_TTY_CONFIG"
    SYSLOG = "SYSLOG"
    WAKE_ALARM = "WAKE_ALARM"


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
    """Its path on the instance."""
    container_path: str | None = None
    """Its path in the container. Default: the same."""
    permissions: Sequence[DevicePermission] | None = None
    """What the container may do with it. Default: everything."""


class Tmpfs(Struct):
    """A file system in memory."""

    container_path: str
    """Where it is mounted."""
    size: int | float
    """Size in MiB."""
    mount_options: Sequence[TmpfsMountOption] | None = None
    """Options of the mount. Default: none."""


class LinuxParametersProps(Struct):
    """Options of :class:`LinuxParameters`."""

    init_process_enabled: bool | None = None
    """Run an init process that forwards signals and reaps processes. Default: no."""
    max_swap: Size | None = None
    """The most swap. Default: the instance's."""
    shared_memory_size: int | float | None = None
    """Size of ``/dev/shm`` in MiB."""
    swappiness: int | float | None = None
    """How eagerly memory is swapped, 0 to 100. Default: 60."""


class LinuxParameters(Construct):
    """Linux options of a container."""

    @takes(LinuxParametersProps)
    def __init__(self, scope: Construct, id: str, props: LinuxParametersProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._added: list[Capability] = []
        self._dropped: list[Capability] = []
        self._devices: list[Device] = []
        self._tmpfs: list[Tmpfs] = []

    @checked
    def add_capabilities(self, *cap: Capability) -> None:
        """Give capabilities that containers do not have by default."""
        self._added.extend(cap)

    @checked
    def drop_capabilities(self, *cap: Capability) -> None:
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
