"""Metrics of a queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import MathExpression, Metric

_NAMESPACE = "AWS/SQS"


class _QueueMetrics:
    """The metrics that SQS reports of a queue, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def queue_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the queue by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"QueueName": self.queue_name}, **props._given()}
        metric = Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_approximate_age_of_oldest_message(self, props: MetricOptions) -> Metric:
        """Return the age of the oldest message, in seconds. Default statistic: maximum."""
        return self.metric("ApproximateAgeOfOldestMessage", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_approximate_number_of_messages_delayed(self, props: MetricOptions) -> Metric:
        """Return the number of messages that cannot be received yet. Default statistic: maximum."""
        return self.metric("ApproximateNumberOfMessagesDelayed", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_approximate_number_of_messages_not_visible(self, props: MetricOptions) -> Metric:
        """Return the number of messages received, but not deleted yet. Default statistic: maximum."""
        return self.metric("ApproximateNumberOfMessagesNotVisible", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_approximate_number_of_messages_visible(self, props: MetricOptions) -> Metric:
        """Return the number of messages that can be received. Default statistic: maximum."""
        return self.metric("ApproximateNumberOfMessagesVisible", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_approximate_number_of_messages_outstanding(self, props: MetricOptions) -> MathExpression:
        """Return the number of messages not deleted yet: visible and not visible. Default statistic: maximum."""
        from aws_cdk.aws_cloudwatch import MathExpression

        options = {name: value for name, value in props._given().items() if name in ("color", "label", "period")}
        return MathExpression(
            expression="visible + notVisible",
            using_metrics={
                "visible": self.metric_approximate_number_of_messages_visible(**props._given()),
                "notVisible": self.metric_approximate_number_of_messages_not_visible(**props._given()),
            },
            **{"label": "Approximate number of messages outstanding", **options},
        )

    @takes(MetricOptions)
    def metric_number_of_empty_receives(self, props: MetricOptions) -> Metric:
        """Return the number of calls that received nothing. Default statistic: sum."""
        return self.metric("NumberOfEmptyReceives", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_messages_deleted(self, props: MetricOptions) -> Metric:
        """Return the number of messages deleted. Default statistic: sum."""
        return self.metric("NumberOfMessagesDeleted", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_messages_received(self, props: MetricOptions) -> Metric:
        """Return the number of messages received. Default statistic: sum."""
        return self.metric("NumberOfMessagesReceived", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_messages_sent(self, props: MetricOptions) -> Metric:
        """Return the number of messages sent. Default statistic: sum."""
        return self.metric("NumberOfMessagesSent", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_sent_message_size(self, props: MetricOptions) -> Metric:
        """Return the size of messages sent, in bytes. Default statistic: average."""
        return self.metric("SentMessageSize", **{"statistic": "Average", **props._given()})
