"""Consumers of streams, with a throughput of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourceWithPolicy
from aws_cdk.aws_kinesis._l1 import CfnStreamConsumer
from aws_cdk.aws_kinesis.stream import Stream
from aws_cdk.aws_kinesis.stream_base import IStream
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kinesis.resource_policy import ResourcePolicy
    from constructs import Construct

_READ = ("kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard")


class IStreamConsumer(IResource):
    """A consumer of a stream, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def stream(self) -> IStream: ...
        @property
        def stream_consumer_arn(self) -> str: ...
        @property
        def stream_consumer_name(self) -> str: ...
        @property
        def stream_consumer_ref(self) -> Any: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def grant(self, grantee: IGrantable, *actions: str) -> Grant: ...
        def grant_read(self, grantee: IGrantable) -> Grant: ...


class StreamConsumerProps(Struct):
    """Options of a consumer."""

    stream: IStream
    stream_consumer_name: str


class StreamConsumerAttributes(Struct):
    """What is known of a consumer made elsewhere."""

    stream_consumer_arn: str


class _StreamConsumerBase(Resource, IStreamConsumer, IResourceWithPolicy):
    """Base of consumers: policy and grants."""

    stream: IStream
    stream_consumer_arn: str
    stream_consumer_name: str
    auto_create_policy: bool = False
    _policy: ResourcePolicy | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)

    @property
    def stream_consumer_ref(self) -> Any:
        """How other resources refer to the consumer."""
        from aws_cdk.interfaces import aws_kinesis

        return aws_kinesis.StreamConsumerReference(consumer_arn=self.stream_consumer_arn)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the consumer's policy, made if need be; nothing happens for an imported consumer."""
        if self._policy is None and self.auto_create_policy:
            from aws_cdk.aws_kinesis.resource_policy import ResourcePolicy

            self._policy = ResourcePolicy(self, "Policy", stream_consumer=self)
        if self._policy is None:
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do the given actions on the consumer."""
        return Grant.add_to_principal_or_resource(
            grantee=grantee, actions=list(actions), resource_arns=[self.stream_consumer_arn], resource=self
        )

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` read the stream, and subscribe to its shards by the consumer."""
        return self.stream.grant_read(grantee).combine(self.grant(grantee, *_READ))


class StreamConsumer(_StreamConsumerBase):
    """A consumer that gets the records of a stream at a throughput of its own."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kinesis.StreamConsumer"

    @staticmethod
    @checked
    def from_stream_consumer_arn(scope: Construct, id: str, stream_consumer_arn: str) -> IStreamConsumer:
        """Return a consumer made elsewhere, by its ARN."""
        return StreamConsumer.from_stream_consumer_attributes(scope, id, stream_consumer_arn=stream_consumer_arn)

    @staticmethod
    @takes(StreamConsumerAttributes)
    def from_stream_consumer_attributes(scope: Construct, id: str, attrs: StreamConsumerAttributes) -> IStreamConsumer:
        """Return a consumer made elsewhere, by what is known of it.

        Raises:
            ValidationError: the ARN is a token, or not one of a consumer.
        """
        return _ImportedConsumer(scope, id, attrs)

    @takes(StreamConsumerProps)
    def __init__(self, scope: Construct, id: str, props: StreamConsumerProps) -> None:
        super().__init__(scope, id, physical_name=props.stream_consumer_name)
        self.auto_create_policy = True
        self.stream = props.stream
        resource = CfnStreamConsumer(
            self, "Resource", consumer_name=self.physical_name, stream_arn=props.stream.stream_arn
        )
        self.stream_consumer_arn = resource.attr_consumer_arn
        self.stream_consumer_name = resource.attr_consumer_name


class _ImportedConsumer(_StreamConsumerBase):
    """A consumer of which the ARN is known: ``arn:…:stream/STREAM/consumer/NAME:CREATED``."""

    def __init__(self, scope: Construct, id: str, attrs: StreamConsumerAttributes) -> None:
        super().__init__(scope, id)
        arn = attrs.stream_consumer_arn
        parts = None if is_unresolved(arn) else Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME)
        names = (parts.resource_name or "").split("/") if parts is not None else []
        if parts is None or len(names) != 3:
            raise ValidationError(
                f"the ARN of a consumer must be known and name its stream, got: {arn}",
                scope=scope,
                fix="give an ARN that ends in stream/STREAM/consumer/NAME:CREATED",
            )
        self.stream_consumer_arn = arn
        self.stream_consumer_name = names[2].split(":")[0]
        stream_arn = Arn._format(parts._with(resource_name=names[0]), None)
        self.stream = Stream.from_stream_arn(scope, f"{id}ImportedStream", stream_arn)


__all__ = ["IStreamConsumer", "StreamConsumer", "StreamConsumerAttributes", "StreamConsumerProps"]
