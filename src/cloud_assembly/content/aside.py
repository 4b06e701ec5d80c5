"""Files and directories that are complete or absent: written aside, then renamed.

What is written lies in a directory ``.staging`` beside the goal until it is whole. Each writer holds a lock on it that
ends with its process, so what a killed process left behind is known by its missing lock; the next writer removes it.
Several processes may write one goal at once: the first to finish wins.

Data is not forced to the disk: a killed process loses nothing that was renamed, a power cut may.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from types import TracebackType

from cloud_assembly.content.errors import write_error

try:
    import fcntl
except ImportError:  # Windows: nothing is known about other writers, so nothing of theirs is removed
    fcntl = None  # type: ignore[assignment]  # asked for where it is used

STAGING = ".staging"
"""Name of the directory for what is not whole yet."""
NAMED = "bundling-temp-"
"""How directories begin that lie beside their goal while they are filled."""

CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


_kept: set[str] = set()


def keep_staging(directory: str) -> None:
    """Let the staging directory in ``directory`` stay between uses; `remove_leftovers` removes it at the end.

    On some file systems removing a directory takes longer than staging a small asset.
    """
    _kept.add(os.path.join(directory, STAGING))


class Aside:
    """A context in which ``path`` is to be filled; it vanishes with the context unless `publish` was called.

    Attributes:
        path: Where to write: an empty directory, or an empty file of mode 0600.
        descriptor: An open descriptor of it (for a file: for reading and writing).
    """

    def __init__(self, goal: str, *, directory: bool, name: str | None = None) -> None:
        """Say what is to be filled.

        Args:
            goal: What it becomes.
            directory: Whether it is a directory.
            name: Where given, a directory of this name beside the goal is filled: programs write paths from there to other
                files into what they make, so it lies as deep as the goal and is named alike in every run.
        """
        self._goal = goal
        self._directory = directory
        self._name = name
        home = os.path.dirname(goal)
        self._staging = os.path.join(home, STAGING) if name is None else home
        self._published = False
        self.path = ""
        self.descriptor = -1

    def __enter__(self) -> Aside:
        try:
            try:
                os.makedirs(self._staging)
            except FileExistsError:
                sweep(self._staging, "" if self._name is None else NAMED)
            while not self._create():
                os.makedirs(self._staging, exist_ok=True)
        except OSError as error:
            raise write_error(error, self._goal) from error
        return self

    def _create(self) -> bool:
        """Make and lock a new place; False if a sweeping process took it or its parent away in between."""
        self.path = os.path.join(self._staging, os.urandom(8).hex() if self._name is None else NAMED + self._name)
        if self._name is not None and os.path.lexists(self.path):  # another process is at the same
            self.path += f"-{os.urandom(8).hex()}"
        try:
            if self._directory:
                os.mkdir(self.path)
                if fcntl is None:
                    return True
                self.descriptor = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
            else:
                self.descriptor = os.open(self.path, CREATE, 0o600)
            if _lock(self.descriptor) and os.path.samestat(os.stat(self.path), os.fstat(self.descriptor)):
                return True
        except (FileNotFoundError, FileExistsError):
            pass  # taken away, or another process had the same idea
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
        return False

    def publish(self, goal: str | None = None) -> bool:
        """Give the goal its name at once; False if another writer was faster.

        Args:
            goal: Another name in the same directory, if the right one is known only now.
        """
        goal = goal or self._goal
        try:
            os.rename(self.path, goal)
        except OSError as error:
            if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
                return False
            raise write_error(error, goal) from error
        self._published = True
        return True

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._published:
            _remove(self.path)
        if self.descriptor >= 0:
            os.close(self.descriptor)
        if self._name is None and self._staging not in _kept:
            with suppress(OSError):  # another writer may be at work in there
                os.rmdir(self._staging)


def sweep(staging: str, prefix: str = "") -> int:
    """Remove from a directory what no living process writes any more; return how many there were.

    Args:
        staging: The directory.
        prefix: How the names of those begin that are not whole yet.
    """
    removed = 0
    try:
        names = os.listdir(staging) if fcntl is not None else []
    except FileNotFoundError:
        return 0
    for name in names:
        if not name.startswith(prefix):
            continue
        path = os.path.join(staging, name)
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            continue
        try:
            if _lock(descriptor, certain=True):
                _remove(path)
                removed += 1
        finally:
            os.close(descriptor)
    return removed


def _lock(descriptor: int, *, certain: bool = False) -> bool:
    """Lock what is open; without ``certain``, a file system that knows no locks counts as success."""
    if fcntl is None:
        return not certain
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return not certain and error.errno not in (errno.EWOULDBLOCK, errno.EACCES)
    return True


def _remove(path: str) -> None:
    """Remove a file or a directory, as far as that is possible, however deep it is."""
    if os.path.islink(path) or not os.path.isdir(path):
        with suppress(FileNotFoundError):
            os.unlink(path)
        return
    directories = [path]
    for directory in directories:  # grows: those below are found on the way
        with suppress(OSError), os.scandir(directory) as children:
            for child in children:
                if child.is_dir(follow_symlinks=False):
                    directories.append(child.path)
                else:
                    with suppress(OSError):
                        os.unlink(child.path)
    for directory in reversed(directories):
        with suppress(OSError):
            os.rmdir(directory)
