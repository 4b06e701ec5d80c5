"""What is hashed of one file."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cloud_assembly.content import (
    CopyRules,
    FileChanged,
    FollowMode,
    NotContent,
    Tree,
    fingerprint,
    hash_file,
    pack_tree,
    stage_directory,
)
from cloud_assembly.content.file_hash import BLOCK


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def simple(data: bytes) -> tuple[str, str]:
    """The rules of the module's docstring in a few lines, the whole file in memory."""
    blocks = [data[start : start + BLOCK] for start in range(0, len(data), BLOCK)]
    counted, held = b"", b""
    for index, block in enumerate(blocks):
        if not counted and b"\0" in block:
            rest = b"".join(blocks[index:])
            return f"{len(rest)}:{sha(rest + held)}", sha(data)
        held += block.decode("utf-8", "replace").encode()
        if not held.endswith(b"\r"):
            counted, held = counted + held.replace(b"\r\n", b"\n"), b""
    return f"{len(counted)}:{sha(counted + held)}", sha(data)


PIECES = [b"a", b"\r", b"\n", b"\r\n", b"\0", b"\xc3\xa9", b"\xff", b"\xe2\x82", b"\xf0\x9f\x98\x80"]
CONTENT = st.lists(
    st.builds(
        lambda piece, count: piece * count,
        st.sampled_from(PIECES),
        st.sampled_from([1, 1, 2, 3, BLOCK // 2, BLOCK - 3, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 130 * BLOCK]),
    ),
    max_size=5,
).map(b"".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CONTENT)
def test_reading_in_pieces_gives_what_reading_at_once_would(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)

    hashed = hash_file(str(path), path.stat())

    assert (hashed.text, hashed.content) == simple(data)


def test_crlf_counts_as_lf_in_text_but_not_in_binary_files(tmp_path: Path) -> None:
    texts = {"lf": b"a\nb", "crlf": b"a\r\nb", "binary": b"\0a\r\nb"}
    hashed = {}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
        hashed[name] = hash_file(str(tmp_path / name), (tmp_path / name).stat())

    assert hashed["lf"].text == hashed["crlf"].text == f"3:{sha(b'a' + chr(10).encode() + b'b')}"
    assert hashed["lf"].content != hashed["crlf"].content
    assert hashed["binary"].text == f"5:{sha(texts['binary'])}"


def test_a_file_that_changed_once_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    seen_before = path.stat()
    path.write_bytes(b"new text")

    hashed = hash_file(str(path), seen_before)

    assert hashed.text == f"8:{sha(b'new text')}"
    assert hashed.stat.st_size == 8


def test_a_pipe_that_took_the_place_of_a_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "a").write_text("text")
    hashing, staging, packing = (Tree(tmp_path / "tree", CopyRules(follow=FollowMode.ALWAYS)) for _ in range(3))
    assert len(hashing.entries) == len(staging.entries) == len(packing.entries) == 1
    (tmp_path / "tree" / "a").unlink()
    os.mkfifo(tmp_path / "tree" / "a")

    with pytest.raises(NotContent, match="no longer a file"):
        fingerprint(hashing)
    with pytest.raises(FileChanged):
        stage_directory(staging, tmp_path / "copy")
    with pytest.raises(NotContent, match="no longer a file"):
        pack_tree(packing, tmp_path / "package.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["tree"]


def test_a_file_that_changes_all_the_time_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"line\n")
    status = path.stat()
    read = os.read

    def read_while_written(descriptor: int, size: int) -> bytes:
        with path.open("ab") as log:
            log.write(b"line\n")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", read_while_written)

    with pytest.raises(FileChanged, match="changed twice") as caught:
        hash_file(str(path), status)
    assert caught.value.path == str(path)
