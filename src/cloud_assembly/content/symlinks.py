"""Where a symbolic link leads, and what the follow mode makes of it."""

from __future__ import annotations

import os

from .rules import FollowMode


class Link:
    """A symbolic link inside a tree.

    Attributes:
        text: What the link says.
        target: The absolute path it names: the directory resolved, the last name as it is (it may be a link again).
        internal: Whether ``target`` lies in the tree, or is its root.
    """

    __slots__ = ("_relative", "internal", "target", "text")

    def __init__(self, text: str, target: str, *, real_root: str) -> None:
        self.text = text
        self.target = target
        inside = real_root if real_root.endswith(os.sep) else real_root + os.sep
        self.internal = target == real_root or target.startswith(inside)
        self._relative = target[len(inside) :] if self.internal else ""

    def is_followed(self, mode: FollowMode) -> bool:
        """Tell whether the link is to be replaced by what it points to (if that exists)."""
        if mode is FollowMode.EXTERNAL:
            return not self.internal
        if mode is FollowMode.BLOCK_EXTERNAL:
            return self.internal
        return mode is FollowMode.ALWAYS

    def hashed_text(self) -> str:
        """Return what is hashed of a link that stays one: its text, or for an absolute internal link the target from the root."""
        if self.internal and os.path.isabs(self.text):
            return self._relative.replace("\\", "/")  # as in paths, see `tree_hash`
        return self.text

    def copied_text(self, relative: str) -> str:
        """Return the text for the copy at ``relative``: to an internal target, the way there inside the tree."""
        if not self.internal:
            return self.text
        return os.path.relpath(os.path.join(os.sep, self._relative), os.path.join(os.sep, os.path.dirname(relative)))


class LinkReader:
    """Reads the links of one tree; remembers real paths of directories, which many links share."""

    def __init__(self, real_root: str) -> None:
        self._real_root = real_root
        self._real: dict[str, str] = {}

    def read(self, source: str) -> Link:
        """Read the link at ``source``.

        Raises:
            OSError: The link cannot be read.
        """
        text = os.readlink(source)
        # As the peer: ".." is taken from the text of the path before links on the way are resolved.
        named = os.path.normpath(os.path.join(os.path.dirname(source), text))
        directory, name = os.path.split(named)
        return Link(text, os.path.join(self.real_path(directory), name), real_root=self._real_root)

    def real_path(self, directory: str) -> str:
        """Return the real path of ``directory``; the path itself if there is nothing at it."""
        real = self._real.get(directory)
        if real is None:
            real = os.path.realpath(directory) if os.path.exists(directory) else directory
            self._real[directory] = real
        return real
