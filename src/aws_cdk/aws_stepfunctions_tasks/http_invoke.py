"""Tasks that call HTTPS endpoints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.task_state_base import (
    TaskStateBase,
    TaskStateBaseProps,
    TaskStateJsonataBaseProps,
    TaskStateJsonPathBaseProps,
)
from aws_cdk.aws_stepfunctions_tasks._integration import (
    input_value,
    integration_arn,
)
from aws_cdk.core.feature_flags import FeatureFlags
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events.connection import IConnection
    from aws_cdk.aws_stepfunctions.task_input import TaskInput
    from constructs import Construct


_PATHS_IN_ENDPOINTS = "@aws-cdk/aws-stepfunctions-tasks:httpInvokeDynamicJsonPathEndpoint"


class URLEncodingFormat(NamedEnum):
    """How lists are written in a body that is encoded like a URL."""

    BRACKETS = "BRACKETS"
    COMMAS = "COMMAS"
    DEFAULT = "DEFAULT"
    """As INDICES."""
    INDICES = "INDICES"
    NONE = "NONE"
    """The body is not encoded."""
    REPEAT = "REPEAT"


class _HttpInvokeOptions(Struct):
    """What the task takes in either language."""

    api_endpoint: TaskInput
    """The path after ``api_root``."""
    api_root: str
    """The beginning of all URLs that may be called."""
    connection: IConnection
    """The connection of EventBridge that has the credentials."""
    method: TaskInput
    """The method: GET, POST and so on."""
    body: TaskInput | None = None
    """The body. Default: none."""
    headers: TaskInput | None = None
    """The headers: an object. Default: none."""
    query_string_parameters: TaskInput | None = None
    """The query: an object. Default: none."""
    url_encoding_format: URLEncodingFormat | None = None
    """How lists are written if the body is encoded like a URL. Default: it is written as JSON."""


class HttpInvokeJsonPathProps(TaskStateJsonPathBaseProps, _HttpInvokeOptions):
    """Options of a task that calls an endpoint with JSONPath."""


class HttpInvokeJsonataProps(TaskStateJsonataBaseProps, _HttpInvokeOptions):
    """Options of a task that calls an endpoint with JSONata."""


class HttpInvokeProps(TaskStateBaseProps, _HttpInvokeOptions):
    """Options of a task that calls an endpoint in either language."""


class HttpInvoke(TaskStateBase):
    """Calls an HTTPS endpoint."""

    @staticmethod
    @takes(HttpInvokeJsonPathProps)
    def json_path(scope: Construct, id: str, props: HttpInvokeJsonPathProps) -> HttpInvoke:
        """Make the task with JSONPath."""
        return HttpInvoke(scope, id, **props._given())

    @staticmethod
    @takes(HttpInvokeJsonataProps)
    def jsonata(scope: Construct, id: str, props: HttpInvokeJsonataProps) -> HttpInvoke:
        """Make the task with JSONata."""
        return HttpInvoke(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(HttpInvokeProps)
    def __init__(self, scope: Construct, id: str, props: HttpInvokeProps) -> None:
        self._init_task(scope, id, props)
        self._props = props
        self._task_policies = self._build_task_policy_statements()

    def _build_task_policy_statements(self) -> list[PolicyStatement]:
        """Return what the state machine has to be allowed: the credentials, and URLs that begin as they may."""
        connection: Any = self._props.connection
        return [
            PolicyStatement(actions=["events:RetrieveConnectionCredentials"], resources=[connection.connection_arn]),
            PolicyStatement(
                actions=["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
                resources=[connection.connection_secret_arn],
            ),
            PolicyStatement(
                actions=["states:InvokeHTTPEndpoint"],
                resources=["*"],
                conditions={"StringLike": {"states:HTTPEndpoint": f"{self._props.api_root}*"}},
            ),
        ]

    def _render_task(self, top_level_query_language: QueryLanguage | None) -> dict[str, Any]:
        props = self._props
        jsonata = self._is_jsonata(None)  # as the peer: the machine's language says nothing of the address
        encoding = props.url_encoding_format
        encoded = encoding is not None and encoding is not URLEncodingFormat.NONE
        headers = input_value(props.headers)
        if encoded and (headers is None or isinstance(headers, Mapping)):
            headers = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        parameters = present(
            {
                "ApiEndpoint": self._endpoint(jsonata),
                "Authentication": {"ConnectionArn": props.connection.connection_arn},
                "Method": props.method.value,
                "Headers": headers,
                "RequestBody": input_value(props.body),
                "QueryParameters": input_value(props.query_string_parameters),
                "Transform": _transform(encoding) if encoded else None,
            }
        )
        return {
            "Resource": integration_arn("http", "invoke"),
            **self._rendered_parameters(parameters, top_level_query_language),
        }

    def _endpoint(self, jsonata: bool) -> str:
        root, path = self._props.api_root, self._props.api_endpoint.value
        if jsonata:
            return f"{{% {_jsonata_text(root)} & '/' & {_jsonata_text(path)} %}}"
        if FeatureFlags.of(self).is_enabled(_PATHS_IN_ENDPOINTS):
            return JsonPath.format("{}/{}", root, path)
        return f"{root}/{path}"


def _jsonata_text(value: str) -> str:
    """Return a value as part of a JSONata expression: what is one already without its marks, else quoted text."""
    if value.startswith("{%") and value.endswith("%}"):
        return value[2:-2].strip()
    return f"'{value}'"


def _transform(encoding: URLEncodingFormat | None) -> dict[str, Any]:
    transform: dict[str, Any] = {"RequestBodyEncoding": "URL_ENCODED"}
    if encoding is not None and encoding is not URLEncodingFormat.DEFAULT:
        transform["RequestEncodingOptions"] = {"ArrayFormat": encoding._value_}
    return transform
