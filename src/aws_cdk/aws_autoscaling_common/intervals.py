"""Intervals of a metric, and what is done in them. Plain values: the scaling services have options of their own."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.struct import Nested, Struct


class Alarms(Struct):
    """Which of a list of intervals the alarms are at, counted from 0."""

    lower_alarm_interval_index: int | float | None = None
    """The first below which capacity is taken away. Default: none is."""
    upper_alarm_interval_index: int | float | None = None
    """The first above which capacity is added. Default: none is."""


class ScalingInterval(Struct):
    """A range of a metric, and what is done in it."""

    change: int | float
    """By how much, or to what, capacity is changed."""
    lower: int | float | None = None
    """Where it begins. Default: where the one before ends, or 0."""
    upper: int | float | None = None
    """Where it ends. Default: where the next one begins, or nowhere."""


class CompleteScalingInterval(Struct):
    """A range of a metric that is known at both ends."""

    lower: int | float
    upper: int | float
    change: int | float | None = None
    """By how much, or to what, capacity is changed. Default: it is not."""


class ArbitraryIntervals(Struct):
    """Ranges of a metric, and whether they set capacity or change it."""

    absolute: bool
    intervals: Nested[Sequence[ScalingInterval]]
