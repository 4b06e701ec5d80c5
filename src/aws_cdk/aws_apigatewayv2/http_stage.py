"""Stages of HTTP APIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway.access_log import AccessLogFormat
from aws_cdk.aws_apigatewayv2._metrics import HttpMetrics
from aws_cdk.aws_apigatewayv2.stage import IStage, StageAttributes, StageOptions, _StageBase
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_apigatewayv2.api import IApi
    from aws_cdk.aws_apigatewayv2.http_api import IHttpApi, IHttpApiRef
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_apigatewayv2 import StageReference
    from constructs import Construct

_DEFAULT_NAME = "$default"


class IHttpStageRef:
    """A stage of an HTTP API that can be referred to."""

    _structural = ("is_http_stage", "stage_ref")  # any class with these has the interface

    if TYPE_CHECKING:

        @property
        def is_http_stage(self) -> bool: ...
        @property
        def stage_ref(self) -> StageReference: ...


class IHttpStage(IStage):
    """A stage of an HTTP API."""

    if TYPE_CHECKING:

        @property
        def api(self) -> IHttpApi: ...
        @property
        def domain_url(self) -> str: ...
        @property
        def is_http_stage(self) -> bool: ...
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


class HttpStageOptions(StageOptions):
    """Options of a stage of an HTTP API."""

    stage_name: str | None = None
    """Name of the stage, a part of the URL. Default: ``$default``, which is none."""


class HttpStageProps(HttpStageOptions):
    """Options of `HttpStage`."""

    http_api: IHttpApiRef
    """The API."""


class HttpStageAttributes(StageAttributes):
    """What is known of a stage made elsewhere."""

    api: IHttpApi
    """The API."""


class _HttpStageBase(HttpMetrics, _StageBase, IHttpStage):
    _api: Any

    @property
    def api(self) -> IHttpApi:
        """The API."""
        return self._api  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def base_api(self) -> IApi:
        """The API."""
        return self._api  # type: ignore[no-any-return]  # the peer says so of any reference

    @property
    def is_http_stage(self) -> bool:
        """Always."""
        return True


class HttpStage(_HttpStageBase):
    """A stage of an HTTP API."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-apigatewayv2.HttpStage"

    @staticmethod
    @takes(HttpStageAttributes)
    def from_http_stage_attributes(scope: Construct, id: str, attrs: HttpStageAttributes) -> IHttpStage:
        """Return a stage made elsewhere, by what is known of it."""
        return _ImportedHttpStage(scope, id, attrs)

    @takes(HttpStageProps)
    def __init__(self, scope: Construct, id: str, props: HttpStageProps) -> None:
        name = props.stage_name or _DEFAULT_NAME
        super().__init__(scope, id, physical_name=name)
        self._api = props.http_api
        self.stage_name = self.physical_name
        self._make_stage(props)

    @property
    def url(self) -> str:
        """The URL; that of the default stage ends in a slash."""
        stack = self.stack
        path = "" if self.stage_name == _DEFAULT_NAME else self.stage_name
        return f"https://{self._api.api_ref.api_id}.execute-api.{stack.region}.{stack.url_suffix}/{path}"

    @property
    def domain_url(self) -> str:
        """The URL under the stage's domain name.

        Raises:
            ValidationError: it has none.
        """
        if self._mapping is None:
            raise ValidationError(
                "domainUrl is not available when no API mapping is associated with the Stage",
                scope=self,
                fix="give domain_mapping",
            )
        return self._mapping.domain_url

    def default_access_log_format(self) -> AccessLogFormat:
        """Return what a line of the access log says unless told otherwise: the common log format."""
        return AccessLogFormat.clf()


class _ImportedHttpStage(_HttpStageBase):
    """A stage made elsewhere."""

    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: HttpStageAttributes) -> None:
        super().__init__(scope, id)
        self.stage_name = attrs.stage_name
        self._api = attrs.api

    @property
    def url(self) -> str:
        """The URL, which is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "url is not available for imported stages.",
            scope=self,
            fix="keep the URL where the stage is made, as in an output",
        )

    @property
    def domain_url(self) -> str:
        """The URL under a domain name, which is not known.

        Raises:
            ValidationError: always.
        """
        raise ValidationError("domainUrl is not available for imported stages.", scope=self)


__all__ = ["HttpStage", "HttpStageAttributes", "HttpStageOptions", "HttpStageProps", "IHttpStage", "IHttpStageRef"]
