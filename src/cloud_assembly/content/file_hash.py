"""What is hashed of one file: its size and the SHA-256 of its text with CRLF made LF, or of its bytes.

A file is read in blocks of 8192 bytes. It is binary if its first block has a NUL; then its bytes count as they are.
Otherwise each block is read as UTF-8 by itself: what is no valid UTF-8 there (also a character cut by a block's end)
counts as U+FFFD, and the size is that of the text so read. Blocks that end in CR wait for the next one; if the file ends
so, the text that waits is hashed as it is, its CRLF too, and not counted in the size. Nor is anything decided as long as
blocks wait: a NUL in the block behind them makes the file binary from there on, and what waits is hashed last.

Source: observed on aws-cdk-lib 2.275.0, recorded in ``tests/parity``.
"""

from __future__ import annotations

import hashlib
import os
import stat

from cloud_assembly.content.errors import FileChanged, NotContent, content_error

BLOCK = 8192
"""Bytes that are read as text at a time; part of the hash."""

_CHUNK = 128 * BLOCK

# A pipe that took the place of a file would be waited for; it is to be told instead.
READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


class HashedFile:
    """What was found in a file.

    Attributes:
        text: ``SIZE:SHA256``, what is hashed of the file.
        content: SHA-256 of the bytes. It differs from that in ``text`` where line ends were folded or bytes are no
            valid UTF-8.
        stat: The status the file was read with.
    """

    __slots__ = ("_content", "stat", "text")

    def __init__(self, text: str, content: str, status: os.stat_result) -> None:
        self.text = text
        # Mostly the same as in the text; a second copy would be felt with a hundred thousand files.
        self._content = None if text.endswith(content) else content
        self.stat = status

    @property
    def content(self) -> str:
        """SHA-256 of the file's bytes, 64 hex digits."""
        return self._content or self.text.partition(":")[2]


def hash_file(path: str, expected: os.stat_result) -> HashedFile:
    """Return ``SIZE:SHA256`` of the file at ``path``; memory does not grow with the file.

    Args:
        path: The file; a link is followed.
        expected: Its status as last seen. If the file no longer has it after reading, it is read once more.

    Raises:
        FileChanged: The file changed during both readings.
        Unreadable: It cannot be read.
    """
    for _ in range(2):
        try:
            descriptor = os.open(path, READ)
            try:
                text, content, length = _hash_descriptor(descriptor, expected.st_size)
                status = os.fstat(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise content_error(error, path) from error
        if length == status.st_size and is_same(status, expected):
            return HashedFile(text, content, status)
        expected = status
        if not stat.S_ISREG(status.st_mode):
            raise NotContent(path, found="no longer a file")
    raise FileChanged(path)


def is_same(one: os.stat_result, other: os.stat_result) -> bool:
    """Tell whether two states of a file are the same as far as its content goes."""
    return one.st_mtime_ns == other.st_mtime_ns and one.st_size == other.st_size and one.st_ino == other.st_ino


def _hash_descriptor(descriptor: int, size_hint: int) -> tuple[str, str, int]:
    """Return the hashed text, the digest of the bytes and their number."""
    data = os.read(descriptor, min(size_hint + 1, _CHUNK))
    if len(data) == size_hint < _CHUNK and len(data) <= BLOCK:
        # One read told the whole file: it asked for a byte more than there was.
        return *_hash_small(data), len(data)
    return _hash_stream(descriptor, data, size_hint)


def _hash_small(data: bytes) -> tuple[str, str]:
    if b"\0" in data or (b"\r" not in data and _is_text(data)):
        content = hashlib.sha256(data).hexdigest()
        return f"{len(data)}:{content}", content
    digest = TextDigest()
    digest.add_block(data)
    return digest.finish()


def _is_text(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _hash_stream(descriptor: int, data: bytes, expected_size: int) -> tuple[str, str, int]:
    length = 0
    waiting_blocks: int | None = 0  # while it is undecided whether the file is text; then None
    digest = TextDigest()
    while data and length <= expected_size:  # what grows while it is read has changed, and might have no end
        while len(data) % BLOCK:  # blocks count from the start of the file, so only the last may be short
            more = os.read(descriptor, _CHUNK - len(data) % _CHUNK)
            if not more:
                break
            data += more
        if waiting_blocks is not None:
            begin = 0
            while begin < len(data):
                block = data[begin : begin + BLOCK]
                if b"\0" in block:
                    return _hash_binary(descriptor, waiting_blocks, digest, data[begin:], length + begin, expected_size)
                digest.add_text(block)
                begin += BLOCK
                if not block.endswith(b"\r"):
                    waiting_blocks = None
                    break
                waiting_blocks += 1
            length += min(begin, len(data))
            data = data[begin:]
        length += len(data)
        digest.add_text(data)
        data = os.read(descriptor, _CHUNK)
    return *digest.finish(), length


def _hash_binary(
    descriptor: int, waiting_blocks: int, before: TextDigest, data: bytes, length: int, expected_size: int
) -> tuple[str, str, int]:
    """Hash a file from its first NUL block on; the text of the blocks before, which all end in CR, comes last."""
    content = before.content_hash()
    digest = hashlib.sha256()
    size = 0
    while data and length + size <= expected_size:
        digest.update(data)
        if waiting_blocks:
            content.update(data)
        size += len(data)
        data = os.read(descriptor, _CHUNK)
    if not waiting_blocks:
        text = digest.hexdigest()
        return f"{size}:{text}", text, size
    os.lseek(descriptor, 0, os.SEEK_SET)
    for _ in range(waiting_blocks):
        digest.update(_as_text(os.read(descriptor, BLOCK)))
    return f"{size}:{digest.hexdigest()}", content.hexdigest(), length + size


class TextDigest:
    """The running size and SHA-256 of a text that is read block by block."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._size = 0
        self._raw: hashlib._Hash | None = None  # of the bytes, from where they first differ from the text
        # While blocks end in CR: the hash if the file ends here, and the size that counts only if it does not.
        self._hash_if_last: hashlib._Hash | None = None
        self._waiting = 0

    def add_bytes(self, data: bytes) -> None:
        """Add bytes that count as they are."""
        self._hash.update(data)
        if self._raw is not None:
            self._raw.update(data)
        self._size += len(data)

    def add_text(self, data: bytes) -> None:
        """Add whole blocks; only the last one of a file may be short."""
        if data.isascii() and b"\r" not in data and self._hash_if_last is None:
            self.add_bytes(data)
            return
        for start in range(0, len(data), BLOCK):
            self.add_block(data[start : start + BLOCK])

    def add_block(self, block: bytes) -> None:
        """Add one block of text."""
        if self._raw is None:
            self._raw = self._hash.copy()
        self._raw.update(block)
        text = _as_text(block)
        held = self._hash_if_last is not None
        if text.endswith(b"\r"):
            if self._hash_if_last is None:
                self._hash_if_last = self._hash.copy()
            self._hash_if_last.update(text)
            folded = _folded(text, after_cr=held)[:-1]
            self._waiting += len(folded)
        else:
            self._hash_if_last = None
            folded = _folded(text, after_cr=held)
            self._size += self._waiting + len(folded)
            self._waiting = 0
        self._hash.update(folded)

    def content_hash(self) -> hashlib._Hash:
        """Return a hash of the bytes so far, to be continued."""
        return (self._hash if self._raw is None else self._raw).copy()

    def finish(self) -> tuple[str, str]:
        """Return ``SIZE:SHA256`` of the text and the SHA-256 of the bytes."""
        last = self._hash if self._hash_if_last is None else self._hash_if_last
        text = last.hexdigest()
        return f"{self._size}:{text}", text if self._raw is None else self._raw.hexdigest()


def _as_text(block: bytes) -> bytes:
    return block if block.isascii() else block.decode("utf-8", "replace").encode("utf-8")


def _folded(text: bytes, *, after_cr: bool) -> bytes:
    return (b"\r" + text if after_cr else text).replace(b"\r\n", b"\n")
