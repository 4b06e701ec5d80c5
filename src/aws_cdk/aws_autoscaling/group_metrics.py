"""Metrics of a group that CloudWatch collects."""

from __future__ import annotations

from aws_cdk.core.arguments import checked


class GroupMetric:
    """A metric of a group."""

    MIN_SIZE: GroupMetric
    MAX_SIZE: GroupMetric
    DESIRED_CAPACITY: GroupMetric
    IN_SERVICE_INSTANCES: GroupMetric
    PENDING_INSTANCES: GroupMetric
    STANDBY_INSTANCES: GroupMetric
    TERMINATING_INSTANCES: GroupMetric
    TOTAL_INSTANCES: GroupMetric

    @checked
    def __init__(self, name: str) -> None:
        self.name = name


GroupMetric.MIN_SIZE = GroupMetric("GroupMinSize")
GroupMetric.MAX_SIZE = GroupMetric("GroupMaxSize")
GroupMetric.DESIRED_CAPACITY = GroupMetric("GroupDesiredCapacity")
GroupMetric.IN_SERVICE_INSTANCES = GroupMetric("GroupInServiceInstances")
GroupMetric.PENDING_INSTANCES = GroupMetric("GroupPendingInstances")
GroupMetric.STANDBY_INSTANCES = GroupMetric("GroupStandbyInstances")
GroupMetric.TERMINATING_INSTANCES = GroupMetric("GroupTerminatingInstances")
GroupMetric.TOTAL_INSTANCES = GroupMetric("GroupTotalInstances")


class GroupMetrics:
    """A set of metrics; all of them if none is named."""

    @checked
    def __init__(self, *metrics: GroupMetric) -> None:
        self._metrics = metrics

    @staticmethod
    def all() -> GroupMetrics:
        """Return all metrics."""
        return GroupMetrics()

    def _rendered(self) -> dict[str, object]:
        names = [metric.name for metric in self._metrics]
        return {"granularity": "1Minute", "metrics": names or None}
