"""The stream."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesis._l1 import CfnStream
from aws_cdk.aws_kinesis.stream_base import IStream, _StreamBase
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct

# Limits of the retention in hours. Source: the Kinesis API reference, IncreaseStreamRetentionPeriod.
_MIN_HOURS, _MAX_HOURS = 24, 8760

# Regions without encryption by Kinesis's own key, as the peer has them.
_NO_ENCRYPTION = "AwsCdkKinesisEncryptedStreamsUnsupportedRegions"
_REGIONS_WITHOUT_ENCRYPTION = ("cn-north-1", "cn-northwest-1")


class StreamEncryption(NamedEnum):
    """How records are encrypted at rest."""

    UNENCRYPTED = "NONE"
    KMS = "KMS"
    """With a key of the account."""
    MANAGED = "MANAGED"
    """With a key of Kinesis."""


class StreamMode(NamedEnum):
    """How capacity is decided."""

    PROVISIONED = "PROVISIONED"
    """By the number of shards given."""
    ON_DEMAND = "ON_DEMAND"
    """By Kinesis."""


class ShardLevelMetrics(NamedEnum):
    """A metric that is reported shard by shard."""

    INCOMING_BYTES = "IncomingBytes"
    INCOMING_RECORDS = "IncomingRecords"
    ITERATOR_AGE_MILLISECONDS = "IteratorAgeMilliseconds"
    OUTGOING_BYTES = "OutgoingBytes"
    OUTGOING_RECORDS = "OutgoingRecords"
    READ_PROVISIONED_THROUGHPUT_EXCEEDED = "ReadProvisionedThroughputExceeded"
    WRITE_PROVISIONED_THROUGHPUT_EXCEEDED = "WriteProvisionedThroughputExceeded"
    ALL = "ALL"


class StreamProps(Struct):
    """Options of a stream."""

    encryption: StreamEncryption | None = None
    """Default: KMS if a key is given, else Kinesis's key where the region has it."""
    encryption_key: IKey | None = None
    """The KMS key. Default: a new one, if ``encryption`` is KMS."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the stream when it leaves the stack. Default: it stays."""
    retention_period: Duration | None = None
    """How long records are kept, 24 to 8760 hours. Default: 24."""
    shard_count: int | float | None = None
    """Number of shards; only with provisioned capacity. Default: 1."""
    shard_level_metrics: Sequence[ShardLevelMetrics] | None = None
    """Which metrics are reported shard by shard. Default: none."""
    stream_mode: StreamMode | None = None
    """Default: PROVISIONED."""
    stream_name: str | None = None
    """Default: chosen by CloudFormation."""


class StreamAttributes(Struct):
    """What is known of a stream made elsewhere."""

    stream_arn: str
    encryption_key: IKey | None = None
    """The key it is encrypted with; grants cover it. Default: none."""


class Stream(_StreamBase):
    """A data stream of Kinesis."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kinesis.Stream"

    @staticmethod
    @checked
    def from_stream_arn(scope: Construct, id: str, stream_arn: str) -> IStream:
        """Return a stream made elsewhere, by its ARN."""
        return Stream.from_stream_attributes(scope, id, stream_arn=stream_arn)

    @staticmethod
    @takes(StreamAttributes)
    def from_stream_attributes(scope: Construct, id: str, attrs: StreamAttributes) -> IStream:
        """Return a stream made elsewhere, by what is known of it."""
        return _ImportedStream(scope, id, attrs)

    @takes(StreamProps)
    def __init__(self, scope: Construct, id: str, props: StreamProps) -> None:
        """Make a stream.

        Raises:
            ValidationError: options contradict each other, or the retention is out of its limits.
        """
        super().__init__(scope, id, physical_name=props.stream_name)
        self.auto_create_policy = True
        mode = props.stream_mode
        shards = props.shard_count
        if mode is StreamMode.ON_DEMAND and shards is not None:
            raise ValidationError(
                "streamMode must be set to PROVISIONED (default) when specifying shardCount",
                scope=self,
                fix="leave shard_count out",
            )
        if shards is None and mode is not StreamMode.ON_DEMAND:
            shards = 1
        metrics = self._metrics(props.shard_level_metrics)
        encryption = self._encryption(props)
        resource = CfnStream(
            self,
            "Resource",
            name=self.physical_name,
            retention_period_hours=self._retention_hours(props.retention_period),
            shard_count=shards,
            stream_encryption=encryption,
            stream_mode_details={"streamMode": mode._value_} if mode is not None else None,
            desired_shard_level_metrics=metrics,
        )
        resource.apply_removal_policy(props.removal_policy, default=RemovalPolicy.RETAIN)
        self.stream_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="kinesis", resource="stream", resource_name=self.physical_name)
        )
        self.stream_name = self._get_resource_name_attribute(resource.ref)

    def _retention_hours(self, period: Duration | None) -> int | float:
        hours = period.to_hours() if period is not None else _MIN_HOURS
        if not is_unresolved(hours) and not _MIN_HOURS <= hours <= _MAX_HOURS:
            raise ValidationError(
                f"retentionPeriod must be between {_MIN_HOURS} and {_MAX_HOURS} hours. Received {hours:g}", scope=self
            )
        return hours

    def _metrics(self, metrics: Sequence[ShardLevelMetrics] | None) -> list[str] | None:
        if metrics is None:
            return None
        if ShardLevelMetrics.ALL in metrics and len(metrics) > 1:
            raise ValidationError(
                "`shardLevelMetrics` cannot include `ShardLevelMetrics.ALL` together with individual metrics, which it "
                "has already",
                scope=self,
                fix="give `ShardLevelMetrics.ALL` alone, or single metrics",
            )
        if len(set(metrics)) != len(metrics):
            raise ValidationError("shardLevelMetrics cannot contain duplicate items.", scope=self)
        return [metric._value_ for metric in metrics]

    def _encryption(self, props: StreamProps) -> Any:
        """Return the property for encryption; make a key if one is needed."""
        kind, key = props.encryption, props.encryption_key
        if kind is None and key is None:
            if not Stack.of(self).node.try_find_child(_NO_ENCRYPTION):
                self._add_condition()
            return Fn.condition_if(
                _NO_ENCRYPTION, Aws.NO_VALUE, {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"}
            )
        kind = kind or StreamEncryption.KMS
        if key is not None and kind is not StreamEncryption.KMS:
            raise ValidationError(
                f"encryptionKey is specified, so 'encryption' must be set to KMS (value: {kind._value_})", scope=self
            )
        if kind is StreamEncryption.UNENCRYPTED:
            return None
        if kind is StreamEncryption.MANAGED:
            return {"encryptionType": "KMS", "keyId": "alias/aws/kinesis"}
        if key is None:
            from aws_cdk.aws_kms.key import Key

            key = Key(self, "Key", description=f"Created by {self.node.path}")
        self.encryption_key = key
        return {"encryptionType": "KMS", "keyId": key.key_arn}

    def _add_condition(self) -> None:
        from aws_cdk.core.cfn_condition import CfnCondition

        CfnCondition(
            Stack.of(self),
            _NO_ENCRYPTION,
            expression=Fn.condition_or(
                *[Fn.condition_equals(Aws.REGION, region) for region in _REGIONS_WITHOUT_ENCRYPTION]
            ),
        )


class _ImportedStream(_StreamBase):
    """A stream of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, attrs: StreamAttributes) -> None:
        super().__init__(scope, id, environment_from_arn=attrs.stream_arn)
        self.stream_arn = attrs.stream_arn
        parts = Arn.split(attrs.stream_arn, ArnFormat.SLASH_RESOURCE_NAME)
        self.stream_name = parts.resource_name  # type: ignore[assignment]  # a stream's ARN has it
        self.encryption_key = attrs.encryption_key
