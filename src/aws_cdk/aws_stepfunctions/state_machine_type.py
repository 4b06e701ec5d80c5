"""Kinds of state machines."""

from __future__ import annotations

from enum import Enum


class StateMachineType(Enum):
    """How a state machine runs."""

    EXPRESS = "EXPRESS"
    """Short and often; steps may run more than once."""
    STANDARD = "STANDARD"
    """Up to a year; each step runs once."""
