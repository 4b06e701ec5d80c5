"""Writes statistics as CloudWatch names them. Source: CloudWatch's user guide, "Statistics definitions"."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError


class Stats:
    """Names of statistics; bounds of percentiles are percentages, 0 to 100."""

    AVERAGE = "Average"
    IQM = "IQM"
    """The mean of what lies between the 25th and the 75th percentile."""
    MAXIMUM = "Maximum"
    MINIMUM = "Minimum"
    SAMPLE_COUNT = "SampleCount"
    SUM = "Sum"

    @staticmethod
    @checked
    def p(percentile: int | float) -> str:
        """Return the value that ``percentile`` percent of the samples do not exceed."""
        return f"p{_percentage(percentile)}"

    @staticmethod
    @checked
    def percentile(percentile: int | float) -> str:
        """Return the same as :meth:`p`."""
        return Stats.p(percentile)

    @staticmethod
    @checked
    def percentile_rank(v1: int | float, v2: int | float | None = None) -> str:
        """Return which part of the samples lies between two values; below the one value if it is alone."""
        return f"PR({v1:g}:{v2:g})" if v2 is not None else f"PR(:{v1:g})"

    @staticmethod
    @checked
    def pr(v1: int | float, v2: int | float | None = None) -> str:
        """Return the same as :meth:`percentile_rank`."""
        return Stats.percentile_rank(v1, v2)

    @staticmethod
    @checked
    def trimmed_count(p1: int | float, p2: int | float | None = None) -> str:
        """Return the number of samples between two percentiles; below the one if it is alone."""
        return _range("tc", p1, p2)

    @staticmethod
    @checked
    def tc(p1: int | float, p2: int | float | None = None) -> str:
        """Return the same as :meth:`trimmed_count`."""
        return Stats.trimmed_count(p1, p2)

    @staticmethod
    @checked
    def trimmed_mean(p1: int | float, p2: int | float | None = None) -> str:
        """Return the mean of the samples between two percentiles; below the one if it is alone."""
        return _range("tm", p1, p2)

    @staticmethod
    @checked
    def tm(p1: int | float, p2: int | float | None = None) -> str:
        """Return the same as :meth:`trimmed_mean`."""
        return Stats.trimmed_mean(p1, p2)

    @staticmethod
    @checked
    def trimmed_sum(p1: int | float, p2: int | float | None = None) -> str:
        """Return the sum of the samples between two percentiles; below the one if it is alone."""
        return _range("ts", p1, p2)

    @staticmethod
    @checked
    def ts(p1: int | float, p2: int | float | None = None) -> str:
        """Return the same as :meth:`trimmed_sum`."""
        return Stats.trimmed_sum(p1, p2)

    @staticmethod
    @checked
    def winsorized_mean(p1: int | float, p2: int | float | None = None) -> str:
        """Return the mean where samples outside two percentiles count as the nearest of them."""
        return _range("wm", p1, p2)

    @staticmethod
    @checked
    def wm(p1: int | float, p2: int | float | None = None) -> str:
        """Return the same as :meth:`winsorized_mean`."""
        return Stats.winsorized_mean(p1, p2)


def _range(name: str, first: int | float, second: int | float | None) -> str:
    if second is None:
        return f"{name}{_percentage(first)}"
    return f"{name.upper()}({_percentage(first)}%:{_percentage(second)}%)"


def _percentage(value: int | float) -> str:
    if not 0 <= value <= 100:
        raise ValidationError(f"Expecting a percentage, got: {value:g}")
    return f"{value:g}"


__all__ = ["Stats"]
