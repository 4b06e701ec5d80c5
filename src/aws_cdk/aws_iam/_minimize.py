"""Merging statements that can be written as one.

Two statements can be one if they differ in no more than one of actions, resources and principals: the one then has both
values there. Source: observed on aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._conditions import comparable_text
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
        self.principals = dict(zip(keys, statement.principals))
        # A statement that has an id was meant to stand alone; principals without a text cannot be compared.
        self.mergeable = not statement.sid and None not in keys
        self.fixed = (
            statement.effect,
            comparable_text(statement.conditions),
            tuple(statement.not_actions),
            tuple(statement.not_resources),
            comparable_text(statement._not_principal_json),
            LITERAL_STRING in statement._principal_json,
        )

    def absorb(self, other: _Candidate) -> bool:
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
        self.actions.update(other.actions)
        self.resources.update(other.resources)
        for key, principal in other.principals.items():
            self.principals.setdefault(key, principal)
        self.members.extend(other.members)
        return True

    def result(self) -> PolicyStatement:
        """Return the statement that stands for all members."""
        if len(self.members) == 1:
            return self.statement
        return self.statement.copy(
            actions=list(self.actions), resources=list(self.resources), principals=list(self.principals.values())
        )


def _principal_key(principal: IPrincipal) -> str | None:
    return ComparablePrincipal.dedupe_string_for(principal)


def merged_statements(statements: Sequence[PolicyStatement], *, limit_size: bool) -> list[PolicyStatement]:
    """Return fewer statements that say the same; the first of those merged gives the place."""
    candidates = [_Candidate(statement) for statement in statements]
    while _merge_once(candidates):
        pass
    return [candidate.result() for candidate in candidates]


def _merge_once(candidates: list[_Candidate]) -> bool:
    """Go through all pairs once; tell whether any two became one."""
    merged = False
    index = 0
    while index < len(candidates):
        current = candidates[index]
        other = index + 1
        while current.mergeable and other < len(candidates):
            if candidates[other].mergeable and current.absorb(candidates[other]):
                del candidates[other]
                merged = True
            else:
                other += 1
        index += 1
    return merged
