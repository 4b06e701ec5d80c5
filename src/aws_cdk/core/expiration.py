"""A moment at which something expires."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration, TimeConversionOptions
from aws_cdk.core.errors import ValidationError

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_FRACTIONS = TimeConversionOptions(integral=False)
_ISO = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:?\d\d)?)?\Z", re.ASCII
)
# Notations beside ISO 8601 and that of mail headers; times without a zone are local ones.
_OTHER = (
    "%B %d, %Y",
    "%b %d, %Y",
    "%Y/%m/%d",
    "%B %d, %Y %H:%M:%S",
    "%b %d, %Y %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
)


class Expiration:
    """A moment at which something expires."""

    __slots__ = ("_date",)

    @checked
    def __init__(self, date: datetime) -> None:
        self._date = date

    @staticmethod
    @checked
    def at_date(d: datetime) -> Expiration:
        """Return the expiration at ``d``.

        Raises:
            TypeError: ``d`` has no time zone.
        """
        return Expiration(d)

    @staticmethod
    @checked
    def at_timestamp(t: float) -> Expiration:
        """Return the expiration ``t`` milliseconds after the start of 1970 in UTC."""
        return Expiration(_EPOCH + timedelta(milliseconds=t))

    @staticmethod
    @checked
    def after(t: Duration) -> Expiration:
        """Return the expiration ``t`` from now."""
        return Expiration(_from_now(t))

    @staticmethod
    @checked
    def from_string(s: str) -> Expiration:
        """Return the expiration that a date in ISO 8601 or in the notation of mail headers names.

        A date alone means midnight in UTC, a time without a zone local time.

        Raises:
            ValidationError: the text is no date.
        """
        return Expiration(_read_date(s))

    @property
    def date(self) -> datetime:
        """The moment."""
        return self._date

    def to_epoch(self) -> int:
        """Return the seconds since the start of 1970 in UTC, rounded."""
        return int((self._date - _EPOCH) / timedelta(seconds=1) + 0.5)

    @checked
    def is_after(self, t: Duration) -> bool:
        """Tell whether this is later than ``t`` from now."""
        return self._date > _from_now(t)

    @checked
    def is_before(self, t: Duration) -> bool:
        """Tell whether this is earlier than ``t`` from now."""
        return self._date < _from_now(t)


def _from_now(t: Duration) -> datetime:
    return datetime.now(timezone.utc) + timedelta(milliseconds=t._convert("millis", _FRACTIONS))


def _read_date(text: str) -> datetime:
    match = _ISO.match(text)
    if match:
        year, month, day, hour, minute, second, fraction, zone = match.groups()
        try:
            moment = datetime(
                int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0), int(second or 0)
            )
        except ValueError as error:
            raise ValidationError(
                f"not a date: {text!r} ({error})", fix="write it in ISO 8601, as 2030-01-31T00:00:00Z"
            ) from error
        if fraction:
            moment += timedelta(microseconds=int(fraction[:6].ljust(6, "0")))
        if hour is None or zone == "Z":
            return moment.replace(tzinfo=timezone.utc)
        if zone is None:
            return moment.astimezone()
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        return moment.replace(tzinfo=timezone(-offset if zone[0] == "-" else offset))
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    except (TypeError, ValueError):
        pass
    for notation in _OTHER:
        try:
            return datetime.strptime(text, notation).astimezone()
        except ValueError:
            continue
    raise ValidationError(f"not a date: {text!r}", fix="write it in ISO 8601, as in 2030-01-31T12:00:00Z")
