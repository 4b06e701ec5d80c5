"""The link between a secret and a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_secretsmanager._l1 import CfnSecretTargetAttachment
from aws_cdk.aws_secretsmanager.attachment_target import ISecretAttachmentTarget
from aws_cdk.aws_secretsmanager.secret import ISecret, _SecretBase, secret_name_of
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
    from aws_cdk.interfaces.aws_secretsmanager import SecretTargetAttachmentReference
    from constructs import Construct

_ONE_POLICY = "@aws-cdk/aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments"


class ISecretTargetAttachment(ISecret):
    """A secret attached to a database."""

    secret_target_attachment_secret_arn: str
    """The ARN of the secret, known once it is attached."""

    if TYPE_CHECKING:

        @property
        def secret_target_attachment_ref(self) -> SecretTargetAttachmentReference: ...


class AttachedSecretOptions(Struct):
    """What a secret is attached to."""

    target: ISecretAttachmentTarget
    """The database."""


class SecretTargetAttachmentProps(AttachedSecretOptions):
    """Options of an attachment."""

    secret: ISecret
    """The secret."""


class SecretTargetAttachment(_SecretBase, ISecretTargetAttachment):
    """A secret attached to a database; used instead of the secret, it waits for the database's address."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-secretsmanager.SecretTargetAttachment"

    @staticmethod
    @checked
    def from_secret_target_attachment_secret_arn(
        scope: Construct, id: str, secret_target_attachment_secret_arn: str
    ) -> ISecretTargetAttachment:
        """Return an attachment made elsewhere, by the ARN of its secret."""
        return _ImportedAttachment(scope, id, secret_target_attachment_secret_arn)

    @takes(SecretTargetAttachmentProps)
    def __init__(self, scope: Construct, id: str, props: SecretTargetAttachmentProps) -> None:
        super().__init__(scope, id)
        self.auto_create_policy = True
        self._attached = props.secret
        target = props.target.as_secret_attachment_target()
        resource = CfnSecretTargetAttachment(
            self,
            "Resource",
            secret_id=props.secret.secret_arn,
            target_id=target.target_id,
            target_type=target.target_type._value_,
        )
        self.encryption_key = props.secret.encryption_key
        self.secret_name = props.secret.secret_name
        self.secret_arn = resource.ref
        self.secret_target_attachment_secret_arn = resource.ref

    @property
    def secret_target_attachment_ref(self) -> Any:
        """How other resources refer to the attachment."""
        return _reference(self.secret_arn)

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        """Add a statement to the policy: to the secret's own with the feature flag, else to one of the attachment."""
        if flag_enabled(self.node, _ONE_POLICY):
            return self._attached.add_to_resource_policy(statement)
        return super().add_to_resource_policy(statement)


class _ImportedAttachment(_SecretBase, ISecretTargetAttachment):
    """An attachment of which the secret's ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.secret_arn = arn
        self.secret_target_attachment_secret_arn = arn
        self.secret_name = secret_name_of(self, arn)

    @property
    def secret_target_attachment_ref(self) -> Any:
        return _reference(self.secret_arn)


def _reference(arn: str) -> Any:
    from aws_cdk.interfaces import aws_secretsmanager

    return aws_secretsmanager.SecretTargetAttachmentReference(secret_id=arn)


__all__ = ["AttachedSecretOptions", "ISecretTargetAttachment", "SecretTargetAttachment", "SecretTargetAttachmentProps"]
