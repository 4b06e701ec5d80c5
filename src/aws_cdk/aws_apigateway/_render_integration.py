"""What an integration is in a template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway.integration import ConnectionType, IntegrationOptions

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.integration import IntegrationConfig, IntegrationResponse
    from aws_cdk.core.stack import Stack


def render_integration(config: IntegrationConfig, stack: Stack) -> dict[str, Any]:
    """Return the property of a method.

    The order of keys is hashed into the deployment's logical id. Source: found by matching ids made by aws-cdk-lib 2.275.0.
    """
    options = config.options or IntegrationOptions()
    credentials: str | None = None
    if options.credentials_role is not None:
        credentials = options.credentials_role.role_arn
    elif options.credentials_passthrough:
        # Stands for the caller; see the API Gateway reference, Integration.credentials.
        credentials = stack.format_arn(service="iam", region="", account="*", resource="user", resource_name="*")
    responses = options.integration_responses
    rendered: dict[str, Any] = {
        "type": config.type._value_,
        "uri": config.uri,
        "cacheKeyParameters": options.cache_key_parameters,
        "cacheNamespace": options.cache_namespace,
        "contentHandling": _value(options.content_handling),
        "integrationHttpMethod": config.integration_http_method,
        "requestParameters": options.request_parameters,
        "requestTemplates": options.request_templates,
        "passthroughBehavior": _value(options.passthrough_behavior),
        "integrationResponses": None if responses is None else [_response(response) for response in responses],
        "connectionType": (
            ConnectionType.VPC_LINK._value_ if options.vpc_link is not None else _value(options.connection_type)
        ),
        "connectionId": options.vpc_link.vpc_link_id if options.vpc_link is not None else None,
        "credentials": credentials,
        "timeoutInMillis": options.timeout.to_milliseconds() if options.timeout is not None else None,
        "responseTransferMode": _value(options.response_transfer_mode),
    }
    return {name: value for name, value in rendered.items() if value is not None}


def _response(response: IntegrationResponse) -> dict[str, Any]:
    rendered = {
        "statusCode": response.status_code,
        "contentHandling": _value(response.content_handling),
        "responseParameters": response.response_parameters,
        "responseTemplates": response.response_templates,
        "selectionPattern": response.selection_pattern,
    }
    return {name: value for name, value in rendered.items() if value is not None}


def _value(member: Any) -> Any:
    return None if member is None else member._value_
