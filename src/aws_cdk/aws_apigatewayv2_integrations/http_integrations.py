"""Integrations of HTTP APIs over the internet: functions and URLs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_apigatewayv2.http_api_options import HttpMethod
from aws_cdk.aws_apigatewayv2.http_integration import (
    HttpIntegrationType,
    HttpRouteIntegration,
    HttpRouteIntegrationConfig,
    PayloadFormatVersion,
)
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.aws_apigatewayv2.parameter_mapping import ParameterMapping
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class HttpLambdaIntegrationProps(Struct):
    """Options of `HttpLambdaIntegration`."""

    parameter_mapping: ParameterMapping | None = None
    """How parameters change. Default: not at all."""
    payload_format_version: PayloadFormatVersion | None = None
    """What the function is told. Default: version 2.0."""
    scope_permission_to_route: bool | None = None
    """A permission for each route rather than one for the API. Default: yes."""
    timeout: Duration | None = None
    """How long the function may take. Default: 29 seconds."""


class HttpLambdaIntegration(HttpRouteIntegration):
    """Routes answered by a function.

    Args:
        id: The id of the construct that is made of it.
        handler: The function; API Gateway is permitted to invoke it.
        props: Options of :class:`HttpLambdaIntegrationProps`.
    """

    @takes(HttpLambdaIntegrationProps)
    def __init__(self, id: str, handler: IFunction, props: HttpLambdaIntegrationProps) -> None:
        super().__init__(id)
        self._handler = handler
        self._props = props

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told."""
        return HttpRouteIntegrationConfig(
            type=HttpIntegrationType.AWS_PROXY,
            uri=self._handler.function_arn,
            payload_format_version=self._props.payload_format_version or PayloadFormatVersion.VERSION_2_0,
            parameter_mapping=self._props.parameter_mapping,
            timeout=self._props.timeout,
        )

    def _complete_bind(self, *, route: IHttpRoute, scope: Construct) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal

        api = route.http_api
        name = f"*/*{route.path or ''}"
        id = f"{self._id}-Permission"
        if self._props.scope_permission_to_route is False:
            # One for all routes of the API, made with the first of them.
            handler_id, api_id = Names.node_unique_id(self._handler.node), Names.node_unique_id(api.node)
            id = f"ApiPermission.ApiScoped.{handler_id}.{api_id}"
            known: set[str] = api.__dict__.setdefault("_api_wide_permissions", set())
            if id in known:
                return
            known.add(id)
            name = "*/*/*"
        self._handler.add_permission(
            id,
            scope=scope,
            principal=ServicePrincipal("apigateway.amazonaws.com"),
            source_arn=Stack.of(route).format_arn(
                service="execute-api", resource=api.api_ref.api_id, resource_name=name
            ),
        )


class HttpUrlIntegrationProps(Struct):
    """Options of `HttpUrlIntegration`."""

    method: HttpMethod | None = None
    """The method that the URL is called with. Default: the request's."""
    parameter_mapping: ParameterMapping | None = None
    """How parameters change. Default: not at all."""
    timeout: Duration | None = None
    """How long the backend may take. Default: 29 seconds."""


class HttpUrlIntegration(HttpRouteIntegration):
    """Routes answered by a URL.

    Args:
        id: The id of the construct that is made of it.
        url: The URL.
        props: Options of :class:`HttpUrlIntegrationProps`.
    """

    @takes(HttpUrlIntegrationProps)
    def __init__(self, id: str, url: str, props: HttpUrlIntegrationProps) -> None:
        super().__init__(id)
        self._url = url
        self._props = props

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told."""
        return HttpRouteIntegrationConfig(
            method=self._props.method or HttpMethod.ANY,
            payload_format_version=PayloadFormatVersion.VERSION_1_0,
            type=HttpIntegrationType.HTTP_PROXY,
            uri=self._url,
            parameter_mapping=self._props.parameter_mapping,
            timeout=self._props.timeout,
        )


__all__ = ["HttpLambdaIntegration", "HttpLambdaIntegrationProps", "HttpUrlIntegration", "HttpUrlIntegrationProps"]
