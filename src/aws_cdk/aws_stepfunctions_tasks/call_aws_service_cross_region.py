"""Tasks that call any action of any service in another region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    RUN_JOB,
    WAIT_FOR_TASK_TOKEN,
    integration_arn,
)
from aws_cdk.aws_stepfunctions_tasks.lambda_invoke import retry_service_errors
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_UUID = "8a0c93f3-dbef-4b71-ac13-7aaf2048ce7e"


class _CallAwsServiceCrossRegionOptions(Struct):
    """What the task takes in either language."""

    action: str
    """The action of the service, in camelCase."""
    iam_resources: Sequence[str]
    """What the function may do the action on."""
    region: str
    """The region."""
    service: str
    """The service, as the AWS SDK names its client."""
    additional_iam_statements: Sequence[PolicyStatement] | None = None
    """What else the function has to be allowed. Default: nothing."""
    endpoint: str | None = None
    """The endpoint of the service. Default: the region's."""
    iam_action: str | None = None
    """The action as IAM names it. Default: ``service:action``."""
    parameters: Mapping[str, Any] | None = None
    """Parameters of the action, in PascalCase; values may be paths. Default: none."""
    retry_on_service_exceptions: bool | None = None
    """Whether errors of Lambda are retried. Default: yes."""


class CallAwsServiceCrossRegionJsonPathProps(TaskStateJsonPathBaseProps, _CallAwsServiceCrossRegionOptions):
    """Options of a task that calls an action in another region with JSONPath."""


class CallAwsServiceCrossRegionJsonataProps(TaskStateJsonataBaseProps, _CallAwsServiceCrossRegionOptions):
    """Options of a task that calls an action in another region with JSONata."""


class CallAwsServiceCrossRegionProps(TaskStateBaseProps, _CallAwsServiceCrossRegionOptions):
    """Options of a task that calls an action in another region in either language."""


class CallAwsServiceCrossRegion(TaskStateBase):
    """Calls an action of a service in another region, by a function that the stack has once."""

    @staticmethod
    @takes(CallAwsServiceCrossRegionJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: CallAwsServiceCrossRegionJsonPathProps
    ) -> CallAwsServiceCrossRegion:
        """Make the task with JSONPath."""
        return CallAwsServiceCrossRegion(scope, id, **props._given())

    @staticmethod
    @takes(CallAwsServiceCrossRegionJsonataProps)
    def jsonata(scope: Construct, id: str, props: CallAwsServiceCrossRegionJsonataProps) -> CallAwsServiceCrossRegion:
        """Make the task with JSONata."""
        return CallAwsServiceCrossRegion(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CallAwsServiceCrossRegionProps)
    def __init__(self, scope: Construct, id: str, props: CallAwsServiceCrossRegionProps) -> None:
        """Make the task.

        Raises:
            ValidationError: the pattern is RUN_JOB.
        """
        from aws_cdk.custom_resources._handler_function import _HandlerFunction

        self._init_task(scope, id, props)
        self._parameters = None  # those of the action are none of the state's own
        self._props = props
        if props.integration_pattern is RUN_JOB:
            raise ValidationError(
                "The RUN_JOB integration pattern is not supported for CallAwsServiceCrossRegion",
                scope=self,
                fix="have the task wait for its token, and poll in a loop of states otherwise",
            )
        self._lambda_function: IFunction = _HandlerFunction(
            self,
            "Handler",
            "call_in_region",
            uuid=_UUID,
            lambda_purpose="CrossRegionAwsSdk",
            timeout=Duration.seconds(30),
        )
        for statement in (
            PolicyStatement(
                actions=[props.iam_action or f"{props.service}:{props.action}"], resources=list(props.iam_resources)
            ),
            *(props.additional_iam_statements or ()),
        ):
            self._lambda_function.add_to_role_policy(statement)
        self._task_policies = [
            PolicyStatement(
                actions=["lambda:InvokeFunction"], resources=self._lambda_function.resource_arns_for_grant_invoke
            )
        ]
        if props.retry_on_service_exceptions is not False:
            retry_service_errors(self)

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {
                "region": props.region,
                "endpoint": props.endpoint,
                "action": props.action,
                "service": props.service,
                "parameters": props.parameters,
            }
        )
        resource = self._lambda_function.function_arn
        if props.integration_pattern is WAIT_FOR_TASK_TOKEN:
            parameters = {"FunctionName": resource, "Payload": parameters}
            resource = integration_arn("lambda", "invoke", WAIT_FOR_TASK_TOKEN)
        return {
            "Resource": resource,
            **self._rendered_parameters(parameters, top_level_query_language),
        }
