"""Packages: the same tree, the same bytes."""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud_assembly.content import FileChanged, NoSpace, WrongKind, pack_directory
from cloud_assembly.content.pack import BLOCK, LEVEL


def contents(path: Path | str) -> dict[str, tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {info.filename: (f"{info.external_attr >> 16:o}", archive.read(info)) for info in archive.infolist()}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "lib").mkdir(parents=True)
    (root / "empty").mkdir()
    for name, mode in {"run.sh": 0o700, "lib/é": 0o600, "b": 0o664, ".hidden": 0o444, "nothing": 0o644}.items():
        (root / name).write_bytes(name.encode() * 50 if name != "nothing" else b"")
        (root / name).chmod(mode)
    (root / "link").symlink_to("lib")
    (root / "broken").symlink_to("nowhere")
    return root


def test_names_are_sorted_links_followed_and_modes_plain(tree: Path, tmp_path: Path) -> None:
    archive = pack_directory(tree, tmp_path / "out.zip")

    assert list(contents(archive.path).items()) == [
        (".hidden", ("100644", b".hidden" * 50)),
        ("b", ("100644", b"b" * 50)),
        ("lib/é", ("100644", "é".encode() * 0 + "lib/é".encode() * 50)),
        ("link/é", ("100644", "lib/é".encode() * 50)),
        ("nothing", ("100644", b"")),
        ("run.sh", ("100755", b"run.sh" * 50)),
    ]
    assert archive.broken_links == ("broken",)
    assert (archive.entries, archive.unpacked_size) == (
        6,
        sum(len(data) for _, data in contents(archive.path).values()),
    )
    assert archive.sha256 == hashlib.sha256((tmp_path / "out.zip").read_bytes()).hexdigest()
    assert archive.size == (tmp_path / "out.zip").stat().st_size


def test_times_owners_umask_and_order_of_creation_change_no_byte(tree: Path, tmp_path: Path) -> None:
    first = pack_directory(tree, tmp_path / "first.zip")
    twin = tmp_path / "twin"
    umask = os.umask(0o077)
    try:
        for path in sorted(tree.rglob("*"), reverse=True):
            target = twin / path.relative_to(tree)
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink():
                target.symlink_to(os.readlink(path))
            elif path.is_file():
                target.write_bytes(path.read_bytes())
                os.utime(target, (10**9, 10**9))
                if path.stat().st_mode & stat.S_IXUSR:
                    target.chmod(0o700)

        second = pack_directory(twin, tmp_path / "second.zip")
    finally:
        os.umask(umask)

    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    assert first.entry_digest == second.entry_digest
    assert stat.S_IMODE((tmp_path / "second.zip").stat().st_mode) == 0o644


@pytest.mark.parametrize("change", ["content", "mode", "name"])
def test_the_entry_digest_tells_contents_modes_and_names_apart(tree: Path, tmp_path: Path, change: str) -> None:
    before = pack_directory(tree, tmp_path / "out.zip").entry_digest

    if change == "content":
        (tree / "b").write_text("other")
    elif change == "mode":
        (tree / "b").chmod(0o755)
    else:
        (tree / "b").rename(tree / "c")

    assert pack_directory(tree, tmp_path / "out.zip").entry_digest != before


def test_links_can_be_kept_as_links(tree: Path, tmp_path: Path) -> None:
    followed = pack_directory(tree, tmp_path / "followed.zip")
    kept = pack_directory(tree, tmp_path / "kept.zip", keep_links=True)

    assert contents(kept.path)["link"] == ("120777", b"lib")
    assert contents(kept.path)["broken"] == ("120777", b"nowhere")
    assert "link/é" not in contents(kept.path)
    assert kept.entry_digest != followed.entry_digest


@pytest.mark.parametrize("size", [BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 7])
def test_large_files_go_in_blocks_to_the_same_content(tmp_path: Path, size: int) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    text = (b"some text that repeats, with a counter %d\n" * 40_000)[:size]
    (root / "text").write_bytes(text.ljust(size, b"."))
    (root / "noise").write_bytes(os.urandom(size))

    archive = pack_directory(root, tmp_path / "out.zip")

    assert {name: data for name, (_, data) in contents(archive.path).items()} == {
        name: (root / name).read_bytes() for name in ("text", "noise")
    }
    with zipfile.ZipFile(archive.path) as opened:
        assert opened.getinfo("noise").compress_type == zipfile.ZIP_STORED
        assert opened.getinfo("text").compress_size < size // 5


@given(
    content=st.binary(max_size=5000) | st.text("ab\n", max_size=9000).map(str.encode),
    size=st.none() | st.sampled_from([(1 << bits) - 262 + more for bits in range(9, 15) for more in (-1, 0, 1)]),
)
def test_the_window_for_a_small_file_changes_no_byte(
    content: bytes, size: int | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = content if size is None else (content * (size // max(1, len(content)) + 1))[:size]
    folder = tmp_path_factory.mktemp("window")
    (folder / "tree").mkdir()
    (folder / "tree" / "file").write_bytes(content)

    pack_directory(folder / "tree", folder / "package.zip")

    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = compressor.compress(content) + compressor.flush()
    assert (deflated if len(deflated) < len(content) else content) in (folder / "package.zip").read_bytes()


def test_many_small_files_keep_their_order_over_threads(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    for number in range(3000):
        (root / f"d{number % 7}").mkdir(parents=True, exist_ok=True)
        (root / f"d{number % 7}" / f"f{number:04}").write_text(f"{number}\n" * (number % 300))

    first = pack_directory(root, tmp_path / "first.zip")
    second = pack_directory(root, tmp_path / "second.zip")

    assert first.sha256 == second.sha256
    names = list(contents(first.path))
    assert names == sorted(names)
    assert len(names) == 3000


def test_a_package_replaces_the_one_before_at_once(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "out.zip").write_text("old")

    pack_directory(tree, tmp_path / "out.zip")

    assert zipfile.is_zipfile(tmp_path / "out.zip")
    assert sorted(os.listdir(tmp_path)) == ["out.zip", "tree"]


def test_an_empty_directory_packs_to_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / "tree").mkdir()

    assert contents(pack_directory(tmp_path / "tree", tmp_path / "out.zip").path) == {}


def test_a_file_is_no_directory_to_pack(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(WrongKind):
        pack_directory(tmp_path / "file", tmp_path / "out.zip")


def test_a_full_disk_leaves_the_package_before_in_place(tmp_path: Path) -> None:
    import resource
    import signal

    root = tmp_path / "tree"
    root.mkdir()
    (root / "noise").write_bytes(os.urandom(3 << 20))
    (tmp_path / "out.zip").write_text("old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
    try:
        with pytest.raises(NoSpace):
            pack_directory(root, tmp_path / "out.zip")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert (tmp_path / "out.zip").read_text() == "old"
    assert sorted(os.listdir(tmp_path)) == ["out.zip", "tree"]


def test_a_file_that_grows_while_it_is_packed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "log").write_bytes(b"line\n" * BLOCK)
    read = os.read

    def read_while_written(descriptor: int, size: int) -> bytes:
        with (root / "log").open("ab") as log:
            log.write(b"line\n")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", read_while_written)

    with pytest.raises(FileChanged):
        pack_directory(root, tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_a_file_that_grew_once_is_packed_as_it_is_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    (root / "log").write_bytes(b"line\n" * BLOCK)
    read = os.read
    grown: list[bool] = []

    def read_written_once(descriptor: int, size: int) -> bytes:
        if not grown:
            grown.append(True)
            with (root / "log").open("ab") as log:
                log.write(b"last\n")
        return read(descriptor, size)

    monkeypatch.setattr(os, "read", read_written_once)

    archive = pack_directory(root, tmp_path / "out.zip")
    with zipfile.ZipFile(archive.path) as opened:
        assert opened.read("log") == (root / "log").read_bytes()
    assert grown


@pytest.mark.real
def test_a_file_beyond_four_gib_is_packed(tmp_path: Path) -> None:
    root = tmp_path / "tree"
    root.mkdir()
    with (root / "huge").open("wb") as file:
        file.truncate((4 << 30) + 5)
        file.seek(4 << 30)
        file.write(b"tail!")

    archive = pack_directory(root, tmp_path / "out.zip")

    assert archive.unpacked_size == (4 << 30) + 5
    with zipfile.ZipFile(archive.path) as opened:
        assert opened.getinfo("huge").file_size == (4 << 30) + 5
        assert opened.testzip() is None
