"""Docker's own engine, from Debian's packages as ``tests/real/prepare.py`` unpacks them, with its data in a scratch folder."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running_docker(packages: Path, scratch: Path) -> Iterator[dict[str, str]]:
    """Run the daemon; yield the variables with which its command line finds it.

    Args:
        packages: Where the packages were unpacked.
        scratch: Where images, containers and the socket are; a short path, since sockets' paths are limited.

    Raises:
        RuntimeError: the daemon does not come up; with the end of its log.
    """
    programs = f"{packages / 'usr/bin'}{os.pathsep}{packages / 'usr/sbin'}{os.pathsep}{os.environ['PATH']}"
    socket = scratch / "docker.sock"
    log = scratch / "log"
    command = ["dockerd", "--iptables=false", "--ip6tables=false", "--storage-driver=vfs", "-H", f"unix://{socket}"]
    folders: list[str | Path] = [
        "--data-root",
        scratch / "data",
        "--exec-root",
        scratch / "exec",
        "-p",
        scratch / "pid",
    ]
    with log.open("wb") as output:
        daemon = subprocess.Popen(
            [*command, *folders], env={**os.environ, "PATH": programs}, stdout=output, stderr=subprocess.STDOUT
        )
    variables = {
        "PATH": programs,
        "DOCKER_HOST": f"unix://{socket}",
        "DOCKER_CONFIG": str(scratch / "config"),
        "DOCKER_BUILDKIT": "1",
    }
    try:
        for _ in range(300):
            if daemon.poll() is not None:
                break
            asked = subprocess.run(
                ["docker", "version"], env={**os.environ, **variables}, capture_output=True, check=False
            )
            if asked.returncode == 0:
                yield variables
                return
            time.sleep(0.1)
        raise RuntimeError(f"dockerd does not come up:\n{log.read_text(errors='replace')[-2000:]}")
    finally:
        daemon.terminate()
        daemon.wait()
