"""What grants on resources with a policy, and perhaps a key, have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.permissions_options import EncryptedPermissionsOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.resource_policy import IEncryptedResource, IResourceWithPolicyV2


def grant_on_resource(
    grantee: IGrantable,
    actions: Sequence[str],
    resource_arns: Sequence[str],
    *,
    policy: IResourceWithPolicyV2 | None,
    key: IEncryptedResource | None = None,
    key_actions: Sequence[str] = (),
) -> Grant:
    """Allow ``actions``, in the principal's policy or in that of the resource, and ``key_actions`` on the resource's key.

    Args:
        grantee: Who may act.
        actions: The actions on the resource.
        resource_arns: What to act on.
        policy: The policy of the resource, if it has one that can be added to.
        key: Grants on the key of the resource, if it can have one.
        key_actions: The actions on the key.
    """
    if policy is None:
        grant = Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=list(resource_arns))
    else:
        grant = Grant.add_to_principal_or_resource(
            grantee=grantee, actions=list(actions), resource_arns=list(resource_arns), resource=policy
        )
    if key is not None and key_actions:
        # As the peer: what waits for the grant waits for the resource's policy, not for that of the key.
        key.grant_on_key(grantee, *key_actions)
    return grant


class EncryptedResourceGrants:
    """Gives permissions on one resource, and on the key it is encrypted with."""

    def __init__(
        self, resource: Any, *, policy: IResourceWithPolicyV2 | None = None, key: IEncryptedResource | None = None
    ) -> None:
        self._resource = resource
        self._policy = policy
        self._key = key

    @property
    def resource(self) -> Any:
        """The resource."""
        return self._resource

    @property
    def policy_resource(self) -> IResourceWithPolicyV2 | None:
        """What adds to the resource's policy."""
        return self._policy

    @property
    def encrypted_resource(self) -> IEncryptedResource | None:
        """What grants on the resource's key."""
        return self._key

    @takes(EncryptedPermissionsOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: EncryptedPermissionsOptions) -> Grant:
        """Let ``grantee`` do ``actions``."""
        return self._grant(grantee, actions, options.key_actions or (), options.resource_arns)

    @property
    def _arn(self) -> str:
        raise NotImplementedError

    def _grant(
        self,
        grantee: IGrantable,
        actions: Sequence[str],
        key_actions: Sequence[str] = (),
        resource_arns: Sequence[str] | None = None,
    ) -> Grant:
        arns = [self._arn] if resource_arns is None else resource_arns
        return grant_on_resource(grantee, actions, arns, policy=self._policy, key=self._key, key_actions=key_actions)
