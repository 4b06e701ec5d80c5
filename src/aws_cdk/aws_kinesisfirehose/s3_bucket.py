"""Buckets as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose.common import (
    BackupMode,
    CommonDestinationProps,
    CommonDestinationS3Props,
    DestinationConfig,
    DestinationS3BackupProps,
    IDestination,
)
from aws_cdk.aws_kinesisfirehose.processor import rendered_processor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.time_zone import TimeZone
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesisfirehose.logging_config import ILoggingConfig
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct

# Limits of what is gathered. Source: the Firehose API reference, BufferingHints.
_MAX_SECONDS = 900
_SIZES_MIB = (1, 128)
_DEFAULT_SECONDS, _DEFAULT_MIB = 300, 5


class S3BucketProps(CommonDestinationS3Props, CommonDestinationProps):
    """Options of a bucket as destination."""

    file_extension: str | None = None
    """End of the objects' keys, with a dot. Default: as the compression has it."""
    time_zone: TimeZone | None = None
    """Time zone of dates in keys. Default: UTC."""


class S3Bucket(IDestination):
    """Writes records to a bucket."""

    @takes(S3BucketProps)
    def __init__(self, bucket: IBucket, props: S3BucketProps) -> None:
        """Write to ``bucket``.

        Raises:
            ValidationError: only failed records are to be kept, which buckets cannot do.
        """
        if props.s3_backup is not None and props.s3_backup.mode is BackupMode.FAILED:
            raise ValidationError("S3 destinations do not support BackupMode.FAILED", scope=bucket)
        self._bucket = bucket
        self._props = props

    def bind(self, scope: Construct, **options: Any) -> DestinationConfig:
        """Let a role write to the bucket, log errors and call processors.

        Raises:
            ValidationError: more is to be gathered than can be, or log messages are taken out of compressed records.
        """
        props = self._props
        role = props.role or _new_role(scope)
        dependables: list[Any] = []
        written = _written(scope, self._bucket, role, props, props.logging_config, "S3Destination", dependables)
        backup = self._backup(scope, role, dependables)
        processors = self._processors(scope, role)
        return DestinationConfig(
            dependables=dependables,
            extended_s3_destination_configuration={
                **written,
                "processingConfiguration": {"enabled": True, "processors": processors} if processors else None,
                "s3BackupConfiguration": backup,
                "s3BackupMode": "Enabled" if backup is not None else None,
                "fileExtension": props.file_extension,
                "customTimeZone": props.time_zone.timezone_name if props.time_zone is not None else None,
            },
        )

    def _processors(self, scope: Construct, role: IRole) -> list[dict[str, Any]]:
        props = self._props
        given = [*(props.processors or ()), *([props.processor] if props.processor is not None else ())]
        rendered = [rendered_processor(processor, scope, role) for processor in given]
        types = {processor["type"] for processor in rendered}
        if "CloudWatchLogProcessing" in types and "Decompression" not in types:
            raise ValidationError("CloudWatchLogProcessor can only be enabled with DecompressionProcessor", scope=scope)
        return rendered

    def _backup(self, scope: Construct, role: IRole, dependables: list[Any]) -> dict[str, Any] | None:
        backup: DestinationS3BackupProps | None = self._props.s3_backup
        if backup is None or (backup.bucket is None and backup.mode is None):
            return None
        from aws_cdk.aws_s3.bucket import Bucket

        bucket = backup.bucket or Bucket(scope, "BackupBucket")
        return _written(scope, bucket, role, backup, backup.logging_config, "S3Backup", dependables)


def _new_role(scope: Construct) -> IRole:
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    return Role(scope, "S3 Destination Role", assumed_by=ServicePrincipal("firehose.amazonaws.com"))


def _written(
    scope: Construct,
    bucket: IBucket,
    role: IRole,
    props: CommonDestinationS3Props,
    logging: ILoggingConfig | None,
    stream_id: str,
    dependables: list[Any],
) -> dict[str, Any]:
    """Return how objects are written to a bucket; the role may then do so."""
    key = props.encryption_key
    if key is not None:
        key.grant_encrypt_decrypt(role)
    dependables.append(bucket.grant_read_write(role))
    return {
        "bucketArn": bucket.bucket_arn,
        "roleArn": role.role_arn,
        "cloudWatchLoggingOptions": _logging(scope, role, logging, stream_id, dependables),
        "bufferingHints": _hints(props, scope),
        "compressionFormat": props.compression.value if props.compression is not None else None,
        "encryptionConfiguration": {"kmsEncryptionConfig": {"awskmsKeyArn": key.key_arn}} if key is not None else None,
        "errorOutputPrefix": props.error_output_prefix,
        "prefix": props.data_output_prefix,
    }


def _logging(
    scope: Construct, role: IRole, config: ILoggingConfig | None, stream_id: str, dependables: list[Any]
) -> dict[str, Any] | None:
    if config is not None and not config.logging:
        return None
    group: Any = config.log_group if config is not None else None
    if group is None:
        from aws_cdk.aws_logs.log_group import LogGroup

        # One for the destination and its backup.
        group = scope.node.try_find_child("LogGroup") or LogGroup(scope, "LogGroup")
    dependables.append(group.grant_write(role))
    stream = group.add_stream(stream_id)
    return {"enabled": True, "logGroupName": group.log_group_name, "logStreamName": stream.log_stream_name}


def _hints(props: CommonDestinationS3Props, scope: Construct) -> dict[str, Any] | None:
    interval, size = props.buffering_interval, props.buffering_size
    if interval is None and size is None:
        return None
    seconds = interval.to_seconds() if interval is not None else _DEFAULT_SECONDS
    mebibytes = size.to_mebibytes() if size is not None else _DEFAULT_MIB
    if not is_unresolved(seconds) and seconds > _MAX_SECONDS:
        raise ValidationError(
            f"Buffering interval must be less than {_MAX_SECONDS} seconds, got {seconds:g} seconds.", scope=scope
        )
    if not is_unresolved(mebibytes) and not _SIZES_MIB[0] <= mebibytes <= _SIZES_MIB[1]:
        raise ValidationError(
            f"Buffering size must be between {_SIZES_MIB[0]} and {_SIZES_MIB[1]} MiBs, got {mebibytes:g} MiBs.",
            scope=scope,
        )
    return {"intervalInSeconds": seconds, "sizeInMBs": mebibytes}


__all__ = ["S3Bucket", "S3BucketProps"]
