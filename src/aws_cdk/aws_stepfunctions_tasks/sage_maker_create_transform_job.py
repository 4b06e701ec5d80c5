"""Tasks that transform data with models."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    checked_pattern,
    events_rule_arn,
    integration_arn,
    service_arn,
)
from aws_cdk.aws_stepfunctions_tasks._sage_maker import (
    instance_type_name,
    pass_role_statement,
    rendered_tags,
    tag_statement,
)
from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import (
    BatchStrategy,
    ModelClientOptions,
    S3DataType,
    TransformInput,
    TransformOutput,
    TransformResources,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.size import Size
    from constructs import Construct

_RULE = "StepFunctionsGetEventsForSageMakerTransformJobsRule"
_RETRIES = (0, 3)
_TIMEOUT_SECONDS = (1, 3600)


class _SageMakerCreateTransformJobOptions(Struct):
    """What the task takes in either language."""

    model_name: str
    """The model."""
    transform_input: Nested[TransformInput]
    """What is transformed."""
    transform_job_name: str
    """Name of the job."""
    transform_output: Nested[TransformOutput]
    """Where results go."""
    batch_strategy: BatchStrategy | None = None
    """How many records a request has. Default: as SageMaker does."""
    environment: Mapping[str, str] | None = None
    """Environment variables. Default: none."""
    max_concurrent_transforms: int | float | None = None
    """How many requests an instance gets at once. Default: as SageMaker does."""
    max_payload: Size | None = None
    """The largest request, whole MiB. Default: 6 MiB."""
    model_client_options: Nested[ModelClientOptions | None] = nested()
    """How the model is called. Default: for 1 minute, once."""
    role: IRole | None = None
    """The role that the state machine hands over. Default: a new one."""
    tags: Mapping[str, str] | None = None
    """Tags of the job. Default: none."""
    transform_resources: Nested[TransformResources | None] = nested()
    """What transforms. Default: one ``ml.m4.xlarge``."""


class SageMakerCreateTransformJobJsonPathProps(TaskStateJsonPathBaseProps, _SageMakerCreateTransformJobOptions):
    """Options of a task that transforms data with JSONPath."""


class SageMakerCreateTransformJobJsonataProps(TaskStateJsonataBaseProps, _SageMakerCreateTransformJobOptions):
    """Options of a task that transforms data with JSONata."""


class SageMakerCreateTransformJobProps(TaskStateBaseProps, _SageMakerCreateTransformJobOptions):
    """Options of a task that transforms data in either language."""


class SageMakerCreateTransformJob(TaskStateBase):
    """Transforms data with a model, and perhaps waits for the end."""

    @staticmethod
    @takes(SageMakerCreateTransformJobJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: SageMakerCreateTransformJobJsonPathProps
    ) -> SageMakerCreateTransformJob:
        """Make the task with JSONPath."""
        return SageMakerCreateTransformJob(scope, id, **props._given())

    @staticmethod
    @takes(SageMakerCreateTransformJobJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: SageMakerCreateTransformJobJsonataProps
    ) -> SageMakerCreateTransformJob:
        """Make the task with JSONata."""
        return SageMakerCreateTransformJob(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SageMakerCreateTransformJobProps)
    def __init__(self, scope: Construct, id: str, props: SageMakerCreateTransformJobProps) -> None:
        """Make the task.

        Raises:
            ValidationError: a figure about calls of the model is out of range.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        self._role: IRole = props.role or Role(
            self,
            "SagemakerTransformRole",
            assumed_by=ServicePrincipal("sagemaker.amazonaws.com"),
            managed_policies=[ManagedPolicy.from_aws_managed_policy_name("AmazonSageMakerFullAccess")],
        )
        self._task_policies = self._statements()

    @property
    def role(self) -> IRole:
        """The role that the state machine hands over."""
        return self._role

    def _check(self, options: ModelClientOptions | None) -> None:
        if options is None:
            return
        retries, timeout = options.invocations_max_retries, options.invocations_timeout
        if retries is not None and not is_unresolved(retries) and not _RETRIES[0] <= retries <= _RETRIES[1]:
            raise ValidationError(
                f"invocationsMaxRetries should be between {_RETRIES[0]} and {_RETRIES[1]}. Received: {retries}.",
                scope=self,
            )
        if timeout is not None and not timeout.is_unresolved():
            seconds = timeout.to_seconds()
            # As the peer: no time at all is let through.
            if seconds and not _TIMEOUT_SECONDS[0] <= seconds <= _TIMEOUT_SECONDS[1]:
                raise ValidationError(
                    f"invocationsTimeout should be between {_TIMEOUT_SECONDS[0]} and {_TIMEOUT_SECONDS[1]} seconds. "
                    f"Received: {seconds}.",
                    scope=self,
                )

    def _statements(self) -> list[PolicyStatement]:
        jobs = service_arn(self, "sagemaker", "transform-job", "*")
        statements = [
            PolicyStatement(
                actions=[
                    "sagemaker:CreateTransformJob",
                    "sagemaker:DescribeTransformJob",
                    "sagemaker:StopTransformJob",
                ],
                resources=[jobs],
            ),
            tag_statement(),
            pass_role_statement(self._role),
        ]
        if self._pattern is RUN_JOB:
            statements.append(
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, _RULE)],
                )
            )
            # Step Functions tags jobs that it waits for.
            statements.append(PolicyStatement(actions=["sagemaker:AddTags"], resources=[jobs]))
        return statements

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        self._check(props.model_client_options)
        parameters = present(
            {
                "BatchStrategy": _value(props.batch_strategy),
                "Environment": props.environment or None,
                "MaxConcurrentTransforms": props.max_concurrent_transforms,
                "MaxPayloadInMB": props.max_payload.to_mebibytes() if props.max_payload is not None else None,
                "ModelClientConfig": _rendered_client(props.model_client_options),
                "ModelName": props.model_name,
                "Tags": rendered_tags(props.tags),
                "TransformInput": _rendered_input(props.transform_input),
                "TransformJobName": props.transform_job_name,
                "TransformOutput": _rendered_output(props.transform_output),
                "TransformResources": _rendered_resources(props.transform_resources),
            }
        )
        return {
            "Resource": integration_arn("sagemaker", "createTransformJob", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


def _value(choice: Enum | None) -> Any:
    return choice._value_ if choice is not None else None


def _rendered_client(options: ModelClientOptions | None) -> dict[str, Any] | None:
    if options is None:
        return None
    timeout, retries = options.invocations_timeout, options.invocations_max_retries
    return {
        "InvocationsMaxRetries": retries if retries is not None else 0,
        "InvocationsTimeoutInSeconds": timeout.to_seconds() if timeout is not None else 60,
    }


def _rendered_input(given: TransformInput) -> dict[str, Any]:
    source = given.transform_data_source.s3_data_source
    return present(
        {
            "CompressionType": _value(given.compression_type),
            "ContentType": given.content_type,
            "DataSource": {
                "S3DataSource": {
                    "S3Uri": source.s3_uri,
                    "S3DataType": (source.s3_data_type or S3DataType.S3_PREFIX)._value_,
                }
            },
            "SplitType": _value(given.split_type),
        }
    )


def _rendered_output(output: TransformOutput) -> dict[str, Any]:
    return present(
        {
            "S3OutputPath": output.s3_output_path,
            "KmsKeyId": output.encryption_key.key_ref.key_arn if output.encryption_key is not None else None,
            "Accept": output.accept,
            "AssembleWith": _value(output.assemble_with),
        }
    )


def _rendered_resources(resources: TransformResources | None) -> dict[str, Any]:
    if resources is None:
        return {"InstanceCount": 1, "InstanceType": "ml.m4.xlarge"}
    key = resources.volume_encryption_key
    return present(
        {
            "InstanceCount": resources.instance_count,
            "InstanceType": instance_type_name(resources.instance_type),
            "VolumeKmsKeyId": key.key_ref.key_arn if key is not None else None,
        }
    )
