"""Writes the structures of a ZIP file around data that is already compressed. ZIP64 is used where, and only where, needed.

Times are 1980-01-01 00:00, names are UTF-8, the maker is Unix, so that modes count.

Source: APPNOTE.TXT 6.3.10, sections 4.3 to 4.5.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

STORED = 0
DEFLATED = 8

_MAX32 = 0xFFFFFFFF
_MAX16 = 0xFFFF
_DATE = 1 << 5 | 1  # 1980-01-01
_UTF8 = 1 << 11
_UNIX = 3 << 8
_PLAIN_VERSION = 20
_ZIP64_VERSION = 45
_ZIP64_EXTRA = 1

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")


class ZipEntry:
    """What the directory of a ZIP file says of one entry; sizes in bytes."""

    __slots__ = ("compressed_size", "crc", "method", "mode", "name", "offset", "size")

    def __init__(self, name: str, mode: int, method: int) -> None:
        self.name = name.encode("utf-8")
        self.mode = mode
        self.method = method
        self.crc = 0
        self.size = 0
        self.compressed_size = 0
        self.offset = 0


class ZipWriter:
    """Appends entries to a seekable file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._position = 0
        self._entries: list[ZipEntry] = []

    def add(self, entry: ZipEntry, data: bytes) -> None:
        """Add an entry whose sizes and checksum are known, with all of its data."""
        entry.offset = self._position
        self._entries.append(entry)
        self._write(_local_header(entry, zip64=False))
        self._write(data)

    def begin(self, entry: ZipEntry, *, zip64: bool) -> None:
        """Begin an entry whose data follows in pieces; ``zip64`` if one of its sizes may pass 4 GiB."""
        entry.offset = self._position
        self._entries.append(entry)
        self._write(_local_header(entry, zip64=zip64))

    def write(self, data: bytes) -> None:
        """Add a piece of the data of the entry begun last."""
        self._write(data)

    def finish(self, *, zip64: bool) -> None:
        """Complete the header of the entry begun last, now that its sizes and checksum are known."""
        entry = self._entries[-1]
        self._file.seek(entry.offset)
        self._file.write(_local_header(entry, zip64=zip64))
        self._file.seek(self._position)

    def close(self) -> None:
        """Write the directory. The file itself stays open."""
        start = self._position
        for entry in self._entries:
            self._write(_central_header(entry))
        self._write(_end(len(self._entries), start, self._position - start))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._position += len(data)


def _local_header(entry: ZipEntry, *, zip64: bool) -> bytes:
    extra = struct.pack("<2H2Q", _ZIP64_EXTRA, 16, entry.size, entry.compressed_size) if zip64 else b""
    return (
        _LOCAL.pack(
            b"PK\3\4",
            _ZIP64_VERSION if zip64 else _PLAIN_VERSION,
            _UTF8,
            entry.method,
            0,
            _DATE,
            entry.crc,
            _MAX32 if zip64 else entry.compressed_size,
            _MAX32 if zip64 else entry.size,
            len(entry.name),
            len(extra),
        )
        + entry.name
        + extra
    )


def _central_header(entry: ZipEntry) -> bytes:
    wide = [value for value in (entry.size, entry.compressed_size, entry.offset) if value >= _MAX32]
    extra = struct.pack(f"<2H{len(wide)}Q", _ZIP64_EXTRA, 8 * len(wide), *wide) if wide else b""
    version = _ZIP64_VERSION if wide else _PLAIN_VERSION
    return (
        _CENTRAL.pack(
            b"PK\1\2",
            _UNIX | version,
            version,
            _UTF8,
            entry.method,
            0,
            _DATE,
            entry.crc,
            min(entry.compressed_size, _MAX32),
            min(entry.size, _MAX32),
            len(entry.name),
            len(extra),
            0,
            0,
            0,
            entry.mode << 16,
            min(entry.offset, _MAX32),
        )
        + entry.name
        + extra
    )


def _end(count: int, start: int, size: int) -> bytes:
    written = b""
    if count >= _MAX16 or start >= _MAX32 or size >= _MAX32:
        written = _END64.pack(
            b"PK\6\6", 44, _UNIX | _ZIP64_VERSION, _ZIP64_VERSION, 0, 0, count, count, size, start
        ) + _LOCATOR64.pack(b"PK\6\7", 0, start + size, 1)
    return written + _END.pack(
        b"PK\5\6", 0, 0, min(count, _MAX16), min(count, _MAX16), min(size, _MAX32), min(start, _MAX32), 0
    )
