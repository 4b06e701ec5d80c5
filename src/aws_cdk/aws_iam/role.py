"""A role: an identity that services, users and other accounts assume."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._attached import AttachedPolicies
from aws_cdk.aws_iam._customize import CUSTOMIZE_ROLES, Customization, customization_at
from aws_cdk.aws_iam._l1 import CfnRole
from aws_cdk.aws_iam._split import MAX_MERGED_SIZE, split_statements
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import (
    AddToPrincipalPolicyResult,
    IGrantable,
    IPrincipal,
    PrincipalPolicyFragment,
    add_to_trust_policy,
)
from aws_cdk.aws_iam.role_base import IRole, RoleGrants, role_reference
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.aspect import AspectPriority, Aspects, IAspect
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, list_of
from constructs import Construct, DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import IManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.core.duration import Duration
    from aws_cdk.core.removal_policy import RemovalPolicy
    from aws_cdk.interfaces.aws_iam import RoleReference
    from constructs import IConstruct

# Limits. Source: the IAM API reference, CreateRole.
_NAME = re.compile(r"[\w+=,.@-]{1,64}\Z", re.ASCII)
_PATH = re.compile(r"/(?:[\x21-\x7f]+/)?\Z")
_MAX_PATH = 512
_MAX_DESCRIPTION = 1000
_MIN_SESSION_SECONDS, _MAX_SESSION_SECONDS = 3600, 43200


class RoleProps(Struct):
    """Options of a role."""

    assumed_by: IPrincipal
    """Who may assume the role."""
    description: str | None = None
    """Up to 1000 characters."""
    external_ids: Sequence[str] | None = None
    """Ids of which one must be given to assume the role. Default: none needed."""
    inline_policies: Mapping[str, PolicyDocument] | None = None
    """Inline policies by name."""
    managed_policies: Sequence[IManagedPolicy] | None = None
    """Managed policies to attach."""
    max_session_duration: Duration | None = None
    """Longest session, 1 to 12 hours. Default: 1 hour."""
    path: str | None = None
    """Path of the name, with a slash at both ends. Default: ``/``."""
    permissions_boundary: IManagedPolicy | None = None
    """The most that the role may be allowed. Default: no limit."""
    role_name: str | None = None
    """Name at IAM, 1 to 64 characters. Default: chosen by CloudFormation."""


class FromRoleArnOptions(Struct):
    """How a role that exists already is used."""

    add_grants_to_resources: bool | None = None
    """For a role that is not mutable: whether grants go to the policies of resources. Default: no, they count as given."""
    default_policy_name: str | None = None
    """Name of the policy that statements for the role go into; for a role used in several stacks. Default: ``Policy``."""
    mutable: bool | None = None
    """Whether policies of this app may be attached. Default: yes."""


class FromRoleNameOptions(FromRoleArnOptions):
    """How a role that exists already is used, if it is known by its name."""


class RoleLookupOptions(FromRoleArnOptions):
    """How a role is looked up in the account."""

    role_name: str
    """The role's name."""


class WithoutPolicyUpdatesOptions(Struct):
    """How a role is used without changing it."""

    add_grants_to_resources: bool | None = None
    """Whether grants go to the policies of resources. Default: no, they count as given."""


class CustomizeRolesOptions(Struct):
    """How roles are customised."""

    prevent_synthesis: bool | None = None
    """Whether roles and policies are left out of the templates. Default: yes."""
    use_precreated_roles: Mapping[str, str] | None = None
    """Names of roles made by someone else, by the path of the construct that they stand for."""


class Role(Resource, IRole):
    """A role."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-iam.Role"

    # -- roles that exist already -----------------------------------------

    @staticmethod
    @takes(FromRoleArnOptions)
    def from_role_arn(scope: Construct, id: str, role_arn: str, options: FromRoleArnOptions) -> IRole:
        """Return an existing role by its ARN.

        A role in another account than the stack's cannot be changed.

        Raises:
            ValidationError: ``role_arn`` is no ARN, or ``add_grants_to_resources`` is given for a role that is mutable.
        """
        return _import_role(scope, id, role_arn, options)

    @staticmethod
    @takes(FromRoleNameOptions)
    def from_role_name(scope: Construct, id: str, role_name: str, options: FromRoleNameOptions) -> IRole:
        """Return an existing role of the stack's account by its name, path included."""
        return _import_role(scope, id, _arn_of_name(Stack.of(scope), role_name), options)

    @staticmethod
    @takes(RoleLookupOptions)
    def from_lookup(scope: Construct, id: str, options: RoleLookupOptions) -> IRole:
        """Return an existing role, looked up in the account when the app is synthesized by the command line.

        Raises:
            ValidationError: the stack's account or region is not known.
        """
        from aws_cdk.core.context_provider import ContextProvider

        placeholder = Stack.of(scope).format_arn(
            service="iam", account="123456789012", resource="role", resource_name="DUMMY_ARN"
        )
        found = ContextProvider.get_value(
            scope,
            provider="cc-api-provider",
            props={
                "typeName": "AWS::IAM::Role",
                "exactIdentifier": options.role_name,
                "propertiesToReturn": ["Arn"],
            },
            dummy_value=[{"Arn": placeholder}],
        ).value
        return _import_role(scope, id, found[0]["Arn"], options, name=options.role_name)

    @staticmethod
    def is_role(x: Any) -> bool:
        """Tell whether ``x`` is a role made in this app."""
        return isinstance(x, Role)

    @staticmethod
    @takes(CustomizeRolesOptions)
    def customize_roles(scope: Construct, options: CustomizeRolesOptions) -> None:
        """Have roles at ``scope`` and below made by someone else.

        What they need is written to ``iam-policy-report.json`` and ``.txt`` beside the templates. Call it before
        constructs are made in ``scope``.

        Raises:
            ConstructsError: there are constructs in ``scope`` already.
        """
        scope.node.set_context(
            CUSTOMIZE_ROLES,
            {
                "preventSynthesis": options.prevent_synthesis is not False,
                "usePrecreatedRoles": dict(options.use_precreated_roles or {}),
            },
        )

    # -- making one -------------------------------------------------------

    @takes(RoleProps)
    def __init__(self, scope: Construct, id: str, props: RoleProps) -> None:
        """Make a role.

        Raises:
            ValidationError: name, path, description or session duration is beyond what IAM takes.
        """
        super().__init__(scope, id, physical_name=props.role_name)
        _check_props(self, props)
        self.assume_role_policy: PolicyDocument | None = _trust_policy(props.assumed_by, props.external_ids or ())
        self.permissions_boundary: IManagedPolicy | None = props.permissions_boundary
        self._managed_policies: list[IManagedPolicy] = list(props.managed_policies or ())
        self._inline_policies: dict[str, PolicyDocument] = dict(props.inline_policies or {})
        self._default_policy: Policy | None = None
        self._attached = AttachedPolicies(self)
        self._dependables: dict[int, tuple[PolicyStatement, DependencyGroup]] = {}
        self._without_updates: IRole | None = None
        self._precreated: Any = None
        self.principal_account: str | None = self.env.account
        customization = customization_at(self)
        if customization is not None:
            self._use_precreated(customization)
        if customization is None or not customization.prevent_synthesis:
            self._make_resource(props)
        self.grants = RoleGrants(self)
        Aspects.of(self).add(_SPLITTER, priority=_splitter_priority(self))
        check_before_synthesis(self, self._validate_role)

    def _make_resource(self, props: RoleProps) -> None:
        path = props.path
        resource = CfnRole(
            self,
            "Resource",
            assume_role_policy_document=self.assume_role_policy,
            managed_policy_arns=list_of(LazyValue(lambda _: self._managed_policy_arns(), omit_empty=True)),
            policies=_written_inline_policies(self._inline_policies),
            path=path,
            permissions_boundary=(
                self.permissions_boundary.managed_policy_arn if self.permissions_boundary is not None else None
            ),
            role_name=self.physical_name,
            max_session_duration=(
                props.max_session_duration.to_seconds() if props.max_session_duration is not None else None
            ),
            description=props.description or None,
        )
        if self._precreated is not None:
            return
        self._role_id = resource.attr_role_id
        self._role_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="iam",
                region="",
                resource="role",
                resource_name=f"{path.removeprefix('/') if path else ''}{self.physical_name}",
            ),
        )
        self._role_name = self._get_resource_name_attribute(resource.ref)

    def _use_precreated(self, customization: Customization) -> None:
        from aws_cdk.aws_iam._precreated_role import PrecreatedRole

        self._precreated = PrecreatedRole.make(self, customization)
        self._role_arn = self._precreated.role_arn
        self._role_name = self._precreated.role_name
        for policy in self._managed_policies:
            self._precreated.add_managed_policy(policy)
        for policy_name, document in self._inline_policies.items():
            from aws_cdk.aws_iam.policy import Policy

            self._precreated.attach_inline_policy(Policy(self, policy_name, document=document))

    def _managed_policy_arns(self) -> list[str]:
        from aws_cdk.core.resolve import Resolver

        if len(self._managed_policies) < 2:
            return [policy.managed_policy_arn for policy in self._managed_policies]
        # Two objects may stand for one policy: only what they resolve to can be compared.
        from aws_cdk.aws_iam._conditions import comparable_text

        resolver = Resolver(self)
        found: dict[str, str] = {}
        for policy in self._managed_policies:
            found.setdefault(comparable_text(resolver.resolve(policy.managed_policy_arn)), policy.managed_policy_arn)
        return list(found.values())

    # -- attributes -------------------------------------------------------

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
        """The role's ARN."""
        return self._role_arn

    @property
    def role_name(self) -> str:
        """The role's name."""
        return self._role_name

    @property
    def role_id(self) -> str:
        """The role's unique id at IAM.

        Raises:
            ValidationError: the role is made by someone else, who alone knows its id.
        """
        if self._precreated is not None:
            raise ValidationError(
                '"roleId" is not available on precreated roles',
                scope=self,
                fix="use role_arn or role_name; Role.customize_roles() keeps the role from being made",
            )
        return self._role_id

    @property
    def role_ref(self) -> RoleReference:
        """A reference to the role."""
        return role_reference(self)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The role's ARN."""
        return PrincipalPolicyFragment({"AWS": [self._role_arn]})

    # -- policies ---------------------------------------------------------

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the role's default policy, which is made at the first one."""
        if self._precreated is not None:
            return self._precreated.add_to_principal_policy(statement)  # type: ignore[no-any-return]  # as declared there
        policy = self._default_policy
        if policy is None:
            from aws_cdk.aws_iam.policy import Policy

            policy = self._default_policy = Policy(self, "DefaultPolicy")
            self.attach_inline_policy(policy)
        policy.add_statements(statement)
        # Filled at synthesis, when it is known which policy the statement ends up in.
        group = DependencyGroup()
        self._dependables[id(statement)] = (statement, group)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=group)

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the role's default policy; tell whether it is written there."""
        added = self.add_to_principal_policy(statement).statement_added
        return added and self._precreated is None

    @checked
    def attach_inline_policy(self, policy: Policy) -> None:
        """Attach an inline policy.

        Raises:
            ValidationError: another policy of that name is attached.
        """
        if self._precreated is not None:
            self._precreated.attach_inline_policy(policy)
            return
        self._attached.attach(policy)
        policy.attach_to_role(self)

    @checked
    def add_managed_policy(self, policy: IManagedPolicy) -> None:
        """Attach a managed policy."""
        if self._precreated is not None:
            self._precreated.add_managed_policy(policy)
        elif not any(known is policy for known in self._managed_policies):
            self._managed_policies.append(policy)

    # -- grants -----------------------------------------------------------

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Allow ``grantee`` to act on this role."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.role_arn], scope=self)

    @checked
    def grant_pass_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to pass this role to a service."""
        return self.grants.pass_role(identity)

    @checked
    def grant_assume_role(self, identity: IGrantable) -> Grant:
        """Allow ``identity`` to assume this role; the trust policy must allow it as well.

        Raises:
            ValidationError: ``identity`` is a service or an account, which has no policy to add to.
        """
        return self.grants.assume_role(identity)

    @takes(WithoutPolicyUpdatesOptions)
    def without_policy_updates(self, options: WithoutPolicyUpdatesOptions) -> IRole:
        """Return this role as one that cannot be changed; options count at the first call alone."""
        if self._without_updates is None:
            from aws_cdk.aws_iam._immutable_role import ImmutableRole

            self._without_updates = ImmutableRole(
                self.node.scope,
                f"ImmutableRole{self.node.id}",
                self,
                add_grants_to_resources=bool(options.add_grants_to_resources),
            )
        return self._without_updates

    @checked
    def apply_removal_policy(self, policy: RemovalPolicy) -> None:
        """Say what happens to the role when it leaves the stack; a role that is not made here has nothing to say."""
        if self.node.try_find_child("Resource") is not None:
            super().apply_removal_policy(policy)

    # -- synthesis --------------------------------------------------------

    def _split_large_policy(self) -> None:
        """Move statements that the default policy has no room for into managed policies."""
        policy = self._default_policy
        if policy is None:
            return
        from aws_cdk.aws_iam._minimize import distinct_statements, merged_statements
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy

        document = policy.document
        if document._should_merge(self):
            merged = merged_statements(document._statements, size_limit=MAX_MERGED_SIZE)
        else:
            merged = distinct_statements(document._statements)
        origins = {id(entry.statement): entry.members for entry in merged}
        inline, *overflow = split_statements([entry.statement for entry in merged])
        document._statements = inline
        self._assign_dependables(inline, origins, policy)
        for number, statements in enumerate(overflow, 1):
            managed = ManagedPolicy(
                self,
                f"OverflowPolicy{number}",
                description=f"Part of the policies for {self.node.path}",
                statements=statements,
                roles=[self],
            )
            self._assign_dependables(statements, origins, managed)

    def _assign_dependables(
        self, statements: Sequence[PolicyStatement], origins: Mapping[int, Sequence[PolicyStatement]], policy: Any
    ) -> None:
        for statement in statements:
            for origin in origins[id(statement)]:
                known = self._dependables.get(id(origin))
                if known is not None:
                    known[1].add(policy)

    def _validate_role(self) -> list[str]:
        errors = self.assume_role_policy.validate_for_trust_policy() if self.assume_role_policy is not None else []
        for document in self._inline_policies.values():
            errors.extend(document.validate_for_identity_policy())
        return errors


class _Splitter(IAspect):
    """Splits the policies of the role that it was added to; constructs below the role are passed by."""

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, Role):
            node._split_large_policy()


_SPLITTER = _Splitter()


def _splitter_priority(scope: Construct) -> float:
    mutating = flag_enabled(scope.node, "@aws-cdk/core:aspectPrioritiesMutating")
    return AspectPriority.MUTATING if mutating else AspectPriority.DEFAULT


def _trust_policy(principal: IPrincipal, external_ids: Sequence[str]) -> PolicyDocument:
    document = PolicyDocument()
    conditions: dict[str, Any] = {}
    if external_ids:
        ids = list(external_ids)
        conditions = {"StringEquals": {"sts:ExternalId": ids[0] if len(ids) == 1 else ids}}
    add_to_trust_policy(principal, document, conditions=conditions)
    return document


def _written_inline_policies(policies: Mapping[str, PolicyDocument]) -> list[Any] | None:
    if not policies:
        return None
    return [CfnRole.PolicyProperty(policy_name=name, policy_document=document) for name, document in policies.items()]


def _check_props(scope: Construct, props: RoleProps) -> None:
    name = props.role_name
    if name and not is_unresolved(name) and not _NAME.match(name):
        raise ValidationError(
            "Invalid roleName. The name must be a string of characters consisting of upper and lowercase alphanumeric "
            "characters with no spaces. You can also include any of the following characters: _+=,.@-. "
            f"Length must be between 1 and 64 characters. Got '{name}' ({len(name)} characters)",
            scope=scope,
            fix="give another role_name, or none, to have CloudFormation choose one",
        )
    if props.max_session_duration is not None:
        seconds = props.max_session_duration.to_seconds()
        if not is_unresolved(seconds) and not _MIN_SESSION_SECONDS <= seconds <= _MAX_SESSION_SECONDS:
            raise ValidationError(
                f"maxSessionDuration is set to {seconds:g}, but must be >= {_MIN_SESSION_SECONDS}sec (1hr) and <= "
                f"{_MAX_SESSION_SECONDS}sec (12hrs)",
                scope=scope,
                fix="give max_session_duration=Duration.hours(...), from 1 to 12",
            )
    description = props.description
    if description and not is_unresolved(description) and len(description) > _MAX_DESCRIPTION:
        raise ValidationError(
            f"Role description must be no longer than {_MAX_DESCRIPTION} characters, got {len(description)}.",
            scope=scope,
        )
    path = props.path
    if path is not None and not is_unresolved(path):
        if not 1 <= len(path) <= _MAX_PATH:
            raise ValidationError(
                f"Role path must be between 1 and {_MAX_PATH} characters. The provided role path is {len(path)} characters.",
                scope=scope,
                fix="shorten path; it begins and ends with a slash",
            )
        if not _PATH.match(path):
            raise ValidationError(
                "Role path must be either a slash or valid characters (alphanumerics and symbols) surrounded by slashes. "
                f"Valid characters are unicode characters in [\\u0021-\\u007F]. However, {path} is provided.",
                scope=scope,
                fix=f"write '/{path.strip('/')}/'",
            )


def _arn_of_name(stack: Stack, name: str) -> str:
    return stack.format_arn(service="iam", region="", resource="role", resource_name=name)


def _import_role(
    scope: Construct, id: str, role_arn: str, options: FromRoleArnOptions, *, name: str | None = None
) -> IRole:
    from aws_cdk.aws_iam._immutable_role import ImmutableRole
    from aws_cdk.aws_iam._imported_role import ImportedRole, is_in_account_of

    if options.mutable is not False and options.add_grants_to_resources is not None:
        raise ValidationError(
            "'addGrantsToResources' can only be passed if 'mutable: false'",
            scope=scope,
            fix="pass mutable=False as well, or leave add_grants_to_resources out",
        )
    stack = Stack.of(scope)
    parts = stack.split_arn(role_arn, ArnFormat.SLASH_RESOURCE_NAME)
    role_name = name or parts.resource_name or ""
    # Policies are attached by the bare name: a path before it is left out.
    role_name = role_name.rpartition("/")[2] if not is_unresolved(role_name) else role_name
    customized = customization_at(scope) is not None
    mutable = options.mutable is not False and is_in_account_of(stack, parts.account)
    role = ImportedRole(
        scope,
        f"Import{id}" if customized else id if mutable else f"MutableRole{id}",
        role_arn=role_arn,
        role_name=role_name,
        account=parts.account,
        default_policy_name=options.default_policy_name,
    )
    if customized:
        from aws_cdk.aws_iam._precreated_role import PrecreatedRole

        return PrecreatedRole.of_imported(scope, id, role)
    if mutable:
        return role
    return ImmutableRole(scope, id, role, add_grants_to_resources=bool(options.add_grants_to_resources))
