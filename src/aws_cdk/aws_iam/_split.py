"""Splitting what a role may do over several policies, since IAM limits the size of each.

Sizes are estimates: tokens are not known yet. Source of the figures: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._conditions import comparable_text
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

MAX_INLINE_SIZE = 9_999
"""Characters of statements that stay in the inline policy; IAM allows 10,240 in all inline policies of a role."""
MAX_MANAGED_SIZE = 6_000
"""Characters of statements in a managed policy; IAM allows 6,144."""
MAX_MERGED_SIZE = 2_000
"""Characters of a statement made by merging, so that what is merged can still be spread over policies."""

_ACTION_WITH_TOKEN = 20
_ARN_WITH_TOKEN = 150


def estimated_size(statement: PolicyStatement) -> int:
    """Return about how many characters a statement takes."""
    size = len(f'"Effect": "{statement.effect._value_}",')
    size += _field_size("Action", statement._actions, _ACTION_WITH_TOKEN)
    size += _field_size("NotAction", statement._not_actions, _ACTION_WITH_TOKEN)
    size += _field_size("Resource", statement._resources, _ARN_WITH_TOKEN)
    size += _field_size("NotResource", statement._not_resources, _ARN_WITH_TOKEN)
    for kinds in (statement._principal_json, statement._not_principal_json):
        size += sum(_field_size(kind, values, _ARN_WITH_TOKEN) for kind, values in kinds.items())
    if statement._conditions:
        size += len(comparable_text(statement._conditions)) - 2
    return size


def _field_size(name: str, values: Iterable[str], size_with_token: int) -> int:
    sizes = [(size_with_token if "${Token[" in value and is_unresolved(value) else len(value)) + 3 for value in values]
    return len(name) + 6 + sum(sizes) if sizes else 0


def split_statements(statements: Sequence[PolicyStatement]) -> list[list[PolicyStatement]]:
    """Spread statements over policies, the inline one first; each goes to the first policy it fits.

    The inline policy may stay empty; a managed policy holds at least one statement, however large.
    """
    policies = [_take(rest := list(statements), MAX_INLINE_SIZE, at_least=0)]
    while rest:
        policies.append(_take(rest, MAX_MANAGED_SIZE, at_least=1))
    return policies


def _take(rest: list[PolicyStatement], limit: int, *, at_least: int) -> list[PolicyStatement]:
    taken: list[PolicyStatement] = []
    left: list[PolicyStatement] = []
    total = 0
    for statement in rest:
        size = estimated_size(statement)
        if total + size <= limit or len(taken) < at_least:
            total += size
            taken.append(statement)
        else:
            left.append(statement)
    rest[:] = left
    return taken
