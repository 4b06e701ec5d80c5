"""How the messages of a queue are encrypted."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class QueueEncryption(NamedEnum):
    """How messages are encrypted."""

    UNENCRYPTED = "NONE"
    """Not at all."""
    KMS_MANAGED = "KMS_MANAGED"
    """With the account's KMS key for SQS."""
    KMS = "KMS"
    """With a KMS key of one's own."""
    SQS_MANAGED = "SQS_MANAGED"
    """With keys of SQS."""
