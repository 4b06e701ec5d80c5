"""Where a symbolic link leads, and what the follow mode makes of it."""

from __future__ import annotations

import os

from cloud_assembly.content.rules import FollowMode


class Link:
    """A symbolic link inside a tree.

    Attributes:
        text: What the link says.
        target: The absolute path it names: the directory resolved, the last name as it is (it may be a link again).
        internal: Whether ``target`` lies in the tree, or is its root.
    """

    __slots__ = ("_copied", "_relative", "internal", "target", "text")

    def __init__(self, text: str, target: str, *, real_root: str, copied: str) -> None:
        self.text = text
        self.target = target
        relative = _below(real_root, target)
        self.internal = relative is not None
        self._relative = relative or ""
        self._copied = relative if copied == real_root else _below(copied, target)

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

    def copied_text(self, place: str) -> str:
        """Return the text for the link at ``place`` in a copy: to a target that is copied too, the way there inside the copy."""
        if not self.internal or self._copied is None:
            return self.text
        return os.path.relpath(os.path.join(os.sep, self._copied), os.path.join(os.sep, os.path.dirname(place)))


def _below(directory: str, path: str) -> str | None:
    """Return the way from a directory to a path in it, "" for the directory itself; None if it is not in it."""
    inside = directory if directory.endswith(os.sep) else directory + os.sep
    return path[len(inside) :] if path == directory or path.startswith(inside) else None


class LinkReader:
    """Reads the links of one tree; remembers real paths of directories, which many links share.

    Args:
        real_root: The tree; links into it are internal.
        copied: What of it is read.
    """

    def __init__(self, real_root: str, copied: str) -> None:
        self._real_root = real_root
        self._copied = copied
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
        target = os.path.join(self.real_path(directory), name)
        return Link(text, target, real_root=self._real_root, copied=self._copied)

    def real_path(self, directory: str) -> str:
        """Return the real path of ``directory``; the path itself if there is nothing at it."""
        real = self._real.get(directory)
        if real is None:
            real = os.path.realpath(directory) if os.path.exists(directory) else directory
            self._real[directory] = real
        return real
