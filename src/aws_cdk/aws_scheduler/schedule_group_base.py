"""What groups of schedules made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_scheduler._metrics import (
    ATTEMPTS,
    DROPPED,
    ERRORS,
    SENT_TO_DLQ,
    TARGET_THROTTLED,
    THROTTLED,
    TRUNCATED,
    failed_to_be_sent,
    scheduler_metric,
)
from aws_cdk.aws_scheduler.schedule_group_grants import ScheduleGroupGrants
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_scheduler import ScheduleGroupReference


class _GroupMembers:
    """Grants and metrics of a group. Options of metrics are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def schedule_group_arn(self) -> str: ...
        @property
        def schedule_group_name(self) -> str: ...
        @property
        def schedule_group_ref(self) -> ScheduleGroupReference: ...

    @property
    def grants(self) -> ScheduleGroupGrants:
        """Gives permissions on the schedules of the group."""
        return ScheduleGroupGrants.from_schedule_group(self)

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the group."""
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.schedule_group_arn])

    def grant_read_schedules(self, identity: IGrantable) -> Grant:
        """Let ``identity`` see the schedules of the group."""
        return self.grants.read_schedules(identity)

    def grant_write_schedules(self, identity: IGrantable) -> Grant:
        """Let ``identity`` make and change schedules of the group."""
        return self.grants.write_schedules(identity)

    def grant_delete_schedules(self, identity: IGrantable) -> Grant:
        """Let ``identity`` delete schedules of the group."""
        return self.grants.delete_schedules(identity)

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the group by its name. Default statistic: the sum."""
        dimensions = {"ScheduleGroup": self.schedule_group_name}
        return scheduler_metric(metric_name, **{"dimensions_map": dimensions, **props._given()})

    @takes(MetricOptions)
    def metric_throttled(self, props: MetricOptions) -> Metric:
        """Return how many invocations EventBridge Scheduler throttled."""
        return self.metric(THROTTLED, **props._given())

    @takes(MetricOptions)
    def metric_target_errors(self, props: MetricOptions) -> Metric:
        """Return how many invocations ended in an error of the target."""
        return self.metric(ERRORS, **props._given())

    @takes(MetricOptions)
    def metric_attempts(self, props: MetricOptions) -> Metric:
        """Return how many invocations were tried."""
        return self.metric(ATTEMPTS, **props._given())

    @takes(MetricOptions)
    def metric_target_throttled(self, props: MetricOptions) -> Metric:
        """Return how many invocations the target throttled."""
        return self.metric(TARGET_THROTTLED, **props._given())

    @takes(MetricOptions)
    def metric_dropped(self, props: MetricOptions) -> Metric:
        """Return how many invocations were given up."""
        return self.metric(DROPPED, **props._given())

    @takes(MetricOptions)
    def metric_sent_to_dlq(self, props: MetricOptions) -> Metric:
        """Return how many events went to dead-letter queues."""
        return self.metric(SENT_TO_DLQ, **props._given())

    @takes(MetricOptions)
    def metric_failed_to_be_sent_to_dlq(
        self,
        error_code: str | None = None,
        props: MetricOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> Metric:
        """Return how many events dead-letter queues did not take.

        Args:
            error_code: Only those with this error.
            props: Options of the metric.
        """
        return self.metric(failed_to_be_sent(error_code), **props._given())

    @takes(MetricOptions)
    def metric_sent_to_dlq_truncated(self, props: MetricOptions) -> Metric:
        """Return how many events were cut, for dead-letter queues to take them."""
        return self.metric(TRUNCATED, **props._given())


class IScheduleGroup(IResource, _GroupMembers):
    """A group of schedules."""


class _ScheduleGroupBase(Resource, IScheduleGroup):
    """Base of groups."""

    schedule_group_arn: str
    schedule_group_name: str

    @property
    def schedule_group_ref(self) -> ScheduleGroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_scheduler import ScheduleGroupReference

        return ScheduleGroupReference(
            schedule_group_name=self.schedule_group_name, schedule_group_arn=self.schedule_group_arn
        )


__all__ = ["IScheduleGroup"]
