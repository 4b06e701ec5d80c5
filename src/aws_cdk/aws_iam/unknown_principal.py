"""The principal of resources that were imported without their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principal import AddToPrincipalPolicyResult, IPrincipal, PrincipalPolicyFragment
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from constructs import IConstruct


class UnknownPrincipalProps(Struct):
    """Options of an unknown principal."""

    resource: IConstruct
    """The resource whose role is not known."""


class UnknownPrincipal(IPrincipal):
    """Stands for a role that is not known: statements are dropped with a warning, which says what to do by hand."""

    @takes(UnknownPrincipalProps)
    def __init__(self, props: UnknownPrincipalProps) -> None:
        self._resource = props.resource

    @property
    def grant_principal(self) -> IPrincipal:
        """The principal itself."""
        return self

    @property
    def assume_role_action(self) -> str:
        """The action under which the principal would assume a role."""
        return "sts:AssumeRole"

    @property
    def principal_account(self) -> str | None:
        """Not known."""
        return None

    @property
    def policy_fragment(self) -> PrincipalPolicyFragment:
        """Not available.

        Raises:
            ValidationError: always; nobody knows whom to name.
        """
        raise ValidationError(
            f"Cannot get policy fragment of {self._resource.node.path}, resource imported without a role",
            scope=self._resource,
            fix="give the role when the resource is imported",
        )

    @checked
    def add_to_principal_policy(self, statement: PolicyStatement) -> AddToPrincipalPolicyResult:
        """Warn that the statement must be added by hand; counts as added."""
        from aws_cdk.core.annotations import Annotations
        from aws_cdk.core.stack import Stack
        from cloud_assembly.schema.json_text import json_text

        text = json_text(Stack.of(self._resource).resolve(statement.to_json()))
        Annotations.of(self._resource).add_warning_v2(
            "@aws-cdk/aws-iam:unknownPrincipalAddStatementToRole",
            f"Add statement to this resource's role: {text}",
        )
        return AddToPrincipalPolicyResult(statement_added=True, policy_dependable=DependencyGroup())

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> bool:
        """Warn that the statement must be added by hand; counts as added."""
        return self.add_to_principal_policy(statement).statement_added
