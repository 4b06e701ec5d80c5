"""Stages: a deployment being served under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway._l1 import CfnStage
from aws_cdk.aws_apigateway._metrics import StageMetrics
from aws_cdk.aws_apigateway.access_log import AccessLogDestinationConfig, AccessLogFormat, has_request_id
from aws_cdk.aws_apigateway.api_key_options import ApiKeyOptions
from aws_cdk.aws_apigateway.deployment import Deployment
from aws_cdk.aws_apigateway.stage_options import MethodDeploymentOptions, StageOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.api_key import IApiKey
    from aws_cdk.aws_apigateway.rest_api_base import IRestApi
    from aws_cdk.interfaces.aws_apigateway import StageReference
    from constructs import Construct

_DEFAULT_NAME = "prod"
_ALL_METHODS = "/*/*"


class IStage(IResource):
    """A stage of an API."""

    if TYPE_CHECKING:

        @property
        def rest_api(self) -> IRestApi: ...
        @property
        def stage_name(self) -> str: ...
        @property
        def stage_ref(self) -> StageReference: ...
        @takes(ApiKeyOptions)
        def add_api_key(self, id: str, options: ApiKeyOptions) -> IApiKey: ...


class StageProps(StageOptions):
    """Options of `Stage`."""

    deployment: Deployment
    """What the stage serves."""


class StageAttributes(Struct):
    """What is known of a stage made elsewhere."""

    rest_api: IRestApi
    """The API."""
    stage_name: str
    """Its name."""


class StageBase(Resource, IStage, StageMetrics):
    """Base of stages."""

    rest_api: IRestApi
    stage_name: str

    @takes(ApiKeyOptions)
    def add_api_key(self, id: str, options: ApiKeyOptions) -> IApiKey:
        """Make an API key for this stage."""
        from aws_cdk.aws_apigateway.api_key import ApiKey

        return ApiKey(self, id, stages=[self], **options._given())

    @checked
    def url_for_path(self, path: str = "/") -> str:
        """Return the URL of a path.

        Raises:
            ValidationError: ``path`` does not begin with ``/``.
        """
        if not path.startswith("/"):
            raise ValidationError(f'Path must begin with "/": {path}', scope=self)
        stack = self.stack
        return (
            f"https://{self.rest_api.rest_api_id}.execute-api.{stack.region}.{stack.url_suffix}/{self.stage_name}{path}"
        )

    @property
    def stage_arn(self) -> str:
        """The ARN: ``arn:…:apigateway:REGION::/restapis/API/stages/STAGE``."""
        return self.stack.format_arn(
            arn_format=ArnFormat.SLASH_RESOURCE_SLASH_RESOURCE_NAME,
            service="apigateway",
            account="",
            resource="restapis",
            resource_name=f"{self.rest_api.rest_api_id}/stages/{self.stage_name}",
        )

    @property
    def stage_ref(self) -> StageReference:
        """The reference to the stage."""
        from aws_cdk.interfaces.aws_apigateway import StageReference

        return StageReference(rest_api_id=self.rest_api.rest_api_id, stage_name=self.stage_name)


class Stage(StageBase):
    """A deployment being served under a name."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigateway.Stage"

    @staticmethod
    @takes(StageAttributes)
    def from_stage_attributes(scope: Construct, id: str, attrs: StageAttributes) -> IStage:
        """Return a stage made elsewhere, by what is known of it."""
        return _ImportedStage(scope, id, attrs)

    @takes(StageProps)
    def __init__(self, scope: Construct, id: str, props: StageProps) -> None:
        super().__init__(scope, id)
        self._cache_cluster_enabled = props.cache_cluster_enabled
        method_settings = self._method_settings(props)
        self.rest_api = props.deployment.api
        log = self._access_log(props)
        cache_enabled = self._cache_cluster_enabled
        if props.cache_cluster_size is not None:
            if cache_enabled is False:
                raise ValidationError(
                    f'Cannot set "cacheClusterSize" to {props.cache_cluster_size} and "cacheClusterEnabled" to "false"',
                    scope=self,
                    fix="leave cache_cluster_enabled out",
                )
            cache_enabled = True
        size = "0.5" if cache_enabled and not props.cache_cluster_size else props.cache_cluster_size
        resource = CfnStage(
            self,
            "Resource",
            stage_name=props.stage_name or _DEFAULT_NAME,
            access_log_setting=log,
            cache_cluster_enabled=cache_enabled,
            cache_cluster_size=size,
            client_certificate_id=props.client_certificate_id,
            deployment_id=props.deployment.deployment_id,
            rest_api_id=self.rest_api.rest_api_id,
            description=props.description,
            documentation_version=props.documentation_version,
            variables=props.variables,
            tracing_enabled=props.tracing_enabled,
            method_settings=method_settings,
        )
        self.stage_name = resource.ref
        attach: Any = getattr(self.rest_api, "_attach_stage", None)
        if attach is not None:
            attach(self)

    def _access_log(self, props: StageProps) -> dict[str, Any] | None:
        destination = props.access_log_destination
        format = props.access_log_format
        text = format.to_string() if format is not None else AccessLogFormat.clf().to_string()
        if not is_unresolved(text) and not has_request_id(text):
            raise ValidationError(
                "Access log must include either `AccessLogFormat.contextRequestId()` or "
                "`AccessLogFormat.contextExtendedRequestId()`",
                scope=self,
            )
        if destination is None:
            if format is not None:
                raise ValidationError(
                    "Access log format is specified without a destination",
                    scope=self,
                    fix="give access_log_destination, or leave access_log_format out",
                )
            return None
        bound = AccessLogDestinationConfig.of(destination.bind(self))
        return {"destination_arn": bound.destination_arn, "format": text}

    def _method_settings(self, props: StageProps) -> list[dict[str, Any]] | None:
        settings = []
        common = {name: value for name, value in props._given().items() if name in MethodDeploymentOptions._fields}
        if common:
            settings.append(self._setting(_ALL_METHODS, MethodDeploymentOptions()._with(**common)))
        for path, options in (props.method_options or {}).items():
            settings.append(self._setting(path, options))
        return settings or None

    def _setting(self, path: str, options: MethodDeploymentOptions) -> dict[str, Any]:
        if options.caching_enabled:
            if self._cache_cluster_enabled is None:
                self._cache_cluster_enabled = True
            elif self._cache_cluster_enabled is False:
                raise ValidationError(
                    f"Cannot enable caching for method {path} since cache cluster is disabled on stage",
                    scope=self,
                    fix="leave cache_cluster_enabled out, or caching_enabled of the method",
                )
        resource_path, http_method = self._method_of(path)
        return {
            "http_method": http_method,
            "resource_path": resource_path,
            "cache_data_encrypted": options.cache_data_encrypted,
            "cache_ttl_in_seconds": options.cache_ttl.to_seconds() if options.cache_ttl is not None else None,
            "caching_enabled": options.caching_enabled,
            "data_trace_enabled": options.data_trace_enabled or False,
            "logging_level": options.logging_level._value_ if options.logging_level is not None else None,
            "metrics_enabled": options.metrics_enabled,
            "throttling_burst_limit": options.throttling_burst_limit,
            "throttling_rate_limit": options.throttling_rate_limit,
        }

    def _method_of(self, path: str) -> tuple[str, str]:
        """Split ``/a/b/GET`` into the path as settings name it, and the method."""
        if not path.startswith("/"):
            raise ValidationError(f"Method options path must start with '/': {path}", scope=self)
        resource, _, method = path.rpartition("/")
        if not resource:
            raise ValidationError(
                "Method options path must include at least two components: /{resource}/{method} (i.e. /foo/bar/GET): "
                f"{path[1:]}",
                scope=self,
            )
        # Slashes of the path are written as in a JSON pointer, but for the root and for "all paths".
        return resource if resource in ("/", "/*") else f"/{resource.replace('/', '~1')}", method


class _ImportedStage(StageBase):
    """A stage made elsewhere."""

    _fqn = "aws-cdk-lib.aws_apigateway.StageBase"

    def __init__(self, scope: Construct, id: str, attrs: StageAttributes) -> None:
        super().__init__(scope, id)
        self.stage_name = attrs.stage_name
        self.rest_api = attrs.rest_api


__all__ = ["IStage", "Stage", "StageAttributes", "StageBase", "StageProps"]
