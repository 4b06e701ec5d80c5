"""Grants on AgentCore's identities: of workloads, and of what gives credentials to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.unknown_principal import UnknownPrincipal

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.identity_permissions import _Permissions
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal


class IdentityGrants:
    """Something that others may use, by groups of actions. Mixed into constructs alone."""

    _permissions: type[_Permissions]

    @property
    def grant_principal(self) -> IPrincipal:
        """Who permissions would be given to: identities have no role, so nobody."""
        return UnknownPrincipal(resource=self)  # type: ignore[arg-type]  # mixed into constructs alone

    def _granted_arns(self) -> list[str]:
        raise NotImplementedError(f"{type(self).__name__} must define _granted_arns()")

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let someone do things with the identity, where it is kept included."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=self._granted_arns())

    def grant_admin(self, grantee: IGrantable) -> Grant:
        """Let someone make, read, change and delete it."""
        return self.grant(grantee, *self._permissions.ADMIN_PERMS)

    def grant_full_access(self, grantee: IGrantable) -> Grant:
        """Let someone do everything with it."""
        return self.grant(grantee, *self._permissions.FULL_ACCESS_PERMS)

    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read how it is made, and list all of its kind."""
        return self.grant(grantee, *self._permissions.READ_PERMS, *self._permissions.LIST_PERMS)

    def grant_use(self, grantee: IGrantable) -> Grant:
        """Let someone get what it gives: tokens or keys."""
        return self.grant(grantee, *self._permissions.USE_PERMS)
