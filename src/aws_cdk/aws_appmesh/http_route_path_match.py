"""Which paths of requests a route takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct


class HttpRoutePathMatchConfig(Struct):
    """A path, by the names of the L1 class."""

    prefix_path_match: str | None = None
    whole_path_match: Any = None


class HttpRoutePathMatch:
    """The paths that a route takes. Make it with one of the factories."""

    @staticmethod
    @checked
    def exactly(path: str) -> HttpRoutePathMatch:
        """Take one path.

        Raises:
            ValidationError: it does not begin with a slash.
        """
        check_start("Exact Path for the match", path)
        return _Match(HttpRoutePathMatchConfig(whole_path_match={"exact": path}))

    @staticmethod
    @checked
    def regex(regex: str) -> HttpRoutePathMatch:
        """Take paths by a pattern."""
        return _Match(HttpRoutePathMatchConfig(whole_path_match={"regex": regex}))

    @staticmethod
    @checked
    def starts_with(prefix: str) -> HttpRoutePathMatch:
        """Take paths with a prefix.

        Raises:
            ValidationError: it does not begin with a slash.
        """
        check_start("Prefix Path for the match", prefix)
        return _Match(HttpRoutePathMatchConfig(prefix_path_match=prefix))

    def bind(self, scope: Construct) -> HttpRoutePathMatchConfig:
        """Return the paths."""
        raise NotImplementedError


class _Match(HttpRoutePathMatch):
    def __init__(self, config: HttpRoutePathMatchConfig) -> None:
        self._config = config

    @checked
    def bind(self, scope: Construct) -> HttpRoutePathMatchConfig:
        return self._config


def check_start(what: str, path: str) -> None:
    """Look at the beginning of a path; an empty one passes, as in the peer.

    Raises:
        ValidationError: it does not begin with a slash.
    """
    if path and not path.startswith("/"):
        raise ValidationError(f"{what} must start with '/', got: {path}")


__all__ = ["HttpRoutePathMatch", "HttpRoutePathMatchConfig"]
