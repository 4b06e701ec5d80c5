"""Services of a start-up configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement
from aws_cdk.aws_ec2.init_element import InitElement, InitServiceRestartHandle
from aws_cdk.aws_ec2.init_file import InitFile
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes


class ServiceManager(NamedEnum):
    """What runs services on an instance."""

    SYSVINIT = 0
    WINDOWS = 1
    SYSTEMD = 2


class InitServiceOptions(Struct):
    """Options of a service."""

    enabled: bool | None = None
    """Start the service with the instance. Default: yes."""
    ensure_running: bool | None = None
    """Start the service at the end of the configuration, if it does not run. Default: as ``enabled``."""
    service_manager: ServiceManager | None = None
    """What runs the service. Default: SysVinit on Linux, Windows on Windows."""
    service_restart_handle: InitServiceRestartHandle | None = None
    """The service restarts when elements with this handle change. Default: never."""


class SystemdConfigFileOptions(Struct):
    """What a service of systemd is."""

    command: str
    """The command line, starting with an absolute path."""
    after_network: bool | None = None
    """Start only when the network is up. Default: yes."""
    cwd: str | None = None
    """Working folder. Default: the root."""
    description: str | None = None
    """What the service is for."""
    environment_files: Sequence[str] | None = None
    """Files with environment variables."""
    environment_variables: Mapping[str, str] | None = None
    """Environment variables."""
    group: str | None = None
    """Group it runs as. Default: root."""
    keep_running: bool | None = None
    """Restart the service whenever it ends. Default: yes."""
    user: str | None = None
    """User it runs as. Default: root."""


class InitService(InitElement):
    """A service that is switched on or off when an instance starts first."""

    @checked
    def __init__(self, service_name: str, options: InitServiceOptions) -> None:
        self._name = service_name
        self._options = options

    @staticmethod
    @takes(InitServiceOptions)
    def enable(service_name: str, options: InitServiceOptions) -> InitService:
        """Switch a service on, and start it."""
        return InitService(service_name, options)

    @staticmethod
    @checked
    def disable(service_name: str) -> InitService:
        """Switch a service off, and stop it."""
        return InitService(service_name, InitServiceOptions(enabled=False, ensure_running=False))

    @staticmethod
    @takes(SystemdConfigFileOptions)
    def systemd_config_file(service_name: str, options: SystemdConfigFileOptions) -> InitFile:
        """Return the file that makes a service known to systemd; enable it with the manager SYSTEMD.

        Raises:
            ValidationError: the command does not start with an absolute path.
        """
        if not options.command.startswith("/"):
            raise ValidationError(f"SystemD executables must use an absolute path, got '{options.command}'")
        lines = ["[Unit]"]
        if options.description:
            lines.append(f"Description={options.description}")
        if options.after_network is not False:
            lines.append("After=network.target")
        lines += ["[Service]", f"ExecStart={options.command}"]
        if options.cwd:
            lines.append(f"WorkingDirectory={options.cwd}")
        if options.user:
            lines.append(f"User={options.user}")
        if options.group:
            # As the peer: the line names the user, whatever group was asked for.
            lines.append(f"Group={'undefined' if options.user is None else options.user}")
        lines += [f"EnvironmentFile={name}" for name in options.environment_files or ()]
        lines += [f'Environment="{name}={value}"' for name, value in (options.environment_variables or {}).items()]
        if options.keep_running is not False:
            lines.append("Restart=always")
        lines += ["[Install]", "WantedBy=multi-user.target"]
        return InitFile.from_string(f"/etc/systemd/system/{service_name}.service", "\n".join(lines))

    @property
    def element_type(self) -> str:
        """``SERVICE``."""
        return "SERVICE"

    def _bind(self, target: BindTarget) -> BoundElement:
        options = self._options
        manager = options.service_manager
        if manager is None:
            windows = target.platform is OperatingSystemType.WINDOWS
            manager = ServiceManager.WINDOWS if windows else ServiceManager.SYSVINIT
        handle = options.service_restart_handle
        enabled = options.enabled is not False
        service: dict[str, Any] = {
            "enabled": enabled,
            "ensureRunning": enabled if options.ensure_running is None else options.ensure_running,
            **(handle._rendered() if handle is not None else {}),
        }
        return BoundElement({manager.name.lower(): {self._name: service}})
