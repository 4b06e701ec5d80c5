"""The check of a policy that a resource has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aws_cdk.core.before_synthesis import check_before_synthesis

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from constructs import IConstruct


def check_resource_policy(
    resource: IConstruct, document: Callable[[], PolicyDocument | None], *, resources_implied: bool = False
) -> None:
    """Have the policy of ``resource`` checked before synthesis.

    Args:
        document: Returns the policy, or ``None`` if there is none by then.
        resources_implied: Whether statements may leave out what they are about, as those of a repository do.
    """

    def messages() -> list[str]:
        policy = document()
        if policy is None:
            return []
        return policy.validate_for_resource_policy(skip_resource_validation=resources_implied)

    check_before_synthesis(resource, messages)
