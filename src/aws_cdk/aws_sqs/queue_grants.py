"""Permissions on a queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._resource_grants import grant_on_resource
from aws_cdk.aws_iam.resource_policy import EncryptedResources, ResourceWithPolicies
from aws_cdk.core.permissions_options import EncryptedPermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.resource_policy import IEncryptedResource, IResourceWithPolicyV2

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


class QueueGrants:
    """Gives permissions on a queue, and on the key it is encrypted with."""

    def __init__(
        self, resource: Any, *, policy: IResourceWithPolicyV2 | None = None, key: IEncryptedResource | None = None
    ) -> None:
        self._resource = resource
        self._policy = policy
        self._key = key

    @staticmethod
    def from_queue(resource: Any) -> QueueGrants:
        """Return the grants of any queue, made with L1 or L2."""
        return QueueGrants(resource, policy=ResourceWithPolicies.of(resource), key=EncryptedResources.of(resource))

    @property
    def resource(self) -> Any:
        """The queue."""
        return self._resource

    @property
    def policy_resource(self) -> IResourceWithPolicyV2 | None:
        """What adds to the queue's policy."""
        return self._policy

    @property
    def encrypted_resource(self) -> IEncryptedResource | None:
        """What grants on the queue's key."""
        return self._key

    @takes(EncryptedPermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: EncryptedPermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return self._grant(grantee, actions, options.key_actions or (), options.resource_arns)

    def consume_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` receive and delete messages, and decrypt."""
        return self._grant(grantee, _CONSUME, _KEY_CONSUME)

    def send_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send messages, encrypt and decrypt."""
        return self._grant(grantee, _SEND, _KEY_SEND)

    def purge(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` delete all messages at once."""
        return self._grant(grantee, _PURGE)

    def _grant(
        self,
        grantee: IGrantable,
        actions: Sequence[str],
        key_actions: Sequence[str] = (),
        resource_arns: Sequence[str] | None = None,
    ) -> Grant:
        arns = [self._resource.queue_ref.queue_arn] if resource_arns is None else resource_arns
        return grant_on_resource(grantee, actions, arns, policy=self._policy, key=self._key, key_actions=key_actions)
