"""Metrics of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class _ClusterMetrics:
    """The metrics that ECS reports of a cluster, each over 5 minutes. Default statistic: average."""

    if TYPE_CHECKING:

        @property
        def cluster_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the cluster by its name."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ClusterName": self.cluster_name}, **props._given()}
        return Metric(namespace="AWS/ECS", metric_name=metric_name, **options).attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_cpu_reservation(self, props: MetricOptions) -> Metric:
        """Return the share of the instances' CPU units that tasks have reserved, in percent."""
        return self.metric("CPUReservation", **props._given())

    @takes(MetricOptions)
    def metric_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return the share of CPU units in use, in percent."""
        return self.metric("CPUUtilization", **props._given())

    @takes(MetricOptions)
    def metric_memory_reservation(self, props: MetricOptions) -> Metric:
        """Return the share of the instances' memory that tasks have reserved, in percent."""
        return self.metric("MemoryReservation", **props._given())

    @takes(MetricOptions)
    def metric_memory_utilization(self, props: MetricOptions) -> Metric:
        """Return the share of memory in use, in percent."""
        return self.metric("MemoryUtilization", **props._given())
