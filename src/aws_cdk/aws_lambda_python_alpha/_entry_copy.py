"""Copies an entry as ``rsync -rL`` with ``--exclude`` does: links followed, patterns read its way."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence


def copy_entry(source: str, target: str, *, excludes: Sequence[str], without: str) -> None:
    """Copy a directory into another, which is made.

    Args:
        source: The directory.
        target: Where to; files that are there stay.
        excludes: Patterns of what is left out, beside compiled Python.
        without: A directory that is left out: the assembly, which may lie in the source.
    """
    matchers = [_matcher(pattern) for pattern in [*excludes, "__pycache__/", "*.pyc"]]
    _copy(source, target, "", matchers, os.path.realpath(without), (os.path.realpath(source),))


_Matcher = Callable[[str, bool], bool]


def _copy(
    source: str, target: str, relative: str, matchers: Sequence[_Matcher], without: str, above: tuple[str, ...]
) -> None:
    os.makedirs(target, exist_ok=True)
    with os.scandir(source) as children:
        entries = sorted(children, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{relative}/{entry.name}"
        is_directory = entry.is_dir()
        if any(matches(path, is_directory) for matches in matchers):
            continue
        destination = os.path.join(target, entry.name)
        if is_directory:
            real = os.path.realpath(entry.path)
            if real != without and real not in above:  # a link to a directory above has no end
                _copy(entry.path, destination, path, matchers, without, (*above, real))
        elif entry.is_file():  # a link to nothing is left out, as are sockets
            shutil.copyfile(entry.path, destination)
            os.chmod(destination, 0o755 if os.stat(entry.path).st_mode & 0o100 else 0o644)


def _matcher(pattern: str) -> _Matcher:
    """Return whether a path (with a leading slash) and its being a directory match a pattern.

    Source: the manual page of rsync, "PATTERN MATCHING RULES".
    """
    only_directories = pattern.endswith("/")
    text = pattern.rstrip("/") if only_directories else pattern
    with_content = text.endswith("/***")
    if with_content:
        text = text[: -len("/***")]
    anchored = text.startswith("/")
    body = text[1:] if anchored else text
    whole = anchored or "/" in body or "**" in body
    expression = _expression(body)
    if anchored:
        expression = f"/{expression}"
    elif whole:
        expression = f"(?:.*/)?{expression}"
    if with_content:
        expression += "(?:/.*)?"
    compiled = re.compile(expression, re.DOTALL)

    def matches(path: str, is_directory: bool) -> bool:
        if only_directories and not is_directory:
            return False
        return compiled.fullmatch(path if whole else path.rpartition("/")[2]) is not None

    return matches


def _expression(pattern: str) -> str:
    """Return a pattern as a regular expression."""
    if not any(character in pattern for character in "*?["):
        return re.escape(pattern)  # backslashes mean something only beside wildcards
    parts = []
    at = 0
    while at < len(pattern):
        character = pattern[at]
        at += 1
        if character == "*":
            if pattern[at : at + 1] == "*":
                at += 1
                parts.append(".*")
            else:
                parts.append("[^/]*")
        elif character == "?":
            parts.append("[^/]")
        elif character == "[" and "]" in pattern[at + 1 :]:
            end = pattern.index("]", at + 1)
            inner = "".join(part if part in "-!^" else re.escape(part) for part in pattern[at:end])
            at = end + 1
            parts.append(f"[^{inner[1:]}]" if inner[0] in "!^" else f"[{inner}]")
        elif character == "\\" and at < len(pattern):
            parts.append(re.escape(pattern[at]))
            at += 1
        else:
            parts.append(re.escape(character))
    return "".join(parts)
