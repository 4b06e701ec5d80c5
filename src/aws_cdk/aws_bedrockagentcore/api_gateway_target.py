"""REST APIs as targets of gateways: which of their operations are tools."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore._checks import length_errors, pattern_errors, refuse
from aws_cdk.aws_bedrockagentcore._choice import Choice, name_choices
from aws_cdk.aws_bedrockagentcore.target_configuration import (
    McpTargetConfiguration,
    McpTargetType,
    MetadataConfiguration,
    TargetConfigurationConfig,
    render_metadata,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway import IRestApi
    from aws_cdk.aws_bedrockagentcore._l1 import CfnGatewayTarget
    from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
    from constructs import Construct

_LONGEST_STAGE = 128
_LONGEST_TOOL = 64
_LONGEST_DESCRIPTION = 200
_MOST_NAMES = 10
_LONGEST_NAMES = {"allowed_query_parameters": 40, "allowed_request_headers": 100, "allowed_response_headers": 100}
_PATH_CHARACTERS = (
    "path must start with a forward slash and contain only alphanumeric characters, hyphens, underscores, curly braces,"
)


class ApiGatewayHttpMethod(Choice):
    """A method of HTTP."""

    DELETE: ApiGatewayHttpMethod
    GET: ApiGatewayHttpMethod
    HEAD: ApiGatewayHttpMethod
    OPTIONS: ApiGatewayHttpMethod
    PATCH: ApiGatewayHttpMethod
    POST: ApiGatewayHttpMethod
    PUT: ApiGatewayHttpMethod


name_choices(ApiGatewayHttpMethod, **{name: name for name in ApiGatewayHttpMethod.__annotations__})


class ApiGatewayToolFilter(Struct):
    """Operations that are tools."""

    filter_path: str
    """Their path; an asterisk stands for any text."""
    methods: Sequence[ApiGatewayHttpMethod]
    """At least one."""


class ApiGatewayToolOverride(Struct):
    """How an operation is called as a tool."""

    method: ApiGatewayHttpMethod
    name: str
    """Up to 64 characters."""
    path: str
    """The operation's path, without asterisks."""
    description: str | None = None
    """Up to 200 characters."""


class ApiGatewayToolConfiguration(Struct):
    """Which operations of an API are tools."""

    tool_filters: Nested[Sequence[ApiGatewayToolFilter]]
    """At least one."""
    tool_overrides: Nested[Sequence[ApiGatewayToolOverride] | None] = nested()
    """Default: tools are called as the API says."""


class ApiGatewayTargetConfigurationProps(Struct):
    """Options of a REST API as a target."""

    api_gateway_tool_configuration: Nested[ApiGatewayToolConfiguration]
    rest_api: IRestApi
    metadata_configuration: Nested[MetadataConfiguration | None] = nested()
    stage: str | None = None
    """Default: the API's deployment stage."""


class ApiGatewayTargetConfiguration(McpTargetConfiguration):
    """A REST API that offers tools.

    Raises:
        ValidationError: a stage, path, method or name is not what the service takes, or the API has no stage.
    """

    target_type = McpTargetType.API_GATEWAY

    @takes(ApiGatewayTargetConfigurationProps)
    def __init__(self, props: ApiGatewayTargetConfigurationProps) -> None:
        self._api = props.rest_api
        self.rest_api_id = props.rest_api.rest_api_id
        self.stage: str = props.stage if props.stage is not None else props.rest_api.deployment_stage.stage_name
        self.api_gateway_tool_configuration = props.api_gateway_tool_configuration
        self.metadata_configuration = props.metadata_configuration
        refuse(length_errors(self.stage, "Stage name", 1, _LONGEST_STAGE), None, option="stage")
        _check_tools(self.api_gateway_tool_configuration)
        if self.metadata_configuration is not None:
            _check_metadata(self.metadata_configuration)

    @staticmethod
    @takes(ApiGatewayTargetConfigurationProps)
    def create(props: ApiGatewayTargetConfigurationProps) -> ApiGatewayTargetConfiguration:
        """Return a target that is a REST API."""
        return ApiGatewayTargetConfiguration(**props._given())

    @checked
    def bind(self, _scope: Construct, gateway: IGateway) -> TargetConfigurationConfig:
        """Let the gateway call the API."""
        arns = [self._api.arn_for_execute_api("*", "/*", self.stage)]
        Grant.add_to_principal(grantee=gateway.role, actions=["execute-api:Invoke"], resource_arns=arns)
        return TargetConfigurationConfig(bound=True)

    def _render_mcp_configuration(self) -> Any:
        tools = self.api_gateway_tool_configuration
        overrides = tools.tool_overrides
        return {
            "apiGateway": {
                "restApiId": self.rest_api_id,
                "stage": self.stage,
                "apiGatewayToolConfiguration": {
                    "toolFilters": [
                        {"filterPath": one.filter_path, "methods": [method.value for method in one.methods]}
                        for one in tools.tool_filters
                    ],
                    "toolOverrides": [_override(one) for one in overrides] if overrides is not None else None,
                },
            }
        }


def show_metadata(resource: CfnGatewayTarget, metadata: MetadataConfiguration) -> None:
    """Let the tree file show what is passed through within the API as well, as the peer's does; templates cannot."""
    attributes = resource._tree_attributes

    def shown() -> Any:
        found = attributes()
        api = found["aws:cdk:cloudformation:props"]["targetConfiguration"]["mcp"]["apiGateway"]
        given = render_metadata(metadata) or {}
        api["metadataConfiguration"] = {name: value for name, value in given.items() if value is not None}
        return found

    resource._tree_attributes = shown  # type: ignore[method-assign]  # of this resource alone


def _override(override: ApiGatewayToolOverride) -> Mapping[str, Any]:
    return {
        "path": override.path,
        "method": override.method.value,
        "name": override.name,
        "description": override.description,
    }


def _check_tools(tools: ApiGatewayToolConfiguration) -> None:
    if not tools.tool_filters:
        raise ValidationError(
            "At least one tool filter is required for API Gateway target configuration", fix="give `tool_filters`"
        )
    for one in tools.tool_filters:
        message = f"Filter {_PATH_CHARACTERS} forward slashes, and asterisks"
        refuse(pattern_errors(one.filter_path, r"/[a-zA-Z0-9\-_{}/*]*", message), None, option="filter_path")
        if not one.methods:
            raise ValidationError(
                f"At least one HTTP method is required for filter path: {one.filter_path}", fix="give `methods`"
            )
    for override in tools.tool_overrides or ():
        if "*" in override.path and not is_unresolved(override.path):
            raise ValidationError(
                f"Tool override path cannot contain wildcards. Path: {override.path}. Tool overrides must specify an "
                "explicit path that matches an existing operation in your API."
            )
        message = f"Override {_PATH_CHARACTERS} and forward slashes"
        refuse(pattern_errors(override.path, r"/[a-zA-Z0-9\-_{}/]*", message), None, option="path")
        refuse(length_errors(override.name, "Override tool name", 1, _LONGEST_TOOL), None, option="name")
        if override.description:
            errors = length_errors(override.description, "Override description", 1, _LONGEST_DESCRIPTION)
            refuse(errors, None, option="description")


def _check_metadata(metadata: MetadataConfiguration) -> None:
    for option, most in _LONGEST_NAMES.items():
        names = getattr(metadata, option)
        if names is None:
            continue
        head, *rest = option.split("_")
        field = head + "".join(part.title() for part in rest)
        if not names:
            raise ValidationError(
                f"{field} cannot be an empty array. It must contain at least 1 item(s)", fix=f"leave `{option}` away"
            )
        if len(names) > _MOST_NAMES:
            raise ValidationError(
                f"{field} cannot exceed {_MOST_NAMES} items. Found {len(names)} items", fix=f"shorten `{option}`"
            )
        for index, name in enumerate(names):
            refuse(length_errors(name, f"{field}[{index}]", 1, most), None, option=option)


__all__ = [
    "ApiGatewayHttpMethod",
    "ApiGatewayTargetConfiguration",
    "ApiGatewayTargetConfigurationProps",
    "ApiGatewayToolConfiguration",
    "ApiGatewayToolFilter",
    "ApiGatewayToolOverride",
]
