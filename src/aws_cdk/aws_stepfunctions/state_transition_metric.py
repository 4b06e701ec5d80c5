"""Metrics of an account's quota of state transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class StateTransitionMetric:
    """Metrics of an account's quota of state transitions, each over 5 minutes. Options are those of ``MetricOptions``."""

    @staticmethod
    @takes(MetricOptions)
    def metric(metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ServiceMetric": "StateTransition"}, **props._given()}
        return Metric(namespace="AWS/States", metric_name=metric_name, **options)

    @staticmethod
    @takes(MetricOptions)
    def metric_provisioned_bucket_size(props: MetricOptions) -> Metric:
        """Return how many transitions are available at once. Default statistic: average."""
        return StateTransitionMetric.metric("ProvisionedBucketSize", **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_provisioned_refill_rate(props: MetricOptions) -> Metric:
        """Return how many transitions a second are available. Default statistic: average."""
        return StateTransitionMetric.metric("ProvisionedRefillRate", **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_consumed_capacity(props: MetricOptions) -> Metric:
        """Return how many transitions a second are used. Default statistic: average."""
        return StateTransitionMetric.metric("ConsumedCapacity", **props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_throttled_events(props: MetricOptions) -> Metric:
        """Return how many transitions were throttled. Default statistic: sum."""
        return StateTransitionMetric.metric("ThrottledEvents", **{"statistic": "Sum", **props._given()})
