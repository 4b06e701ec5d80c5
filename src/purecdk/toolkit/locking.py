"""Keep commands from writing an assembly's folder while others write or read it.

The folder itself is locked, so nothing is left in it, and a process that is killed holds nothing. Where folders cannot be locked
(some network file systems), nothing is.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from purecdk.toolkit.errors import AssemblyBusy

_held: dict[str, int] = {}


def lock_for_writing(folder: Path) -> None:
    """Let nobody else read or write ``folder``, which is made if it is not there.

    Raises:
        AssemblyBusy: somebody does already.
    """
    with suppress(OSError):  # whoever writes into it tells what is wrong
        os.makedirs(folder, exist_ok=True)
    _lock(folder, exclusive=True)


def lock_for_reading(folder: Path) -> None:
    """Let nobody write ``folder``; others may read it. What was locked for writing is open to readers then.

    Raises:
        AssemblyBusy: somebody writes it.
    """
    _lock(folder, exclusive=False)


def release() -> None:
    """Give up all locks of this process."""
    while _held:
        _, descriptor = _held.popitem()
        os.close(descriptor)


def _lock(folder: Path, *, exclusive: bool) -> None:
    try:
        import fcntl
    except ImportError:
        return
    path = os.path.realpath(folder)
    try:
        descriptor = _descriptor(path)
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AssemblyBusy(
            f"another command works with {str(folder)!r}",
            where=path,
            fix="wait until it is done, or give each command a folder of its own with --output",
        ) from error
    except OSError:
        return


def _descriptor(path: str) -> int:
    known = _held.get(path)
    if known is not None:
        if os.path.samestat(os.fstat(known), os.stat(path)):
            return known
        os.close(_held.pop(path))  # another folder is there by now
    _held[path] = os.open(path, os.O_RDONLY)
    return _held[path]
