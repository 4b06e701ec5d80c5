"""Which paths of a directory are left out: the public face of the content engine's ignore rules."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.copy_options import CopyOptions, IgnoreMode
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from cloud_assembly.content import IgnoreRules


class IgnoreStrategy:
    """Decides which absolute paths below a root are left out. An app may derive its own."""

    @staticmethod
    @checked
    def glob(absolute_root_path: str, patterns: Sequence[str]) -> GlobIgnoreStrategy:
        """Return a strategy that reads ``patterns`` as shell patterns."""
        return GlobIgnoreStrategy(absolute_root_path, patterns)

    @staticmethod
    @checked
    def git(absolute_root_path: str, patterns: Sequence[str]) -> GitIgnoreStrategy:
        """Return a strategy that reads ``patterns`` as lines of a ``.gitignore``."""
        return GitIgnoreStrategy(absolute_root_path, patterns)

    @staticmethod
    @checked
    def docker(absolute_root_path: str, patterns: Sequence[str]) -> DockerIgnoreStrategy:
        """Return a strategy that reads ``patterns`` as lines of a ``.dockerignore``."""
        return DockerIgnoreStrategy(absolute_root_path, patterns)

    @staticmethod
    def from_copy_options(options: CopyOptions | Mapping[str, Any], absolute_root_path: str) -> IgnoreStrategy:
        """Return the strategy that ``options`` ask for; shell patterns by default."""
        given = CopyOptions.of(options)
        strategy = _BY_MODE[given.ignore_mode or IgnoreMode.GLOB]
        return strategy(absolute_root_path, given.exclude or ())

    def add(self, pattern: str) -> None:
        """Put ``pattern`` behind the others, so that it wins over them."""
        raise NotImplementedError

    def ignores(self, absolute_file_path: str) -> bool:
        """Tell whether a file is left out."""
        raise NotImplementedError

    def completely_ignores(self, absolute_directory_path: str) -> bool:
        """Tell whether a directory is left out with all that it can hold."""
        return self.ignores(absolute_directory_path)


class _RuleStrategy(IgnoreStrategy):
    """A strategy over the content engine's rules of one mode."""

    _mode: IgnoreMode

    @checked
    def __init__(self, absolute_root_path: str, patterns: Sequence[str]) -> None:
        """Read patterns.

        Raises:
            ValidationError: the root is not absolute.
        """
        _check_absolute(absolute_root_path, type(self).__name__, "absolute_root_path")
        from cloud_assembly.content import IgnoreMode as EngineIgnoreMode
        from cloud_assembly.content import ignore_rules

        self._root = absolute_root_path
        self._rules: IgnoreRules = ignore_rules(EngineIgnoreMode[self._mode.name], patterns)

    @checked
    def add(self, pattern: str) -> None:
        """Put ``pattern`` behind the others, so that it wins over them."""
        self._rules.add(pattern)

    @checked
    def ignores(self, absolute_file_path: str) -> bool:
        """Tell whether a file is left out.

        Raises:
            ValidationError: the path is not absolute.
        """
        return self._rules.ignores(self._relative(absolute_file_path, "absolute_file_path"))

    @checked
    def completely_ignores(self, absolute_directory_path: str) -> bool:
        """Tell whether a directory is left out with all that it can hold.

        Raises:
            ValidationError: the path is not absolute.
        """
        return self._rules.completely_ignores(self._relative(absolute_directory_path, "absolute_directory_path"))

    def _relative(self, path: str, argument: str) -> str:
        _check_absolute(path, type(self).__name__, argument)
        return os.path.relpath(path, self._root).replace(os.sep, "/")


class GlobIgnoreStrategy(_RuleStrategy):
    """Reads patterns as shell patterns."""

    _mode = IgnoreMode.GLOB


class GitIgnoreStrategy(_RuleStrategy):
    """Reads patterns as lines of a ``.gitignore``."""

    _mode = IgnoreMode.GIT


class DockerIgnoreStrategy(_RuleStrategy):
    """Reads patterns as lines of a ``.dockerignore``."""

    _mode = IgnoreMode.DOCKER


_BY_MODE: dict[IgnoreMode, type[_RuleStrategy]] = {
    IgnoreMode.GLOB: GlobIgnoreStrategy,
    IgnoreMode.GIT: GitIgnoreStrategy,
    IgnoreMode.DOCKER: DockerIgnoreStrategy,
}


def _check_absolute(path: str, strategy: str, argument: str) -> None:
    if not os.path.isabs(path):
        raise ValidationError(
            f"{strategy} expects an absolute file path as {argument}, got '{path}'",
            fix="make it absolute with os.path.abspath()",
        )
