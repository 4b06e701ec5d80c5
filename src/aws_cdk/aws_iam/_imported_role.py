"""A role that exists already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam._attached import AttachedPolicies
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IGrantable, IPrincipal, PrincipalPolicyFragment
from aws_cdk.aws_iam.role_base import IRole, RoleGrants, role_reference
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import Token, TokenComparison
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_iam import RoleReference

_STACK_SAFE_NAME = "@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName"


class ImportedRole(Resource, IRole):
    """A role known by its ARN; statements for it go into an inline policy of this stack."""

    _fqn = "aws-cdk-lib.Resource"

    role_arn: str
    role_name: str

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        role_arn: str,
        role_name: str,
        account: str | None,
        default_policy_name: str | None,
    ) -> None:
        super().__init__(scope, id, account=account)
        self.role_arn = role_arn
        self.role_name = role_name
        self.principal_account: str | None = account
        self._default_policy_name = default_policy_name
        self._default_policy: Policy | None = None
        self._attached = AttachedPolicies(self)

    @property
    def grant_principal(self) -> IPrincipal:
        """The role itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which the role assumes others."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The role's ARN."""
        return PrincipalPolicyFragment({"AWS": [self.role_arn]})

    @property
    def role_ref(self) -> RoleReference:
        """A reference to the role."""
        return role_reference(self)

    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to a policy of this stack that is attached to the role."""
        return self.add_to_principal_policy(statement).statement_added

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to a policy of this stack that is attached to the role."""
        policy = self._default_policy
        if policy is None:
            policy = self._default_policy = self._make_default_policy()
            self.attach_inline_policy(policy)
        policy.add_statements(statement)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=policy)

    def _make_default_policy(self) -> Policy:
        from aws_cdk.aws_iam.policy import Policy

        if not flag_enabled(self.node, _STACK_SAFE_NAME):
            return Policy(self, self._default_policy_name or "Policy")
        # The name holds that of the stack: one role may be imported into several stacks.
        name = self._default_policy_name or f"Policy{Names.unique_id(self)}"
        return Policy(self, name, policy_name=name)

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach a policy of this stack, if the role can be in the policy's account."""
        if _may_be_same(self.env.account, policy.env.account):
            self._attached.attach(policy)
            policy.attach_to_role(self)

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy of this app; one that exists already cannot be attached from here, which gives a warning."""
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.core.annotations import Annotations

        if isinstance(policy, ManagedPolicy):
            policy.attach_to_role(self)
            return
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-iam:IRoleCantBeUsedWithIManagedPolicy",
            f"An imported managed policy cannot be attached to an imported role: {policy.managed_policy_arn} to {self.role_name}; "
            "attach a ManagedPolicy of this app, or attach it where the role is made",
        )

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` to act on the role."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.role_arn], scope=self)

    @checked
    def grant_pass_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to pass the role to a service."""
        return RoleGrants(self).pass_role(grantee)

    @checked
    def grant_assume_role(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to assume the role; as the peer, also services and accounts are taken, for nothing."""
        return RoleGrants(self)._grant(grantee, "sts:AssumeRole")

    def dedupe_string(self) -> str:
        """Return the text that the principal is compared by."""
        return f"ImportedRole:{self.role_arn}"


def _may_be_same(first: str, second: str) -> bool:
    return Token.compare_strings(first, second) is not TokenComparison.DIFFERENT


def is_in_account_of(stack: Stack, account: str | None) -> bool:
    """Tell whether a role of ``account`` can be changed from ``stack``, as far as is known."""
    return account is None or _may_be_same(stack.account, account)
