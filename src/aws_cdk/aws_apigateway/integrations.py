"""The kinds of integration: AWS services, Lambda functions, HTTP endpoints, and none at all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from aws_cdk.aws_apigateway._function_name import given_name
from aws_cdk.aws_apigateway.integration import (
    Integration,
    IntegrationConfig,
    IntegrationOptions,
    IntegrationType,
    ResponseTransferMode,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.method import Method
    from aws_cdk.aws_lambda.function_base import IFunction

# The two actions of Lambda that API Gateway calls. Source: the API Gateway developer guide, Lambda integrations.
_INVOKE = "2015-03-31/functions/{}/invocations"
_INVOKE_WITH_RESPONSE_STREAM = "2021-11-15/functions/{}/response-streaming-invocations"


class AwsIntegrationProps(Struct):
    """Options of `AwsIntegration`."""

    service: str
    """The service's name in API Gateway's ARNs: ``s3``."""
    action: str | None = None
    """The service's action; give this or ``path``."""
    action_parameters: Mapping[str, str] | None = None
    """Parameters of the action."""
    integration_http_method: str | None = None
    """The method the service is called with. Default: POST."""
    options: Nested[IntegrationOptions | None] = nested()
    """Further options."""
    path: str | None = None
    """The path at the service; give this or ``action``."""
    proxy: bool | None = None
    """Pass requests and responses on as they are. Default: no."""
    region: str | None = None
    """The service's region. Default: the API's."""
    subdomain: str | None = None
    """A part before the service's name: a bucket."""


class AwsIntegration(Integration):
    """A method answered by an AWS service."""

    @takes(AwsIntegrationProps)
    def __init__(self, props: AwsIntegrationProps) -> None:
        self._init_aws(props)

    def _init_aws(self, props: AwsIntegrationProps) -> None:
        self._scope: Any = None
        backend = f"{props.subdomain}.{props.service}" if props.subdomain else props.service
        kind, value = _call(props)
        super().__init__(
            type=IntegrationType.AWS_PROXY if props.proxy else IntegrationType.AWS,
            integration_http_method=props.integration_http_method or "POST",
            uri=lazy_string(
                lambda: Stack.of(self._scope).format_arn(
                    service="apigateway",
                    account=backend,
                    resource=kind,
                    resource_name=value,
                    region=props.region,
                    arn_format=ArnFormat.SLASH_RESOURCE_NAME,
                )
            ),
            options=props.options,
        )

    @checked
    def bind(self, method: Method) -> IntegrationConfig:
        """Return what the method is told; the ARN is made in the method's stack."""
        config = super().bind(method)
        self._scope = method
        return config


def _call(props: AwsIntegrationProps) -> tuple[str, str]:
    """Return how API Gateway's ARN names a call: its kind and the call.

    Raises:
        ValidationError: options contradict each other.
    """
    if props.action_parameters is not None and not props.action:
        raise ValidationError(
            '"actionParams" requires that "action" will be set', fix="give action, or leave action_parameters out"
        )
    if props.path and props.action:
        raise ValidationError(
            f'"path" and "action" are mutually exclusive (path="{props.path}", action="{props.action}")',
            fix="leave path or action out",
        )
    if props.path:
        return "path", props.path
    if not props.action:
        raise ValidationError(
            'Either "path" or "action" are required',
            fix="give action, the name of an action of the service's API, or path",
        )
    if props.action_parameters is None:
        return "action", props.action
    query = "&".join(f"{_escape(name)}={_escape(value)}" for name, value in props.action_parameters.items())
    return "action", f"{props.action}&{query}"


def _escape(text: str) -> str:
    # What JavaScript's encodeURIComponent leaves alone.
    return quote(text, safe="!'()*~")


class HttpIntegrationProps(Struct):
    """Options of `HttpIntegration`."""

    http_method: str | None = None
    """The method the endpoint is called with. Default: GET."""
    options: Nested[IntegrationOptions | None] = nested()
    """Further options."""
    proxy: bool | None = None
    """Pass requests and responses on as they are. Default: yes."""


class HttpIntegration(Integration):
    """A method answered by an HTTP endpoint.

    Args:
        url: The endpoint.
        props: Options of :class:`HttpIntegrationProps`.
    """

    @takes(HttpIntegrationProps)
    def __init__(self, url: str, props: HttpIntegrationProps) -> None:
        proxy = props.proxy is not False
        super().__init__(
            type=IntegrationType.HTTP_PROXY if proxy else IntegrationType.HTTP,
            integration_http_method=props.http_method or "GET",
            uri=url,
            options=props.options,
        )


class MockIntegration(Integration):
    """A method answered by API Gateway itself; options of :class:`IntegrationOptions`."""

    @takes(IntegrationOptions)
    def __init__(self, options: IntegrationOptions) -> None:
        super().__init__(type=IntegrationType.MOCK, options=options)


class LambdaIntegrationOptions(IntegrationOptions):
    """Options of `LambdaIntegration`."""

    allow_test_invoke: bool | None = None
    """Let the console's test call the function, by a second permission. Default: yes."""
    proxy: bool | None = None
    """Pass requests and responses on as they are. Default: yes."""
    scope_permission_to_method: bool | None = None
    """A permission for each method rather than one for the API. Default: yes."""


class LambdaIntegration(AwsIntegration):
    """A method answered by a function.

    Args:
        handler: The function; API Gateway is permitted to invoke it.
        options: Options of :class:`LambdaIntegrationOptions`.
    """

    @takes(LambdaIntegrationOptions)
    def __init__(self, handler: IFunction, options: LambdaIntegrationOptions) -> None:
        self._handler = handler
        self._per_method = options.scope_permission_to_method is not False
        self._testable = options.allow_test_invoke is not False
        streams = options.response_transfer_mode is ResponseTransferMode.STREAM
        common = {name: value for name, value in options._given().items() if name in IntegrationOptions._fields}
        self._init_aws(
            AwsIntegrationProps(
                proxy=options.proxy is not False,
                service="lambda",
                path=(_INVOKE_WITH_RESPONSE_STREAM if streams else _INVOKE).format(handler.function_arn),
                options=IntegrationOptions()._with(**common),
            )
        )

    @checked
    def bind(self, method: Method) -> IntegrationConfig:
        """Permit API Gateway to invoke the function, and return what the method is told."""
        config = super().bind(method)
        self._permit(method)
        name = given_name(self._handler)
        if name is not None and is_unresolved(name):
            return config
        return config._with(deployment_token=json.dumps({"functionName": name} if name else {}, separators=(",", ":")))

    def _permit(self, method: Method) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal

        principal = ServicePrincipal("apigateway.amazonaws.com")
        api = method.api
        if not self._per_method:
            # One for all methods: found again by its id.
            api_id, handler_id = Names.node_unique_id(api.node), Names.node_unique_id(self._handler.node)
            id = f"ApiPermission.ApiScoped.{handler_id}.{api_id}"
            if api.node.try_find_child(id) is None:
                self._handler.add_permission(
                    id, principal=principal, scope=api, source_arn=lazy_string(api.arn_for_execute_api)
                )
            return
        description = f"{Names.node_unique_id(api.node)}.{method.http_method}.{method.resource.path.replace('/', '.')}"
        self._handler.add_permission(
            f"ApiPermission.{description}",
            principal=principal,
            scope=method,
            source_arn=lazy_string(lambda: method.method_arn),
        )
        if self._testable:
            self._handler.add_permission(
                f"ApiPermission.Test.{description}",
                principal=principal,
                scope=method,
                source_arn=method.test_method_arn,
            )


__all__ = [
    "AwsIntegration",
    "AwsIntegrationProps",
    "HttpIntegration",
    "HttpIntegrationProps",
    "LambdaIntegration",
    "LambdaIntegrationOptions",
    "MockIntegration",
]
