"""Metrics of an account's quota of state transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class StateTransitionMetric:
    """Metrics of an account's quota of state transitions, each over 5 minutes. Options are those of ``MetricOptions``."""

    @staticmethod
    def metric(metric_name: str, **props: Any) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"dimensions_map": {"ServiceMetric": "StateTransition"}, **props}
        return Metric(namespace="AWS/States", metric_name=metric_name, **options)

    @staticmethod
    def metric_provisioned_bucket_size(**props: Any) -> Metric:
        """Return how many transitions are available at once. Default statistic: average."""
        return StateTransitionMetric.metric("ProvisionedBucketSize", **props)

    @staticmethod
    def metric_provisioned_refill_rate(**props: Any) -> Metric:
        """Return how many transitions a second are available. Default statistic: average."""
        return StateTransitionMetric.metric("ProvisionedRefillRate", **props)

    @staticmethod
    def metric_consumed_capacity(**props: Any) -> Metric:
        """Return how many transitions a second are used. Default statistic: average."""
        return StateTransitionMetric.metric("ConsumedCapacity", **props)

    @staticmethod
    def metric_throttled_events(**props: Any) -> Metric:
        """Return how many transitions were throttled. Default statistic: sum."""
        return StateTransitionMetric.metric("ThrottledEvents", **{"statistic": "Sum", **props})
