"""Ignore rules of mode GIT: what a ``.gitignore`` at the root of the tree would leave out, in any letter case.

The last pattern that fits decides, but nothing comes back below a directory that is left out. The peer's edges are
kept: brackets never mean "any but" (``[!a]`` is ``!`` or ``a``), an opening bracket or a last backslash without
partner fits nothing, and a last ``*`` is a wildcard even behind a backslash. ``pathspec`` follows Git in all of
these and tells letter case apart, so no library is used.

Source: observed on aws-cdk-lib 2.275.0; the differential fuzz in ``tests/parity`` keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cloud_assembly.content.glob_segment import BLANKS, BYTE_ORDER_MARK, to_utf16

_NAME_CHARS = "[^/]*"
_NOTHING = "(?!)"
_LINE_END = re.compile(r"\r?\n")
_ESCAPED_BLANK = re.compile(rf"\\[{BLANKS}]")
_DOT = "[^\n\r\u2028\u2029]"  # as the peer, for which a name with a line end ends what "**" covers
_CLASS_WITH_SLASH = re.compile(r"(?<!\\)\[[^\]/*?\\]*/[^\]*?\\]*\]")
_MEMBER_SLASH = "\0"  # no name has it


class GitIgnore:
    """Ignore rules of mode GIT."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        self._patterns = list(patterns)
        self._runs: list[tuple[re.Pattern[str], bool]] | None = None
        self._entered = {""}

    def add(self, pattern: str) -> None:
        """Put ``pattern``, each of its lines, behind the others, so that it wins over them."""
        self._patterns += _LINE_END.split(pattern)  # as the peer, which splits only what is added later
        self._runs = None
        self._entered = {""}

    def ignores(self, relative_path: str) -> bool:
        """Tell whether the file ``relative_path`` (slashes between names, none in front) is left out."""
        return self._left_out_part(relative_path) is not None

    def completely_ignores(self, relative_dir: str) -> bool:
        """Tell whether the directory is left out, and so all below it."""
        return self._left_out_part(relative_dir.rstrip("/") + "/") is not None

    def deciding_pattern(self, relative_path: str, *, is_directory: bool = False) -> str | None:
        """Return the pattern that leaves ``relative_path`` out, be it by a directory above; None if it is not left out."""
        part = self._left_out_part(relative_path + "/" if is_directory else relative_path)
        if part is None:
            return None
        return next(
            pattern
            for pattern in reversed(self._patterns)
            if (rule := _rule_of(pattern)) is not None and rule.search(part)
        )

    def _left_out_part(self, path: str) -> str | None:
        """Return the first of the directories above ``path``, or ``path``, that a rule leaves out."""
        if self._runs is None:
            self._runs = _last_first(self._patterns)
        if not path.isascii():
            path = to_utf16(path)
        parent = path[: path.rfind("/", 0, -1) + 1]
        if parent not in self._entered:
            part = self._left_out_part(parent)
            if part is not None:
                return part
            self._entered.add(parent)
        for regex, takes_back in self._runs:
            if regex.search(path):
                return None if takes_back else path
        return None


@lru_cache(maxsize=256)
def _rule_of(pattern: str) -> re.Pattern[str] | None:
    parsed = _parse(pattern)
    return None if parsed is None else re.compile(parsed[0], re.IGNORECASE)


def _last_first(patterns: Sequence[str]) -> list[tuple[re.Pattern[str], bool]]:
    runs: list[tuple[list[str], bool]] = []
    for pattern in reversed(patterns):
        rule = _parse(pattern)
        if rule is None:
            continue
        regex, takes_back = rule
        if not runs or runs[-1][1] is not takes_back:
            runs.append(([], takes_back))
        runs[-1][0].append(regex)
    return [(re.compile("|".join(regexes), re.IGNORECASE), takes_back) for regexes, takes_back in runs]


def _parse(line: str) -> tuple[str, bool] | None:
    """Return the expression of one line and whether it takes paths back; None for a comment or an empty line."""
    if not line.strip(BLANKS) or line.startswith("#"):
        return None
    takes_back = line.startswith("!")
    if takes_back:
        line = line[1:]
    if line.startswith(("\\!", "\\#")):
        line = line[1:]
    line = line.removeprefix(BYTE_ORDER_MARK)
    line = _ESCAPED_BLANK.sub(r"\\ ", _without_trailing_space(to_utf16(line)))
    if not line:  # a bare "!": the peer takes everything back
        return "", takes_back
    if (len(line) - len(line.rstrip("\\"))) % 2:
        return None
    return _line_regex(line), takes_back


def _without_trailing_space(line: str) -> str:
    bare = line.rstrip(BLANKS)
    if len(bare) < len(line) and (len(bare) - len(bare.rstrip("\\"))) % 2:
        return bare + " "
    return bare


def _line_regex(line: str) -> str:
    only_directories = line.endswith("/")
    body = line[:-1] if only_directories else line
    anchored = "/" in body and line != "/**/"
    body = body.removeprefix("/")
    if "[" in body:  # a slash among the members of brackets separates nothing
        body = _CLASS_WITH_SLASH.sub(lambda match: match[0].replace("/", _MEMBER_SLASH), body)
    names = body.split("/")
    written = "^" if anchored else "(?:^|/)"
    if names == ["**"] and only_directories:
        return rf"^{_DOT}*/\Z"
    if len(names) > 1 and names[0] == "**":
        written += f"(?:{_DOT}*/)?"
        names = names[1:]
    for index, name in enumerate(names):
        last = index == len(names) - 1
        if name == "**" and index and last and not only_directories:
            return written + rf"/{_DOT}+\Z"
        if name == "**" and index:
            written += "(?:/[^/]+)*"
            continue
        separator = "/" if index else ""
        if last and not only_directories and name in ("*", "\\*"):
            written += separator + ("[^/]+" if index or anchored else _NAME_CHARS)
        else:
            written += separator + _name_regex(name, ends_line=last and not only_directories)
    return written + (r"/\Z" if only_directories else r"/?\Z")


def _name_regex(name: str, *, ends_line: bool) -> str:
    written: list[str] = []
    position = 0
    while position < len(name):
        char = name[position]
        if char == "\\":
            if ends_line and position == len(name) - 2 and name[-1] == "*":
                written.append(_NAME_CHARS)
            else:
                written.append(re.escape(name[position + 1 : position + 2]))
            position += 2
        elif char == "[":
            text, position = _class_regex(name, position, ends_line=ends_line)
            written.append(text)
        else:
            written.append(_NAME_CHARS if char == "*" else "[^/]" if char == "?" else re.escape(char))
            position += 1
    return "".join(written)


def _class_regex(name: str, start: int, *, ends_line: bool) -> tuple[str, int]:
    """Read the brackets opened at ``start``: their expression and the position behind them."""
    members: list[str] = []
    position = start + 1
    while position < len(name):
        char = name[position]
        position += 1
        if char == "]":
            return _members_regex(members), position
        if char in "*?":
            # As the peer, whose wildcard is a class of its own: that one's end closes these brackets.
            while char == "*" and name.startswith("*", position):
                position += 1
            if char == "*" and ends_line and position == len(name):
                if name[-2] != "*":
                    return _NOTHING, position
                position -= 1
            return _members_regex([*members, "[", "^", "/"]) + ("*" if char == "*" else ""), position
        if char == "\\":
            char = name[position : position + 1]
            position += 1
            if char == "]":
                return _NOTHING, position
            members.append("\\" + char)
            continue
        members.append("/" if char == _MEMBER_SLASH else char)
    return _NOTHING, position


def _members_regex(members: list[str]) -> str:
    written: list[str] = []
    index = 0
    while index < len(members):
        char = members[index]
        if index + 2 < len(members) and members[index + 1] == "-":
            first, last = char[-1], members[index + 2][-1]
            if first <= last:
                written.append(f"{re.escape(first)}-{re.escape(last)}")
            index += 3
            continue
        written.append(re.escape(char[-1]))
        index += 1
    return f"[{''.join(written)}]" if written else _NOTHING
