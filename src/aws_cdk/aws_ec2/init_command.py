"""Commands of a start-up configuration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement, restart_handles
from aws_cdk.aws_ec2.init_element import InitElement, InitServiceRestartHandle
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes


class InitCommandWaitDuration:
    """How long to wait after a command on Windows, in case it restarts the instance."""

    @checked
    def __init__(self, value: float | str) -> None:
        self._value = value

    @staticmethod
    @checked
    def of(duration: Duration) -> InitCommandWaitDuration:
        """Wait a while."""
        return InitCommandWaitDuration(duration.to_seconds())

    @staticmethod
    def none() -> InitCommandWaitDuration:
        """Do not wait."""
        return InitCommandWaitDuration(0)

    @staticmethod
    def forever() -> InitCommandWaitDuration:
        """Wait until the instance has restarted."""
        return InitCommandWaitDuration("forever")


class InitCommandOptions(Struct):
    """Options of a command."""

    cwd: str | None = None
    """Working folder. Default: that of the tool."""
    env: Mapping[str, str] | None = None
    """Environment, instead of the tool's. Default: the tool's."""
    ignore_errors: bool | None = None
    """Go on when the command fails. Default: no."""
    key: str | None = None
    """Name; commands run in the order of their names. Default: the command's number among its kind."""
    service_restart_handles: Sequence[InitServiceRestartHandle] | None = None
    """Services that restart after the command."""
    test_cmd: str | None = None
    """The command runs only if this one succeeds. Default: it always runs."""
    wait_after_completion: InitCommandWaitDuration | None = None
    """How long to wait afterwards, on Windows only. Default: 60 seconds."""


class InitCommand(InitElement):
    """A command that runs when an instance starts first."""

    @checked
    def __init__(self, command: str | Sequence[str], options: InitCommandOptions) -> None:
        self._command = command
        self._options = options

    @staticmethod
    @takes(InitCommandOptions)
    def shell_command(shell_command: str, options: InitCommandOptions) -> InitCommand:
        """Return a command that a shell reads."""
        return InitCommand(shell_command, options)

    @staticmethod
    @takes(InitCommandOptions)
    def argv_command(argv: Sequence[str], options: InitCommandOptions) -> InitCommand:
        """Return a command of separate words, which no shell reads.

        Raises:
            ValidationError: there is no word.
        """
        if not argv:
            raise ValidationError("Cannot define argvCommand with an empty arguments", fix="give the program in argv")
        return InitCommand(list(argv), options)

    @property
    def element_type(self) -> str:
        """``COMMAND``."""
        return "COMMAND"

    def _bind(self, target: BindTarget) -> BoundElement:
        options = self._options
        key = options.key or target.key
        wait = options.wait_after_completion
        if wait is not None and target.platform is not OperatingSystemType.WINDOWS:
            command = self._command if isinstance(self._command, str) else ",".join(self._command)
            raise ValidationError(
                f"Command '{command}': 'waitAfterCompletion' is only valid for Windows systems.", scope=target.scope
            )
        for handle in restart_handles(options.service_restart_handles):
            handle._add_command(key)
        rendered: dict[str, Any] = {
            "command": self._command,
            "env": options.env,
            "cwd": options.cwd,
            "test": options.test_cmd,
            "ignoreErrors": options.ignore_errors,
            "waitAfterCompletion": wait._value if wait is not None else None,
        }
        return BoundElement({key: {name: value for name, value in rendered.items() if value is not None}})
