"""Which headers of requests, or metadata of gRPC, a route looks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct

# Source: the App Mesh API reference, "HttpRouteMatch" and "GrpcRouteMatch".
_MOST_MATCHES = 10


class HeaderMatchConfig(Struct):
    """A header that is looked for, by the names of the L1 class."""

    header_match: Any


class HeaderMatch:
    """A header that is looked for. Make it with one of the factories."""

    @staticmethod
    @checked
    def value_is(header_name: str, header_value: str) -> HeaderMatch:
        """Look for a value."""
        return _Match(header_name, False, {"exact": header_value})

    @staticmethod
    @checked
    def value_is_not(header_name: str, header_value: str) -> HeaderMatch:
        """Look for any other value."""
        return _Match(header_name, True, {"exact": header_value})

    @staticmethod
    @checked
    def value_starts_with(header_name: str, prefix: str) -> HeaderMatch:
        """Look for values with a prefix."""
        return _Match(header_name, False, {"prefix": prefix})

    @staticmethod
    @checked
    def value_does_not_start_with(header_name: str, prefix: str) -> HeaderMatch:
        """Look for values without a prefix."""
        return _Match(header_name, True, {"prefix": prefix})

    @staticmethod
    @checked
    def value_ends_with(header_name: str, suffix: str) -> HeaderMatch:
        """Look for values with a suffix."""
        return _Match(header_name, False, {"suffix": suffix})

    @staticmethod
    @checked
    def value_does_not_end_with(header_name: str, suffix: str) -> HeaderMatch:
        """Look for values without a suffix."""
        return _Match(header_name, True, {"suffix": suffix})

    @staticmethod
    @checked
    def value_matches_regex(header_name: str, regex: str) -> HeaderMatch:
        """Look for values by a pattern."""
        return _Match(header_name, False, {"regex": regex})

    @staticmethod
    @checked
    def value_does_not_match_regex(header_name: str, regex: str) -> HeaderMatch:
        """Look for values that do not follow a pattern."""
        return _Match(header_name, True, {"regex": regex})

    @staticmethod
    @checked
    def values_is_in_range(header_name: str, start: int | float, end: int | float) -> HeaderMatch:
        """Look for numbers from ``start``, up to and without ``end``."""
        return _Match(header_name, False, {"range": {"start": start, "end": end}})

    @staticmethod
    @checked
    def values_is_not_in_range(header_name: str, start: int | float, end: int | float) -> HeaderMatch:
        """Look for numbers below ``start``, or from ``end`` on."""
        return _Match(header_name, True, {"range": {"start": start, "end": end}})

    def bind(self, scope: Construct) -> HeaderMatchConfig:
        """Return what is looked for."""
        raise NotImplementedError


class _Match(HeaderMatch):
    def __init__(self, name: str, invert: bool, match: dict[str, Any]) -> None:
        self._rendered = {"name": name, "invert": invert, "match": match}

    @checked
    def bind(self, scope: Construct) -> HeaderMatchConfig:
        return HeaderMatchConfig(header_match=self._rendered)


def rendered_headers(
    matches: Sequence[HeaderMatch] | None, scope: Construct, what: str = "headers"
) -> list[Any] | None:
    """Return what is looked for, by the names of the L1 class.

    Raises:
        ValidationError: there are none, or too many.
    """
    if matches is None:
        return None
    if not 1 <= len(matches) <= _MOST_MATCHES:
        raise ValidationError(
            f"Number of {what} provided for matching must be between 1 and {_MOST_MATCHES}, got: {len(matches)}",
            scope=scope,
        )
    return [match.bind(scope).header_match for match in matches]


__all__ = ["HeaderMatch", "HeaderMatchConfig"]
