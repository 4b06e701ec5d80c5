"""Where a configuration is kept that AppConfig does not keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.aws_ssm._l1 import CfnDocument
    from aws_cdk.aws_ssm.parameter_base import IParameter
    from aws_cdk.interfaces.aws_codepipeline import IPipelineRef


class ConfigurationSourceType(NamedEnum):
    """A service that keeps configurations."""

    S3 = "S3"
    SECRETS_MANAGER = "SECRETS_MANAGER"
    SSM_PARAMETER = "SSM_PARAMETER"
    SSM_DOCUMENT = "SSM_DOCUMENT"
    CODE_PIPELINE = "CODE_PIPELINE"


class ConfigurationSource:
    """Where a configuration is kept. Make it with one of the factories.

    Attributes:
        key: The key it is encrypted with, if AppConfig has to be let decrypt it.
        location_uri: The place, as AppConfig names it.
        type: The service that keeps it.
    """

    @checked
    def __init__(
        self, location_uri: str, type: ConfigurationSourceType, key: IKey | None, readable: tuple[tuple[Any, ...], ...]
    ) -> None:
        self.key = key
        self.location_uri = location_uri
        self.type = type
        self._readable = readable

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, object_key: str, key: IKey | None = None) -> ConfigurationSource:
        """Take an object of a bucket."""
        bucket_arn = Arn._format(
            ArnComponents(service="s3", region="", account="", resource=bucket.bucket_name), bucket.stack
        )
        bucket_actions = ["GetBucketLocation", "GetBucketVersioning", "ListBucket", "ListBucketVersions"]
        return ConfigurationSource(
            bucket.s3_url_for_object(object_key),
            ConfigurationSourceType.S3,
            key,
            (
                (
                    f"{bucket_arn}/{object_key.removeprefix('/')}",
                    "s3:GetObject",
                    "s3:GetObjectMetadata",
                    "s3:GetObjectVersion",
                ),
                (bucket_arn, *(f"s3:{action}" for action in bucket_actions)),
                ("*", "s3:ListAllMyBuckets"),
            ),
        )

    @staticmethod
    @checked
    def from_secret(secret: ISecret) -> ConfigurationSource:
        """Take a secret."""
        return ConfigurationSource(
            secret.secret_arn,
            ConfigurationSourceType.SECRETS_MANAGER,
            secret.encryption_key,
            ((secret.secret_arn, "secretsmanager:GetSecretValue"),),
        )

    @staticmethod
    @checked
    def from_parameter(parameter: IParameter, key: IKey | None = None) -> ConfigurationSource:
        """Take a parameter of Systems Manager."""
        return ConfigurationSource(
            parameter.parameter_arn,
            ConfigurationSourceType.SSM_PARAMETER,
            key,
            ((parameter.parameter_arn, "ssm:GetParameter"),),
        )

    @staticmethod
    @checked
    def from_cfn_document(document: CfnDocument) -> ConfigurationSource:
        """Take a document of Systems Manager."""
        arn = document.stack.format_arn(service="ssm", resource="document", resource_name=document.ref)
        return ConfigurationSource(
            f"ssm-document://{document.ref}", ConfigurationSourceType.SSM_DOCUMENT, None, ((arn, "ssm:GetDocument"),)
        )

    @staticmethod
    @checked
    def from_pipeline(pipeline: IPipelineRef) -> ConfigurationSource:
        """Take what a pipeline hands to AppConfig."""
        name = pipeline.pipeline_ref.pipeline_name
        return ConfigurationSource(f"codepipeline://{name}", ConfigurationSourceType.CODE_PIPELINE, None, ())

    def _statements(self) -> list[PolicyStatement]:
        """Return what AppConfig has to be let do to read it: nothing, where it is handed over."""
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        statements = [
            PolicyStatement(actions=list(actions), resources=[resource]) for resource, *actions in self._readable
        ]
        if statements and self.key is not None:
            statements.append(PolicyStatement(actions=["kms:Decrypt"], resources=[self.key.key_arn]))
        return statements
