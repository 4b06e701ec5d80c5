"""Policies of streams and of their consumers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_kinesis._l1 import CfnResourcePolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kinesis.stream_base import IStream
    from aws_cdk.aws_kinesis.stream_consumer import IStreamConsumer
    from constructs import Construct


class ResourcePolicyProps(Struct):
    """Options of a policy; it is for a stream or for a consumer."""

    policy_document: PolicyDocument | None = None
    """What it says. Default: a new document to add statements to."""
    stream: IStream | None = None
    stream_consumer: IStreamConsumer | None = None


class ResourcePolicy(Resource):
    """The policy of a stream or of a consumer.

    They make one themselves when it is needed, so ``stream.add_to_resource_policy`` is usually what is wanted.

    Raises:
        ValidationError: it is for neither or for both.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-kinesis.ResourcePolicy"

    @takes(ResourcePolicyProps)
    def __init__(self, scope: Construct, id: str, props: ResourcePolicyProps) -> None:
        super().__init__(scope, id)
        stream, consumer = props.stream, props.stream_consumer
        if stream is not None and consumer is not None:
            raise ValidationError("Only one of stream or streamConsumer can be set", scope=self)
        if stream is None and consumer is None:
            raise ValidationError("One of stream or streamConsumer must be set", scope=self)
        self.document: PolicyDocument = props.policy_document or PolicyDocument()
        CfnResourcePolicy(
            self,
            "Resource",
            resource_policy=self.document,
            resource_arn=stream.stream_arn if stream is not None else consumer.stream_consumer_arn,  # type: ignore[union-attr]  # one of them is given
        )
