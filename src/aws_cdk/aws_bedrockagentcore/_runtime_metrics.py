"""Metrics of a runtime's default endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric

_NAMESPACE = "AWS/Bedrock-AgentCore"
_OPERATION = "InvokeAgentRuntime"


class RuntimeMetrics:
    """What AgentCore reports of a runtime, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def agent_runtime_arn(self) -> str: ...
        @property
        def agent_runtime_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the runtime by its name. Default statistic: average."""
        dimensions = {
            "Resource": self.agent_runtime_arn,
            "Operation": _OPERATION,
            "Name": f"{self.agent_runtime_name}::DEFAULT",
        }
        return self._metric(metric_name, dimensions, props)

    @takes(MetricOptions)
    def metric_invocations(self, props: MetricOptions) -> Metric:
        """Return the number of requests. Default statistic: sum."""
        return self._sum("Invocations", props)

    @takes(MetricOptions)
    def metric_invocations_aggregated(self, props: MetricOptions) -> Metric:
        """Return the number of requests to all runtimes. Default statistic: sum."""
        return self._sum_of_all("Invocations", props)

    @takes(MetricOptions)
    def metric_latency(self, props: MetricOptions) -> Metric:
        """Return the time from a request to the last of its answer, in milliseconds. Default statistic: average."""
        return self.metric("Latency", **{"statistic": "Average", **props._given()})

    @takes(MetricOptions)
    def metric_session_count(self, props: MetricOptions) -> Metric:
        """Return the number of sessions. Default statistic: sum."""
        return self._sum("SessionCount", props)

    @takes(MetricOptions)
    def metric_sessions_aggregated(self, props: MetricOptions) -> Metric:
        """Return the number of sessions of all runtimes. Default statistic: sum."""
        return self._sum_of_all("Sessions", props)

    @takes(MetricOptions)
    def metric_system_errors(self, props: MetricOptions) -> Metric:
        """Return the number of errors of the service. Default statistic: sum."""
        return self._sum("SystemErrors", props)

    @takes(MetricOptions)
    def metric_throttles(self, props: MetricOptions) -> Metric:
        """Return the number of requests turned away because there were too many. Default statistic: sum."""
        return self._sum("Throttles", props)

    @takes(MetricOptions)
    def metric_total_errors(self, props: MetricOptions) -> Metric:
        """Return the number of errors of all kinds. Default statistic: sum."""
        return self._sum("TotalErrors", props)

    @takes(MetricOptions)
    def metric_user_errors(self, props: MetricOptions) -> Metric:
        """Return the number of requests that were wrong. Default statistic: sum."""
        return self._sum("UserErrors", props)

    def _sum(self, metric_name: str, props: MetricOptions) -> Metric:
        return self.metric(metric_name, **{"statistic": "Sum", **props._given()})

    def _sum_of_all(self, metric_name: str, props: MetricOptions) -> Metric:
        return self._metric(metric_name, {"AggregateOperation": _OPERATION}, props, statistic="Sum")

    def _metric(self, metric_name: str, dimensions: dict[str, str], props: MetricOptions, **defaults: Any) -> Metric:
        from aws_cdk.aws_cloudwatch import Metric

        options = {**defaults, **props._given()}
        options["dimensions_map"] = {**dimensions, **(options.get("dimensions_map") or {})}
        metric = Metric(namespace=_NAMESPACE, metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone
