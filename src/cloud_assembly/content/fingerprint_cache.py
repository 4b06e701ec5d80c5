"""What files were hashed to before, kept between runs, so that an unchanged tree costs one status call a file.

Each tree has one file in the cache directory: a line for every file, under a checksum. A hash is believed only if the
file's path, size, inode, device, modification and change time are those of then. The change time cannot be set by a
program, so an edit that restores size and modification time is noticed too. A file that was touched less than
two seconds before the tree was read is not remembered: another edit could leave the same times.

A cache file is replaced as a whole by rename, so that runs at the same time cannot mix; one that is damaged, of another
machine or of another version is not read. Trouble with the cache is never an error: then everything is hashed.

One text file a tree was chosen over SQLite by measurement (20,000 files, warm): reading and asking 30 ms against
28 ms, writing 20 ms against 80 ms, and no module to import. An append-only file would save the rewriting after a
change, 1 microsecond a file, at the price of compaction and of checks on every line.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import suppress

from cloud_assembly.content.cache_root import cache_root
from cloud_assembly.content.file_hash import HashedFile
from cloud_assembly.content.walk import Entry, Tree

VERSION = "purecdk file hashes 1"
RACY_NANOSECONDS = 2_000_000_000
"""The coarsest step of times among file systems in use (FAT)."""
LIMIT_BYTES = 256 << 20
LIMIT_FILES = 2000


def cache_directory() -> str | None:
    """Return where hashes are kept, in the `cache_root`.

    None if there is no such place, or ``PURECDK_FINGERPRINT_CACHE`` is ``0``.
    """
    root = None if os.environ.get("PURECDK_FINGERPRINT_CACHE") == "0" else cache_root()
    return None if root is None else os.path.join(root, "fingerprints")


def cache_for(tree: Tree) -> FingerprintCache | None:
    """Return the cache for a tree; None if caches are switched off."""
    directory = cache_directory()
    return None if directory is None else FingerprintCache(directory, tree)


class FingerprintCache:
    """The remembered hashes of one tree."""

    def __init__(self, directory: str, tree: Tree) -> None:
        """Read what is remembered of ``tree``, be it nothing."""
        self._directory = directory
        self._path = os.path.join(directory, _name_of(tree))
        self._trusted_before = tree.read_at - RACY_NANOSECONDS
        self._known = _load(self._path)
        self._current: list[str] = []
        self._added = False

    def get(self, entry: Entry) -> HashedFile | None:
        """Return the hash of a file as remembered; None if it is to be read."""
        status = entry.stat
        assert status is not None
        key = _key(entry.relative, status)
        text = self._known.get(key)
        if text is None:
            return None
        self._current.append(f"{key}\t{text}")
        text, _, content = text.partition(" ")
        return HashedFile(text, content or text.partition(":")[2], status)

    def put(self, entry: Entry, hashed: HashedFile) -> None:
        """Remember a file that was read."""
        status = hashed.stat
        touched = max(status.st_mtime_ns, status.st_ctime_ns)
        if touched < self._trusted_before and "\n" not in entry.relative:
            plain = hashed.text.endswith(hashed.content)
            text = hashed.text if plain else f"{hashed.text} {hashed.content}"
            self._current.append(f"{_key(entry.relative, status)}\t{text}")
            self._added = True

    def save(self) -> None:
        """Replace what is remembered by what was asked for and put, if that differs."""
        if not self._added and len(self._current) == len(self._known):
            return
        body = "\n".join(self._current).encode()
        with suppress(OSError):
            os.makedirs(self._directory, mode=0o700, exist_ok=True)
            aside = f"{self._path}.{os.urandom(6).hex()}"
            try:
                with open(aside, "xb") as file:
                    file.write(_head(body) + body)
                os.replace(aside, self._path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(aside)
                raise
            _prune(self._directory)


def _key(relative: str, status: os.stat_result) -> str:
    return f"{relative}\t{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_dev}"


def _head(body: bytes) -> bytes:
    return f"{VERSION} {hashlib.sha256(body).hexdigest()}\n".encode()


def _name_of(tree: Tree) -> str:
    """Return the file name for a tree; other rules, machines and users that share the directory have their own."""
    identity = "\n".join([_machine(), tree.root, repr(tree.rules)])
    return hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest()[:40]


def _machine() -> str:
    identity = ""
    for path in "/etc/machine-id", "/var/lib/dbus/machine-id":
        with suppress(OSError), open(path, encoding="ascii", errors="replace") as file:
            identity = file.read().strip()
            break
    uname = os.uname() if hasattr(os, "uname") else None
    node = uname.nodename if uname else os.environ.get("COMPUTERNAME", "")
    return f"{identity} {node} {os.getuid() if hasattr(os, 'getuid') else ''} {sys.platform}"


def _load(path: str) -> dict[str, str]:
    try:
        with open(path, "rb") as file:
            data = file.read()
        head, newline, body = data.partition(b"\n")
        if head + newline != _head(body):
            return {}
        known = dict(line.rsplit("\t", 1) for line in body.decode().split("\n")) if body else {}
        if time.time() - os.stat(path).st_mtime > 86_400:
            os.utime(path)  # what is used stays, see _prune
    except (OSError, ValueError):
        return {}
    return known


def _prune(directory: str) -> None:
    """Remove the files that were not used for longest, until the limits hold."""
    found: list[tuple[int, int, str]] = []
    with os.scandir(directory) as children:
        for child in children:
            with suppress(OSError):
                status = child.stat(follow_symlinks=False)
                found.append((status.st_mtime_ns, status.st_size, child.path))
    found.sort(reverse=True)
    total = 0
    for count, (_, size, path) in enumerate(found):
        total += size
        if count and (total > LIMIT_BYTES or count >= LIMIT_FILES):
            with suppress(OSError):
                os.unlink(path)
