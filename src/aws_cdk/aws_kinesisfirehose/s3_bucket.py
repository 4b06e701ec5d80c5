"""Buckets as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose._destinations import backup, granted_key, hints, logged, processing, processors, retry
from aws_cdk.aws_kinesisfirehose._destinations import written as written_to
from aws_cdk.aws_kinesisfirehose._prefixes import checked_prefixes, keys_in
from aws_cdk.aws_kinesisfirehose.common import (
    BackupMode,
    CommonDestinationProps,
    CommonDestinationS3Props,
    DestinationConfig,
    IDestination,
)
from aws_cdk.aws_kinesisfirehose.data_format_conversion import DataFormatConversionProps
from aws_cdk.aws_kinesisfirehose.partitioning import DynamicPartitioningProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.time_zone import TimeZone

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class S3BucketProps(CommonDestinationS3Props, CommonDestinationProps):
    """Options of a bucket as destination."""

    data_format_conversion: Nested[DataFormatConversionProps | None] = nested()
    """Write records in a columnar format. Default: as they come."""
    dynamic_partitioning: Nested[DynamicPartitioningProps | None] = nested()
    """Begin the objects' keys by what is in the records. Default: no."""
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
            ValidationError: only failed records are to be kept, which buckets cannot do; converted records are to be
                compressed again; or an expression in a prefix cannot be.
        """
        if props.s3_backup is not None and props.s3_backup.mode is BackupMode.FAILED:
            raise ValidationError("S3 destinations do not support BackupMode.FAILED", scope=bucket)
        if props.data_format_conversion is not None and props.compression is not None:
            raise ValidationError(
                "When data record format conversion is enabled, compression cannot be set on the S3 Destination. "
                "Compression may only be set in the OutputFormat; it is SNAPPY by default.",
                scope=bucket,
                fix="give compression to ParquetOutputFormat or OrcOutputFormat",
            )
        partitioning = props.dynamic_partitioning
        self._partitioned = partitioning is not None and partitioning.enabled
        checked_prefixes(bucket, props.data_output_prefix, props.error_output_prefix, partitioned=self._partitioned)
        self._bucket = bucket
        self._props = props

    @checked
    def bind(self, scope: Construct, **options: Any) -> DestinationConfig:
        """Let a role write to the bucket, log errors, read the schema and call processors.

        Raises:
            ValidationError: more or less is to be gathered than can be, processors do not go together, or records
                are partitioned by keys that no processor finds.
        """
        props = self._props
        role = props.role or _new_role(scope)
        dependables: list[Any] = [self._bucket.grant_read_write(role)]
        logging = logged(scope, role, props.logging_config, "S3Destination", dependables)
        kept = self._backup(scope, role, dependables)
        conversion = self._conversion(scope, role)
        rendered = processors(
            scope, role, props, dynamic_partitioning_enabled=self._partitioned, prefix=props.data_output_prefix
        )
        if self._partitioned:
            self._check_keys(scope, {processor["type"] for processor in rendered})
        buffering = hints(
            scope,
            props.buffering_interval,
            props.buffering_size,
            converted=conversion is not None and conversion["enabled"],
            partitioned=self._partitioned,
        )
        granted_key(role, props)
        objects = written_to(self._bucket, role, props, buffering, logging)
        return DestinationConfig(
            dependables=dependables,
            # In the order in which the peer carries what these refer to across stacks; that of a backup is another.
            extended_s3_destination_configuration={
                "cloudWatchLoggingOptions": logging,
                "processingConfiguration": processing(rendered),
                "roleArn": role.role_arn,
                "s3BackupConfiguration": kept,
                "s3BackupMode": "Enabled" if kept is not None else None,
                "bufferingHints": buffering,
                "bucketArn": objects["bucketArn"],
                "compressionFormat": objects["compressionFormat"],
                "dataFormatConversionConfiguration": conversion,
                "encryptionConfiguration": objects["encryptionConfiguration"],
                "errorOutputPrefix": objects["errorOutputPrefix"],
                "prefix": objects["prefix"],
                "dynamicPartitioningConfiguration": self._partitioning(scope),
                "fileExtension": props.file_extension,
                "customTimeZone": props.time_zone.timezone_name if props.time_zone is not None else None,
            },
        )

    def _conversion(self, scope: Construct, role: IRole) -> dict[str, Any] | None:
        conversion: DataFormatConversionProps | None = self._props.data_format_conversion
        if conversion is None:
            return None
        return {
            "enabled": conversion.enabled if conversion.enabled is not None else True,
            "schemaConfiguration": conversion.schema_configuration.bind(scope, role=role),
            "inputFormatConfiguration": conversion.input_format.create_input_format_config(),
            "outputFormatConfiguration": conversion.output_format.create_output_format_config(),
        }

    def _partitioning(self, scope: Construct) -> dict[str, Any] | None:
        partitioning: DynamicPartitioningProps | None = self._props.dynamic_partitioning
        if partitioning is None:
            return None
        return {"enabled": partitioning.enabled, "retryOptions": retry(scope, partitioning.retry_duration)}

    def _check_keys(self, scope: Construct, types: set[Any]) -> None:
        prefix = self._props.data_output_prefix
        if not prefix:
            raise ValidationError(
                "When dynamic partitioning is enabled, you must specify dataOutputPrefix.", scope=scope
            )
        if "MetadataExtraction" in types:
            return
        if "Lambda" not in types:
            raise ValidationError(
                "When dynamic partitioning is enabled, you must specify either LambdaFunctionProcessor or "
                "MetadataExtractionProcessor, or both.",
                scope=scope,
            )
        if not keys_in(prefix, "partitionKeyFromLambda"):
            raise ValidationError(
                "When dynamic partitioning is enabled and only a LambdaFunctionProcessor is specified, you must specify "
                "at least one instance of !{partitionKeyFromLambda:keyID}.",
                scope=scope,
                fix="name a key in data_output_prefix",
            )

    def _backup(self, scope: Construct, role: IRole, dependables: list[Any]) -> dict[str, Any] | None:
        props = self._props.s3_backup
        if props is None or (props.bucket is None and props.mode is None):
            return None
        return backup(scope, role, props, dependables)


def _new_role(scope: Construct) -> IRole:
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role

    return Role(scope, "S3 Destination Role", assumed_by=ServicePrincipal("firehose.amazonaws.com"))


__all__ = ["S3Bucket", "S3BucketProps"]
