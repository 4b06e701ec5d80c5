"""Metrics of all functions of an account and region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda._metrics import account_metric
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric


class _AccountMetrics:
    """What Lambda reports of all functions of an account and region together, each over 5 minutes."""

    @staticmethod
    @takes(MetricOptions)
    def metric_all(metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric over all functions of the account and region (options of ``MetricOptions``)."""
        return account_metric(metric_name, props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_duration(props: MetricOptions) -> Metric:
        """Return how long calls of all functions take, in milliseconds."""
        return account_metric("Duration", props._given())

    @staticmethod
    @takes(MetricOptions)
    def metric_all_errors(props: MetricOptions) -> Metric:
        """Return how many calls of all functions fail."""
        return account_metric("Errors", props._given(), "Sum")

    @staticmethod
    @takes(MetricOptions)
    def metric_all_invocations(props: MetricOptions) -> Metric:
        """Return how often functions are called."""
        return account_metric("Invocations", props._given(), "Sum")

    @staticmethod
    @takes(MetricOptions)
    def metric_all_throttles(props: MetricOptions) -> Metric:
        """Return how many calls of all functions are refused for want of concurrency."""
        return account_metric("Throttles", props._given(), "Sum")

    @staticmethod
    @takes(MetricOptions)
    def metric_all_concurrent_executions(props: MetricOptions) -> Metric:
        """Return how many executions there are at once."""
        return account_metric("ConcurrentExecutions", props._given(), "Maximum")

    @staticmethod
    @takes(MetricOptions)
    def metric_all_unreserved_concurrent_executions(props: MetricOptions) -> Metric:
        """Return how many executions there are at once in functions without a reservation."""
        return account_metric("UnreservedConcurrentExecutions", props._given(), "Maximum")
