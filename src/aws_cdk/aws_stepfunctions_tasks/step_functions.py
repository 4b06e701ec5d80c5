"""Tasks that run state machines and activities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._arns import name_in_arn, states_arn
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.encryption import CustomerManagedEncryptionConfiguration
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state_props import JsonataStateOptions
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
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    events_rule_arn,
    integration_arn,
    is_text,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.activity import IActivity
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from aws_cdk.interfaces.aws_stepfunctions import IStateMachineRef
    from constructs import Construct

_STARTED_BY = "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID"
_RULE = "StepFunctionsGetEventsForStepFunctionsExecutionRule"


class _StepFunctionsStartExecutionOptions(Struct):
    """What the task takes in either language."""

    state_machine: IStateMachineRef
    """The state machine."""
    associate_with_parent: bool | None = None
    """Whether the input says which execution started this one. Default: no."""
    input: TaskInput | None = None
    """The input of the execution. Default: the state's input."""
    name: str | None = None
    """The name of the execution. Default: random."""


class StepFunctionsStartExecutionJsonPathProps(TaskStateJsonPathBaseProps, _StepFunctionsStartExecutionOptions):
    """Options of a task that starts an execution with JSONPath."""


class StepFunctionsStartExecutionJsonataProps(TaskStateJsonataBaseProps, _StepFunctionsStartExecutionOptions):
    """Options of a task that starts an execution with JSONata."""


class StepFunctionsStartExecutionProps(TaskStateBaseProps, _StepFunctionsStartExecutionOptions):
    """Options of a task that starts an execution in either language."""


class StepFunctionsStartExecution(TaskStateBase):
    """Starts an execution of a state machine."""

    @staticmethod
    @takes(StepFunctionsStartExecutionJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: StepFunctionsStartExecutionJsonPathProps
    ) -> StepFunctionsStartExecution:
        """Make the task with JSONPath."""
        return StepFunctionsStartExecution(scope, id, **props._given())

    @staticmethod
    @takes(StepFunctionsStartExecutionJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: StepFunctionsStartExecutionJsonataProps
    ) -> StepFunctionsStartExecution:
        """Make the task with JSONata."""
        return StepFunctionsStartExecution(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(StepFunctionsStartExecutionProps)
    def __init__(self, scope: Construct, id: str, props: StepFunctionsStartExecutionProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the token is not passed on; the execution shall say its parent, but its input is text.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(
            props.integration_pattern, (REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN), self
        )
        check_task_token(self._pattern, props.input, "`input`", self)
        if props.associate_with_parent and props.input is not None and is_text(props.input):
            raise ValidationError(
                "Could not enable `associateWithParent` because `input` is taken directly from a JSON path. Use "
                "`sfn.TaskInput.fromObject` instead.",
                scope=self,
            )
        self._machine_arn = props.state_machine.state_machine_ref.state_machine_arn
        self._task_policies = [PolicyStatement(actions=["states:StartExecution"], resources=[self._machine_arn])]
        if self._pattern is RUN_JOB:
            executions = states_arn(self, "execution", f"{name_in_arn(self._machine_arn)}*")
            self._task_policies += [
                PolicyStatement(actions=["states:DescribeExecution", "states:StopExecution"], resources=[executions]),
                PolicyStatement(
                    actions=["events:PutTargets", "events:PutRule", "events:DescribeRule"],
                    resources=[events_rule_arn(self, _RULE)],
                ),
            ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        jsonata = self._is_jsonata(top_level_query_language)
        given: Any = props.input.value if props.input is not None else None
        if props.associate_with_parent:
            parent = "{% $states.context.Execution.Id %}" if jsonata else JsonPath.execution_id
            given = {**(given or {}), _STARTED_BY: parent}
        elif given is None:
            given = JsonPath.entire_payload  # also with JSONata, as the peer
        parameters = present({"Input": given, "StateMachineArn": self._machine_arn, "Name": props.name})
        # The second version of the job integration gives the output as JSON, not as text.
        suffix = ":2" if self._pattern is RUN_JOB else ""
        return {
            "Resource": f"{integration_arn('states', 'startExecution', self._pattern)}{suffix}",
            **self._rendered_parameters(parameters, top_level_query_language),
        }


class _StepFunctionsInvokeActivityOptions(Struct):
    """What the task takes in either language."""

    activity: IActivity
    """The activity."""


class StepFunctionsInvokeActivityJsonPathProps(TaskStateJsonPathBaseProps, _StepFunctionsInvokeActivityOptions):
    """Options of a task that has a worker do something, with JSONPath."""

    parameters: Mapping[str, Any] | None = None
    """What the worker is given; values may be paths. Default: the state's input."""


class StepFunctionsInvokeActivityJsonataProps(
    TaskStateJsonataBaseProps, _StepFunctionsInvokeActivityOptions, JsonataStateOptions
):
    """Options of a task that has a worker do something, with JSONata."""


class StepFunctionsInvokeActivityProps(TaskStateBaseProps, _StepFunctionsInvokeActivityOptions, JsonataStateOptions):
    """Options of a task that has a worker do something, in either language."""

    parameters: Mapping[str, Any] | None = None
    """What the worker is given; values may be paths. Default: the state's input."""


class StepFunctionsInvokeActivity(TaskStateBase):
    """Has a worker of an activity do something."""

    @staticmethod
    @takes(StepFunctionsInvokeActivityJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: StepFunctionsInvokeActivityJsonPathProps
    ) -> StepFunctionsInvokeActivity:
        """Make the task with JSONPath."""
        return StepFunctionsInvokeActivity(scope, id, **props._given())

    @staticmethod
    @takes(StepFunctionsInvokeActivityJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: StepFunctionsInvokeActivityJsonataProps
    ) -> StepFunctionsInvokeActivity:
        """Make the task with JSONata."""
        return StepFunctionsInvokeActivity(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(StepFunctionsInvokeActivityProps)
    def __init__(self, scope: Construct, id: str, props: StepFunctionsInvokeActivityProps) -> None:
        self._init_task(scope, id, props)
        self._activity = props.activity
        encryption = props.activity.encryption_configuration
        if isinstance(encryption, CustomerManagedEncryptionConfiguration):
            self._task_policies = [
                PolicyStatement(
                    actions=["kms:Decrypt", "kms:GenerateDataKey"],
                    resources=[encryption.kms_key.key_arn],
                    conditions={
                        "StringEquals": {"kms:EncryptionContext:aws:states:activityArn": props.activity.activity_arn}
                    },
                )
            ]
        self._task_metrics = TaskMetricsConfig(
            metric_prefix_singular="Activity",
            metric_prefix_plural="Activities",
            metric_dimensions={"ActivityArn": props.activity.activity_arn},
        )

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        # as the peer: either is taken in both languages; parameters win
        given = self._arguments if self._parameters is None else self._parameters
        rendered = self._rendered_parameters(given, top_level_query_language) if given is not None else {}
        return {"Resource": self._activity.activity_arn, **rendered}
