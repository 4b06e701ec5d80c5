"""What alias targets have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constructs._interface import Interface


class IAliasRecordTargetProps(Interface):
    """Options of alias targets. As in the peer it is an interface: apps make a class with the properties they need."""

    if not TYPE_CHECKING:
        _structural = ()  # no property is required, so any object has the interface

    @property
    def evaluate_target_health(self) -> bool | None:
        """Whether the record fails when its target does. Default: no."""
        return None

    @property
    def hosted_zone_id(self) -> str | None:
        """The zone that AWS has for such targets. Default: as the target knows it."""
        return None


def evaluates_health(props: Any) -> bool | None:
    """Return what ``props`` says of the target's health; the options may be left out."""
    return getattr(props, "evaluate_target_health", None)


def given_zone(props: Any) -> str | None:
    """Return the zone that ``props`` names, if it does."""
    return getattr(props, "hosted_zone_id", None)


__all__ = ["IAliasRecordTargetProps"]
