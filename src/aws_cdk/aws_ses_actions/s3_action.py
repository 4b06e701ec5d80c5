"""Putting messages into a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, ReceiptRuleActionConfig, S3ActionConfig
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef

_PRINCIPAL = "ses.amazonaws.com"
_CONTEXT = "kms:EncryptionContext:aws:ses"


class S3Props(Struct):
    """Options of what is kept."""

    bucket: IBucket
    kms_key: IKey | None = None
    """SES encrypts messages with it, before they go to the bucket. Default: not encrypted by SES."""
    object_key_prefix: str | None = None
    """Begins the keys of objects. Default: none."""
    topic: ITopic | None = None
    """Is told. Default: none."""


class S3(IReceiptRuleAction):
    """Puts messages into a bucket."""

    @takes(S3Props)
    def __init__(self, props: S3Props) -> None:
        self._props = props

    @checked
    def bind(self, rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Let SES write to the bucket and encrypt, and return the bucket's name."""
        props, bucket = self._props, self._props.bucket
        bucket.add_to_resource_policy(
            PolicyStatement(
                actions=["s3:PutObject"],
                principals=[ServicePrincipal(_PRINCIPAL)],
                resources=[bucket.arn_for_objects(f"{props.object_key_prefix or ''}*")],
                conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}},
            )
        )
        policy = bucket.node.try_find_child("Policy")
        if policy is not None:
            rule.node.add_dependency(policy)  # type: ignore[attr-defined]  # a rule is a construct; SES tries it at once
        else:
            Annotations.of(rule).add_warning_v2(
                "@aws-cdk/s3:AddBucketPermissions",
                "the bucket of this rule's action is imported, and its policy cannot be changed from here: "
                "let SES put objects into it",
            )
        if props.kms_key is not None:
            self._let_encrypt(props.kms_key)
        return ReceiptRuleActionConfig(
            s3_action=S3ActionConfig(
                bucket_name=bucket.bucket_name,
                kms_key_arn=props.kms_key.key_arn if props.kms_key is not None else None,
                object_key_prefix=props.object_key_prefix,
                topic_arn=props.topic.topic_arn if props.topic is not None else None,
            )
        )

    def _let_encrypt(self, key: IKey) -> None:
        key.add_to_resource_policy(
            PolicyStatement(
                actions=["kms:Encrypt", "kms:GenerateDataKey"],
                principals=[ServicePrincipal(_PRINCIPAL)],
                resources=["*"],
                conditions={
                    "Null": {f"{_CONTEXT}:rule-name": "false", f"{_CONTEXT}:message-id": "false"},
                    "StringEquals": {f"{_CONTEXT}:source-account": Aws.ACCOUNT_ID},
                },
            )
        )


__all__ = ["S3", "S3Props"]
