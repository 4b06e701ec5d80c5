"""Brings the text of a statistic into the form that CloudWatch uses."""

from __future__ import annotations

import re

_NAMED = {
    "average": "Average",
    "avg": "Average",
    "minimum": "Minimum",
    "min": "Minimum",
    "maximum": "Maximum",
    "max": "Maximum",
    "samplecount": "SampleCount",
    "n": "SampleCount",
    "sum": "Sum",
}
NAMED_STATISTICS = frozenset(_NAMED.values())
_NUMBER = r"\d+(?:\.\d+)?"


def normal_statistic(statistic: str) -> tuple[str, bool]:
    """Return the statistic in its usual spelling, and whether it is one that CloudWatch is known to have."""
    lower = statistic.lower()
    if lower in _NAMED:
        return _NAMED[lower], True
    if lower == "iqm":
        return "IQM", True
    single = re.fullmatch(rf"(?:p|tm|tc|ts|wm)({_NUMBER})", lower)
    if single and float(single[1]) <= 100:
        return lower, True
    pair = re.fullmatch(rf"(?:pr|tm|tc|ts|wm)\((?:{_NUMBER}%?)?:(?:{_NUMBER}%?)?\)", lower)
    if pair:
        return statistic.upper(), True
    return statistic, False


__all__ = ["NAMED_STATISTICS", "normal_statistic"]
