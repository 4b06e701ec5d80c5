"""What happens during a run: one event type, and whoever wants to know listens.

The toolkit prints nothing. A progress display, plain lines and ``--json`` lines are listeners beside each other.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeAlias


class EventKind(Enum):
    """What an event tells."""

    RUN_STARTED = "run-started"
    STEP_STARTED = "step-started"
    STEP_PROGRESS = "step-progress"
    STEP_FINISHED = "step-finished"
    STEP_FAILED = "step-failed"
    STEP_NOT_RUN = "step-not-run"
    RESOURCE = "resource"
    STACK = "stack"
    INFO = "info"
    WARNING = "warning"
    RUN_FINISHED = "run-finished"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        step: Id of the step that it belongs to.
        text: One line for people.
        done_bytes: With ``STEP_PROGRESS``: how much of ``total_bytes`` is through.
        data: More for programs; plain JSON values.
    """

    kind: EventKind
    text: str = ""
    step: str | None = None
    done_bytes: int | None = None
    total_bytes: int | None = None
    data: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The event as plain data, without what it does not have."""
        line: dict[str, Any] = {"event": self.kind.value}
        for name, value in (
            ("step", self.step),
            ("text", self.text or None),
            ("doneBytes", self.done_bytes),
            ("totalBytes", self.total_bytes),
        ):
            if value is not None:
                line[name] = value
        return {**line, **self.data}


Emit: TypeAlias = Callable[[Event], None]


def ignore(event: Event) -> None:
    """Listen to nothing."""


def one_at_a_time(emit: Emit) -> Emit:
    """Return an emitter that many threads may call; ``emit`` then need not be thread-safe."""
    lock = threading.Lock()

    def locked(event: Event) -> None:
        with lock:
            emit(event)

    return locked
