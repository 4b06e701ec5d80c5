"""Tasks that create jobs of MediaConvert."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
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
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class _MediaConvertCreateJobOptions(Struct):
    """What the task takes in either language."""

    create_job_request: Mapping[str, Any]
    """The request; ``Role`` and ``Settings`` have to be in it. Values may be paths."""


class MediaConvertCreateJobJsonPathProps(TaskStateJsonPathBaseProps, _MediaConvertCreateJobOptions):
    """Options of a task that creates a job with JSONPath."""


class MediaConvertCreateJobJsonataProps(TaskStateJsonataBaseProps, _MediaConvertCreateJobOptions):
    """Options of a task that creates a job with JSONata."""


class MediaConvertCreateJobProps(TaskStateBaseProps, _MediaConvertCreateJobOptions):
    """Options of a task that creates a job in either language."""


class MediaConvertCreateJob(TaskStateBase):
    """Creates a job of MediaConvert, and perhaps waits for its end."""

    @staticmethod
    @takes(MediaConvertCreateJobJsonPathProps)
    def json_path(scope: Construct, id: str, props: MediaConvertCreateJobJsonPathProps) -> MediaConvertCreateJob:
        """Make the task with JSONPath."""
        return MediaConvertCreateJob(scope, id, **props._given())

    @staticmethod
    @takes(MediaConvertCreateJobJsonataProps)
    def jsonata(scope: Construct, id: str, props: MediaConvertCreateJobJsonataProps) -> MediaConvertCreateJob:
        """Make the task with JSONata."""
        return MediaConvertCreateJob(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(MediaConvertCreateJobProps)
    def __init__(self, scope: Construct, id: str, props: MediaConvertCreateJobProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the request lacks its role or settings.
        """
        self._init_task(scope, id, props)
        self._request = props.create_job_request
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB), self)
        for name in ("Role", "Settings"):
            if name not in self._request:
                raise ValidationError(f"{self.node.path} is missing required property: {name}", scope=self)
        self._task_policies = [
            PolicyStatement(
                actions=["iam:PassRole"],
                resources=[self._request["Role"]],
                conditions={"StringLike": {"iam:PassedToService": "mediaconvert.amazonaws.com"}},
            ),
            PolicyStatement(actions=["mediaconvert:CreateJob"], resources=["*"]),
        ]
        if self._pattern is RUN_JOB:
            self._task_policies += [
                PolicyStatement(actions=["mediaconvert:GetJob", "mediaconvert:CancelJob"], resources=["*"]),
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, "StepFunctionsGetEventsForMediaConvertJobRule")],
                ),
            ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        return {
            "Resource": integration_arn("mediaconvert", "createJob", self._pattern),
            **self._rendered_parameters(dict(self._request), top_level_query_language),
        }
