"""The entry digest of a package: names, modes and contents, whatever deflate made of them.

It is a hash over one field an entry, sorted by name: the name, then mode (octal), size and SHA-256 of the content. Since
packing makes modes plain, it is known without packing where the content was hashed.
"""

from __future__ import annotations

import os
import stat

from cloud_assembly.content.rules import CopyRules, FollowMode, IgnoreMode
from cloud_assembly.content.tree_hash import FieldHash, hash_files
from cloud_assembly.content.walk import Kind, Tree

LINK_MODE = stat.S_IFLNK | 0o777


def package_mode(mode: int) -> int:
    """Return the mode that a file of ``mode`` has in a package: what runs the package may read it."""
    return stat.S_IFREG | (0o755 if mode & stat.S_IXUSR else 0o644)


def add_entry(fields: FieldHash, name: str, *, mode: int, size: int, sha256: str) -> None:
    """Add one entry to the hash that becomes the entry digest."""
    fields.add(name, f"{mode:o} {size} {sha256}")


def expected_entry_digest(tree: Tree, copy: str) -> str | None:
    """Return the entry digest that `pack_directory` will report of a copy; None if it cannot be packed.

    Args:
        tree: The directory that was copied; files that were not hashed yet are hashed.
        copy: What `stage_directory` made of it just now. It is looked at only if the tree has links that stay links, since
            what they lead to is packed.

    Raises:
        ContentError: A file cannot be read.
    """
    hash_files(tree)
    rows: list[tuple[str, int, int, str]] = []
    if tree.rules.follow is FollowMode.ALWAYS or all(entry.link is None for entry in tree.entries):
        for entry in tree.entries:
            if entry.kind is Kind.FILE:
                hashed = tree.hashed[entry.relative]
                rows.append((entry.relative, hashed.stat.st_mode, hashed.stat.st_size, hashed.content))
    else:
        packed = Tree(copy, CopyRules((), IgnoreMode.GLOB, FollowMode.ALWAYS))
        for entry in packed.entries:
            if entry.stat is not None:
                place = os.path.relpath(os.path.realpath(entry.source), packed.root).replace(os.sep, "/")
                found = tree.hashed.get(place)
                if found is None:  # a link leads out of the copy, which publishing refuses
                    return None
                rows.append((entry.relative, entry.stat.st_mode, entry.stat.st_size, found.content))
    fields = FieldHash()
    for name, mode, size, sha256 in sorted(rows):
        add_entry(fields, name, mode=package_mode(mode), size=size, sha256=sha256)
    return fields.hexdigest()
