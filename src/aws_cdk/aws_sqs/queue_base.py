"""What queues made here and imported queues have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._policy_check import check_resource_policy
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IResourceWithPolicy,
)
from aws_cdk.aws_sqs.queue_grants import QueueGrants
from aws_cdk.aws_sqs.queue_metrics import _QueueMetrics
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_sqs.queue_encryption import QueueEncryption
    from aws_cdk.aws_sqs.queue_policy import QueuePolicy
    from constructs import Construct


class IQueue(IResource, _QueueMetrics):
    """A queue, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def queue_arn(self) -> str: ...
        @property
        def queue_name(self) -> str: ...
        @property
        def queue_url(self) -> str: ...
        @property
        def queue_ref(self) -> Any: ...
        @property
        def fifo(self) -> bool: ...
        @property
        def encryption_master_key(self) -> IKey | None: ...
        @property
        def encryption_type(self) -> QueueEncryption | None: ...
        def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult: ...
        def grant(self, grantee: IGrantable, *queue_actions: str) -> Grant: ...
        def grant_consume_messages(self, grantee: IGrantable) -> Grant: ...
        def grant_purge(self, grantee: IGrantable) -> Grant: ...
        def grant_send_messages(self, grantee: IGrantable) -> Grant: ...


class QueueBase(Resource, IQueue, IResourceWithPolicy, IEncryptedResource):
    """Base of queues: policy, grants and metrics."""

    queue_arn: str
    queue_name: str
    queue_url: str
    fifo: bool
    encryption_master_key: IKey | None = None
    encryption_type: QueueEncryption | None = None
    auto_create_policy: bool = False
    _policy: QueuePolicy | None = None
    _queue_grants: QueueGrants | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)
        check_resource_policy(self, lambda: self._policy.document if self._policy is not None else None)

    @property
    def queue_ref(self) -> Any:
        """How other resources refer to the queue."""
        from aws_cdk.interfaces import aws_sqs

        return aws_sqs.QueueReference(queue_arn=self.queue_arn, queue_url=self.queue_url)

    @property
    def grants(self) -> QueueGrants:
        """Gives permissions on the queue."""
        grants = self._queue_grants
        if grants is None:
            grants = self._queue_grants = QueueGrants(self, policy=self, key=self)
        return grants

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the queue's policy, which is made if need be; nothing happens for an imported queue."""
        if self._policy is None and self.auto_create_policy:
            from aws_cdk.aws_sqs.queue_policy import QueuePolicy

            self._policy = QueuePolicy(self, "Policy", queues=[self])
        if self._policy is None:
            return AddToResourcePolicyResult(statement_added=False)
        self._policy.document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        """Allow ``actions`` on the key that the queue is encrypted with, if it has one."""
        key = self.encryption_master_key
        return GrantOnKeyResult(grant=key.grant(grantee, *actions) if key is not None else None)

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do the given actions on the queue."""
        return self.grants.actions(grantee, actions)

    @checked
    def grant_consume_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` receive and delete messages, and decrypt."""
        return self.grants.consume_messages(grantee)

    @checked
    def grant_send_messages(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` send messages, encrypt and decrypt."""
        return self.grants.send_messages(grantee)

    @checked
    def grant_purge(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` delete all messages at once."""
        return self.grants.purge(grantee)


__all__ = ["IQueue", "QueueBase"]
