"""Metrics of services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class _ServiceMetrics:
    """The metrics that ECS reports of a service, each over 5 minutes. Default statistic: average."""

    if TYPE_CHECKING:

        @property
        def cluster(self) -> Any: ...
        @property
        def service_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the service by its name."""
        from aws_cdk.aws_cloudwatch import Metric

        dimensions = {"ClusterName": self.cluster.cluster_name, "ServiceName": self.service_name}
        options = {"dimensions_map": dimensions, **props._given()}
        return Metric(namespace="AWS/ECS", metric_name=metric_name, **options).attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return the share of the reserved CPU units in use, in percent."""
        return self.metric("CPUUtilization", **props._given())

    @takes(MetricOptions)
    def metric_memory_utilization(self, props: MetricOptions) -> Metric:
        """Return the share of the reserved memory in use, in percent."""
        return self.metric("MemoryUtilization", **props._given())
