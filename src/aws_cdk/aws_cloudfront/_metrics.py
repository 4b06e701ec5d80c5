"""Metrics of a distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric

_NAMESPACE = "AWS/CloudFront"


class _DistributionMetrics:
    """The metrics that CloudFront reports of a distribution. Options are those of ``MetricOptions``.

    Latency, the share of caches and those of single errors need ``publish_additional_metrics``, and are refused without.
    """

    if TYPE_CHECKING:
        distribution_id: str

    _has_additional_metrics = False

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the distribution by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"DistributionId": self.distribution_id}, **props._given()}
        return Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)  # as the peer: of no account and region

    @takes(MetricOptions)
    def metric_requests(self, props: MetricOptions) -> Metric:
        """Return the metric of the requests. Default statistic: sum."""
        return self.metric("Requests", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_bytes_uploaded(self, props: MetricOptions) -> Metric:
        """Return the metric of the bytes that viewers sent. Default statistic: sum."""
        return self.metric("BytesUploaded", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_bytes_downloaded(self, props: MetricOptions) -> Metric:
        """Return the metric of the bytes that viewers got. Default statistic: sum."""
        return self.metric("BytesDownloaded", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_total_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of answers that are errors. Default statistic: average."""
        return self.metric("TotalErrorRate", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric4xx_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors of viewers. Default statistic: average."""
        return self.metric("4xxErrorRate", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric5xx_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors of servers. Default statistic: average."""
        return self.metric("5xxErrorRate", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_origin_latency(self, props: MetricOptions) -> Metric:
        """Return the metric of the time that origins take, in milliseconds. Default statistic: average."""
        return self._additional("OriginLatency", "Origin latency", props)

    @takes(MetricOptions)
    def metric_cache_hit_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of answers from caches. Default statistic: average."""
        return self._additional("CacheHitRate", "Cache hit rate", props)

    @takes(MetricOptions)
    def metric401_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 401. Default statistic: average."""
        return self._additional("401ErrorRate", "401 error rate", props)

    @takes(MetricOptions)
    def metric403_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 403. Default statistic: average."""
        return self._additional("403ErrorRate", "403 error rate", props)

    @takes(MetricOptions)
    def metric404_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 404. Default statistic: average."""
        return self._additional("404ErrorRate", "404 error rate", props)

    @takes(MetricOptions)
    def metric502_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 502. Default statistic: average."""
        return self._additional("502ErrorRate", "502 error rate", props)

    @takes(MetricOptions)
    def metric503_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 503. Default statistic: average."""
        return self._additional("503ErrorRate", "503 error rate", props)

    @takes(MetricOptions)
    def metric504_error_rate(self, props: MetricOptions) -> Metric:
        """Return the metric of the share of errors 504. Default statistic: average."""
        return self._additional("504ErrorRate", "504 error rate", props)

    def _additional(self, metric_name: str, shown: str, props: MetricOptions) -> Metric:
        if not self._has_additional_metrics:
            raise ValidationError(
                f"{shown} metric is only available if 'publishAdditionalMetrics' is set 'true'",
                scope=self,
                fix="set publish_additional_metrics=True",
            )
        return self.metric(metric_name, **{"statistic": "Average", **props._given()})
