"""Which paths of a tree are left out; one class a mode, made only when there are patterns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from cloud_assembly.content.rules import CopyRules, IgnoreMode


class IgnoreRules(Protocol):
    """Decides about paths relative to the root of a tree: slashes between names, none in front."""

    def add(self, pattern: str) -> None:
        """Put ``pattern`` behind the others, so that it wins over them."""

    def ignores(self, relative_path: str) -> bool:
        """Tell whether a file (or a link, or a directory's own entry) is left out."""

    def completely_ignores(self, relative_dir: str) -> bool:
        """Tell whether a directory is not even entered."""

    def deciding_pattern(self, relative_path: str, *, is_directory: bool = False) -> str | None:
        """Return the pattern that leaves the path out; None if none does."""


def ignore_rules(mode: IgnoreMode, patterns: Sequence[str]) -> IgnoreRules:
    """Return the rules of ``patterns`` as ``mode`` reads them; patterns are first read when first asked."""
    if mode is IgnoreMode.GIT:
        from cloud_assembly.content.ignore_git import GitIgnore

        return GitIgnore(patterns)
    if mode is IgnoreMode.DOCKER:
        from cloud_assembly.content.ignore_docker import DockerIgnore

        return DockerIgnore(patterns)
    from cloud_assembly.content.ignore_glob import GlobIgnore

    return GlobIgnore(patterns)


def rules_for(rules: CopyRules) -> IgnoreRules | None:
    """Return the ignore rules of ``rules``; None if nothing is left out, so that no matcher is loaded."""
    return ignore_rules(rules.ignore_mode, rules.exclude) if rules.exclude else None
