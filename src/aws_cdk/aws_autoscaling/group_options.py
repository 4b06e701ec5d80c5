"""Choices of a group."""

from __future__ import annotations

from enum import Enum

from aws_cdk.core.struct import Nested, Struct, nested


class Monitoring(Enum):
    """How often instances are measured."""

    BASIC = 0
    """Every five minutes."""
    DETAILED = 1
    """Once a minute."""


class TerminationPolicy(Enum):
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


class CapacityDistributionStrategy(Enum):
    """What happens when an availability zone has no capacity."""

    BALANCED_ONLY = "balanced-only"
    """Its instances are missing, so that zones stay balanced."""
    BALANCED_BEST_EFFORT = "balanced-best-effort"
    """Other zones get them."""


class DeletionProtection(Enum):
    """From which deletion a group is protected."""

    NONE = "none"
    PREVENT_FORCE_DELETION = "prevent-force-deletion"
    PREVENT_ALL_DELETION = "prevent-all-deletion"


class TerminateHookAbandonAction(Enum):
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
