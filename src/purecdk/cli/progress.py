"""Listeners to the toolkit's events: a live display, plain lines, JSON lines."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

from purecdk.cli.terminal import Terminal, harmless
from purecdk.toolkit.events import Emit, Event, EventKind

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_QUIET = frozenset({EventKind.STEP_PROGRESS, EventKind.RUN_STARTED})


@contextmanager
def listener(terminal: Terminal) -> Iterator[Emit]:
    """Return the listener that fits the terminal, for the time of one run."""
    if terminal.json_lines:
        yield Steady(JsonLines(terminal), sys.stdout)
    elif terminal.live:
        with LiveProgress(terminal) as live:
            yield Steady(live, sys.stderr)
    else:
        yield Steady(PlainLines(terminal), sys.stderr)


class Steady:
    """Loses ``stream`` without ending the run: nothing is left half done since nobody reads on."""

    def __init__(self, emit: Emit, stream: TextIO) -> None:
        self.emit = emit
        self._stream = stream
        self._is_lost = False

    def __call__(self, event: Event) -> None:
        if self._is_lost:
            return
        try:
            self.emit(event)
        except OSError as error:
            self._is_lost = True
            silence(self._stream)
            if not isinstance(error, BrokenPipeError) and self._stream is not sys.stderr:
                sys.stderr.write(f"warning: what goes on cannot be written any more: {error.strerror}\n")


class JsonLines:
    """One line of JSON an event, to standard output."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def __call__(self, event: Event) -> None:
        self._terminal.json_line(event.as_json())


def silence(stream: TextIO) -> None:
    """Have what is still written to ``stream`` go nowhere."""
    with suppress(OSError, ValueError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


class PlainLines:
    """One line an event that matters, for logs."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def __call__(self, event: Event) -> None:
        text = line_of(event, self._terminal)
        if text is not None and (not self._terminal.errors_only or is_bad(event)):
            self._terminal.note(text)


def is_bad(event: Event) -> bool:
    """Whether an event is of the kind that is shown even to those who want to see errors only."""
    return event.kind in (EventKind.WARNING, EventKind.STEP_NOT_RUN) or (
        event.kind is EventKind.RESOURCE and "FAILED" in str(event.data["status"])
    )


def line_of(event: Event, terminal: Terminal) -> str | None:
    """Return the line that tells of ``event``, ``None`` if nobody needs it."""
    match event.kind:
        case EventKind.STEP_STARTED:
            return None if event.step is not None and event.step.startswith(("object:", "pack:")) else event.text
        case EventKind.STEP_FINISHED:
            return f"{terminal.styled('done', 'good')} {event.text}" if event.text.startswith("upload") else None
        case EventKind.STEP_NOT_RUN:
            return f"{terminal.styled('not done', 'warning')} {event.text}"
        case EventKind.RESOURCE:
            status = str(event.data["status"])
            style = "error" if "FAILED" in status or "ROLLBACK" in status else "good" if "COMPLETE" in status else None
            reason = f": {event.text}" if event.text and style == "error" else ""
            return (
                f"{event.data['stack']} | {terminal.styled(status.ljust(20), style)} | "
                f"{str(event.data['type']).ljust(26)} | {event.data['logicalId']}{reason}"
            )
        case EventKind.WARNING:
            return f"{terminal.styled('warning:', 'warning')} {event.text}"
        case EventKind.INFO:
            return event.text
    return None


class LiveProgress:
    """A bar for what is under way, with bytes and rates; finished things scroll away above it.

    It begins with the run: before that questions may be asked, and a display that draws itself anew would wipe out answers.
    """

    def __init__(self, terminal: Terminal) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

        self._terminal = terminal
        self._tasks: dict[str, TaskID] = {}
        self._progress: Progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=20),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=Console(stderr=True, no_color=not terminal.colour, highlight=False),
            transient=True,
        )

    def __enter__(self) -> LiveProgress:
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def __call__(self, event: Event) -> None:
        if event.kind is EventKind.RUN_STARTED:
            self._progress.start()
        if event.step is not None:
            self._update(event)
        text = line_of(event, self._terminal)
        if text is not None and event.kind is not EventKind.STEP_STARTED:
            from rich.text import Text

            self._progress.console.print(Text.from_ansi(harmless(text)))

    def _update(self, event: Event) -> None:
        step = str(event.step)
        match event.kind:
            case EventKind.STEP_STARTED:
                from rich.markup import escape

                self._tasks[step] = self._progress.add_task(
                    escape(harmless(event.text).partition(" to ")[0][:50]), total=None
                )
            case EventKind.STEP_PROGRESS if step in self._tasks:
                changes: dict[str, Any] = {"completed": event.done_bytes or 0, "total": event.total_bytes}
                self._progress.update(self._tasks[step], **changes)
            case EventKind.STEP_FINISHED | EventKind.STEP_FAILED | EventKind.STEP_NOT_RUN if step in self._tasks:
                self._progress.remove_task(self._tasks.pop(step))
