"""Continuous backups."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

_MAX_DAYS = 35


class PointInTimeRecoverySpecification(Struct):
    """Whether a table can be restored to any moment."""

    point_in_time_recovery_enabled: bool
    """Whether it can."""
    recovery_period_in_days: int | float | None = None
    """How far back, 1 to 35 days. Default: 35."""


def rendered_recovery(
    specification: PointInTimeRecoverySpecification | None, enabled: bool | None, scope: Any
) -> dict[str, Any] | None:
    """Return the option, given in its newer or its older form, as the property of the L1 class takes it.

    Raises:
        ValidationError: both forms are given, or the period does not fit.
    """
    if specification is None:
        return None if enabled is None else {"pointInTimeRecoveryEnabled": enabled}
    if enabled is not None:
        raise ValidationError(
            "`pointInTimeRecoverySpecification` and `pointInTimeRecovery` are set. Use `pointInTimeRecoverySpecification` "
            "only.",
            scope=scope,
        )
    days = specification.recovery_period_in_days
    if days is not None:
        if not specification.point_in_time_recovery_enabled:
            raise ValidationError(
                "Cannot set `recoveryPeriodInDays` while `pointInTimeRecoveryEnabled` is set to false.",
                scope=scope,
                fix="set point_in_time_recovery_enabled=True, or leave recovery_period_in_days out",
            )
        if not 1 <= days <= _MAX_DAYS:
            raise ValidationError(f"`recoveryPeriodInDays` must be a value between `1` and `{_MAX_DAYS}`.", scope=scope)
    return {
        "pointInTimeRecoveryEnabled": specification.point_in_time_recovery_enabled,
        "recoveryPeriodInDays": days,
    }


__all__ = ["PointInTimeRecoverySpecification"]
