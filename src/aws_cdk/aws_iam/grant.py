"""Grants: the outcome of giving someone permissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._dependables import RootsOf
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principal import principal_text
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token, TokenComparison
from constructs import Dependable, IDependable

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable, IPrincipal
    from aws_cdk.aws_iam.resource_policy import IResourceWithPolicyV2
    from constructs import IConstruct


class CommonGrantOptions(Struct):
    """What every grant says."""

    actions: Sequence[str]
    """The actions to allow."""
    grantee: IGrantable
    """Who may act."""
    resource_arns: Sequence[str]
    """What to act on."""
    conditions: Mapping[str, Mapping[str, Any]] | None = None
    """Conditions of the statement in the principal's policy."""


class GrantOnPrincipalOptions(CommonGrantOptions):
    """A grant that only the principal's policy can hold."""

    scope: IConstruct | None = None
    """Deprecated: not used."""


class GrantWithResourceOptions(CommonGrantOptions):
    """A grant that the principal's policy or that of a resource can hold."""

    resource: IResourceWithPolicyV2
    """The resource whose policy is used if the principal's is not enough."""
    resource_self_arns: Sequence[str] | None = None
    """How the resource is named in its own policy. Default: ``resource_arns``."""


class GrantPolicyWithResourceOptions(GrantWithResourceOptions):
    """A grant of which the statement for the resource's policy is given."""

    statement: PolicyStatement
    """The statement to add to the resource's policy."""


class GrantOnPrincipalAndResourceOptions(CommonGrantOptions):
    """A grant that both policies hold."""

    resource: IResourceWithPolicyV2
    """The resource whose policy is added to."""
    resource_policy_principal: IPrincipal | None = None
    """Who is named in the resource's policy. Default: the grantee."""
    resource_self_arns: Sequence[str] | None = None
    """How the resource is named in its own policy. Default: ``resource_arns``."""


class CompositeDependable(IDependable):
    """Several things that can be depended on as one; asked for their constructs only when it matters."""

    @checked
    def __init__(self, *dependables: IDependable) -> None:
        Dependable.implement(self, RootsOf(dependables))


class Grant(IDependable):
    """The outcome of a grant: which statements were added, and where.

    Something that needs the permissions in force can depend on the grant.
    """

    @checked
    def __init__(
        self,
        options: CommonGrantOptions,
        *,
        principal_statements: Sequence[PolicyStatement] = (),
        resource_statements: Sequence[PolicyStatement] = (),
        dependables: Sequence[IDependable] = (),
    ) -> None:
        self._options = options
        self._principal_statements = list(principal_statements)
        self._resource_statements = list(resource_statements)
        self._dependables = list(dependables)
        Dependable.implement(self, RootsOf(self._dependables))

    # -- making grants ----------------------------------------------------

    @staticmethod
    @takes(GrantOnPrincipalOptions)
    def add_to_principal(options: GrantOnPrincipalOptions) -> Grant:
        """Add a statement to the principal's policy; the grant fails if it has none.

        Raises:
            ValidationError: a principal of the app says that it added the statement, but not what to depend on.
        """
        return _add_to_principal(options)

    @staticmethod
    @takes(GrantWithResourceOptions)
    def add_to_principal_or_resource(options: GrantWithResourceOptions) -> Grant:
        """Add a statement to the principal's policy, and if that is not enough, to the resource's.

        It is enough when principal and resource are in one account, as far as is known.
        """
        principal = options.grantee.grant_principal
        result = _add_to_principal(options)
        if result.success and _same_account(principal, options.resource):
            return result
        statement = PolicyStatement(
            actions=options.actions,
            resources=_own_arns(options),
            principals=[principal],
        )
        return _add_to_resource(options, statement, options.resource)

    @staticmethod
    @takes(GrantOnPrincipalAndResourceOptions)
    def add_to_principal_and_resource(options: GrantOnPrincipalAndResourceOptions) -> Grant:
        """Add a statement to the principal's policy and one to the resource's."""
        result = _add_to_principal(options)
        statement = PolicyStatement(
            actions=options.actions,
            resources=_own_arns(options),
            principals=[options.resource_policy_principal or options.grantee.grant_principal],
        )
        outcome = options.resource.add_to_resource_policy(statement)
        dependables = list(result._dependables)
        if outcome.statement_added:
            dependables.append(outcome.policy_dependable or options.resource)  # type: ignore[arg-type]  # resources are constructs
        # As the peer: the statement for the resource is the one that the grant shows as the principal's.
        return Grant(options, principal_statements=[statement], dependables=dependables)

    @staticmethod
    @takes(GrantPolicyWithResourceOptions)
    def add_statement_to_resource_policy(options: GrantPolicyWithResourceOptions) -> Grant:
        """Add the statement given to the resource's policy."""
        return _add_to_resource(options, options.statement, options.resource)

    @staticmethod
    @checked
    def drop(grantee: IGrantable, _intent: str) -> Grant:
        """Return a grant that gives nothing, for where permissions cannot be given."""
        return Grant(CommonGrantOptions(grantee=grantee, actions=[], resource_arns=[]))

    # -- what came of it --------------------------------------------------

    @property
    def success(self) -> bool:
        """Whether a statement was added anywhere."""
        return bool(self._principal_statements or self._resource_statements)

    @property
    def principal_statements(self) -> list[PolicyStatement]:
        """The statements added to the principal's policy."""
        return list(self._principal_statements)

    @property
    def resource_statements(self) -> list[PolicyStatement]:
        """The statements added to the resource's policy."""
        return list(self._resource_statements)

    @property
    def principal_statement(self) -> PolicyStatement | None:
        """Deprecated: the first of :attr:`principal_statements`, if any."""
        return self._principal_statements[0] if self._principal_statements else None

    @property
    def resource_statement(self) -> PolicyStatement | None:
        """Deprecated: the first of :attr:`resource_statements`, if any."""
        return self._resource_statements[0] if self._resource_statements else None

    def assert_success(self) -> None:
        """Fail if no statement was added.

        Raises:
            ValidationError: the grant failed.
        """
        if not self.success:
            options = self._options
            raise ValidationError(
                f"Permissions for '{principal_text(options.grantee.grant_principal)}' to call '{','.join(options.actions)}' on "
                f"'{','.join(options.resource_arns)}' could not be added on either identity or resource policy.",
                fix="grant to a role, user or group of this app, or on a resource that has a policy",
            )

    @checked
    def apply_before(self, *constructs: IConstruct) -> None:
        """Have the permissions in force before ``constructs`` are made."""
        for construct in constructs:
            construct.node.add_dependency(self)

    @checked
    def combine(self, rhs: Grant) -> Grant:
        """Return a grant that stands for both."""
        return Grant(
            self._options,
            principal_statements=[*self._principal_statements, *rhs._principal_statements],
            resource_statements=[*self._resource_statements, *rhs._resource_statements],
            dependables=[self, rhs],
        )


def _own_arns(options: GrantWithResourceOptions | GrantOnPrincipalAndResourceOptions) -> Sequence[str]:
    """How the resource is named in its own policy; an empty list names nothing there, as ECR wants it."""
    own = options.resource_self_arns
    return own if own is not None else options.resource_arns


def _add_to_principal(options: CommonGrantOptions) -> Grant:
    statement = PolicyStatement(actions=options.actions, resources=options.resource_arns, conditions=options.conditions)
    added = options.grantee.grant_principal.add_to_principal_policy(statement)
    if not added.statement_added:
        return Grant(options)
    if added.policy_dependable is None:
        raise ValidationError(
            "Contract violation: when Principal returns statementAdded=true, it should return a dependable",
            fix="return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=...)",
        )
    return Grant(options, principal_statements=[statement], dependables=[added.policy_dependable])


def _add_to_resource(options: CommonGrantOptions, statement: PolicyStatement, resource: IResourceWithPolicyV2) -> Grant:
    outcome = resource.add_to_resource_policy(statement)
    dependables: list[IDependable] = []
    if outcome.statement_added:
        dependables.append(outcome.policy_dependable or resource)  # type: ignore[arg-type]  # resources are constructs
    return Grant(options, resource_statements=[statement], dependables=dependables)


def _same_account(principal: IPrincipal, resource: IResourceWithPolicyV2) -> bool:
    account = getattr(principal, "principal_account", None)
    if account is None:
        return False
    # Two accounts that are both unknown are taken to be one.
    return Token.compare_strings(account, resource.env.account) in (
        TokenComparison.SAME,
        TokenComparison.BOTH_UNRESOLVED,
    )
