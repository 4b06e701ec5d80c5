"""The policy of secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_secretsmanager._l1 import CfnResourcePolicy
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct


class ResourcePolicyProps(Struct):
    """Options of the policy of a secret."""

    secret: ISecret
    """The secret it is for."""


class ResourcePolicy(Resource):
    """The policy of a secret; the secret makes one itself when ``add_to_resource_policy`` needs it."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-secretsmanager.ResourcePolicy"

    @takes(ResourcePolicyProps)
    def __init__(self, scope: Construct, id: str, props: ResourcePolicyProps) -> None:
        super().__init__(scope, id)
        self.document: PolicyDocument = PolicyDocument()
        CfnResourcePolicy(self, "Resource", resource_policy=self.document, secret_id=props.secret.secret_ref.secret_id)


__all__ = ["ResourcePolicy", "ResourcePolicyProps"]
