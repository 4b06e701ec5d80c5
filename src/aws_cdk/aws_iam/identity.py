"""Identities: users, groups and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principal import IPrincipal
from aws_cdk.core.resource import IResource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy


class IIdentity(IPrincipal, IResource):
    """A user, group or role: a principal whose policies can be changed."""

    __slots__ = ()

    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy to this identity."""
        raise NotImplementedError

    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach an inline policy to this identity."""
        raise NotImplementedError
