"""What the identities and policies have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IPrincipal, PrincipalPolicyFragment
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.token import IResolveContext, list_of, string_of
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.managed_policy import ManagedPolicy
    from aws_cdk.aws_iam.policy import Policy
    from aws_cdk.aws_iam.policy_statement import PolicyStatement


T = TypeVar("T")


class AttachedPolicies:
    """The inline policies of one identity; no two of one name."""

    def __init__(self, owner: Construct) -> None:
        self._owner = owner
        self._policies: list[Policy] = []

    def attach(self, policy: Policy) -> None:
        """Remember ``policy``.

        Raises:
            ValidationError: another policy of that name is attached.
        """
        if any(known is policy for known in self._policies):
            return
        # As the peer: asking for the names means that both policies must have statements.
        if any(known.policy_name == policy.policy_name for known in self._policies):
            raise ValidationError(
                f'A policy named "{policy.policy_name}" is already attached',
                scope=self._owner,
                fix="give the policies different names, or add the statements to one policy",
            )
        self._policies.append(policy)


def names(values: Callable[[], Sequence[str]]) -> list[str]:
    """Return a list token of names; it is left out if there are none at synthesis."""
    return list_of(LazyValue(lambda _: list(values()), omit_empty=True))


def add_once(known: list[T], item: T, arn_of: Callable[[T], str]) -> bool:
    """Append ``item`` unless it or another object of its ARN is there already; tell whether it was added."""
    arn = arn_of(item)
    if any(other is item or arn_of(other) == arn for other in known):
        return False
    known.append(item)
    return True


class PolicyGrantPrincipal(IPrincipal):
    """The principal that grants to a policy reach: statements become statements of the policy."""

    def __init__(self, policy: Policy | ManagedPolicy) -> None:
        self._policy = policy

    @property
    def grant_principal(self) -> IPrincipal:
        return self

    @property
    def principal_account(self) -> str | None:
        return self._policy.env.account

    @property
    def assume_role_action(self) -> str:
        raise self._no_principal()

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """A principal that refuses to be written: resources without a policy of their own never write it, as the peer."""
        return PrincipalPolicyFragment({"AWS": [string_of(LazyValue(self._refuse))]})

    def _refuse(self, _context: IResolveContext) -> NoReturn:
        raise self._no_principal()

    def _no_principal(self) -> ValidationError:
        kind = "ManagedPolicy" if hasattr(self._policy, "managed_policy_arn") else "Policy"
        return ValidationError(
            "This grant operation needs to add a resource policy so needs access to a principal. "
            f"Grant permissions to a Role or User, instead of a {kind}.",
            scope=self._policy,
        )

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        self._policy.add_statements(statement)
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=self._policy)
