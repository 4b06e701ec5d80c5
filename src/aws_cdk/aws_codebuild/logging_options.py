"""Where a build's log goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_logs.log_group_base import ILogGroup
    from aws_cdk.aws_s3.bucket_base import IBucket


class S3LoggingOptions(Struct):
    """A log in a bucket."""

    bucket: IBucket
    enabled: bool | None = None
    """Default: yes."""
    encrypted: bool | None = None
    """Whether the log is encrypted. Default: yes."""
    prefix: str | None = None
    """Folder in the bucket. Default: none."""


class CloudWatchLoggingOptions(Struct):
    """A log in CloudWatch."""

    enabled: bool | None = None
    """Default: yes."""
    log_group: ILogGroup | None = None
    """The group of logs; needed unless it is off."""
    prefix: str | None = None
    """Start of the streams' names. Default: none."""


class LoggingOptions(Struct):
    """Where a build's log goes."""

    cloud_watch: Nested[CloudWatchLoggingOptions | None] = nested()
    """To CloudWatch. Default: to a group named after the project."""
    s3: Nested[S3LoggingOptions | None] = nested()
    """To a bucket. Default: no."""


def rendered_logging(project: Any, logging: LoggingOptions | None) -> dict[str, Any] | None:
    """Return the property of the L1 project, and let the project write its log.

    Raises:
        ValidationError: logging to CloudWatch is on without a group.
    """
    if logging is None:
        return None
    s3_config = cloud_watch_config = None
    if logging.s3 is not None:
        to_s3 = logging.s3
        s3_config = {
            "status": _status(to_s3.enabled),
            "location": f"{to_s3.bucket.bucket_name}/{to_s3.prefix}" if to_s3.prefix else to_s3.bucket.bucket_name,
            "encryptionDisabled": None if to_s3.encrypted is None else not to_s3.encrypted,
        }
        to_s3.bucket.grant_write(project)
    if logging.cloud_watch is not None:
        to_cloud_watch = logging.cloud_watch
        enabled = to_cloud_watch.enabled is not False
        if enabled and to_cloud_watch.log_group is None:
            raise ValidationError(
                "Specifying a LogGroup is required if CloudWatch logging for CodeBuild is enabled",
                scope=project,
                fix="give log_group, or leave out cloud_watch for the default group",
            )
        group = to_cloud_watch.log_group
        if group is not None:
            group.grant_write(project)
        cloud_watch_config = {
            "status": _status(to_cloud_watch.enabled),
            "groupName": group.log_group_name if group is not None else None,
            "streamName": to_cloud_watch.prefix,
        }
    return {"s3Logs": s3_config, "cloudWatchLogs": cloud_watch_config}


def _status(enabled: bool | None) -> str:
    return "DISABLED" if enabled is False else "ENABLED"


__all__ = ["CloudWatchLoggingOptions", "LoggingOptions", "S3LoggingOptions"]
