"""Works out alarms and steps from intervals of a metric.

The intervals given are sorted and completed to cover everything from 0 up; what nothing is said about is the interval where
nothing changes. An alarm below it scales by the intervals below, an alarm above it by those above. Source: observed on
aws-cdk-lib 2.275.0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from aws_cdk.core.errors import ValidationError
from cloud_assembly.schema.json_text import json_text


class Interval(NamedTuple):
    """A range of the metric and the change of capacity there; ``None`` for no change."""

    lower: float
    upper: float
    change: float | None


class Step(NamedTuple):
    """A range of the metric, counted from the threshold of the alarm, and the change there; ``None`` where it is open."""

    lower: float | None
    upper: float | None
    change: float


class Reaction(NamedTuple):
    """An alarm, and what it does."""

    threshold: float
    steps: list[Step]


def reactions(given: Sequence[Any], scope: Any, *, absolute: bool) -> tuple[Reaction | None, Reaction | None]:
    """Return what happens when the metric is low, and when it is high.

    Args:
        given: The intervals, each with ``lower``, ``upper`` and ``change``.
        scope: Where to report to.
        absolute: Whether ``change`` is a capacity, so that 0 is one too, rather than a difference.

    Raises:
        ValidationError: the intervals overlap, leave more than one gap, or are not bounded well.
    """
    intervals = _without_change(_completed(given, scope), scope, absolute=absolute)
    low, high = _thresholds(intervals)
    below = above = None
    if low is not None:
        threshold = intervals[low].upper
        below = Reaction(threshold, [_step(intervals, index, threshold) for index in range(low, -1, -1)])
    if high is not None:
        threshold = intervals[high].lower
        above = Reaction(threshold, [_step(intervals, index, threshold) for index in range(high, len(intervals))])
    return below, above


def _completed(given: Sequence[Any], scope: Any) -> list[Interval]:
    for interval in given:
        if interval.lower is None and interval.upper is None:
            raise ValidationError(
                f"Must supply at least one of 'upper' or 'lower', got: {_text(interval)}", scope=scope
            )
    # One with only an upper bound comes before one that begins there.
    ordered = sorted(given, key=lambda item: (item.upper, 0) if item.lower is None else (item.lower, 1))
    lowers = [interval.lower for interval in ordered]
    uppers = [interval.upper for interval in ordered]
    last = len(ordered) - 1
    if lowers[0] is None:
        lowers[0] = 0
    if uppers[last] is None:
        uppers[last] = math.inf
    for index in range(last):
        if uppers[index] is None:
            uppers[index] = lowers[index + 1]
        elif lowers[index + 1] is None:
            lowers[index + 1] = uppers[index]
        if uppers[index] is None:
            raise ValidationError(
                f"Could not determine the lower and upper bounds for {_text(ordered[index])}", scope=scope
            )
        if uppers[index] > lowers[index + 1]:
            raise ValidationError(
                f"Two intervals overlap: {_text(ordered[index])} and {_text(ordered[index + 1])}", scope=scope
            )
    return [Interval(lower, upper, item.change) for lower, upper, item in zip(lowers, uppers, ordered, strict=True)]


def _without_change(intervals: list[Interval], scope: Any, *, absolute: bool) -> list[Interval]:
    """Fill gaps with intervals where nothing changes, and join those that adjoin."""
    filled: list[Interval] = []

    def add(interval: Interval) -> None:
        if filled and filled[-1].change is None and interval.change is None:
            interval = Interval(filled.pop().lower, interval.upper, None)
        filled.append(interval)

    if intervals[0].lower != 0:
        add(Interval(0, intervals[0].lower, None))
    for index, interval in enumerate(intervals):
        if index and intervals[index - 1].upper < interval.lower:
            add(Interval(intervals[index - 1].upper, interval.lower, None))
        add(interval._replace(change=None) if interval.change == 0 and not absolute else interval)
    if intervals[-1].upper != math.inf:
        add(Interval(intervals[-1].upper, math.inf, None))
    unchanged = [interval for interval in filled if interval.change is None]
    if len(unchanged) > 1:
        ranges = [{"lower": item.lower, "upper": None if item.upper == math.inf else item.upper} for item in unchanged]
        raise ValidationError(f"Can have at most one no-change interval, got {json_text(ranges)}", scope=scope)
    return filled


def _thresholds(intervals: list[Interval]) -> tuple[int | None, int | None]:
    """Return the indexes of the last interval of a low metric and the first of a high one."""
    gap = next((index for index, interval in enumerate(intervals) if interval.change is None), None)
    if gap is None:
        middle = len(intervals) // 2
        return middle - 1, middle
    return gap - 1 if gap > 0 else None, gap + 1 if gap + 1 < len(intervals) else None


def _step(intervals: list[Interval], index: int, threshold: float) -> Step:
    interval = intervals[index]
    change = interval.change
    assert change is not None  # the interval without change bounds those that steps are made of
    return Step(
        lower=None if index == 0 and interval.upper <= threshold else interval.lower - threshold,
        upper=None if interval.upper == math.inf else interval.upper - threshold,
        change=change,
    )


def _text(interval: Any) -> str:
    given = {"change": interval.change, "lower": interval.lower, "upper": interval.upper}
    return json_text({name: value for name, value in given.items() if value is not None})
