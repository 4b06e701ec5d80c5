"""When a file system is maintained."""

from __future__ import annotations

from aws_cdk.aws_fsx.daily_automatic_backup_start_time import _LAST_HOUR, _LAST_MINUTE, is_whole
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text


class Weekday(NamedEnum):
    """A day of the week."""

    MONDAY = "1"
    TUESDAY = "2"
    WEDNESDAY = "3"
    THURSDAY = "4"
    FRIDAY = "5"
    SATURDAY = "6"
    SUNDAY = "7"


class LustreMaintenanceTimeProps(Struct):
    """A time of the week, in UTC."""

    day: Weekday
    """The day."""
    hour: int | float
    """0 to 23."""
    minute: int | float
    """0 to 59."""


class LustreMaintenanceTime:
    """When a file system is maintained: 30 minutes each week, in UTC."""

    @takes(LustreMaintenanceTimeProps)
    def __init__(self, props: LustreMaintenanceTimeProps) -> None:
        """Take a time.

        Raises:
            ValidationError: there is no such hour or minute.
        """
        for part, value, last in (("hour", props.hour, _LAST_HOUR), ("minute", props.minute, _LAST_MINUTE)):
            if not is_whole(value, last):
                raise ValidationError(
                    f"Maintenance time {part} must be an integer between 0 and {last}, got {js_number_text(value)}"
                )
        self._day = props.day
        self._hour = int(props.hour)
        self._minute = int(props.minute)

    def to_timestamp(self) -> str:
        """Return the time as ``D:HH:MM``, Monday being 1."""
        return f"{self._day._value_}:{self._hour:02d}:{self._minute:02d}"


__all__ = ["LustreMaintenanceTime", "LustreMaintenanceTimeProps", "Weekday"]
