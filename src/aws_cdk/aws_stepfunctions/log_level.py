"""How much a state machine logs."""

from __future__ import annotations

from enum import Enum


class LogLevel(Enum):
    """Which events of an execution are logged."""

    OFF = "OFF"
    """None."""
    ALL = "ALL"
    """All."""
    ERROR = "ERROR"
    """Errors."""
    FATAL = "FATAL"
    """Those that end the execution."""
