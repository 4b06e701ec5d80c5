"""What a program prints when an app is wrong: the message, not the framework's frames."""

from __future__ import annotations

import os
import sys
from types import TracebackType

_failed = False
_installed = False


def program_failed() -> bool:
    """Tell whether the program ended with an exception."""
    return _failed


def report_errors_briefly() -> None:
    """Print errors of the framework as one message with the user's frames; anything else as Python does.

    ``PURECDK_VERBOSE=1`` (set by ``purecdk --verbose``) shows whole tracebacks. A hook that the app installed stays.
    """
    global _installed
    if _installed:
        return
    _installed = True
    previous = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        global _failed
        _failed = True
        from aws_cdk.core.errors import CdkError
        from constructs import ConstructsError

        is_ours = isinstance(error, (CdkError, ConstructsError)) or _is_content(error)
        if not is_ours or os.environ.get("PURECDK_VERBOSE"):
            previous(kind, error, trace)
            return
        message = str(error)
        if "\n  where:" not in message:
            line = _user_line(trace)
            if line:
                message += f"\n  where: {line}"
        print(f"error: {message}", file=sys.stderr)

    sys.excepthook = hook


def _is_content(error: BaseException) -> bool:
    return any(base.__name__ == "ContentError" for base in type(error).__mro__)


def _user_line(trace: TracebackType | None) -> str | None:
    """The innermost frame of the traceback that is the user's, as ``file:line``."""
    from aws_cdk.core.errors import relative_to_working_folder
    from constructs._source import is_own_file

    found = None
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if not is_own_file(filename):
            found = f"{relative_to_working_folder(filename)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
