"""Metadata entries: facts about a construct that tools read from the cloud assembly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class MetadataEntry:
    """One entry of a construct's metadata."""

    __slots__ = ("data", "trace", "type")

    def __init__(self, *, data: Any, type: str, trace: Sequence[str] | None = None) -> None:
        self.data = data
        self.type = type
        self.trace = list(trace) if trace is not None else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MetadataEntry) and (self.type, self.data, self.trace) == (
            other.type,
            other.data,
            other.trace,
        )

    __hash__ = None  # type: ignore[assignment]  # entries hold mutable data

    def __repr__(self) -> str:
        return f"MetadataEntry(type={self.type!r}, data={self.data!r}, trace={self.trace!r})"


class MetadataOptions:
    """How ``Node.add_metadata`` records where the entry was made."""

    __slots__ = ("stack_trace", "stack_trace_override", "trace_from_function")

    def __init__(
        self,
        *,
        stack_trace: bool | None = None,
        stack_trace_override: Sequence[str] | None = None,
        trace_from_function: Any = None,
    ) -> None:
        self.stack_trace = stack_trace
        self.stack_trace_override = stack_trace_override
        self.trace_from_function = trace_from_function
