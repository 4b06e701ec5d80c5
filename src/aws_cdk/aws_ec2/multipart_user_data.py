"""User data of several parts, as MIME mail has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.user_data import ExecuteFileOptions, S3DownloadOptions, UserData
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.resource import Resource


class MultipartBodyOptions(Struct):
    """A part as it is written."""

    content_type: str
    """Type of the content, as in the header ``Content-Type``."""
    body: str | None = None
    """The content. Default: none."""
    transfer_encoding: str | None = None
    """How the content is encoded, as in the header ``Content-Transfer-Encoding``. Default: not said."""


class MultipartUserDataOptions(Struct):
    """Options of user data of several parts."""

    parts_separator: str | None = None
    """The line between parts. Default: ``+AWS+CDK+User+Data+Separator==``."""


class MultipartBody:
    """One part of user data of several parts."""

    SHELL_SCRIPT = 'text/x-shellscript; charset="utf-8"'
    CLOUD_BOOTHOOK = 'text/cloud-boothook; charset="utf-8"'

    @staticmethod
    @checked
    def from_user_data(user_data: UserData, content_type: str | None = None) -> MultipartBody:
        """Return a part that holds a script, encoded as Base64. Default type: a shell script."""
        return _UserDataBody(user_data, content_type)

    @staticmethod
    @takes(MultipartBodyOptions)
    def from_raw_body(opts: MultipartBodyOptions) -> MultipartBody:
        """Return a part as it is written."""
        return _RawBody(opts)

    def render_body_part(self) -> list[str]:
        """Return the part's lines: headers, an empty line, content."""
        raise NotImplementedError


class _RawBody(MultipartBody):
    def __init__(self, options: MultipartBodyOptions) -> None:
        self._options = options

    def render_body_part(self) -> list[str]:
        lines = [f"Content-Type: {self._options.content_type}"]
        if self._options.transfer_encoding is not None:
            lines.append(f"Content-Transfer-Encoding: {self._options.transfer_encoding}")
        lines.append("")
        if self._options.body is not None:
            lines.append(self._options.body)
        return lines


class _UserDataBody(MultipartBody):
    def __init__(self, user_data: UserData, content_type: str | None) -> None:
        self._user_data = user_data
        self._content_type = content_type or MultipartBody.SHELL_SCRIPT

    def render_body_part(self) -> list[str]:
        return [
            f"Content-Type: {self._content_type}",
            "Content-Transfer-Encoding: base64",
            "",
            Fn.base64(self._user_data.render()),
        ]


class MultipartUserData(UserData):
    """User data of several parts, each a script or a document of cloud-init.

    Commands go to the part that was made the default.
    """

    @takes(MultipartUserDataOptions)
    def __init__(self, opts: MultipartUserDataOptions) -> None:
        separator = opts.parts_separator
        # The hyphen stands for itself and for the range from comma to full stop, which are the same three signs.
        if separator is not None and re.search(r"[^a-zA-Z0-9()+,\-./:=?]", separator):
            raise ValidationError(
                "Invalid characters in separator. Separator has to match pattern [^a-zA-Z0-9()+,-./:=?]",
                fix=f"leave other characters out of parts_separator={separator!r}",
            )
        self._separator = "+AWS+CDK+User+Data+Separator==" if separator is None else separator
        self._parts: list[MultipartBody] = []
        self._default: UserData | None = None

    @checked
    def add_part(self, part: MultipartBody) -> None:
        """Add a part."""
        self._parts.append(part)

    @checked
    def add_user_data_part(
        self, user_data: UserData, content_type: str | None = None, make_default: bool | None = None
    ) -> None:
        """Add a script as a part; ``make_default`` sends later commands to it."""
        self.add_part(MultipartBody.from_user_data(user_data, content_type))
        if make_default:
            self._default = user_data

    def render(self) -> str:
        """Return the message."""
        separator = self._separator
        lines = [f'Content-Type: multipart/mixed; boundary="{separator}"', "MIME-Version: 1.0", ""]
        for part in self._parts:
            lines.append(f"--{separator}")
            lines.extend(part.render_body_part())
        lines.extend([f"--{separator}--", ""])
        return "\n".join(lines)

    @checked
    def add_commands(self, *commands: str) -> None:
        """Add lines to the default part."""
        self._default_part().add_commands(*commands)

    @checked
    def add_on_exit_commands(self, *commands: str) -> None:
        """Add lines for the end of the default part."""
        self._default_part().add_on_exit_commands(*commands)

    @checked
    def add_signal_on_exit_command(self, resource: Resource) -> None:
        """Tell CloudFormation how the default part ended."""
        self._default_part().add_signal_on_exit_command(resource)

    def _add_s3_download(self, params: S3DownloadOptions) -> str:
        return self._default_part().add_s3_download_command(**params._given())

    def _add_execute_file(self, params: ExecuteFileOptions) -> None:
        self._default_part().add_execute_file_command(**params._given())

    def _default_part(self) -> UserData:
        if self._default is None:
            raise ValidationError(
                "MultipartUserData only supports this operation if it has a default UserData",
                fix="call add_user_data_part(user_data, make_default=True) (addUserDataPart with makeDefault) first",
            )
        return self._default
