"""Metrics of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric

_NAMESPACE = "AWS/SNS"


class _TopicMetrics:
    """The metrics that SNS reports of a topic, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def topic_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the topic by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"TopicName": self.topic_name}, **props._given()}
        metric = Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_number_of_messages_published(self, props: MetricOptions) -> Metric:
        """Return the number of messages published. Default statistic: sum."""
        return self.metric("NumberOfMessagesPublished", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_notifications_delivered(self, props: MetricOptions) -> Metric:
        """Return the number of messages delivered to subscribers. Default statistic: sum."""
        return self.metric("NumberOfNotificationsDelivered", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_notifications_failed(self, props: MetricOptions) -> Metric:
        """Return the number of messages that could not be delivered. Default statistic: sum."""
        return self.metric("NumberOfNotificationsFailed", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_notifications_filtered_out(self, props: MetricOptions) -> Metric:
        """Return the number of messages that filters kept back. Default statistic: sum."""
        return self.metric("NumberOfNotificationsFilteredOut", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_number_of_notifications_filtered_out_invalid_attributes(self, props: MetricOptions) -> Metric:
        """Return the number of messages kept back for invalid attributes. Default statistic: sum."""
        return self.metric(
            "NumberOfNotificationsFilteredOut-InvalidAttributes", **{"statistic": "Sum", **props._given()}
        )

    @takes(MetricOptions)
    def metric_number_of_notifications_filtered_out_no_message_attributes(self, props: MetricOptions) -> Metric:
        """Return the number of messages kept back since they have no attributes. Default statistic: sum."""
        return self.metric(
            "NumberOfNotificationsFilteredOut-NoMessageAttributes", **{"statistic": "Sum", **props._given()}
        )

    @takes(MetricOptions)
    def metric_publish_size(self, props: MetricOptions) -> Metric:
        """Return the size of messages published, in bytes. Default statistic: average."""
        return self.metric("PublishSize", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_sms_month_to_date_spent_usd(self, props: MetricOptions) -> Metric:
        """Return what text messages have cost this month, in US dollars. Default statistic: maximum."""
        return self.metric("SMSMonthToDateSpentUSD", **{"statistic": "Maximum", **props._given()})

    @takes(MetricOptions)
    def metric_sms_success_rate(self, props: MetricOptions) -> Metric:
        """Return the part of text messages that were delivered. Default statistic: sum."""
        return self.metric("SMSSuccessRate", **{"statistic": "Sum", **props._given()})
