"""What a file system is told in one word."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class LifecyclePolicy(NamedEnum):
    """After how long without use files move."""

    AFTER_1_DAY = "AFTER_1_DAY"
    AFTER_7_DAYS = "AFTER_7_DAYS"
    AFTER_14_DAYS = "AFTER_14_DAYS"
    AFTER_30_DAYS = "AFTER_30_DAYS"
    AFTER_60_DAYS = "AFTER_60_DAYS"
    AFTER_90_DAYS = "AFTER_90_DAYS"
    AFTER_180_DAYS = "AFTER_180_DAYS"
    AFTER_270_DAYS = "AFTER_270_DAYS"
    AFTER_365_DAYS = "AFTER_365_DAYS"


class OutOfInfrequentAccessPolicy(NamedEnum):
    """When files come back from the storage for rare access."""

    AFTER_1_ACCESS = "AFTER_1_ACCESS"


class PerformanceMode(NamedEnum):
    """What a file system is made for."""

    GENERAL_PURPOSE = "generalPurpose"
    MAX_IO = "maxIO"
    """Very many clients; slower for each."""


class ThroughputMode(NamedEnum):
    """How throughput is given."""

    BURSTING = "bursting"
    """It grows with the file system, and may be exceeded for a while."""
    PROVISIONED = "provisioned"
    """As much as is paid for."""
    ELASTIC = "elastic"
    """As much as is used."""


class ReplicationOverwriteProtection(NamedEnum):
    """Whether a file system cannot be the goal of a copy."""

    ENABLED = "ENABLED"
    DISABLED = "DISABLED"
