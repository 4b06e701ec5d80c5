"""What groups of instances can do, made here or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling.lifecycle_hook import BasicLifecycleHookProps
from aws_cdk.aws_autoscaling.scheduled_action import BasicScheduledActionProps
from aws_cdk.aws_autoscaling.step_scaling_policy import BasicStepScalingPolicyProps
from aws_cdk.aws_autoscaling.target_tracking_scaling_policy import (
    BaseTargetTrackingProps,
    PredefinedMetric,
    TargetTrackingScalingPolicy,
)
from aws_cdk.aws_autoscaling.warm_pool import WarmPoolOptions
from aws_cdk.aws_iam.principal import IGrantable
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.lifecycle_hook import LifecycleHook
    from aws_cdk.aws_autoscaling.scheduled_action import ScheduledAction
    from aws_cdk.aws_autoscaling.step_scaling_policy import StepScalingPolicy
    from aws_cdk.aws_autoscaling.warm_pool import WarmPool
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
    from aws_cdk.interfaces.aws_autoscaling import AutoScalingGroupReference


class CpuUtilizationScalingProps(BaseTargetTrackingProps):
    """How busy processors are to be."""

    target_utilization_percent: int | float
    """The average over the group, in percent."""


class NetworkUtilizationScalingProps(BaseTargetTrackingProps):
    """How busy the network is to be."""

    target_bytes_per_second: int | float
    """The average over the group."""


class RequestCountScalingProps(BaseTargetTrackingProps):
    """How many requests an instance is to answer."""

    target_requests_per_minute: int | float | None = None
    """The average over the group."""


class MetricTargetTrackingProps(BaseTargetTrackingProps):
    """Which metric is to stay at which value."""

    metric: IMetric
    """The metric; it must fall as the group grows."""
    target_value: int | float
    """The value."""


class IAutoScalingGroup(IResource, IGrantable):
    """A group of instances."""

    if TYPE_CHECKING:

        @property
        def auto_scaling_group_arn(self) -> str: ...
        @property
        def auto_scaling_group_name(self) -> str: ...
        @property
        def auto_scaling_group_ref(self) -> AutoScalingGroupReference: ...
        @property
        def os_type(self) -> OperatingSystemType: ...
        def add_user_data(self, *commands: str) -> None: ...
        @takes(BasicLifecycleHookProps)
        def add_lifecycle_hook(self, id: str, props: BasicLifecycleHookProps) -> LifecycleHook: ...
        @takes(WarmPoolOptions)
        def add_warm_pool(self, options: WarmPoolOptions) -> WarmPool: ...
        @takes(CpuUtilizationScalingProps)
        def scale_on_cpu_utilization(
            self, id: str, props: CpuUtilizationScalingProps
        ) -> TargetTrackingScalingPolicy: ...
        @takes(NetworkUtilizationScalingProps)
        def scale_on_incoming_bytes(
            self, id: str, props: NetworkUtilizationScalingProps
        ) -> TargetTrackingScalingPolicy: ...
        @takes(NetworkUtilizationScalingProps)
        def scale_on_outgoing_bytes(
            self, id: str, props: NetworkUtilizationScalingProps
        ) -> TargetTrackingScalingPolicy: ...
        @takes(BasicStepScalingPolicyProps)
        def scale_on_metric(self, id: str, props: BasicStepScalingPolicyProps) -> StepScalingPolicy: ...
        @takes(BasicScheduledActionProps)
        def scale_on_schedule(self, id: str, props: BasicScheduledActionProps) -> ScheduledAction: ...
        @takes(MetricTargetTrackingProps)
        def scale_to_track_metric(self, id: str, props: MetricTargetTrackingProps) -> TargetTrackingScalingPolicy: ...


class _AutoScalingGroupBase(Resource, IAutoScalingGroup):
    """Hooks, pools and policies of a group."""

    auto_scaling_group_arn: str
    auto_scaling_group_name: str

    @property
    def auto_scaling_group_ref(self) -> AutoScalingGroupReference:
        """A reference to the group."""
        from aws_cdk.interfaces.aws_autoscaling import AutoScalingGroupReference

        return AutoScalingGroupReference(
            auto_scaling_group_name=self.auto_scaling_group_name, auto_scaling_group_arn=self.auto_scaling_group_arn
        )

    @takes(BasicLifecycleHookProps)
    def add_lifecycle_hook(self, id: str, props: BasicLifecycleHookProps) -> LifecycleHook:
        """Call something while an instance comes into the group, or leaves it."""
        from aws_cdk.aws_autoscaling.lifecycle_hook import LifecycleHook

        return LifecycleHook(self, f"LifecycleHook{id}", auto_scaling_group=self, **props._given())

    @takes(WarmPoolOptions)
    def add_warm_pool(self, options: WarmPoolOptions) -> WarmPool:
        """Start instances before they are needed."""
        from aws_cdk.aws_autoscaling.warm_pool import WarmPool

        return WarmPool(self, "WarmPool", auto_scaling_group=self, **options._given())

    @takes(BasicScheduledActionProps)
    def scale_on_schedule(self, id: str, props: BasicScheduledActionProps) -> ScheduledAction:
        """Change the size at certain times."""
        from aws_cdk.aws_autoscaling.scheduled_action import ScheduledAction

        return ScheduledAction(self, f"ScheduledAction{id}", auto_scaling_group=self, **props._given())

    @takes(CpuUtilizationScalingProps)
    def scale_on_cpu_utilization(self, id: str, props: CpuUtilizationScalingProps) -> TargetTrackingScalingPolicy:
        """Keep processors as busy as said."""
        return self._tracked(id, props, PredefinedMetric.ASG_AVERAGE_CPU_UTILIZATION, props.target_utilization_percent)

    @takes(NetworkUtilizationScalingProps)
    def scale_on_incoming_bytes(self, id: str, props: NetworkUtilizationScalingProps) -> TargetTrackingScalingPolicy:
        """Keep what comes in from the network at so much."""
        return self._tracked(id, props, PredefinedMetric.ASG_AVERAGE_NETWORK_IN, props.target_bytes_per_second)

    @takes(NetworkUtilizationScalingProps)
    def scale_on_outgoing_bytes(self, id: str, props: NetworkUtilizationScalingProps) -> TargetTrackingScalingPolicy:
        """Keep what goes out to the network at so much."""
        return self._tracked(id, props, PredefinedMetric.ASG_AVERAGE_NETWORK_OUT, props.target_bytes_per_second)

    @takes(MetricTargetTrackingProps)
    def scale_to_track_metric(self, id: str, props: MetricTargetTrackingProps) -> TargetTrackingScalingPolicy:
        """Keep a metric at a value."""
        given = props._given()
        metric = given.pop("metric")
        return TargetTrackingScalingPolicy(
            self, f"ScalingPolicy{id}", auto_scaling_group=self, custom_metric=metric, **given
        )

    @takes(BasicStepScalingPolicyProps)
    def scale_on_metric(self, id: str, props: BasicStepScalingPolicyProps) -> StepScalingPolicy:
        """Change the size by steps, as far as a metric is from where it should be."""
        from aws_cdk.aws_autoscaling.step_scaling_policy import StepScalingPolicy

        return StepScalingPolicy(self, id, auto_scaling_group=self, **props._given())

    def _tracked(
        self,
        id: str,
        props: BaseTargetTrackingProps,
        metric: PredefinedMetric,
        target: int | float,
        resource_label: str | None = None,
    ) -> TargetTrackingScalingPolicy:
        return TargetTrackingScalingPolicy(
            self,
            f"ScalingPolicy{id}",
            auto_scaling_group=self,
            predefined_metric=metric,
            target_value=target,
            resource_label=resource_label,
            cooldown=props.cooldown,
            disable_scale_in=props.disable_scale_in,
            estimated_instance_warmup=props.estimated_instance_warmup,
        )
