"""A role that cannot be changed: what would change it is left out, quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam._dependables import RootsOf
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IGrantable, IPrincipal, PrincipalPolicyFragment
from aws_cdk.aws_iam.role_base import IRole, RoleGrants, role_reference
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import Resource
from constructs import Construct, Dependable, DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_iam import RoleReference


class ImmutableRole(Resource, IRole):
    """Another role, without its policies.

    Args:
        role: The role.
        add_grants_to_resources: Whether grants go to the policies of resources instead; otherwise they count as given.
    """

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, role: IRole, *, add_grants_to_resources: bool) -> None:
        super().__init__(scope, id, account=role.env.account, region=role.env.region)
        self._role = role
        self._add_grants_to_resources = add_grants_to_resources
        self.node.default_child = role.node.default_child
        Dependable.implement(self, RootsOf([role]))

    @property
    def grant_principal(self) -> IPrincipal:
        """The role itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which the role assumes others."""
        return self._role.assume_role_action

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The role's ARN."""
        return self._role.policy_fragment

    @property
    def principal_account(self) -> str | None:
        """The role's account."""
        return self._role.principal_account

    @property
    def role_arn(self) -> str:
        """The role's ARN."""
        return self._role.role_arn

    @property
    def role_name(self) -> str:
        """The role's name."""
        return self._role.role_name

    @property
    def role_ref(self) -> RoleReference:
        """A reference to the role."""
        return role_reference(self)

    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach nothing."""

    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach nothing."""

    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add nothing; tell whether grants count as given."""
        return self.add_to_principal_policy(statement).statement_added

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add nothing; tell whether grants count as given."""
        return AddToPrincipalPolicyResult(
            statement_added=not self._add_grants_to_resources, policy_dependable=DependencyGroup()
        )

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` to act on the role."""
        return self._role.grant(grantee, *actions)

    @checked
    def grant_pass_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to pass the role to a service."""
        return RoleGrants(self).pass_role(grantee)

    @checked
    def grant_assume_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to assume the role."""
        return self._role.grant_assume_role(grantee)
