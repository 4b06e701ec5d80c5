"""Globs as the peer reads them in its mode GLOB.

A pattern without a slash is compared with the last name of a path, one with a slash with the whole path. ``*``,
``?`` and classes never cover a name's leading dot, ``**`` covers any number of whole names that have none. Braces,
extended globs such as ``@(a|b)`` and the POSIX classes count. A leading ``!`` takes paths back in; the last pattern
that fits decides. A directory that is ignored is not entered, whatever later patterns say about files inside.

No matcher library is used: ``wcmatch`` and ``fnmatch`` differ from these rules in dotfiles, unclosed brackets,
single-name patterns and escapes, and importing them costs more than the whole synthesis of a small app.

Source: observed on aws-cdk-lib 2.275.0; the differential fuzz in ``tests/parity`` keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cloud_assembly.content.braces import expand_braces
from cloud_assembly.content.glob_segment import segment_regex, to_utf16

_VISIBLE_NAME = r"(?!\.)[^/]+"
_MAGIC = frozenset("*?[]\\()+@!{}|")


class GlobIgnore:
    """Ignore rules of mode GLOB."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        self._patterns: list[str] = []
        self._runs: list[_Run] | None = None
        for pattern in patterns:
            self.add(pattern)

    def add(self, pattern: str) -> None:
        """Put ``pattern`` behind the others, so that it wins over them."""
        self._patterns.append(pattern)
        self._runs = None

    def ignores(self, relative_path: str) -> bool:
        """Tell whether ``relative_path`` (slashes between names, none in front) is left out."""
        if self._runs is None:
            self._runs = _last_first(self._patterns)
        if not relative_path.isascii():
            relative_path = to_utf16(relative_path)
        name = relative_path.rpartition("/")[2]
        for run in self._runs:
            if run.fits(relative_path, name):
                return run.ignores
        return False

    def completely_ignores(self, relative_dir: str) -> bool:
        """Tell whether the directory is not even entered: here, if it is ignored itself."""
        return self.ignores(relative_dir)

    def deciding_pattern(self, relative_path: str, *, is_directory: bool = False) -> str | None:
        """Return the pattern that leaves ``relative_path`` out; None if it is not left out."""
        if not self.ignores(relative_path):
            return None
        return next(pattern for pattern in reversed(self._patterns) if _run_of(pattern).fits_path(relative_path))


class _Run:
    """Neighbouring patterns of one sign, in sets and one expression for names and one for paths."""

    def __init__(self, patterns: Sequence[str], *, ignores: bool) -> None:
        self.ignores = ignores
        self._names: set[str] = set()
        self._paths: set[str] = set()
        name_regexes: list[str] = []
        path_regexes: list[str] = []
        for pattern in patterns:
            for segments in alternatives(pattern):
                plain = all(_MAGIC.isdisjoint(segment) for segment in segments)
                if len(segments) == 1:
                    if plain:
                        self._names.add(segments[0])
                    else:
                        name_regexes.append(path_regex(segments))
                elif plain:
                    self._paths.add("/".join(segments))
                else:
                    path_regexes.append(path_regex(segments))
        self._name_regex = re.compile("|".join(name_regexes)) if name_regexes else None
        self._path_regex = re.compile("|".join(path_regexes)) if path_regexes else None

    def fits(self, path: str, name: str) -> bool:
        return bool(
            name in self._names
            or path in self._paths
            or (self._name_regex is not None and self._name_regex.fullmatch(name))
            or (self._path_regex is not None and self._path_regex.fullmatch(path))
        )

    def fits_path(self, path: str) -> bool:
        path = to_utf16(path)
        return self.fits(path, path.rpartition("/")[2])


@lru_cache(maxsize=256)
def _run_of(pattern: str) -> _Run:
    return _last_first([pattern])[0]


def _last_first(patterns: Sequence[str]) -> list[_Run]:
    runs: list[tuple[bool, list[str]]] = []
    for pattern in reversed(patterns):
        takes_back = pattern.startswith("!")
        if not runs or runs[-1][0] is not takes_back:
            runs.append((takes_back, []))
        runs[-1][1].append(pattern)
    return [_Run(members, ignores=not takes_back) for takes_back, members in runs]


def alternatives(pattern: str) -> list[list[str]]:
    """Return the patterns without braces that ``pattern`` stands for, each as its names."""
    if pattern.startswith("#"):  # a comment; behind a "!" it is none
        return []
    pattern = pattern.lstrip("!")
    found: list[list[str]] = []
    for text in expand_braces(to_utf16(pattern)):
        segments = _without_parents(re.split("/+", text))
        # An empty name (a slash at an end) fits no relative path.
        if all(segments) and segments not in found:
            found.append(segments)
    return found


def _without_parents(segments: list[str]) -> list[str]:
    """Drop each ``name/..``; what has no name in front of it stays and fits only paths outside the root."""
    kept: list[str] = []
    for segment in segments:
        if segment == ".." and kept and kept[-1] not in ("", ".", "..", "**"):
            kept.pop()
        elif segment != "**" or not kept or kept[-1] != "**":
            kept.append(segment)
    return kept or [""]


def path_regex(segments: list[str]) -> str:
    """Return a regular expression that fits the whole paths which a pattern's segments fit."""
    written: list[str] = []
    last = len(segments) - 1
    # As the peer: behind the last of several "**" no name may be hidden, not even one that the pattern spells out.
    visible_from = last - segments[::-1].index("**") if segments.count("**") > 1 else last
    for index, segment in enumerate(segments):
        if segment != "**":
            guard = r"(?!\.)" if index > visible_from else ""
            written.append(guard + segment_regex(segment) + ("/" if index < last else ""))
        elif index < last:
            written.append(f"(?:{_VISIBLE_NAME}/)*")
        else:
            written.append(f"{_VISIBLE_NAME}(?:/{_VISIBLE_NAME})*")
    return "".join(written)
