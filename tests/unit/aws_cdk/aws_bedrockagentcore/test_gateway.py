"""Gateways and their targets: what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.aws_lambda import Code, Function, Runtime
from aws_cdk.core.errors import ValidationError

OPENAPI = '{"openapi": "3.0.0", "servers": [{"url": "https://a.example.com"}], "paths": {}}'


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def gateway(stack: Stack, **options: Any) -> agentcore.Gateway:
    authorizer = agentcore.GatewayAuthorizer.using_aws_iam()
    return agentcore.Gateway(stack, "Gateway", authorizer_configuration=authorizer, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"gateway_name": ""}, "The field Gateway name is 0 characters long but must be at least 1 characters"),
        ({"gateway_name": "a" * 49}, "must be less than or equal to 48 characters"),
        ({"gateway_name": "a_b"}, "Gateway name must contain only alphanumeric characters and hyphens"),
        ({"gateway_name": "a--b"}, "Gateway name must contain only alphanumeric characters and hyphens"),
        ({"description": "a" * 201}, "The field Description is 201 characters long"),
    ],
)
def test_gateway_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Gateway") as caught:
        gateway(stack, **options)

    assert message in caught.value.what


def test_tokens_of_which_nothing_is_required_are_refused() -> None:
    with pytest.raises(ValidationError, match="At least one of allowedAudience, allowedClients, allowedScopes"):
        agentcore.GatewayAuthorizer.using_custom_jwt(discovery_url="https://id.example.com")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"endpoint": "http://a.example.com"}, "MCP server endpoint must use HTTPS protocol"),
        ({"endpoint": "https://a.example.com/a b"}, "MCP server endpoint contains characters that should be URL-encod"),
        ({"gateway_target_name": "a_b"}, "Gateway target name must contain only alphanumeric characters and hyphens"),
        ({"gateway_target_name": "a" * 101}, "The field Gateway target name is 101 characters long"),
        ({"description": "a" * 201}, "The field Gateway target description is 201 characters long"),
    ],
)
def test_server_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    given = {"endpoint": "https://a.example.com", "credential_provider_configurations": [], **options}

    with pytest.raises(ValidationError) as caught:
        gateway(stack).add_mcp_server_target("Server", **given)

    assert message in caught.value.what


@pytest.mark.parametrize(
    ("document", "messages"),
    [
        ("openapi: 3.0.0", ["must be in JSON format. YAML is not supported"]),
        ("{}", ["must include an 'openapi' field", "at least one server with a valid URL", "must include a 'paths'"]),
        ('{"openapi": "3", "servers": [{}, "https://a.example.com"], "paths": {}}', ["one server with a valid URL"]),
        ('{"openapi": "3", "servers": [{"url": "https://a.example.com"}], "paths": []}', ["must include a 'paths'"]),
    ],
)
@pytest.mark.parametrize("is_file", [False, True])
def test_document_that_gateways_do_not_take_is_refused(
    stack: Stack, tmp_path: Path, document: str, messages: list[str], is_file: bool
) -> None:
    file = tmp_path / "api.json"
    file.write_text(document)
    from_file, inline = agentcore.ApiSchema.from_local_asset, agentcore.ApiSchema.from_inline
    schema: agentcore.ApiSchema = from_file(str(file)) if is_file else inline(document)

    with pytest.raises(ValidationError, match="OpenAPI schema validation failed") as caught:
        gateway(stack).add_open_api_target("Api", api_schema=schema)

    assert all(message in caught.value.what for message in messages)


def test_document_that_is_right_is_taken(stack: Stack) -> None:
    target = gateway(stack).add_open_api_target("Api", api_schema=agentcore.ApiSchema.from_inline(OPENAPI))

    assert target.target_type is agentcore.McpTargetType.OPENAPI_SCHEMA


def test_document_that_is_not_there_is_refused(stack: Stack) -> None:
    schema = agentcore.ApiSchema.from_local_asset("/nope.json")

    with pytest.raises(ValidationError, match=r"Failed to read OpenAPI schema from /nope\.json"):
        gateway(stack).add_open_api_target("Api", api_schema=schema)


def test_role_signs_for_other_services_only_where_that_is_known(stack: Stack) -> None:
    function = Function(
        stack, "Function", runtime=Runtime.PYTHON_3_13, handler="i.h", code=Code.from_inline("handler = 1")
    )
    role = agentcore.GatewayCredentialProvider.from_iam_role(service="s3")

    with pytest.raises(ValidationError, match='only supported for MCP Server and OpenAPI targets, got target type "LA'):
        gateway(stack).add_lambda_target(
            "Target",
            lambda_function=function,
            tool_schema=agentcore.ToolSchema.from_inline([]),
            credential_provider_configurations=[role],
        )


def test_schema_of_tools_is_bound_before_it_is_used(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="is not bound"):
        agentcore.ToolSchema.from_local_asset("a").grant_permissions_to_role(gateway(stack).role)


@pytest.mark.parametrize("kind", ["request", "response"])
def test_one_function_sees_requests_and_one_answers(stack: Stack, kind: str) -> None:
    function = Function.from_function_name(stack, "F", "f")
    both = [agentcore.LambdaInterceptor.for_request(function), agentcore.LambdaInterceptor.for_response(function)]
    made = gateway(stack, interceptor_configurations=both)

    with pytest.raises(ValidationError, match=rf"(?s)at most one {kind.upper()} interceptor.*S/Gateway"):
        made.add_interceptor(getattr(agentcore.LambdaInterceptor, f"for_{kind}")(function))
