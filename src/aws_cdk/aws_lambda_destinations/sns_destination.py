"""Topics as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.event_invoke_config import DestinationConfig, DestinationType, IDestination
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns import ITopic
    from constructs import Construct


class SnsDestination(IDestination):
    """Tells a topic of asynchronous calls."""

    @checked
    def __init__(self, topic: ITopic) -> None:
        self._topic = topic

    @checked
    def bind(self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None) -> DestinationConfig:
        """Let ``fn`` publish to the topic."""
        self._topic.grant_publish(fn)
        return DestinationConfig(destination=self._topic.topic_arn)
