"""Which paths of requests a gateway route takes, and what it makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.http_route_path_match import check_start
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct


class HttpGatewayRoutePathMatchConfig(Struct):
    """A path and what is made of it, by the names of the L1 class."""

    prefix_path_match: str | None = None
    prefix_path_rewrite: Any = None
    whole_path_match: Any = None
    whole_path_rewrite: Any = None


class HttpGatewayRoutePathMatch:
    """The paths that a gateway route takes. Make it with one of the factories."""

    @staticmethod
    @checked
    def exactly(path: str, rewrite_to: str | None = None) -> HttpGatewayRoutePathMatch:
        """Take one path.

        Args:
            path: The path.
            rewrite_to: The path that the service is asked for. Default: the same.

        Raises:
            ValidationError: a path does not begin with a slash, or the new one is empty.
        """
        check_start("Exact Path for the match", path)
        return _whole({"exact": path}, rewrite_to)

    @staticmethod
    @checked
    def regex(regex: str, rewrite_to: str | None = None) -> HttpGatewayRoutePathMatch:
        """Take paths by a pattern.

        Args:
            regex: The pattern.
            rewrite_to: The path that the service is asked for. Default: the same.

        Raises:
            ValidationError: the new path does not begin with a slash, or is empty.
        """
        return _whole({"regex": regex}, rewrite_to)

    @staticmethod
    @checked
    def starts_with(prefix: str, rewrite_to: str | None = None) -> HttpGatewayRoutePathMatch:
        """Take paths with a prefix.

        Args:
            prefix: The prefix; it ends with a slash where it is replaced.
            rewrite_to: What the prefix is replaced by; empty to leave it. Default: ``/``.

        Raises:
            ValidationError: a prefix does not begin, or end, with a slash.
        """
        if not prefix.startswith("/"):
            raise ValidationError(f"Prefix path for the match must start with '/', got: {prefix}")
        config = HttpGatewayRoutePathMatchConfig(prefix_path_match=prefix)
        if rewrite_to:
            if not prefix.endswith("/"):
                raise ValidationError(
                    "When prefix path for the rewrite is specified, prefix path for the match must end with '/', got: "
                    f"{prefix}"
                )
            if not rewrite_to.startswith("/") or not rewrite_to.endswith("/"):
                raise ValidationError(f"Prefix path for the rewrite must start and end with '/', got: {rewrite_to}")
            config = config._with(prefix_path_rewrite={"value": rewrite_to})
        elif rewrite_to is not None:
            config = config._with(prefix_path_rewrite={"defaultPrefix": "DISABLED"})
        return _Match(config)

    def bind(self, scope: Construct) -> HttpGatewayRoutePathMatchConfig:
        """Return the paths."""
        raise NotImplementedError


class _Match(HttpGatewayRoutePathMatch):
    def __init__(self, config: HttpGatewayRoutePathMatchConfig) -> None:
        self._config = config

    @checked
    def bind(self, scope: Construct) -> HttpGatewayRoutePathMatchConfig:
        return self._config


def _whole(match: dict[str, str], rewrite_to: str | None) -> HttpGatewayRoutePathMatch:
    if rewrite_to is None:
        return _Match(HttpGatewayRoutePathMatchConfig(whole_path_match=match))
    if not rewrite_to:
        raise ValidationError(
            "Exact Path for the rewrite cannot be empty. Unlike starts_with(), there is no automatic rewrite on whole path "
            "match"
        )
    check_start("Exact Path for the rewrite", rewrite_to)
    return _Match(HttpGatewayRoutePathMatchConfig(whole_path_match=match, whole_path_rewrite={"exact": rewrite_to}))


__all__ = ["HttpGatewayRoutePathMatch", "HttpGatewayRoutePathMatchConfig"]
