"""Permissions on a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._resource_grants import EncryptedResourceGrants
from aws_cdk.aws_iam.resource_policy import EncryptedResources, ResourceWithPolicies
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable

_KEY_PUBLISH = ["kms:Decrypt", "kms:GenerateDataKey*"]


class TopicGrants(EncryptedResourceGrants):
    """Gives permissions on a topic, and on the key it is encrypted with."""

    @staticmethod
    def from_topic(resource: Any) -> TopicGrants:
        """Return the grants of any topic, made with L1 or L2."""
        return TopicGrants(resource, policy=ResourceWithPolicies.of(resource), key=EncryptedResources.of(resource))

    @checked
    def publish(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` publish, and encrypt."""
        return self._grant(grantee, ["sns:Publish"], _KEY_PUBLISH)

    @checked
    def subscribe(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` subscribe."""
        return self._grant(grantee, ["sns:Subscribe"])

    @property
    def _arn(self) -> str:
        arn: str = self._resource.topic_ref.topic_arn
        return arn
