"""Metrics of a delivery stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class _DeliveryStreamMetrics:
    """The metrics that Firehose reports of a delivery stream. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def delivery_stream_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the delivery stream by its name. Default statistic: average over 5 minutes."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"DeliveryStreamName": self.delivery_stream_name}, **props._given()}
        metric = Metric(namespace="AWS/Firehose", metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_backup_to_s3_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes written to the second bucket. Default statistic: sum over 5 minutes."""
        return self._sum("BackupToS3.Bytes", props)

    @takes(MetricOptions)
    def metric_backup_to_s3_data_freshness(self, props: MetricOptions) -> Metric:
        """Return the age in seconds of the oldest record not yet backed up. Default statistic: average."""
        return self.metric("BackupToS3.DataFreshness", **props._given())

    @takes(MetricOptions)
    def metric_backup_to_s3_records(self, props: MetricOptions) -> Metric:
        """Return the number of records written to the second bucket. Default statistic: sum over 5 minutes."""
        return self._sum("BackupToS3.Records", props)

    @takes(MetricOptions)
    def metric_incoming_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes taken in. Default statistic: sum over 5 minutes."""
        return self._sum("IncomingBytes", props)

    @takes(MetricOptions)
    def metric_incoming_records(self, props: MetricOptions) -> Metric:
        """Return the number of records taken in. Default statistic: sum over 5 minutes."""
        return self._sum("IncomingRecords", props)

    def _sum(self, name: str, props: MetricOptions) -> Metric:
        return self.metric(name, **{"statistic": "Sum", **props._given()})


__all__: list[str] = []
