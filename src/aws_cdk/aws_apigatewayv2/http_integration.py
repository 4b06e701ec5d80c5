"""Integrations of HTTP APIs: what answers routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnIntegration
from aws_cdk.aws_apigatewayv2._timeout import timeout_millis
from aws_cdk.aws_apigatewayv2.http_api_options import HttpMethod
from aws_cdk.aws_apigatewayv2.parts import IIntegration
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_api import IHttpApi, IHttpApiRef
    from aws_cdk.aws_apigatewayv2.http_route import IHttpRoute
    from aws_cdk.aws_apigatewayv2.parameter_mapping import ParameterMapping
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_apigatewayv2 import IntegrationReference
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct


class HttpIntegrationType(NamedEnum):
    """What kind of backend answers."""

    HTTP_PROXY = "HTTP_PROXY"
    AWS_PROXY = "AWS_PROXY"


class HttpIntegrationSubtype(NamedEnum):
    """Which action of which service answers."""

    EVENTBRIDGE_PUT_EVENTS = "EventBridge-PutEvents"
    SQS_SEND_MESSAGE = "SQS-SendMessage"
    SQS_RECEIVE_MESSAGE = "SQS-ReceiveMessage"
    SQS_DELETE_MESSAGE = "SQS-DeleteMessage"
    SQS_PURGE_QUEUE = "SQS-PurgeQueue"
    APPCONFIG_GET_CONFIGURATION = "AppConfig-GetConfiguration"
    KINESIS_PUT_RECORD = "Kinesis-PutRecord"
    STEPFUNCTIONS_START_EXECUTION = "StepFunctions-StartExecution"
    STEPFUNCTIONS_START_SYNC_EXECUTION = "StepFunctions-StartSyncExecution"
    STEPFUNCTIONS_STOP_EXECUTION = "StepFunctions-StopExecution"


class HttpConnectionType(NamedEnum):
    """Over what network the backend is reached."""

    VPC_LINK = "VPC_LINK"
    INTERNET = "INTERNET"


class PayloadFormatVersion:
    """What a backend is told of a request, and how its answer is read."""

    VERSION_1_0: PayloadFormatVersion
    VERSION_2_0: PayloadFormatVersion

    @checked
    def __init__(self, version: str) -> None:
        self.version = version

    @staticmethod
    @checked
    def custom(version: str) -> PayloadFormatVersion:
        """Return a version of one's own."""
        return PayloadFormatVersion(version)


PayloadFormatVersion.VERSION_1_0 = PayloadFormatVersion("1.0")
PayloadFormatVersion.VERSION_2_0 = PayloadFormatVersion("2.0")


class IntegrationCredentials:
    """With whose permissions the backend is called."""

    @checked
    def __init__(self, credentials_arn: str = "") -> None:
        self._arn = credentials_arn

    @property
    def credentials_arn(self) -> str:
        """The ARN as API Gateway takes it."""
        return self._arn

    @staticmethod
    @checked
    def from_role(role: IRoleRef) -> IntegrationCredentials:
        """Return those of a role."""
        return IntegrationCredentials(role.role_ref.role_arn)

    @staticmethod
    def use_caller_identity() -> IntegrationCredentials:
        """Return those of the caller."""
        from aws_cdk.core.pseudo import Aws

        return IntegrationCredentials(f"arn:{Aws.PARTITION}:iam::*:user/*")


class IHttpIntegration(IIntegration):
    """What answers routes of an HTTP API."""

    if TYPE_CHECKING:

        @property
        def http_api(self) -> IHttpApi: ...


class HttpIntegrationProps(Struct):
    """Options of `HttpIntegration`."""

    http_api: IHttpApiRef
    """The API."""
    integration_type: HttpIntegrationType
    """What kind of backend answers."""
    connection_id: str | None = None
    """The link to reach the backend by."""
    connection_type: HttpConnectionType | None = None
    """Over what network it is reached. Default: the internet."""
    credentials: IntegrationCredentials | None = None
    """With whose permissions it is called. Default: the backend's own policy lets API Gateway in."""
    integration_subtype: HttpIntegrationSubtype | None = None
    """Which action of which service answers; give this or ``integration_uri``."""
    integration_uri: str | None = None
    """The backend: a URL, a function, a listener or a service."""
    method: HttpMethod | None = None
    """The method that the backend is called with."""
    parameter_mapping: ParameterMapping | None = None
    """How parameters change. Default: not at all."""
    payload_format_version: PayloadFormatVersion | None = None
    """What the backend is told. Default: version 2.0."""
    secure_server_name: str | None = None
    """The name that the backend's certificate must have."""
    timeout: Duration | None = None
    """How long the backend may take, 50 ms to 29 seconds. Default: 29 seconds."""


class HttpIntegration(Resource, IHttpIntegration):
    """What answers routes of an HTTP API; ``aws_apigatewayv2_integrations`` has easier ones."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.HttpIntegration"

    @takes(HttpIntegrationProps)
    def __init__(self, scope: Construct, id: str, props: HttpIntegrationProps) -> None:
        super().__init__(scope, id)
        if not props.integration_subtype and not props.integration_uri:
            raise ValidationError(
                "Either `integrationSubtype` or `integrationUri` must be specified.",
                scope=self,
                fix="give integration_uri, or integration_subtype with its parameters",
            )
        resource = CfnIntegration(
            self,
            "Resource",
            api_id=props.http_api.api_ref.api_id,
            integration_type=props.integration_type._value_,
            integration_subtype=props.integration_subtype._value_ if props.integration_subtype is not None else None,
            integration_uri=props.integration_uri,
            integration_method=props.method._value_ if props.method is not None else None,
            connection_id=props.connection_id,
            connection_type=props.connection_type._value_ if props.connection_type is not None else None,
            payload_format_version=props.payload_format_version.version if props.payload_format_version else None,
            request_parameters=props.parameter_mapping.mappings if props.parameter_mapping is not None else None,
            credentials_arn=props.credentials.credentials_arn if props.credentials is not None else None,
            timeout_in_millis=timeout_millis(props.timeout, self),
            tls_config=(
                {"server_name_to_verify": props.secure_server_name} if props.secure_server_name is not None else None
            ),
        )
        self._resource = resource
        self.integration_id: str = resource.ref
        self._http_api = props.http_api

    @property
    def http_api(self) -> IHttpApi:
        """The API."""
        api: Any = self._http_api
        return api  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def integration_ref(self) -> IntegrationReference:
        """The reference to the integration."""
        reference: IntegrationReference = self._resource.integration_ref
        return reference


class HttpRouteIntegrationBindOptions(Struct):
    """What an integration is told of a route that it answers."""

    route: IHttpRoute
    """The route."""
    scope: Construct
    """Where constructs may be made."""


class HttpRouteIntegrationConfig(Struct):
    """What an integration says of itself to the first route that it answers."""

    payload_format_version: PayloadFormatVersion
    """What the backend is told."""
    type: HttpIntegrationType
    """What kind of backend answers."""
    connection_id: str | None = None
    """The link to reach it by."""
    connection_type: HttpConnectionType | None = None
    """Over what network it is reached."""
    credentials: IntegrationCredentials | None = None
    """With whose permissions it is called."""
    method: HttpMethod | None = None
    """The method it is called with."""
    parameter_mapping: ParameterMapping | None = None
    """How parameters change."""
    secure_server_name: str | None = None
    """The name that its certificate must have."""
    subtype: HttpIntegrationSubtype | None = None
    """Which action of which service it is."""
    timeout: Duration | None = None
    """How long it may take."""
    uri: str | None = None
    """The backend."""


class HttpRouteIntegration:
    """What answers one or more routes of one API; a subclass says how in ``bind``.

    Args:
        id: The id of the construct that is made of it.
    """

    @checked
    def __init__(self, id: str) -> None:
        self._id = id
        self._integration: HttpIntegration | None = None

    def bind(self, *, route: IHttpRoute, scope: Construct) -> HttpRouteIntegrationConfig:
        """Return what the first route is told (options of ``HttpRouteIntegrationBindOptions``)."""
        raise NotImplementedError

    def _complete_bind(self, *, route: IHttpRoute, scope: Construct) -> None:
        """Do what has to be done for each route."""

    def _bind_to_route(self, route: Any) -> str:
        """Make the integration for the first route; return its id.

        Raises:
            ValidationError: it is another API's.
        """
        known = self._integration
        if known is not None and known.http_api.node.addr != route.http_api.node.addr:
            raise ValidationError(
                "A single integration cannot be associated with multiple APIs.",
                scope=route,
                fix="make an integration for each API",
            )
        if known is None:
            config = HttpRouteIntegrationConfig.of(
                call_with_options(self.bind, of=HttpRouteIntegrationBindOptions, route=route, scope=route)
            )
            known = self._integration = HttpIntegration(
                route,
                self._id,
                http_api=route.http_api,
                integration_type=config.type,
                integration_subtype=config.subtype,
                integration_uri=config.uri,
                method=config.method,
                connection_id=config.connection_id,
                connection_type=config.connection_type,
                payload_format_version=config.payload_format_version,
                secure_server_name=config.secure_server_name,
                parameter_mapping=config.parameter_mapping,
                credentials=config.credentials,
                timeout=config.timeout,
            )
        self._complete_bind(route=route, scope=route)
        return known.integration_id


__all__ = [
    "HttpConnectionType",
    "HttpIntegration",
    "HttpIntegrationProps",
    "HttpIntegrationSubtype",
    "HttpIntegrationType",
    "HttpRouteIntegration",
    "HttpRouteIntegrationBindOptions",
    "HttpRouteIntegrationConfig",
    "IHttpIntegration",
    "IntegrationCredentials",
    "PayloadFormatVersion",
]
