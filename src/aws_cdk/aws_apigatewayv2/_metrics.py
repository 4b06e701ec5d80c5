"""Metrics of HTTP APIs, each over 5 minutes. Options are those of ``MetricOptions``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class HttpMetrics:
    """The metrics that HTTP APIs and their stages have alike."""

    __slots__ = ()

    if TYPE_CHECKING:

        @takes(MetricOptions)
        def metric(self, metric_name: str, props: MetricOptions) -> Metric: ...

    @takes(MetricOptions)
    def metric_client_error(self, props: MetricOptions) -> Metric:
        """Return the number of answers with status 4xx. Default statistic: sum."""
        return self.metric("4xx", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_server_error(self, props: MetricOptions) -> Metric:
        """Return the number of answers with status 5xx. Default statistic: sum."""
        return self.metric("5xx", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_data_processed(self, props: MetricOptions) -> Metric:
        """Return the number of bytes processed. Default statistic: sum."""
        return self.metric("DataProcessed", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_count(self, props: MetricOptions) -> Metric:
        """Return the number of requests. Default statistic: number of samples."""
        return self.metric("Count", **{"statistic": "SampleCount", **props._given()})

    @takes(MetricOptions)
    def metric_integration_latency(self, props: MetricOptions) -> Metric:
        """Return the time backends take, in milliseconds. Default statistic: average."""
        return self.metric("IntegrationLatency", **props._given())

    @takes(MetricOptions)
    def metric_latency(self, props: MetricOptions) -> Metric:
        """Return the time requests take, in milliseconds. Default statistic: average."""
        return self.metric("Latency", **props._given())
