"""Copies of trees and files that are complete or absent (see `aside`).

File modes are kept, directories get the mode of a new directory, times are new. Nothing is ever linked to the source:
where the file system can share blocks between copies, the kernel does so.

Source of what is copied: observed on aws-cdk-lib 2.275.0, recorded in ``tests/parity``.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

from cloud_assembly.content.aside import CREATE, STAGING, Aside, sweep
from cloud_assembly.content.errors import FileChanged, ForbiddenLink, WrongKind, content_error, write_error
from cloud_assembly.content.file_hash import READ, is_same
from cloud_assembly.content.rules import DEFAULT_RULES, CopyRules, FollowMode
from cloud_assembly.content.walk import Entry, Kind, Tree

_SMALL = 1 << 20
"""Up to this size (bytes) one read and one write are cheaper than a copy inside the kernel."""


def stage_directory(
    source: str | os.PathLike[str] | Tree,
    destination: str | os.PathLike[str],
    rules: CopyRules = DEFAULT_RULES,
) -> bool:
    """Copy the content of a directory to ``destination``, unless that exists; return whether it was written.

    Args:
        source: The directory, or a `Tree` of it, whose rules then hold and whose files must still be as they were read.
        destination: Path of the copy; its parent is made if need be.
        rules: What is left out and which links are followed.

    Raises:
        WrongKind: ``source`` is a file.
        ForbiddenLink: A link leads out of the tree under BLOCK_EXTERNAL.
        FileChanged: A file is not as it was when it was hashed.
        NoSpace: The disk is full.
        ContentError: Anything else that keeps the copy from being complete. Nothing is left behind then.
    """
    tree = source if isinstance(source, Tree) else Tree(source, rules)
    if not tree.is_directory:
        raise WrongKind(tree.given, needed="a directory", found="a file")
    refuse_forbidden_links(tree)
    goal = os.fspath(destination)
    if os.path.isdir(goal):
        return False
    with Aside(goal, directory=True) as aside:
        _copy_entries(tree, aside.path)
        return aside.publish()


def stage_file(source: str | os.PathLike[str] | Tree, destination: str | os.PathLike[str]) -> bool:
    """Copy one file to ``destination``, unless that exists; return whether it was written.

    Raises:
        WrongKind: ``source`` is a directory.
        ContentError: As for `stage_directory`.
    """
    tree = source if isinstance(source, Tree) else Tree(source)
    if tree.is_directory:
        raise WrongKind(tree.given, needed="a file", found="a directory")
    goal = os.fspath(destination)
    if os.path.isfile(goal):
        return False
    with Aside(goal, directory=False) as aside:
        entry = tree.entries[0]
        try:
            _copy_content(entry, _expected(entry, tree), aside.descriptor)
        except OSError as error:
            raise write_error(error, goal) from error
        return aside.publish()


def copy_into(
    source: str | os.PathLike[str],
    destination: str | os.PathLike[str],
    rules: CopyRules = DEFAULT_RULES,
    *,
    root: str | os.PathLike[str] | None = None,
) -> None:
    """Copy the content of a directory into another, which may hold something already: files of the same name are replaced.

    Not atomic: after an error a part may have been copied.

    Args:
        source: The directory.
        destination: Where to; made if it is not there.
        rules: What is left out and which links are followed.
        root: Directory that patterns count from and that links are internal to, mostly around ``source``. Default: ``source``.

    Raises:
        WrongKind: ``source`` is a file.
        ForbiddenLink: A link leads out of the tree under BLOCK_EXTERNAL.
        ContentError: Something cannot be read or written; a link is in the way of a link.
    """
    if not Tree(source).is_directory:
        raise WrongKind(os.fspath(source), needed="a directory", found="a file")
    tree = Tree(source, rules) if root is None else Tree(root, rules, part=source)
    refuse_forbidden_links(tree)
    goal = os.fspath(destination)
    inner = os.path.relpath(os.path.realpath(source), tree.root).replace(os.sep, "/")
    start = 0 if inner == os.curdir else len(inner) + 1
    for entry in tree.entries:
        path = os.path.join(goal, entry.relative[start:])
        try:
            os.makedirs(
                path if entry.kind is Kind.DIRECTORY and not entry.forced else os.path.dirname(path), exist_ok=True
            )
            if entry.kind is Kind.FILE:
                with suppress(FileNotFoundError):
                    os.unlink(path)
            if entry.kind is not Kind.DIRECTORY:
                _copy_entry(entry, tree, path, place=entry.relative[start:])
        except OSError as error:
            raise write_error(error, path) from error


def refuse_forbidden_links(tree: Tree) -> None:
    """Raise if a link leads out of a tree whose rules forbid that, as a copy of the tree would.

    Raises:
        ForbiddenLink: Naming the first such link.
        ContentError: The tree cannot be read.
    """
    if tree.rules.follow is FollowMode.BLOCK_EXTERNAL:
        for entry in tree.entries:
            if entry.link is not None and not entry.link.internal:
                raise ForbiddenLink(os.path.join(tree.given, entry.relative), target=entry.link.target)


def remove_leftovers(directory: str | os.PathLike[str]) -> int:
    """Remove what killed processes left half written for destinations in ``directory``; return how much there was."""
    staging = os.path.join(os.fspath(directory), STAGING)
    removed = sweep(staging)
    with suppress(OSError):  # there is none, or another writer is at work in it
        os.rmdir(staging)
    return removed


def _copy_entries(tree: Tree, target: str) -> None:
    for entry in tree.entries:
        path = f"{target}/{entry.relative}"
        try:
            try:
                _copy_entry(entry, tree, path)
            except FileNotFoundError:
                # A directory that the rules leave out, but not all below it, is made for the first of what is not.
                os.makedirs(os.path.dirname(path), exist_ok=True)
                _copy_entry(entry, tree, path)
        except OSError as error:
            raise write_error(error, path) from error


def _copy_entry(entry: Entry, tree: Tree, path: str, *, place: str | None = None) -> None:
    """Copy one entry to ``path``, which is at ``place`` in the copy; at its relative path, if nothing else is said."""
    if entry.kind is Kind.FILE:
        descriptor = os.open(path, CREATE, 0o600)
        try:
            _copy_content(entry, _expected(entry, tree), descriptor)
        finally:
            os.close(descriptor)
    elif entry.kind is Kind.DIRECTORY:
        if not entry.forced:
            os.mkdir(path)
    else:
        assert entry.link is not None
        os.symlink(entry.link.copied_text(entry.relative if place is None else place), path)


def _expected(entry: Entry, tree: Tree) -> os.stat_result:
    """Return the status of the file as it was hashed, or else as it was seen in the walk."""
    hashed = tree.hashed.get(entry.relative)
    status = entry.stat if hashed is None else hashed.stat
    assert status is not None
    return status


def _copy_content(entry: Entry, expected: os.stat_result, target: int) -> None:
    """Write the bytes and the mode of a file; OSError means that the target cannot be written."""
    try:
        source = os.open(entry.source, READ)
    except OSError as error:
        raise content_error(error, entry.source) from error
    try:
        if expected.st_size <= _SMALL:
            length = _copy_small(entry.source, source, target, expected.st_size)
        else:
            length = _copy_large(entry.source, source, target, expected.st_size)
        status = os.fstat(source)
    finally:
        os.close(source)
    if length != status.st_size or not is_same(status, expected):
        raise FileChanged(entry.source)
    os.fchmod(target, stat.S_IMODE(status.st_mode))


# What grows while it is copied has changed, and might have no end: both stop behind the expected size.


def _copy_small(path: str, source: int, target: int, expected_size: int) -> int:
    length = 0
    while length <= expected_size and (data := _read(path, source, expected_size + 1 - length)):
        _write_all(target, data)
        length += len(data)
    return length


def _copy_large(path: str, source: int, target: int, expected_size: int) -> int:
    length = _copy_in_kernel(source, target, expected_size)
    while length <= expected_size and (data := _read(path, source, _SMALL)):
        _write_all(target, data)
        length += len(data)
    return length


def _copy_in_kernel(source: int, target: int, size: int) -> int:
    """Let the kernel copy, or share blocks, as far as it can; what is left is for reading and writing."""
    copy_range = getattr(os, "copy_file_range", None)
    length = 0
    while copy_range is not None and length < size:
        try:
            copied = copy_range(source, target, min(size - length, 1 << 30))
        except OSError as error:
            if error.errno in (errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EBADF):
                break
            raise
        if copied == 0:
            break
        length += copied
    return length


def _read(path: str, descriptor: int, size: int) -> bytes:
    try:
        return os.read(descriptor, size)
    except OSError as error:
        raise content_error(error, path) from error


def _write_all(descriptor: int, data: bytes) -> None:
    written = os.write(descriptor, data) if data else 0
    while written < len(data):
        written += os.write(descriptor, memoryview(data)[written:])
