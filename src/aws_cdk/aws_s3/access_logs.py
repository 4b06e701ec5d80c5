"""Server access logs: how their keys are made."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum


class PartitionDateSource(NamedEnum):
    """The date that the keys of logs show."""

    EVENT_TIME = "EventTime"
    """The day of the requests."""
    DELIVERY_TIME = "DeliveryTime"
    """The moment the log was delivered."""


class TargetObjectKeyFormat:
    """How the keys of logs are made."""

    @staticmethod
    @checked
    def partitioned_prefix(date_source: PartitionDateSource | None = None) -> TargetObjectKeyFormat:
        """Return keys with account, region, bucket and date as folders."""
        return _PartitionedPrefix(date_source)

    @staticmethod
    def simple_prefix() -> TargetObjectKeyFormat:
        """Return keys that start with the date."""
        return _SimplePrefix()

    def _render(self) -> dict[str, Any]:
        raise NotImplementedError


class _SimplePrefix(TargetObjectKeyFormat):
    def _render(self) -> dict[str, Any]:
        return {"simple_prefix": {}}


class _PartitionedPrefix(TargetObjectKeyFormat):
    def __init__(self, date_source: PartitionDateSource | None) -> None:
        self._date_source = date_source

    def _render(self) -> dict[str, Any]:
        return {
            "partitioned_prefix": {"partition_date_source": self._date_source._value_ if self._date_source else None}
        }
