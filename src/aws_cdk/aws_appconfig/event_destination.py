"""What extensions tell of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_appconfig._functions import let_appconfig_invoke
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.aws_sqs.queue_base import IQueue
    from aws_cdk.interfaces.aws_events import IEventBusRef


class SourceType(NamedEnum):
    """A service that is told of events."""

    LAMBDA = "lambda"
    SQS = "sqs"
    SNS = "sns"
    EVENTS = "events"


class IEventDestination(Interface):
    """Something that is told of events."""

    if TYPE_CHECKING:

        @property
        def extension_uri(self) -> str: ...
        @property
        def policy_document(self) -> PolicyDocument | None: ...
        @property
        def type(self) -> SourceType: ...


class LambdaDestination(IEventDestination):
    """A function, which AppConfig is let invoke.

    Attributes:
        extension_uri: Its ARN.
        policy_document: What AppConfig has to be let do.
        type: That it is one.
    """

    type = SourceType.LAMBDA
    extension_uri: str
    policy_document: PolicyDocument | None

    @checked
    def __init__(self, func: IFunction) -> None:
        self.extension_uri = func.function_arn
        let_appconfig_invoke(func)
        self.policy_document = _may(func.function_arn, "lambda:InvokeFunction", "lambda:InvokeAsync")


class SqsDestination(IEventDestination):
    """A queue.

    Attributes:
        extension_uri: Its ARN.
        policy_document: What AppConfig has to be let do.
        type: That it is one.
    """

    type = SourceType.SQS
    extension_uri: str
    policy_document: PolicyDocument | None

    @checked
    def __init__(self, queue: IQueue) -> None:
        self.extension_uri = queue.queue_arn
        self.policy_document = _may(queue.queue_arn, "sqs:SendMessage")


class SnsDestination(IEventDestination):
    """A topic.

    Attributes:
        extension_uri: Its ARN.
        policy_document: What AppConfig has to be let do.
        type: That it is one.
    """

    type = SourceType.SNS
    extension_uri: str
    policy_document: PolicyDocument | None

    @checked
    def __init__(self, topic: ITopic) -> None:
        self.extension_uri = topic.topic_arn
        self.policy_document = _may(topic.topic_arn, "sns:Publish")


class EventBridgeDestination(IEventDestination):
    """A bus: the account's default one.

    Attributes:
        extension_uri: Its ARN.
        policy_document: None: AppConfig may put events there.
        type: That it is one.
    """

    type = SourceType.EVENTS
    extension_uri: str
    policy_document: PolicyDocument | None = None

    @checked
    def __init__(self, bus: IEventBusRef) -> None:
        self.extension_uri = bus.event_bus_ref.event_bus_arn


def _may(resource: str, *actions: str) -> PolicyDocument:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    return PolicyDocument(statements=[PolicyStatement(actions=list(actions), resources=[resource])])
