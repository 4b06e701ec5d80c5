"""How much a state machine logs."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class LogLevel(NamedEnum):
    """Which events of an execution are logged."""

    OFF = "OFF"
    """None."""
    ALL = "ALL"
    """All."""
    ERROR = "ERROR"
    """Errors."""
    FATAL = "FATAL"
    """Those that end the execution."""
