"""A role that is made only if it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IGrantable, IPrincipal, PrincipalPolicyFragment
from aws_cdk.aws_iam.role import Role, RoleProps
from aws_cdk.aws_iam.role_base import IRole, RoleGrants, role_reference
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_iam import RoleReference


class LazyRoleProps(RoleProps):
    """Options of a lazy role."""


class LazyRole(Resource, IRole):
    """A role that is made when its ARN, name or id is asked for; until then statements and policies are only kept."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.LazyRole"

    @takes(LazyRoleProps)
    def __init__(self, scope: Construct, id: str, props: LazyRoleProps) -> None:
        super().__init__(scope, id)
        self._props = props
        self._role: Role | None = None
        self._statements: list[PolicyStatement] = []
        self._policies: list[Policy] = []
        self._managed_policies: list[IManagedPolicy] = []
        self.principal_account: str | None = self.env.account

    def _instantiate(self) -> Role:
        role = self._role
        if role is None:
            role = self._role = Role(self, "Default", **self._props._given())
            for statement in self._statements:
                role.add_to_policy(statement)
            for policy in self._policies:
                role.attach_inline_policy(policy)
            for managed_policy in self._managed_policies:
                role.add_managed_policy(managed_policy)
        return role

    @property
    def grant_principal(self) -> IPrincipal:
        """The role itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which the role assumes others."""
        return "sts:AssumeRole"

    @property
    def role_arn(self) -> str:
        """The role's ARN; asking for it makes the role."""
        return self._instantiate().role_arn

    @property
    def role_name(self) -> str:
        """The role's name; asking for it makes the role."""
        return self._instantiate().role_name

    @property
    def role_id(self) -> str:
        """The role's unique id; asking for it makes the role."""
        return self._instantiate().role_id

    @property
    def role_ref(self) -> RoleReference:
        """A reference to the role; asking for it makes the role."""
        return role_reference(self)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The role's ARN; asking for it makes the role."""
        return self._instantiate().policy_fragment

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the role's default policy, or keep it for when the role is made."""
        if self._role is not None:
            return self._role.add_to_principal_policy(statement)
        self._statements.append(statement)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=self)

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the role's default policy, or keep it for when the role is made."""
        return self.add_to_principal_policy(statement).statement_added

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach an inline policy, or keep it for when the role is made."""
        if self._role is not None:
            self._role.attach_inline_policy(policy)
        else:
            self._policies.append(policy)

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy, or keep it for when the role is made."""
        if self._role is not None:
            self._role.add_managed_policy(policy)
        else:
            self._managed_policies.append(policy)

    @checked
    def grant(self, identity: IGrantable, *actions: str) -> Grant:
        """Allow ``identity`` to act on this role, which makes the role."""
        return self._instantiate().grant(identity, *actions)

    @checked
    def grant_pass_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to pass this role to a service, which makes the role."""
        return RoleGrants(self._instantiate()).pass_role(identity)

    @checked
    def grant_assume_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to assume this role, which makes the role."""
        return RoleGrants(self._instantiate()).assume_role(identity)
