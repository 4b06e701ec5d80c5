"""What was hashed under one name: kept beside the assembly to explain later why a name changed, or should have.

A file of records is JSON lines. A record is one line that is an object (``asset`` and what concerns it as a whole)
and then one line, an array, for each path: ``["f", path, size, mode, hashed, content]`` for a file (``content`` only if
it differs from the digest in ``hashed``), ``["l", path, target]`` for a link, ``["d", path]`` for a directory and
``["-", path, is_directory, reason, pattern]`` for what was left out. Readers ignore keys and arrays they do not know.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cloud_assembly.content.aside import Aside
from cloud_assembly.content.errors import ContentError, write_error
from cloud_assembly.content.tree_hash import hash_files
from cloud_assembly.content.walk import Kind, LeftOut, Tree

if TYPE_CHECKING:
    from cloud_assembly.content.pack import PackedArchive

FORMAT = 1

OptionValue = str | int | float | bool | None | list[Any] | dict[str, Any]


class BadRecord(ContentError):
    """A file of records cannot be read."""

    code = "bad-record"

    def __init__(self, path: str, *, line: int, reason: str) -> None:
        super().__init__(
            what=f"this is no record of assets: {reason}",
            where=f"{path}:{line}",
            fix="delete the file; the next synthesis writes it anew",
        )


class RecordedEntry(NamedTuple):
    """One file, link or directory.

    Attributes:
        path: From the root, slashes between names; "" for an asset that is a file.
        kind: What it is.
        size: Bytes of a file.
        mode: Permission bits of a file.
        hashed: ``SIZE:SHA256`` of a file as it was hashed, line ends folded.
        content: SHA-256 of a file's bytes.
        target: What is hashed of a link.
    """

    path: str
    kind: Kind
    size: int = 0
    mode: int = 0
    hashed: str = ""
    content: str = ""
    target: str = ""


class AssetRecord(NamedTuple):
    """What made one name.

    Attributes:
        asset: The name: the asset's hash.
        options: Every option that counts, by name. A name may have a part behind a colon (``build-argument:VERSION``).
            ``record_tree`` sets ``exclude``, ``ignore-mode`` and ``follow-mode``.
        labels: What helps people to recognize the asset, such as where it is used; not compared.
        entries: What counts, in hashing order.
        omissions: What does not, and why.
        packed: Size, digests and deflate of the package; until one was made, its entry digest alone, if that is known.
    """

    asset: str
    options: Mapping[str, OptionValue]
    labels: Mapping[str, OptionValue]
    entries: tuple[RecordedEntry, ...]
    omissions: tuple[LeftOut, ...]
    packed: Mapping[str, OptionValue]


def package_fields(archive: PackedArchive) -> dict[str, str | int]:
    """Return what a record tells of a package."""
    return {
        "size": archive.size,
        "sha256": archive.sha256,
        "entryDigest": archive.entry_digest,
        "deflate": archive.deflate,
    }


def record_tree(
    tree: Tree,
    asset: str,
    *,
    options: Mapping[str, OptionValue] | None = None,
    labels: Mapping[str, OptionValue] | None = None,
) -> AssetRecord:
    """Return the record of a tree; files that were not hashed yet are hashed.

    Args:
        tree: Made with ``explain=True`` if omissions are to be recorded.
        asset: The name that was given to it.
        options: Options beside those of the tree's rules.
        labels: What helps people to recognize the asset.

    Raises:
        ContentError: A file cannot be read.
    """
    hash_files(tree)
    entries: list[RecordedEntry] = []
    for entry in tree.entries:
        if entry.kind is Kind.FILE:
            hashed = tree.hashed[entry.relative]
            status = hashed.stat
            entries.append(
                RecordedEntry(
                    entry.relative, entry.kind, status.st_size, status.st_mode & 0o7777, hashed.text, hashed.content
                )
            )
        elif entry.link is not None:
            entries.append(RecordedEntry(entry.relative, entry.kind, target=entry.link.hashed_text()))
        elif not entry.forced:
            entries.append(RecordedEntry(entry.relative, entry.kind))
    rules: dict[str, OptionValue] = {
        "exclude": list(tree.rules.exclude),
        "ignore-mode": tree.rules.ignore_mode.value,
        "follow-mode": tree.rules.follow.value,
    }
    return AssetRecord(asset, {**rules, **(options or {})}, labels or {}, tuple(entries), tuple(tree.left_out), {})


def write_records(path: str | os.PathLike[str], records: Iterable[AssetRecord]) -> None:
    """Replace the file at ``path`` by the records, at once.

    Raises:
        NoSpace: The disk is full.
        Unwritable: The file cannot be written there.
    """
    write_record_texts(path, map(record_text, records))


def write_record_texts(path: str | os.PathLike[str], texts: Iterable[str], *, previous: str | None = None) -> None:
    """Replace the file at ``path`` by records in their written form, at once.

    Args:
        path: The file.
        texts: What `record_text` made of the records.
        previous: Where the file that is replaced is kept. Default: it is gone.

    Raises:
        NoSpace: The disk is full.
        Unwritable: The file cannot be written there.
    """
    goal = os.fspath(path)
    with Aside(goal, directory=False) as aside:
        try:
            with open(os.dup(aside.descriptor), "w", encoding="utf-8", newline="\n") as file:
                file.writelines(texts)
            os.fchmod(aside.descriptor, 0o644)
            if previous is not None and os.path.exists(goal):
                os.replace(goal, previous)
        except OSError as error:
            raise write_error(error, goal) from error
        aside.publish()


def record_text(record: AssetRecord) -> str:
    """Return the lines of a record, each with its line end."""
    return "\n".join(_lines(record)) + "\n"


def read_record(text: str) -> AssetRecord:
    """Return the record whose lines ``text`` has.

    Raises:
        BadRecord: It is damaged, or of a later format.
    """
    return next(_records(text.splitlines(), "record"))


def read_records(path: str | os.PathLike[str]) -> list[AssetRecord]:
    """Return the records of a file; none if there is no such file.

    Raises:
        BadRecord: The file is damaged, or of a later format.
    """
    name = os.fspath(path)
    try:
        with open(name, encoding="utf-8", newline="\n") as file:
            lines = file.read().rstrip("\n").split("\n")  # names may hold what else counts as a line's end
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise BadRecord(name, line=1, reason="it is no UTF-8 text") from error
    return list(_records(lines, name))


def _lines(record: AssetRecord) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head = {"asset": record.asset, "format": FORMAT, "options": record.options, "labels": record.labels}
    yield encode({**head, "packed": record.packed} if record.packed else head)
    for entry in record.entries:
        if entry.kind is Kind.FILE:
            row = ["f", entry.path, entry.size, entry.mode, entry.hashed]
            yield encode(row if entry.hashed.endswith(entry.content) else [*row, entry.content])
        else:
            yield encode(["l", entry.path, entry.target] if entry.kind is Kind.LINK else ["d", entry.path])
    for omission in record.omissions:
        yield encode(["-", omission.relative, omission.is_directory, omission.reason, omission.pattern])


def _records(lines: list[str], path: str) -> Iterator[AssetRecord]:
    start = 0
    while start < len(lines) and lines != [""]:
        end = start + 1
        while end < len(lines) and not lines[end].startswith("{"):
            end += 1
        try:
            # One parse for all lines of a record: it may have tens of thousands.
            head, *rows = json.loads(f"[{','.join(lines[start:end])}]")
            yield _record(head, rows)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise BadRecord(path, line=start + 1, reason=str(error) or type(error).__name__) from error
        start = end


def _record(head: dict[str, Any], rows: list[list[Any]]) -> AssetRecord:
    if head["format"] != FORMAT:
        raise ValueError(f"its format is {head['format']!r}, not {FORMAT}")
    entries: list[RecordedEntry] = []
    omissions: list[LeftOut] = []
    for row in rows:
        kind = row[0]
        if kind == "f":
            hashed = row[4]
            content = row[5] if len(row) > 5 else hashed[hashed.index(":") + 1 :]
            entries.append(RecordedEntry(row[1], Kind.FILE, row[2], row[3], hashed, content))
        elif kind == "l":
            entries.append(RecordedEntry(row[1], Kind.LINK, target=row[2]))
        elif kind == "d":
            entries.append(RecordedEntry(row[1], Kind.DIRECTORY))
        elif kind == "-":
            omissions.append(LeftOut(row[1], row[2], row[3], row[4]))
    return AssetRecord(
        head["asset"],
        head.get("options", {}),
        head.get("labels", {}),
        tuple(entries),
        tuple(omissions),
        head.get("packed", {}),
    )
