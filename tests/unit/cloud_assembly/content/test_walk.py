"""What of a tree counts, and what is said about the rest."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cloud_assembly.content import (
    CopyRules,
    FollowMode,
    IgnoreMode,
    Kind,
    LinkLoop,
    MissingPath,
    NotContent,
    Tree,
    Unreadable,
    UnreadableName,
    fingerprint,
    pack_directory,
    stage_directory,
)


def paths(tree: Tree) -> list[str]:
    return [entry.relative for entry in tree.entries]


def test_entries_come_folder_by_folder_in_utf16_order(tmp_path: Path) -> None:
    for name in ("b", "a/z", "a.b", "～", "\N{GRINNING FACE}", "a/B"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    assert paths(Tree(tmp_path)) == ["a", "a/B", "a/z", "a.b", "b", "\N{GRINNING FACE}", "～"]


def test_pipes_and_sockets_inside_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        tree = Tree(tmp_path, explain=True)

        assert tree.entries == []
    assert [(left.relative, left.reason, left.pattern) for left in tree.left_out] == [
        ("pipe", "a named pipe", None),
        ("socket", "a socket", None),
    ]


@pytest.mark.skipif(os.name != "posix", reason="devices have no names here")
@pytest.mark.parametrize("way", ["link", "node"])
def test_devices_inside_are_left_out_and_told(tmp_path: Path, way: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    if way == "link":
        (root / "device").symlink_to(os.devnull)
    else:
        try:
            os.mknod(root / "device", stat.S_IFCHR | 0o600, os.makedev(1, 3))
        except PermissionError:
            pytest.skip("only root may make a device, and not in every container")
    tree = Tree(root, CopyRules(follow=FollowMode.ALWAYS), explain=True)

    digest = fingerprint(tree)
    stage_directory(tree, tmp_path / "copy")
    packed = pack_directory(root, tmp_path / "package.zip")

    assert [tuple(left) for left in tree.left_out] == [("device", False, "a device", None)]
    assert os.listdir(tmp_path / "copy") == []
    assert packed.entries == 0
    (root / "device").unlink()
    assert fingerprint(Tree(root, CopyRules(follow=FollowMode.ALWAYS))) == digest


def test_what_is_left_out_is_told_with_its_pattern_and_directories_stand_for_their_content(tmp_path: Path) -> None:
    (tmp_path / "cache" / "deep").mkdir(parents=True)
    (tmp_path / "cache" / "deep" / "x").touch()
    (tmp_path / "a.log").touch()
    tree = Tree(tmp_path, CopyRules(["cache/", "*.log"], IgnoreMode.GIT), explain=True)

    assert tree.entries == []
    assert [tuple(left) for left in tree.left_out] == [
        ("a.log", False, "pattern", "*.log"),
        ("cache", True, "pattern", "cache/"),
    ]


def test_a_directory_that_is_written_to_never_counts(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old").touch()
    (tmp_path / "code").touch()

    tree = Tree(tmp_path, without=[str(tmp_path / "out")], explain=True)

    assert paths(tree) == ["code"]
    assert [left.relative for left in tree.left_out] == ["out"]


def test_a_loop_of_links_ends_in_an_empty_directory(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "up").symlink_to("../..")

    tree = Tree(tmp_path, CopyRules(follow=FollowMode.ALWAYS))

    assert paths(tree) == ["a", "a/b", "a/b/up"]


def test_a_very_deep_tree_is_read(tmp_path: Path) -> None:
    place = tmp_path
    for _ in range(400):
        place = place / "d"
    os.makedirs(place)
    (place / "f").touch()

    assert len(Tree(tmp_path).entries) == 401


def test_a_file_is_a_tree_of_one_entry_that_no_pattern_takes_away(tmp_path: Path) -> None:
    path = tmp_path / "code.zip"
    path.write_bytes(b"x")

    (entry,) = Tree(path, CopyRules(["*"])).entries

    assert (entry.kind, entry.relative) == (Kind.FILE, "")


def test_bad_roots_are_named(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(MissingPath, match="its directory exists") as missing:
        Tree(tmp_path / "none")
    with pytest.raises(LinkLoop):
        Tree(tmp_path / "loop")
    with pytest.raises(NotContent, match="a named pipe, but a file or a directory is needed"):
        Tree(tmp_path / "pipe")
    with pytest.raises(NotContent, match="a device, but"):
        Tree(os.devnull)
    assert missing.value.where == str(tmp_path / "none")
    assert missing.value.fix.startswith("check the path")


def test_a_path_that_is_missing_in_the_working_folder_says_that_the_folder_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(MissingPath, match="its directory exists"):
        Tree("none")
    with pytest.raises(MissingPath, match="its directory does not exist either"):
        Tree("none/either")


def test_a_name_that_is_no_utf8_is_refused(tmp_path: Path) -> None:
    try:
        open(os.fsencode(tmp_path) + b"/\xff", "wb").close()
    except OSError:
        pytest.skip("this file system takes no such names")

    with pytest.raises(UnreadableName, match="no valid UTF-8"):
        _ = Tree(tmp_path).entries


def test_a_link_whose_text_is_no_utf8_is_refused_unless_it_is_left_out(tmp_path: Path) -> None:
    try:
        os.symlink(b"\xff", os.fsencode(tmp_path) + b"/link")
    except OSError:
        pytest.skip("this file system takes no such names")

    with pytest.raises(UnreadableName, match=r"the text of the link .*link' is no valid UTF-8"):
        _ = Tree(tmp_path).entries
    assert Tree(tmp_path, CopyRules(["link"])).entries == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_directory_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)

    with pytest.raises(Unreadable) as caught:
        _ = Tree(tmp_path).entries
    assert caught.value.path == str(locked)


def test_importing_content_loads_none_of_its_parts_and_a_plain_hash_loads_no_matcher(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    program = (
        "import sys\n"
        "import cloud_assembly.content as content\n"
        "assert not [name for name in sys.modules if name.startswith('cloud_assembly.content.')]\n"
        "content.fingerprint(sys.argv[1])\n"
        "loaded = {name.rpartition('.')[2] for name in sys.modules}\n"
        "assert not loaded & {'ignore_glob', 'fingerprint_cache', 'sqlite3', 'json', 'concurrent', 'dataclasses'}\n"
    )

    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True)
