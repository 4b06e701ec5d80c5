"""JSON with a position: every value knows the file and the place it came from, so that an error can point at it.

Documents are untrusted: their size and depth are bounded, and ``NaN`` and friends are refused. Line and column are
worked out only when an error needs them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn

from cloud_assembly.schema.errors import AssemblyFormatError, AssemblyLimitError, AssemblyNotFound

MAX_BYTES: Final = 256 * 1024 * 1024
MAX_DEPTH: Final = 200  # the deepest that real templates nest is about 40; nested construct trees about 100


@dataclass(kw_only=True)
class JsonDocument:
    """One JSON file as read, with the features in it that this version does not know."""

    path: Path
    text: str
    value: Any
    unknown: list[str] = field(default_factory=list)

    @property
    def root(self) -> JsonNode:
        return JsonNode(self, (), self.value)

    def place(self, steps: tuple[str | int, ...]) -> str:
        """Return ``FILE:LINE:COLUMN at /a/json/pointer`` for an error message."""
        pointer = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
        line, column = _position(self.text, steps)
        return f"{self.path}:{line}:{column}" + (f" at {pointer}" if pointer else "")


def read_json(path: Path, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> JsonDocument:
    """Read one JSON file of an assembly.

    Raises:
        AssemblyNotFound: the file is not there or cannot be read.
        AssemblyLimitError: it is larger than ``max_bytes``, or nests deeper than ``max_depth``.
        AssemblyFormatError: it is not UTF-8 or not JSON.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise AssemblyNotFound(
            f"no file {path.name!r}", where=str(path.parent), fix="synthesize the app again"
        ) from error
    except OSError as error:
        raise AssemblyNotFound(
            f"cannot read {path.name!r}: {error.strerror or error}",
            where=str(path.parent),
            fix="check that the path is a readable file",
        ) from error
    if len(data) > max_bytes:
        raise AssemblyLimitError(
            f"{path.name!r} is larger than {max_bytes} bytes", where=str(path), fix="check that this is a CDK assembly"
        )
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise AssemblyFormatError(
            f"not JSON: {error.msg}",
            where=f"{path}:{error.lineno}:{error.colno}",
            fix="the file may be cut off or edited by hand: synthesize the app again",
        ) from error
    except RecursionError as error:
        raise AssemblyLimitError(
            f"nested deeper than {max_depth} levels", where=str(path), fix="check that this is a CDK assembly"
        ) from error
    except ValueError as error:  # not UTF-8, a constant JSON does not have, an integer of absurd length
        raise AssemblyFormatError(f"not JSON: {error}", where=str(path), fix="synthesize the app again") from error
    _check_depth(value, max_depth, path)
    return JsonDocument(path=path, text=text, value=value)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value")


def _check_depth(value: object, max_depth: int, path: Path) -> None:
    level: list[object] = [value]
    for _ in range(max_depth + 1):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = [item for item in below if isinstance(item, (dict, list))]
        if not level:
            return
    raise AssemblyLimitError(
        f"nested deeper than {max_depth} levels", where=str(path), fix="check that this is a CDK assembly"
    )


class JsonNode:
    """A value and its place in a document; an absent member is a node too, so optional fields read naturally."""

    __slots__ = ("document", "present", "steps", "value")

    def __init__(self, document: JsonDocument, steps: tuple[str | int, ...], value: Any, present: bool = True) -> None:
        self.document = document
        self.steps = steps
        self.value = value
        self.present = present

    @property
    def where(self) -> str:
        return self.document.place(self.steps)

    def fail(self, what: str, *, fix: str | None = None) -> NoReturn:
        """Raise an error that points at this value."""
        raise AssemblyFormatError(what, where=self.where, fix=fix or "synthesize the app again with a current library")

    def note_unknown(self, what: str) -> None:
        """Remember a feature that this version does not know; whoever meets it in use decides what to do."""
        self.document.unknown.append(f"{what} ({self.where})")

    @property
    def absent(self) -> bool:
        """Whether the member is missing or ``null``: the schema treats both alike."""
        return not self.present or self.value is None

    def __getitem__(self, key: str) -> JsonNode:
        members = self.object_value()
        return JsonNode(self.document, (*self.steps, key), members.get(key), key in members)

    def object_value(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            self._expected("an object")
        members: dict[str, Any] = self.value
        return members

    def items(self) -> Iterator[tuple[str, JsonNode]]:
        """Yield the members of an object in the file's order; nothing if absent."""
        if self.absent:
            return
        for key, value in self.object_value().items():
            yield key, JsonNode(self.document, (*self.steps, key), value)

    def elements(self) -> Iterator[JsonNode]:
        """Yield the elements of a list; nothing if absent."""
        if self.absent:
            return
        if not isinstance(self.value, list):
            self._expected("a list")
        for index, value in enumerate(self.value):
            yield JsonNode(self.document, (*self.steps, index), value)

    def string(self) -> str:
        if not isinstance(self.value, str):
            self._expected("a string")
        text: str = self.value
        return text

    def optional_string(self) -> str | None:
        return None if self.absent else self.string()

    def boolean(self, default: bool) -> bool:
        if self.absent:
            return default
        if not isinstance(self.value, bool):
            self._expected("true or false")
        return bool(self.value)

    def optional_boolean(self) -> bool | None:
        return None if self.absent else self.boolean(False)

    def optional_integer(self) -> int | None:
        if self.absent:
            return None
        value = self.value
        if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, float) and value.is_integer())):
            self._expected("a whole number")
        return int(value)

    def strings(self) -> tuple[str, ...]:
        return tuple(element.string() for element in self.elements())

    def string_map(self) -> dict[str, str]:
        return {key: member.string() for key, member in self.items()}

    def any_map(self) -> dict[str, Any]:
        return {} if self.absent else dict(self.object_value())

    def note_unknown_members(self, known: frozenset[str], of: str) -> None:
        """Remember every member that is not in ``known``."""
        for key, member in self.items():
            if key not in known and not member.absent:
                member.note_unknown(f"{of} has an unknown property {key!r}")

    def _expected(self, kind: str) -> NoReturn:
        name = self.steps[-1] if self.steps else "the document"
        if not self.present:
            self.fail(f"{name!r} is missing; it must be {kind}")
        shown = json.dumps(self.value)
        self.fail(f"{name!r} must be {kind}, not {shown if len(shown) <= 80 else shown[:77] + '...'}")


def _position(text: str, steps: tuple[str | int, ...]) -> tuple[int, int]:
    """Find line and column, from 1, of the value that ``steps`` lead to; of the nearest parent if it is absent."""
    decoder = json.JSONDecoder()
    at = _skip_blanks(text, 0)
    for step in steps:
        found = _member(text, at, step, decoder)
        if found is None:
            break
        at = found
    line_start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at) + 1, at - line_start + 1


def _member(text: str, at: int, step: str | int, decoder: json.JSONDecoder) -> int | None:
    """Return the index of one member's value; the last of duplicates, as the parser takes it."""
    opening, found, index = text[at], None, 0
    if opening not in "{[":
        return None
    at = _skip_blanks(text, at + 1)
    while at < len(text) and text[at] not in "}]":
        key: object = index
        if opening == "{":
            key, at = decoder.raw_decode(text, at)
            at = _skip_blanks(text, _skip_blanks(text, at) + 1)  # past the colon
        if key == step:
            found = at
        _, at = decoder.raw_decode(text, at)
        at = _skip_blanks(text, at)
        if at < len(text) and text[at] == ",":
            at = _skip_blanks(text, at + 1)
        index += 1
    return found


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at
