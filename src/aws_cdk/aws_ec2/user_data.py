"""User data: the script that an instance runs when it starts first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.resource import Resource
    from aws_cdk.interfaces.aws_s3 import IBucketRef

_DEFAULT_SHEBANG = "#!/bin/bash"


class LinuxUserDataOptions(Struct):
    """Options of a shell script."""

    shebang: str | None = None
    """First line of the script. Default: ``#!/bin/bash``."""


class WindowsUserDataOptions(Struct):
    """Options of a PowerShell script."""

    persist: bool | None = None
    """Run the script at each start, not only at the first. Default: no."""


class S3DownloadOptions(Struct):
    """An object to download; the instance needs the permission to read it."""

    bucket: IBucketRef
    """The bucket."""
    bucket_key: str
    """The object's key."""
    local_file: str | None = None
    """Where it goes. Default: the key below ``/tmp/`` on Linux, ``C:/temp/`` on Windows."""
    region: str | None = None
    """Region of the bucket. Default: none given."""


class ExecuteFileOptions(Struct):
    """A file to run."""

    file_path: str
    """Path on the instance."""
    arguments: str | None = None
    """Arguments, as one text of the shell."""


class UserData:
    """A script that an instance runs when it starts first; commands are added to it."""

    @staticmethod
    @takes(LinuxUserDataOptions)
    def for_linux(options: LinuxUserDataOptions) -> UserData:
        """Return an empty shell script."""
        return _LinuxUserData(options)

    @staticmethod
    @takes(WindowsUserDataOptions)
    def for_windows(options: WindowsUserDataOptions) -> UserData:
        """Return an empty PowerShell script."""
        return _WindowsUserData(options)

    @staticmethod
    @checked
    def custom(content: str) -> UserData:
        """Return user data that starts with ``content``; only plain commands can be added."""
        user_data = _CustomUserData()
        user_data.add_commands(content)
        return user_data

    @staticmethod
    @checked
    def for_operating_system(os: OperatingSystemType) -> UserData:
        """Return the empty script of an operating system.

        Raises:
            ValidationError: the operating system is not known.
        """
        if os is OperatingSystemType.LINUX:
            return _LinuxUserData(LinuxUserDataOptions())
        if os is OperatingSystemType.WINDOWS:
            return _WindowsUserData(WindowsUserDataOptions())
        raise ValidationError(
            "Cannot determine UserData for unknown operating system type",
            fix="give user_data, for instance UserData.for_linux()",
        )

    def add_commands(self, *commands: str) -> None:
        """Add lines to the script."""
        raise NotImplementedError

    def add_on_exit_commands(self, *commands: str) -> None:
        """Add lines that run when the script ends, in whatever way."""
        raise NotImplementedError

    def render(self) -> str:
        """Return the script."""
        raise NotImplementedError

    @takes(S3DownloadOptions)
    def add_s3_download_command(self, params: S3DownloadOptions) -> str:
        """Download an object, and return the path it has on the instance."""
        return self._add_s3_download(params)

    @takes(ExecuteFileOptions)
    def add_execute_file_command(self, params: ExecuteFileOptions) -> None:
        """Run a file of the instance."""
        self._add_execute_file(params)

    def add_signal_on_exit_command(self, resource: Resource) -> None:
        """Tell CloudFormation how the script ended, as a signal to ``resource``."""
        raise NotImplementedError

    def _add_s3_download(self, params: S3DownloadOptions) -> str:
        raise NotImplementedError

    def _add_execute_file(self, params: ExecuteFileOptions) -> None:
        raise NotImplementedError


class _ScriptUserData(UserData):
    """User data of lines, and of lines for the end."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._exit_lines: list[str] = []

    @checked
    def add_commands(self, *commands: str) -> None:
        self._lines.extend(commands)

    @checked
    def add_on_exit_commands(self, *commands: str) -> None:
        self._exit_lines.extend(commands)


class _LinuxUserData(_ScriptUserData):
    def __init__(self, options: LinuxUserDataOptions) -> None:
        super().__init__()
        self._shebang = _DEFAULT_SHEBANG if options.shebang is None else options.shebang

    def render(self) -> str:
        trap = []
        if self._exit_lines:
            trap = ["function exitTrap(){", "exitCode=$?", *self._exit_lines, "}", "trap exitTrap EXIT"]
        return "\n".join([self._shebang, *trap, *self._lines])

    def _add_s3_download(self, params: S3DownloadOptions) -> str:
        local_file = params.local_file if params.local_file else f"/tmp/{params.bucket_key}"
        source = f"s3://{params.bucket.bucket_ref.bucket_name}/{params.bucket_key}"
        region = f" --region {params.region}" if params.region else ""
        self.add_commands(
            f"mkdir -p $(dirname '{local_file}')",
            f"aws s3 cp '{source}' '{local_file}'{region}",
        )
        return local_file

    def _add_execute_file(self, params: ExecuteFileOptions) -> None:
        arguments = f" {params.arguments}" if params.arguments else ""
        self.add_commands("set -e", f"chmod +x '{params.file_path}'", f"'{params.file_path}'{arguments}")

    @checked
    def add_signal_on_exit_command(self, resource: Resource) -> None:
        stack = Stack.of(resource)
        self.add_on_exit_commands(
            f"/opt/aws/bin/cfn-signal --stack {stack.stack_name} --resource {_logical_id(resource)} "
            f"--region {stack.region} -e $exitCode || echo 'Failed to send Cloudformation Signal'"
        )


class _WindowsUserData(_ScriptUserData):
    def __init__(self, options: WindowsUserDataOptions) -> None:
        super().__init__()
        self._persist = bool(options.persist)

    def render(self) -> str:
        before: list[str] = []
        after: list[str] = []
        if self._exit_lines:
            before = [
                "trap {",
                '$success=($PSItem.Exception.Message -eq "Success")',
                *self._exit_lines,
                "break",
                "}",
            ]
            after = ['throw "Success"']
        script = "\n".join([*before, *self._lines, *after])
        return f"<powershell>{script}</powershell>" + ("<persist>true</persist>" if self._persist else "")

    def _add_s3_download(self, params: S3DownloadOptions) -> str:
        local_file = params.local_file if params.local_file else f"C:/temp/{params.bucket_key}"
        region = f" -Region {params.region}" if params.region else ""
        self.add_commands(
            f"mkdir (Split-Path -Path '{local_file}' ) -ea 0",
            f"Read-S3Object -BucketName '{params.bucket.bucket_ref.bucket_name}' -key '{params.bucket_key}' "
            f"-file '{local_file}' -ErrorAction Stop{region}",
        )
        return local_file

    def _add_execute_file(self, params: ExecuteFileOptions) -> None:
        arguments = f" {params.arguments}" if params.arguments else ""
        self.add_commands(
            f"&'{params.file_path}'{arguments}",
            f"if (!$?) {{ Write-Error 'Failed to execute the file \"{params.file_path}\"' -ErrorAction Stop }}",
        )

    @checked
    def add_signal_on_exit_command(self, resource: Resource) -> None:
        stack = Stack.of(resource)
        self.add_on_exit_commands(
            f"cfn-signal --stack {stack.stack_name} --resource {_logical_id(resource)} --region {stack.region} "
            "--success ($success.ToString().ToLower())"
        )


class _CustomUserData(UserData):
    """User data of which only the author knows what it is."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    @checked
    def add_commands(self, *commands: str) -> None:
        self._lines.extend(commands)

    @checked
    def add_on_exit_commands(self, *commands: str) -> None:
        raise _unsupported("addOnExitCommands")

    def render(self) -> str:
        return "\n".join(self._lines)

    def _add_s3_download(self, params: S3DownloadOptions) -> str:
        raise _unsupported("addS3DownloadCommand")

    def _add_execute_file(self, params: ExecuteFileOptions) -> None:
        raise _unsupported("addExecuteFileCommand")

    @checked
    def add_signal_on_exit_command(self, resource: Resource) -> None:
        raise _unsupported("addSignalOnExitCommand")


def _unsupported(operation: str) -> ValidationError:
    return ValidationError(
        f"CustomUserData does not support {operation}",
        fix="use UserData.for_linux() (UserData.forLinux) or UserData.for_windows() instead of UserData.custom()",
    )


def _logical_id(resource: Resource) -> str:
    child = resource.node.default_child
    while child is not None and not isinstance(child, CfnResource):
        child = child.node.default_child
    if child is None:
        raise ValidationError(
            "cannot signal a resource that is not made here",
            scope=resource,
            fix="signal one of the app's own resources",
        )
    return child.logical_id
