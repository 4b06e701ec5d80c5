"""Tasks that build projects of CodeBuild."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
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
    events_rule_arn,
    integration_arn,
    service_arn,
)
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.build_environment import BuildEnvironmentVariable
    from aws_cdk.interfaces.aws_codebuild import IProjectRef
    from constructs import Construct


class _CodeBuildStartBuildOptions(Struct):
    """What the task takes in either language."""

    project: IProjectRef
    """The project."""
    environment_variables_override: Mapping[str, BuildEnvironmentVariable] | None = None
    """Environment variables instead of the project's. Default: the project's."""


class _CodeBuildStartBuildBatchOptions(_CodeBuildStartBuildOptions):
    """What the task takes in either language."""


class CodeBuildStartBuildJsonPathProps(TaskStateJsonPathBaseProps, _CodeBuildStartBuildOptions):
    """Options of a task that builds a project with JSONPath."""


class CodeBuildStartBuildJsonataProps(TaskStateJsonataBaseProps, _CodeBuildStartBuildOptions):
    """Options of a task that builds a project with JSONata."""


class CodeBuildStartBuildProps(TaskStateBaseProps, _CodeBuildStartBuildOptions):
    """Options of a task that builds a project in either language."""


class CodeBuildStartBuildBatchJsonPathProps(TaskStateJsonPathBaseProps, _CodeBuildStartBuildBatchOptions):
    """Options of a task that builds a project in a batch with JSONPath."""


class CodeBuildStartBuildBatchJsonataProps(TaskStateJsonataBaseProps, _CodeBuildStartBuildBatchOptions):
    """Options of a task that builds a project in a batch with JSONata."""


class CodeBuildStartBuildBatchProps(TaskStateBaseProps, _CodeBuildStartBuildBatchOptions):
    """Options of a task that builds a project in a batch in either language."""


class _CodeBuildTask(TaskStateBase):
    """A task that starts builds."""

    _action = ""
    _more_actions: tuple[str, ...] = ()
    _always_watches = False

    def _init_build(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        kind = self._action[0].upper() + self._action[1:]
        project = service_arn(self, "codebuild", "project", props.project.project_ref.project_name)
        project = getattr(props.project, "project_arn", project)
        self._task_metrics = TaskMetricsConfig(
            metric_prefix_singular="CodeBuildProject",
            metric_prefix_plural="CodeBuildProjects",
            metric_dimensions={"ProjectArn": project},
        )
        actions = [f"codebuild:{kind}"]
        if self._pattern is RUN_JOB or self._always_watches:
            actions += [f"codebuild:{action}" for action in self._more_actions]
        self._task_policies = [PolicyStatement(resources=[project], actions=actions)]
        if self._pattern is RUN_JOB:
            rule = f"StepFunctionsGetEventForCodeBuild{kind}Rule"
            self._task_policies.append(
                PolicyStatement(
                    resources=[events_rule_arn(self, rule)],
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                )
            )

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        variables = self._props.environment_variables_override
        parameters = present(
            {
                "ProjectName": self._props.project.project_ref.project_name,
                "EnvironmentVariablesOverride": (
                    [
                        {
                            "Name": name,
                            "Type": variable.type._value_ if variable.type is not None else "PLAINTEXT",
                            "Value": variable.value,
                        }
                        for name, variable in variables.items()
                    ]
                    if variables is not None
                    else None
                ),
            }
        )
        return {
            "Resource": integration_arn("codebuild", self._action, self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


class CodeBuildStartBuild(_CodeBuildTask):
    """Builds a project, and perhaps waits for the end."""

    _action = "startBuild"
    _more_actions = ("StopBuild", "BatchGetBuilds", "BatchGetReports")
    _always_watches = True

    @staticmethod
    @takes(CodeBuildStartBuildJsonPathProps)
    def json_path(scope: Construct, id: str, props: CodeBuildStartBuildJsonPathProps) -> CodeBuildStartBuild:
        """Make the task with JSONPath."""
        return CodeBuildStartBuild(scope, id, **props._given())

    @staticmethod
    @takes(CodeBuildStartBuildJsonataProps)
    def jsonata(scope: Construct, id: str, props: CodeBuildStartBuildJsonataProps) -> CodeBuildStartBuild:
        """Make the task with JSONata."""
        return CodeBuildStartBuild(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CodeBuildStartBuildProps)
    def __init__(self, scope: Construct, id: str, props: CodeBuildStartBuildProps) -> None:
        self._init_build(scope, id, props)


class CodeBuildStartBuildBatch(_CodeBuildTask):
    """Builds a project in a batch, and perhaps waits for the end."""

    _action = "startBuildBatch"
    _more_actions = ("StopBuildBatch", "BatchGetBuildBatches")

    @staticmethod
    @takes(CodeBuildStartBuildBatchJsonPathProps)
    def json_path(scope: Construct, id: str, props: CodeBuildStartBuildBatchJsonPathProps) -> CodeBuildStartBuildBatch:
        """Make the task with JSONPath."""
        return CodeBuildStartBuildBatch(scope, id, **props._given())

    @staticmethod
    @takes(CodeBuildStartBuildBatchJsonataProps)
    def jsonata(scope: Construct, id: str, props: CodeBuildStartBuildBatchJsonataProps) -> CodeBuildStartBuildBatch:
        """Make the task with JSONata."""
        return CodeBuildStartBuildBatch(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CodeBuildStartBuildBatchProps)
    def __init__(self, scope: Construct, id: str, props: CodeBuildStartBuildBatchProps) -> None:
        self._init_build(scope, id, props)
