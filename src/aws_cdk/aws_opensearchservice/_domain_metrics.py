"""Metrics of a domain, of OpenSearch and of Elasticsearch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric


class _DomainMetrics:
    """The metrics that the service reports of a domain, over 5 minutes if not said otherwise.

    Options are those of ``MetricOptions``. The default statistic is the maximum where none is named.
    """

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def domain_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the domain by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch.metric import Metric

        itself: Any = self  # mixed into constructs alone
        dimensions = {"DomainName": self.domain_name, "ClientId": Stack.of(itself).account}
        options = {"dimensions_map": dimensions, **props._given()}
        return Metric(namespace="AWS/ES", metric_name=metric_name, **options).attach_to(itself)

    @takes(MetricOptions)
    def metric_cluster_status_red(self, props: MetricOptions) -> Metric:
        """Return whether an index lacks a primary shard."""
        return self.metric("ClusterStatus.red", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_cluster_status_yellow(self, props: MetricOptions) -> Metric:
        """Return whether an index lacks a replica."""
        return self.metric("ClusterStatus.yellow", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_free_storage_space(self, props: MetricOptions) -> Metric:
        """Return the free space of the fullest node, in MiB. Default statistic: minimum."""
        return self.metric("FreeStorageSpace", **{"statistic": "Minimum", **props._given()})

    @takes(MetricOptions)
    def metric_cluster_index_writes_blocked(self, props: MetricOptions) -> Metric:
        """Return whether nothing can be written, over a minute."""
        return self.metric(
            "ClusterIndexWritesBlocked", **{"statistic": "Maximum", "period": Duration.minutes(1), **props._given()}
        )

    @takes(MetricOptions)
    def metric_nodes(self, props: MetricOptions) -> Metric:
        """Return the number of nodes, over an hour. Default statistic: minimum."""
        return self.metric("Nodes", **{"statistic": "Minimum", "period": Duration.hours(1), **props._given()})

    @takes(MetricOptions)
    def metric_automated_snapshot_failure(self, props: MetricOptions) -> Metric:
        """Return the number of snapshots that failed."""
        return self.metric("AutomatedSnapshotFailure", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return how busy the data nodes are, in percent."""
        return self.metric("CPUUtilization", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_jvm_memory_pressure(self, props: MetricOptions) -> Metric:
        """Return how full the heap of the data nodes is, in percent."""
        return self.metric("JVMMemoryPressure", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_master_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return how busy the master nodes are, in percent."""
        return self.metric("MasterCPUUtilization", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_master_jvm_memory_pressure(self, props: MetricOptions) -> Metric:
        """Return how full the heap of the master nodes is, in percent."""
        return self.metric("MasterJVMMemoryPressure", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_kms_key_error(self, props: MetricOptions) -> Metric:
        """Return whether the key is disabled."""
        return self.metric("KMSKeyError", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_kms_key_inaccessible(self, props: MetricOptions) -> Metric:
        """Return whether the key is deleted, or taken back from the service."""
        return self.metric("KMSKeyInaccessible", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_searchable_documents(self, props: MetricOptions) -> Metric:
        """Return the number of documents that can be found."""
        return self.metric("SearchableDocuments", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_search_latency(self, props: MetricOptions) -> Metric:
        """Return the time that searches take, in milliseconds. Default statistic: p99."""
        return self.metric("SearchLatency", **{"statistic": "p99", **props._given()})

    @takes(MetricOptions)
    def metric_indexing_latency(self, props: MetricOptions) -> Metric:
        """Return the time that indexing takes, in milliseconds. Default statistic: p99."""
        return self.metric("IndexingLatency", **{"statistic": "p99", **props._given()})
