"""Where a configuration set publishes what happens to messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ses._l1 import CfnConfigurationSetEventDestination
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesisfirehose.delivery_stream import IDeliveryStream
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_events import IEventBusRef
    from aws_cdk.interfaces.aws_ses import ConfigurationSetEventDestinationReference, IConfigurationSetRef
    from constructs import Construct

_PRINCIPAL = "ses.amazonaws.com"


class EmailSendingEvent(NamedEnum):
    """Something that happens to a message."""

    SEND = "send"
    REJECT = "reject"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    DELIVERY = "delivery"
    OPEN = "open"
    CLICK = "click"
    RENDERING_FAILURE = "renderingFailure"
    DELIVERY_DELAY = "deliveryDelay"
    SUBSCRIPTION = "subscription"


class CloudWatchDimensionSource(NamedEnum):
    """Where SES finds the value of a dimension."""

    EMAIL_HEADER = "emailHeader"
    LINK_TAG = "linkTag"
    MESSAGE_TAG = "messageTag"


class CloudWatchDimension(Struct):
    """A dimension of the metrics that events are counted in."""

    default_value: str
    """The value of messages that do not give one."""
    name: str
    source: CloudWatchDimensionSource


class FirehoseDeliveryStreamDestination(Struct):
    """A delivery stream of Firehose that events are put to."""

    delivery_stream: IDeliveryStream
    role: IRole | None = None
    """The role that SES puts events with. Default: one is made that may."""


class EventDestination:
    """Where events are published; one of the four is given."""

    def __init__(self) -> None:
        self._bus: IEventBusRef | None = None
        self._dimensions: list[CloudWatchDimension] | None = None
        self._stream: FirehoseDeliveryStreamDestination | None = None
        self._topic: ITopic | None = None

    @staticmethod
    @checked
    def sns_topic(topic: ITopic) -> EventDestination:
        """Return a topic as destination."""
        destination = EventDestination()
        destination._topic = topic
        return destination

    @staticmethod
    @checked
    def cloud_watch_dimensions(dimensions: Sequence[CloudWatchDimension]) -> EventDestination:
        """Return CloudWatch as destination: events are counted in metrics with ``dimensions``."""
        destination = EventDestination()
        destination._dimensions = list(dimensions)
        return destination

    @staticmethod
    @checked
    def event_bus(event_bus: IEventBusRef) -> EventDestination:
        """Return an event bus as destination. SES takes only the default bus of its own account and region."""
        destination = EventDestination()
        destination._bus = event_bus
        return destination

    @staticmethod
    @takes(FirehoseDeliveryStreamDestination)
    def firehose_delivery_stream(stream: FirehoseDeliveryStreamDestination) -> EventDestination:
        """Return a delivery stream of Firehose as destination."""
        destination = EventDestination()
        destination._stream = stream
        return destination

    @property
    def bus(self) -> IEventBusRef | None:
        """The event bus."""
        return self._bus

    @property
    def dimensions(self) -> list[CloudWatchDimension] | None:
        """The dimensions of metrics."""
        return self._dimensions

    @property
    def stream(self) -> FirehoseDeliveryStreamDestination | None:
        """The delivery stream."""
        return self._stream

    @property
    def topic(self) -> ITopic | None:
        """The topic."""
        return self._topic


class ConfigurationSetEventDestinationOptions(Struct):
    """Options of an event destination that its configuration set makes."""

    destination: EventDestination
    configuration_set_event_destination_name: str | None = None
    """Default: chosen by CloudFormation."""
    enabled: bool | None = None
    """Whether events are published. Default: yes."""
    events: Sequence[EmailSendingEvent] | None = None
    """Which events are published. Default: all."""


class ConfigurationSetEventDestinationProps(ConfigurationSetEventDestinationOptions):
    """Options of an event destination."""

    configuration_set: IConfigurationSetRef


class ConfigurationSetEventDestinationAttributes(Struct):
    """What is known of an event destination made elsewhere."""

    configuration_set: IConfigurationSetRef
    configuration_set_event_destination_id: str


class IConfigurationSetEventDestination(IResource):
    """An event destination."""

    if TYPE_CHECKING:

        @property
        def configuration_set_event_destination_id(self) -> str: ...
        @property
        def configuration_set_event_destination_ref(self) -> ConfigurationSetEventDestinationReference: ...


class ConfigurationSetEventDestination(Resource, IConfigurationSetEventDestination):
    """Publishes what happens to messages that are sent in the name of a configuration set."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.ConfigurationSetEventDestination"

    @staticmethod
    @takes(ConfigurationSetEventDestinationAttributes)
    def from_configuration_set_event_destination_attributes(
        scope: Construct, id: str, attrs: ConfigurationSetEventDestinationAttributes
    ) -> IConfigurationSetEventDestination:
        """Return an event destination made elsewhere, by its id and its configuration set."""
        name = attrs.configuration_set.configuration_set_ref.configuration_set_name
        return _ImportedEventDestination(scope, id, attrs.configuration_set_event_destination_id, name)

    @staticmethod
    @checked
    def from_configuration_set_event_destination_id(
        scope: Construct, id: str, configuration_set_event_destination_id: str
    ) -> IConfigurationSetEventDestination:
        """Return an event destination made elsewhere, by its id; it has no reference, as its set is not known."""
        return _ImportedEventDestination(scope, id, configuration_set_event_destination_id, None)

    @takes(ConfigurationSetEventDestinationProps)
    def __init__(self, scope: Construct, id: str, props: ConfigurationSetEventDestinationProps) -> None:
        """Publish events.

        Raises:
            ValidationError: the destination is another event bus than the default one.
        """
        super().__init__(scope, id, physical_name=props.configuration_set_event_destination_name)
        self._configuration_set_name = props.configuration_set.configuration_set_ref.configuration_set_name
        destination = props.destination
        events = props.events if props.events is not None else list(EmailSendingEvent)
        rendered = {
            "name": self.physical_name,
            "enabled": props.enabled is not False,
            "matchingEventTypes": [event._value_ for event in events],
            "snsDestination": {"topicArn": destination.topic.topic_arn} if destination.topic is not None else None,
            "cloudWatchDestination": _dimensions(destination.dimensions),
            "eventBridgeDestination": self._bus(destination.bus),
            "kinesisFirehoseDestination": self._stream(destination.stream),
        }
        resource = CfnConfigurationSetEventDestination(
            self, "Resource", configuration_set_name=self._configuration_set_name, event_destination=rendered
        )
        self.configuration_set_event_destination_id: str = resource.attr_id
        if destination.topic is not None:
            self._let_publish(destination.topic)

    @property
    def configuration_set_event_destination_ref(self) -> ConfigurationSetEventDestinationReference:
        """The reference to the event destination."""
        return _reference(self.configuration_set_event_destination_id, self._configuration_set_name)

    def _bus(self, bus: IEventBusRef | None) -> dict[str, Any] | None:
        if bus is None:
            return None
        arn = bus.event_bus_ref.event_bus_arn
        expected = ArnComponents(service="events", resource="event-bus", resource_name="default")
        if arn != Arn._format(expected, Stack.of(self)):
            raise ValidationError(
                f"Only the default bus can be used as an event destination. Got {arn}",
                scope=self,
                fix='name the bus with EventBus.from_event_bus_name(scope, id, "default")',
            )
        return {"eventBusArn": arn}

    def _stream(self, stream: FirehoseDeliveryStreamDestination | None) -> dict[str, Any] | None:
        if stream is None:
            return None
        arn = stream.delivery_stream.delivery_stream_arn
        role = stream.role if stream.role is not None else self._make_role(arn)
        return {"deliveryStreamArn": arn, "iamRoleArn": role.role_arn}

    def _make_role(self, stream_arn: str) -> IRole:
        from aws_cdk.aws_iam.policy_document import PolicyDocument
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        statement = PolicyStatement(actions=["firehose:PutRecordBatch"], resources=[stream_arn])
        return Role(
            self,
            "FirehoseDeliveryStreamIamRole",
            assumed_by=ServicePrincipal(_PRINCIPAL, conditions=self._only_for_the_set(self.stack.partition)),
            inline_policies={"AllowFirehoseDeliveryStreamPublish": PolicyDocument(statements=[statement])},
        )

    def _let_publish(self, topic: ITopic) -> None:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        added = topic.add_to_resource_policy(
            PolicyStatement(
                actions=["sns:Publish"],
                resources=[topic.topic_arn],
                principals=[ServicePrincipal(_PRINCIPAL)],
                # As the peer: the partition is told by AWS, also where flags ask for literals.
                conditions=self._only_for_the_set(Aws.PARTITION),
            )
        )
        if added.policy_dependable is not None:
            self.node.add_dependency(added.policy_dependable)  # SES tries the topic out at once

    def _only_for_the_set(self, partition: str) -> dict[str, Any]:
        components = ArnComponents(
            partition=partition,
            service="ses",
            resource="configuration-set",
            resource_name=self._configuration_set_name,
        )
        arn = Arn._format(components, self.stack)
        return {"StringEquals": {"AWS:SourceAccount": self.env.account, "AWS:SourceArn": arn}}


class _ImportedEventDestination(Resource, IConfigurationSetEventDestination):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, destination_id: str, set_name: str | None) -> None:
        super().__init__(scope, id)
        self.configuration_set_event_destination_id: str = destination_id
        self._configuration_set_name = set_name

    @property
    def configuration_set_event_destination_ref(self) -> ConfigurationSetEventDestinationReference:
        if self._configuration_set_name is None:
            raise AssumptionError(
                "configurationSetName is not available on a ConfigurationSetEventDestination imported by id",
                scope=self,
                fix="import it with ConfigurationSetEventDestination.from_configuration_set_event_destination_attributes()",
            )
        return _reference(self.configuration_set_event_destination_id, self._configuration_set_name)


def _dimensions(dimensions: Sequence[CloudWatchDimension] | None) -> dict[str, Any] | None:
    if dimensions is None:
        return None
    return {
        "dimensionConfigurations": [
            {
                "dimensionValueSource": dimension.source._value_,
                "dimensionName": dimension.name,
                "defaultDimensionValue": dimension.default_value,
            }
            for dimension in dimensions
        ]
    }


def _reference(destination_id: str, set_name: str) -> ConfigurationSetEventDestinationReference:
    from aws_cdk.interfaces.aws_ses import ConfigurationSetEventDestinationReference

    return ConfigurationSetEventDestinationReference(
        configuration_set_event_destination_id=destination_id, configuration_set_name=set_name
    )


__all__ = [
    "CloudWatchDimension",
    "CloudWatchDimensionSource",
    "ConfigurationSetEventDestination",
    "ConfigurationSetEventDestinationAttributes",
    "ConfigurationSetEventDestinationOptions",
    "ConfigurationSetEventDestinationProps",
    "EmailSendingEvent",
    "EventDestination",
    "FirehoseDeliveryStreamDestination",
    "IConfigurationSetEventDestination",
]
