"""What all roles have: the interface, and grants on a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.identity import IIdentity
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_iam import IRoleRef, RoleReference


class IRole(IIdentity):
    """A role: an identity that others assume."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def role_arn(self) -> str: ...
        @property
        def role_name(self) -> str: ...
        @property
        def role_ref(self) -> RoleReference: ...

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` to act on this role."""
        raise NotImplementedError

    def grant_pass_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to pass this role to a service."""
        raise NotImplementedError

    def grant_assume_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to assume this role; the role's trust policy must allow it as well."""
        raise NotImplementedError


class RoleGrants:
    """Grants on a role, for L1 roles as well."""

    @checked
    def __init__(self, role: IRoleRef) -> None:
        self._role = role

    @staticmethod
    @checked
    def from_role(role: IRoleRef) -> RoleGrants:
        """Return the grants on ``role``."""
        return RoleGrants(role)

    @checked
    def pass_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to pass the role to a service."""
        return self._grant(identity, "iam:PassRole")

    @checked
    def assume_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to assume the role.

        Raises:
            ValidationError: ``identity`` is a service or an account, which has no policy to add to.
        """
        from aws_cdk.aws_iam.principals import AccountPrincipal, ServicePrincipal

        if isinstance(identity, (ServicePrincipal, AccountPrincipal)):
            raise ValidationError(
                "Cannot use a service or account principal with grantAssumeRole, use assumeRolePolicy instead.",
                scope=self._role,
                fix="add a statement with this principal to role.assume_role_policy",
            )
        return self._grant(identity, "sts:AssumeRole")

    def _grant(self, identity: IGrantable, *actions: str) -> Grant:
        return Grant.add_to_principal(
            grantee=identity, actions=list(actions), resource_arns=[self._role.role_ref.role_arn]
        )


def role_reference(role: Any) -> RoleReference:
    """Return the reference to a role of ours."""
    from aws_cdk.interfaces.aws_iam import RoleReference

    return RoleReference(role_arn=role.role_arn, role_name=role.role_name)
