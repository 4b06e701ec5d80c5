"""Metrics that AgentCore reports of a resource, some by operation of its API or for what runs in sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric

_NAMESPACE = "AWS/Bedrock-AgentCore"


class ResourceMetrics:
    """What AgentCore reports of a resource, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    @property
    def _metered_arn(self) -> str:
        raise NotImplementedError(f"{type(self).__name__} must define _metered_arn")

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the resource by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        options = props._given()
        options["dimensions_map"] = {"Resource": self._metered_arn, **(options.get("dimensions_map") or {})}
        metric = Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone


class OperationMetrics(ResourceMetrics):
    """What AgentCore reports of a resource, also operation by operation."""

    __slots__ = ()

    @takes(MetricOptions)
    def metric_for_api_operation(self, metric_name: str, operation: str, props: MetricOptions) -> Metric:
        """Return a metric of one operation by its name. Default statistic: average."""
        return self._of(metric_name, {"Operation": operation}, "Average", props)

    @takes(MetricOptions)
    def metric_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the number of calls that failed. Default statistic: sum."""
        return self._of("Errors", {"Operation": operation}, "Sum", props)

    @takes(MetricOptions)
    def metric_invocations_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the number of calls. Default statistic: sum."""
        return self._of("Invocations", {"Operation": operation}, "Sum", props)

    @takes(MetricOptions)
    def metric_latency_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the time that calls took, in milliseconds. Default statistic: average."""
        return self._of("Latency", {"Operation": operation}, "Average", props)

    def _of(self, metric_name: str, dimensions: dict[str, Any], statistic: str, props: MetricOptions) -> Metric:
        # as the peer: dimensions that the app gives replace these, though never the resource's
        return self.metric(metric_name, **{"dimensions_map": dimensions, "statistic": statistic, **props._given()})


class SessionMetrics(OperationMetrics):
    """What AgentCore reports of what runs in sessions."""

    __slots__ = ()
    _session: str

    @takes(MetricOptions)
    def metric_session_duration(self, props: MetricOptions) -> Metric:
        """Return how long sessions lasted, in milliseconds. Default statistic: average."""
        return self._of("Duration", {"Operation": self._session}, "Average", props)

    @takes(MetricOptions)
    def metric_system_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the number of errors of the service. Default statistic: sum."""
        return self._of("SystemErrors", {"Operation": operation}, "Sum", props)

    @takes(MetricOptions)
    def metric_throttles_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the number of calls turned away because there were too many. Default statistic: sum."""
        return self._of("Throttles", {"Operation": operation}, "Sum", props)

    @takes(MetricOptions)
    def metric_user_errors_for_api_operation(self, operation: str, props: MetricOptions) -> Metric:
        """Return the number of calls that were wrong. Default statistic: sum."""
        return self._of("UserErrors", {"Operation": operation}, "Sum", props)
