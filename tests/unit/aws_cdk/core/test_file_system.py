"""The public helpers for files, and the public ignore strategies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import aws_cdk as cdk


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    root = tmp_path / "tree"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_text("a")
    (root / "sub" / "b.log").write_text("b")
    (root / "link").symlink_to("a.txt")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "o").write_text("o")
    (root / "out").symlink_to("../outside")
    return root


def found(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_copy_follows_links_that_lead_out(tree: Path, tmp_path: Path) -> None:
    cdk.FileSystem.copy_directory(str(tree), str(tmp_path / "new"))

    assert found(tmp_path / "new") == ["a.txt", "link", "out", "out/o", "sub", "sub/b.log"]
    assert os.readlink(tmp_path / "new" / "link") == "a.txt"


def test_copy_takes_options_as_a_struct_or_a_mapping(tree: Path, tmp_path: Path) -> None:
    options = cdk.CopyOptions(exclude=["*.log"], follow=cdk.SymlinkFollowMode.ALWAYS)
    cdk.FileSystem.copy_directory(str(tree), str(tmp_path / "one"), options)
    cdk.FileSystem.copy_directory(
        str(tree), str(tmp_path / "two"), {"exclude": ["*.log"], "follow": cdk.SymlinkFollowMode.ALWAYS}
    )

    assert found(tmp_path / "one") == found(tmp_path / "two") == ["a.txt", "link", "out", "out/o", "sub"]
    assert not (tmp_path / "one" / "link").is_symlink()


def test_copy_into_what_is_there_replaces_files_and_keeps_the_rest(tree: Path, tmp_path: Path) -> None:
    goal = tmp_path / "goal"
    (goal / "sub").mkdir(parents=True)
    (goal / "sub" / "kept").write_text("k")
    (goal / "a.txt").write_text("old")

    cdk.FileSystem.copy_directory(str(tree), str(goal), {"exclude": ["link", "out"]})

    assert found(goal) == ["a.txt", "sub", "sub/b.log", "sub/kept"]
    assert (goal / "a.txt").read_text() == "a"


def test_patterns_and_links_count_from_a_root_around_the_source(tree: Path, tmp_path: Path) -> None:
    options = {"exclude": ["tree/sub"], "ignore_mode": cdk.IgnoreMode.GIT}

    cdk.FileSystem.copy_directory(str(tree), str(tmp_path / "new"), options, str(tmp_path))

    assert found(tmp_path / "new") == ["a.txt", "link", "out"]
    assert os.readlink(tmp_path / "new" / "out") == "../outside"


def test_empty_is_what_holds_nothing(tree: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert cdk.FileSystem.is_empty(str(tmp_path / "empty"))
    assert not cdk.FileSystem.is_empty(str(tree))
    with pytest.raises(RuntimeError, match="nowhere"):
        cdk.FileSystem.is_empty(str(tmp_path / "nowhere"))
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(RuntimeError, match="is not a directory"):
        cdk.FileSystem.is_empty(str(file))


def test_removal_takes_directories_files_and_what_is_not_there(tree: Path, tmp_path: Path) -> None:
    for name in ("tree", "tree", "outside/o"):
        cdk.FileSystem.rmrf(str(tmp_path / name))

    assert found(tmp_path) == ["outside"]


def test_link_is_removed_without_its_target(tree: Path) -> None:
    cdk.FileSystem.rmrf(str(tree / "out"))

    assert (tree.parent / "outside" / "o").exists()
    assert not os.path.lexists(tree / "out")


def test_temporary_directories_lie_in_the_systems_one() -> None:
    made = cdk.FileSystem.mkdtemp("purecdk-test")

    assert os.path.dirname(made) == cdk.FileSystem.tmpdir
    assert os.path.basename(made).startswith("purecdk-test")
    cdk.FileSystem.rmrf(made)


def test_missing_root_cannot_be_hashed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such file"):
        cdk.FileSystem.fingerprint(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("strategy", "hits"),
    [
        (cdk.GlobIgnoreStrategy, ["a.log", "b.txt", "sub/deep/a.log"]),
        (cdk.GitIgnoreStrategy, ["a.log", "b.txt", "sub/x.txt", "sub/deep/a.log"]),
        (cdk.DockerIgnoreStrategy, ["a.log", "b.txt", "sub", "sub/x.txt", "sub/deep/a.log"]),
    ],
)
def test_strategies_read_patterns_in_their_own_way(strategy: type[cdk.IgnoreStrategy], hits: list[str]) -> None:
    made = strategy("/project", ["*.log", "!keep.log", "sub/"])  # type: ignore[call-arg]  # each of them takes these two
    made.add("b.*")

    paths = ["a.log", "keep.log", "b.txt", "sub", "sub/x.txt", "sub/deep/a.log"]

    assert [path for path in paths if made.ignores(f"/project/{path}")] == hits
    assert made.completely_ignores("/project/sub") is (strategy is not cdk.GlobIgnoreStrategy)


def test_factories_choose_by_mode() -> None:
    choose = cdk.IgnoreStrategy.from_copy_options

    assert type(choose({}, "/project")) is cdk.GlobIgnoreStrategy
    assert type(choose({"ignoreMode": cdk.IgnoreMode.DOCKER}, "/project")) is cdk.DockerIgnoreStrategy
    assert type(choose(cdk.CopyOptions(ignore_mode=cdk.IgnoreMode.GIT), "/project")) is cdk.GitIgnoreStrategy
    assert type(cdk.IgnoreStrategy.git("/project", [])) is cdk.GitIgnoreStrategy


def test_relative_paths_are_refused() -> None:
    for probe in (
        lambda: cdk.IgnoreStrategy.glob("root", []),
        lambda: cdk.IgnoreStrategy.git("/project", []).ignores("x"),
        lambda: cdk.IgnoreStrategy.docker("/project", []).completely_ignores("x"),
    ):
        with pytest.raises(RuntimeError, match="expects an absolute file path"):
            probe()


def test_own_strategy_leaves_out_directories_by_default_like_files() -> None:
    class Hidden(cdk.IgnoreStrategy):
        def ignores(self, absolute_file_path: str) -> bool:
            return "/." in absolute_file_path

    assert Hidden().completely_ignores("/project/.git")
