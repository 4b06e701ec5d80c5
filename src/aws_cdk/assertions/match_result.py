"""The outcome of a match: what did not fit, where, and the text that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from cloud_assembly.schema.json_text import json_text

if TYPE_CHECKING:
    from aws_cdk.assertions.capture import Capture
    from aws_cdk.assertions.matcher import Matcher


class MatchFailure(Struct):
    """One thing that does not fit."""

    matcher: Matcher
    message: str
    path: Sequence[str]
    """Keys and indexes from the value that was tested to the spot."""
    cost: float | None = None
    """How far it is from a match. Default: 1."""


class MatchCapture(Struct):
    """A value for a capture to keep, once the whole match succeeds."""

    capture: Capture
    value: Any


class MatchResult:
    """The outcome of testing one value.

    Failures are kept as a tree: those found here, by the key they concern, and the results of inner values.
    """

    def __init__(self, target: Any) -> None:
        self._target = target
        self._raw: Any = None  # the text that the target was read from, for JSON inside strings
        self._failures: list[MatchFailure] = []
        self._inner: dict[str, MatchResult] = {}
        self._captures: list[MatchCapture] = []
        self._finished = False

    @property
    def target(self) -> Any:
        """The value that was tested."""
        return self._target

    @property
    def fail_count(self) -> int:
        """How many failures there are, here and inside."""
        return len(self._failures) + sum(inner.fail_count for inner in self._inner.values())

    @property
    def fail_cost(self) -> float:
        """How far the value is from a match; used to show the closest candidates first."""
        own: float = sum(1 if failure.cost is None else failure.cost for failure in self._failures)
        return own + sum(inner.fail_cost for inner in self._inner.values())

    @property
    def is_success(self) -> bool:
        """Whether everything fits."""
        return not self.has_failed()

    def has_failed(self) -> bool:
        """Tell whether something does not fit."""
        return bool(self._failures) or bool(self._inner)

    @takes(MatchFailure)
    def record_failure(self, failure: MatchFailure) -> MatchResult:
        """Add a failure; return this result."""
        return self._fail(failure)

    def _fail(self, failure: MatchFailure) -> MatchResult:
        self._failures.append(failure)
        return self

    @checked
    def push(self, matcher: Matcher, path: Sequence[str], message: str) -> MatchResult:
        """Add a failure; the older form of :meth:`record_failure`."""
        return self._fail(MatchFailure(matcher=matcher, path=list(path), message=message))

    @checked
    def compose(self, id: str, inner: MatchResult) -> MatchResult:
        """Take in the result of the inner value under the key or index ``id``; return this result."""
        if inner.has_failed():
            self._inner[id] = inner
        self._captures.extend(inner._captures)
        return self

    @takes(MatchCapture)
    def record_capture(self, options: MatchCapture) -> None:
        """Have a capture keep a value if the whole match succeeds."""
        self._captures.append(options)

    def finished(self) -> MatchResult:
        """Say that the match is complete: on success captures keep their values."""
        if not self._finished and not self.has_failed():
            for kept in self._captures:
                kept.capture._values.append(kept.value)
        self._finished = True
        return self

    def to_human_strings(self) -> list[str]:
        """Return one line for each failure, with its path."""
        return [
            f"{failure.message}{' at /' + '/'.join(path) if path else ''} (using {failure.matcher.name} matcher)"
            for path, failure in self._all_failures([])
        ]

    def _all_failures(self, prefix: list[str]) -> list[tuple[list[str], MatchFailure]]:
        found = [([*prefix, *failure.path], failure) for failure in self._failures]
        for key, inner in self._inner.items():
            found += inner._all_failures([*prefix, key])
        return found

    def render_mismatch(self) -> str:
        """Return the value as text, with a line marked ``!!`` ahead of each spot that does not fit."""
        drawing = _Drawing()
        drawing.value(self, 0, "", "")
        return "\n".join(drawing.lines)


class _Drawing:
    """Writes a value with its failures; parts without failures are cut short."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def value(self, result: MatchResult, depth: int, label: str, tail: str) -> None:
        """Write one value: messages about it, then the value itself behind ``label`` and before ``tail``."""
        indent = "  " * depth
        for failure in result._failures:
            if not failure.path:
                self._comment(failure.message, depth)
        target = result._target
        shown = f"{json_text(result._raw)} <*> " if result._raw is not None and label else ""
        failed_keys = {**{failure.path[0]: None for failure in result._failures if failure.path}, **result._inner}
        if isinstance(target, dict) and (target or failed_keys):
            self.lines.append(f"{indent}{label}{shown}{{")
            self._members(result, depth + 1, sorted({*target, *failed_keys}), named=True)
            self.lines.append(f"{indent}}}{tail}")
        elif isinstance(target, (list, tuple)) and (target or failed_keys):
            count = max([len(target), *[int(key) + 1 for key in failed_keys if key.isdigit()]])
            self.lines.append(f"{indent}{label}{shown}[")
            self._members(result, depth + 1, [str(index) for index in range(count)], named=False)
            self.lines.append(f"{indent}]{tail}")
        else:
            self.lines.append(f"{indent}{label}{shown}{_short(target)}{tail}")

    def _members(self, result: MatchResult, depth: int, keys: list[str], *, named: bool) -> None:
        target = result._target
        present = len(target) if not named else len(keys)
        for position, key in enumerate(keys):
            for failure in result._failures:
                if failure.path and failure.path[0] == key:
                    self._comment(failure.message, depth)
            label = f"{json_text(key)}: " if named else ""
            tail = "," if position + 1 < present else ""
            inner = result._inner.get(key)
            if inner is not None:
                self.value(inner, depth, label, tail)
            elif named:
                self.lines.append(f"{'  ' * depth}{label}{_short(target.get(key))}{tail}")
            else:
                self.lines.append(f"{'  ' * depth}{_short(target[int(key)]) if int(key) < present else ''}{tail}")

    def _comment(self, message: str, depth: int) -> None:
        message = message.replace("\n", "\n" + "  " * depth)
        self.lines.append(f"!!{' ' * max(1, 2 * depth - 1)}{message}")


def _short(value: Any) -> str:
    """Write a value without failures on one line, long lists and mappings cut."""
    if value is None:
        return "undefined"
    if isinstance(value, dict):
        if len(value) > 1:
            return "{ ... }"
        return (
            "{ " + ", ".join(f"{json_text(key)}: {_short(item)}" for key, item in value.items()) + " }"
            if value
            else "{}"
        )
    if isinstance(value, (list, tuple)):
        if len(value) > 2 or (len(value) == 2 and any(isinstance(item, (dict, list, tuple)) for item in value)):
            return "[ ... ]"
        return "[ " + ", ".join(_short(item) for item in value) + " ]" if value else "[]"
    return json_text(value)
