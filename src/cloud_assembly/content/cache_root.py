"""Where what can be made anew is kept between runs."""

from __future__ import annotations

import os


def cache_root() -> str | None:
    """Return the directory for caches: ``PURECDK_CACHE_DIR``, or ``purecdk`` in the user's cache directory.

    None if there is neither.
    """
    environ = os.environ
    given = environ.get("PURECDK_CACHE_DIR")
    if given:
        return os.path.abspath(given)
    base = environ.get("XDG_CACHE_HOME") or environ.get("LOCALAPPDATA", "")
    if not os.path.isabs(base):  # XDG: a relative path there is to be ignored
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "purecdk")
