"""The fingerprint: what changes it and what does not. Its values are compared in `tests/parity`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cloud_assembly.content import CopyRules, FieldHash, FollowMode, IgnoreMode, Tree, fingerprint, tree_hash


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "lib").mkdir(parents=True)
    (root / "app.py").write_text("print()\n")
    (root / "lib" / "util.py").write_text("x = 1\n")
    (root / "link").symlink_to("app.py")
    return root


def test_the_hash_can_be_made_by_hand(tree: Path) -> None:
    def field(header: str, value: str) -> bytes:
        return b"\x01" + header.encode() + b"\x02" + value.encode() + b"\x03"

    def content(data: bytes) -> str:
        return f"{len(data)}:{hashlib.sha256(data).hexdigest()}"

    by_hand = hashlib.sha256(
        field("options.extra", "salt")
        + field("options.follow", "never")
        + field("options.ignoreMode", "git")
        + field("file:app.py", content(b"print()\n"))
        + field("file:lib/util.py", content(b"x = 1\n"))
        + field("link:link", "app.py")
    ).hexdigest()

    assert fingerprint(tree, extra="salt", rules=CopyRules((), IgnoreMode.GIT, FollowMode.NEVER)) == by_hand


@pytest.mark.parametrize(
    "change",
    [
        lambda root: os.utime(root / "app.py", (1, 1)),
        lambda root: (root / "app.py").chmod(0o755),
        lambda root: (root / "app.py").write_bytes(b"print()\r\n"),
        lambda root: (root / "empty").mkdir(),
        lambda root: root.rename(root.with_name("other")).rename(root),
    ],
    ids=["times", "modes", "line ends", "empty directory", "place"],
)
def test_what_a_checkout_changes_does_not_count(tree: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint(tree)

    change(tree)

    assert fingerprint(tree) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "app.py").write_text("print(1)\n"),
        lambda root: (root / "app.py").rename(root / "app2.py"),
        lambda root: (root / "lib" / "new").touch(),
        lambda root: ((root / "link").unlink(), (root / "link").symlink_to("lib")),
    ],
    ids=["edit", "rename", "add", "link target"],
)
def test_what_changes_the_content_counts(tree: Path, change: Callable[[Path], object]) -> None:
    before = fingerprint(tree)

    change(tree)

    assert fingerprint(tree) != before


def test_a_backslash_counts_as_a_slash_in_paths_but_not_in_the_text_of_links(tmp_path: Path) -> None:
    for root, name in ((tmp_path / "one", "a\\b"), (tmp_path / "other", "a/b")):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("x")

    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "other")
    (tmp_path / "one" / "l").symlink_to("a\\b")
    (tmp_path / "other" / "l").symlink_to("a/b")
    assert fingerprint(tmp_path / "one") != fingerprint(tmp_path / "other")
    for name in ("one", "other"):
        (tmp_path / name / "l").unlink()
    (tmp_path / "one" / "l").symlink_to(tmp_path / "one" / "a\\b")
    (tmp_path / "other" / "l").symlink_to(tmp_path / "other" / "a" / "b")
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "other")


def test_dots_are_taken_from_the_text_of_a_root(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "a").write_text("x")

    assert fingerprint(f"{tmp_path}/nowhere/../root") == fingerprint(tmp_path / "root")


def test_a_link_given_as_root_is_resolved(tree: Path) -> None:
    link = tree.with_name("link")
    link.symlink_to("tree")

    assert fingerprint(link) == fingerprint(tree)


def test_a_tree_is_hashed_once(tree: Path) -> None:
    known = Tree(tree)
    before = fingerprint(known)
    (tree / "app.py").write_text("later\n")

    assert fingerprint(known) == before
    assert fingerprint(known, extra="x") != before


def test_large_files_are_hashed_side_by_side_to_the_same_result(tmp_path: Path) -> None:
    data = {f"large{number}": os.urandom(tree_hash.LARGE + number) for number in range(3)}
    for name, content in data.items():
        (tmp_path / name).write_bytes(content)
    expected = FieldHash()
    expected.add("options.extra", "")
    expected.add("options.follow", "external")
    for name, content in data.items():
        expected.add(f"file:{name}", f"{len(content)}:{hashlib.sha256(content).hexdigest()}")

    assert fingerprint(tmp_path) == expected.hexdigest()
