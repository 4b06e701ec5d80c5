"""What destinations of delivery streams have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose.logging_config import ILoggingConfig
from aws_cdk.aws_kinesisfirehose.processor import IDataProcessor
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct, IDependable


class BackupMode(NamedEnum):
    """Which records are kept in a second bucket."""

    ALL = 0
    FAILED = 1


class Compression:
    """How objects are compressed."""

    GZIP: Compression
    HADOOP_SNAPPY: Compression
    SNAPPY: Compression
    UNCOMPRESSED: Compression
    ZIP: Compression

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def of(value: str) -> Compression:
        """Return a compression that is not listed here."""
        return Compression(value)


Compression.GZIP = Compression("GZIP")
Compression.HADOOP_SNAPPY = Compression("HADOOP_SNAPPY")
Compression.SNAPPY = Compression("Snappy")
Compression.UNCOMPRESSED = Compression("UNCOMPRESSED")
Compression.ZIP = Compression("ZIP")


class CommonDestinationS3Props(Struct):
    """How objects are written to a bucket."""

    buffering_interval: Duration | None = None
    """How long records are gathered, at most 15 minutes. Default: 5 minutes."""
    buffering_size: Size | None = None
    """How much is gathered, 1 to 128 MiB. Default: 5 MiB."""
    compression: Compression | None = None
    """Default: UNCOMPRESSED."""
    data_output_prefix: str | None = None
    """Beginning of the objects' keys."""
    encryption_key: IKey | None = None
    """Key that objects are encrypted with. Default: as the bucket says."""
    error_output_prefix: str | None = None
    """Beginning of the keys of records that could not be handled."""


class DestinationS3BackupProps(CommonDestinationS3Props):
    """A second bucket for records as they came."""

    bucket: IBucket | None = None
    """Default: a new one, if ``mode`` is given."""
    logging_config: ILoggingConfig | None = None
    """Where errors are logged. Default: a new log group."""
    mode: BackupMode | None = None
    """Default: ALL if a bucket is given, else nothing is kept."""


class CommonDestinationProps(Struct):
    """What every destination takes."""

    logging_config: ILoggingConfig | None = None
    """Where errors are logged. Default: a new log group."""
    processor: IDataProcessor | None = None
    """Deprecated: see ``processors``."""
    processors: Sequence[IDataProcessor] | None = None
    """What records go through."""
    role: IRole | None = None
    """Role that records are written with. Default: a new one."""
    s3_backup: Nested[DestinationS3BackupProps | None] = nested()
    """Keep records as they came in a second bucket. Default: no."""


class DestinationBindOptions(Struct):
    """What a destination is told."""


class DestinationConfig(Struct):
    """A destination, by the names of the L1 class."""

    dependables: Sequence[IDependable] | None = None
    """What the delivery stream has to wait for."""
    extended_s3_destination_configuration: Any = None
    http_endpoint_destination_configuration: Any = None


class IDestination(Interface):
    """Where a delivery stream writes records."""

    def bind(self, scope: Construct, **options: Any) -> DestinationConfig:
        """Return the destination; may make constructs below ``scope``."""
        raise NotImplementedError


__all__ = [
    "BackupMode",
    "CommonDestinationProps",
    "CommonDestinationS3Props",
    "Compression",
    "DestinationBindOptions",
    "DestinationConfig",
    "DestinationS3BackupProps",
    "IDestination",
]
