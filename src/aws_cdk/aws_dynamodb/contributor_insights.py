"""Reports of the most used keys."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class ContributorInsightsMode(NamedEnum):
    """Which keys are reported."""

    ACCESSED_AND_THROTTLED_KEYS = "ACCESSED_AND_THROTTLED_KEYS"
    THROTTLED_KEYS = "THROTTLED_KEYS"


class ContributorInsightsSpecification(Struct):
    """Whether the most used keys are reported."""

    enabled: bool
    """Whether they are."""
    mode: ContributorInsightsMode | None = None
    """Which keys. Default: DynamoDB's."""


def rendered_insights(
    specification: ContributorInsightsSpecification | None, enabled: bool | None, scope: Any, old_name: str
) -> dict[str, Any] | None:
    """Return the option, given in its newer or its older form, as the property of the L1 class takes it.

    Raises:
        ValidationError: both forms are given.
    """
    if specification is None:
        return None if enabled is None else {"enabled": enabled}
    if enabled is not None:
        raise ValidationError(
            f"`contributorInsightsSpecification` and `{old_name}` are set. Use `contributorInsightsSpecification` only.",
            scope=scope,
        )
    return {
        "enabled": specification.enabled,
        "mode": specification.mode._value_ if specification.mode is not None else None,
    }


__all__ = ["ContributorInsightsMode", "ContributorInsightsSpecification"]
