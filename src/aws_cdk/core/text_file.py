"""Text that an app keeps in a file and that becomes part of a template."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.errors import ValidationError


def read_bytes(path: str, what: str, *, scope: Any = None, lead: str = "") -> bytes:
    """Return the content of a file.

    Args:
        path: The file; a relative path counts from the working folder.
        what: What the file holds, for the message.
        scope: The construct that reads it, for the message.
        lead: How the message begins, with a blank at its end.

    Raises:
        ValidationError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:  # a ValueError tells of a path with a NUL
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        if isinstance(error, IsADirectoryError):
            reason = "illegal operation on a directory"
        raise ValidationError(
            f"{lead}{reason.lower()}: cannot read {what} '{path}'",
            scope=scope,
            fix="give the path of a file; a relative one counts from the folder that the app runs in",
        ) from error


def read_text(path: str, what: str, *, scope: Any = None, lead: str = "") -> str:
    """Return the text of a file as it stands there, line ends included; bytes that are no UTF-8 become U+FFFD.

    Raises:
        ValidationError: it cannot be read.
    """
    return read_bytes(path, what, scope=scope, lead=lead).decode("utf-8", "replace")
