"""Where output goes: results to stdout; progress, warnings and errors to stderr."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

_CONTROL = re.compile(r"(\x1b\[(?:0|2|3[1-4])m)|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BEYOND_ASCII_CONTROL = re.compile(r"[\x7f-\x9f\ud800-\udfff]")
PROGRESS = ("bar", "events", "errors-only")
_COLOUR_CODE = re.compile(r"\x1b\[[0-9;]*m")
_COLOURS = {"error": "31", "warning": "33", "info": "34", "good": "32", "dim": "2"}


class Terminal:
    """Prints for one command.

    Args:
        colour: Force colours on or off; by default they are used where stderr is a terminal.
        ci: Plain lines instead of live progress.
        progress: ``bar``, ``events`` or ``errors-only``; by default what fits the terminal.
    """

    is_asking: ClassVar[bool] = False
    """Whether the process waits for an answer: a signal then ends the command, for nothing is under way."""

    def __init__(
        self,
        *,
        colour: bool | None = None,
        ci: bool = False,
        json_lines: bool = False,
        verbose: int = 0,
        progress: str | None = None,
    ) -> None:
        self.ci = ci or os.environ.get("CI", "").lower() in ("1", "true")
        self.json_lines = json_lines
        self.verbose = verbose
        self.errors_only = progress == "errors-only"
        self.live = (
            sys.stderr.isatty()
            and not self.ci
            and not json_lines
            and os.environ.get("TERM") != "dumb"
            and progress in (None, "bar")
        )
        self.colours_results = colour if colour is not None else sys.stdout.isatty()
        self.colour = colour if colour is not None else sys.stderr.isatty() and "NO_COLOR" not in os.environ

    def result(self, text: str, *, end: str = "\n") -> None:
        """Print what the command was asked for; with colours only if that goes to a terminal, or if they are forced."""
        text = harmless(text)
        sys.stdout.write((text if self.colours_results else _COLOUR_CODE.sub("", text)) + end)
        sys.stdout.flush()

    def json_line(self, value: Mapping[str, Any]) -> None:
        """Print one line for a program."""
        import json

        sys.stdout.write(harmless_json(json.dumps(value, ensure_ascii=False)) + "\n")
        sys.stdout.flush()

    def note(self, text: str, style: str | None = None) -> None:
        """Print one line about the work."""
        sys.stderr.write(harmless(self.styled(text, style)) + "\n")
        sys.stderr.flush()

    def warning(self, text: str) -> None:
        """Tell of something to look at, on standard error."""
        self.note(f"{self.styled('warning:', 'warning')} {text}")

    def styled(self, text: str, style: str | None) -> str:
        """Return a text in the colours of ``style``, if there are colours."""
        return f"\033[{_COLOURS[style]}m{text}\033[0m" if self.colour and style is not None else text

    def error(self, error: Exception) -> None:
        """Print an error as ``error[code]: what``, ``where:``, ``fix:``; several, one after the other."""
        from purecdk.toolkit.errors import RunFailed

        if isinstance(error, RunFailed):
            for each in error.errors:
                self.error(each)
            self.note(f"{self.styled('error:', 'error')} {error.what}")
            return
        if self.json_lines:
            words = {name: getattr(error, name, None) for name in ("code", "what", "where", "fix")}
            self.json_line({"event": "error", **(words if words["what"] else {**words, "what": repr(error)})})
        code = getattr(error, "code", None)
        what = getattr(error, "what", None) or str(error) or type(error).__name__
        if not isinstance(code, str):
            code, what = "unexpected", f"{type(error).__name__}: {error}"
        self.note(f"{self.styled(f'error[{code}]:', 'error')} {what}")
        for word in ("where", "fix"):
            value = getattr(error, word, None)
            if value:
                self.note(f"  {word}: {value}")

    def confirm(self, question: str) -> bool:
        """Ask a yes-or-no question; without a terminal the answer is no."""
        if not sys.stdin.isatty():
            return False
        sys.stderr.write(f"{question} (y/n) ")
        sys.stderr.flush()
        Terminal.is_asking = True
        try:
            return sys.stdin.readline().strip().lower() in ("y", "yes")
        finally:
            Terminal.is_asking = False

    def columns(self, rows: Sequence[Sequence[str]], *, indent: str = "") -> list[str]:
        """Align rows of text in columns; a cell stays on its line, whatever it holds."""
        rows = [[cell.replace("\n", "\\n") for cell in row] for row in rows]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
        return [
            (indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))).rstrip()
            for row in rows
        ]


def harmless(text: str) -> str:
    """Return ``text`` without control characters that could move a terminal's cursor, retitle it or hide words; our colours stay.

    Names in an assembly come from whoever made it.
    """
    return _CONTROL.sub(lambda match: match.group() if match.group(1) else repr(match.group())[1:-1], text)


def json_text(value: Any) -> str:
    """JSON for programs: two blanks an indent, text as it is."""
    import json

    return harmless_json(json.dumps(value, indent=2, ensure_ascii=False))


def harmless_json(text: str) -> str:
    """Return JSON without raw control characters; JSON's own escapes keep it readable for programs."""
    return _BEYOND_ASCII_CONTROL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
