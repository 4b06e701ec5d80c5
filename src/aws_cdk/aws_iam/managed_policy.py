"""A managed policy: a policy of its own that users, groups and roles refer to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._attached import PolicyGrantPrincipal, add_once, names
from aws_cdk.aws_iam._customize import PolicyReport, customization_at
from aws_cdk.aws_iam._l1 import CfnManagedPolicy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_iam.user import IUser
    from aws_cdk.interfaces.aws_iam import IGroupRef, IUserRef, ManagedPolicyReference


class IManagedPolicy(Interface):
    """A managed policy."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def managed_policy_arn(self) -> str: ...
        @property
        def managed_policy_ref(self) -> ManagedPolicyReference: ...


class ManagedPolicyProps(Struct):
    """Options of a managed policy."""

    description: str | None = None
    """Description; changing it replaces the policy. Default: empty."""
    document: PolicyDocument | None = None
    """The document to add statements to. Default: an empty one."""
    groups: Sequence[IGroupRef] | None = None
    """Groups to attach the policy to."""
    managed_policy_name: str | None = None
    """Name at IAM. Default: chosen by CloudFormation."""
    path: str | None = None
    """Path of the name. Default: ``/``."""
    roles: Sequence[IRole] | None = None
    """Roles to attach the policy to."""
    statements: Sequence[PolicyStatement] | None = None
    """The first statements."""
    users: Sequence[IUser] | None = None
    """Users to attach the policy to."""


class ManagedPolicy(Resource, IManagedPolicy, IGrantable):
    """A managed policy."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.ManagedPolicy"

    @staticmethod
    @checked
    def from_managed_policy_name(scope: Construct, id: str, managed_policy_name: str) -> IManagedPolicy:
        """Return an existing policy of the stack's account by its name, path included."""
        from aws_cdk.core.stack import Stack

        arn = Stack.of(scope).format_arn(
            service="iam",
            region="",
            account=Stack.of(scope).account,
            resource="policy",
            resource_name=managed_policy_name,
        )
        return _ImportedManagedPolicy(scope, id, arn)

    @staticmethod
    @checked
    def from_managed_policy_arn(scope: Construct, id: str, managed_policy_arn: str) -> IManagedPolicy:
        """Return an existing policy by its ARN."""
        return _ImportedManagedPolicy(scope, id, managed_policy_arn)

    @staticmethod
    @checked
    def from_aws_managed_policy_name(managed_policy_name: str) -> IManagedPolicy:
        """Return a policy that AWS keeps, by its name, path included: ``service-role/AWSLambdaBasicExecutionRole``."""
        return _AwsManagedPolicy(managed_policy_name)

    @takes(ManagedPolicyProps)
    def __init__(self, scope: Construct, id: str, props: ManagedPolicyProps) -> None:
        super().__init__(scope, id, physical_name=props.managed_policy_name)
        self.document: PolicyDocument = props.document or PolicyDocument()
        self.description: str = props.description or ""
        self.path: str = props.path or "/"
        self._roles: list[IRole] = []
        self._users: list[Any] = []
        self._groups: list[Any] = []
        arn = ArnComponents(service="iam", region="", resource="policy", resource_name=self.physical_name)
        customization = customization_at(self)
        self._is_precreated = customization is not None
        if self._is_precreated:
            # Left to whoever makes the roles: its statements go into the report.
            precreated_arn = self.stack.format_arn(**arn._with(resource_name=id)._given())
            _ImportedManagedPolicy(self, f"Imported{id}", precreated_arn)
        if customization is None or not customization.prevent_synthesis:
            resource = CfnManagedPolicy(
                self,
                "Resource",
                policy_document=self.document,
                managed_policy_name=self.physical_name,
                description=self.description,
                path=self.path,
                roles=names(lambda: [role.role_name for role in self._roles]),
                users=names(lambda: [user.user_ref.user_name for user in self._users]),
                groups=names(lambda: [group.group_ref.group_name for group in self._groups]),
            )
            name = self.stack.split_arn(resource.ref, ArnFormat.SLASH_RESOURCE_NAME).resource_name
            self._managed_policy_name = self._get_resource_name_attribute(name or "")
            self._managed_policy_arn = self._get_resource_arn_attribute(resource.ref, arn)
        if self._is_precreated:
            self._managed_policy_name = id
            self._managed_policy_arn = precreated_arn
        for user in props.users or ():
            self.attach_to_user(user)
        for group in props.groups or ():
            self.attach_to_group(group)
        for role in props.roles or ():
            self.attach_to_role(role)
        if props.statements:
            self.add_statements(*props.statements)
        self._grant_principal = PolicyGrantPrincipal(self)
        check_before_synthesis(self, self._validate_policy)

    @property
    def grant_principal(self) -> IPrincipal:
        """What grants to this policy reach: they add statements to it."""
        return self._grant_principal

    @property
    def managed_policy_arn(self) -> str:
        """The policy's ARN."""
        return self._managed_policy_arn

    @property
    def managed_policy_name(self) -> str:
        """The policy's name."""
        return self._managed_policy_name

    @property
    def managed_policy_ref(self) -> ManagedPolicyReference:
        """A reference to the policy."""
        return _reference(self._managed_policy_arn)

    @checked
    def add_statements(self, *statement: PolicyStatement) -> None:
        """Add statements."""
        self.document.add_statements(*statement)

    @checked
    def attach_to_user(self, user: IUserRef) -> None:
        """Attach the policy to a user."""
        add_once(self._users, user, lambda known: known.user_ref.user_arn)

    @checked
    def attach_to_role(self, role: IRole) -> None:
        """Attach the policy to a role."""
        if add_once(self._roles, role, lambda known: known.role_arn) and self._is_precreated:
            entry = PolicyReport.of(self).entries.get(role.node.path)
            if entry is not None:
                entry.managed_policies.append(self.document)

    @checked
    def attach_to_group(self, group: IGroupRef) -> None:
        """Attach the policy to a group."""
        add_once(self._groups, group, lambda known: known.group_ref.group_arn)

    def _validate_policy(self) -> list[str]:
        if self.document.is_empty:
            return ["Managed Policy is empty. You must add statements to the policy"]
        return self.document.validate_for_identity_policy()


class _ImportedManagedPolicy(Resource, IManagedPolicy):
    """A policy known by its ARN."""

    _fqn = "aws-cdk-lib.Resource"

    managed_policy_arn: str
    managed_policy_ref: ManagedPolicyReference

    def __init__(self, scope: Construct, id: str, managed_policy_arn: str) -> None:
        super().__init__(scope, id)
        self.managed_policy_arn = managed_policy_arn
        self.managed_policy_ref = _reference(managed_policy_arn)


class _AwsManagedPolicy(IManagedPolicy):
    """A policy that AWS keeps."""

    managed_policy_arn: str
    managed_policy_ref: ManagedPolicyReference

    def __init__(self, name: str) -> None:
        # The partition stays a token, also where the region is known: so do the recorded templates.
        self.managed_policy_arn = f"arn:{Aws.PARTITION}:iam::aws:policy/{name}"
        self.managed_policy_ref = _reference(self.managed_policy_arn)


def _reference(arn: str) -> ManagedPolicyReference:
    from aws_cdk.interfaces.aws_iam import ManagedPolicyReference

    return ManagedPolicyReference(policy_arn=arn)
