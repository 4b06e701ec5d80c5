"""A container engine in name only: a script that notes how it was called and runs a script of the test in place of a container."""

from __future__ import annotations

from pathlib import Path

_SCRIPT = """#!/bin/sh
here=$(dirname "$0")
{ echo --; for argument; do printf '%s\\n' "$argument"; done; } >> "$here/calls"
case "$1" in
run)
    out=
    while [ $# -gt 0 ]; do
        if [ "$1" = -v ]; then
            shift
            case "$1" in *:/asset-output*) out=${1%%:/asset-output*};; esac
        fi
        shift
    done
    OUT=$out . "$here/on_run" ;;
image) test -s "$here/digest" && cat "$here/digest" ;;
create) echo "created c0ffee00c0ffee00c0ffee00" ;;
cp) . "$here/on_cp" ;;
build) . "$here/on_build" ;;
esac
"""


class FakeEngine:
    """The engine.

    Attributes:
        program: Path of its program, for ``CDK_DOCKER``.
    """

    def __init__(self, folder: Path) -> None:
        """Put the engine into ``folder``."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.program = folder / "engine"
        self.program.write_text(_SCRIPT)
        self.program.chmod(0o755)
        self.on_run('echo made > "$OUT/made.txt"')
        self.on_cp("")
        self.on_build("")
        self.set_digest("")

    def on_run(self, script: str) -> None:
        """Say what a container does; ``$OUT`` is the directory that it sees as its output."""
        (self._folder / "on_run").write_text(script + "\n")

    def on_cp(self, script: str) -> None:
        """Say what copying out of a container does; ``$2`` and ``$3`` are from and to."""
        (self._folder / "on_cp").write_text(script + "\n")

    def on_build(self, script: str) -> None:
        """Say what a build does."""
        (self._folder / "on_build").write_text(script + "\n")

    def set_digest(self, digest: str) -> None:
        """Set the id of all images; empty: there are none."""
        (self._folder / "digest").write_text(digest)

    def calls(self, verb: str | None = None) -> list[list[str]]:
        """Return the arguments of all calls so far, or of those with ``verb``."""
        path = self._folder / "calls"
        if not path.exists():
            return []
        calls = [part.splitlines() for part in path.read_text().split("--\n")[1:]]
        return [call for call in calls if verb is None or call[0] == verb]
