"""Where records of flow logs go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_flow_logs import FlowLog
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.interfaces.aws_kinesisfirehose import IDeliveryStreamRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef
    from constructs import Construct

_CREATE_POLICY = "@aws-cdk/aws-s3:createDefaultLoggingPolicy"
_LOGS_SERVICE = "delivery.logs.amazonaws.com"


class FlowLogDestinationType(NamedEnum):
    """Kinds of destinations."""

    CLOUD_WATCH_LOGS = "cloud-watch-logs"
    S3 = "s3"
    KINESIS_DATA_FIREHOSE = "kinesis-data-firehose"


class FlowLogFileFormat(NamedEnum):
    """Formats of files in a bucket."""

    PLAIN_TEXT = "plain-text"
    PARQUET = "parquet"


class S3DestinationOptions(Struct):
    """How files are laid out in a bucket."""

    file_format: FlowLogFileFormat | None = None
    """Format of the files. Default: plain text."""
    hive_compatible_partitions: bool | None = None
    """Name folders as Hive does. Default: no."""
    per_hour_partition: bool | None = None
    """Make a folder for each hour, not each day. Default: no."""


class DestinationOptions(S3DestinationOptions):
    """How files are laid out in a bucket."""


class FlowLogDestinationConfig(Struct):
    """Where records go, in full."""

    log_destination_type: FlowLogDestinationType
    """The kind of destination."""
    delivery_stream: IDeliveryStreamRef | None = None
    """The stream."""
    delivery_stream_arn: str | None = None
    """ARN of the stream."""
    destination_options: Nested[DestinationOptions | None] = nested()
    """How files are laid out."""
    iam_role: IRole | None = None
    """The role that writes."""
    key_prefix: str | None = None
    """What keys in the bucket begin with."""
    log_group: ILogGroupRef | None = None
    """The log group."""
    s3_bucket: IBucket | None = None
    """The bucket."""


class FlowLogDestination:
    """Where records go."""

    @staticmethod
    @checked
    def to_cloud_watch_logs(log_group: ILogGroupRef | None = None, iam_role: IRole | None = None) -> FlowLogDestination:
        """Write to a log group, by default a new one, with a role, by default a new one."""
        return _ToLogs(log_group, iam_role)

    @staticmethod
    @takes(S3DestinationOptions)
    def to_s3(
        bucket: IBucket | None = None,
        key_prefix: str | None = None,
        options: S3DestinationOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> FlowLogDestination:
        """Write files to a bucket, by default a new one."""
        return _ToBucket(bucket, key_prefix, options)

    @staticmethod
    @checked
    def to_firehose(delivery_stream: IDeliveryStreamRef, iam_role: IRole | None = None) -> FlowLogDestination:
        """Write to a stream of Firehose; a role is needed for one of another account."""
        return _ToFirehose(delivery_stream.delivery_stream_ref.delivery_stream_arn, delivery_stream, iam_role)

    @staticmethod
    @checked
    def to_kinesis_data_firehose_destination(delivery_stream_arn: str) -> FlowLogDestination:
        """Write to a stream of Firehose, by its ARN."""
        return _ToFirehose(delivery_stream_arn, None, None)

    def bind(self, scope: Construct, flow_log: FlowLog) -> FlowLogDestinationConfig:
        """Return the destination, after making what it needs below ``scope``."""
        raise NotImplementedError


class _ToLogs(FlowLogDestination):
    def __init__(self, log_group: ILogGroupRef | None, iam_role: IRole | None) -> None:
        self._log_group = log_group
        self._iam_role = iam_role

    @checked
    def bind(self, scope: Construct, flow_log: FlowLog) -> FlowLogDestinationConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role
        from aws_cdk.aws_logs.log_group import LogGroup

        role = self._iam_role or Role(scope, "IAMRole", assumed_by=ServicePrincipal("vpc-flow-logs.amazonaws.com"))
        group: Any = self._log_group or LogGroup(scope, "LogGroup")
        role.add_to_principal_policy(
            PolicyStatement(
                actions=["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                resources=[group.log_group_ref.log_group_arn],
            )
        )
        return FlowLogDestinationConfig(
            log_destination_type=FlowLogDestinationType.CLOUD_WATCH_LOGS, log_group=group, iam_role=role
        )


class _ToBucket(FlowLogDestination):
    def __init__(self, bucket: IBucket | None, key_prefix: str | None, options: S3DestinationOptions) -> None:
        self._bucket = bucket
        self._key_prefix = key_prefix
        self._options = options

    @checked
    def bind(self, scope: Construct, flow_log: FlowLog) -> FlowLogDestinationConfig:
        from aws_cdk.aws_s3.bucket import Bucket

        bucket = self._bucket or Bucket(scope, "Bucket")
        if flag_enabled(scope.node, _CREATE_POLICY):
            self._let_write(bucket, scope)
        given = self._options._given()
        options = DestinationOptions(
            file_format=given.get("file_format", FlowLogFileFormat.PLAIN_TEXT),
            per_hour_partition=given.get("per_hour_partition", False),
            hive_compatible_partitions=given.get("hive_compatible_partitions", False),
        )
        return FlowLogDestinationConfig(
            log_destination_type=FlowLogDestinationType.S3,
            s3_bucket=bucket,
            key_prefix=self._key_prefix,
            destination_options=options if given else None,
        )

    def _let_write(self, bucket: IBucket, scope: Construct) -> None:
        """Let the service write. Source: the VPC user guide, publishing flow logs to S3."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        stack = Stack.of(scope)
        source = {
            "aws:SourceArn": stack.format_arn(service="logs", resource="*", arn_format=ArnFormat.NO_RESOURCE_NAME)
        }
        folder = f"{self._key_prefix.removesuffix('/')}/AWSLogs" if self._key_prefix else "AWSLogs"
        account = f"aws-account-id={stack.account}" if self._options.hive_compatible_partitions else stack.account
        principal = ServicePrincipal(_LOGS_SERVICE)
        bucket.add_to_resource_policy(
            PolicyStatement(
                principals=[principal],
                resources=[bucket.arn_for_objects(f"{folder}/{account}/*")],
                actions=["s3:PutObject"],
                conditions={
                    "StringEquals": {
                        "s3:x-amz-acl": "bucket-owner-full-control",
                        "aws:SourceAccount": stack.account,
                    },
                    "ArnLike": source,
                },
            )
        )
        bucket.add_to_resource_policy(
            PolicyStatement(
                principals=[principal],
                resources=[bucket.bucket_arn],
                actions=["s3:GetBucketAcl", "s3:ListBucket"],
                conditions={"StringEquals": {"aws:SourceAccount": stack.account}, "ArnLike": source},
            )
        )


class _ToFirehose(FlowLogDestination):
    def __init__(self, arn: str, stream: IDeliveryStreamRef | None, iam_role: IRole | None) -> None:
        self._arn = arn
        self._stream = stream
        self._iam_role = iam_role

    @checked
    def bind(self, scope: Construct, flow_log: FlowLog) -> FlowLogDestinationConfig:
        return FlowLogDestinationConfig(
            log_destination_type=FlowLogDestinationType.KINESIS_DATA_FIREHOSE,
            delivery_stream_arn=self._arn,
            delivery_stream=self._stream,
            iam_role=self._iam_role,
        )
