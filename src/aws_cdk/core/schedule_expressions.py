"""Expressions that say when something runs, as several services read them.

Source: observed on aws-cdk-lib 2.275.0. A field that is an empty text is taken as it is: only what is not given has a default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration

_UNITS = ("minute", "minutes", "hour", "hours", "day", "days")


def cron_expression(options: Any) -> str:
    """Return ``cron(...)`` with the six fields of EventBridge; a field that ``options`` do not know is any.

    Raises:
        ValidationError: day of the month and day of the week are both given.
    """
    _check_days(options)
    # One of the two days has to be left open by a question mark.
    any_day = "?" if options.week_day is not None else "*"
    fields = (("minute", "*"), ("hour", "*"), ("day", any_day), ("month", "*"), ("week_day", "?"), ("year", "*"))
    return f"cron({' '.join(_field(options, name, default) for name, default in fields)})"


def unix_cron(options: Any) -> str:
    """Return the five fields of the classic cron: minute, hour, day of the month, month, day of the week.

    Raises:
        ValidationError: day of the month and day of the week are both given.
    """
    _check_days(options)
    return " ".join(_field(options, name, "*") for name in ("minute", "hour", "day", "month", "week_day"))


def rate_expression(duration: Duration) -> str:
    """Return ``rate(...)`` in the largest unit of which ``duration`` is a whole number.

    Raises:
        ValidationError: the duration is zero, no whole number of minutes, or a token of another unit than minutes, hours or days.
    """
    if duration.is_unresolved():
        if duration.unit_label() not in _UNITS:
            raise ValidationError(
                f"Allowed units for scheduling are: {', '.join(map(repr, _UNITS))}",
                fix="give the duration in one of these",
            )
        return f"rate({duration.format_token_to_number()})"
    minutes = int(duration.to_minutes())
    if minutes == 0:
        raise ValidationError("Duration cannot be 0", fix="run it every minute or less often")
    amount, unit = minutes, "minute"
    for size, name in ((1440, "day"), (60, "hour")):
        if minutes % size == 0:
            amount, unit = minutes // size, name
            break
    return f"rate({amount} {unit}{'' if amount == 1 else 's'})"


def _check_days(options: Any) -> None:
    if options.day is not None and options.week_day is not None:
        raise ValidationError("Cannot supply both 'day' and 'weekDay', use at most one", fix="leave one of them out")


def _field(options: Any, name: str, default: str) -> str:
    given: str | None = getattr(options, name, None)
    return default if given is None else given
