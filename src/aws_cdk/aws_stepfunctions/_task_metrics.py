"""Metrics of a task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present as given
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_stepfunctions.task_state_base import TaskMetricsConfig


class _TaskMetrics:
    """The metrics that Step Functions reports of some tasks, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:
        _task_metrics: TaskMetricsConfig | None

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the task by its name. Default statistic: sum."""
        from aws_cdk.aws_cloudwatch import Metric

        config = self._task_metrics
        options = {
            "dimensions_map": config.metric_dimensions if config is not None else None,
            "statistic": "Sum",
            **given(props._given()),
        }
        metric = Metric(namespace="AWS/States", metric_name=metric_name, **options)
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    def _count(self, name: str, props: dict[str, Any]) -> Metric:
        config = self._task_metrics
        return self._named(config.metric_prefix_plural if config is not None else None, name, "Sum", props)

    def _time(self, name: str, props: dict[str, Any]) -> Metric:
        config = self._task_metrics
        return self._named(config.metric_prefix_singular if config is not None else None, name, "Average", props)

    def _named(self, prefix: str | None, name: str, statistic: str, props: dict[str, Any]) -> Metric:
        if prefix is None:
            raise ValidationError(
                "Task does not expose metrics. Use the 'metric()' function to add metrics.", scope=self
            )
        return self.metric(f"{prefix}{name}", **{"statistic": statistic, **given(props)})

    @takes(MetricOptions)
    def metric_failed(self, props: MetricOptions) -> Metric:
        """Return how often the task failed. Default statistic: sum."""
        return self._count("Failed", props._given())

    @takes(MetricOptions)
    def metric_heartbeat_timed_out(self, props: MetricOptions) -> Metric:
        """Return how often the task was silent for too long. Default statistic: sum."""
        return self._count("HeartbeatTimedOut", props._given())

    @takes(MetricOptions)
    def metric_run_time(self, props: MetricOptions) -> Metric:
        """Return how long the task ran, in milliseconds. Default statistic: average."""
        return self._time("RunTime", props._given())

    @takes(MetricOptions)
    def metric_scheduled(self, props: MetricOptions) -> Metric:
        """Return how often the task was scheduled. Default statistic: sum."""
        return self._count("Scheduled", props._given())

    @takes(MetricOptions)
    def metric_schedule_time(self, props: MetricOptions) -> Metric:
        """Return how long the task waited until it ran, in milliseconds. Default statistic: average."""
        return self._time("ScheduleTime", props._given())

    @takes(MetricOptions)
    def metric_started(self, props: MetricOptions) -> Metric:
        """Return how often the task started. Default statistic: sum."""
        return self._count("Started", props._given())

    @takes(MetricOptions)
    def metric_succeeded(self, props: MetricOptions) -> Metric:
        """Return how often the task succeeded. Default statistic: sum."""
        return self._count("Succeeded", props._given())

    @takes(MetricOptions)
    def metric_time(self, props: MetricOptions) -> Metric:
        """Return how long the task waited and ran, in milliseconds. Default statistic: average."""
        return self._time("Time", props._given())

    @takes(MetricOptions)
    def metric_timed_out(self, props: MetricOptions) -> Metric:
        """Return how often the task took too long. Default statistic: sum."""
        return self._count("TimedOut", props._given())
