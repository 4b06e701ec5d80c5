"""Methods answered by executions of a state machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._execution_templates import ANSWER, BAD_REQUEST, SERVER_ERROR, start_execution_template
from aws_cdk.aws_apigateway.integration import (
    IntegrationConfig,
    IntegrationOptions,
    IntegrationResponse,
    PassthroughBehavior,
)
from aws_cdk.aws_apigateway.integrations import AwsIntegration, AwsIntegrationProps
from aws_cdk.aws_apigateway.model import Model
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine

_JSON = "application/json"
# Where the values of a request's context come from. Source: the API Gateway developer guide, "$context variables".
_CONTEXT = {
    "account_id": "$context.identity.accountId",
    "api_id": "$context.apiId",
    "api_key": "$context.identity.apiKey",
    "authorizer_principal_id": "$context.authorizer.principalId",
    "caller": "$context.identity.caller",
    "cognito_authentication_provider": "$context.identity.cognitoAuthenticationProvider",
    "cognito_authentication_type": "$context.identity.cognitoAuthenticationType",
    "cognito_identity_id": "$context.identity.cognitoIdentityId",
    "cognito_identity_pool_id": "$context.identity.cognitoIdentityPoolId",
    "http_method": "$context.httpMethod",
    "stage": "$context.stage",
    "source_ip": "$context.identity.sourceIp",
    "user": "$context.identity.user",
    "user_agent": "$context.identity.userAgent",
    "user_arn": "$context.identity.userArn",
    "request_id": "$context.requestId",
    "resource_id": "$context.resourceId",
    "resource_path": "$context.resourcePath",
}


class RequestContext(Struct):
    """Which values of a request's context the execution's input has. Default of each: it has not."""

    account_id: bool | None = None
    api_id: bool | None = None
    api_key: bool | None = None
    authorizer_principal_id: bool | None = None
    caller: bool | None = None
    cognito_authentication_provider: bool | None = None
    cognito_authentication_type: bool | None = None
    cognito_identity_id: bool | None = None
    cognito_identity_pool_id: bool | None = None
    http_method: bool | None = None
    request_id: bool | None = None
    resource_id: bool | None = None
    resource_path: bool | None = None
    source_ip: bool | None = None
    stage: bool | None = None
    user: bool | None = None
    user_agent: bool | None = None
    user_arn: bool | None = None


class StepFunctionsExecutionIntegrationOptions(IntegrationOptions):
    """Options of methods answered by executions."""

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
    use_default_method_responses: bool | None = None
    """Have the method answer with 200, 400 and 500. Default: yes."""


class StepFunctionsIntegration:
    """Makes integrations with state machines."""

    @staticmethod
    @takes(StepFunctionsExecutionIntegrationOptions)
    def start_execution(
        state_machine: IStateMachine, options: StepFunctionsExecutionIntegrationOptions
    ) -> AwsIntegration:
        """Return an integration that starts an execution of an express state machine and waits for its end."""
        return _ExecutionIntegration(state_machine, options)


class _ExecutionIntegration(AwsIntegration):
    def __init__(self, state_machine: IStateMachine, options: StepFunctionsExecutionIntegrationOptions) -> None:
        self._state_machine = state_machine
        self._execution = options
        common = {name: value for name, value in options._given().items() if name in IntegrationOptions._fields}
        self._init_aws(
            AwsIntegrationProps(
                service="states", action="StartSyncExecution", options=IntegrationOptions()._with(**common)
            )
        )

    @checked
    def bind(self, method: Method) -> IntegrationConfig:
        """Let API Gateway start executions, by a role made for the method unless one is given.

        Raises:
            ValidationError: the state machine is not known to be an express one.
        """
        config = super().bind(method)
        options = config.options or IntegrationOptions()
        name = self._checked_name(method)
        if self._execution.use_default_method_responses is not False:
            for status, model in (("200", Model.EMPTY_MODEL), ("400", Model.ERROR_MODEL), ("500", Model.ERROR_MODEL)):
                method.add_method_response(status_code=status, response_models={_JSON: model})
        role: Any = options.credentials_role
        if role is None:
            from aws_cdk.aws_iam.principals import ServicePrincipal
            from aws_cdk.aws_iam.role import Role

            role = Role(method, "StartSyncExecutionRole", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))
        self._state_machine.grant_start_sync_execution(role)
        completed = options._with(
            credentials_role=role,
            integration_responses=(
                options.integration_responses if options.integration_responses is not None else _responses()
            ),
            passthrough_behavior=options.passthrough_behavior or PassthroughBehavior.NEVER,
            request_templates=(
                options.request_templates if options.request_templates is not None else {_JSON: self._template()}
            ),
        )
        config = config._with(options=completed)
        if name is None or is_unresolved(name):
            return config
        from cloud_assembly.schema.json_text import json_text

        return config._with(deployment_token=json_text({"stateMachineName": name}))

    def _checked_name(self, method: Method) -> str | None:
        """Return a name that tells state machines apart, as far as it is known."""
        from aws_cdk.aws_stepfunctions import StateMachine, StateMachineType

        machine = self._state_machine
        if not isinstance(machine, StateMachine):
            return f"StateMachine-{machine.stack.node.addr}"
        if machine.state_machine_type is not StateMachineType.EXPRESS:
            raise ValidationError(
                'State Machine must be of type "EXPRESS". Please use StateMachineType.EXPRESS as the stateMachineType',
                scope=method,
            )
        resource: Any = machine.node.default_child
        name: str | None = resource.state_machine_name
        return name

    def _template(self) -> str:
        wished = self._execution
        sources = {
            "header": ("$input.params().header", bool(wished.headers)),
            "querystring": ("$input.params().querystring", wished.querystring is not False),
            "path": ("$input.params().path", wished.path is not False),
            "authorizer": ("$context.authorizer", bool(wished.authorizer)),
        }
        context = wished.request_context
        return start_execution_template(
            self._state_machine.state_machine_arn,
            {name: source for name, (source, is_wished) in sources.items() if is_wished},
            {
                RequestContext._fields[name].camel: value
                for name, value in _CONTEXT.items()
                if context is not None and getattr(context, name)
            },
        )


def _responses() -> list[IntegrationResponse]:
    return [
        IntegrationResponse(status_code="200", response_templates={_JSON: ANSWER}),
        IntegrationResponse(status_code="400", selection_pattern=r"4\d{2}", response_templates={_JSON: BAD_REQUEST}),
        IntegrationResponse(status_code="500", selection_pattern=r"5\d{2}", response_templates={_JSON: SERVER_ERROR}),
    ]


__all__ = ["RequestContext", "StepFunctionsExecutionIntegrationOptions", "StepFunctionsIntegration"]
