"""Exclude patterns in the three modes; the recorded cases of `tests/parity` hold the fine points."""

from __future__ import annotations

import re

import pytest

from cloud_assembly.content import BadPattern, IgnoreMode, ignore_rules

PATHS = ("a.py", ".a.py", "lib", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py", "readme.md")


def ignored(mode: IgnoreMode, *patterns: str) -> set[str]:
    rules = ignore_rules(mode, patterns)
    return {path for path in PATHS if rules.ignores(path)}


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["*.py"], {"a.py", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        ([".*.py"], {".a.py"}),
        (["lib"], {"lib"}),
        (["lib/**"], {"lib/b.py", "lib/deep/c.py"}),
        (["lib/*"], {"lib/b.py"}),
        (["**/*.py", "!lib/b.py"], {"a.py", "lib/deep/c.py", "LIB/e.py"}),
        (["*.{md,txt}"], {"readme.md"}),
        (["@(a|readme).*"], {"a.py", "readme.md"}),
        (["[!a]*.py"], {"lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["#a.py"], set()),
        (["/a.py"], set()),
        (["a.py/"], set()),
    ],
)
def test_glob_compares_names_or_whole_paths_and_spares_hidden_names(patterns: list[str], expected: set[str]) -> None:
    assert ignored(IgnoreMode.GLOB, *patterns) == expected


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["*.py"], {"a.py", ".a.py", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["/a.py"], {"a.py"}),
        (["lib"], {"lib", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["lib/"], {"lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["lib", "!lib/b.py"], {"lib", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["lib/*", "!lib/b.py"], {"lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["**/deep/"], {"lib/deep/c.py"}),
        (["# a.py", r"\#"], set()),
    ],
)
def test_git_takes_whole_directories_and_ignores_case(patterns: list[str], expected: set[str]) -> None:
    assert ignored(IgnoreMode.GIT, *patterns) == expected


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["*.py"], {"a.py", ".a.py"}),
        (["**/*.py"], {"a.py", ".a.py", "lib/b.py", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["lib", "!lib/b.py"], {"lib", "lib/deep/c.py", "lib/.cache/d.py", "LIB/e.py"}),
        (["./lib/../readme.md"], {"readme.md"}),
        (["*", "!lib"], {"a.py", ".a.py", "readme.md"}),
    ],
)
def test_docker_counts_from_the_root_and_takes_files_back_from_directories(
    patterns: list[str], expected: set[str]
) -> None:
    assert ignored(IgnoreMode.DOCKER, *patterns) == expected


@pytest.mark.parametrize(
    ("mode", "patterns", "entered"),
    [
        (IgnoreMode.GLOB, ["lib", "!lib/b.py"], False),
        (IgnoreMode.GLOB, ["lib/**"], True),
        (IgnoreMode.GIT, ["lib/"], False),
        (IgnoreMode.GIT, ["lib/*"], True),
        (IgnoreMode.DOCKER, ["lib"], False),
        (IgnoreMode.DOCKER, ["lib", "!lib/deep/c.py"], True),
        (IgnoreMode.DOCKER, ["lib", "!other/c.py"], False),
    ],
)
def test_a_directory_is_entered_only_if_something_in_it_can_count(
    mode: IgnoreMode, patterns: list[str], entered: bool
) -> None:
    assert ignore_rules(mode, patterns).completely_ignores("lib") is not entered


@pytest.mark.parametrize("mode", list(IgnoreMode))
def test_the_pattern_that_decides_is_named(mode: IgnoreMode) -> None:
    rules = ignore_rules(mode, ["*.md", "!readme.md", "readme.*", "lib/"])

    assert rules.deciding_pattern("readme.md") == "readme.*"
    assert rules.deciding_pattern("notes.md") == "*.md"
    assert rules.deciding_pattern("a.py") is None


def test_git_names_the_pattern_that_took_a_directory_above() -> None:
    assert ignore_rules(IgnoreMode.GIT, ["*.md", "lib/"]).deciding_pattern("lib/b.py") == "lib/"


@pytest.mark.parametrize("mode", list(IgnoreMode))
def test_a_pattern_added_later_wins(mode: IgnoreMode) -> None:
    rules = ignore_rules(mode, ["*.py"])
    before = rules.ignores("a.py")

    rules.add("!a.py")

    assert (before, rules.ignores("a.py")) == (True, False)


@pytest.mark.parametrize("pattern", ["[a", "[a-"])
def test_a_docker_pattern_that_is_no_expression_is_refused_by_name(pattern: str) -> None:
    with pytest.raises(BadPattern, match=re.escape(repr(pattern))):
        ignore_rules(IgnoreMode.DOCKER, [pattern]).ignores("a")


def test_a_docker_pattern_that_takes_back_nothing_is_not_asked() -> None:
    assert not ignore_rules(IgnoreMode.DOCKER, ["![a/b]"]).completely_ignores("a")


def test_git_takes_a_slash_in_brackets_for_one_of_the_characters() -> None:
    rules = ignore_rules(IgnoreMode.GIT, ["x[a/b]y"])

    assert [path for path in ("xay", "x/y", "xby", "x[a/by", "d/xay") if rules.ignores(path)] == ["xay", "x/y", "xby"]


def test_git_lets_two_stars_cover_no_name_with_a_line_end() -> None:
    rules = ignore_rules(IgnoreMode.GIT, ["**/b", "c/**"])

    assert [path for path in ("a/b", "a\nb/b", "c/d", "c/d\ne") if rules.ignores(path)] == ["a/b", "c/d"]


def test_docker_leaves_nothing_out_in_the_root_that_is_called_like_what_every_object_of_javascript_has() -> None:
    rules = ignore_rules(IgnoreMode.DOCKER, ["*"])

    assert [path for path in ("constructor", "a/constructor", "prototype") if not rules.ignores(path)] == [
        "constructor"
    ]


@pytest.mark.parametrize(("mode", "at_once", "later"), [
    (IgnoreMode.GLOB, False, False),
    (IgnoreMode.GIT, False, True),
    (IgnoreMode.DOCKER, True, True),
])  # fmt: skip
def test_a_pattern_of_several_lines_is_split_where_the_peer_does(mode: IgnoreMode, at_once: bool, later: bool) -> None:
    given = ignore_rules(mode, ["a.py\nreadme.md"])
    added = ignore_rules(mode, [])
    added.add("a.py\r\nreadme.md")

    assert (given.ignores("readme.md"), added.ignores("readme.md")) == (at_once, later)


@pytest.mark.parametrize(("mode", "char", "blank_in_front"), [
    (IgnoreMode.GIT, "\ufeff", True), (IgnoreMode.GIT, "\u3000", False), (IgnoreMode.GIT, "\x85", None),
    (IgnoreMode.DOCKER, "\ufeff", True), (IgnoreMode.DOCKER, "\u3000", True), (IgnoreMode.DOCKER, "\x1c", None),
])  # fmt: skip
def test_blanks_are_those_of_javascript(mode: IgnoreMode, char: str, blank_in_front: bool | None) -> None:
    after, before = (ignore_rules(mode, [pattern]).ignores("a.py") for pattern in (f"a.py{char}", f"{char}a.py"))

    assert (after, before) == (blank_in_front is not None, bool(blank_in_front))
