"""Tasks that submit jobs to Batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import path_of
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.json_path import JsonPath
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
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from aws_cdk.core.size import Size
    from constructs import Construct

_RULE = "StepFunctionsGetEventsForBatchJobsRule"
_ARRAY_SIZES = (2, 10_000)
_ATTEMPTS = (1, 10)
_MIN_TIMEOUT_SECONDS = 60


class BatchContainerOverrides(Struct):
    """What is other than in the job definition."""

    command: Sequence[str] | None = None
    """The command. Default: the job definition's."""
    environment: Mapping[str, str] | None = None
    """More environment variables. Default: none."""
    gpu_count: int | float | None = None
    """How many GPUs. Default: the job definition's."""
    instance_type: InstanceType | None = None
    """The instance type, for jobs on several nodes. Default: the job definition's."""
    memory: Size | None = None
    """Memory at most. Default: the job definition's."""
    vcpus: int | float | None = None
    """How many virtual CPUs. Default: the job definition's."""


class ContainerOverrides(Struct):
    """What is other than in a job definition. No task here takes it; see :class:`BatchContainerOverrides`."""

    command: Sequence[str] | None = None
    """The command. Default: the job definition's."""
    environment: Mapping[str, str] | None = None
    """More environment variables. Default: none."""
    gpu_count: int | float | None = None
    """How many GPUs. Default: the job definition's."""
    instance_type: InstanceType | None = None
    """The instance type, for jobs on several nodes. Default: the job definition's."""
    memory: int | float | None = None
    """Memory at most, in MiB. Default: the job definition's."""
    vcpus: int | float | None = None
    """How many virtual CPUs. Default: the job definition's."""


class JobDependency(Struct):
    """A job that has to be done before. No task here takes it; see :class:`BatchJobDependency`."""

    job_id: str | None = None
    """Its id. Default: none."""
    type: str | None = None
    """Its type. Default: none."""


class BatchJobDependency(Struct):
    """A job that has to be done before."""

    job_id: str | None = None
    """The job. Default: none."""
    type: str | None = None
    """SEQUENTIAL or N_TO_N, for array jobs. Default: none."""


class _BatchSubmitJobOptions(Struct):
    """What the task takes in either language."""

    job_definition_arn: str
    """The job definition."""
    job_name: str
    """Name of the job."""
    job_queue_arn: str
    """The queue."""
    array_size: int | float | None = None
    """How many jobs an array job has, 2 to 10,000. Default: it is none."""
    attempts: int | float | None = None
    """How often it is tried, 1 to 10. Default: the job definition's."""
    container_overrides: Nested[BatchContainerOverrides | None] = nested()
    """What is other than in the job definition. Default: nothing."""
    depends_on: Nested[Sequence[BatchJobDependency] | None] = nested()
    """Jobs that have to be done before, at most 20. Default: none."""
    payload: TaskInput | None = None
    """Parameters of the job: an object. Default: none."""
    tags: Mapping[str, str] | None = None
    """Tags of the job. Default: none."""


class BatchSubmitJobJsonPathProps(TaskStateJsonPathBaseProps, _BatchSubmitJobOptions):
    """Options of a task that submits a job with JSONPath."""


class BatchSubmitJobJsonataProps(TaskStateJsonataBaseProps, _BatchSubmitJobOptions):
    """Options of a task that submits a job with JSONata."""


class BatchSubmitJobProps(TaskStateBaseProps, _BatchSubmitJobOptions):
    """Options of a task that submits a job in either language."""


class BatchSubmitJob(TaskStateBase):
    """Submits a job, and waits for its end unless told otherwise."""

    @staticmethod
    @takes(BatchSubmitJobJsonPathProps)
    def json_path(scope: Construct, id: str, props: BatchSubmitJobJsonPathProps) -> BatchSubmitJob:
        """Make the task with JSONPath."""
        return BatchSubmitJob(scope, id, **props._given())

    @staticmethod
    @takes(BatchSubmitJobJsonataProps)
    def jsonata(scope: Construct, id: str, props: BatchSubmitJobJsonataProps) -> BatchSubmitJob:
        """Make the task with JSONata."""
        return BatchSubmitJob(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(BatchSubmitJobProps)
    def __init__(self, scope: Construct, id: str, props: BatchSubmitJobProps) -> None:
        """Make the task.

        Raises:
            ValidationError: a number is out of range, or environment variables begin with ``AWS_BATCH``.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self, RUN_JOB)
        self._check(props)
        self._task_policies = [
            PolicyStatement(
                # Any revision of any definition; a queue that is known later may be any too.
                resources=["*"]
                if _known_later(props.job_queue_arn)
                else [service_arn(self, "batch", "job-definition", "*"), props.job_queue_arn],
                actions=["batch:SubmitJob"],
            ),
            # as the peer: whether the machine waits or not
            PolicyStatement(
                resources=[events_rule_arn(self, _RULE)],
                actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
            ),
        ]

    def _check(self, props: BatchSubmitJobProps) -> None:
        for name, value, (least, most) in (
            ("arraySize", props.array_size, _ARRAY_SIZES),
            ("attempts", props.attempts, _ATTEMPTS),
        ):
            if value is not None and not is_unresolved(value) and not least <= value <= most:
                raise ValidationError(
                    f"{name} must be between {least} and {most:,}. Received {js_number_text(value)}.", scope=self
                )
        seconds = self._seconds()
        if seconds and seconds < _MIN_TIMEOUT_SECONDS:
            raise ValidationError(
                f"attempt duration must be greater than {_MIN_TIMEOUT_SECONDS} seconds. Received {seconds} seconds.",
                scope=self,
            )
        overrides = props.container_overrides
        for key in (overrides.environment or {}) if overrides is not None else {}:
            if key.startswith("AWS_BATCH"):
                raise ValidationError(
                    f"Invalid environment variable name: {key}. Environment variable names starting with 'AWS_BATCH' "
                    "are reserved.",
                    scope=self,
                )

    def _seconds(self) -> int | float | None:
        """Return how long an attempt may take if that is known now; as the peer, no time at all is no limit."""
        if self._timeout is not None:
            return self._timeout.to_seconds() or None
        return (self._task_timeout.seconds or None) if self._task_timeout is not None else None

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        seconds: Any = self._seconds()
        if self._task_timeout is not None and self._task_timeout.path is not None:
            seconds = JsonPath.number_at(self._task_timeout.path)
        parameters = present(
            {
                "JobDefinition": props.job_definition_arn,
                "JobName": props.job_name,
                "JobQueue": props.job_queue_arn,
                "Parameters": input_value(props.payload),
                "ArrayProperties": {"Size": props.array_size} if props.array_size is not None else None,
                "ContainerOverrides": _rendered_overrides(props.container_overrides),
                "DependsOn": (
                    [present({"JobId": job.job_id, "Type": job.type}) for job in props.depends_on]
                    if props.depends_on is not None
                    else None
                ),
                "RetryStrategy": {"Attempts": props.attempts} if props.attempts is not None else None,
                "Tags": props.tags,
                "Timeout": {"AttemptDurationSeconds": seconds} if seconds is not None else None,
            }
        )
        # Batch itself ends a job that takes too long.
        return {
            "Resource": integration_arn("batch", "submitJob", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
            "TimeoutSeconds": None,
            "TimeoutSecondsPath": None,
        }


def _known_later(arn: str) -> bool:
    return path_of(arn) is not None or arn.startswith("{%")


def _rendered_overrides(overrides: BatchContainerOverrides | None) -> dict[str, Any] | None:
    if overrides is None:
        return None
    needs = [
        {"Type": kind, "Value": _amount(amount)}
        for kind, amount in (
            ("GPU", overrides.gpu_count or None),
            ("MEMORY", overrides.memory.to_mebibytes() if overrides.memory is not None else None),
            ("VCPU", overrides.vcpus or None),
        )
        if amount is not None
    ]
    environment = overrides.environment
    return present(
        {
            "Command": overrides.command,
            "Environment": (
                [{"Name": name, "Value": value} for name, value in environment.items()]
                if environment is not None
                else None
            ),
            "InstanceType": str(overrides.instance_type) if overrides.instance_type is not None else None,
            "ResourceRequirements": needs or None,
        }
    )


def _amount(amount: int | float) -> Any:
    return amount if is_unresolved(amount) else js_number_text(amount)
