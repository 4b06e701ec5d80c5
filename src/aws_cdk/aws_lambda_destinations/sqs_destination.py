"""Queues as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.event_invoke_config import DestinationConfig, DestinationType, IDestination
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sqs import IQueue
    from constructs import Construct


class SqsDestination(IDestination):
    """Tells a queue of asynchronous calls."""

    @checked
    def __init__(self, queue: IQueue) -> None:
        self._queue = queue

    @checked
    def bind(self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None) -> DestinationConfig:
        """Let ``fn`` send to the queue."""
        self._queue.grant_send_messages(fn)
        return DestinationConfig(destination=self._queue.queue_arn)
