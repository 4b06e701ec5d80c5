"""An inline policy: statements attached to users, groups and roles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._attached import PolicyGrantPrincipal, add_once, names
from aws_cdk.aws_iam._l1 import CfnPolicy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.group import IGroup
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_iam.user import IUser
    from aws_cdk.interfaces.aws_iam import PolicyReference

_MAX_NAME_LENGTH = 128


class IPolicy(IResource):
    """An inline policy."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def policy_name(self) -> str: ...
        @property
        def policy_ref(self) -> PolicyReference: ...


class PolicyProps(Struct):
    """Options of an inline policy."""

    document: PolicyDocument | None = None
    """The document to add statements to. Default: an empty one."""
    force: bool | None = None
    """Write the policy even if it is empty or attached to nobody, which is then an error. Default: no."""
    groups: Sequence[IGroup] | None = None
    """Groups to attach the policy to."""
    policy_name: str | None = None
    """Name at IAM. Default: made from the logical id."""
    roles: Sequence[IRole] | None = None
    """Roles to attach the policy to."""
    statements: Sequence[PolicyStatement] | None = None
    """The first statements."""
    users: Sequence[IUser] | None = None
    """Users to attach the policy to."""


class Policy(Resource, IPolicy, IGrantable):
    """An inline policy.

    It is written only if it has statements and is attached to someone.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.Policy"

    @staticmethod
    @checked
    def from_policy_name(scope: Construct, id: str, policy_name: str) -> IPolicy:
        """Return an existing policy by its name."""
        return _ImportedPolicy(scope, id, policy_name)

    @takes(PolicyProps)
    def __init__(self, scope: Construct, id: str, props: PolicyProps) -> None:
        # The logical id is unique in the stack; IAM takes 128 characters, of which the last ones hold the hash.
        generated = lazy_string(lambda: self._resource._resolved_logical_id()[-_MAX_NAME_LENGTH:])
        super().__init__(scope, id, physical_name=props.policy_name or generated)
        self.document: PolicyDocument = props.document or PolicyDocument()
        self._force = bool(props.force)
        self._referenced = False
        self._roles: list[IRole] = []
        self._users: list[IUser] = []
        self._groups: list[IGroup] = []
        self._resource = _PolicyResource(
            self,
            "Resource",
            policy_document=self.document,
            policy_name=self.physical_name,
            roles=names(lambda: [role.role_name for role in self._roles]),
            users=names(lambda: [user.user_name for user in self._users]),
            groups=names(lambda: [group.group_name for group in self._groups]),
        )
        self._resource._is_needed = self._is_needed
        self._grant_principal = PolicyGrantPrincipal(self)
        for user in props.users or ():
            self.attach_to_user(user)
        for group in props.groups or ():
            self.attach_to_group(group)
        for role in props.roles or ():
            self.attach_to_role(role)
        if props.statements:
            self.add_statements(*props.statements)
        check_before_synthesis(self, self._validate_policy)

    @property
    def grant_principal(self) -> IPrincipal:
        """What grants to this policy reach: they add statements to it."""
        return self._grant_principal

    @property
    def policy_name(self) -> str:
        """The policy's name; asking for it means that the policy must be written."""
        self._referenced = True
        return self.physical_name

    @property
    def policy_ref(self) -> PolicyReference:
        """A reference to the policy, by the id that IAM gives it."""
        from aws_cdk.interfaces.aws_iam import PolicyReference

        return PolicyReference(policy_id=self._resource.attr_id)

    @checked
    def add_statements(self, *statement: PolicyStatement) -> None:
        """Add statements."""
        self.document.add_statements(*statement)

    @checked
    def attach_to_user(self, user: IUser) -> None:
        """Attach the policy to a user."""
        if add_once(self._users, user, lambda known: known.user_arn):
            user.attach_inline_policy(self)

    @checked
    def attach_to_role(self, role: IRole) -> None:
        """Attach the policy to a role."""
        if add_once(self._roles, role, lambda known: known.role_arn):
            role.attach_inline_policy(self)

    @checked
    def attach_to_group(self, group: IGroup) -> None:
        """Attach the policy to a group."""
        if add_once(self._groups, group, lambda known: known.group_arn):
            group.attach_inline_policy(self)

    @property
    def _is_attached(self) -> bool:
        return bool(self._users or self._groups or self._roles)

    def _is_needed(self) -> bool:
        return self._force or self._referenced or (not self.document.is_empty and self._is_attached)

    def _validate_policy(self) -> list[str]:
        errors = []
        if self.document.is_empty:
            if self._force:
                errors.append("Policy created with force=true is empty. You must add statements to the policy")
            elif self._referenced:
                errors.append(
                    "This Policy has been referenced by a resource, so it must contain at least one statement."
                )
        if not self._is_attached:
            if self._force:
                errors.append(
                    "Policy created with force=true must be attached to at least one principal: user, group or role"
                )
            elif self._referenced:
                errors.append(
                    "This Policy has been referenced by a resource, so it must be attached to at least one user, group or role."
                )
        errors.extend(self.document.validate_for_identity_policy())
        return errors


class _PolicyResource(CfnPolicy):
    """The L1 resource of a policy, written only if the policy is needed."""

    _is_needed: Callable[[], bool]

    def _should_synthesize(self) -> bool:
        return self._is_needed()


class _ImportedPolicy(Resource, IPolicy):
    """A policy known by its name."""

    _fqn = "aws-cdk-lib.Resource"

    policy_name: str

    def __init__(self, scope: Construct, id: str, policy_name: str) -> None:
        super().__init__(scope, id)
        self.policy_name = policy_name

    @property
    def policy_ref(self) -> PolicyReference:
        """Not known: IAM gives inline policies no id from outside.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot use policyRef on an imported policy: its id is not known",
            scope=self,
            fix="use policy_name, which is known",
        )
