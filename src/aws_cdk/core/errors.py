"""Errors of construct time: what is wrong, where, and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from constructs._source import user_location

if TYPE_CHECKING:
    from typing_extensions import Self


class CdkError(RuntimeError):
    """Something in an app is wrong. Apps of the official library catch ``RuntimeError``; so this is one.

    Attributes:
        what: What is wrong with the value seen.
        construct_path: The construct concerned, if there is one.
        location: File and line of the app that led here, if known.
        fix: What to do next, if there is advice.
    """

    def __init__(self, what: str, *, scope: Any = None, fix: str | None = None) -> None:
        self.what = what
        self.construct_path: str | None = _path_of(scope)
        self.location = user_location()
        self.fix = fix
        super().__init__(self._text())

    def made_at(self, scope: Any, location: tuple[str, int] | None) -> Self:
        """Say that the error is about ``scope``, and that the app's line ``location`` made it; return the error.

        For what shows only when the app is synthesized: the line that does that is not the one to correct.
        """
        self.construct_path = _path_of(scope)
        self.location = location or self.location
        self.args = (self._text(),)
        return self

    def _text(self) -> str:
        lines = [self.what]
        places = []
        if self.construct_path and self.construct_path not in self.what:
            places.append(self.construct_path)
        if self.location is not None:
            places.append(f"{relative_to_working_folder(self.location[0])}:{self.location[1]}")
        if places:
            lines.append(f"  where: {' at '.join(places)}")
        if self.fix:
            lines.append(f"  fix: {self.fix}")
        return "\n".join(lines)


class ValidationError(CdkError):
    """An option or a combination of options that cannot work."""


class AssumptionError(CdkError):
    """The app asks for something in a state in which it cannot be answered."""


class SynthesisError(CdkError):
    """The app cannot be turned into a cloud assembly."""


class ArgumentError(CdkError, TypeError):
    """A missing, unknown or wrongly typed argument."""


class ErrorOfApp(RuntimeError):
    """What an app's own code raised while the framework called it: callers of the framework catch ``RuntimeError``.

    Attributes:
        told: What it says.
    """

    told: str

    def __str__(self) -> str:
        return self.told


def error_of_app(error: Exception, told: str | None = None) -> RuntimeError:
    """Return what an app's own code raised as an ``ErrorOfApp``.

    It stays of the class that the app raised too, with its arguments and attributes, where Python allows two such bases.

    Args:
        error: What was raised.
        told: What the error says; its own text by default.
    """
    if isinstance(error, RuntimeError):
        return error
    kind = type(error)
    try:
        both: Any = type(kind.__name__, (ErrorOfApp, kind), {"__module__": kind.__module__})
        made: ErrorOfApp = both.__new__(both, *error.args)
        made.__dict__.update(error.__dict__)
    except Exception:  # of another layout (OSError), or made from other things than it keeps
        made = ErrorOfApp(*error.args)
    made.told = str(error) if told is None else told
    return made


def relative_to_working_folder(path: str) -> str:
    """Return ``path`` relative to the working folder if it lies below it."""
    here = os.getcwd() + os.sep
    return path[len(here) :] if path.startswith(here) else path


def _path_of(scope: Any) -> str | None:
    node = getattr(scope, "node", None)
    return None if node is None else (node.path or None)
