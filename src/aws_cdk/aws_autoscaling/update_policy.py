"""How CloudFormation replaces the instances of a group when their configuration changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_autoscaling._refresh_checks import check_instance_refresh
from aws_cdk.aws_autoscaling.signals import _check_percentage
from aws_cdk.core.cfn_resource_policy import (
    CfnAutoScalingInstanceRefresh,
    CfnAutoScalingInstanceRefreshAlarmSpecification,
    CfnAutoScalingReplacingUpdate,
    CfnAutoScalingRollingUpdate,
    CfnUpdatePolicy,
    _WrittenRefreshPreferences,
)
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.cfn_resource_policy import CfnCreationPolicy
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef


class ScalingProcess(NamedEnum):
    """A process of a group that can be suspended."""

    LAUNCH = "Launch"
    TERMINATE = "Terminate"
    HEALTH_CHECK = "HealthCheck"
    REPLACE_UNHEALTHY = "ReplaceUnhealthy"
    AZ_REBALANCE = "AZRebalance"
    ALARM_NOTIFICATION = "AlarmNotification"
    SCHEDULED_ACTIONS = "ScheduledActions"
    ADD_TO_LOAD_BALANCER = "AddToLoadBalancer"
    INSTANCE_REFRESH = "InstanceRefresh"


# Suspended during a rolling update unless said otherwise: they would disturb it, or be disturbed.
_DEFAULT_SUSPENDED = (
    ScalingProcess.HEALTH_CHECK,
    ScalingProcess.REPLACE_UNHEALTHY,
    ScalingProcess.AZ_REBALANCE,
    ScalingProcess.ALARM_NOTIFICATION,
    ScalingProcess.SCHEDULED_ACTIONS,
    ScalingProcess.INSTANCE_REFRESH,
)


class RollingUpdateOptions(Struct):
    """Options of replacing instances in batches."""

    max_batch_size: int | float | None = None
    """How many at most are replaced at once. Default: 1."""
    min_instances_in_service: int | float | None = None
    """How many at least are in service meanwhile. Default: 0."""
    min_success_percentage: int | float | None = None
    """How many in a hundred must tell of success. Default: as when the group is made, or all."""
    pause_time: Duration | None = None
    """How long to wait after a batch, or at most for signals. Default: the timeout of the signals, or not at all."""
    suspend_processes: Sequence[ScalingProcess] | None = None
    """What is suspended meanwhile. Default: what would disturb."""
    wait_on_resource_signals: bool | None = None
    """Wait for signals of new instances. Default: if the group waits for them when it is made."""


class InstanceRefreshStrategy(NamedEnum):
    """How an instance refresh replaces."""

    ROLLING = "Rolling"
    """Instances."""
    REPLACE_ROOT_VOLUME = "ReplaceRootVolume"
    """Their root volumes."""


class ScaleInProtectedInstances(NamedEnum):
    """What an instance refresh does with instances that are protected from scaling in."""

    REFRESH = "Refresh"
    IGNORE = "Ignore"
    WAIT = "Wait"


class StandbyInstances(NamedEnum):
    """What an instance refresh does with instances on standby."""

    TERMINATE = "Terminate"
    IGNORE = "Ignore"
    WAIT = "Wait"


class InstanceRefreshOptions(Struct):
    """Options of an instance refresh."""

    strategy: InstanceRefreshStrategy
    """How it replaces."""
    alarms: Sequence[IAlarmRef] | None = None
    """Alarms that make it fail."""
    bake_time: Duration | None = None
    """How long to watch the group at the end."""
    checkpoint_delay: Duration | None = None
    """How long to wait at a checkpoint. Default: an hour."""
    checkpoint_percentages: Sequence[int | float] | None = None
    """How many in a hundred are replaced at each checkpoint; the last is 100."""
    instance_warmup: Duration | None = None
    """How long a new instance takes until it counts."""
    max_healthy_percentage: int | float | None = None
    """How large the group may become, in percent."""
    min_healthy_percentage: int | float | None = None
    """How many in a hundred are healthy meanwhile."""
    scale_in_protected_instances: ScaleInProtectedInstances | None = None
    """What happens to instances that are protected from scaling in."""
    skip_matching: bool | None = None
    """Leave instances that have the new configuration already."""
    standby_instances: StandbyInstances | None = None
    """What happens to instances on standby."""


class UpdatePolicy:
    """How CloudFormation replaces the instances of a group."""

    @staticmethod
    def replacing_update() -> UpdatePolicy:
        """Make a new group, and delete the old one when it is there."""
        return _ReplacingUpdate()

    @staticmethod
    @takes(RollingUpdateOptions)
    def rolling_update(options: RollingUpdateOptions) -> UpdatePolicy:
        """Replace instances in batches.

        Raises:
            ValidationError: the share of successes is no percentage.
        """
        _check_percentage(options.min_success_percentage)
        return _RollingUpdate(options)

    @staticmethod
    @takes(InstanceRefreshOptions)
    def instance_refresh(options: InstanceRefreshOptions) -> UpdatePolicy:
        """Have Auto Scaling replace instances, or their root volumes.

        Raises:
            ValidationError: a share or a time is out of bounds, the checkpoints are no ascending shares, or there are more
                than 10 alarms.
        """
        check_instance_refresh(options)
        return _InstanceRefresh(options)

    def _render(self, creation_policy: CfnCreationPolicy | None) -> CfnUpdatePolicy:
        """Return the policy, for a group that is made so."""
        raise NotImplementedError

    @property
    def _is_rolling(self) -> bool:
        return False


class _ReplacingUpdate(UpdatePolicy):
    def _render(self, creation_policy: CfnCreationPolicy | None) -> CfnUpdatePolicy:
        return CfnUpdatePolicy(auto_scaling_replacing_update=CfnAutoScalingReplacingUpdate(will_replace=True))


class _RollingUpdatePolicy(CfnAutoScalingRollingUpdate):
    _order = (
        "max_batch_size",
        "min_instances_in_service",
        "suspend_processes",
        "min_successful_instances_percent",
        "wait_on_resource_signals",
        "pause_time",
    )


class _RollingUpdate(UpdatePolicy):
    def __init__(self, options: RollingUpdateOptions) -> None:
        self._options = options

    def _render(self, creation_policy: CfnCreationPolicy | None) -> CfnUpdatePolicy:
        options = self._options
        percentage = options.min_success_percentage
        if (
            percentage is None
            and creation_policy is not None
            and creation_policy.auto_scaling_creation_policy is not None
        ):
            percentage = creation_policy.auto_scaling_creation_policy.min_successful_instances_percent
        waits = options.wait_on_resource_signals
        if waits is None:
            waits = creation_policy is not None
        pause = options.pause_time.to_iso_string() if options.pause_time is not None else None
        if pause is None and creation_policy is not None and creation_policy.resource_signal is not None:
            pause = creation_policy.resource_signal.timeout
        suspended = options.suspend_processes if options.suspend_processes is not None else _DEFAULT_SUSPENDED
        return CfnUpdatePolicy(
            auto_scaling_rolling_update=_RollingUpdatePolicy(
                max_batch_size=options.max_batch_size,
                min_instances_in_service=options.min_instances_in_service,
                suspend_processes=[process._value_ for process in suspended],
                min_successful_instances_percent=percentage,
                wait_on_resource_signals=True if waits else None,
                pause_time=pause,
            )
        )

    @property
    def _is_rolling(self) -> bool:
        return True


class _InstanceRefresh(UpdatePolicy):
    def __init__(self, options: InstanceRefreshOptions) -> None:
        self._options = options

    def _render(self, creation_policy: CfnCreationPolicy | None) -> CfnUpdatePolicy:
        options = self._options
        alarms = [alarm.alarm_ref.alarm_name for alarm in options.alarms or ()]
        protected, standby = options.scale_in_protected_instances, options.standby_instances
        preferences = _WrittenRefreshPreferences(
            min_healthy_percentage=options.min_healthy_percentage,
            max_healthy_percentage=options.max_healthy_percentage,
            instance_warmup=_seconds(options.instance_warmup),
            skip_matching=options.skip_matching,
            checkpoint_percentages=options.checkpoint_percentages,
            checkpoint_delay=_seconds(options.checkpoint_delay),
            bake_time=_seconds(options.bake_time),
            alarm_specification=CfnAutoScalingInstanceRefreshAlarmSpecification(alarms=alarms) if alarms else None,
            scale_in_protected_instances=protected._value_ if protected is not None else None,
            standby_instances=standby._value_ if standby is not None else None,
        )
        given = any(value is not None for value in preferences._given().values())
        return CfnUpdatePolicy(
            auto_scaling_instance_refresh=CfnAutoScalingInstanceRefresh(
                strategy=options.strategy._value_, preferences=preferences if given else None
            )
        )


def _seconds(duration: Duration | None) -> float | None:
    return duration.to_seconds() if duration is not None else None
