"""Policies of a resource: how CloudFormation makes, updates and removes it.

The shapes follow the CloudFormation user guide (attributes CreationPolicy, UpdatePolicy and DeletionPolicy).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class CfnDeletionPolicy(NamedEnum):
    """What becomes of a resource that leaves its stack."""

    DELETE = "Delete"
    RETAIN = "Retain"
    RETAIN_EXCEPT_ON_CREATE = "RetainExceptOnCreate"
    SNAPSHOT = "Snapshot"


class CfnResourceAutoScalingCreationPolicy(Struct):
    """How many new instances must succeed."""

    min_successful_instances_percent: float | None = None
    """0 to 100. Default: 100."""


class CfnResourceSignal(Struct):
    """Signals to wait for."""

    count: float | None = None
    """How many signals. Default: 1."""
    timeout: str | None = None
    """How long to wait, in ISO 8601 notation. Default: five minutes."""


class CfnCreationPolicy(Struct):
    """When a resource counts as made."""

    auto_scaling_creation_policy: Nested[CfnResourceAutoScalingCreationPolicy | None] = nested()
    """How many new instances must succeed. Default: all."""
    resource_signal: Nested[CfnResourceSignal | None] = nested()
    """Signals to wait for. Default: none."""
    start_fleet: bool | None = None
    """Start the AppStream fleet. Default: no."""


class CfnAutoScalingReplacingUpdate(Struct):
    """Replace the whole group."""

    will_replace: bool | None = None
    """Whether the group is replaced. Default: no."""


class CfnAutoScalingRollingUpdate(Struct):
    """Replace instances in batches."""

    max_batch_size: float | None = None
    """The most instances that are replaced at once. Default: 1."""
    min_active_instances_percent: float | None = None
    """The share of the group that must be in service, in percent. Default: 100."""
    min_instances_in_service: float | None = None
    """The fewest instances that stay in service. Default: 0."""
    min_successful_instances_percent: float | None = None
    """The share of new instances that must succeed, in percent. Default: 100."""
    pause_time: str | None = None
    """In ISO 8601 notation."""
    suspend_processes: Sequence[str] | None = None
    """Processes of the group that rest meanwhile. Default: none."""
    wait_on_resource_signals: bool | None = None
    """Whether new instances must signal that they are ready. Default: no."""


class CfnAutoScalingScheduledAction(Struct):
    """What a scheduled action may change without counting as an update."""

    ignore_unmodified_group_size_properties: bool | None = None
    """Whether sizes that the template did not change stay as they are now. Default: no."""


class CfnAutoScalingInstanceRefreshAlarmSpecification(Struct):
    """Alarms that stop an instance refresh."""

    alarms: Sequence[str] | None = None


class CfnAutoScalingInstanceRefreshPreferences(Struct):
    """How an instance refresh goes on."""

    alarm_specification: Nested[CfnAutoScalingInstanceRefreshAlarmSpecification | None] = nested()
    bake_time: float | None = None
    """Seconds to watch the group afterwards."""
    checkpoint_delay: float | None = None
    """Seconds to wait at a checkpoint."""
    checkpoint_percentages: Sequence[float] | None = None
    instance_warmup: float | None = None
    """Seconds until a new instance counts."""
    max_healthy_percentage: float | None = None
    min_healthy_percentage: float | None = None
    scale_in_protected_instances: str | None = None
    skip_matching: bool | None = None
    standby_instances: str | None = None


class _WrittenRefreshPreferences(CfnAutoScalingInstanceRefreshPreferences):
    """The same in the order in which instance refreshes of groups and of included templates write it."""

    _order = (
        "min_healthy_percentage",
        "max_healthy_percentage",
        "instance_warmup",
        "skip_matching",
        "checkpoint_percentages",
        "checkpoint_delay",
        "bake_time",
        "alarm_specification",
        "scale_in_protected_instances",
        "standby_instances",
    )


class CfnAutoScalingInstanceRefresh(Struct):
    """Replace instances with an instance refresh."""

    strategy: str
    preferences: Nested[CfnAutoScalingInstanceRefreshPreferences | None] = nested()


class CfnCodeDeployLambdaAliasUpdate(Struct):
    """Shift an alias with CodeDeploy."""

    application_name: str
    """The application of CodeDeploy."""
    deployment_group_name: str
    """The deployment group."""
    after_allow_traffic_hook: str | None = None
    """Function to call when all calls are shifted. Default: none."""
    before_allow_traffic_hook: str | None = None
    """Function to call before the first call is shifted. Default: none."""


class CfnUpdatePolicy(Struct):
    """How a resource is updated."""

    auto_scaling_instance_refresh: Nested[CfnAutoScalingInstanceRefresh | None] = nested()
    """Replace instances with an instance refresh. Default: no."""
    auto_scaling_replacing_update: Nested[CfnAutoScalingReplacingUpdate | None] = nested()
    """Replace the whole group. Default: no."""
    auto_scaling_rolling_update: Nested[CfnAutoScalingRollingUpdate | None] = nested()
    """Replace instances in batches. Default: no."""
    auto_scaling_scheduled_action: Nested[CfnAutoScalingScheduledAction | None] = nested()
    """What scheduled actions may change. Default: nothing."""
    code_deploy_lambda_alias_update: Nested[CfnCodeDeployLambdaAliasUpdate | None] = nested()
    """Shift an alias with CodeDeploy. Default: no."""
    enable_version_upgrade: bool | None = None
    """Upgrade a search domain in place. Default: replace it."""
    use_online_resharding: bool | None = None
    """Change the shards of a cache in place. Default: replace it."""


def render_creation_policy(policy: CfnCreationPolicy) -> dict[str, Any]:
    """Return a creation policy as it stands in a template, tokens not resolved."""
    return _rendered(CfnCreationPolicy.of(policy))


def render_update_policy(policy: CfnUpdatePolicy) -> dict[str, Any]:
    """Return an update policy as it stands in a template, tokens not resolved."""
    return _rendered(CfnUpdatePolicy.of(policy))


def _rendered(policy: Struct) -> dict[str, Any]:
    """Write a struct's options with CloudFormation's capitals, in the order of its definition.

    A class derived from a policy's may have another order, as L2 constructs of the peer do: ``_order`` names its options.
    """
    given = policy.__dict__
    rendered = {}
    for name in getattr(policy, "_order", policy._fields):
        field, value = policy._fields[name], given.get(name)
        if value is not None:
            rendered[field.camel[0].upper() + field.camel[1:]] = (
                _rendered(value) if isinstance(value, Struct) else value
            )
    return rendered
