"""Ignore rules of mode DOCKER: what a ``.dockerignore`` at the root of the tree would leave out, in any letter case.

Patterns are anchored at the root; the last one that fits decides, also below a directory that is left out, so such a
directory is entered if a later ``!`` pattern names something inside it. Characters without a meaning in a
``.dockerignore`` are read as those of a regular expression, as the peer does: ``+``, ``(``, ``|``, ``^`` and ``{2}``
are no plain text. ``[!a]`` is ``!`` or ``a``; only ``[^a]`` turns a class around.

Source: observed on aws-cdk-lib 2.275.0; the differential fuzz in ``tests/parity`` keeps it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from cloud_assembly.content.errors import BadPattern
from cloud_assembly.content.glob_segment import BLANKS, to_utf16

# As the peer, whose memory of answers is a JavaScript object: what every object has counts as decided, for names in the root.
_NEVER_LEFT_OUT = frozenset(
    (
        "__defineGetter__",
        "__defineSetter__",
        "__lookupGetter__",
        "__lookupSetter__",
        "__proto__",
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "toString",
        "valueOf",
    )
)


class DockerIgnore:
    """Ignore rules of mode DOCKER."""

    def __init__(self, patterns: Sequence[str] = ()) -> None:
        self._patterns = list(patterns)
        self._rules: list[_Rule] | None = None
        self._entry_rules: list[_Rule] | None = None

    def add(self, pattern: str) -> None:
        """Put ``pattern``, each of its lines, behind the others, so that it wins over them."""
        self._patterns.append(pattern)
        self._rules = self._entry_rules = None

    def ignores(self, relative_path: str) -> bool:
        """Tell whether ``relative_path`` (slashes between names, none in front) is left out."""
        if self._rules is None:
            self._rules = _last_first(self._patterns)
        return _decide(self._rules, relative_path)

    def completely_ignores(self, relative_dir: str) -> bool:
        """Tell whether the directory is left out and no later ``!`` pattern names something below it."""
        if self._entry_rules is None:
            with_parents = [text for pattern in self._patterns for text in (pattern, *_parents(pattern))]
            self._entry_rules = _last_first(with_parents)
        return _decide(self._entry_rules, relative_dir)

    def deciding_pattern(self, relative_path: str, *, is_directory: bool = False) -> str | None:
        """Return the pattern that leaves ``relative_path`` out; None if it is not left out."""
        if not self.ignores(relative_path):
            return None
        return next(line for line in _lines_last_first(self._patterns) if _fits_alone(line, relative_path))


class _Rule:
    """One pattern that says something; its expression is made when first asked."""

    __slots__ = ("_cleaned", "_regex", "_spans", "takes_back")

    def __init__(self, cleaned: str, *, takes_back: bool) -> None:
        self.takes_back = takes_back
        self._cleaned = cleaned
        self._regex: re.Pattern[str] | None = None
        # Of the directories above a path, the peer asks those as deep as the pattern; "**" stands for any depth.
        names = cleaned.split("/")
        fixed = len(names) - names.count("**")
        self._spans = slice(fixed, fixed + 1 if fixed == len(names) else None)

    def fits(self, path: str, above: list[str]) -> bool:
        """Tell whether the pattern fits ``path`` or a directory of ``above``, which takes all below it along."""
        if self._regex is None:
            try:
                self._regex = re.compile(_pattern_regex(self._cleaned), re.IGNORECASE)
            except re.error as error:
                raise BadPattern(self._cleaned, reason=str(error)) from error
        search = self._regex.search
        return search(path) is not None or any(search(directory) for directory in above[self._spans])


def _decide(rules: list[_Rule], path: str) -> bool:
    if not path.isascii():
        path = to_utf16(path)
    if path in _NEVER_LEFT_OUT:
        return False
    above = _directories_above(path)
    for index, rule in enumerate(rules):
        try:
            if rule.fits(path, above):
                return not rule.takes_back
        except BadPattern:
            # As the peer, which does not ask what takes back where nothing was left out.
            if not rule.takes_back or _decide(rules[index + 1 :], path):
                raise
            return False
    return False


def _directories_above(path: str) -> list[str]:
    """Return the directories above a path, the root first; none for what lies in the root, as the peer has it."""
    names = path.split("/")
    return ["/".join(names[:count]) for count in range(len(names))] if len(names) > 1 else []


def _fits_alone(pattern: str, path: str) -> bool:
    path = to_utf16(path)
    return any(rule.fits(path, _directories_above(path)) for rule in _rules_of(pattern))


@lru_cache(maxsize=256)
def _rules_of(pattern: str) -> list[_Rule]:
    return _last_first([pattern])


def _last_first(patterns: Sequence[str]) -> list[_Rule]:
    rules: list[_Rule] = []
    for line in _lines_last_first(patterns):
        cleaned, takes_back = _clean(line)
        if cleaned:
            rules.append(_Rule(to_utf16(cleaned), takes_back=takes_back))
    return rules


def _lines_last_first(patterns: Sequence[str]) -> Iterator[str]:
    for pattern in reversed(patterns):
        yield from reversed(re.split(r"\r?\n", pattern))


def _clean(pattern: str) -> tuple[str, bool]:
    """Return the pattern as a normal path from the root, and whether it takes paths back; "" if it says nothing."""
    pattern = pattern.strip(BLANKS)
    if pattern.startswith("#"):
        return "", False
    takes_back = pattern.startswith("!")
    if takes_back:
        pattern = pattern[1:].strip(BLANKS)
    if not pattern:
        return "", takes_back
    normal = posixpath.normpath(pattern).strip("/").strip(BLANKS)
    return ("" if normal == "." else normal), takes_back


def _parents(pattern: str) -> list[str]:
    """Return the ``!`` patterns of the directories that lead to what a ``!`` pattern takes back."""
    stripped = pattern.strip(BLANKS)
    if not stripped.startswith("!"):
        return []
    names = stripped[1:].split("/")
    return ["!" + "/".join(names[:count]) for count in range(1, len(names))]


def _pattern_regex(cleaned: str) -> str:
    """Translate a cleaned pattern; what is special neither here nor in a regular expression stands for itself."""
    written = ["^"]
    position = 0
    while position < len(cleaned):
        char = cleaned[position]
        position += 1
        if char == "*" and cleaned.startswith("*", position):
            position += 2 if cleaned.startswith("/", position + 1) else 1
            written.append("(.*/)?" if position < len(cleaned) else ".*")
        elif char == "*":
            written.append("[^/]*")
        elif char == "?":
            written.append("[^/]")
        elif char in ".$":
            written.append("\\" + char)
        elif char == "\\" and position < len(cleaned):
            written.append(char + cleaned[position])
            position += 1
        elif char == "\\":
            # As the peer: a last backslash makes the end mark a plain character.
            return _as_python("".join(written)) + r"\$"
        else:
            written.append(char)
    return _as_python("".join(written)) + r"\Z"


def _as_python(expression: str) -> str:
    """Rewrite a regular expression of the peer's language in Python's."""
    written: list[str] = []
    position = 0
    while position < len(expression):
        char = expression[position]
        if char == "\\":
            written.append(_escape(expression[position + 1 : position + 2]))
            position += 2
        elif char == "[":
            text, position = _class_as_python(expression, position)
            written.append(text)
        else:
            literal_brace = char == "{" and not re.match(r"\{\d+(?:,\d*)?\}", expression[position:])
            written.append(r"\{" if literal_brace else r"[^\n\r\u2028\u2029]" if char == "." else char)
            position += 1
    return "".join(written)


def _escape(char: str) -> str:
    return "\\" + char if char and char in "dDwWsSbBfnrtv" else re.escape(char)


def _class_as_python(expression: str, start: int) -> tuple[str, int]:
    """Rewrite the class opened at ``start``; return it and the position behind it."""
    position = start + 1
    negated = expression.startswith("^", position)
    position += negated
    members: list[str] = []
    while not expression.startswith("]", position):
        if position >= len(expression):
            raise re.error("unterminated character set", expression, start)
        char = expression[position]
        position += 1
        if char == "\\":
            members.append(_escape(expression[position : position + 1]))
            position += 1
        else:
            is_range = char == "-" and bool(members) and not expression.startswith("]", position)
            members.append("-" if is_range else re.escape(char))
    if not members:  # Python reads the closing bracket as a member here
        return (r"[\s\S]" if negated else "(?!)"), position + 1
    return f"[{'^' if negated else ''}{''.join(members)}]", position + 1
