"""Permissions on queues made with L1: their policy, and the key they are encrypted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1_resources import KeyOfL1, PolicyOfL1
from aws_cdk.aws_iam.resource_policy import IEncryptedResourceFactory, IResourcePolicyFactory
from aws_cdk.aws_sqs._l1 import CfnQueuePolicy
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.resource_policy import IEncryptedResource, IResourceWithPolicyV2
    from aws_cdk.core.cfn_resource import CfnResource


class QueuePolicyFactory(IResourcePolicyFactory):
    """Makes what adds statements to the policy of a queue made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        return PolicyOfL1(resource, "QueuePolicy", _make_policy)


class EncryptedQueueFactory(IEncryptedResourceFactory):
    """Makes what grants on the key of a queue made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IEncryptedResource:
        return KeyOfL1(resource, "kmsMasterKeyId")


def _make_policy(queue: Any, id: str, document: PolicyDocument) -> CfnResource:
    return CfnQueuePolicy(queue, id, policy_document=document, queues=[queue.queue_ref.queue_url])
