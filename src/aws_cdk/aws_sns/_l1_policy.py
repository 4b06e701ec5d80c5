"""Permissions on topics made with L1: their policy, and the key they are encrypted with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1_resources import KeyOfL1, PolicyOfL1
from aws_cdk.aws_iam.resource_policy import IEncryptedResourceFactory, IResourcePolicyFactory
from aws_cdk.aws_sns._l1 import CfnTopicPolicy
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.resource_policy import IEncryptedResource, IResourceWithPolicyV2
    from aws_cdk.core.cfn_resource import CfnResource


class TopicPolicyFactory(IResourcePolicyFactory):
    """Makes what adds statements to the policy of a topic made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        return PolicyOfL1(resource, "TopicPolicy", _make_policy)


class EncryptedTopicFactory(IEncryptedResourceFactory):
    """Makes what grants on the key of a topic made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IEncryptedResource:
        return KeyOfL1(resource, "kmsMasterKeyId")


def _make_policy(topic: Any, id: str, document: PolicyDocument) -> CfnResource:
    return CfnTopicPolicy(topic, id, policy_document=document, topics=[topic.topic_ref.topic_arn])
