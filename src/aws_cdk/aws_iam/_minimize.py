"""Merging statements that can be written as one.

Two statements can be one if they differ in no more than one of actions, resources and principals: the one then has both
values there. Source: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._conditions import comparable_text
from aws_cdk.aws_iam._split import estimated_size
from aws_cdk.aws_iam.principal import LITERAL_STRING, ComparablePrincipal

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IPrincipal


class _Candidate:
    """A statement taken apart, so that two can be compared quickly."""

    __slots__ = ("actions", "fixed", "members", "mergeable", "principals", "resources", "statement")

    def __init__(self, statement: PolicyStatement) -> None:
        self.statement = statement
        self.members = [statement]
        self.actions = dict.fromkeys(statement.actions)
        self.resources = dict.fromkeys(statement.resources)
        keys = [_principal_key(principal) for principal in statement.principals]
        self.principals = dict(zip(keys, statement.principals, strict=True))
        # A statement that has an id was meant to stand alone.
        self.mergeable = not statement.sid
        self.fixed = (
            statement.effect,
            comparable_text(statement.conditions),
            frozenset(statement.not_actions),
            frozenset(statement.not_resources),
            frozenset(_principal_key(principal) for principal in statement.not_principals),
            LITERAL_STRING in statement._principal_json,
        )

    def absorb(self, other: _Candidate, size_limit: int | None) -> bool:
        """Take in ``other`` if both can be one; tell whether they can."""
        if self.fixed != other.fixed:
            return False
        same = (
            (self.actions.keys() == other.actions.keys())
            + (self.resources.keys() == other.resources.keys())
            + (self.principals.keys() == other.principals.keys())
        )
        if same < 2:
            return False
        actions, resources = self.actions | other.actions, self.resources | other.resources
        principals = {**other.principals, **self.principals}
        principals = {key: principals[key] for key in self.principals | other.principals}
        if size_limit is not None and estimated_size(self._copy(actions, resources, principals)) > size_limit:
            return False
        self.actions, self.resources, self.principals = actions, resources, principals
        self.members.extend(other.members)
        return True

    def _copy(
        self, actions: dict[str, None], resources: dict[str, None], principals: dict[str, IPrincipal]
    ) -> PolicyStatement:
        return self.statement.copy(
            actions=list(actions), resources=list(resources), principals=list(principals.values())
        )

    def identity(self) -> Hashable:
        """Return what is equal for statements that say the same under the same id."""
        values = (frozenset(self.actions), frozenset(self.resources), frozenset(self.principals))
        return (self.statement.sid, *self.fixed, *values)

    def result(self) -> MergedStatement:
        """Return the statement that stands for all members."""
        if len(self.members) == 1:
            return MergedStatement(self.statement, self.members)
        return MergedStatement(self._copy(self.actions, self.resources, self.principals), self.members)


def _principal_key(principal: IPrincipal) -> str:
    text = ComparablePrincipal.dedupe_string_for(principal)
    return text if text is not None else f"object {id(principal)}"  # only the same object is equal


class MergedStatement:
    """A statement, and those it was made of."""

    __slots__ = ("members", "statement")

    def __init__(self, statement: PolicyStatement, members: list[PolicyStatement]) -> None:
        self.statement = statement
        self.members = members


def merged_statements(statements: Sequence[PolicyStatement], *, size_limit: int | None = None) -> list[MergedStatement]:
    """Return fewer statements that say the same; the first of those merged gives the place.

    Args:
        statements: What to merge.
        size_limit: The most characters, by estimate, that a merged statement may have; none by default.
    """
    candidates = [_Candidate(statement) for statement in statements]
    while _merge_once(candidates, size_limit):
        pass
    return [candidate.result() for candidate in candidates]


def distinct_statements(statements: Sequence[PolicyStatement]) -> list[MergedStatement]:
    """Return each statement once; the order of what it lists does not make it another one, its id does."""
    distinct: dict[Hashable, MergedStatement] = {}
    for statement in statements:
        known = distinct.setdefault(_Candidate(statement).identity(), MergedStatement(statement, []))
        known.members.append(statement)
    return list(distinct.values())


def _merge_once(candidates: list[_Candidate], size_limit: int | None) -> bool:
    """Go through all pairs once; tell whether any two became one."""
    merged = False
    index = 0
    while index < len(candidates):
        current = candidates[index]
        other = index + 1
        while current.mergeable and other < len(candidates):
            if candidates[other].mergeable and current.absorb(candidates[other], size_limit):
                del candidates[other]
                merged = True
            else:
                other += 1
        index += 1
    return merged
