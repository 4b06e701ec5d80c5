"""The structures of ZIP files at their limits, read by the standard library."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from cloud_assembly.content import zip_format
from cloud_assembly.content.zip_format import STORED, ZipEntry, ZipWriter


def entry(name: str, data: bytes) -> ZipEntry:
    made = ZipEntry(name, 0o100644, STORED)
    made.crc = zlib.crc32(data)
    made.size = made.compressed_size = len(data)
    return made


def test_more_entries_than_sixteen_bits_count(tmp_path: object) -> None:
    file = io.BytesIO()
    writer = ZipWriter(file)
    for number in range(65_536):
        writer.add(entry(str(number), b""), b"")
    writer.close()

    with zipfile.ZipFile(file) as archive:
        assert len(archive.infolist()) == 65_536


def test_few_entries_need_no_zip64() -> None:
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add(entry("a", b"x"), b"x")
    writer.close()

    assert b"PK\6\6" not in file.getvalue()


@pytest.mark.parametrize("zip64", [False, True])
def test_an_entry_written_in_pieces_gets_its_header_completed(zip64: bool) -> None:
    file = io.BytesIO()
    writer = ZipWriter(file)
    made = ZipEntry("pieces", 0o100755, STORED)
    writer.begin(made, zip64=zip64)
    for piece in (b"one ", b"two"):
        writer.write(piece)
        made.crc = zlib.crc32(piece, made.crc)
        made.size += len(piece)
    made.compressed_size = made.size
    writer.finish(zip64=zip64)
    writer.add(entry("next", b"x"), b"x")
    writer.close()

    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read("pieces") == b"one two"
        assert archive.read("next") == b"x"
        assert archive.getinfo("pieces").date_time == (1980, 1, 1, 0, 0, 0)


def test_offsets_and_sizes_beyond_the_limit_go_to_the_extra_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_format, "_MAX32", 40)
    file = io.BytesIO()
    writer = ZipWriter(file)
    writer.add(entry("first", b"x" * 10), b"x" * 10)
    second = entry("second", b"y" * 10)
    writer.add(second, b"y" * 10)
    written = zip_format._central_header(second)

    assert second.offset > 40
    # The real limit marks the field, so the header read back must carry the offset behind it.
    assert written.endswith(b"\x01\x00\x08\x00" + second.offset.to_bytes(8, "little"))
