"""Locks that keep objects from being deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import IConstruct

_MAX_DAYS = 365 * 100


class ObjectLockMode(NamedEnum):
    """Who may lift a lock."""

    GOVERNANCE = "GOVERNANCE"
    """Those with a special permission."""
    COMPLIANCE = "COMPLIANCE"
    """Nobody, not even the account's root user."""


class ObjectLockRetention:
    """How long new objects are locked."""

    @checked
    def __init__(self, mode: ObjectLockMode, duration: Duration) -> None:
        days = duration.to_days()
        if days > _MAX_DAYS:
            raise ValidationError(
                "Object Lock retention duration must be less than 100 years", fix=f"lock for at most {_MAX_DAYS} days"
            )
        if days < 1:
            raise ValidationError("Object Lock retention duration must be at least 1 day", fix="lock for a day or more")
        self._mode = mode
        self._duration = duration

    @staticmethod
    @checked
    def governance(duration: Duration) -> ObjectLockRetention:
        """Return a lock that those with a special permission may lift.

        Raises:
            ValidationError: ``duration`` is no whole number of days, or not from 1 day to 100 years.
        """
        return ObjectLockRetention(ObjectLockMode.GOVERNANCE, duration)

    @staticmethod
    @checked
    def compliance(duration: Duration) -> ObjectLockRetention:
        """Return a lock that nobody may lift.

        Raises:
            ValidationError: ``duration`` is no whole number of days, or not from 1 day to 100 years.
        """
        return ObjectLockRetention(ObjectLockMode.COMPLIANCE, duration)

    @property
    def mode(self) -> ObjectLockMode:
        """Who may lift the lock."""
        return self._mode

    @property
    def duration(self) -> Duration:
        """How long new objects are locked."""
        return self._duration


def rendered_lock(
    scope: IConstruct, *, enabled: bool | None, retention: ObjectLockRetention | None
) -> dict[str, Any] | None:
    """Return the default lock as the property of the L1 class takes it; ``None`` if there is none.

    Raises:
        ValidationError: locks are off, and a default lock is given.
    """
    if retention is None:
        return None
    if enabled is False:
        raise ValidationError(
            "Object Lock must be enabled to configure default retention settings",
            scope=scope,
            fix="set object_lock_enabled=True, or leave it out",
        )
    return {
        "object_lock_enabled": "Enabled",
        "rule": {"default_retention": {"days": retention.duration.to_days(), "mode": retention.mode._value_}},
    }
