"""Where records go that a function could not handle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.event_source_mapping_options import DlqDestinationConfig, IEventSourceDlq
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.event_source_mapping import IEventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_sns import ITopic
    from aws_cdk.aws_sqs import IQueue


_KAFKA = "kafka://"


class SqsDlq(IEventSourceDlq):
    """A queue for what is known of such records."""

    @checked
    def __init__(self, queue: IQueue) -> None:
        self._queue = queue

    @checked
    def bind(self, _target: IEventSourceMapping, target_handler: IFunction) -> DlqDestinationConfig:
        """Let the function send to the queue."""
        self._queue.grant_send_messages(target_handler)
        return DlqDestinationConfig(destination=self._queue.queue_arn)


class SnsDlq(IEventSourceDlq):
    """A topic for what is known of such records."""

    @checked
    def __init__(self, topic: ITopic) -> None:
        self._topic = topic

    @checked
    def bind(self, _target: IEventSourceMapping, target_handler: IFunction) -> DlqDestinationConfig:
        """Let the function publish to the topic."""
        self._topic.grant_publish(target_handler)
        return DlqDestinationConfig(destination=self._topic.topic_arn)


class S3OnFailureDestination(IEventSourceDlq):
    """A bucket for such records."""

    @checked
    def __init__(self, bucket: IBucket) -> None:
        self._bucket = bucket

    @checked
    def bind(self, _target: IEventSourceMapping, target_handler: IFunction) -> DlqDestinationConfig:
        """Let the function read and write the bucket."""
        self._bucket.grant_read_write(target_handler)
        return DlqDestinationConfig(destination=self._bucket.bucket_arn)


class KafkaDlq(IEventSourceDlq):
    """A topic of the same Kafka cluster for such records."""

    @checked
    def __init__(self, topic_name: str) -> None:
        bare = topic_name.removeprefix(_KAFKA)
        if not bare:
            raise ValidationError("Topic name cannot be empty", fix="name the topic that records go to")
        if not is_unresolved(bare) and not re.fullmatch(r"[a-zA-Z0-9._-]+", bare):
            raise ValidationError(
                "Topic name contains invalid characters. Only alphanumeric characters, dots, underscores, and hyphens are "
                f"allowed, got {bare}",
                fix="choose another topic_name",
            )
        self._topic_name = topic_name

    @checked
    def bind(self, _target: IEventSourceMapping, _target_handler: IFunction) -> DlqDestinationConfig:
        """Return the topic as Lambda names it."""
        name = self._topic_name
        return DlqDestinationConfig(destination=name if name.startswith(_KAFKA) else f"{_KAFKA}{name}")


__all__ = ["KafkaDlq", "S3OnFailureDestination", "SnsDlq", "SqsDlq"]
