"""A user: an identity with credentials of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._attached import AttachedPolicies
from aws_cdk.aws_iam._l1 import CfnUser, CfnUserToGroupAddition
from aws_cdk.aws_iam.identity import IIdentity
from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IPrincipal, PrincipalPolicyFragment
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import list_of
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.group import IGroup
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_iam import UserReference


class IUser(IIdentity):
    """A user."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def user_arn(self) -> str: ...
        @property
        def user_name(self) -> str: ...
        @property
        def user_ref(self) -> UserReference: ...

    def add_to_group(self, group: IGroup) -> None:
        """Make the user a member of ``group``."""
        raise NotImplementedError


class UserProps(Struct):
    """Options of a user."""

    groups: Sequence[IGroup] | None = None
    """Groups that the user belongs to."""
    managed_policies: Sequence[IManagedPolicy] | None = None
    """Managed policies to attach."""
    password: SecretValue | None = None
    """Password for the console. Default: none, no access to the console."""
    password_reset_required: bool | None = None
    """Whether the password must be changed at the first sign-in. Default: no."""
    path: str | None = None
    """Path of the name, with a slash at both ends. Default: ``/``."""
    permissions_boundary: IManagedPolicy | None = None
    """The most that the user may be allowed. Default: no limit."""
    user_name: str | None = None
    """Name at IAM. Default: chosen by CloudFormation."""


class UserAttributes(Struct):
    """What an existing user is known by."""

    user_arn: str
    """The user's ARN."""


class _UserBase(Resource, IUser):
    """What users have, made here or not."""

    def _init_user(self) -> None:
        self._attached = AttachedPolicies(self)
        self._default_policy: Policy | None = None

    @property
    def grant_principal(self) -> IPrincipal:
        """The user itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which the user assumes roles."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The user's ARN."""
        return PrincipalPolicyFragment({"AWS": [self.user_arn]})

    @property
    def user_ref(self) -> UserReference:
        """A reference to the user."""
        from aws_cdk.interfaces.aws_iam import UserReference

        return UserReference(user_arn=self.user_arn, user_name=self.user_name)

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach an inline policy.

        Raises:
            ValidationError: another policy of that name is attached.
        """
        self._attached.attach(policy)
        policy.attach_to_user(self)

    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the user's default policy."""
        return self.add_to_principal_policy(statement).statement_added

    def _add_statement(self, statement: PolicyStatement, policy_id: str) -> AddToPrincipalPolicyResult:
        policy = self._default_policy
        if policy is None:
            from aws_cdk.aws_iam.policy import Policy

            policy = self._default_policy = Policy(self, policy_id)
            policy.attach_to_user(self)
        policy.add_statements(statement)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=policy)


class User(_UserBase):
    """A user."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.User"

    @staticmethod
    @checked
    def from_user_name(scope: Construct, id: str, user_name: str) -> IUser:
        """Return an existing user of the stack's account by its name."""
        arn = Stack.of(scope).format_arn(service="iam", region="", resource="user", resource_name=user_name)
        return User.from_user_attributes(scope, id, user_arn=arn)

    @staticmethod
    @checked
    def from_user_arn(scope: Construct, id: str, user_arn: str) -> IUser:
        """Return an existing user by its ARN."""
        return User.from_user_attributes(scope, id, user_arn=user_arn)

    @staticmethod
    @takes(UserAttributes)
    def from_user_attributes(scope: Construct, id: str, attrs: UserAttributes) -> IUser:
        """Return an existing user by what is known of it."""
        return _ImportedUser(scope, id, attrs.user_arn)

    @takes(UserProps)
    def __init__(self, scope: Construct, id: str, props: UserProps) -> None:
        """Make a user.

        Raises:
            ValidationError: ``password_reset_required`` is given without a password.
        """
        super().__init__(scope, id, physical_name=props.user_name)
        self._init_user()
        self._groups: list[IGroup] = []
        self._managed_policies: list[IManagedPolicy] = list(props.managed_policies or ())
        self.permissions_boundary: IManagedPolicy | None = props.permissions_boundary
        self.principal_account: str | None = self.env.account
        boundary = props.permissions_boundary
        resource = CfnUser(
            self,
            "Resource",
            user_name=self.physical_name,
            groups=list_of(LazyValue(lambda _: [group.group_name for group in self._groups], omit_empty=True)),
            managed_policy_arns=list_of(
                LazyValue(lambda _: [policy.managed_policy_arn for policy in self._managed_policies], omit_empty=True)
            ),
            path=props.path,
            permissions_boundary=boundary.managed_policy_arn if boundary is not None else None,
            login_profile=self._login_profile(props),
        )
        self._user_name = self._get_resource_name_attribute(resource.ref)
        self._user_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="iam",
                region="",
                resource="user",
                resource_name=f"{props.path.removeprefix('/') if props.path else ''}{self.physical_name}",
            ),
        )
        for group in props.groups or ():
            self.add_to_group(group)

    def _login_profile(self, props: UserProps) -> Any:
        if props.password is not None:
            return CfnUser.LoginProfileProperty(
                password=props.password.unsafe_unwrap(), password_reset_required=props.password_reset_required
            )
        if props.password_reset_required:
            raise ValidationError(
                'Cannot set "passwordResetRequired" without specifying "initialPassword"',
                scope=self,
                fix="give password as well",
            )
        return None

    @property
    def user_arn(self) -> str:
        """The user's ARN."""
        return self._user_arn

    @property
    def user_name(self) -> str:
        """The user's name."""
        return self._user_name

    @checked
    def add_to_group(self, group: IGroup) -> None:
        """Make the user a member of ``group``."""
        self._groups.append(group)

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy."""
        if not any(known is policy for known in self._managed_policies):
            self._managed_policies.append(policy)

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the user's default policy, which is made at the first one."""
        return self._add_statement(statement, "DefaultPolicy")


class _ImportedUser(_UserBase):
    """A user known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    user_arn: str
    user_name: str

    def __init__(self, scope: Construct, id: str, user_arn: str) -> None:
        super().__init__(scope, id)
        self._init_user()
        self.user_arn = user_arn
        self.user_name = Arn.extract_resource_name(user_arn, "user").rpartition("/")[2]
        self.principal_account: str | None = self.stack.split_arn(user_arn, ArnFormat.SLASH_RESOURCE_NAME).account
        self._group_count = 0

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to a policy of this stack that is attached to the user."""
        return self._add_statement(statement, "Policy")

    @checked
    def add_to_group(self, group: IGroup) -> None:
        """Make the user a member of ``group``, by a resource of the group's stack."""
        CfnUserToGroupAddition(
            Stack.of(group),
            f"{self.user_name}Group{self._group_count}",
            group_name=group.group_name,
            users=[self.user_name],
        )
        self._group_count += 1

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Not possible from here.

        Raises:
            ValidationError: always; managed policies are attached where the user is made.
        """
        raise ValidationError(
            "Cannot add managed policy to imported User",
            scope=self,
            fix="attach_inline_policy works for imported users",
        )
