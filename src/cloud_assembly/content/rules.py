"""What of a tree counts as content: the options that all of this package shares."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum


class IgnoreMode(Enum):
    """How exclude patterns are read; the values are hashed."""

    GLOB = "glob"
    GIT = "git"
    DOCKER = "docker"


class FollowMode(Enum):
    """Which symbolic links are replaced by what they point to; the values are hashed.

    A link is external if its target lies outside the tree.
    """

    NEVER = "never"
    ALWAYS = "always"
    EXTERNAL = "external"
    BLOCK_EXTERNAL = "internal-only"


class CopyRules:
    """What is left out of a tree and which links are followed.

    Args:
        exclude: Patterns in order; later ones win.
        ignore_mode: How the patterns are read.
        follow: None stands for EXTERNAL.
    """

    __slots__ = ("exclude", "follow", "ignore_mode")

    def __init__(
        self,
        exclude: Sequence[str] = (),
        ignore_mode: IgnoreMode = IgnoreMode.GLOB,
        follow: FollowMode | None = None,
    ) -> None:
        self.exclude = tuple(exclude)
        self.ignore_mode = ignore_mode
        self.follow = FollowMode.EXTERNAL if follow is None else follow

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CopyRules) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"CopyRules({list(self.exclude)!r}, {self.ignore_mode}, {self.follow})"

    def _key(self) -> tuple[tuple[str, ...], IgnoreMode, FollowMode]:
        return (self.exclude, self.ignore_mode, self.follow)


DEFAULT_RULES = CopyRules()
