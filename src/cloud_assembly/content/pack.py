"""Deterministic packages: the same tree gives the same ZIP bytes on every machine.

Names are sorted, times fixed, modes 0755 for what its owner may execute and 0644 for the rest, so that what runs the
package may read it. Directories have no entry, as the peer's packages. Links are followed, as the peer does, or kept
as links on request; a link that leads nowhere is left out if links are followed.

Deflate is the standard library's zlib at level 6, in independent blocks of 1 MiB that know the 32 KiB before them.
Measured on 20,000 source files (82 MB, two threads): zlib 0.30 s and 13.9 MB, zlib-ng 0.29 s and 13.9 MB, ISA-L
(level 2) 0.11 s and 15.5 MB. Reading the files takes as long as that, an upload pays for every byte, and zlib needs
no dependency. Its output is the same for all versions of zlib proper, but not in builds of Python that put zlib-ng in
its place, so the implementation is part of what is reported; `PackedArchive.entry_digest` does not depend on it.
A file whose first block does not become smaller is stored.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, NamedTuple

from cloud_assembly.content.aside import Aside
from cloud_assembly.content.entry_digest import LINK_MODE, add_entry, package_mode
from cloud_assembly.content.errors import FileChanged, NotContent, WrongKind, content_error, write_error
from cloud_assembly.content.file_hash import READ, is_same
from cloud_assembly.content.rules import CopyRules, FollowMode, IgnoreMode
from cloud_assembly.content.tree_hash import FieldHash
from cloud_assembly.content.walk import Entry, Kind, Tree
from cloud_assembly.content.zip_format import DEFLATED, STORED, ZipEntry, ZipWriter

BLOCK = 1 << 20
"""Bytes that are deflated at a time; part of what the package's bytes depend on."""
LEVEL = 6
DEFLATE = f"zlib {zlib.ZLIB_RUNTIME_VERSION} level {LEVEL} block {BLOCK}"
_WINDOW = 32 << 10
_BATCH_FILES = 64
_THREADS = max(1, min(os.cpu_count() or 1, 8))
_ZIP64_FROM = (1 << 32) - (1 << 26)
"""Files from this size on may pass 4 GiB when deflated, should they be incompressible."""


class PackedArchive(NamedTuple):
    """A package that was written.

    Attributes:
        path: Where it is.
        size: Its size in bytes.
        sha256: Digest of its bytes, 64 hex digits.
        entry_digest: Digest of names, modes and contents, whatever deflate made of them, 64 hex digits.
        deflate: What made the bytes; two packages of one tree are the same bytes only if this is equal.
        entries: How many entries it has.
        unpacked_size: Bytes of all files together.
        broken_links: Paths of links that lead nowhere and were left out.
    """

    path: str
    size: int
    sha256: str
    entry_digest: str
    deflate: str
    entries: int
    unpacked_size: int
    broken_links: tuple[str, ...]


def pack_directory(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    keep_links: bool = False,
    threads: int | None = None,
) -> PackedArchive:
    """Write all files below ``source`` to a ZIP file at ``target``, which is complete or absent.

    Args:
        source: A directory.
        target: The file to write; what is there already is replaced.
        keep_links: Keep links as links. The package then deserves another name than one with links followed.
        threads: How many threads read and deflate; the bytes are the same with any. One for each processor, if not given.

    Raises:
        WrongKind: ``source`` is a file.
        FileChanged: A file changed while it was read, and again at a second try.
        NoSpace: The disk is full.
        ContentError: Anything else that keeps the package from being complete. Nothing is left behind then.
    """
    rules = CopyRules((), IgnoreMode.GLOB, FollowMode.NEVER if keep_links else FollowMode.ALWAYS)
    try:
        return pack_tree(Tree(source, rules), target, threads=threads)
    except FileChanged:  # as when hashing, once may be chance
        return pack_tree(Tree(source, rules), target, threads=threads)


def pack_tree(tree: Tree, target: str | os.PathLike[str], *, threads: int | None = None) -> PackedArchive:
    """Write the entries of a tree to a ZIP file; links that its rules do not follow are kept, if they lead somewhere.

    Raises:
        ContentError: As for `pack_directory`.
    """
    if not tree.is_directory:
        raise WrongKind(tree.given, needed="a directory", found="a file")
    goal = os.fspath(target)
    keep_links = tree.rules.follow is not FollowMode.ALWAYS
    content = [entry for entry in tree.entries if entry.kind is Kind.FILE or (keep_links and entry.link is not None)]
    content.sort(key=lambda entry: entry.relative)
    with Aside(goal, directory=False) as aside:
        try:
            with open(os.dup(aside.descriptor), "w+b", buffering=BLOCK) as file:
                packer = _Packer(file, threads or _THREADS)
                packer.pack(content)
                file.flush()
                size, sha256 = _digest(file)
            os.fchmod(aside.descriptor, 0o644)
        except OSError as error:
            raise write_error(error, goal) from error
        aside.publish()
    broken = () if keep_links else tuple(entry.relative for entry in tree.entries if entry.link is not None)
    return PackedArchive(
        path=goal,
        size=size,
        sha256=sha256,
        entry_digest=packer.fields.hexdigest(),
        deflate=DEFLATE,
        entries=len(content),
        unpacked_size=packer.unpacked_size,
        broken_links=broken,
    )


class _Packed(NamedTuple):
    entry: ZipEntry
    data: bytes
    digest: str


class _Packer:
    """Compresses in threads, writes in order; holds a few blocks at a time."""

    def __init__(self, file: BinaryIO, threads: int) -> None:
        self.fields = FieldHash()
        self.unpacked_size = 0
        self._writer = ZipWriter(file)
        self._threads = threads

    def pack(self, content: list[Entry]) -> None:
        """Write the whole package."""
        with ThreadPoolExecutor(self._threads) as pool:
            try:
                waiting: deque[Future[list[_Packed]]] = deque()
                for batch in _batches(content):
                    if _size(batch[0]) > BLOCK:
                        while waiting:
                            self._add(waiting.popleft().result())
                        self._add_large(batch[0], pool)
                        continue
                    if self._threads == 1:
                        self._add(_pack_small(batch))
                        continue
                    waiting.append(pool.submit(_pack_small, batch))
                    if len(waiting) > 2 * self._threads:
                        self._add(waiting.popleft().result())
                while waiting:
                    self._add(waiting.popleft().result())
            except BaseException:
                pool.shutdown(wait=True, cancel_futures=True)
                raise
        self._writer.close()

    def _add(self, batch: list[_Packed]) -> None:
        for packed in batch:
            self._writer.add(packed.entry, packed.data)
            self._note(packed.entry, packed.digest)

    def _note(self, entry: ZipEntry, digest: str) -> None:
        self.unpacked_size += entry.size
        add_entry(self.fields, entry.name.decode(), mode=entry.mode, size=entry.size, sha256=digest)

    def _add_large(self, source: Entry, pool: ThreadPoolExecutor) -> None:
        descriptor = _open(source)
        try:
            before = _status(source, descriptor)
            block = _read_block(source, descriptor, BLOCK)
            first = _deflate_block(block, b"", False)
            method = DEFLATED if len(first) < len(block) else STORED
            entry = ZipEntry(source.relative, _mode(source), method)
            zip64 = before.st_size >= _ZIP64_FROM
            self._writer.begin(entry, zip64=zip64)
            digest = hashlib.sha256()
            waiting: deque[Future[bytes]] = deque()
            window = b""
            while block:
                digest.update(block)
                entry.crc = zlib.crc32(block, entry.crc)
                entry.size += len(block)
                # What grows meanwhile has changed, and might have no end: one byte more than there was tells.
                following = _read_block(source, descriptor, min(BLOCK, before.st_size + 1 - entry.size))
                if method == STORED:
                    self._write(entry, block)
                else:
                    waiting.append(pool.submit(_deflate_block, block, window, not following))
                    window = block[-_WINDOW:]
                    if len(waiting) > 2 * self._threads:
                        self._write(entry, waiting.popleft().result())
                block = following
            while waiting:
                self._write(entry, waiting.popleft().result())
            _check_unchanged(source, before, _status(source, descriptor), entry.size)
        finally:
            os.close(descriptor)
        self._writer.finish(zip64=zip64)
        self._note(entry, digest.hexdigest())

    def _write(self, entry: ZipEntry, data: bytes) -> None:
        self._writer.write(data)
        entry.compressed_size += len(data)


def _batches(content: list[Entry]) -> Iterator[list[Entry]]:
    """Put small neighbours together, so that a thread gets work for a while; large files come alone."""
    batch: list[Entry] = []
    size = 0
    for entry in content:
        if batch and (len(batch) == _BATCH_FILES or size + _size(entry) > BLOCK):
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += _size(entry)
    if batch:
        yield batch


def _size(entry: Entry) -> int:
    return 0 if entry.stat is None else entry.stat.st_size


def _mode(entry: Entry) -> int:
    return LINK_MODE if entry.stat is None else package_mode(entry.stat.st_mode)


def _pack_small(batch: list[Entry]) -> list[_Packed]:
    packed: list[_Packed] = []
    for source in batch:
        data = _read_whole(source) if source.link is None else source.link.text.encode()
        compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -_window_bits(len(data)))
        deflated = compressor.compress(data) + compressor.flush()
        method = DEFLATED if len(deflated) < len(data) else STORED
        entry = ZipEntry(source.relative, _mode(source), method)
        entry.crc = zlib.crc32(data)
        entry.size = len(data)
        stored = deflated if method == DEFLATED else data
        entry.compressed_size = len(stored)
        packed.append(_Packed(entry, stored, hashlib.sha256(data).hexdigest()))
    return packed


def _window_bits(size: int) -> int:
    """The smallest window that sees all of ``size`` bytes: the same output, for half the time with small files.

    Source: zlib looks back as far as its window less 262 bytes.
    """
    return min(zlib.MAX_WBITS, max(9, (size + 262).bit_length()))


def _deflate_block(block: bytes, window: bytes, last: bool) -> bytes:
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=window)
    return compressor.compress(block) + compressor.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)


def _read_whole(source: Entry) -> bytes:
    descriptor = _open(source)
    try:
        before = _status(source, descriptor)
        data = _read_block(source, descriptor, before.st_size + 1)
        _check_unchanged(source, before, _status(source, descriptor), len(data))
        return data
    finally:
        os.close(descriptor)


def _open(source: Entry) -> int:
    try:
        return os.open(source.source, READ)
    except OSError as error:
        raise content_error(error, source.source) from error


def _status(source: Entry, descriptor: int) -> os.stat_result:
    try:
        status = os.fstat(descriptor)
    except OSError as error:
        raise content_error(error, source.source) from error
    if not stat.S_ISREG(status.st_mode):
        raise NotContent(source.source, found="no longer a file")
    return status


def _read_block(source: Entry, descriptor: int, size: int) -> bytes:
    """Read ``size`` bytes; fewer only at the end of the file."""
    try:
        data = os.read(descriptor, max(size, 0))
        while 0 < len(data) < size and (more := os.read(descriptor, size - len(data))):
            data += more
    except OSError as error:
        raise content_error(error, source.source) from error
    return data


def _check_unchanged(source: Entry, before: os.stat_result, after: os.stat_result, length: int) -> None:
    if length != after.st_size or not is_same(before, after):
        raise FileChanged(source.source)


def _digest(file: BinaryIO) -> tuple[int, str]:
    """Return size and digest of what was written; headers are completed late, so it is read again."""
    file.seek(0)
    digest = hashlib.sha256()
    size = 0
    while block := file.read(BLOCK):
        digest.update(block)
        size += len(block)
    return size, digest.hexdigest()
