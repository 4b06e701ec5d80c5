"""Copies are complete or absent."""

from __future__ import annotations

import os
import random
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cloud_assembly.content import (
    CopyRules,
    FileChanged,
    FollowMode,
    ForbiddenLink,
    IgnoreMode,
    NameTooLong,
    NoSpace,
    Tree,
    Unwritable,
    WrongKind,
    copy_into,
    fingerprint,
    remove_leftovers,
    stage_directory,
    stage_file,
)
from cloud_assembly.content.aside import STAGING


def listing(root: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for place, directories, files in os.walk(root):
        for name in (*directories, *files):
            path = Path(place, name)
            mode = path.lstat().st_mode
            content = os.readlink(path) if path.is_symlink() else "" if path.is_dir() else path.read_text()
            kept = 0 if stat.S_ISDIR(mode) or stat.S_ISLNK(mode) else stat.S_IMODE(mode)
            found[path.relative_to(root).as_posix()] = f"{stat.S_IFMT(mode):o} {kept:o} {content}"
    return found


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "lib" / "deep").mkdir(parents=True)
    (root / "empty").mkdir()
    for name, mode in {"run.sh": 0o755, "lib/secret": 0o600, "lib/deep/fixed": 0o444}.items():
        (root / name).write_text(f"content of {name}\n")
        (root / name).chmod(mode)
    (root / "link").symlink_to("lib/../run.sh")
    return root


def test_a_copy_has_everything_with_its_mode_and_empty_directories(tree: Path, tmp_path: Path) -> None:
    expected = listing(tree) | {"link": f"{stat.S_IFLNK:o} 0 run.sh"}

    assert stage_directory(tree, tmp_path / "out" / "copy") is True

    assert listing(tmp_path / "out" / "copy") == expected
    assert os.listdir(tmp_path / "out") == ["copy"]


def test_a_copy_that_exists_is_left_alone(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()

    assert stage_directory(tree, tmp_path / "copy") is False
    assert listing(tmp_path / "copy") == {}


def test_a_copy_shares_no_file_with_its_source(tree: Path, tmp_path: Path) -> None:
    stage_directory(tree, tmp_path / "copy")
    (tmp_path / "copy" / "run.sh").write_text("changed")

    assert (tree / "run.sh").read_text() == "content of run.sh\n"
    assert (tmp_path / "copy" / "run.sh").stat().st_nlink == 1


def test_a_directory_that_is_left_out_exists_only_for_what_is_taken_back(tree: Path, tmp_path: Path) -> None:
    stage_directory(tree, tmp_path / "copy", CopyRules(["**", "!lib/deep/fixed"], IgnoreMode.DOCKER))

    assert sorted(listing(tmp_path / "copy")) == ["lib", "lib/deep", "lib/deep/fixed"]


def test_a_large_file_is_copied_byte_for_byte(tmp_path: Path) -> None:
    data = os.urandom(3 << 20)
    (tmp_path / "large").write_bytes(data)

    stage_file(tmp_path / "large", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == data


def test_a_file_keeps_its_mode(tree: Path, tmp_path: Path) -> None:
    assert stage_file(tree / "run.sh", tmp_path / "asset.sh") is True
    assert stage_file(tree / "run.sh", tmp_path / "asset.sh") is False
    assert stat.S_IMODE((tmp_path / "asset.sh").stat().st_mode) == 0o755


def test_the_wrong_kind_is_named(tree: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongKind, match="is a file, but a directory is needed"):
        stage_directory(tree / "run.sh", tmp_path / "copy")
    with pytest.raises(WrongKind, match="is a directory, but a file is needed"):
        stage_file(tree, tmp_path / "copy")


def test_a_forbidden_link_names_its_target_and_leaves_nothing(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").touch()
    (tree / "out").symlink_to("../outside")

    with pytest.raises(ForbiddenLink, match="external") as caught:
        stage_directory(tree, tmp_path / "copies" / "copy", CopyRules(follow=FollowMode.BLOCK_EXTERNAL))

    assert caught.value.target == str(tmp_path / "outside")
    assert not (tmp_path / "copies").exists()


def test_a_file_that_is_not_as_it_was_hashed_is_refused(tree: Path, tmp_path: Path) -> None:
    known = Tree(tree)
    fingerprint(known)
    (tree / "run.sh").write_text("edited after the hash was made\n")

    with pytest.raises(FileChanged) as caught:
        stage_directory(known, tmp_path / "copy")

    assert caught.value.path == str(tree / "run.sh")
    assert not (tmp_path / "copy").exists()


def test_a_place_that_is_a_file_is_named(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Unwritable) as caught:
        stage_directory(tree, tmp_path / "file" / "copy")
    assert caught.value.path == str(tmp_path / "file" / "copy")


def test_a_part_of_a_tree_is_copied_with_patterns_and_links_counted_from_the_root(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub" / "deep").mkdir(parents=True)
    for name in ("a", "sub/a", "sub/b", "sub/deep/c"):
        (root / name).write_text(name)
    (root / "sub" / "up").symlink_to("../a")
    (root / "sub" / "top").symlink_to(root)
    (root / "sub" / "deep" / "b").symlink_to(root / "sub" / "b")

    copy_into(root / "sub", tmp_path / "copy", CopyRules(["sub", "sub/a"]), root=root)

    assert sorted(path.relative_to(tmp_path / "copy").as_posix() for path in (tmp_path / "copy").rglob("*")) == [
        "b",
        "deep",
        "deep/b",
        "deep/c",
        "top",
        "up",
    ]
    links = {name: os.readlink(tmp_path / "copy" / name) for name in ("up", "top", "deep/b")}
    assert links == {"up": "../a", "top": str(root), "deep/b": "../b"}


def test_a_part_outside_of_the_root_is_copied_too(tmp_path: Path) -> None:
    for name in ("one/a", "other/b"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(name)

    copy_into(tmp_path / "one", tmp_path / "copy", root=tmp_path / "other")

    assert os.listdir(tmp_path / "copy") == ["a"]
    with pytest.raises(WrongKind, match="a directory is needed"):
        copy_into(tmp_path / "one" / "a", tmp_path / "copy")


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "small").write_bytes(b"x")
    (tree / "too-large").write_bytes(b"x" * (3 << 20))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, limits[1]))
    try:
        with pytest.raises(NoSpace, match="nothing half written"):
            stage_directory(tree, tmp_path / "out" / "copy")
        with pytest.raises(NoSpace):
            stage_file(tree / "too-large", tmp_path / "out" / "copy")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)

    assert os.listdir(tmp_path / "out") == []


def test_a_path_that_gets_too_long_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    at = os.open(tmp_path, os.O_RDONLY)
    os.mkdir("tree", dir_fd=at)
    deep = os.open("tree", os.O_RDONLY, dir_fd=at)
    depth = (4000 - len(str(tmp_path))) // 2
    for _ in range(depth):  # it fits where it is, and not under a longer name
        os.mkdir("d", dir_fd=deep)
        deeper = os.open("d", os.O_RDONLY, dir_fd=deep)
        os.close(deep)
        deep = deeper
    os.close(deep)
    os.close(at)

    with pytest.raises(NameTooLong, match="more than can be written") as caught:
        stage_directory(tmp_path / "tree", tmp_path / ("o" * 200) / "copy")

    assert len(caught.value.where) < 300
    assert os.listdir(tmp_path / ("o" * 200)) == []
    (tmp_path / STAGING).mkdir()
    (tmp_path / "tree").rename(tmp_path / STAGING / "t")
    assert remove_leftovers(tmp_path) == 1
    assert os.listdir(tmp_path) == ["o" * 200]


PROGRAM = "import sys; from cloud_assembly.content import stage_directory; stage_directory(sys.argv[1], sys.argv[2])"


def many_files(root: Path) -> None:
    for number in range(400):
        (root / f"d{number % 20}").mkdir(parents=True, exist_ok=True)
        (root / f"d{number % 20}" / f"f{number}").write_text(f"{number}\n" * 100)


def test_processes_that_write_one_copy_at_once_agree(tmp_path: Path) -> None:
    many_files(tmp_path / "tree")
    goal = tmp_path / "out" / "asset"

    running = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path / "tree"), str(goal)]) for _ in range(4)]

    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert listing(goal) == listing(tmp_path / "tree")
    assert os.listdir(tmp_path / "out") == ["asset"]


def test_a_killed_process_leaves_a_whole_copy_or_none_and_its_rest_is_removed(tmp_path: Path) -> None:
    many_files(tmp_path / "tree")
    expected = listing(tmp_path / "tree")
    clock = random.Random(5)
    outcomes = set()
    for attempt in range(25):
        goal = tmp_path / "out" / f"asset{attempt}"
        process = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path / "tree"), str(goal)])
        staging = tmp_path / "out" / ".staging"
        while process.poll() is None and not goal.exists() and not (staging.exists() and os.listdir(staging)):
            time.sleep(0.0005)
        time.sleep(clock.random() * 0.03)
        process.kill()
        process.wait()

        outcomes.add(goal.exists())
        if goal.exists():
            assert listing(goal) == expected
        assert stage_directory(tmp_path / "tree", goal) is not goal.exists() or goal.exists()
        assert listing(goal) == expected
    remove_leftovers(tmp_path / "out")

    assert sorted(os.listdir(tmp_path / "out")) == sorted(f"asset{attempt}" for attempt in range(25))
    assert False in outcomes


def test_what_another_process_is_writing_is_not_taken_for_a_leftover(tmp_path: Path) -> None:
    from cloud_assembly.content.aside import Aside

    with Aside(str(tmp_path / "asset"), directory=True) as aside:
        removed = remove_leftovers(tmp_path)

        assert removed == 0
        assert os.path.isdir(aside.path)
        assert aside.publish() is True
    assert os.listdir(tmp_path) == ["asset"]
