"""Brace expansion of one glob: ``{a,b}``, nested lists, and sequences such as ``{01..10..3}`` or ``{a..e}``.

The rules are those of a shell, with the peer's edges: a pair of braces counts only if it holds a comma or a
sequence; ``${`` starts no list; a backslash before ``\\ { } , .`` is used up here.

Source: observed on aws-cdk-lib 2.275.0, recorded in the differential tests.
"""

from __future__ import annotations

EXPANSION_LIMIT = 100_000
"""Most patterns that one glob may expand to, as the peer; what is beyond is dropped."""

# Escaped characters travel through the expansion as private characters that no reader of a file system writes.
_HIDDEN = {"\\": "\ue0f0", "{": "\ue0f1", "}": "\ue0f2", ",": "\ue0f3", ".": "\ue0f4"}
_SHOWN = str.maketrans({hidden: shown for shown, hidden in _HIDDEN.items()})


def expand_braces(pattern: str) -> list[str]:
    """Return every pattern that ``pattern`` stands for, in order, doubles included."""
    opening = pattern.find("{")
    if opening < 0 or pattern.find("}", opening) < 0:
        return [pattern]
    hidden = _hide_escapes(pattern)
    if hidden.startswith("{}"):  # as a shell: an empty pair in front is text and hides nothing behind it
        hidden = _HIDDEN["{"] + _HIDDEN["}"] + hidden[2:]
    return [text.translate(_SHOWN) for text in _expand(hidden)]


def _hide_escapes(pattern: str) -> str:
    pieces: list[str] = []
    position = 0
    while position < len(pattern):
        char = pattern[position]
        follower = pattern[position + 1 : position + 2]
        if char == "\\" and follower in _HIDDEN:
            pieces.append(_HIDDEN[follower])
            position += 2
        else:
            pieces.append(char)
            position += 1
    return "".join(pieces)


def _expand(pattern: str) -> list[str]:
    pair = _first_pair(pattern)
    if pair is None:
        return [pattern]
    start, end = pair
    before, body, after = pattern[:start], pattern[start + 1 : end], pattern[end + 1 :]
    if before.endswith("$"):
        return _cross([f"{before}{{{body}}}"], _expand(after))
    members = _sequence(body)
    if members is None:
        if "," not in body:
            if not _closes_later(after):
                return [pattern]
            # This closing brace ends nothing: it is text of a member, or the pair in front of the real list is text.
            return _expand(f"{before}{{{body}{_HIDDEN['}']}{after}")
        parts = _members(body)
        members = [text for part in parts for text in _expand(part)]
        if len(parts) == 1:
            members = [f"{{{member}}}" for member in members]
    return _cross([before + member for member in members], _expand(after))


def _cross(fronts: list[str], backs: list[str]) -> list[str]:
    crossed: list[str] = []
    for front in fronts:
        for back in backs:
            if len(crossed) == EXPANSION_LIMIT:
                return crossed
            crossed.append(front + back)
    return crossed


def _first_pair(pattern: str) -> tuple[int, int] | None:
    """Find the first braces that belong together; with openings left over, the leftmost complete pair."""
    opened: list[int] = []
    leftmost: tuple[int, int] | None = None
    for index, char in enumerate(pattern):
        if char == "{":
            opened.append(index)
        elif char == "}" and opened:
            pair = (opened.pop(), index)
            if not opened:
                return pair
            if leftmost is None or pair[0] < leftmost[0]:
                leftmost = pair
    return leftmost


def _closes_later(after: str) -> bool:
    """Tell whether a comma that is no double comma's first is followed by a closing brace."""
    closing = after.rfind("}")
    return any(char == "," and after[index + 1] != "," for index, char in enumerate(after[: max(closing, 0)]))


def _members(body: str) -> list[str]:
    """Split at the commas outside inner braces."""
    parts: list[str] = []
    depth = begin = 0
    for index, char in enumerate(body):
        if char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(body[begin:index])
            begin = index + 1
    parts.append(body[begin:])
    return parts


def _sequence(body: str) -> list[str] | None:
    """Return what ``1..5``, ``01..10..2`` or ``a..e`` count through; None if ``body`` is no sequence."""
    terms = body.split("..")
    if len(terms) not in (2, 3) or (len(terms) == 3 and not _is_integer(terms[2])):
        return None
    numeric = _is_integer(terms[0]) and _is_integer(terms[1])
    if not numeric and not all(len(term) == 1 and term.isascii() and term.isalpha() for term in terms[:2]):
        return None
    first, last = (int(term) if numeric else ord(term) for term in terms[:2])
    step = max(1, abs(int(terms[2]))) if len(terms) == 3 else 1
    numbers = range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
    numbers = numbers[:EXPANSION_LIMIT]
    if not numeric:
        return ["" if number == ord("\\") else chr(number) for number in numbers]
    padded = any(term.lstrip("-").startswith("0") and len(term.lstrip("-")) > 1 for term in terms)
    width = max(len(terms[0]), len(terms[1])) if padded else 0
    return [str(number).zfill(width) for number in numbers]


def _is_integer(text: str) -> bool:
    digits = text[1:] if text.startswith("-") else text
    return digits.isascii() and digits.isdigit()
