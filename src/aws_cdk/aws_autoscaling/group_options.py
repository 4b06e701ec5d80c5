"""Choices of a group."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class Monitoring(NamedEnum):
    """How often instances are measured."""

    BASIC = 0
    """Every five minutes."""
    DETAILED = 1
    """Once a minute."""


class TerminationPolicy(NamedEnum):
    """Which instances are terminated first."""

    ALLOCATION_STRATEGY = "AllocationStrategy"
    CLOSEST_TO_NEXT_INSTANCE_HOUR = "ClosestToNextInstanceHour"
    DEFAULT = "Default"
    NEWEST_INSTANCE = "NewestInstance"
    OLDEST_INSTANCE = "OldestInstance"
    OLDEST_LAUNCH_CONFIGURATION = "OldestLaunchConfiguration"
    OLDEST_LAUNCH_TEMPLATE = "OldestLaunchTemplate"
    CUSTOM_LAMBDA_FUNCTION = "CustomLambdaFunction"
    """Those that a function names."""


class CapacityDistributionStrategy(NamedEnum):
    """What happens when an availability zone has no capacity."""

    BALANCED_ONLY = "balanced-only"
    """Its instances are missing, so that zones stay balanced."""
    BALANCED_BEST_EFFORT = "balanced-best-effort"
    """Other zones get them."""


class DeletionProtection(NamedEnum):
    """From which deletion a group is protected."""

    NONE = "none"
    PREVENT_FORCE_DELETION = "prevent-force-deletion"
    PREVENT_ALL_DELETION = "prevent-all-deletion"


class TerminateHookAbandonAction(NamedEnum):
    """What happens to an instance whose terminating hook is abandoned."""

    RETAIN = "retain"
    TERMINATE = "terminate"


class RetentionTriggers(Struct):
    """When instances are kept rather than terminated."""

    terminate_hook_abandon: TerminateHookAbandonAction | None = None
    """When a terminating hook is abandoned. Default: they are terminated."""


class InstanceLifecyclePolicy(Struct):
    """What happens to instances at the end."""

    retention_triggers: Nested[RetentionTriggers | None] = nested()
    """When they are kept. Default: never."""
