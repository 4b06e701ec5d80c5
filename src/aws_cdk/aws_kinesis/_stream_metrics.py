"""Metrics of a stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class _StreamMetrics:
    """The metrics that Kinesis reports of a stream, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def stream_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the stream by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"StreamName": self.stream_name}, **props._given()}
        metric = Metric(namespace="AWS/Kinesis", metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_get_records(self, props: MetricOptions) -> Metric:
        """Return the number of records that readers got. Default statistic: average."""
        return self.metric("GetRecords.Records", **props._given())

    @takes(MetricOptions)
    def metric_get_records_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes that readers got. Default statistic: average."""
        return self.metric("GetRecords.Bytes", **props._given())

    @takes(MetricOptions)
    def metric_get_records_iterator_age_milliseconds(self, props: MetricOptions) -> Metric:
        """Return how far readers are behind, in milliseconds. Default statistic: maximum."""
        return self.metric("GetRecords.IteratorAgeMilliseconds", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_get_records_latency(self, props: MetricOptions) -> Metric:
        """Return the time that reading calls took, in milliseconds. Default statistic: average."""
        return self.metric("GetRecords.Latency", **props._given())

    @takes(MetricOptions)
    def metric_get_records_success(self, props: MetricOptions) -> Metric:
        """Return the share of reading calls that succeeded. Default statistic: average."""
        return self.metric("GetRecords.Success", **props._given())

    @takes(MetricOptions)
    def metric_incoming_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes that were written. Default statistic: average."""
        return self.metric("IncomingBytes", **props._given())

    @takes(MetricOptions)
    def metric_incoming_records(self, props: MetricOptions) -> Metric:
        """Return the number of records that were written. Default statistic: average."""
        return self.metric("IncomingRecords", **props._given())

    @takes(MetricOptions)
    def metric_put_record_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes written one record a call. Default statistic: average."""
        return self.metric("PutRecord.Bytes", **props._given())

    @takes(MetricOptions)
    def metric_put_record_latency(self, props: MetricOptions) -> Metric:
        """Return the time that calls with one record took, in milliseconds. Default statistic: average."""
        return self.metric("PutRecord.Latency", **props._given())

    @takes(MetricOptions)
    def metric_put_record_success(self, props: MetricOptions) -> Metric:
        """Return the share of calls with one record that succeeded. Default statistic: average."""
        return self.metric("PutRecord.Success", **props._given())

    @takes(MetricOptions)
    def metric_put_records_bytes(self, props: MetricOptions) -> Metric:
        """Return the bytes written several records a call. Default statistic: average."""
        return self.metric("PutRecords.Bytes", **props._given())

    @takes(MetricOptions)
    def metric_put_records_failed_records(self, props: MetricOptions) -> Metric:
        """Return the number of records of ``PutRecords`` that failed inside Kinesis. Default statistic: average."""
        return self.metric("PutRecords.FailedRecords", **props._given())

    @takes(MetricOptions)
    def metric_put_records_latency(self, props: MetricOptions) -> Metric:
        """Return the time that calls with several records took, in milliseconds. Default statistic: average."""
        return self.metric("PutRecords.Latency", **props._given())

    @takes(MetricOptions)
    def metric_put_records_success(self, props: MetricOptions) -> Metric:
        """Return the share of ``PutRecords`` calls in which a record succeeded. Default statistic: average."""
        return self.metric("PutRecords.Success", **props._given())

    @takes(MetricOptions)
    def metric_put_records_successful_records(self, props: MetricOptions) -> Metric:
        """Return the number of records of ``PutRecords`` that were written. Default statistic: average."""
        return self.metric("PutRecords.SuccessfulRecords", **props._given())

    @takes(MetricOptions)
    def metric_put_records_throttled_records(self, props: MetricOptions) -> Metric:
        """Return the number of records of ``PutRecords`` that were refused as too many. Default statistic: average."""
        return self.metric("PutRecords.ThrottledRecords", **props._given())

    @takes(MetricOptions)
    def metric_put_records_total_records(self, props: MetricOptions) -> Metric:
        """Return the number of records in ``PutRecords`` calls. Default statistic: average."""
        return self.metric("PutRecords.TotalRecords", **props._given())

    @takes(MetricOptions)
    def metric_read_provisioned_throughput_exceeded(self, props: MetricOptions) -> Metric:
        """Return the number of reading calls refused as too many. Default statistic: average."""
        return self.metric("ReadProvisionedThroughputExceeded", **props._given())

    @takes(MetricOptions)
    def metric_write_provisioned_throughput_exceeded(self, props: MetricOptions) -> Metric:
        """Return the number of records refused as too many. Default statistic: average."""
        return self.metric("WriteProvisionedThroughputExceeded", **props._given())
