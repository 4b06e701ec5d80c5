"""Metrics of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric


class _ClusterMetrics:
    """The metrics that RDS reports of a cluster, each over 5 minutes; the default statistic is the average.

    Options are those of ``MetricOptions``.
    """

    if TYPE_CHECKING:

        @property
        def cluster_identifier(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the cluster by its name."""
        from aws_cdk.aws_cloudwatch.metric import Metric

        itself: Any = self  # mixed into constructs alone
        options = {"dimensions_map": {"DBClusterIdentifier": self.cluster_identifier}, **props._given()}
        return Metric(namespace="AWS/RDS", metric_name=metric_name, **options).attach_to(itself)

    @takes(MetricOptions)
    def metric_cpu_utilization(self, props: MetricOptions) -> Metric:
        """Return how busy the processors are, in percent."""
        return self.metric("CPUUtilization", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_database_connections(self, props: MetricOptions) -> Metric:
        """Return the number of connections."""
        return self.metric("DatabaseConnections", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_deadlocks(self, props: MetricOptions) -> Metric:
        """Return the number of deadlocks a second."""
        return self.metric("Deadlocks", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_engine_uptime(self, props: MetricOptions) -> Metric:
        """Return how long the engine is up, in seconds."""
        return self.metric("EngineUptime", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_freeable_memory(self, props: MetricOptions) -> Metric:
        """Return the free memory, in bytes."""
        return self.metric("FreeableMemory", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_free_local_storage(self, props: MetricOptions) -> Metric:
        """Return the free space for logs and temporary tables, in bytes."""
        return self.metric("FreeLocalStorage", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_network_receive_throughput(self, props: MetricOptions) -> Metric:
        """Return the bytes received a second."""
        return self.metric("NetworkReceiveThroughput", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_network_throughput(self, props: MetricOptions) -> Metric:
        """Return the bytes received and sent a second."""
        return self.metric("NetworkThroughput", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_network_transmit_throughput(self, props: MetricOptions) -> Metric:
        """Return the bytes sent a second."""
        return self.metric("NetworkTransmitThroughput", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_snapshot_storage_used(self, props: MetricOptions) -> Metric:
        """Return the bytes of snapshots outside of the backup window."""
        return self.metric("SnapshotStorageUsed", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_total_backup_storage_billed(self, props: MetricOptions) -> Metric:
        """Return the bytes of backups that are paid for."""
        return self.metric("TotalBackupStorageBilled", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_volume_bytes_used(self, props: MetricOptions) -> Metric:
        """Return the bytes of the volume."""
        return self.metric("VolumeBytesUsed", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_volume_read_io_ps(self, props: MetricOptions) -> Metric:
        """Return the reads of the volume in 5 minutes."""
        return self.metric("VolumeReadIOPs", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_volume_write_io_ps(self, props: MetricOptions) -> Metric:
        """Return the writes of the volume in 5 minutes."""
        return self.metric("VolumeWriteIOPs", **{"statistic": "Average", **props._given()})
