"""Resource policies of CloudWatch Logs: who may write to log groups of the account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_logs._l1 import CfnResourcePolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement


class ResourcePolicyProps(Struct):
    """Options of a resource policy."""

    policy_statements: Sequence[PolicyStatement] | None = None
    """The first statements."""
    resource_policy_name: str | None = None
    """Name at CloudWatch Logs. Default: made from the construct's path."""


class ResourcePolicy(Resource):
    """A resource policy; an account has ten in a region at most."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.ResourcePolicy"

    @takes(ResourcePolicyProps)
    def __init__(self, scope: Construct, id: str, props: ResourcePolicyProps) -> None:
        super().__init__(scope, id, physical_name=props.resource_policy_name)
        self.document: PolicyDocument = PolicyDocument(statements=props.policy_statements)
        self.node.default_child = CfnResourcePolicy(
            self,
            "ResourcePolicy",
            policy_name=lazy_string(lambda: props.resource_policy_name or Names.unique_id(self)),
            policy_document=lazy_string(self._rendered_document),
        )

    def _rendered_document(self) -> str:
        if self.document.is_empty:
            raise ValidationError(
                "policyDocument: required but missing; the resource policy has no statements",
                scope=self,
                fix="pass policy_statements, or add some with document.add_statements()",
            )
        return self.stack.to_json_string(self.document.to_json())
