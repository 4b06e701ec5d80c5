"""Permissions on a topic."""

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

_KEY_PUBLISH = ["kms:Decrypt", "kms:GenerateDataKey*"]


class TopicGrants:
    """Gives permissions on a topic, and on the key it is encrypted with."""

    def __init__(
        self, resource: Any, *, policy: IResourceWithPolicyV2 | None = None, key: IEncryptedResource | None = None
    ) -> None:
        self._resource = resource
        self._policy = policy
        self._key = key

    @staticmethod
    def from_topic(resource: Any) -> TopicGrants:
        """Return the grants of any topic, made with L1 or L2."""
        return TopicGrants(resource, policy=ResourceWithPolicies.of(resource), key=EncryptedResources.of(resource))

    @property
    def resource(self) -> Any:
        """The topic."""
        return self._resource

    @property
    def policy_resource(self) -> IResourceWithPolicyV2 | None:
        """What adds to the topic's policy."""
        return self._policy

    @property
    def encrypted_resource(self) -> IEncryptedResource | None:
        """What grants on the topic's key."""
        return self._key

    @takes(EncryptedPermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: EncryptedPermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return self._grant(grantee, actions, options.key_actions or (), options.resource_arns)

    def publish(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` publish, and encrypt."""
        return self._grant(grantee, ["sns:Publish"], _KEY_PUBLISH)

    def subscribe(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` subscribe."""
        return self._grant(grantee, ["sns:Subscribe"])

    def _grant(
        self,
        grantee: IGrantable,
        actions: Sequence[str],
        key_actions: Sequence[str] = (),
        resource_arns: Sequence[str] | None = None,
    ) -> Grant:
        arns = [self._resource.topic_ref.topic_arn] if resource_arns is None else resource_arns
        return grant_on_resource(grantee, actions, arns, policy=self._policy, key=self._key, key_actions=key_actions)
