"""When backups of each day start."""

from __future__ import annotations

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text

_LAST_HOUR = 23
_LAST_MINUTE = 59


class DailyAutomaticBackupStartTimeProps(Struct):
    """A time of day, in UTC."""

    hour: int | float
    """0 to 23."""
    minute: int | float
    """0 to 59."""


class DailyAutomaticBackupStartTime:
    """When backups of each day start, in UTC."""

    @takes(DailyAutomaticBackupStartTimeProps)
    def __init__(self, props: DailyAutomaticBackupStartTimeProps) -> None:
        """Take a time.

        Raises:
            ValidationError: there is no such hour or minute.
        """
        for part, value, last, told in (
            ("hour", props.hour, _LAST_HOUR, 24),  # the bound that is told is the peer's
            ("minute", props.minute, _LAST_MINUTE, _LAST_MINUTE),
        ):
            if not is_whole(value, last):
                raise ValidationError(
                    f"dailyAutomaticBackupStartTime {part} must be an integer between 0 and {told}. received: "
                    f"{js_number_text(value)}"
                )
        self._hour = int(props.hour)
        self._minute = int(props.minute)

    def to_timestamp(self) -> str:
        """Return the time as ``HH:MM``."""
        return f"{self._hour:02d}:{self._minute:02d}"


def is_whole(value: int | float, last: int) -> bool:
    """Tell whether ``value`` is a whole number from 0 to ``last``."""
    return 0 <= value <= last and value == int(value)


__all__ = ["DailyAutomaticBackupStartTime", "DailyAutomaticBackupStartTimeProps"]
