"""Why a name changed: each kind of cause is found, and nothing else is blamed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from cloud_assembly.content import (
    AssetRecord,
    Cause,
    Change,
    CopyRules,
    FollowMode,
    IgnoreMode,
    OptionValue,
    Tree,
    explain_bytes,
    explain_change,
    fingerprint,
    record_tree,
)


class World(NamedTuple):
    """A tree and the options it is recorded with; a mutation changes one of them."""

    root: Path
    rules: CopyRules
    extra: str
    options: dict[str, OptionValue]

    def record(self) -> AssetRecord:
        tree = Tree(self.root, self.rules, explain=True)
        # As a user of this package would: what is no content goes into the name by way of the extra text.
        name = fingerprint(tree, extra=f"{self.extra} {self.options}")
        options: dict[str, OptionValue] = {"extra-hash": self.extra, **self.options}
        return record_tree(tree, name, options=options)


@pytest.fixture
def world(tmp_path: Path) -> World:
    root = tmp_path / "tree"
    (root / "lib" / "deep").mkdir(parents=True)
    for number, name in enumerate(["app.py", "lib/util.py", "lib/deep/x.py", "notes.log", "twin1", "twin2"]):
        (root / name).write_text(f"content {number // 5}{name[:4]}\n")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "f").write_text("outside\n")
    (root / "inner").symlink_to("app.py")
    (root / "outer").symlink_to("../outside")
    options: dict[str, OptionValue] = {
        "build-argument:VERSION": "1",
        "environment": {"STAGE": "dev", "OTHER": "same"},
        "platform": "linux/amd64",
        "bundling-command": ["make"],
        "image-digest": "sha256:1",
        "output-type": "auto",
    }
    return World(root, CopyRules(["*.md"], IgnoreMode.GLOB, FollowMode.EXTERNAL), "", options)


def option(name: str, value: OptionValue) -> Callable[[World], World]:
    return lambda world: world._replace(options={**world.options, name: value})


def rules(
    *exclude: str, mode: IgnoreMode = IgnoreMode.GLOB, follow: FollowMode | None = None
) -> Callable[[World], World]:
    return lambda world: world._replace(rules=CopyRules(exclude, mode, follow))


def files(change: Callable[[Path], object]) -> Callable[[World], World]:
    def mutate(world: World) -> World:
        change(world.root)
        return world

    return mutate


def relink(path: Path, target: str) -> None:
    path.unlink()
    path.symlink_to(target)


def replace_by_file(path: Path) -> None:
    path.unlink()
    path.write_text("x")


MUTATIONS: list[tuple[str, Callable[[World], World], tuple[Cause, str]]] = [
    ("add a file", files(lambda root: (root / "lib/new.py").write_text("new")), (Cause.FILE_ADDED, "lib/new.py")),
    ("remove a file", files(lambda root: (root / "app.py").unlink()), (Cause.FILE_REMOVED, "app.py")),
    ("edit a file", files(lambda root: (root / "app.py").write_text("edited")), (Cause.FILE_EDITED, "app.py")),
    ("rename a file", files(lambda root: (root / "app.py").rename(root / "lib/main.py")), (Cause.FILE_RENAMED, "lib/main.py")),
    ("add a link", files(lambda root: (root / "new").symlink_to("app.py")), (Cause.LINK_ADDED, "new")),
    ("remove a link", files(lambda root: (root / "inner").unlink()), (Cause.LINK_REMOVED, "inner")),
    ("turn a link", files(lambda root: relink(root / "inner", "lib")), (Cause.LINK_TARGET, "inner")),
    (
        "replace a link by a file",
        files(lambda root: replace_by_file(root / "inner")),
        (Cause.LINK_OR_FILE, "inner"),
    ),
    ("exclude more", rules("*.md", "*.log"), (Cause.EXCLUDE_RULE, "*.log")),
    ("exclude a directory", rules("*.md", "lib"), (Cause.EXCLUDE_RULE, "lib")),
    ("change the ignore mode", rules("*.md", mode=IgnoreMode.GIT), (Cause.IGNORE_MODE, "ignore-mode")),
    ("change the follow mode", rules("*.md", follow=FollowMode.NEVER), (Cause.FOLLOW_MODE, "follow-mode")),
    ("follow all links", rules("*.md", follow=FollowMode.ALWAYS), (Cause.FOLLOW_MODE, "follow-mode")),
    ("change the extra text", lambda world: world._replace(extra="salt"), (Cause.EXTRA_HASH, "extra-hash")),
    ("change a build argument", option("build-argument:VERSION", "2"), (Cause.BUILD_ARGUMENT, "build-argument:VERSION")),
    ("add a build argument", option("build-argument:NEW", "2"), (Cause.BUILD_ARGUMENT, "build-argument:NEW")),
    ("change the platform", option("platform", "linux/arm64"), (Cause.PLATFORM, "platform")),
    ("change the command", option("bundling-command", ["make", "all"]), (Cause.BUNDLING_COMMAND, "bundling-command")),
    ("change the image", option("image-digest", "sha256:2"), (Cause.IMAGE_DIGEST, "image-digest")),
    ("change the environment", option("environment", {"STAGE": "prod", "OTHER": "same"}), (Cause.ENVIRONMENT, "environment:STAGE")),
    ("change another option", option("output-type", "archived"), (Cause.OPTION, "output-type")),
]  # fmt: skip


@pytest.mark.parametrize(("mutate", "expected"), [row[1:] for row in MUTATIONS], ids=[row[0] for row in MUTATIONS])
def test_exactly_the_cause_is_named(
    world: World, mutate: Callable[[World], World], expected: tuple[Cause, str]
) -> None:
    before = world.record()

    after = mutate(world).record()

    assert before.asset != after.asset
    causes = [(change.cause, change.subject) for change in explain_change(before, after) if change.hashed]
    # A file that is followed by a link inside the tree is told once, as the file that it is.
    assert causes == [expected]


BYTES: list[tuple[str, Callable[[World], World], tuple[Cause, str]]] = [
    ("line ends", files(lambda root: (root / "app.py").write_bytes(b"content 0app.\r\n")), (Cause.LINE_ENDINGS, "app.py")),
    ("mode", files(lambda root: (root / "app.py").chmod(0o755)), (Cause.FILE_MODE, "app.py")),
    ("new empty directory", files(lambda root: (root / "new").mkdir()), (Cause.DIRECTORY_ADDED, "new")),
]  # fmt: skip


@pytest.mark.parametrize(("mutate", "expected"), [row[1:] for row in BYTES], ids=[row[0] for row in BYTES])
def test_other_bytes_under_the_same_name_are_told(
    world: World, mutate: Callable[[World], World], expected: tuple[Cause, str]
) -> None:
    before = world.record()

    after = mutate(world).record()

    assert before.asset == after.asset
    (change,) = explain_bytes(before, after)
    assert (change.cause, change.subject, change.hashed) == (*expected, False)


def test_equal_records_differ_in_nothing(world: World) -> None:
    assert explain_change(world.record(), world.record()) == ()


def test_a_pattern_tells_what_came_and_went_by_it(world: World) -> None:
    before = world.record()
    after = world._replace(rules=CopyRules(["*.md", "lib"])).record()

    went = explain_change(before, after)
    came = explain_change(after, before)

    assert went == (
        Change(
            Cause.EXCLUDE_RULE,
            "lib",
            None,
            "lib",
            paths=("lib", "lib/deep", "lib/deep/x.py", "lib/util.py"),
        ),
    )
    assert (came[0].before, came[0].after) == ("lib", None)


def test_files_of_equal_content_are_paired_by_name(world: World) -> None:
    (world.root / "lib" / "twin2").write_text((world.root / "twin2").read_text())
    before = world.record()
    os.rename(world.root / "twin2", world.root / "lib" / "deep" / "twin2")
    after = world.record()

    (change,) = explain_change(before, after)

    assert (change.cause, change.before, change.after) == (Cause.FILE_RENAMED, "twin2", "lib/deep/twin2")


def test_packages_of_one_deflate_are_compared_by_their_bytes(world: World) -> None:
    record = world.record()
    one = record._replace(packed={"sha256": "1", "deflate": "zlib"})
    other = record._replace(packed={"sha256": "2", "deflate": "zlib"})
    elsewhere = record._replace(packed={"sha256": "2", "deflate": "another"})

    assert [change.cause for change in explain_bytes(one, other)] == [Cause.PACKAGE_BYTES]
    assert explain_bytes(one, elsewhere) == ()


def test_names_that_differ_for_no_recorded_reason_are_said_to(world: World) -> None:
    record = world.record()

    (change,) = explain_change(record, record._replace(asset="other"))

    assert (change.cause, change.before, change.after) == (Cause.UNKNOWN, record.asset, "other")
