"""The child process: MiniStack on loopback, with what it lacks added, until its parent goes away.

Run as ``python -m purecdk.toolkit.local.serve``; settings come as environment variables from ``server.py``.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def main() -> None:
    """Serve until standard input closes: also a parent that is killed takes the server with it."""
    if os.environ.get("BIND_HOST") != "127.0.0.1":
        raise SystemExit("refusing to serve on anything but loopback")
    import ministack.app as app

    from purecdk.toolkit.local import iam_group

    iam_group.install()
    threading.Thread(target=_follow_parent, daemon=True).start()
    app.main()


def _follow_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    sys.argv = sys.argv[:1]
    main()
