"""Principals: who may act, and what every one of them can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._conditions import check_condition, comparable_text, merged_conditions
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct
from constructs._interface import Interface
from constructs._ownership import Subclassed

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from constructs import IDependable

LITERAL_STRING = "LiteralString"
"""The key of a fragment that is written as a bare string (``"Principal": "*"``) instead of a mapping."""


class AddToPrincipalPolicyResult(Struct):
    """What became of a statement that was added to a principal's policy."""

    statement_added: bool
    policy_dependable: IDependable | None = None
    """What to depend on for the statement to be in force; given if it was added."""


class PrincipalPolicyFragment:
    """What a principal contributes to a statement: its entry under ``Principal``, and conditions."""

    __slots__ = ("_conditions", "_principal_json")

    @checked
    def __init__(
        self, principal_json: Mapping[str, Sequence[str]], conditions: Mapping[str, Any] | None = None
    ) -> None:
        self._principal_json = {kind: list(values) for kind, values in principal_json.items()}
        self._conditions: dict[str, Any] = dict(conditions) if conditions else {}

    @property
    def principal_json(self) -> dict[str, list[str]]:
        """Values by kind of principal: ``AWS``, ``Service``, ``Federated``, …"""
        return self._principal_json

    @property
    def conditions(self) -> dict[str, Any]:
        """Conditions that the statement must carry."""
        return self._conditions


class IGrantable(Interface):
    """Something that permissions can be granted to."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def grant_principal(self) -> IPrincipal: ...


class IPrincipal(IGrantable, Interface):
    """Someone who can act: a role, a user, a service, an account, …"""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def assume_role_action(self) -> str: ...
        @property
        def policy_fragment(self) -> PrincipalPolicyFragment: ...
        @property
        def principal_account(self) -> str | None: ...

    else:
        _optional = ("principal_account",)

    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the policy of this principal; it may have none that can be changed."""
        raise NotImplementedError


class IAssumeRolePrincipal(IPrincipal, Interface):
    """A principal that writes the statements of a trust policy itself."""

    __slots__ = ()

    def add_to_assume_role_policy(self, document: PolicyDocument) -> None:
        """Add to ``document`` what lets this principal assume a role."""
        raise NotImplementedError


class IComparablePrincipal(IPrincipal, Interface):
    """A principal that can be told from others by a text."""

    __slots__ = ()

    def dedupe_string(self) -> str | None:
        """Return a text that is equal for equal principals, or ``None`` if this one cannot tell."""
        raise NotImplementedError


class ComparablePrincipal:
    """Compares principals."""

    @staticmethod
    @checked
    def is_comparable_principal(x: IPrincipal) -> bool:
        """Tell whether ``x`` has a text to compare it by."""
        return callable(getattr(x, "dedupe_string", None))

    @staticmethod
    @checked
    def dedupe_string_for(x: IPrincipal) -> str | None:
        """Return the text that ``x`` is compared by, or ``None`` if it has none."""
        dedupe_string = getattr(x, "dedupe_string", None)
        return dedupe_string() if callable(dedupe_string) else None


class PrincipalBase(IAssumeRolePrincipal, IComparablePrincipal, Subclassed):
    """Base of principals that have no policy of their own which could be changed."""

    @property
    def grant_principal(self) -> IPrincipal:
        """The principal itself."""
        return self

    @property
    def principal_account(self) -> str | None:
        """The account of the principal, if it is known."""
        return None

    @property
    def assume_role_action(self) -> str:
        """The action under which the principal assumes a role."""
        return "sts:AssumeRole"

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """What the principal contributes to a statement."""
        raise NotImplementedError

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the principal's policy; tell whether that was possible."""
        return self.add_to_principal_policy(statement).statement_added

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add nothing: there is no policy to change."""
        return AddToPrincipalPolicyResult(statement_added=False)

    @checked
    def add_to_assume_role_policy(self, document: PolicyDocument) -> None:
        """Allow this principal to assume the role of ``document``."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        document.add_statements(PolicyStatement(actions=[self.assume_role_action], principals=[self]))

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return None

    def to_json(self) -> dict[str, list[str]]:
        """Return the principal's entry under ``Principal``, by kind."""
        return self.policy_fragment.principal_json

    def to_string(self) -> str:
        """Return the principal as people read it."""
        from cloud_assembly.schema.json_text import json_text

        return json_text(self.policy_fragment.principal_json)

    def __str__(self) -> str:
        return self.to_string()

    @checked
    def with_conditions(self, conditions: Mapping[str, Any]) -> PrincipalBase:
        """Return this principal, allowed only under ``conditions`` as well."""
        return PrincipalWithConditions(self, conditions)

    def with_session_tags(self) -> PrincipalBase:
        """Return this principal, allowed to pass session tags when it assumes a role."""
        return SessionTagsPrincipal(self)


class _PrincipalAdapter(PrincipalBase):
    """A principal that stands for another one."""

    def __init__(self, wrapped: IPrincipal) -> None:
        self._wrapped = wrapped

    @property
    def assume_role_action(self) -> str:
        """The action of the principal inside."""
        return self._wrapped.assume_role_action

    @property
    def principal_account(self) -> str | None:
        """The account of the principal inside."""
        return getattr(self._wrapped, "principal_account", None)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The fragment of the principal inside."""
        return self._wrapped.policy_fragment

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Add a statement to the policy of the principal inside."""
        return self.add_to_principal_policy(statement).statement_added

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Add a statement to the policy of the principal inside."""
        return self._wrapped.add_to_principal_policy(statement)

    def _append_dedupe(self, append: str) -> str | None:
        """Return the text of the principal inside, marked as adapted in the way that ``append`` tells."""
        inner = ComparablePrincipal.dedupe_string_for(self._wrapped)
        return f"{type(self).__name__}:{inner}:{append}" if inner is not None else None


class PrincipalWithConditions(_PrincipalAdapter):
    """A principal that is allowed only under conditions."""

    @checked
    def __init__(self, principal: IPrincipal, conditions: Mapping[str, Any]) -> None:
        super().__init__(principal)
        self._additional = dict(conditions)

    @checked
    def add_condition(self, key: str, value: Any) -> None:
        """Add a condition: ``value`` maps condition keys to what operator ``key`` compares them with.

        Raises:
            ValidationError: ``value`` is no mapping, or what the operator had before is none.
        """
        check_condition(value)
        self._additional = merged_conditions(self._additional, {key: value})

    @checked
    def add_conditions(self, conditions: Mapping[str, Any]) -> None:
        """Add several conditions; those that are ``None`` are none."""
        for key, value in conditions.items():
            if value is not None:
                self.add_condition(key, value)

    @property
    def conditions(self) -> dict[str, Any]:
        """The conditions added here over those of the principal inside."""
        return merged_conditions(self._wrapped.policy_fragment.conditions, self._additional)

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """The fragment of the principal inside, with all conditions."""
        return PrincipalPolicyFragment(self._wrapped.policy_fragment.principal_json, self.conditions)

    @checked
    def add_to_assume_role_policy(self, doc: PolicyDocument) -> None:
        """Let the principal inside write its statements, and put the conditions on them."""
        add_to_trust_policy(self._wrapped, doc, conditions=self._additional)

    def to_string(self) -> str:
        """Return the principal inside as people read it."""
        return principal_text(self._wrapped)

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return self._append_dedupe(comparable_text(self.conditions))


class SessionTagsPrincipal(_PrincipalAdapter):
    """A principal that may pass session tags when it assumes a role."""

    @checked
    def __init__(self, principal: IPrincipal) -> None:
        super().__init__(principal)

    @checked
    def add_to_assume_role_policy(self, doc: PolicyDocument) -> None:
        """Let the principal inside write its statements, and allow ``sts:TagSession`` in them."""
        add_to_trust_policy(self._wrapped, doc, actions=["sts:TagSession"])

    def dedupe_string(self) -> str | None:
        """Return the text that the principal is compared by."""
        return self._append_dedupe("")


def principal_text(principal: IPrincipal) -> str:
    """Return a principal as the peer writes it: a construct is its path, and an app's own kind has no text."""
    to_string = getattr(principal, "to_string", None)
    return str(to_string()) if callable(to_string) else "[object Object]"


def add_to_trust_policy(
    principal: IPrincipal,
    document: PolicyDocument,
    *,
    conditions: Mapping[str, Any] | None = None,
    actions: Sequence[str] = (),
) -> None:
    """Add what lets ``principal`` assume a role to a trust policy, with ``conditions`` and further ``actions`` in each statement."""
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    added: list[PolicyStatement]
    if callable(getattr(principal, "add_to_assume_role_policy", None)):
        aside = PolicyDocument()
        principal.add_to_assume_role_policy(aside)  # type: ignore[attr-defined]  # just asked for
        added = list(aside._statements)
    else:
        added = [PolicyStatement(actions=[principal.assume_role_action], principals=[principal])]
    for statement in added:
        statement.add_conditions(conditions or {})
        statement.add_actions(*actions)
    document.add_statements(*added)
