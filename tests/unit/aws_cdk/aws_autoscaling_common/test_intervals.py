"""Values that the scaling services share."""

from __future__ import annotations

import pytest

from aws_cdk import aws_autoscaling_common as common


def test_intervals_are_taken_from_mappings_too() -> None:
    intervals = common.ArbitraryIntervals(absolute=True, intervals=[{"change": 1, "upper": 5}])

    assert intervals.intervals[0] == common.ScalingInterval(change=1, upper=5)


def test_an_interval_without_what_is_done_is_refused() -> None:
    with pytest.raises(TypeError, match="change"):
        common.ScalingInterval(lower=1)  # type: ignore[call-arg]
