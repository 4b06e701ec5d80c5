"""Permissions on a queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._resource_grants import EncryptedResourceGrants
from aws_cdk.aws_iam.resource_policy import EncryptedResources, ResourceWithPolicies
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable

# The actions of each grant, in the order the peer writes them. Source: observed on aws-cdk-lib 2.275.0.
_CONSUME = [
    "sqs:ReceiveMessage",
    "sqs:ChangeMessageVisibility",
    "sqs:GetQueueUrl",
    "sqs:DeleteMessage",
    "sqs:GetQueueAttributes",
]
_SEND = ["sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"]
_PURGE = ["sqs:PurgeQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"]
_KEY_CONSUME = ["kms:Decrypt"]
_KEY_SEND = ["kms:Decrypt", "kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"]


class QueueGrants(EncryptedResourceGrants):
    """Gives permissions on a queue, and on the key it is encrypted with."""

    @staticmethod
    def from_queue(resource: Any) -> QueueGrants:
        """Return the grants of any queue, made with L1 or L2."""
        return QueueGrants(resource, policy=ResourceWithPolicies.of(resource), key=EncryptedResources.of(resource))

    @checked
    def consume_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` receive and delete messages, and decrypt."""
        return self._grant(grantee, _CONSUME, _KEY_CONSUME)

    @checked
    def send_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send messages, encrypt and decrypt."""
        return self._grant(grantee, _SEND, _KEY_SEND)

    @checked
    def purge(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` delete all messages at once."""
        return self._grant(grantee, _PURGE)

    @property
    def _arn(self) -> str:
        arn: str = self._resource.queue_ref.queue_arn
        return arn
