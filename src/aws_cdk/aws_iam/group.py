"""A group: users with common policies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._attached import AttachedPolicies
from aws_cdk.aws_iam._l1 import CfnGroup
from aws_cdk.aws_iam.identity import IIdentity
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IPrincipal, PrincipalPolicyFragment
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import list_of
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.user import IUser
    from aws_cdk.interfaces.aws_iam import GroupReference


class IGroup(IIdentity):
    """A group."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def group_arn(self) -> str: ...
        @property
        def group_name(self) -> str: ...
        @property
        def group_ref(self) -> GroupReference: ...


class GroupProps(Struct):
    """Options of a group."""

    group_name: str | None = None
    """Name at IAM. Default: chosen by CloudFormation."""
    managed_policies: Sequence[IManagedPolicy] | None = None
    """Managed policies to attach."""
    path: str | None = None
    """Path of the name, with a slash at both ends. Default: ``/``."""


class _GroupBase(Resource, IGroup):
    """What groups have, made here or not."""

    def _init_group(self) -> None:
        self._attached = AttachedPolicies(self)
        self._default_policy: Policy | None = None
        self.principal_account: str | None = self.env.account

    @property
    def grant_principal(self) -> IPrincipal:
        """The group itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which members assume roles."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The group's ARN; IAM takes no groups as principals of a policy."""
        return PrincipalPolicyFragment({"AWS": [self.group_arn]})

    @property
    def group_ref(self) -> GroupReference:
        """A reference to the group."""
        from aws_cdk.interfaces.aws_iam import GroupReference

        return GroupReference(group_arn=self.group_arn, group_name=self.group_name)

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach an inline policy.

        Raises:
            ValidationError: another policy of that name is attached.
        """
        self._attached.attach(policy)
        policy.attach_to_group(self)

    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach nothing: managed policies are attached where the group is made."""

    def add_user(self, user: IUser) -> None:
        """Make ``user`` a member."""
        user.add_to_group(self)

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the group's default policy, which is made at the first one."""
        policy = self._default_policy
        if policy is None:
            from aws_cdk.aws_iam.policy import Policy

            policy = self._default_policy = Policy(self, "DefaultPolicy")
            policy.attach_to_group(self)
        policy.add_statements(statement)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=policy)

    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the group's default policy."""
        return self.add_to_principal_policy(statement).statement_added


class Group(_GroupBase):
    """A group."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.Group"

    _is_iam_group = True

    @staticmethod
    @checked
    def from_group_arn(scope: Construct, id: str, group_arn: str) -> IGroup:
        """Return an existing group by its ARN."""
        parts = Stack.of(scope).split_arn(group_arn, ArnFormat.SLASH_RESOURCE_NAME)
        return _ImportedGroup(scope, id, group_arn, parts.resource_name or "", parts.account)

    @staticmethod
    @checked
    def from_group_name(scope: Construct, id: str, group_name: str) -> IGroup:
        """Return an existing group of the stack's account by its name."""
        arn = Stack.of(scope).format_arn(service="iam", region="", resource="group", resource_name=group_name)
        return Group.from_group_arn(scope, id, arn)

    @takes(GroupProps)
    def __init__(self, scope: Construct, id: str, props: GroupProps) -> None:
        super().__init__(scope, id, physical_name=props.group_name)
        self._init_group()
        self._managed_policies: list[IManagedPolicy] = list(props.managed_policies or ())
        resource = CfnGroup(
            self,
            "Resource",
            group_name=self.physical_name,
            managed_policy_arns=list_of(
                LazyValue(lambda _: [policy.managed_policy_arn for policy in self._managed_policies], omit_empty=True)
            ),
            path=props.path,
        )
        self._group_name = self._get_resource_name_attribute(resource.ref)
        # The path is left out of the ARN seen from other environments only if there is none.
        self._group_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="iam",
                region="",
                resource="group",
                resource_name=f"{props.path.removeprefix('/') if props.path else ''}{self.physical_name}",
            ),
        )

    @property
    def group_arn(self) -> str:
        """The group's ARN."""
        return self._group_arn

    @property
    def group_name(self) -> str:
        """The group's name."""
        return self._group_name

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy."""
        if not any(known is policy for known in self._managed_policies):
            self._managed_policies.append(policy)


class _ImportedGroup(_GroupBase):
    """A group known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    group_arn: str
    group_name: str

    def __init__(self, scope: Construct, id: str, group_arn: str, group_name: str, account: str | None) -> None:
        super().__init__(scope, id)
        self._init_group()
        self.group_arn = group_arn
        self.group_name = group_name
        self.principal_account = account
