"""Filters: which records an event source mapping takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aws_cdk.core.arguments import checked


class FilterRule:
    """Rules about one field of a record."""

    @staticmethod
    def null() -> list[str | None]:
        """The field is null."""
        return [None]

    @staticmethod
    def empty() -> list[str]:
        """The field is an empty text."""
        return [""]

    @staticmethod
    @checked
    def is_equal(item: str | int | float | bool) -> list[Any]:
        """The field is this text, number or truth value."""
        if isinstance(item, (int, float)) and not isinstance(item, bool):
            return [{"numeric": ["=", item]}]
        return [item]

    @staticmethod
    @checked
    def or_(*elem: str) -> list[str]:
        """The field is one of these texts."""
        return list(elem)

    @staticmethod
    @checked
    def not_equals(elem: str) -> list[dict[str, list[str]]]:
        """The field is not this text."""
        return [{"anything-but": [elem]}]

    @staticmethod
    @checked
    def between(first: int | float, second: int | float) -> list[dict[str, list[Any]]]:
        """The field is a number above ``first`` and at most ``second``."""
        return [{"numeric": [">", first, "<=", second]}]

    @staticmethod
    def exists() -> list[dict[str, bool]]:
        """The field is there."""
        return [{"exists": True}]

    @staticmethod
    def not_exists() -> list[dict[str, bool]]:
        """The field is not there."""
        return [{"exists": False}]

    @staticmethod
    @checked
    def begins_with(elem: str) -> list[dict[str, str]]:
        """The field begins with this text."""
        return [{"prefix": elem}]


class FilterCriteria:
    """Filters of whole records."""

    @staticmethod
    @checked
    def filter(filter: Mapping[str, Any]) -> dict[str, Any]:
        """Return the filter that takes records whose fields keep to these rules."""
        return {"pattern": json.dumps(filter, separators=(",", ":"), ensure_ascii=False)}
