"""What runs look like: live at a terminal, plain lines elsewhere, JSON for programs; all from the same events."""

from __future__ import annotations

import io
import os
import queue
import signal
import sys
from pathlib import Path

import pytest

from purecdk.cli.progress import JsonLines, LiveProgress, PlainLines, Steady, listener
from purecdk.cli.running import stop_on_signals
from purecdk.cli.terminal import Terminal
from purecdk.toolkit.events import Event, EventKind

NAME = "upload big.zip to s3://bucket/big.zip"
MIB = 1024 * 1024


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen(monkeypatch: pytest.MonkeyPatch) -> FakeTerminal:
    """Make stderr a terminal; in the test itself, since pytest changes it between fixtures and tests."""
    made = FakeTerminal()
    monkeypatch.setattr(sys, "stderr", made)
    for name in ("CI", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return made


def test_a_terminal_shows_bytes_and_rates_of_what_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = screen(monkeypatch)
    with LiveProgress(Terminal()) as live:
        live(Event(kind=EventKind.INFO, text="first words"))
        assert terminal.getvalue() == "first words\n"  # nothing is drawn while questions may be asked
        live(Event(kind=EventKind.RUN_STARTED))
        live(Event(kind=EventKind.STEP_STARTED, step="a", text=NAME))
        live(Event(kind=EventKind.STEP_PROGRESS, step="a", done_bytes=MIB, total_bytes=4 * MIB))
        live(Event(kind=EventKind.STEP_PROGRESS, step="a", done_bytes=3 * MIB, total_bytes=4 * MIB))
        live._progress.refresh()
        live(Event(kind=EventKind.STEP_FINISHED, step="a", text=NAME))
        live(Event(kind=EventKind.WARNING, text="a name with \x1b]0;control\x07 characters, \x1b[8mhidden\x1b[0m ones"))

    shown = terminal.getvalue()
    assert "upload big.zip" in shown and "/4.2 MB" in shown and "B/s" in shown
    assert f"done\x1b[0m {NAME}" in shown
    assert "\x1b]0;" not in shown and "\x1b[8m" not in shown


def test_the_listener_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen(monkeypatch)

    def kind(terminal: Terminal) -> object:
        with listener(terminal) as chosen:
            assert isinstance(chosen, Steady)
            return type(chosen.emit)

    assert kind(Terminal()) is LiveProgress
    assert kind(Terminal(json_lines=True)) is JsonLines
    assert kind(Terminal(ci=True)) is PlainLines
    assert kind(Terminal(progress="events")) is PlainLines
    monkeypatch.setenv("CI", "true")
    assert kind(Terminal()) is PlainLines
    monkeypatch.delenv("CI")
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert kind(Terminal()) is PlainLines


def test_rows_of_a_table_stay_one_line_each() -> None:
    lines = Terminal().columns([("+", "Role\n  -  nothing", "Allow *"), ("-", "R", "x")])

    assert lines == ["+  Role\\n  -  nothing  Allow *", f"-  R{' ' * 19}x"]


def test_a_reader_that_goes_away_does_not_end_the_run(tmp_path: Path) -> None:
    told: list[Event] = []

    def broken(event: Event) -> None:
        told.append(event)
        raise BrokenPipeError

    with open(tmp_path / "out", "w+", encoding="utf-8") as stream:
        steady = Steady(broken, stream)
        for _ in range(2):
            steady(Event(kind=EventKind.INFO, text="x"))
        print("lost", file=stream, flush=True)

    assert len(told) == 1
    assert (tmp_path / "out").read_text() == ""


class InterruptedKeyboard:
    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return "y\n"


def test_ctrl_c_at_a_question_ends_the_command_and_elsewhere_asks_it_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    screen(monkeypatch)
    monkeypatch.setattr(sys, "stdin", InterruptedKeyboard())
    terminal = Terminal()

    with stop_on_signals(terminal) as stop:
        with pytest.raises(KeyboardInterrupt):
            Terminal().confirm("deploy?")  # whoever asks
        assert not stop.stopped
        os.kill(os.getpid(), signal.SIGINT)
        assert stop.stopped


def test_a_second_signal_ends_the_process_whatever_it_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: queue.SimpleQueue[int] = queue.SimpleQueue()
    screen(monkeypatch)
    monkeypatch.setattr("purecdk.cli.running._CLEANUP_SECONDS", 0)
    monkeypatch.setattr(os, "_exit", ended.put)

    with stop_on_signals(Terminal()), pytest.raises(KeyboardInterrupt):
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGTERM)

    assert ended.get() == 130
