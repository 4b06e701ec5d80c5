"""Run whole commands in turns and take the median of their wall time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_SAMPLE_SECONDS = 0.01


def set_aside(path: Path) -> None:
    """Get what an earlier run left out of the way without deleting it.

    Some file systems make files slowly where many were just deleted; that is no cost of the command measured next.
    """
    if path.exists():
        path.rename(path.with_name(f"{path.name}-{os.urandom(4).hex()}"))


@dataclass(kw_only=True)
class Command:
    """A command to time.

    Attributes:
        name: Shown in results.
        argv: The command.
        env: Environment variables set for it.
        cwd: Where it runs.
        before: Called before each run, outside the time taken.
    """

    name: str
    argv: Sequence[str]
    env: dict[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    before: Callable[[], None] | None = None


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Medians over the runs of one command."""

    seconds: float
    fastest_seconds: float
    slowest_seconds: float
    peak_mib: float
    runs: int


def interleave(commands: Sequence[Command], runs: int) -> dict[str, Figure]:
    """Run each command ``runs`` times in turns, after one run of each that does not count; return the figures by name.

    Raises:
        RuntimeError: a command failed; its output is the message.
    """
    taken: dict[str, list[tuple[float, float]]] = {command.name: [] for command in commands}
    for command in commands:
        _run(command)
    for _ in range(runs):
        for command in commands:
            if command.before is not None:
                command.before()
            taken[command.name].append(_run(command))
    return {name: _figure(results) for name, results in taken.items()}


def _figure(results: list[tuple[float, float]]) -> Figure:
    seconds = [result[0] for result in results]
    return Figure(
        seconds=statistics.median(seconds),
        fastest_seconds=min(seconds),
        slowest_seconds=max(seconds),
        peak_mib=statistics.median(result[1] for result in results),
        runs=len(results),
    )


def _run(command: Command) -> tuple[float, float]:
    started = time.perf_counter()
    process = subprocess.Popen(
        list(command.argv),
        cwd=command.cwd,
        env={**_clean_environment(), **command.env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    watcher = _MemoryWatcher(process.pid)
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - started
    watcher.stop()
    if process.returncode != 0:
        raise RuntimeError(
            f"{command.name} exited with {process.returncode}:\n{errors.decode(errors='replace')[-2000:]}"
        )
    return seconds, watcher.peak_kib / 1024


def _clean_environment() -> dict[str, str]:
    dropped = ("AWS_", "CDK_", "JSII_", "PYTHON", "VIRTUAL_ENV", "PURECDK_")
    return {key: value for key, value in os.environ.items() if not key.startswith(dropped)}


class _MemoryWatcher(threading.Thread):
    """Samples the resident memory of a process and all its children together."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._done = threading.Event()
        self.peak_kib = 0

    def run(self) -> None:
        while not self._done.wait(_SAMPLE_SECONDS):
            self.peak_kib = max(self.peak_kib, _tree_kib(self._pid))

    def stop(self) -> None:
        self._done.set()
        self.join()


def _tree_kib(pid: int) -> int:
    total, pending = 0, [pid]
    while pending:
        current = pending.pop()
        try:
            status = Path(f"/proc/{current}/status").read_text(encoding="utf-8")
            children = Path(f"/proc/{current}/task/{current}/children").read_text(encoding="utf-8")
        except OSError:
            continue  # it has ended
        for line in status.splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
        pending += [int(child) for child in children.split()]
    return total
