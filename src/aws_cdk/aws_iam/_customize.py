"""Customisation of roles: an app whose roles are made by someone else, from a report of what they need."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.reference import Reference
from aws_cdk.core.token import IResolveContext
from aws_cdk.core.tokenization import TokenizedStringFragments
from cloud_assembly.schema.json_text import json_text
from constructs import Construct, IValidation

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_document import PolicyDocument
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from constructs import IConstruct

CUSTOMIZE_ROLES = "@aws-cdk/iam:customizeRoles"
_REPORT = "iam-policy-report"


class Customization:
    """How roles are customised at some place in the tree."""

    __slots__ = ("prevent_synthesis", "use_precreated_roles")

    def __init__(self, prevent_synthesis: bool, use_precreated_roles: Mapping[str, str]) -> None:
        self.prevent_synthesis = prevent_synthesis
        self.use_precreated_roles = use_precreated_roles


def customization_at(scope: Construct) -> Customization | None:
    """Return how roles are customised at ``scope``, or ``None`` if they are not."""
    context = scope.node.try_get_context(CUSTOMIZE_ROLES)
    if context is None:
        return None
    return Customization(context.get("preventSynthesis") is not False, context.get("usePrecreatedRoles") or {})


class RoleEntry:
    """What the report says of one role; filled as the app goes on.

    Args:
        scope: Where the role's tokens are resolved.
        role_name: The role's name, ``None`` if nobody has made the role yet.
        assume_role_policy: Who may assume the role; ``None`` if the role is imported.
        missing: Whether somebody still has to make the role; not said of roles that are imported.
    """

    __slots__ = (
        "assume_role_policy",
        "managed_policies",
        "managed_policy_arns",
        "missing",
        "role_name",
        "scope",
        "statements",
    )

    def __init__(
        self,
        scope: Construct,
        role_name: str | None,
        assume_role_policy: PolicyDocument | None,
        *,
        missing: bool | None = None,
    ) -> None:
        self.scope = scope
        self.missing = missing
        self.role_name = role_name
        self.assume_role_policy = assume_role_policy
        self.managed_policy_arns: list[str] = []
        self.managed_policies: list[PolicyDocument] = []
        self.statements: list[PolicyStatement] = []


class PolicyReport(Construct, IValidation):
    """Collects what customised roles need; writes it beside the templates."""

    _fqn = "constructs.Construct"

    def __init__(self, root: Any) -> None:
        super().__init__(root, "PolicySynthesizer")
        self._root = root
        self.entries: dict[str, RoleEntry] = {}
        self.node.add_validation(self)

    @staticmethod
    def of(scope: IConstruct) -> PolicyReport:
        """Return the report of the app that ``scope`` is in."""
        root = scope.node.root
        found = root.node.try_find_child("PolicySynthesizer")
        return found if found is not None else PolicyReport(root)

    def validate(self) -> list[str]:
        """Write the report; there is nothing to complain about.

        Validation is the last moment before templates are written at which all statements are known.
        """
        outdir = getattr(self._root, "outdir", None)
        if outdir is None:
            return []
        os.makedirs(outdir, exist_ok=True)
        roles = [_described(path, entry) for path, entry in self.entries.items()]
        with open(os.path.join(outdir, f"{_REPORT}.json"), "w", encoding="utf-8") as file:
            file.write(json_text({"roles": roles}, indent=2))
        with open(os.path.join(outdir, f"{_REPORT}.txt"), "w", encoding="utf-8") as file:
            file.write("\n\n".join(_as_text(role) for role in roles))
        return []


def _described(path: str, entry: RoleEntry) -> dict[str, Any]:
    from aws_cdk.core.resolve import Resolver

    resolver = Resolver(entry.scope, token_resolver=_Readable())

    def statements(documents: list[PolicyDocument | None]) -> list[Any]:
        return [
            resolver.resolve(statement.to_statement_json())
            for document in documents
            if document is not None
            for statement in document._statements
        ]

    return {
        "roleConstructPath": path,
        "roleName": "missing role" if entry.role_name is None else resolver.resolve(entry.role_name),
        **({"missing": entry.missing} if entry.missing is not None else {}),
        "assumeRolePolicy": statements([entry.assume_role_policy]),
        "managedPolicyArns": resolver.resolve(entry.managed_policy_arns),
        "managedPolicyStatements": statements([*entry.managed_policies]),
        "identityPolicyStatements": [resolver.resolve(statement.to_statement_json()) for statement in entry.statements],
    }


def _as_text(role: Mapping[str, Any]) -> str:
    def section(values: list[Any]) -> str:
        return json_text(values, indent=2) if values else "NONE"

    return "\n\n".join(
        [
            f"<{role['roleName']}> ({role['roleConstructPath']})",
            f"AssumeRole Policy:\n{section(role['assumeRolePolicy'])}",
            f"Managed Policy ARNs:\n{section(role['managedPolicyArns'])}",
            f"Managed Policies Statements:\n{section(role['managedPolicyStatements'])}",
            f"Identity Policy Statements:\n{section(role['identityPolicyStatements'])}",
        ]
    )


class _Readable:
    """Resolves tokens into texts that say what they stand for: ``(PARTITION)``, ``(Stack/Bucket.Arn)``."""

    def resolve_token(self, token: Any, context: IResolveContext, post_processor: Any) -> Any:
        if isinstance(token, Reference):
            target = token.target
            value = token.resolve(context)
            if isinstance(value, dict) and str(value.get("Ref", "")).startswith("AWS::"):
                return _pseudo(value["Ref"])
            return f"({target.node.path}.{token.display_name})"
        value = context.resolve(token.resolve(context))
        if isinstance(value, dict) and len(value) == 1 and str(value.get("Ref", "")).startswith("AWS::"):
            return _pseudo(value["Ref"])
        return value

    def resolve_string(self, fragments: TokenizedStringFragments, context: IResolveContext) -> Any:
        from aws_cdk.core.resolve import join_parts

        parts = [
            self.resolve_token(value, context, None) if kind == "token" else value
            for kind, value in fragments._fragments
        ]
        return join_parts(parts)

    def resolve_list(self, values: list[str], context: IResolveContext) -> Any:
        from aws_cdk.core.token import token_of_list

        token = token_of_list(values)
        return self.resolve_token(token, context, None)


def _pseudo(name: str) -> str:
    return {
        "AWS::Partition": "(PARTITION)",
        "AWS::AccountId": "(ACCOUNT)",
        "AWS::Region": "(REGION)",
        "AWS::NoValue": "(NOVALUE)",
        "AWS::URLSuffix": "(URL_SUFFIX)",
    }.get(name, f"({name.removeprefix('AWS::')})")
