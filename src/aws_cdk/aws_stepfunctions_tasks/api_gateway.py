"""Tasks that call APIs of API Gateway."""

from __future__ import annotations

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
    REQUEST_RESPONSE,
    WAIT_FOR_TASK_TOKEN,
    check_task_token,
    checked_pattern,
    input_value,
    integration_arn,
)
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct


class HttpMethod(NamedEnum):
    """The method of a request."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"
    PATCH = "PATCH"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"


class AuthType(NamedEnum):
    """How a request is allowed."""

    NO_AUTH = "NO_AUTH"
    IAM_ROLE = "IAM_ROLE"
    """By the state machine's role."""
    RESOURCE_POLICY = "RESOURCE_POLICY"
    """By the policy of the API."""


class CallApiGatewayEndpointBaseOptions(Struct):
    """What tasks take that call an API."""

    method: HttpMethod
    """The method."""
    api_path: str | None = None
    """The path after the stage. Default: none."""
    auth_type: AuthType | None = None
    """How the request is allowed. Default: NO_AUTH."""
    headers: TaskInput | None = None
    """The headers: an object with lists. Default: none."""
    query_parameters: TaskInput | None = None
    """The query: an object with lists. Default: none."""
    request_body: TaskInput | None = None
    """The body. Default: none."""


class CallApiGatewayEndpointBaseProps(TaskStateBaseProps, CallApiGatewayEndpointBaseOptions):
    """Options of tasks that call an API, in either language."""


class CallApiGatewayEndpointJsonPathBaseProps(TaskStateJsonPathBaseProps, CallApiGatewayEndpointBaseOptions):
    """Options of tasks that call an API, with JSONPath."""


class CallApiGatewayEndpointJsonataBaseProps(TaskStateJsonataBaseProps, CallApiGatewayEndpointBaseOptions):
    """Options of tasks that call an API, with JSONata."""


class CallApiGatewayRestApiEndpointOptions(Struct):
    """Which REST API is called."""

    api: IRestApi
    """The API."""
    stage_name: str
    """The stage."""
    region: str | None = None
    """The API's region. Default: the stack's."""


class CallApiGatewayHttpApiEndpointOptions(Struct):
    """Which HTTP API is called."""

    api_id: str
    """The API."""
    api_stack: Stack
    """The stack that the API is in."""
    stage_name: str | None = None
    """The stage. Default: the default stage."""


class CallApiGatewayRestApiEndpointJsonPathProps(
    CallApiGatewayEndpointJsonPathBaseProps, CallApiGatewayRestApiEndpointOptions
):
    """Options of a task that calls a REST API, with JSONPath."""


class CallApiGatewayRestApiEndpointJsonataProps(
    CallApiGatewayEndpointJsonataBaseProps, CallApiGatewayRestApiEndpointOptions
):
    """Options of a task that calls a REST API, with JSONata."""


class CallApiGatewayRestApiEndpointProps(CallApiGatewayEndpointBaseProps, CallApiGatewayRestApiEndpointOptions):
    """Options of a task that calls a REST API, in either language."""


class CallApiGatewayHttpApiEndpointJsonPathProps(
    CallApiGatewayEndpointJsonPathBaseProps, CallApiGatewayHttpApiEndpointOptions
):
    """Options of a task that calls an HTTP API, with JSONPath."""


class CallApiGatewayHttpApiEndpointJsonataProps(
    CallApiGatewayEndpointJsonataBaseProps, CallApiGatewayHttpApiEndpointOptions
):
    """Options of a task that calls an HTTP API, with JSONata."""


class CallApiGatewayHttpApiEndpointProps(CallApiGatewayEndpointBaseProps, CallApiGatewayHttpApiEndpointOptions):
    """Options of a task that calls an HTTP API, in either language."""


class _ApiTask(TaskStateBase):
    """A task that calls an API."""

    _api_endpoint: str
    _arn_for_execute_api: str
    _stage_name: str | None = None

    def _init_api(self, scope: Construct, id: str, props: Any) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._pattern = checked_pattern(props.integration_pattern, (REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN), self)
        if self._pattern is WAIT_FOR_TASK_TOKEN:
            check_task_token(self._pattern, props.headers, "`headers`", self)

    def _create_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: to call the API, unless it says that this takes no permission."""
        if self._props.auth_type is AuthType.NO_AUTH:
            return []
        return [PolicyStatement(resources=[self._arn_for_execute_api], actions=["execute-api:Invoke"])]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        parameters = present(
            {
                "ApiEndpoint": self._api_endpoint,
                "Method": props.method._value_,
                "Headers": input_value(props.headers),
                "Stage": self._stage_name,
                "Path": props.api_path,
                "QueryParameters": input_value(props.query_parameters),
                "RequestBody": input_value(props.request_body),
                "AuthType": (props.auth_type or AuthType.NO_AUTH)._value_,
            }
        )
        return {
            "Resource": integration_arn("apigateway", "invoke", self._pattern),
            **self._rendered_parameters(parameters, top_level_query_language),
        }


class CallApiGatewayRestApiEndpoint(_ApiTask):
    """Calls a REST API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.CallApiGatewayRestApiEndpoint"

    @staticmethod
    @takes(CallApiGatewayRestApiEndpointJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: CallApiGatewayRestApiEndpointJsonPathProps
    ) -> CallApiGatewayRestApiEndpoint:
        """Make the task with JSONPath."""
        return CallApiGatewayRestApiEndpoint(scope, id, **props._given())

    @staticmethod
    @takes(CallApiGatewayRestApiEndpointJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: CallApiGatewayRestApiEndpointJsonataProps
    ) -> CallApiGatewayRestApiEndpoint:
        """Make the task with JSONata."""
        return CallApiGatewayRestApiEndpoint(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CallApiGatewayRestApiEndpointProps)
    def __init__(self, scope: Construct, id: str, props: CallApiGatewayRestApiEndpointProps) -> None:
        self._init_api(scope, id, props)
        stack = Stack.of(props.api)
        self._stage_name = props.stage_name
        self._api_endpoint = f"{props.api.rest_api_id}.execute-api.{props.region or stack.region}.{stack.url_suffix}"
        self._arn_for_execute_api = props.api.arn_for_execute_api(
            props.method._value_, props.api_path or "/*", props.stage_name
        )
        self._task_policies = self._create_policy_statements()


class CallApiGatewayHttpApiEndpoint(_ApiTask):
    """Calls an HTTP API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-stepfunctions-tasks.CallApiGatewayHttpApiEndpoint"

    @staticmethod
    @takes(CallApiGatewayHttpApiEndpointJsonPathProps)
    def json_path(
        scope: Construct, id: str, props: CallApiGatewayHttpApiEndpointJsonPathProps
    ) -> CallApiGatewayHttpApiEndpoint:
        """Make the task with JSONPath."""
        return CallApiGatewayHttpApiEndpoint(scope, id, **props._given())

    @staticmethod
    @takes(CallApiGatewayHttpApiEndpointJsonataProps)
    def jsonata(
        scope: Construct, id: str, props: CallApiGatewayHttpApiEndpointJsonataProps
    ) -> CallApiGatewayHttpApiEndpoint:
        """Make the task with JSONata."""
        return CallApiGatewayHttpApiEndpoint(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(CallApiGatewayHttpApiEndpointProps)
    def __init__(self, scope: Construct, id: str, props: CallApiGatewayHttpApiEndpointProps) -> None:
        self._init_api(scope, id, props)
        stack = props.api_stack
        self._stage_name = props.stage_name
        self._api_endpoint = f"{props.api_id}.execute-api.{stack.region}.{stack.url_suffix}"
        # As the peer: a stage or path that is not given is written as "undefined".
        stage, path = (text if text is not None else "undefined" for text in (props.stage_name, props.api_path))
        where = f"{stage}/{props.method._value_}{path}"
        self._arn_for_execute_api = stack.format_arn(service="execute-api", resource=props.api_id, resource_name=where)
        self._task_policies = self._create_policy_statements()
