"""Where in the user's code something was made."""

from __future__ import annotations

import os
import sys
from types import FrameType

# Frames below these folders are the library's own and say nothing to an app author.
_PACKAGES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_OWN_PREFIXES = tuple(
    os.path.join(_PACKAGES, name) + os.sep for name in ("constructs", "aws_cdk", "jsii", "cloud_assembly")
)
# So are the standard library's (functools calls us back), but for the packages installed below it.
_STANDARD_LIBRARY = os.path.dirname(os.path.abspath(os.__file__)) + os.sep


def is_own_file(filename: str) -> bool:
    """Tell whether a source file belongs to this library, or to Python's own."""
    if filename.startswith(_OWN_PREFIXES) or filename.startswith("<"):
        return True
    return filename.startswith(_STANDARD_LIBRARY) and "-packages" not in filename


def _next_user_frame(frame: FrameType | None) -> FrameType | None:
    while frame is not None:
        if not is_own_file(frame.f_code.co_filename):
            return frame
        frame = frame.f_back
    return None


def user_location() -> tuple[str, int] | None:
    """Return file and line of the innermost frame that is not this library's, or ``None``."""
    frame = _next_user_frame(sys._getframe(1))
    return None if frame is None else (frame.f_code.co_filename, frame.f_lineno)


def user_stack_trace() -> list[str]:
    """Return the user's frames, innermost first, as ``function (file:line)``."""
    lines = []
    frame = _next_user_frame(sys._getframe(1))
    while frame is not None:
        lines.append(f"{frame.f_code.co_name} ({frame.f_code.co_filename}:{frame.f_lineno})")
        frame = _next_user_frame(frame.f_back)
    return lines
