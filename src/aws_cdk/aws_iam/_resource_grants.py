"""What grants on resources with a policy, and perhaps a key, have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant

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
