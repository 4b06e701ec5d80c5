"""Content addressing: the name, the copy and the package of a file or a directory tree.

Nothing here knows what the content is for. Importing this package loads nothing; each name is loaded when first used.

What counts
    ``CopyRules(exclude=(), ignore_mode=IgnoreMode.GLOB, follow=None)``: patterns, how they are read, which links are
    followed (``FollowMode``; None is EXTERNAL). ``ignore_rules(mode, patterns)``: an ``IgnoreRules`` on its own, with
    ``ignores``, ``completely_ignores``, ``add`` and ``deciding_pattern`` for relative paths.
    ``Tree(root, rules, without=(), explain=False)``: a root with its rules, read once: ``entries``, ``hashed``, and with
    ``explain`` also ``left_out``. Whoever hashes and copies the same content passes one tree to both.

Names
    ``fingerprint(root_or_tree, extra="", rules=...) -> str``: equal to the official library's for every option. File
    hashes of larger trees are remembered between runs (``PURECDK_CACHE_DIR``, ``PURECDK_FINGERPRINT_CACHE=0``).
    ``hash_file(path, status)``: what is hashed of one file. ``FieldHash``: the hash over named fields.

Copies and packages
    ``stage_directory(source_or_tree, destination, rules) -> bool`` and ``stage_file(source_or_tree, destination) -> bool``:
    complete or absent, False if the destination exists; ``remove_leftovers(directory)``: what killed processes left.
    ``copy_into(source, destination, rules)``: into a directory that holds something. ``refuse_forbidden_links(tree)``.
    ``pack_directory(source, target, keep_links=False) -> PackedArchive``: a deterministic ZIP file; ``pack_tree(tree, target)``.
    ``expected_entry_digest(tree, copy) -> str | None``: what is in the package of a copy, before it is made.

Records
    ``record_tree(tree, asset, options=, labels=) -> AssetRecord``, ``write_records``, ``read_records``;
    ``explain_change(old, new)``: why a name changed, a tuple of ``Change``; ``explain_bytes(old, new)``: why one name stands
    for other bytes than before.

Everything that goes wrong is a ``ContentError`` with ``what``, ``where`` and ``fix``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing alone would cost more than the rest of this import
if TYPE_CHECKING:
    from typing import Any

    from cloud_assembly.content.copy import copy_into as copy_into
    from cloud_assembly.content.copy import refuse_forbidden_links as refuse_forbidden_links
    from cloud_assembly.content.copy import remove_leftovers as remove_leftovers
    from cloud_assembly.content.copy import stage_directory as stage_directory
    from cloud_assembly.content.copy import stage_file as stage_file
    from cloud_assembly.content.entry_digest import expected_entry_digest as expected_entry_digest
    from cloud_assembly.content.errors import BadPattern as BadPattern
    from cloud_assembly.content.errors import ContentError as ContentError
    from cloud_assembly.content.errors import FileChanged as FileChanged
    from cloud_assembly.content.errors import ForbiddenLink as ForbiddenLink
    from cloud_assembly.content.errors import LinkLoop as LinkLoop
    from cloud_assembly.content.errors import MissingPath as MissingPath
    from cloud_assembly.content.errors import NameTooLong as NameTooLong
    from cloud_assembly.content.errors import NoSpace as NoSpace
    from cloud_assembly.content.errors import NotContent as NotContent
    from cloud_assembly.content.errors import Unreadable as Unreadable
    from cloud_assembly.content.errors import UnreadableName as UnreadableName
    from cloud_assembly.content.errors import Unwritable as Unwritable
    from cloud_assembly.content.errors import WrongKind as WrongKind
    from cloud_assembly.content.explain import Cause as Cause
    from cloud_assembly.content.explain import Change as Change
    from cloud_assembly.content.explain import explain_bytes as explain_bytes
    from cloud_assembly.content.explain import explain_change as explain_change
    from cloud_assembly.content.file_hash import hash_file as hash_file
    from cloud_assembly.content.fingerprint_cache import FingerprintCache as FingerprintCache
    from cloud_assembly.content.fingerprint_cache import cache_directory as cache_directory
    from cloud_assembly.content.ignore import IgnoreRules as IgnoreRules
    from cloud_assembly.content.ignore import ignore_rules as ignore_rules
    from cloud_assembly.content.pack import PackedArchive as PackedArchive
    from cloud_assembly.content.pack import pack_directory as pack_directory
    from cloud_assembly.content.pack import pack_tree as pack_tree
    from cloud_assembly.content.record import AssetRecord as AssetRecord
    from cloud_assembly.content.record import BadRecord as BadRecord
    from cloud_assembly.content.record import OptionValue as OptionValue
    from cloud_assembly.content.record import RecordedEntry as RecordedEntry
    from cloud_assembly.content.record import read_records as read_records
    from cloud_assembly.content.record import record_tree as record_tree
    from cloud_assembly.content.record import write_records as write_records
    from cloud_assembly.content.rules import DEFAULT_RULES as DEFAULT_RULES
    from cloud_assembly.content.rules import CopyRules as CopyRules
    from cloud_assembly.content.rules import FollowMode as FollowMode
    from cloud_assembly.content.rules import IgnoreMode as IgnoreMode
    from cloud_assembly.content.tree_hash import FieldHash as FieldHash
    from cloud_assembly.content.tree_hash import fingerprint as fingerprint
    from cloud_assembly.content.walk import Entry as Entry
    from cloud_assembly.content.walk import Kind as Kind
    from cloud_assembly.content.walk import LeftOut as LeftOut
    from cloud_assembly.content.walk import Tree as Tree

_HOME_OF = {
    "copy_into": "copy",
    "stage_directory": "copy",
    "stage_file": "copy",
    "refuse_forbidden_links": "copy",
    "remove_leftovers": "copy",
    "expected_entry_digest": "entry_digest",
    "BadPattern": "errors",
    "ContentError": "errors",
    "FileChanged": "errors",
    "ForbiddenLink": "errors",
    "LinkLoop": "errors",
    "MissingPath": "errors",
    "NameTooLong": "errors",
    "NoSpace": "errors",
    "NotContent": "errors",
    "Unwritable": "errors",
    "Unreadable": "errors",
    "UnreadableName": "errors",
    "WrongKind": "errors",
    "Cause": "explain",
    "Change": "explain",
    "explain_bytes": "explain",
    "explain_change": "explain",
    "hash_file": "file_hash",
    "FingerprintCache": "fingerprint_cache",
    "cache_directory": "fingerprint_cache",
    "IgnoreRules": "ignore",
    "ignore_rules": "ignore",
    "PackedArchive": "pack",
    "pack_directory": "pack",
    "pack_tree": "pack",
    "AssetRecord": "record",
    "BadRecord": "record",
    "OptionValue": "record",
    "RecordedEntry": "record",
    "read_records": "record",
    "record_tree": "record",
    "write_records": "record",
    "DEFAULT_RULES": "rules",
    "CopyRules": "rules",
    "FollowMode": "rules",
    "IgnoreMode": "rules",
    "FieldHash": "tree_hash",
    "fingerprint": "tree_hash",
    "Entry": "walk",
    "Kind": "walk",
    "LeftOut": "walk",
    "Tree": "walk",
}

__all__ = list(_HOME_OF)


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_HOME_OF)
