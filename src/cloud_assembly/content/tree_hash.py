"""The hash that names the content of a tree, equal to the peer's for every option.

It is a SHA-256 over fields, each written as byte 1, header, byte 2, value, byte 3: the options first, then one field
for each file and link. Fields and their order are part of the hash: changing either renames every asset deployed.

Source: observed on aws-cdk-lib 2.275.0; the differential fuzz in ``tests/parity`` keeps it.
"""

from __future__ import annotations

import hashlib
import os

from .file_hash import hash_file
from .rules import DEFAULT_RULES, CopyRules, IgnoreMode
from .walk import Kind, Tree


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
    for entry in tree.entries:
        if entry.kind is Kind.FILE:
            assert entry.stat is not None
            hashed = tree.hashed[entry.relative] = hash_file(entry.source, entry.stat)
            fields.add(f"file:{entry.relative}", hashed.text)
        elif entry.link is not None:
            fields.add(f"link:{entry.relative}", entry.link.hashed_text())
    return fields.hexdigest()


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
