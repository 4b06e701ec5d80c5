"""Cases of content addressing: trees, options and patterns, with what the official library answered.

`tests/parity/fuzz_fingerprint.py` makes them and asks; `tests/parity/test_fingerprint.py` replays what it recorded.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cloud_assembly.content import (
    ContentError,
    CopyRules,
    FollowMode,
    IgnoreMode,
    fingerprint,
    ignore_rules,
    stage_directory,
)

RECORDED = Path(__file__).resolve().parent / "recorded" / "fingerprint"

Parts = list[list[Any]]
"""Content of a file: pairs of a text (its characters are bytes, Latin-1) and how often it is repeated."""


@dataclass(frozen=True, kw_only=True)
class TreeSpec:
    """Files, links and directories by path; ``r`` is the tree in question, ``o`` lies outside of it.

    A value is the parts of a file (with its mode), the text of a link (``$`` stands for the absolute parent of
    ``r`` and ``o``), or None for a directory.
    """

    files: Mapping[str, Parts] = field(default_factory=dict)
    modes: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    directories: tuple[str, ...] = ()

    def write_to(self, place: Path) -> Path:
        """Create everything below ``place`` and return the root of the tree."""
        place = place.resolve()
        for path in ("r", "o", *self.directories):
            (place / path).mkdir(parents=True, exist_ok=True)
        for path, parts in self.files.items():
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"".join(text.encode("latin-1") * count for text, count in parts))
            target.chmod(self.modes.get(path, 0o644))
        for path, text in self.links.items():
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(text.replace("$", str(place)))
        return place / "r"


@dataclass(frozen=True, kw_only=True)
class TreeCase:
    """A tree with options, and what became of it: ``expected`` is the fingerprint, ``copied`` the copy or None for an error."""

    tree: TreeSpec
    exclude: tuple[str, ...] = ()
    mode: str = "glob"
    follow: str | None = None
    extra: str = ""
    expected: str = ""
    copied: Mapping[str, str] | None = None

    @property
    def rules(self) -> CopyRules:
        """The options, as our functions take them."""
        return CopyRules(self.exclude, IgnoreMode(self.mode), None if self.follow is None else FollowMode(self.follow))

    def probe(self, kind: str, root: Path, **more: str) -> dict[str, Any]:
        """Return the question to the official library."""
        options = {"exclude": list(self.exclude), "mode": self.mode, "follow": self.follow, "extra": self.extra}
        return {"kind": kind, "root": str(root), **options, **more}

    def our_fingerprint(self, root: Path) -> str:
        """Return what our function answers."""
        return fingerprint(root, extra=self.extra, rules=self.rules)

    def our_copy(self, root: Path, target: Path) -> dict[str, str] | None:
        """Copy with our function and describe the copy; None if it is refused."""
        try:
            stage_directory(root, target, self.rules)
        except ContentError:
            return None
        return describe(target)


@dataclass(frozen=True, kw_only=True)
class IgnoreCase:
    """Patterns and paths; ``expected`` has, for each path, whether it is ignored and whether completely."""

    mode: str
    patterns: tuple[str, ...]
    paths: tuple[str, ...]
    expected: tuple[tuple[bool, bool], ...] = ()

    def probe(self) -> dict[str, Any]:
        """Return the question to the official library."""
        return {"kind": "ignore", "mode": self.mode, "patterns": list(self.patterns), "paths": list(self.paths)}

    def ours(self) -> tuple[tuple[bool, bool], ...]:
        """Return what our rules answer."""
        rules = ignore_rules(IgnoreMode(self.mode), self.patterns)
        return tuple((rules.ignores(path), rules.completely_ignores(path)) for path in self.paths)


def describe(root: Path) -> dict[str, str]:
    """Return what stands at each path below ``root``: mode and content of files, text of links, ``/`` for directories."""
    import hashlib

    found: dict[str, str] = {}
    for place, directories, files in os.walk(root):
        for name in (*directories, *files):
            path = Path(place, name)
            status = path.lstat()
            if stat.S_ISLNK(status.st_mode):
                told = f"-> {os.readlink(path)}"
            elif stat.S_ISDIR(status.st_mode):
                told = "/"
            else:
                told = f"{stat.S_IMODE(status.st_mode):o} {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"
            found[path.relative_to(root).as_posix()] = told
    return dict(sorted(found.items()))


def save(name: str, cases: list[TreeCase] | list[IgnoreCase], origin: str) -> None:
    """Write a file of recorded cases."""
    RECORDED.mkdir(parents=True, exist_ok=True)
    rows = ",\n".join(json.dumps(asdict(case), ensure_ascii=True) for case in cases)
    (RECORDED / name).write_text(f'{{"origin": {json.dumps(origin)}, "cases": [\n{rows}\n]}}\n', encoding="utf-8")


def recorded_trees() -> Iterator[TreeCase]:
    """Return the recorded trees."""
    for row in json.loads((RECORDED / "trees.json").read_text(encoding="utf-8"))["cases"]:
        tree = row.pop("tree")
        spec = TreeSpec(**{**tree, "directories": tuple(tree["directories"])})
        yield TreeCase(**{**row, "tree": spec, "exclude": tuple(row["exclude"])})


def recorded_patterns() -> Iterator[IgnoreCase]:
    """Return the recorded patterns."""
    for row in json.loads((RECORDED / "patterns.json").read_text(encoding="utf-8"))["cases"]:
        expected = tuple((bool(file), bool(directory)) for file, directory in row["expected"])
        yield IgnoreCase(
            mode=row["mode"], patterns=tuple(row["patterns"]), paths=tuple(row["paths"]), expected=expected
        )
