"""Providers of credentials, and REST APIs as targets: what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, SecretValue, Stack
from aws_cdk import aws_bedrockagentcore as agentcore
from aws_cdk.aws_apigateway import RestApi
from aws_cdk.core.errors import ValidationError

CLIENT: dict[str, Any] = {"client_id": "id", "client_secret": SecretValue.unsafe_plain_text("secret")}
ARN = "arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/x/y"
METHOD = agentcore.ApiGatewayHttpMethod.GET
FILTER: dict[str, Any] = {"filter_path": "/x", "methods": [METHOD]}
OVERRIDE: dict[str, Any] = {"path": "/x", "method": METHOD, "name": "tool"}


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "The field Credential provider name is 0 characters long but must be at least 1 characters"),
        ("a" * 129, "must be less than or equal to 128 characters"),
        ("a.b", "Credential provider name may only contain letters, numbers, hyphens, and underscores."),
    ],
)
def test_names_of_providers_are_checked(stack: Stack, name: str, message: str) -> None:
    with pytest.raises(ValidationError, match="S/Key") as caught:
        agentcore.ApiKeyCredentialProvider(stack, "Key", api_key_credential_provider_name=name)
    assert message in caught.value.what

    with pytest.raises(ValidationError, match="S/Slack") as caught:
        agentcore.OAuth2CredentialProvider.using_slack(stack, "Slack", o_auth2_credential_provider_name=name, **CLIENT)
    assert message in caught.value.what


def test_server_is_told_in_one_way(stack: Stack) -> None:
    server = {"issuer": "i", "authorization_endpoint": "a", "token_endpoint": "t"}
    make = agentcore.OAuth2CredentialProvider.using_custom

    with pytest.raises(ValidationError, match="Provide either discoveryUrl or authorizationServerMetadata"):
        make(stack, "Neither", **CLIENT)
    with pytest.raises(ValidationError, match="not both"):
        make(stack, "Both", discovery_url="https://a", authorization_server_metadata=server, **CLIENT)


def test_gateways_need_the_secret_of_a_provider(stack: Stack) -> None:
    key = agentcore.ApiKeyCredentialProvider.from_api_key_credential_provider_attributes(
        stack, "Key", credential_provider_arn=ARN
    )
    tokens = agentcore.OAuth2CredentialProvider.from_o_auth2_credential_provider_attributes(
        stack, "Tokens", credential_provider_arn=ARN, credential_provider_vendor="SlackOauth2"
    )

    with pytest.raises(ValidationError, match="apiKeySecretArn is not available"):
        agentcore.GatewayCredentialProvider.from_api_key_identity(key)
    with pytest.raises(ValidationError, match="clientSecretArn is not available"):
        agentcore.GatewayCredentialProvider.from_oauth_identity(tokens, scopes=["a"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"stage": ""}, "The field Stage name is 0 characters long"),
        ({"stage": None}, "has no deployment stage"),
        ({"tool_filters": []}, "At least one tool filter is required"),
        ({"tool_filters": [{**FILTER, "filter_path": "x"}]}, "Filter path must start with a forward slash"),
        ({"tool_filters": [{**FILTER, "methods": []}]}, "At least one HTTP method is required for filter path: /x"),
        (
            {"tool_overrides": [{**OVERRIDE, "path": "/x/*"}]},
            "Tool override path cannot contain wildcards. Path: /x/*.",
        ),
        ({"tool_overrides": [{**OVERRIDE, "path": "/x y"}]}, "Override path must start with a forward slash"),
        ({"tool_overrides": [{**OVERRIDE, "name": ""}]}, "The field Override tool name is 0 characters long"),
        ({"tool_overrides": [{**OVERRIDE, "description": "d" * 201}]}, "The field Override description is 201 chara"),
        ({"allowed_query_parameters": []}, "allowedQueryParameters cannot be an empty array"),
        ({"allowed_request_headers": ["a"] * 11}, "allowedRequestHeaders cannot exceed 10 items. Found 11 items"),
        ({"allowed_response_headers": [""]}, "The field allowedResponseHeaders[0] is 0 characters long"),
        ({"allowed_query_parameters": ["a" * 41]}, "must be less than or equal to 40 characters"),
    ],
)
def test_rest_api_refuses_what_the_service_would_refuse(stack: Stack, options: dict[str, Any], message: str) -> None:
    api = RestApi.from_rest_api_attributes(stack, "Api", rest_api_id="abc", root_resource_id="root")
    given = {"stage": "live", "tool_filters": [FILTER], **options}
    tools = {name: given[name] for name in ("tool_filters", "tool_overrides") if name in given}
    metadata = {name: value for name, value in given.items() if name.startswith("allowed_")} or None

    with pytest.raises(ValidationError) as caught:
        agentcore.ApiGatewayTargetConfiguration.create(
            rest_api=api,
            stage=given["stage"],
            api_gateway_tool_configuration=agentcore.ApiGatewayToolConfiguration(**tools),
            metadata_configuration=agentcore.MetadataConfiguration(**metadata) if metadata else None,
        )

    assert message in caught.value.what
