"""The memory of file hashes between runs: never believed wrongly, never a reason to fail."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from cloud_assembly.content import (
    CopyRules,
    Tree,
    cache_directory,
    file_hash,
    fingerprint,
    fingerprint_cache,
    tree_hash,
)

LONG_AGO = time.time_ns() - 3_600 * 10**9


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "caches"
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(place))
    monkeypatch.delenv("PURECDK_FINGERPRINT_CACHE", raising=False)
    monkeypatch.setattr(tree_hash, "CACHE_FILES", 1)
    return place / "fingerprints"


@pytest.fixture
def tree(tmp_path: Path, old_enough: None) -> Path:
    root = tmp_path / "tree"
    root.mkdir()
    for name, text in {"a": "1\n", "b": "2\r\n", "tab\tname": "3\n", "line\nname": "4\n"}.items():
        (root / name).write_bytes(text.encode())
    return root


@pytest.fixture
def old_enough(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let fresh files count as settled: the change time of a file cannot be set back."""
    monkeypatch.setattr(fingerprint_cache, "RACY_NANOSECONDS", -60 * 10**9)
    yield


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are read, in order."""
    names: list[str] = []
    hash_file = file_hash.hash_file

    def noting(path: str, expected: os.stat_result) -> file_hash.HashedFile:
        names.append(os.path.basename(path))
        return hash_file(path, expected)

    monkeypatch.setattr(tree_hash, "hash_file", noting)
    return names


def test_an_unchanged_tree_is_not_read_again(tree: Path, read: list[str]) -> None:
    first = fingerprint(tree)
    read.clear()

    assert fingerprint(tree) == first
    assert read == ["line\nname"]  # no line of the cache file could hold it


def test_only_changed_files_are_read(tree: Path, read: list[str]) -> None:
    fingerprint(tree)
    (tree / "a").write_text("new\n")
    (tree / "new").write_text("x")
    read.clear()

    fingerprint(tree)

    assert sorted(read) == ["a", "line\nname", "new"]


def test_bytes_and_text_digests_are_both_remembered(tree: Path) -> None:
    first, second = Tree(tree), Tree(tree)
    fingerprint(first)
    fingerprint(second)

    assert {name: (file.text, file.content) for name, file in first.hashed.items()} == {
        name: (file.text, file.content) for name, file in second.hashed.items()
    }


def test_an_edit_that_restores_size_and_time_is_seen(tree: Path) -> None:
    before = fingerprint(tree)
    status = (tree / "a").stat()
    (tree / "a").write_text("9\n")
    os.utime(tree / "a", ns=(status.st_atime_ns, status.st_mtime_ns))

    assert fingerprint(tree) != before


def test_a_file_touched_just_now_is_not_remembered(
    tree: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint_cache, "RACY_NANOSECONDS", 60 * 10**9)
    fingerprint(tree)
    read.clear()

    fingerprint(tree)

    assert len(read) == 4


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\xff\xfe\n\n"])
def test_a_damaged_cache_is_not_believed(tree: Path, cache: Path, damage: bytes) -> None:
    before = fingerprint(tree)
    (file,) = cache.iterdir()
    file.write_bytes(damage)

    assert fingerprint(tree) == before


def test_a_cache_with_one_flipped_digit_is_not_believed(tree: Path, cache: Path) -> None:
    before = fingerprint(tree)
    (file,) = cache.iterdir()
    data = bytearray(file.read_bytes())
    data[-1] = ord("1") if data[-1] != ord("1") else ord("2")
    file.write_bytes(data)

    assert fingerprint(tree) == before


def test_other_machines_and_other_rules_have_their_own_file(
    tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint(tree)
    fingerprint(tree, rules=CopyRules(["b"]))
    monkeypatch.setattr(fingerprint_cache, "_machine", lambda: "another")
    fingerprint(tree)

    assert len(list(cache.iterdir())) == 3


def test_a_place_that_cannot_be_written_is_no_error(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PURECDK_CACHE_DIR", os.devnull)

    assert fingerprint(tree) == fingerprint(tree)


def test_the_switch_turns_it_off(tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PURECDK_FINGERPRINT_CACHE", "0")

    fingerprint(tree)

    assert cache_directory() is None
    assert not cache.exists()


def test_the_directory_follows_xdg_but_not_a_relative_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PURECDK_CACHE_DIR")
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/someone")
    given = cache_directory()
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")

    assert given == "/var/cache/someone/purecdk/fingerprints"
    assert cache_directory() == "/home/someone/.cache/purecdk/fingerprints"


def test_small_trees_do_not_use_it(tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_hash, "CACHE_FILES", 400)

    fingerprint(tree)

    assert not cache.exists()


def test_what_was_not_used_for_longest_goes_first(
    tmp_path: Path, old_enough: None, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint_cache, "LIMIT_FILES", 2)
    roots = [tmp_path / name for name in ("first", "second", "third")]
    written: list[set[str]] = []
    for age, root in enumerate(roots):
        root.mkdir()
        (root / "file").touch()
        fingerprint(root)
        names = {file.name for file in cache.iterdir()}
        for name in names.difference(*written):
            os.utime(cache / name, ns=(LONG_AGO + age, LONG_AGO + age))
        written.append(names)

    (second,) = written[1] - written[0]
    assert len(written[2]) == 2
    assert second in written[2]


def test_processes_at_the_same_time_agree_and_leave_a_whole_cache(tree: Path, cache: Path, read: list[str]) -> None:
    program = (
        "import sys\n"
        "from cloud_assembly.content import fingerprint, fingerprint_cache, tree_hash\n"
        "tree_hash.CACHE_FILES = 1\n"
        "fingerprint_cache.RACY_NANOSECONDS = -60 * 10**9\n"
        "print({fingerprint(sys.argv[1]) for _ in range(30)})\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tree)], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    printed = {process.communicate()[0].strip() for process in running}

    assert printed == {str({fingerprint(tree)})}
    assert [file.name for file in cache.iterdir() if "." in file.name] == []
    assert read == ["line\nname"]
