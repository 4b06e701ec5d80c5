"""Where a distributed map writes its results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._arns import objects_arn
from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_s3.bucket_base import IBucket

_ACTIONS = ["s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"]


class OutputType(NamedEnum):
    """How results are written."""

    JSON = "JSON"
    """As one list."""
    JSONL = "JSONL"
    """One to a line."""


class Transformation(NamedEnum):
    """What is written of results."""

    NONE = "NONE"
    """All that is known of each execution."""
    COMPACT = "COMPACT"
    """The outputs."""
    FLATTEN = "FLATTEN"
    """The outputs, lists of them as one."""


class WriterConfigProps(Struct):
    """Options of :class:`WriterConfig`."""

    output_type: OutputType
    transformation: Transformation


class WriterConfig:
    """How results are written."""

    @takes(WriterConfigProps)
    def __init__(self, props: WriterConfigProps) -> None:
        self.output_type = props.output_type
        self.transformation = props.transformation


class ResultWriterProps(Struct):
    """Options of :class:`ResultWriter`."""

    bucket: IBucket
    """The bucket."""
    prefix: str | None = None
    """What the keys begin with. Default: nothing."""


class ResultWriterV2Props(Struct):
    """Options of :class:`ResultWriterV2`."""

    bucket: IBucket | None = None
    """The bucket. Default: results are not written to S3."""
    bucket_name_path: str | None = None
    """A path that gives the bucket's name."""
    prefix: str | None = None
    """What the keys begin with. Default: nothing."""
    writer_config: WriterConfig | None = None
    """How results are written. Default: as Step Functions does."""


def _rendered_target(bucket: str, prefix: str | None, query_language: QueryLanguage | None) -> dict[str, Any]:
    from aws_cdk.core.pseudo import Aws

    where = {"Bucket": bucket, "Prefix": prefix}
    jsonata = query_language is QueryLanguage.JSONATA
    return {
        "Resource": f"arn:{Aws.PARTITION}:states:::s3:putObject",
        "Arguments" if jsonata else "Parameters": present(where) if jsonata else render_fields(where),
    }


def _statements(resource: str) -> list[PolicyStatement]:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    return [PolicyStatement(actions=_ACTIONS, resources=[resource])]


class ResultWriter:
    """Writes results to a bucket. Deprecated: :class:`ResultWriterV2`."""

    @takes(ResultWriterProps)
    def __init__(self, props: ResultWriterProps) -> None:
        self.bucket = props.bucket
        self.prefix = props.prefix

    @checked
    def render(self, query_language: QueryLanguage | None = None) -> Any:
        """Return the writer in the Amazon States Language."""
        return _rendered_target(self.bucket.bucket_name, self.prefix, query_language)

    def provide_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: to write objects."""
        return _statements(objects_arn(self.bucket))


class ResultWriterV2:
    """Writes results to a bucket, or says how they are passed on."""

    @takes(ResultWriterV2Props)
    def __init__(self, props: ResultWriterV2Props) -> None:
        self.bucket = props.bucket
        self.bucket_name_path = props.bucket_name_path
        self.prefix = props.prefix
        self.writer_config = props.writer_config

    @checked
    def render(self, query_language: QueryLanguage | None = None) -> Any:
        """Return the writer in the Amazon States Language."""
        bucket = self.bucket.bucket_name if self.bucket is not None else self.bucket_name_path
        config = self.writer_config
        return present(
            {
                **(_rendered_target(bucket, self.prefix, query_language) if bucket else {}),
                "WriterConfig": (
                    {"OutputType": config.output_type._value_, "Transformation": config.transformation._value_}
                    if config is not None
                    else None
                ),
            }
        )

    def provide_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: to write objects."""
        if self.bucket is not None:
            return _statements(objects_arn(self.bucket))
        return _statements("*") if self.bucket_name_path else []

    def validate_result_writer(self) -> list[str]:
        """Return what is wrong with the writer."""
        if self.bucket is not None and self.bucket_name_path:
            return ["Provide either `bucket` or `bucketNamePath`, but not both"]
        return []
