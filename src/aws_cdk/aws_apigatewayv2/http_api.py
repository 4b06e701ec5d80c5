"""HTTP APIs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigatewayv2._l1 import CfnApi
from aws_cdk.aws_apigatewayv2._metrics import HttpMetrics
from aws_cdk.aws_apigatewayv2.api import IApi, IpAddressType, _ApiBase
from aws_cdk.aws_apigatewayv2.http_api_options import CorsPreflightOptions, HttpMethod, rendered_cors
from aws_cdk.aws_apigatewayv2.http_route import BatchHttpRouteOptions, HttpRoute, HttpRouteKey
from aws_cdk.aws_apigatewayv2.http_stage import HttpStage, HttpStageOptions
from aws_cdk.aws_apigatewayv2.stage import DomainMappingOptions
from aws_cdk.aws_apigatewayv2.vpc_link import VpcLink, VpcLinkProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.http_authorizer import IHttpRouteAuthorizer
    from aws_cdk.aws_apigatewayv2.http_integration import HttpRouteIntegration
    from aws_cdk.aws_apigatewayv2.http_stage import IHttpStage
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_apigatewayv2 import ApiReference
    from constructs import Construct

_BY_METHOD_AND_PATH = "${request.method} ${request.path}"


class IHttpApiRef:
    """An HTTP API that can be referred to."""

    _structural: tuple[str, ...] | None = ("api_ref", "is_http_api")  # any class with these has the interface

    if TYPE_CHECKING:

        @property
        def api_ref(self) -> ApiReference: ...
        @property
        def is_http_api(self) -> bool: ...


class IHttpApi(IApi, IHttpApiRef):
    """An HTTP API, made here or elsewhere."""

    _structural = None  # all members count

    if TYPE_CHECKING:

        @property
        def is_http_api(self) -> bool: ...
        @property
        def default_authorizer(self) -> IHttpRouteAuthorizer | None: ...
        @property
        def default_authorization_scopes(self) -> Sequence[str] | None: ...
        @property
        def default_stage(self) -> IHttpStage | None: ...
        @takes(MetricOptions)
        def metric_client_error(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_count(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_data_processed(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_integration_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_latency(self, props: MetricOptions) -> Metric: ...
        @takes(MetricOptions)
        def metric_server_error(self, props: MetricOptions) -> Metric: ...
        @takes(VpcLinkProps)
        def add_vpc_link(self, options: VpcLinkProps) -> VpcLink: ...
        def arn_for_execute_api(
            self, method: str | None = None, path: str | None = None, stage: str | None = None
        ) -> str: ...


class AddRoutesOptions(BatchHttpRouteOptions):
    """Options of adding routes."""

    path: str
    """The path, which may have parameters: ``/books/{id}``."""
    authorization_scopes: Sequence[str] | None = None
    """Scopes that a token must have one of. Default: the API's."""
    authorizer: IHttpRouteAuthorizer | None = None
    """Who decides whether a caller may call. Default: the API's."""
    methods: Sequence[HttpMethod] | None = None
    """The methods, each of which makes a route. Default: all, in one route."""


class HttpApiProps(Struct):
    """Options of `HttpApi`."""

    api_name: str | None = None
    """Name of the API. Default: the construct's id."""
    cors_preflight: Nested[CorsPreflightOptions | None] = nested()
    """What browsers may send from pages of other origins. Default: nothing."""
    create_default_stage: bool | None = None
    """Make a stage ``$default`` that follows each change. Default: yes."""
    default_authorization_scopes: Sequence[str] | None = None
    """Scopes that a token must have one of, for routes that say nothing else."""
    default_authorizer: IHttpRouteAuthorizer | None = None
    """Who decides whether a caller may call, for routes that say nothing else. Default: everyone may."""
    default_domain_mapping: Nested[DomainMappingOptions | None] = nested()
    """Under which domain name the default stage answers."""
    default_integration: HttpRouteIntegration | None = None
    """What answers requests that no route is for. Default: nothing."""
    description: str | None = None
    """What the API is for."""
    disable_execute_api_endpoint: bool | None = None
    """Answer under custom domain names alone. Default: no."""
    ip_address_type: IpAddressType | None = None
    """By which IP versions the API is reached. Default: IPv4."""
    route_selection_expression: bool | None = None
    """Say in the template that routes are chosen by method and path. Default: no."""


class HttpApiAttributes(Struct):
    """What is known of an API made elsewhere."""

    http_api_id: str
    """Its id."""
    api_endpoint: str | None = None
    """Its URL."""


class _HttpApiBase(HttpMetrics, _ApiBase, IHttpApi):
    """Base of HTTP APIs."""

    default_authorizer: IHttpRouteAuthorizer | None = None
    default_authorization_scopes: Sequence[str] | None = None
    default_stage: IHttpStage | None = None

    @property
    def is_http_api(self) -> bool:
        """Always."""
        return True

    @property
    def http_api_id(self) -> str:
        """The API's id."""
        return self.api_id

    @takes(VpcLinkProps)
    def add_vpc_link(self, options: VpcLinkProps) -> VpcLink:
        """Return the API's link to a VPC; the first call for a VPC makes it."""
        links: dict[str, VpcLink] = self.__dict__.setdefault("_vpc_links", {})
        vpc = options.vpc.node.addr
        link = links.get(vpc)
        if link is None:
            link = links[vpc] = VpcLink(self, f"VpcLink-{len(links) + 1}", **options._given())
        return link

    @checked
    def arn_for_execute_api(self, method: str | None = None, path: str | None = None, stage: str | None = None) -> str:
        """Return the ARN to call the API; what is left out is ``*``.

        Raises:
            ValidationError: ``path`` does not begin with ``/``.
        """
        return _execute_arn(self, method, path, stage)


class HttpApi(_HttpApiBase):
    """An HTTP API.

    By default it is served at a stage ``$default``, which follows each change.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.HttpApi"

    @staticmethod
    @takes(HttpApiAttributes)
    def from_http_api_attributes(scope: Construct, id: str, attrs: HttpApiAttributes) -> IHttpApi:
        """Return an API made elsewhere, by what is known of it."""
        return _ImportedHttpApi(scope, id, attrs)

    @takes(HttpApiProps)
    def __init__(self, scope: Construct, id: str, props: HttpApiProps) -> None:
        super().__init__(scope, id)
        self.http_api_name: str | None = props.api_name if props.api_name is not None else id
        self.disable_execute_api_endpoint = props.disable_execute_api_endpoint
        cors = props.cors_preflight
        if cors is not None and cors.allow_credentials and "*" in (cors.allow_origins or ()):
            raise ValidationError(
                "CORS preflight - allowCredentials is not supported when allowOrigin is '*'",
                scope=self,
                fix="name the origins",
            )
        resource = CfnApi(
            self,
            "Resource",
            name=self.http_api_name,
            protocol_type="HTTP",
            cors_configuration=rendered_cors(cors) if cors is not None else None,
            description=props.description,
            disable_execute_api_endpoint=props.disable_execute_api_endpoint,
            route_selection_expression=_BY_METHOD_AND_PATH if props.route_selection_expression else None,
            ip_address_type=props.ip_address_type._value_ if props.ip_address_type is not None else None,
        )
        self.api_id = resource.ref
        self._api_endpoint: str = resource.attr_api_endpoint
        self.default_authorizer = props.default_authorizer
        self.default_authorization_scopes = props.default_authorization_scopes
        if props.default_integration is not None:
            HttpRoute(
                self,
                "DefaultRoute",
                http_api=self,
                route_key=HttpRouteKey.DEFAULT,
                integration=props.default_integration,
                authorizer=props.default_authorizer,
                authorization_scopes=props.default_authorization_scopes,
            )
        if props.create_default_stage is not False:
            self.default_stage = HttpStage(
                self, "DefaultStage", http_api=self, auto_deploy=True, domain_mapping=props.default_domain_mapping
            )
        elif props.default_domain_mapping is not None:
            raise ValidationError(
                "defaultDomainMapping not supported with createDefaultStage disabled",
                scope=self,
                fix="give domain_mapping to a stage of your own",
            )

    @property
    def api_endpoint(self) -> str:
        """The API's own URL.

        Raises:
            ValidationError: it is switched off.
        """
        if self.disable_execute_api_endpoint:
            raise ValidationError(
                "apiEndpoint is not accessible when disableExecuteApiEndpoint is set to true.",
                scope=self,
                fix="leave disable_execute_api_endpoint out, or use the API's own domain name",
            )
        return self._api_endpoint

    @property
    def url(self) -> str | None:
        """The URL of the default stage, if there is one."""
        return self.default_stage.url if self.default_stage is not None else None

    @takes(HttpStageOptions)
    def add_stage(self, id: str, options: HttpStageOptions) -> HttpStage:
        """Add a stage."""
        return HttpStage(self, id, http_api=self, **options._given())

    @takes(AddRoutesOptions)
    def add_routes(self, options: AddRoutesOptions) -> list[HttpRoute]:
        """Add a route for each method.

        Raises:
            ValidationError: the path does not begin with ``/``, or it ends with one.
        """
        scopes = options.authorization_scopes
        return [
            HttpRoute(
                self,
                f"{method._value_}{options.path}",
                http_api=self,
                route_key=HttpRouteKey.with_(options.path, method),
                integration=options.integration,
                authorizer=options.authorizer if options.authorizer is not None else self.default_authorizer,
                authorization_scopes=scopes if scopes is not None else self.default_authorization_scopes,
            )
            for method in (options.methods if options.methods is not None else [HttpMethod.ANY])
        ]


class _ImportedHttpApi(_HttpApiBase):
    """An HTTP API made elsewhere."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: HttpApiAttributes) -> None:
        super().__init__(scope, id)
        self.api_id = attrs.http_api_id
        self._api_endpoint = attrs.api_endpoint

    @property
    def api_endpoint(self) -> str:
        """The API's own URL.

        Raises:
            ValidationError: it was not told.
        """
        if not self._api_endpoint:
            raise ValidationError(
                "apiEndpoint is not configured on the imported HttpApi.",
                scope=self,
                fix="give api_endpoint with from_http_api_attributes",
            )
        return self._api_endpoint


class HttpApiHelper:
    """What can be said of any HTTP API that can be referred to."""

    @checked
    def __init__(self, http_api: IHttpApiRef) -> None:
        self._api = http_api

    @staticmethod
    @checked
    def from_http_api(http_api: IHttpApiRef) -> HttpApiHelper:
        """Return what can be said of an API."""
        return HttpApiHelper(http_api)

    @checked
    def arn_for_execute_api(self, method: str | None = None, path: str | None = None, stage: str | None = None) -> str:
        """Return the ARN to call the API; what is left out is ``*``.

        Raises:
            ValidationError: ``path`` does not begin with ``/``.
        """
        return _execute_arn(self._api, method, path, stage)


def _execute_arn(api: Any, method: str | None, path: str | None, stage: str | None) -> str:
    if path is not None and not is_unresolved(path) and not path.startswith("/"):
        raise ValidationError(f"Path must start with '/': {path}", scope=api)
    if method is not None and method.upper() == "ANY":
        method = "*"
    return Stack.of(api).format_arn(
        service="execute-api",
        resource=api.api_ref.api_id,
        arn_format=ArnFormat.SLASH_RESOURCE_NAME,
        resource_name=f"{stage or '*'}/{method or '*'}{path if path is not None else '/*'}",
    )


__all__ = [
    "AddRoutesOptions",
    "HttpApi",
    "HttpApiAttributes",
    "HttpApiHelper",
    "HttpApiProps",
    "IHttpApi",
    "IHttpApiRef",
]
