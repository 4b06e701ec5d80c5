"""Choices that instances and launch templates share."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class InstanceInitiatedShutdownBehavior(NamedEnum):
    """What shutting an instance down from inside does."""

    STOP = "stop"
    TERMINATE = "terminate"


class CpuCredits(NamedEnum):
    """How burstable instances use processor credits."""

    STANDARD = "standard"
    """They slow down when credits are used up."""
    UNLIMITED = "unlimited"
    """They go on, and the use is charged."""


class HttpTokens(NamedEnum):
    """Whether the instance metadata service wants a session token."""

    OPTIONAL = "optional"
    REQUIRED = "required"


def metadata_switch(value: bool | None) -> str | None:
    """Return a switch as EC2 spells it. Internal."""
    return None if value is None else "enabled" if value else "disabled"
