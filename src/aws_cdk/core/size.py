"""An amount of digital storage."""

from __future__ import annotations

import math

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text, string_of
from aws_cdk.core.tokenization import Tokenization

# Units as the peer spells them: bytes in each, and the label for people; smallest first.
_UNITS: dict[str, tuple[int, str]] = {
    "bytes": (1, "bytes"),
    "kibibytes": (1024, "KiB"),
    "mebibytes": (1024**2, "MiB"),
    "gibibytes": (1024**3, "GiB"),
    "tebibytes": (1024**4, "TiB"),
    "pebibytes": (1024**5, "PiB"),
}


class SizeRoundingBehavior(NamedEnum):
    """What to do with a conversion that is no whole number."""

    FAIL = 0
    """Raise an error."""
    FLOOR = 1
    """Round down."""
    NONE = 2
    """Return the fraction."""


class SizeConversionOptions(Struct):
    """How a size is converted to another unit."""

    rounding: SizeRoundingBehavior | None = None
    """Default: FAIL."""


class Size:
    """An amount of storage in a unit; the amount may be a token, which then cannot be converted to another unit."""

    __slots__ = ("_amount", "_unit")

    def __init__(self, amount: float, unit: str) -> None:
        if not is_unresolved(amount) and amount < 0:
            raise ValidationError(f"Storage amounts cannot be negative. Received: {js_number_text(amount)}")
        # Whole numbers have no fraction, however they were written: apps put them into text.
        self._amount = (
            int(amount) if isinstance(amount, float) and not is_unresolved(amount) and amount.is_integer() else amount
        )
        self._unit = unit

    @staticmethod
    @checked
    def bytes(amount: float) -> Size:
        """Return ``amount`` bytes."""
        return Size(amount, "bytes")

    @staticmethod
    @checked
    def kibibytes(amount: float) -> Size:
        """Return ``amount`` times 1024 bytes."""
        return Size(amount, "kibibytes")

    @staticmethod
    @checked
    def mebibytes(amount: float) -> Size:
        """Return ``amount`` times 1024² bytes."""
        return Size(amount, "mebibytes")

    @staticmethod
    @checked
    def gibibytes(amount: float) -> Size:
        """Return ``amount`` times 1024³ bytes."""
        return Size(amount, "gibibytes")

    @staticmethod
    @checked
    def tebibytes(amount: float) -> Size:
        """Return ``amount`` times 1024⁴ bytes."""
        return Size(amount, "tebibytes")

    @staticmethod
    @checked
    def pebibytes(amount: float) -> Size:
        """Return ``amount`` times 1024⁵ bytes."""
        return Size(amount, "pebibytes")

    @takes(SizeConversionOptions)
    def to_bytes(self, options: SizeConversionOptions) -> float:
        """Return the number of bytes; see :meth:`to_mebibytes`."""
        return self._convert("bytes", options)

    @takes(SizeConversionOptions)
    def to_kibibytes(self, options: SizeConversionOptions) -> float:
        """Return the number of kibibytes; see :meth:`to_mebibytes`."""
        return self._convert("kibibytes", options)

    @takes(SizeConversionOptions)
    def to_mebibytes(self, options: SizeConversionOptions) -> float:
        """Return the number of mebibytes.

        Raises:
            ValidationError: the result is no whole number, unless ``rounding`` says otherwise; or the amount is a token in
                another unit.
        """
        return self._convert("mebibytes", options)

    @takes(SizeConversionOptions)
    def to_gibibytes(self, options: SizeConversionOptions) -> float:
        """Return the number of gibibytes; see :meth:`to_mebibytes`."""
        return self._convert("gibibytes", options)

    @takes(SizeConversionOptions)
    def to_tebibytes(self, options: SizeConversionOptions) -> float:
        """Return the number of tebibytes; see :meth:`to_mebibytes`."""
        return self._convert("tebibytes", options)

    @takes(SizeConversionOptions)
    def to_pebibytes(self, options: SizeConversionOptions) -> float:
        """Return the number of pebibytes; see :meth:`to_mebibytes`."""
        return self._convert("pebibytes", options)

    def _convert(self, unit: str, options: SizeConversionOptions) -> float:
        amount = self._amount
        if unit == self._unit:
            return amount
        if is_unresolved(amount):
            raise ValidationError(
                f"Size must be specified as 'Size.{unit}()' here since its value comes from a token and cannot be converted "
                f"(got Size.{self._unit})",
                fix="make the size in the unit that is asked for",
            )
        value = amount * _UNITS[self._unit][0] / _UNITS[unit][0]
        if value == math.floor(value):
            return int(value)
        if options.rounding is SizeRoundingBehavior.FLOOR:
            return math.floor(value)
        if options.rounding is SizeRoundingBehavior.NONE:
            return value
        raise ValidationError(
            f"'{js_number_text(amount)} {self._unit}' cannot be converted into a whole number of {unit}.",
            fix="use another unit, or pass rounding=SizeRoundingBehavior.FLOOR",
        )

    def to_human_string(self) -> str:
        """Return the size for people to read, in the largest unit that is not below one, to two decimals."""
        amount = self._amount
        if is_unresolved(amount):
            token = Tokenization.reverse_number(amount)
            return f"{string_of(token)} {_UNITS[self._unit][1]}"
        if amount == 0:
            return f"0 {_UNITS[self._unit][1]}"
        size = self._convert("bytes", SizeConversionOptions())
        factor, label = next((unit for unit in reversed(_UNITS.values()) if size >= unit[0]), _UNITS["bytes"])
        return f"{js_number_text(math.floor(size / factor * 100 + 0.5) / 100)} {label}"

    def to_string(self) -> str:
        """Return how the size was made."""
        return f"Size.{self._unit}({js_number_text(self._amount)})"

    def __repr__(self) -> str:
        return self.to_string()

    def is_unresolved(self) -> bool:
        """Tell whether the amount is a token."""
        return is_unresolved(self._amount)
