"""Tasks that call any action of any service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    IntegrationPattern,
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    REQUEST_RESPONSE,
    WAIT_FOR_TASK_TOKEN,
    checked_pattern,
    integration_arn,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

# Services whose name in IAM is another than that of their client in the AWS SDK. Source: observed on aws-cdk-lib 2.275.0.
_IAM_SERVICES = {
    "bedrockagent": "bedrock",
    "cloudwatchlogs": "logs",
    "efs": "elasticfilesystem",
    "elasticloadbalancingv2": "elasticloadbalancing",
    "mediapackagevod": "mediapackage-vod",
    "mwaa": "airflow",
    "sfn": "states",
}


class _CallAwsServiceOptions(Struct):
    """What the task takes in either language."""

    action: str
    """The action of the service, in camelCase."""
    iam_resources: Sequence[str]
    """What the state machine may do the action on."""
    service: str
    """The service, as the AWS SDK names its client."""
    additional_iam_statements: Sequence[PolicyStatement] | None = None
    """What else the state machine has to be allowed. Default: nothing."""
    iam_action: str | None = None
    """The action as IAM names it. Default: ``service:action``."""
    parameters: Mapping[str, Any] | None = None
    """Parameters of the action, in PascalCase; values may be paths. Default: none."""


class CallAwsServiceJsonPathProps(TaskStateJsonPathBaseProps, _CallAwsServiceOptions):
    """Options of a task that calls an action with JSONPath."""


class CallAwsServiceJsonataProps(TaskStateJsonataBaseProps, _CallAwsServiceOptions):
    """Options of a task that calls an action with JSONata."""


class CallAwsServiceProps(TaskStateBaseProps, _CallAwsServiceOptions):
    """Options of a task that calls an action in either language."""


class CallAwsService(TaskStateBase):
    """Calls an action of a service."""

    @staticmethod
    @takes(CallAwsServiceJsonPathProps)
    def json_path(scope: Construct, id: str, props: CallAwsServiceJsonPathProps) -> CallAwsService:
        """Make the task with JSONPath."""
        return CallAwsService(scope, id, **props._given())

    @staticmethod
    @takes(CallAwsServiceJsonataProps)
    def jsonata(scope: Construct, id: str, props: CallAwsServiceJsonataProps) -> CallAwsService:
        """Make the task with JSONata."""
        return CallAwsService(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CallAwsServiceProps)
    def __init__(self, scope: Construct, id: str, props: CallAwsServiceProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is RUN_JOB, or the action or a parameter is not written as SDKs have it.
        """
        self._init_task(scope, id, props)
        # The parameters of the action are none of the state's own.
        self._parameters = None
        self._props = props
        if props.integration_pattern is IntegrationPattern.RUN_JOB:
            raise ValidationError(
                "The RUN_JOB integration pattern is not supported for CallAwsService",
                scope=self,
                fix="leave integration_pattern out, and ask for the end in further states",
            )
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        if props.action[:1] != props.action[:1].lower():
            raise ValidationError(
                f"action must be camelCase, got: {props.action}",
                scope=self,
                fix=f"write {props.action[:1].lower()}{props.action[1:]}",
            )
        for name in props.parameters or {}:
            if not name or name[0] != name[0].upper():
                raise ValidationError(f"parameter names must be PascalCase, got: {name}", scope=self)
        service = _IAM_SERVICES.get(props.service, props.service)
        self._task_policies = [
            PolicyStatement(
                actions=[props.iam_action or f"{service}:{props.action}"], resources=list(props.iam_resources)
            ),
            *(props.additional_iam_statements or ()),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        return {
            "Resource": integration_arn("aws-sdk", f"{props.service.lower()}:{props.action}", self._pattern),
            **self._rendered_parameters(dict(props.parameters or {}), top_level_query_language),
        }
