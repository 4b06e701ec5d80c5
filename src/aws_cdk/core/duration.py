"""A length of time."""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text, string_of

# Unit names as the peer spells them, with their length in milliseconds, shortest first.
_UNITS: dict[str, int] = {"millis": 1, "seconds": 1000, "minutes": 60_000, "hours": 3_600_000, "days": 86_400_000}
_NAMES = list(_UNITS)
_HUMAN_PARTS = 2  # text for people names at most this many units
_NUMBER = r"(\d+(?:\.\d+)?)"
_ISO = re.compile(rf"P(?:{_NUMBER}D)?(?:T(?:{_NUMBER}H)?(?:{_NUMBER}M)?(?:{_NUMBER}S)?)?\Z", re.ASCII)


class TimeConversionOptions(Struct):
    """How a duration is converted to another unit."""

    integral: bool | None = None
    """Refuse a result that is no whole number. Default: yes."""


class Duration:
    """A length of time in a unit; the amount may be a token, which then cannot be converted to another unit."""

    __slots__ = ("_amount", "_unit")

    def __init__(self, amount: float, unit: str) -> None:
        if not is_unresolved(amount) and amount < 0:
            raise ValidationError(f"Duration amounts cannot be negative. Received: {js_number_text(amount)}")
        # Whole numbers have no fraction, however they were written: apps put them into text.
        self._amount = (
            int(amount) if isinstance(amount, float) and not is_unresolved(amount) and amount.is_integer() else amount
        )
        self._unit = unit

    @staticmethod
    @checked
    def millis(amount: float) -> Duration:
        """Return ``amount`` milliseconds."""
        return Duration(amount, "millis")

    @staticmethod
    @checked
    def seconds(amount: float) -> Duration:
        """Return ``amount`` seconds."""
        return Duration(amount, "seconds")

    @staticmethod
    @checked
    def minutes(amount: float) -> Duration:
        """Return ``amount`` minutes."""
        return Duration(amount, "minutes")

    @staticmethod
    @checked
    def hours(amount: float) -> Duration:
        """Return ``amount`` hours."""
        return Duration(amount, "hours")

    @staticmethod
    @checked
    def days(amount: float) -> Duration:
        """Return ``amount`` days of 24 hours."""
        return Duration(amount, "days")

    @staticmethod
    @checked
    def parse(duration: str) -> Duration:
        """Return the duration that an ISO 8601 text in days, hours, minutes and seconds names, such as ``PT1H30M``.

        Raises:
            ValidationError: the text is no such duration, or uses weeks, months or years.
        """
        match = _ISO.match(duration)
        parts = match.groups() if match else ()
        if not any(part is not None for part in parts):
            raise ValidationError(
                f"Not a valid ISO duration: {duration}", fix="write days, hours, minutes and seconds, as in P1DT2H3M4S"
            )
        amounts = [float(part or 0) for part in parts]
        millis = sum(
            amount * _UNITS[unit] for amount, unit in zip(amounts, ("days", "hours", "minutes", "seconds"), strict=True)
        )
        return Duration.millis(_plain(millis))

    @takes(TimeConversionOptions)
    def to_milliseconds(self, options: TimeConversionOptions) -> float:
        """Return the number of milliseconds; see :meth:`to_seconds`."""
        return self._convert("millis", options)

    @takes(TimeConversionOptions)
    def to_seconds(self, options: TimeConversionOptions) -> float:
        """Return the number of seconds.

        Raises:
            ValidationError: the result is no whole number, unless ``integral=False``; or the amount is a token in another unit.
        """
        return self._convert("seconds", options)

    @takes(TimeConversionOptions)
    def to_minutes(self, options: TimeConversionOptions) -> float:
        """Return the number of minutes; see :meth:`to_seconds`."""
        return self._convert("minutes", options)

    @takes(TimeConversionOptions)
    def to_hours(self, options: TimeConversionOptions) -> float:
        """Return the number of hours; see :meth:`to_seconds`."""
        return self._convert("hours", options)

    @takes(TimeConversionOptions)
    def to_days(self, options: TimeConversionOptions) -> float:
        """Return the number of days; see :meth:`to_seconds`."""
        return self._convert("days", options)

    def _convert(self, unit: str, options: TimeConversionOptions) -> float:
        amount = self._amount
        if unit == self._unit:
            if options.integral is not False and not is_unresolved(amount) and amount != int(amount):
                raise ValidationError(
                    f"{js_number_text(amount)} must be a whole number of {unit}.",
                    fix="use another unit, or pass integral=False",
                )
            return amount
        if is_unresolved(amount):
            raise ValidationError(
                f"Duration must be specified as 'Duration.{unit}()' here since its value comes from a token and cannot be "
                f"converted (got Duration.{self._unit})",
                fix="make the duration in the unit that is asked for",
            )
        have, want = _UNITS[self._unit], _UNITS[unit]
        value = amount * have / want
        if options.integral is not False and value != int(value):
            raise ValidationError(
                f"'{js_number_text(amount)} {self._unit}' cannot be converted into a whole number of {unit}.",
                fix="use another unit, or pass integral=False",
            )
        return _plain(value)

    @checked
    def plus(self, rhs: Duration) -> Duration:
        """Return the sum, in the smaller unit of the two."""
        unit = _smaller(self, rhs)
        integral = TimeConversionOptions(integral=False)
        return Duration(self._convert(unit, integral) + rhs._convert(unit, integral), unit)

    @checked
    def minus(self, rhs: Duration) -> Duration:
        """Return the difference, in the smaller unit of the two.

        Raises:
            ValidationError: ``rhs`` is longer.
        """
        unit = _smaller(self, rhs)
        integral = TimeConversionOptions(integral=False)
        return Duration(self._convert(unit, integral) - rhs._convert(unit, integral), unit)

    def to_iso_string(self) -> str:
        """Return the duration in ISO 8601 notation, such as ``PT1H30M``.

        Raises:
            ValidationError: the amount is a token.
        """
        if is_unresolved(self._amount):
            for unit in ("millis", "days"):  # neither can be had of the other
                self._convert(unit, TimeConversionOptions(integral=False))
        days, hours, minutes, seconds = self._components()
        if not (days or hours or minutes or seconds):
            return "PT0S"
        date = f"{days}D" if days else ""
        clock = [
            f"{js_number_text(amount)}{letter}"
            for amount, letter in ((hours, "H"), (minutes, "M"), (seconds, "S"))
            if amount
        ]
        return f"P{date}{'T' if clock else ''}{''.join(clock)}"

    def to_human_string(self) -> str:
        """Return the duration for people to read, in its two largest units at most."""
        if is_unresolved(self._amount):
            return f"<token> {self._unit}"
        if self._amount == 0:
            return f"0 {self._unit}"
        days, hours, minutes, seconds = self._components()
        # The remainder is taken of milliseconds, as the peer does: what floating point makes of it shows.
        millis = self._convert("millis", TimeConversionOptions(integral=False)) % 1000
        amounts: tuple[tuple[str, float], ...] = (
            ("days", days),
            ("hours", hours),
            ("minutes", minutes),
            ("seconds", int(seconds)),
            ("millis", _plain(millis)),
        )
        parts = [f"{js_number_text(amount)} {unit if amount != 1 else unit[:-1]}" for unit, amount in amounts if amount]
        return " ".join(parts[:_HUMAN_PARTS])

    def _components(self) -> tuple[int, int, int, float]:
        """Split into days, hours, minutes and seconds, of which only seconds may have a fraction."""
        rest = self._convert("millis", TimeConversionOptions(integral=False))
        days, rest = divmod(rest, 86_400_000)
        hours, rest = divmod(rest, 3_600_000)
        minutes, rest = divmod(rest, 60_000)
        return int(days), int(hours), int(minutes), rest / 1000

    def to_string(self) -> str:
        """Return how the duration was made."""
        return f"Duration.{self._unit}({js_number_text(self._amount)})"

    def __repr__(self) -> str:
        return self.to_string()

    def is_unresolved(self) -> bool:
        """Tell whether the amount is a token."""
        return is_unresolved(self._amount)

    def unit_label(self) -> str:
        """Return the name of the unit."""
        return self._unit

    def format_token_to_number(self) -> str:
        """Return amount and unit as text; a token stays one."""
        amount: Any = self._amount
        if is_unresolved(amount):
            from aws_cdk.core.tokenization import Tokenization

            token = Tokenization.reverse_number(amount)
            return f"{string_of(token)} {self._unit}"
        return f"{js_number_text(amount)} {self._unit}"


def _smaller(first: Duration, second: Duration) -> str:
    return min(first._unit, second._unit, key=_NAMES.index)


def _plain(value: float) -> float:
    """Return a whole number as ``int``, so that it prints without a point."""
    return int(value) if value == int(value) else value
