"""The hash that names the content of a tree, equal to the peer's for every option.

It is a SHA-256 over fields, each written as byte 1, header, byte 2, value, byte 3: the options first, then one field
for each file and link. Fields and their order are part of the hash: changing either renames every asset deployed.

Source: observed on aws-cdk-lib 2.275.0; the differential fuzz in ``tests/parity`` keeps it.
"""

from __future__ import annotations

import hashlib
import os

from cloud_assembly.content.file_hash import HashedFile, hash_file
from cloud_assembly.content.rules import DEFAULT_RULES, CopyRules, IgnoreMode
from cloud_assembly.content.walk import Entry, Kind, Tree

LARGE = 4 << 20
"""From this size (bytes) on, a file is worth a thread of its own: hashing leaves the interpreter to others."""

CACHE_FILES = 400
"""Trees with fewer files, and less than `CACHE_BYTES`, are hashed faster than a cache is read."""
CACHE_BYTES = 4 << 20


def fingerprint(root: str | os.PathLike[str] | Tree, *, extra: str = "", rules: CopyRules = DEFAULT_RULES) -> str:
    """Return the hash of the content of ``root``: SHA-256, 64 hex digits.

    Modes, times and directories do not count, and CRLF counts as LF in text, so a fresh checkout keeps its hash.

    Args:
        root: A file or a directory, a link given here being resolved first; or a `Tree`, whose rules then hold.
        extra: Text that is hashed ahead of the content, to force another hash.
        rules: What is left out and which links are followed.

    Raises:
        ContentError: ``root`` is missing, or holds something that cannot be read.
    """
    tree = root if isinstance(root, Tree) else Tree(root, rules)
    fields = FieldHash()
    fields.add("options.extra", extra)
    fields.add("options.follow", tree.rules.follow.value)
    if tree.rules.ignore_mode is not IgnoreMode.GLOB:  # as the peer: the default is left unhashed
        fields.add("options.ignoreMode", tree.rules.ignore_mode.value)
    hash_files(tree)
    for entry in tree.entries:
        if entry.kind is Kind.FILE:
            fields.add(f"file:{_hashed_path(entry.relative)}", tree.hashed[entry.relative].text)
        elif entry.link is not None:
            fields.add(f"link:{_hashed_path(entry.relative)}", entry.link.hashed_text())
    return fields.hexdigest()


def _hashed_path(relative: str) -> str:
    # As the peer, which knows Windows: a backslash counts as what separates names there, also in a name of another system.
    return relative.replace("\\", "/")


def hash_files(tree: Tree) -> None:
    """Fill ``tree.hashed``, reading only files that are not in it and not remembered from an earlier run.

    Raises:
        ContentError: A file cannot be read, or changes all the time.
    """
    if tree.hashed:
        return
    cache = None
    if _deserves_cache(tree):
        from cloud_assembly.content.fingerprint_cache import cache_for

        cache = cache_for(tree)
    wanted: list[Entry] = []
    for entry in tree.entries:
        if entry.kind is Kind.FILE:
            known = cache.get(entry) if cache is not None else None
            if known is None:
                wanted.append(entry)
            else:
                tree.hashed[entry.relative] = known
    large = [entry for entry in wanted if entry.stat is not None and entry.stat.st_size >= LARGE]
    if len(large) > 1:
        tree.hashed.update(_hash_in_threads(large))
    for entry in wanted:
        if entry.relative not in tree.hashed:
            tree.hashed[entry.relative] = _hash(entry)
    if cache is not None:
        for entry in wanted:
            cache.put(entry, tree.hashed[entry.relative])
        cache.save()


def _deserves_cache(tree: Tree) -> bool:
    sizes = [entry.stat.st_size for entry in tree.entries if entry.stat is not None]
    return len(sizes) >= CACHE_FILES or sum(sizes) >= CACHE_BYTES


def _hash(entry: Entry) -> HashedFile:
    assert entry.stat is not None
    return hash_file(entry.source, entry.stat)


def _hash_in_threads(entries: list[Entry]) -> dict[str, HashedFile]:
    """Hash large files side by side, the largest first."""
    from concurrent.futures import ThreadPoolExecutor

    by_size = sorted(entries, key=lambda entry: entry.stat.st_size if entry.stat else 0, reverse=True)
    with ThreadPoolExecutor(max_workers=min(len(entries), os.cpu_count() or 1, 8)) as pool:
        try:
            return dict(zip((entry.relative for entry in by_size), pool.map(_hash, by_size), strict=True))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


class FieldHash:
    """A SHA-256 over named fields."""

    __slots__ = ("_hash",)

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, header: str, value: str) -> None:
        """Hash one field."""
        self._hash.update(f"\x01{header}\x02{value}\x03".encode())

    def hexdigest(self) -> str:
        """Return the hash of all fields so far."""
        return self._hash.hexdigest()
