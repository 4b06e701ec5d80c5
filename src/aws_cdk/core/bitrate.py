"""An amount of data per second."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved, js_number_text

_BITS: dict[str, int] = {"bps": 1, "kbps": 1_000, "mbps": 1_000_000, "gbps": 1_000_000_000}


class Bitrate:
    """A number of bits per second in a unit; the amount may be a token, which then cannot be converted to another unit."""

    __slots__ = ("_amount", "_unit")

    def __init__(self, amount: float, unit: str) -> None:
        if not is_unresolved(amount) and amount < 0:
            raise ValidationError(f"Bitrate amounts cannot be negative. Received: {js_number_text(amount)}")
        self._amount = amount
        self._unit = unit

    @staticmethod
    @checked
    def bps(amount: float) -> Bitrate:
        """Return ``amount`` bits per second."""
        return Bitrate(amount, "bps")

    @staticmethod
    @checked
    def kbps(amount: float) -> Bitrate:
        """Return ``amount`` times 10³ bits per second."""
        return Bitrate(amount, "kbps")

    @staticmethod
    @checked
    def mbps(amount: float) -> Bitrate:
        """Return ``amount`` times 10⁶ bits per second."""
        return Bitrate(amount, "mbps")

    @staticmethod
    @checked
    def gbps(amount: float) -> Bitrate:
        """Return ``amount`` times 10⁹ bits per second."""
        return Bitrate(amount, "gbps")

    def to_bps(self) -> float:
        """Return the number of bits per second, perhaps with a fraction.

        Raises:
            ValidationError: the amount is a token in another unit.
        """
        return self._convert("bps")

    def to_kbps(self) -> float:
        """Return the number of kilobits per second; see :meth:`to_bps`."""
        return self._convert("kbps")

    def to_mbps(self) -> float:
        """Return the number of megabits per second; see :meth:`to_bps`."""
        return self._convert("mbps")

    def to_gbps(self) -> float:
        """Return the number of gigabits per second; see :meth:`to_bps`."""
        return self._convert("gbps")

    def _convert(self, unit: str) -> float:
        if unit == self._unit:
            return self._amount
        if is_unresolved(self._amount):
            raise ValidationError(
                f"Bitrate must be specified as 'Bitrate.{unit}()' here since its value comes from a token and cannot be "
                f"converted (got Bitrate.{self._unit})",
                fix="make the rate in the unit that is asked for",
            )
        value = self._amount * _BITS[self._unit] / _BITS[unit]
        return int(value) if value == int(value) else value

    def is_unresolved(self) -> bool:
        """Tell whether the amount is a token."""
        return is_unresolved(self._amount)

    def __repr__(self) -> str:
        return f"Bitrate.{self._unit}({js_number_text(self._amount)})"
