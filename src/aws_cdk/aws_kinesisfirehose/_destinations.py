"""What destinations share: how records are gathered, logged, processed and kept in buckets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose.common import CommonDestinationProps, CommonDestinationS3Props
from aws_cdk.aws_kinesisfirehose.processor import rendered_processor
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesisfirehose.common import DestinationS3BackupProps
    from aws_cdk.aws_kinesisfirehose.logging_config import ILoggingConfig
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.size import Size
    from constructs import Construct

# Limits of what is gathered, and what is gathered unless options say else.
# Source: the Firehose API reference, BufferingHints.
_MAX_SECONDS, _DEFAULT_SECONDS = 900, 300
_MIN_MIB, _MAX_MIB, _DEFAULT_MIB = 1, 128, 5
# The same for records that are converted or partitioned. Source: the Firehose developer guide.
_MIN_MIB_OF_BATCHES, _DEFAULT_MIB_OF_BATCHES, _MIN_SECONDS_OF_PARTITIONS = 64, 128, 60
# Source: the Firehose API reference, RetryOptions and HttpEndpointRetryOptions.
_MAX_RETRY_SECONDS = 7200


def written(bucket: IBucket, role: IRole, props: CommonDestinationS3Props, hints: Any, logging: Any) -> dict[str, Any]:
    """Return how objects are written to a bucket."""
    key = props.encryption_key
    return {
        "bucketArn": bucket.bucket_arn,
        "roleArn": role.role_arn,
        "prefix": props.data_output_prefix,
        "errorOutputPrefix": props.error_output_prefix,
        "bufferingHints": hints,
        "compressionFormat": props.compression.value if props.compression is not None else None,
        "encryptionConfiguration": {"kmsEncryptionConfig": {"awskmsKeyArn": key.key_arn}} if key is not None else None,
        "cloudWatchLoggingOptions": logging,
    }


def granted_key(role: IRole, props: CommonDestinationS3Props) -> None:
    """Let ``role`` use the key of objects, if there is one."""
    if props.encryption_key is not None:
        props.encryption_key.grant_encrypt_decrypt(role)


def backup(
    scope: Construct, role: IRole, props: DestinationS3BackupProps | None, dependables: list[Any]
) -> dict[str, Any]:
    """Return the bucket that records are kept in as they came, a new one if none is given; ``role`` may write."""
    from aws_cdk.aws_kinesisfirehose.common import DestinationS3BackupProps
    from aws_cdk.aws_s3.bucket import Bucket

    props = props or DestinationS3BackupProps()
    bucket = props.bucket or Bucket(scope, "BackupBucket")
    dependables.append(bucket.grant_read_write(role))
    logging = logged(scope, role, props.logging_config, "S3Backup", dependables)
    granted_key(role, props)
    return written(bucket, role, props, hints(scope, props.buffering_interval, props.buffering_size), logging)


def logged(
    scope: Construct, role: IRole, config: ILoggingConfig | None, stream_id: str, dependables: list[Any]
) -> dict[str, Any] | None:
    """Return where errors are logged, a new group if none is given; ``role`` may write."""
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


def processors(scope: Construct, role: IRole, props: CommonDestinationProps, **options: Any) -> list[dict[str, Any]]:
    """Return what records go through; options are those of ``DataProcessorBindOptions``.

    Raises:
        ValidationError: both options for processors are given, or log messages are taken out of compressed records.
    """
    if props.processor is not None and props.processors is not None:
        raise ValidationError("You can specify either 'processors' or 'processor', not both.", scope=scope)
    given = props.processors or ([props.processor] if props.processor is not None else [])
    rendered = [rendered_processor(processor, scope, role, **options) for processor in given]
    types = {processor["type"] for processor in rendered}
    if "CloudWatchLogProcessing" in types and "Decompression" not in types:
        raise ValidationError("CloudWatchLogProcessor can only be enabled with DecompressionProcessor", scope=scope)
    return rendered


def processing(rendered: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return processors by the names of the L1 class."""
    return {"enabled": True, "processors": rendered} if rendered else None


def hints(
    scope: Construct,
    interval: Duration | None,
    size: Size | None,
    *,
    converted: bool = False,
    partitioned: bool = False,
) -> dict[str, Any] | None:
    """Return how much is gathered before it is written.

    Raises:
        ValidationError: it is more or less than can be.
    """
    batches = converted or partitioned
    if interval is None and size is None and not batches:
        return None
    seconds = interval.to_seconds() if interval is not None else _DEFAULT_SECONDS
    default = _DEFAULT_MIB_OF_BATCHES if batches else _DEFAULT_MIB
    mebibytes = size.to_mebibytes() if size is not None else default
    for wrong, message in (
        (
            not is_unresolved(seconds) and seconds > _MAX_SECONDS,
            f"Buffering interval must be less than {_MAX_SECONDS} seconds, got {seconds:g} seconds.",
        ),
        (
            partitioned and not is_unresolved(seconds) and seconds < _MIN_SECONDS_OF_PARTITIONS,
            f"When dynamic partitioning is enabled, buffering interval must be at least "
            f"{_MIN_SECONDS_OF_PARTITIONS} seconds, got {seconds:g} seconds.",
        ),
        (
            not is_unresolved(mebibytes) and mebibytes < _MIN_MIB,
            f"Buffering size must be at least {_MIN_MIB} MiB, got {mebibytes:g} MiBs.",
        ),
        (
            not is_unresolved(mebibytes) and mebibytes > _MAX_MIB,
            f"Buffering size must be at most {_MAX_MIB} MiBs, got {mebibytes:g} MiBs.",
        ),
        (
            batches and not is_unresolved(mebibytes) and mebibytes < _MIN_MIB_OF_BATCHES,
            f"When data format conversion or dynamic partitioning is enabled, buffering size must be at least "
            f"{_MIN_MIB_OF_BATCHES} MiBs, got {mebibytes:g} MiBs.",
        ),
    ):
        if wrong:
            raise ValidationError(message, scope=scope)
    return {"intervalInSeconds": seconds, "sizeInMBs": mebibytes}


def retry(scope: Construct, duration: Duration | None) -> dict[str, Any] | None:
    """Return how long writing is tried again.

    Raises:
        ValidationError: it is longer than can be.
    """
    if duration is None:
        return None
    seconds = duration.to_seconds()
    if not is_unresolved(seconds) and seconds > _MAX_RETRY_SECONDS:
        raise ValidationError(
            f"Retry duration must be at most {_MAX_RETRY_SECONDS} seconds, got {seconds:g} seconds.", scope=scope
        )
    return {"durationInSeconds": seconds}
