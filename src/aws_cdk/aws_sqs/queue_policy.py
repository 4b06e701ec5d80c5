"""The policy of queues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_sqs._l1 import CfnQueuePolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sqs.queue_base import IQueue
    from constructs import Construct


class QueuePolicyProps(Struct):
    """Options of a policy of queues."""

    queues: Sequence[IQueue]
    """The queues it is for."""


class QueuePolicy(Resource):
    """The policy of one or several queues.

    A queue makes one itself when it is needed, so ``queue.add_to_resource_policy`` is usually what is wanted.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sqs.QueuePolicy"

    @takes(QueuePolicyProps)
    def __init__(self, scope: Construct, id: str, props: QueuePolicyProps) -> None:
        super().__init__(scope, id)
        self.document: PolicyDocument = PolicyDocument()
        CfnQueuePolicy(
            self, "Resource", policy_document=self.document, queues=[queue.queue_url for queue in props.queues]
        )

    @property
    def queue_policy_id(self) -> str:
        """Not available any more.

        Raises:
            ValidationError: always; CloudFormation gives no such attribute.
        """
        raise ValidationError("QueuePolicy.queuePolicyId has been removed from CloudFormation", scope=self)
