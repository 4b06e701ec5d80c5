"""What a gateway's target is: a function, an API, or a server of tools."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_bedrockagentcore.api_schema import AssetApiSchema
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from aws_cdk.core.text_file import read_text
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_bedrockagentcore.api_schema import ApiSchema
    from aws_cdk.aws_bedrockagentcore.gateway_base import IGateway
    from aws_cdk.aws_bedrockagentcore.tool_schema import ToolSchema
    from aws_cdk.aws_lambda import IFunction
    from constructs import Construct

_URL = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*"


class McpTargetType(NamedEnum):
    """What a target is."""

    OPENAPI_SCHEMA = "OPENAPI_SCHEMA"
    SMITHY_MODEL = "SMITHY_MODEL"
    LAMBDA = "LAMBDA"
    MCP_SERVER = "MCP_SERVER"
    API_GATEWAY = "API_GATEWAY"


class TargetConfigurationConfig(Struct):
    """What came of binding a target's configuration."""

    bound: bool


class ITargetConfiguration(Interface):
    """What a target is."""

    target_type: McpTargetType
    metadata_configuration: MetadataConfiguration | None = None

    def bind(self, scope: Construct, gateway: IGateway) -> TargetConfigurationConfig:
        """Make what the target needs, and let the gateway reach it."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")

    def _render(self) -> Mapping[str, Any]:
        raise NotImplementedError(f"{type(self).__name__} must define _render()")


class McpTargetConfiguration(ITargetConfiguration):
    """A target that is spoken to in the Model Context Protocol."""

    def _render(self) -> Mapping[str, Any]:
        return {"mcp": self._render_mcp_configuration()}

    def _render_mcp_configuration(self) -> Any:
        """Return the property of the target."""
        raise NotImplementedError(f"{type(self).__name__} must define _render_mcp_configuration()")


class MetadataConfiguration(Struct):
    """What of requests and answers is passed through; 1 to 10 names each."""

    allowed_query_parameters: Sequence[str] | None = None
    """Up to 40 characters each. Default: none."""
    allowed_request_headers: Sequence[str] | None = None
    """Up to 100 characters each. Default: none."""
    allowed_response_headers: Sequence[str] | None = None
    """Up to 100 characters each. Default: none."""


class LambdaTargetConfiguration(McpTargetConfiguration):
    """A function that offers tools."""

    target_type = McpTargetType.LAMBDA

    @checked
    def __init__(self, lambda_function: IFunction, tool_schema: ToolSchema) -> None:
        self.lambda_function = lambda_function
        self.tool_schema = tool_schema

    @staticmethod
    @checked
    def create(lambda_function: IFunction, tool_schema: ToolSchema) -> LambdaTargetConfiguration:
        """Return a target that is a function."""
        return LambdaTargetConfiguration(lambda_function, tool_schema)

    @checked
    def bind(self, scope: Construct, gateway: IGateway) -> TargetConfigurationConfig:
        """Let the gateway read the schema and call the function."""
        self.tool_schema.bind(scope)
        self.tool_schema.grant_permissions_to_role(gateway.role)
        self.lambda_function.grant_invoke(gateway.role)
        return TargetConfigurationConfig(bound=True)

    def _render_mcp_configuration(self) -> Any:
        return {
            "lambda": {"lambdaArn": self.lambda_function.function_arn, "toolSchema": self.tool_schema._render()},
        }


class OpenApiTargetConfiguration(McpTargetConfiguration):
    """An API that an OpenAPI document tells of."""

    target_type = McpTargetType.OPENAPI_SCHEMA

    @checked
    def __init__(self, api_schema: ApiSchema, validate_schema: bool | None = None) -> None:
        self.api_schema = api_schema
        self._is_checked = validate_schema is not False

    @staticmethod
    @checked
    def create(api_schema: ApiSchema, validate_schema: bool | None = None) -> OpenApiTargetConfiguration:
        """Return a target that is an API; its document is checked unless told otherwise."""
        return OpenApiTargetConfiguration(api_schema, validate_schema)

    @checked
    def bind(self, scope: Construct, gateway: IGateway) -> TargetConfigurationConfig:
        """Let the gateway read the document.

        Raises:
            ValidationError: the document is not what gateways take.
        """
        if self._is_checked:
            _check_document(self.api_schema, scope)
        self.api_schema.bind(scope)
        self.api_schema.grant_permissions_to_role(gateway.role)
        return TargetConfigurationConfig(bound=True)

    def _render_mcp_configuration(self) -> Any:
        return {"openApiSchema": self.api_schema._render()}


class SmithyTargetConfiguration(McpTargetConfiguration):
    """An API that a Smithy model tells of."""

    target_type = McpTargetType.SMITHY_MODEL

    @checked
    def __init__(self, smithy_model: ApiSchema) -> None:
        self.smithy_model = smithy_model

    @staticmethod
    @checked
    def create(smithy_model: ApiSchema) -> SmithyTargetConfiguration:
        """Return a target that is an API."""
        return SmithyTargetConfiguration(smithy_model)

    @checked
    def bind(self, scope: Construct, gateway: IGateway) -> TargetConfigurationConfig:
        """Let the gateway read the model."""
        self.smithy_model.bind(scope)
        self.smithy_model.grant_permissions_to_role(gateway.role)
        return TargetConfigurationConfig(bound=True)

    def _render_mcp_configuration(self) -> Any:
        return {"smithyModel": self.smithy_model._render()}


class McpServerTargetConfiguration(McpTargetConfiguration):
    """A server that offers tools itself.

    Raises:
        ValidationError: its URL is not one of HTTPS, or holds characters that URLs cannot have.
    """

    target_type = McpTargetType.MCP_SERVER

    @checked
    def __init__(self, endpoint: str) -> None:
        if not is_unresolved(endpoint):
            if not endpoint.startswith("https://"):
                raise ValidationError(
                    "MCP server endpoint must use HTTPS protocol (e.g., https://my-server.example.com). "
                    "Ensure the URL is properly encoded."
                )
            if not re.fullmatch(_URL, endpoint):
                raise ValidationError(
                    "MCP server endpoint contains characters that should be URL-encoded. Please ensure the URL is "
                    "properly encoded before passing to the construct."
                )
        self.endpoint = endpoint

    @staticmethod
    @checked
    def create(endpoint: str) -> McpServerTargetConfiguration:
        """Return a target that is a server."""
        return McpServerTargetConfiguration(endpoint)

    @checked
    def bind(self, _scope: Construct, _gateway: IGateway) -> TargetConfigurationConfig:
        """Do nothing: the server is elsewhere."""
        return TargetConfigurationConfig(bound=True)

    def _render_mcp_configuration(self) -> Any:
        return {"mcpServer": {"endpoint": self.endpoint}}


def render_metadata(configuration: MetadataConfiguration | None) -> Mapping[str, Any] | None:
    """Return the property that tells what is passed through."""
    if configuration is None:
        return None
    return {
        "allowedQueryParameters": configuration.allowed_query_parameters,
        "allowedRequestHeaders": configuration.allowed_request_headers,
        "allowedResponseHeaders": configuration.allowed_response_headers,
    }


def _check_document(schema: ApiSchema, scope: Construct) -> None:
    text, lead, name = schema.inline_schema, "", "for target"
    if isinstance(schema, AssetApiSchema):
        path = schema._file.path
        lead, name = f"Failed to read OpenAPI schema from {path}: ", f"from file {path}"
        text = read_text(path, "the OpenAPI schema", scope=scope, lead=lead)
    if text is None or is_unresolved(text):
        return
    errors = _document_errors(text, name)
    if errors:
        raise ValidationError(
            "\n".join([f"{lead}OpenAPI schema validation failed:", *errors]),
            scope=scope,
            fix="correct the document, or say `validate_open_api_schema=False`",
        )


def _document_errors(text: str, name: str) -> list[str]:
    subject = f"OpenAPI schema {name} must"
    try:
        document = json.loads(text)
    except ValueError as error:
        return [f"{subject} be in JSON format. YAML is not supported. Error: {error}"]
    if not isinstance(document, dict):
        document = {}
    errors = []
    if not document.get("openapi"):
        errors.append(f"{subject} include an 'openapi' field specifying the version")
    servers = document.get("servers")
    if not isinstance(servers, list) or not any(isinstance(one, dict) and one.get("url") for one in servers):
        errors.append(f"{subject} include at least one server with a valid URL")
    if not isinstance(document.get("paths"), dict):
        errors.append(f"{subject} include a 'paths' object")
    return errors


__all__ = [
    "ITargetConfiguration",
    "LambdaTargetConfiguration",
    "McpServerTargetConfiguration",
    "McpTargetConfiguration",
    "McpTargetType",
    "MetadataConfiguration",
    "OpenApiTargetConfiguration",
    "SmithyTargetConfiguration",
    "TargetConfigurationConfig",
]
