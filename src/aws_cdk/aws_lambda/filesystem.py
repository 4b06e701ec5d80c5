"""File systems that functions mount."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs import IDependable

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections
    from aws_cdk.aws_efs import IAccessPoint
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_s3files import IAccessPointRef


class FileSystemConfig(Struct):
    """What a function needs to mount a file system."""

    arn: str
    """ARN of the access point."""
    local_mount_path: str
    """Where it is mounted; begins with ``/mnt/``."""
    connections: Connections | None = None
    """Connections of the file system, so that the function may reach it."""
    dependency: Sequence[IDependable] | None = None
    """What must be there before the function."""
    policies: Sequence[PolicyStatement] | None = None
    """Statements for the function's role."""


class DirectS3Read:
    """Whether a function reads large files straight from the bucket behind S3 Files."""

    @checked
    def __init__(self, mode: str, bucket: Any = None) -> None:
        self._mode = mode
        self._bucket = bucket

    @staticmethod
    def auto() -> DirectS3Read:
        """Decide by what is known of the bucket."""
        return DirectS3Read("auto")

    @staticmethod
    def disabled() -> DirectS3Read:
        """Read through the file system alone."""
        return DirectS3Read("disabled")

    @staticmethod
    @checked
    def enabled(bucket: IBucket) -> DirectS3Read:
        """Read from ``bucket``, and let the function do so."""
        return DirectS3Read("enabled", bucket)

    @staticmethod
    def enabled_without_grant() -> DirectS3Read:
        """Read from the bucket; the permission is given elsewhere."""
        return DirectS3Read("enabled_without_grant")


class S3FilesOptions(Struct):
    """Options of a file system on S3 Files."""

    direct_s3_read: DirectS3Read | None = None
    """Whether large files are read straight from the bucket. Default: decided by what is known of it."""


class FileSystem:
    """A file system to mount."""

    @takes(FileSystemConfig)
    def __init__(self, config: FileSystemConfig) -> None:
        self.config = config
        self._s3_files: dict[str, str] | None = None

    @staticmethod
    @checked
    def from_efs_access_point(ap: IAccessPoint, mount_path: str) -> FileSystem:
        """Mount an access point of EFS.

        Raises:
            ValidationError: an imported access point does not know its file system.
        """
        from aws_cdk.core.arn import ArnComponents
        from aws_cdk.core.stack import Stack

        file_system: Any = ap.file_system
        stack = Stack.of(ap)
        file_system_arn = stack.format_arn(
            **ArnComponents(
                service="elasticfilesystem", resource="file-system", resource_name=file_system.file_system_id
            )._given()
        )
        return FileSystem(
            **FileSystemConfig(
                local_mount_path=mount_path,
                arn=ap.access_point_arn,
                dependency=[file_system.mount_targets_available],
                connections=file_system.connections,
                policies=[
                    PolicyStatement(
                        actions=["elasticfilesystem:ClientMount"],
                        resources=["*"],
                        conditions={"StringEquals": {"elasticfilesystem:AccessPointArn": ap.access_point_arn}},
                    ),
                    PolicyStatement(actions=["elasticfilesystem:ClientWrite"], resources=[file_system_arn]),
                ],
            )._given()
        )

    @staticmethod
    @takes(S3FilesOptions)
    def from_s3_files_access_point(ap: IAccessPointRef, mount_path: str, options: S3FilesOptions) -> FileSystem:
        """Mount an access point of S3 Files, made in this app with L1 classes.

        Raises:
            ValidationError: its file system, or a mount target of that, is not in the app.
        """
        from aws_cdk.aws_lambda._s3_files import direct_read_property, s3_files_config

        made = FileSystem(**s3_files_config(ap, mount_path, options.direct_s3_read)._given())
        made._s3_files = direct_read_property(options.direct_s3_read)
        return made
