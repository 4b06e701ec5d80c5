"""Kinds of state machines."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class StateMachineType(NamedEnum):
    """How a state machine runs."""

    EXPRESS = "EXPRESS"
    """Short and often; steps may run more than once."""
    STANDARD = "STANDARD"
    """Up to a year; each step runs once."""
