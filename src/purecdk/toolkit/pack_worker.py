"""Pack directories in processes of their own: compressing many small files is work that threads cannot share.

A worker (``python -m purecdk.toolkit.pack_worker THREADS``) reads one JSON object a line, ``{"source", "target", "name"}``, and
answers with one line each. It ends when its input ends, so a parent that is killed takes its workers with it.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from purecdk.toolkit.errors import PackagingError


class Packed(NamedTuple):
    """A package that a worker wrote; ``fields`` is what the asset's record tells of it."""

    sha256: str
    broken_links: tuple[str, ...]
    fields: Mapping[str, str | int]


class PackWorkers:
    """Up to ``count`` worker processes, started when first needed."""

    def __init__(self, count: int) -> None:
        self._idle: queue.SimpleQueue[subprocess.Popen[str]] = queue.SimpleQueue()
        self._all: list[subprocess.Popen[str]] = []
        self._count = count
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start the workers ahead of their work."""
        threads = max(1, (os.cpu_count() or 1) // self._count)
        with self._lock:
            while len(self._all) < self._count:
                worker = subprocess.Popen(
                    [sys.executable, "-m", "purecdk.toolkit.pack_worker", str(threads)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                    encoding="utf-8",
                    start_new_session=True,  # Ctrl-C is for the parent, which ends the workers
                )
                self._all.append(worker)
                self._idle.put(worker)

    def pack(self, source: Path, target: Path, *, name: str) -> Packed:
        """Pack a directory in the next idle worker.

        Raises:
            PackagingError: as :func:`purecdk.toolkit.packaging.pack` does, or the worker died.
        """
        self.start()
        worker = self._idle.get()
        try:
            answer = _ask(worker, {"source": str(source), "target": str(target), "name": name})
        finally:
            self._idle.put(worker)
        if "error" in answer:
            what, where, fix = answer["error"]
            raise PackagingError(what, where=where, fix=fix)
        fields = answer["package"]
        return Packed(sha256=str(fields["sha256"]), broken_links=tuple(answer["broken_links"]), fields=fields)

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            for worker in self._all:
                with suppress(OSError):
                    if worker.stdin is not None:
                        worker.stdin.close()
            for worker in self._all:
                try:
                    worker.wait(5)
                except subprocess.TimeoutExpired:
                    worker.kill()
                    worker.wait()
                if worker.stdout is not None:
                    worker.stdout.close()
            self._all.clear()


def _ask(worker: subprocess.Popen[str], job: dict[str, str]) -> dict[str, Any]:
    assert worker.stdin is not None and worker.stdout is not None
    line = ""
    with suppress(OSError):
        worker.stdin.write(json.dumps(job) + "\n")
        worker.stdin.flush()
        line = worker.stdout.readline()
    if not line:
        raise PackagingError(
            f"the process that packs asset {job['name']!r} ended too early",
            where=job["source"],
            fix="run the command again; if memory is short, with --no-asset-parallelism",
        )
    answer: dict[str, Any] = json.loads(line)
    return answer


def main() -> None:
    """Answer jobs until the input ends."""
    from cloud_assembly.content.record import package_fields
    from purecdk.toolkit.packaging import pack

    threads = int(sys.argv[1])
    for line in sys.stdin:
        job = json.loads(line)
        try:
            packed = pack(Path(job["source"]), Path(job["target"]), name=job["name"], threads=threads)
            answer: dict[str, object] = {"package": package_fields(packed), "broken_links": list(packed.broken_links)}
        except PackagingError as error:
            answer = {"error": [error.what, error.where, error.fix]}
        except Exception as error:
            answer = {"error": [f"asset {job['name']!r} cannot be packed: {error!r}", job["source"], "report this"]}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
