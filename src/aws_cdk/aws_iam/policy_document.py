"""A policy document: statements, and how they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._conditions import comparable_text
from aws_cdk.aws_iam._minimize import merged_statements
from aws_cdk.aws_iam.policy_statement import PolicyStatement, ResourcePolicyValidationOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IPostProcessor, IResolvable, IResolveContext, string_of
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from constructs import IConstruct

_VERSION = "2012-10-17"
_MINIMIZE = "@aws-cdk/aws-iam:minimizePolicies"


class PolicyDocumentProps(Struct):
    """Options of a policy document."""

    assign_sids: bool | None = None
    """Number the statements that have no id. Default: no."""
    minimize: bool | None = None
    """Merge statements that can be written as one. Default: as the feature flag says."""
    statements: Sequence[PolicyStatement] | None = None
    """The first statements."""


class PolicyDocument(IResolvable):
    """A list of statements, written as JSON when it is synthesized.

    Statements that are written alike are written once.
    """

    @takes(PolicyDocumentProps)
    def __init__(self, props: PolicyDocumentProps) -> None:
        self._statements: list[PolicyStatement] = []
        self._assign_sids = bool(props.assign_sids)
        self._minimize = props.minimize
        self.add_statements(*(props.statements or ()))

    @staticmethod
    def from_json(obj: Any) -> PolicyDocument:
        """Make a document of its JSON form, given as a mapping.

        Raises:
            ValidationError: ``Statement`` is no list, or a statement in it is wrong.
        """
        statements = obj.get("Statement") if isinstance(obj, Mapping) else None
        if not isinstance(statements, (list, tuple)):
            raise ValidationError(
                f"Statement must be an array, got {statements!r}", fix="put a single statement into a list as well"
            )
        return PolicyDocument(statements=[PolicyStatement.from_json(statement) for statement in statements])

    @property
    def is_empty(self) -> bool:
        """Whether there are no statements."""
        return not self._statements

    @property
    def statement_count(self) -> int:
        """How many statements there are."""
        return len(self._statements)

    @checked
    def add_statements(self, *statement: PolicyStatement) -> None:
        """Add statements."""
        self._statements.extend(statement)

    def resolve(self, context: IResolveContext) -> Any:
        """Return the document as JSON, or ``None`` if it is empty; its statements cannot be changed any more."""
        for statement in self._statements:
            statement.freeze()
        minimize = self._should_merge(context.scope)
        if minimize and len(self._statements) > 1:
            self._statements = [merged.statement.freeze() for merged in merged_statements(self._statements)]
        context.register_post_processor(_Finish(assign_sids=self._assign_sids, sort=minimize))
        return self._render()

    def to_string(self) -> str:
        """Return the document as a string token."""
        return string_of(self, "PolicyDocument")

    def to_json(self) -> Any:
        """Return the document as JSON with tokens left in place, or ``None`` if it is empty."""
        return self._render()

    def _render(self) -> dict[str, Any] | None:
        if not self._statements:
            return None
        return {"Statement": [statement.to_statement_json() for statement in self._statements], "Version": _VERSION}

    def _should_merge(self, scope: IConstruct) -> bool:
        return self._minimize if self._minimize is not None else flag_enabled(scope.node, _MINIMIZE)

    def validate_for_any_policy(self) -> list[str]:
        """Return what is wrong with the statements in any kind of policy."""
        return [error for statement in self._statements for error in statement.validate_for_any_policy()]

    @takes(ResourcePolicyValidationOptions)
    def validate_for_resource_policy(self, options: ResourcePolicyValidationOptions) -> list[str]:
        """Return what is wrong with the statements in the policy of a resource."""
        given = options._given()
        return [error for statement in self._statements for error in statement.validate_for_resource_policy(**given)]

    def validate_for_trust_policy(self) -> list[str]:
        """Return what is wrong with the statements in a role's trust policy."""
        return [error for statement in self._statements for error in statement.validate_for_trust_policy()]

    def validate_for_identity_policy(self) -> list[str]:
        """Return what is wrong with the statements in the policy of a user, group or role."""
        return [error for statement in self._statements for error in statement.validate_for_identity_policy()]


class _Finish(IPostProcessor):
    """Drops repeated statements, and numbers and sorts what is left, once all tokens are known."""

    def __init__(self, *, assign_sids: bool, sort: bool) -> None:
        self._assign_sids = assign_sids
        self._sort = sort

    def post_process(self, input: Any, context: IResolveContext) -> Any:
        if not input or not input.get("Statement"):
            return input
        statements = input["Statement"]
        if len(statements) > 1:
            first_of: dict[str, Any] = {}
            for statement in statements:
                first_of.setdefault(_text(statement), statement)
            statements = list(first_of.values())
        if self._sort:
            statements = [_sorted_statement(statement) for statement in statements]
        if self._assign_sids:
            for index, statement in enumerate(statements):
                statement.setdefault("Sid", str(index))
        return {**input, "Statement": statements}


def _sorted_statement(statement: dict[str, Any]) -> dict[str, Any]:
    result = dict(statement)
    for field in ("Action", "Resource"):
        if isinstance(result.get(field), list):
            result[field] = _sorted_values(result[field])
    # As the peer: what is left out (NotAction, NotResource, NotPrincipal) stays in the order given.
    principal = result.get("Principal")
    if isinstance(principal, dict):
        result["Principal"] = {kind: _sorted_values(principal[kind]) for kind in sorted(principal)}
    return result


def _text(value: Any) -> str:
    try:
        return json_text(value)
    except TypeError:
        return comparable_text(value)


def _sorted_values(values: Any) -> Any:
    if not isinstance(values, list):
        return values
    by_text = {_text(value): value for value in values}
    ordered = [by_text[text] for text in sorted(by_text)]
    return ordered[0] if len(ordered) == 1 else ordered
