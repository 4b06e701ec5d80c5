"""Metrics that API Gateway reports, each over 5 minutes. Options are those of ``MetricOptions``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.interfaces.aws_apigateway import IStageRef

_NAMESPACE = "AWS/ApiGateway"

# Of each metric its name at CloudWatch and its usual statistic. Source: the API Gateway developer guide, metrics.
CACHE_HITS = ("CacheHitCount", "Sum")
CACHE_MISSES = ("CacheMissCount", "Sum")
CLIENT_ERRORS = ("4XXError", "Sum")
COUNT = ("Count", "SampleCount")
INTEGRATION_LATENCY = ("IntegrationLatency", "Average")
LATENCY = ("Latency", "Average")
SERVER_ERRORS = ("5XXError", "Sum")


def rest_metric(
    scope: Any, metric_name: str, dimensions: Mapping[str, str], statistic: str, props: Mapping[str, Any]
) -> Metric:
    """Return a metric with the dimensions given; its account and region are those of ``scope``."""
    from aws_cdk.aws_cloudwatch import Metric

    options = {"statistic": statistic, **props, "dimensions_map": dimensions}
    return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options).attach_to(scope)


class _Metrics:
    """The metrics that APIs and stages have alike."""

    __slots__ = ()

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        return self._metric((metric_name, "Average"), props._given())

    def _metric(self, known: tuple[str, str], props: Mapping[str, Any]) -> Metric:
        return rest_metric(self, known[0], self._metric_dimensions(), known[1], props)

    def _metric_dimensions(self) -> dict[str, str]:
        raise NotImplementedError

    @takes(MetricOptions)
    def metric_cache_hit_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests answered from the cache. Default statistic: sum."""
        return self._metric(CACHE_HITS, props._given())

    @takes(MetricOptions)
    def metric_cache_miss_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests not found in the cache. Default statistic: sum."""
        return self._metric(CACHE_MISSES, props._given())

    @takes(MetricOptions)
    def metric_client_error(self, props: MetricOptions) -> Metric:
        """Return the number of answers with status 4xx. Default statistic: sum."""
        return self._metric(CLIENT_ERRORS, props._given())

    @takes(MetricOptions)
    def metric_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests. Default statistic: number of samples."""
        return self._metric(COUNT, props._given())

    @takes(MetricOptions)
    def metric_integration_latency(self, props: MetricOptions) -> Metric:
        """Return the time backends take, in milliseconds. Default statistic: average."""
        return self._metric(INTEGRATION_LATENCY, props._given())

    @takes(MetricOptions)
    def metric_latency(self, props: MetricOptions) -> Metric:
        """Return the time requests take, in milliseconds. Default statistic: average."""
        return self._metric(LATENCY, props._given())

    @takes(MetricOptions)
    def metric_server_error(self, props: MetricOptions) -> Metric:
        """Return the number of answers with status 5xx. Default statistic: sum."""
        return self._metric(SERVER_ERRORS, props._given())


class ApiMetrics(_Metrics):
    """Metrics of an API, over all its stages."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def rest_api_name(self) -> str: ...

    def _metric_dimensions(self) -> dict[str, str]:
        return {"ApiName": self.rest_api_name}


class StageMetrics(_Metrics):
    """Metrics of a stage."""

    __slots__ = ()

    if TYPE_CHECKING:
        rest_api: Any
        stage_name: str

    def _metric_dimensions(self) -> dict[str, str]:
        return {"ApiName": self.rest_api.rest_api_name, "Stage": self.stage_name}


class MethodMetrics:
    """Metrics of a method at a stage."""

    __slots__ = ()

    if TYPE_CHECKING:
        api: Any
        resource: Any
        http_method: str

    @takes(MetricOptions)
    def metric(self, metric_name: str, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        return self._metric((metric_name, "Average"), stage, props._given())

    def _metric(self, known: tuple[str, str], stage: IStageRef, props: Mapping[str, Any]) -> Metric:
        dimensions = {
            "ApiName": self.api.rest_api_name,
            "Method": self.http_method,
            "Resource": self.resource.path,
            "Stage": stage.stage_ref.stage_name,
        }
        return rest_metric(self, known[0], dimensions, known[1], props)

    @takes(MetricOptions)
    def metric_cache_hit_count(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the number of requests answered from the cache. Default statistic: sum."""
        return self._metric(CACHE_HITS, stage, props._given())

    @takes(MetricOptions)
    def metric_cache_miss_count(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the number of requests not found in the cache. Default statistic: sum."""
        return self._metric(CACHE_MISSES, stage, props._given())

    @takes(MetricOptions)
    def metric_client_error(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the number of answers with status 4xx. Default statistic: sum."""
        return self._metric(CLIENT_ERRORS, stage, props._given())

    @takes(MetricOptions)
    def metric_count(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the number of requests. Default statistic: number of samples."""
        return self._metric(COUNT, stage, props._given())

    @takes(MetricOptions)
    def metric_integration_latency(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the time the backend takes, in milliseconds. Default statistic: average."""
        return self._metric(INTEGRATION_LATENCY, stage, props._given())

    @takes(MetricOptions)
    def metric_latency(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the time requests take, in milliseconds. Default statistic: average."""
        return self._metric(LATENCY, stage, props._given())

    @takes(MetricOptions)
    def metric_server_error(self, stage: IStageRef, props: MetricOptions) -> Metric:
        """Return the number of answers with status 5xx. Default statistic: sum."""
        return self._metric(SERVER_ERRORS, stage, props._given())
