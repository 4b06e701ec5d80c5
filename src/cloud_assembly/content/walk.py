"""One pass over a tree: what counts as content under given rules, in the order in which it is hashed."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from cloud_assembly.content.errors import NotContent, UnreadableName, content_error
from cloud_assembly.content.file_hash import HashedFile
from cloud_assembly.content.ignore import IgnoreRules, rules_for
from cloud_assembly.content.rules import DEFAULT_RULES, CopyRules
from cloud_assembly.content.symlinks import Link, LinkReader

WRITTEN_TO = "the directory that is written to"
"""The reason for which a directory in `Tree`'s ``without`` is left out."""


class Kind(IntEnum):
    """What an entry is, after links that are followed have been replaced by their targets."""

    FILE = 1
    LINK = 2
    DIRECTORY = 3


class Entry(NamedTuple):
    """One file, link or directory of a tree.

    Attributes:
        relative: Path from the root, slashes between names; "" for a root that is a file.
        source: Path to read from; for a followed link its target.
        stat: Status of a file; of its target, if a link was followed. None for the other kinds.
        link: Where a link leads. None for the other kinds.
        forced: A directory that the rules leave out, but not all below it: a copy has it only for what it holds.
    """

    kind: Kind
    relative: str
    source: str
    stat: os.stat_result | None = None
    link: Link | None = None
    forced: bool = False


class LeftOut(NamedTuple):
    """A path that does not count. ``pattern`` is the exclude pattern that decides; None: it is named by ``reason``."""

    relative: str
    is_directory: bool
    reason: str
    pattern: str | None = None


class Tree:
    """A directory or a file together with the rules under which it is content.

    It is read once, when first asked for its entries; fingerprint, copy and record of one synth share them.

    Attributes:
        given: The root as it was given.
        root: Its real path.
        rules: What is left out and which links are followed.
        is_directory: Whether the root is a directory.
        left_out: What does not count and why; filled together with the entries if that was asked for.
        hashed: By relative path, what a fingerprint found in each file.
        read_at: When reading the entries began, in nanoseconds of the system's clock.
    """

    def __init__(
        self,
        root: str | os.PathLike[str],
        rules: CopyRules = DEFAULT_RULES,
        *,
        without: Sequence[str] = (),
        explain: bool = False,
        part: str | os.PathLike[str] | None = None,
    ) -> None:
        """Look at ``root``; a link given here is resolved first.

        Args:
            root: A file, to which no exclude pattern applies, or a directory.
            rules: What is left out and which links are followed.
            without: Directories that never count, such as the one that is being written to.
            explain: Let `left_out` tell what does not count and why.
            part: Directory that alone is read, while patterns and links count from ``root``. Default: ``root``.

        Raises:
            MissingPath: There is nothing at ``root``.
            LinkLoop: ``root`` is a link that leads back to itself.
            NotContent: ``root`` is a socket, a pipe or a device.
        """
        self.given = os.fspath(root)
        self.rules = rules
        try:
            # As the peer: ".." is taken from the text before links are resolved.
            self.root = os.path.realpath(os.path.abspath(self.given), strict=True)
            self.stat = os.stat(self.root)
        except OSError as error:
            raise content_error(error, self.given) from error
        self.is_directory = stat.S_ISDIR(self.stat.st_mode)
        if not self.is_directory and not stat.S_ISREG(self.stat.st_mode):
            raise NotContent(self.given, found=describe_mode(self.stat.st_mode))
        self.left_out: list[LeftOut] = []
        self.hashed: dict[str, HashedFile] = {}
        self.read_at = 0
        self._without = frozenset(os.path.realpath(path) for path in without)
        self._explain = explain
        self._part = self.root if part is None else os.path.realpath(part)
        self._entries: list[Entry] | None = None

    @property
    def entries(self) -> list[Entry]:
        """All files, links and directories: by name in UTF-16 units, each directory before its content.

        Raises:
            Unreadable: A directory or link cannot be read.
            UnreadableName: A name is no valid UTF-8.
        """
        if self._entries is None:
            self.read_at = time.time_ns()
            if self.is_directory:
                note = self.left_out.append if self._explain else None
                self._entries = _Walk(self.root, self._part, self.rules, self._without, note).entries()
            else:
                self._entries = [Entry(Kind.FILE, "", self.root, self.stat)]
        return self._entries


def describe_mode(mode: int) -> str:
    """Return what a file of this mode is, with its article."""
    if stat.S_ISDIR(mode):
        return "a directory"
    if stat.S_ISREG(mode):
        return "a file"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device"


class _Frame(NamedTuple):
    """A directory that is being read.

    ``chain`` holds the real paths of the directory and those above it, once a link was followed on the way; before
    that no loop is possible.
    """

    children: Iterator[os.DirEntry[str]]
    prefix: str
    real: str
    chain: frozenset[str] | None


class _Walk:
    def __init__(
        self, root: str, start: str, rules: CopyRules, without: frozenset[str], note: Callable[[LeftOut], None] | None
    ) -> None:
        self._start = start
        self._prefix = "" if start == root else os.path.relpath(start, root).replace(os.sep, "/") + "/"
        self._mode = rules.follow
        self._rules: IgnoreRules | None = rules_for(rules)
        self._without = without
        self._note = note
        self._links = LinkReader(root, start)
        self._found: list[Entry] = []

    def entries(self) -> list[Entry]:
        stack = [_Frame(_children(self._start), self._prefix, self._start, None)]
        while stack:
            frame = stack[-1]
            for child in frame.children:
                entered = self._child(child, frame)
                if entered is not None:
                    stack.append(entered)
                    break
            else:
                stack.pop()
        return self._found

    def _child(self, child: os.DirEntry[str], frame: _Frame) -> _Frame | None:
        """Take one name of a directory; return the directory to read next, if it is one that is entered."""
        relative = frame.prefix + child.name
        try:
            if child.is_symlink():
                return self._link(child, relative, frame)
            if child.is_dir():
                return self._directory(child.path, relative, os.path.join(frame.real, child.name), frame.chain)
            if self._rules is not None and self._rules.ignores(relative):
                self._leave_out(relative, is_directory=False)
            elif child.is_file():
                self._found.append(Entry(Kind.FILE, relative, child.path, child.stat(follow_symlinks=False)))
            elif self._note is not None:
                self._note(LeftOut(relative, False, describe_mode(child.stat(follow_symlinks=False).st_mode)))
        except OSError as error:
            raise content_error(error, child.path) from error
        return None

    def _link(self, child: os.DirEntry[str], relative: str, frame: _Frame) -> _Frame | None:
        link = self._links.read(child.path)
        status = _status(link.target) if link.is_followed(self._mode) else None
        if status is not None and stat.S_ISDIR(status.st_mode):
            chain = frame.chain
            if chain is None:  # the first link followed on this way: until here, real paths are those of the tree
                names = frame.prefix[len(self._prefix) :].split("/")[:-1]
                chain = frozenset(os.path.join(self._start, *names[:count]) for count in range(len(names) + 1))
            return self._directory(link.target, relative, os.path.realpath(link.target), chain)
        if self._rules is not None and self._rules.ignores(relative):
            self._leave_out(relative, is_directory=False)
        elif status is None:
            if not _is_utf8(link.text):
                raise UnreadableName(child.path, link=True)
            self._found.append(Entry(Kind.LINK, relative, child.path, None, link))
        elif stat.S_ISREG(status.st_mode):
            self._found.append(Entry(Kind.FILE, relative, link.target, status))
        elif self._note is not None:
            self._note(LeftOut(relative, False, describe_mode(status.st_mode)))
        return None

    def _directory(self, path: str, relative: str, real: str, chain: frozenset[str] | None) -> _Frame | None:
        forced = False
        if self._rules is not None:
            if self._rules.completely_ignores(relative):
                self._leave_out(relative, is_directory=True)
                return None
            forced = self._rules.ignores(relative)
        if self._without and real in self._without:
            if self._note is not None:
                self._note(LeftOut(relative, True, WRITTEN_TO))
            return None
        self._found.append(Entry(Kind.DIRECTORY, relative, path, None, None, forced))
        if chain is not None:
            if real in chain:  # as the peer: a loop ends in an empty directory
                return None
            chain |= {real}
        return _Frame(_children(path), relative + "/", real, chain)

    def _leave_out(self, relative: str, *, is_directory: bool) -> None:
        if self._note is not None and self._rules is not None:
            pattern = self._rules.deciding_pattern(relative, is_directory=is_directory)
            self._note(LeftOut(relative, is_directory, "pattern", pattern))


def _children(path: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(path) as found:
            children = list(found)
    except OSError as error:
        raise content_error(error, path) from error
    if all(child.name.isascii() for child in children):
        children.sort(key=_name)
    else:
        children.sort(key=_utf16_name)
    return iter(children)


def _name(child: os.DirEntry[str]) -> str:
    return child.name


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _utf16_name(child: os.DirEntry[str]) -> bytes:
    # JavaScript orders strings by UTF-16 unit, Python by character; the order is hashed.
    try:
        return child.name.encode("utf-16-be")
    except UnicodeEncodeError:
        raise UnreadableName(child.path) from None


def _status(path: str) -> os.stat_result | None:
    """Return the status of what a link leads to; None if it leads nowhere."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        import errno

        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            return None
        raise
