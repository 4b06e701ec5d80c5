"""Tasks that run jobs and crawlers of Glue, and recipes of Glue DataBrew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import path_of
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskMetricsConfig,
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    RUN_JOB,
    checked_pattern,
    input_value,
    integration_arn,
    service_arn,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.json_null import JsonNull
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct


class WorkerType(NamedEnum):
    """Size of a worker. Deprecated: :class:`WorkerTypeV2`."""

    STANDARD = "Standard"
    G_025X = "G.025X"
    G_1X = "G.1X"
    G_2X = "G.2X"
    G_4X = "G.4X"
    G_8X = "G.8X"
    Z_2X = "Z.2X"


class WorkerTypeV2:
    """Size of a worker."""

    STANDARD: WorkerTypeV2
    G_025_X: WorkerTypeV2
    G_1_X: WorkerTypeV2
    G_2_X: WorkerTypeV2
    G_4_X: WorkerTypeV2
    G_8_X: WorkerTypeV2
    Z_2_X: WorkerTypeV2

    @checked
    def __init__(self, name: str) -> None:
        self.name = name

    @staticmethod
    @checked
    def of(worker_type: str) -> WorkerTypeV2:
        """Return a size by its name, which may be a path."""
        return WorkerTypeV2(worker_type)


class ExecutionClass(NamedEnum):
    """When a job gets its workers."""

    FLEX = "FLEX"
    """When there are some to spare."""
    STANDARD = "STANDARD"
    """At once."""


class WorkerConfigurationProperty(Struct):
    """The workers of a job."""

    number_of_workers: int | float
    """How many."""
    worker_type: WorkerType | None = None
    """Deprecated: ``worker_type_v2``."""
    worker_type_v2: WorkerTypeV2 | None = None
    """Their size. Default: the job's."""


class _GlueStartJobRunOptions(Struct):
    """What the task takes in either language."""

    glue_job_name: str
    """The job."""
    arguments: TaskInput | None = None
    """Arguments of the run, instead of the job's. Default: the job's."""
    execution_class: ExecutionClass | None = None
    """When it gets its workers. Default: STANDARD."""
    notify_delay_after: Duration | None = None
    """After what time an event says that it takes long, whole minutes. Default: the job's."""
    security_configuration: str | None = None
    """The security configuration. Default: the job's."""
    worker_configuration: Nested[WorkerConfigurationProperty | None] = nested()
    """The workers. Default: the job's."""


class _GlueStartCrawlerRunOptions(Struct):
    """What the task takes in either language."""

    crawler_name: str
    """The crawler."""


class _GlueDataBrewStartJobRunOptions(Struct):
    """What the task takes in either language."""

    name: str
    """The job."""


class GlueStartJobRunJsonPathProps(TaskStateJsonPathBaseProps, _GlueStartJobRunOptions):
    """Options of a task that runs a job with JSONPath."""


class GlueStartJobRunJsonataProps(TaskStateJsonataBaseProps, _GlueStartJobRunOptions):
    """Options of a task that runs a job with JSONata."""


class GlueStartJobRunProps(TaskStateBaseProps, _GlueStartJobRunOptions):
    """Options of a task that runs a job in either language."""


class GlueStartCrawlerRunJsonPathProps(TaskStateJsonPathBaseProps, _GlueStartCrawlerRunOptions):
    """Options of a task that runs a crawler with JSONPath."""


class GlueStartCrawlerRunJsonataProps(TaskStateJsonataBaseProps, _GlueStartCrawlerRunOptions):
    """Options of a task that runs a crawler with JSONata."""


class GlueStartCrawlerRunProps(TaskStateBaseProps, _GlueStartCrawlerRunOptions):
    """Options of a task that runs a crawler in either language."""


class GlueDataBrewStartJobRunJsonPathProps(TaskStateJsonPathBaseProps, _GlueDataBrewStartJobRunOptions):
    """Options of a task that runs a job of DataBrew with JSONPath."""


class GlueDataBrewStartJobRunJsonataProps(TaskStateJsonataBaseProps, _GlueDataBrewStartJobRunOptions):
    """Options of a task that runs a job of DataBrew with JSONata."""


class GlueDataBrewStartJobRunProps(TaskStateBaseProps, _GlueDataBrewStartJobRunOptions):
    """Options of a task that runs a job of DataBrew in either language."""


class GlueStartJobRun(TaskStateBase):
    """Runs a job of Glue, and perhaps waits for its end."""

    @staticmethod
    @takes(GlueStartJobRunJsonPathProps)
    def json_path(scope: Construct, id: str, props: GlueStartJobRunJsonPathProps) -> GlueStartJobRun:
        """Make the task with JSONPath."""
        return GlueStartJobRun(scope, id, **props._given())

    @staticmethod
    @takes(GlueStartJobRunJsonataProps)
    def jsonata(scope: Construct, id: str, props: GlueStartJobRunJsonataProps) -> GlueStartJobRun:
        """Make the task with JSONata."""
        return GlueStartJobRun(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(GlueStartJobRunProps)
    def __init__(self, scope: Construct, id: str, props: GlueStartJobRunProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to Glue, or the size of workers is given twice.
        """
        self._init_task(scope, id, props)
        self._arguments = None  # those of the run are none of the state's own
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        workers = props.worker_configuration
        if workers is not None and workers.worker_type is not None and workers.worker_type_v2 is not None:
            raise ValidationError(
                "You cannot set both 'workerType' and 'workerTypeV2' in 'workerConfiguration'. Use only one of them.",
                scope=self,
                fix="leave worker_type out",
            )
        waits = self._pattern is RUN_JOB
        self._task_metrics = TaskMetricsConfig(
            metric_prefix_singular="GlueJob",
            metric_prefix_plural="GlueJobs",
            metric_dimensions={"GlueJobName": props.glue_job_name},
        )
        self._task_policies = [
            PolicyStatement(
                actions=["glue:StartJobRun", "glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"]
                if waits
                else ["glue:StartJobRun"],
                resources=[service_arn(self, "glue", "job", props.glue_job_name)],
            )
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        jsonata = self._is_jsonata(top_level_query_language)
        workers = props.worker_configuration
        size: Any = None
        if workers is not None:
            if workers.worker_type is None and workers.worker_type_v2 is None:
                raise ValidationError(
                    "You must set either 'workerType' or 'workerTypeV2' property in 'workerConfiguration'",
                    scope=self,
                    fix="give `worker_type_v2`",
                )
            size = workers.worker_type_v2.name if workers.worker_type_v2 is not None else None
            size = size or (workers.worker_type._value_ if workers.worker_type is not None else None)
        delay: Any = JsonNull.INSTANCE if jsonata else None  # as the peer, which leaves the null in JSONata
        if props.notify_delay_after is not None:
            delay = {"NotifyDelayAfter": props.notify_delay_after.to_minutes()}
        parameters = present(
            {
                "JobName": props.glue_job_name,
                "Arguments": input_value(props.arguments),
                "Timeout": self._minutes(),
                "SecurityConfiguration": props.security_configuration,
                "NotificationProperty": delay,
                "WorkerType": size,
                "NumberOfWorkers": workers.number_of_workers if workers is not None else None,
                "ExecutionClass": props.execution_class._value_ if props.execution_class is not None else None,
            }
        )
        # Glue itself ends a run that takes too long.
        return {
            "Resource": integration_arn("glue", "startJobRun", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
            "TimeoutSeconds": None,
            "TimeoutSecondsPath": None,
        }

    def _minutes(self) -> Any:
        if self._timeout is not None:
            return self._timeout.to_minutes()
        timeout = self._task_timeout
        if timeout is None:
            return None
        if timeout.path is not None:
            return JsonPath.number_at(timeout.path)
        return Duration.seconds(timeout.seconds).to_minutes() if timeout.seconds is not None else None


class GlueStartCrawlerRun(TaskStateBase):
    """Runs a crawler of Glue."""

    @staticmethod
    @takes(GlueStartCrawlerRunJsonPathProps)
    def json_path(scope: Construct, id: str, props: GlueStartCrawlerRunJsonPathProps) -> GlueStartCrawlerRun:
        """Make the task with JSONPath."""
        return GlueStartCrawlerRun(scope, id, **props._given())

    @staticmethod
    @takes(GlueStartCrawlerRunJsonataProps)
    def jsonata(scope: Construct, id: str, props: GlueStartCrawlerRunJsonataProps) -> GlueStartCrawlerRun:
        """Make the task with JSONata."""
        return GlueStartCrawlerRun(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(GlueStartCrawlerRunProps)
    def __init__(self, scope: Construct, id: str, props: GlueStartCrawlerRunProps) -> None:
        self._init_task(scope, id, props)
        self._crawler = props.crawler_name
        self._pattern = props.integration_pattern or REQUEST_RESPONSE
        self._task_policies = [
            PolicyStatement(
                actions=["glue:StartCrawler", "glue:GetCrawler"],
                resources=[service_arn(self, "glue", "crawler", props.crawler_name)],
            )
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return {
            "Resource": integration_arn("aws-sdk", "glue:startCrawler", self._pattern),
            **self._rendered_parameters({"Name": self._crawler}, top_level_query_language),
        }


class GlueDataBrewStartJobRun(TaskStateBase):
    """Runs a job of DataBrew, and perhaps waits for its end."""

    @staticmethod
    @takes(GlueDataBrewStartJobRunJsonPathProps)
    def json_path(scope: Construct, id: str, props: GlueDataBrewStartJobRunJsonPathProps) -> GlueDataBrewStartJobRun:
        """Make the task with JSONPath."""
        return GlueDataBrewStartJobRun(scope, id, **props._given())

    @staticmethod
    @takes(GlueDataBrewStartJobRunJsonataProps)
    def jsonata(scope: Construct, id: str, props: GlueDataBrewStartJobRunJsonataProps) -> GlueDataBrewStartJobRun:
        """Make the task with JSONata."""
        return GlueDataBrewStartJobRun(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(GlueDataBrewStartJobRunProps)
    def __init__(self, scope: Construct, id: str, props: GlueDataBrewStartJobRunProps) -> None:
        self._init_task(scope, id, props)
        self._name = props.name
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        known_later = path_of(props.name) is not None or props.name.startswith("{%")
        actions = ["databrew:startJobRun"]
        if self._pattern is RUN_JOB:
            actions += ["databrew:stopJobRun", "databrew:listJobRuns"]
        self._task_policies = [
            PolicyStatement(
                actions=actions,
                resources=[service_arn(self, "databrew", "job", "*" if known_later else props.name)],
            )
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return {
            "Resource": integration_arn("databrew", "startJobRun", self._pattern),
            **self._rendered_parameters({"Name": self._name}, top_level_query_language),
        }


WorkerTypeV2.STANDARD = WorkerTypeV2("Standard")
WorkerTypeV2.G_025_X = WorkerTypeV2("G.025X")
WorkerTypeV2.G_1_X = WorkerTypeV2("G.1X")
WorkerTypeV2.G_2_X = WorkerTypeV2("G.2X")
WorkerTypeV2.G_4_X = WorkerTypeV2("G.4X")
WorkerTypeV2.G_8_X = WorkerTypeV2("G.8X")
WorkerTypeV2.Z_2_X = WorkerTypeV2("Z.2X")
