"""Where logs of AgentCore go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_logs import ILogGroup
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_kinesisfirehose import IDeliveryStreamRef


class LogType(Choice):
    """Which logs are meant."""

    APPLICATION_LOGS: LogType
    USAGE_LOGS: LogType


name_choices(LogType, APPLICATION_LOGS="APPLICATION_LOGS", USAGE_LOGS="USAGE_LOGS")


class LoggingDestination:
    """A place that logs go to.

    Attributes:
        kind: The place's type, as CloudWatch Logs names it.
        arn: The place's ARN.
        log_group: The log group, if it is one.
        bucket: The bucket, if it is one.
    """

    @checked
    def __init__(
        self, kind: str, arn: str, *, log_group: ILogGroup | None = None, bucket: IBucket | None = None
    ) -> None:
        self.kind = kind
        self.arn = arn
        self.log_group = log_group
        self.bucket = bucket

    @staticmethod
    @checked
    def cloud_watch_logs(log_group: ILogGroup) -> LoggingDestination:
        """Send logs to a log group."""
        return LoggingDestination("CWL", log_group.log_group_arn, log_group=log_group)

    @staticmethod
    @checked
    def s3(bucket: IBucket) -> LoggingDestination:
        """Send logs to a bucket, below ``AWSLogs``."""
        return LoggingDestination("S3", bucket.bucket_arn, bucket=bucket)

    @staticmethod
    @checked
    def firehose(stream: IDeliveryStreamRef) -> LoggingDestination:
        """Send logs to a delivery stream."""
        return LoggingDestination("FH", stream.delivery_stream_ref.delivery_stream_arn)


class LoggingConfig(Struct):
    """One kind of logs, and where it goes."""

    destination: LoggingDestination
    log_type: LogType
