"""The REST API that a state machine answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.rest_api import RestApi, RestApiProps
from aws_cdk.aws_apigateway.step_functions_integration import RequestContext, StepFunctionsIntegration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine
    from constructs import Construct

_OF_EXECUTIONS = ("authorizer", "headers", "path", "querystring", "request_context", "use_default_method_responses")


class StepFunctionsRestApiProps(RestApiProps):
    """Options of `StepFunctionsRestApi`."""

    state_machine: IStateMachine
    """The state machine, an express one."""
    authorizer: bool | None = None
    """Give the execution what the authorizer's function gave. Default: no."""
    headers: bool | None = None
    """Give it the headers. Default: no."""
    path: bool | None = None
    """Give it the parameters of the path. Default: yes."""
    querystring: bool | None = None
    """Give it the query. Default: yes."""
    request_context: Nested[RequestContext | None] = nested()
    """Which values of the request's context it is given. Default: none."""
    role: IRole | None = None
    """The role by which API Gateway starts executions. Default: one made for it."""
    use_default_method_responses: bool | None = None
    """Have the method answer with 200, 400 and 500. Default: yes."""


class StepFunctionsRestApi(RestApi):
    """A REST API whose root answers all methods by executions of a state machine."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.StepFunctionsRestApi"

    @takes(StepFunctionsRestApiProps)
    def __init__(self, scope: Construct, id: str, props: StepFunctionsRestApiProps) -> None:
        from aws_cdk.aws_stepfunctions import StateMachine, StateMachineType

        if props.default_integration is not None:
            raise ValidationError(
                'Cannot specify "defaultIntegration" since Step Functions integration is automatically defined',
                scope=scope,
                fix="leave default_integration out, or use RestApi",
            )
        machine = props.state_machine
        if isinstance(machine, StateMachine) and machine.state_machine_type is not StateMachineType.EXPRESS:
            raise ValidationError(
                'State Machine must be of type "EXPRESS". Please use StateMachineType.EXPRESS as the stateMachineType',
                scope=scope,
            )
        given = props._given()
        options = {name: given[name] for name in _OF_EXECUTIONS if name in given}
        if props.role is not None:
            options["credentials_role"] = props.role
        integration = StepFunctionsIntegration.start_execution(machine, **options)
        self._init_rest_api(scope, id, props._with(default_integration=integration))
        self.root.add_method("ANY")


__all__ = ["StepFunctionsRestApi", "StepFunctionsRestApiProps"]
