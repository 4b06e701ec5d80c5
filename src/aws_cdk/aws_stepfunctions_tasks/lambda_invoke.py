"""Tasks that invoke functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
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
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    input_value,
    integration_arn,
)
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct

# Errors of the service itself, which pass. Source: the Step Functions guide, handling of transient Lambda exceptions.
_SERVICE_ERRORS = [
    "Lambda.ClientExecutionTimeoutException",
    "Lambda.ServiceException",
    "Lambda.AWSLambdaException",
    "Lambda.SdkClientException",
]


def retry_service_errors(task: TaskStateBase) -> None:
    """Have a task that invokes a function tried again after errors of the service."""
    task.add_retry(errors=_SERVICE_ERRORS, interval=Duration.seconds(2), max_attempts=6, backoff_rate=2)


class LambdaInvocationType(NamedEnum):
    """How a function is invoked."""

    REQUEST_RESPONSE = "RequestResponse"
    """The task waits for the result."""
    EVENT = "Event"
    """The task does not wait."""
    DRY_RUN = "DryRun"
    """Only permission and input are checked."""


class _LambdaInvokeOptions(Struct):
    """What the task takes in either language."""

    lambda_function: IFunction
    """The function."""
    client_context: str | None = None
    """Data about the client, at most 3583 bytes of Base64. Default: none."""
    invocation_type: LambdaInvocationType | None = None
    """How it is invoked. Default: REQUEST_RESPONSE."""
    payload: TaskInput | None = None
    """The input of the function. Default: the state's input."""
    payload_response_only: bool | None = None
    """Whether the result is what the function returns, without data about the invocation. Default: no."""
    qualifier: str | None = None
    """Deprecated: pass a version or alias as the function."""
    retry_on_service_exceptions: bool | None = None
    """Whether errors of the service are retried. Default: yes."""


class LambdaInvokeJsonPathProps(TaskStateJsonPathBaseProps, _LambdaInvokeOptions):
    """Options of a task that invokes a function with JSONPath."""


class LambdaInvokeJsonataProps(TaskStateJsonataBaseProps, _LambdaInvokeOptions):
    """Options of a task that invokes a function with JSONata."""


class LambdaInvokeProps(TaskStateBaseProps, _LambdaInvokeOptions):
    """Options of a task that invokes a function in either language."""


class LambdaInvoke(TaskStateBase):
    """Invokes a function."""

    @staticmethod
    @takes(LambdaInvokeJsonPathProps)
    def json_path(scope: Construct, id: str, props: LambdaInvokeJsonPathProps) -> LambdaInvoke:
        """Make the task with JSONPath."""
        return LambdaInvoke(scope, id, **props._given())

    @staticmethod
    @takes(LambdaInvokeJsonataProps)
    def jsonata(scope: Construct, id: str, props: LambdaInvokeJsonataProps) -> LambdaInvoke:
        """Make the task with JSONata."""
        return LambdaInvoke(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(LambdaInvokeProps)
    def __init__(self, scope: Construct, id: str, props: LambdaInvokeProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is not known to Lambda; the token is not passed on; options contradict each other.
        """
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        if self._pattern is WAIT_FOR_TASK_TOKEN and props.payload is None:
            raise ValidationError(
                "Task Token is required in `payload` for callback. Use JsonPath.taskToken to set the token.", scope=self
            )
        check_task_token(self._pattern, props.payload, "`payload`", self)
        if props.payload_response_only and (
            props.integration_pattern is not None
            or props.invocation_type is not None
            or props.client_context
            or props.qualifier
        ):
            raise ValidationError(
                "The 'payloadResponseOnly' property cannot be used if 'integrationPattern', 'invocationType', "
                "'clientContext', or 'qualifier' are specified.",
                scope=self,
            )
        function = props.lambda_function
        self._task_metrics = TaskMetricsConfig(
            metric_prefix_singular="LambdaFunction",
            metric_prefix_plural="LambdaFunctions",
            metric_dimensions={
                "LambdaFunctionArn": function.function_arn,
                **({"Qualifier": props.qualifier} if props.qualifier else {}),
            },
        )
        self._task_policies = [
            PolicyStatement(actions=["lambda:InvokeFunction"], resources=function.resource_arns_for_grant_invoke)
        ]
        if props.retry_on_service_exceptions is not False:
            retry_service_errors(self)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        jsonata = self._is_jsonata(top_level_query_language)
        key = "Arguments" if jsonata else "Parameters"
        payload = input_value(props.payload)
        if props.payload_response_only:
            given = payload if jsonata or payload is None else render_fields(payload)
            return {"Resource": props.lambda_function.function_arn, key: given}
        if payload is None:
            payload = "{% $states.input %}" if jsonata else JsonPath.entire_payload
        parameters = present(
            {
                "FunctionName": props.lambda_function.function_arn,
                "Payload": payload,
                "InvocationType": props.invocation_type._value_ if props.invocation_type is not None else None,
                "ClientContext": props.client_context,
                "Qualifier": props.qualifier,
            }
        )
        return {
            "Resource": integration_arn("lambda", "invoke", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }
