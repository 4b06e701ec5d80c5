"""A real container engine: podman with runc, whose images and containers are kept apart from those of the machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_CONTAINERS = """
[containers]
default_ulimits = ["nofile=1024:2048", "nproc=500:500"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "none"
"""


class Podman:
    """An engine with a store of its own.

    Attributes:
        variables: The environment in which apps find it.
    """

    def __init__(self, root: Path) -> None:
        storage = f'[storage]\ndriver = "vfs"\nrunroot = "{root}/run"\ngraphroot = "{root}/store"\n'
        (root / "storage.conf").write_text(storage)
        (root / "containers.conf").write_text(_CONTAINERS)
        self.variables = {
            "CDK_DOCKER": "podman",
            "CONTAINERS_CONF": str(root / "containers.conf"),
            "CONTAINERS_STORAGE_CONF": str(root / "storage.conf"),
            "PURECDK_CACHE_DIR": str(root / "cache"),
        }

    def __call__(self, *arguments: str) -> str:
        """Run podman and return what it prints."""
        done = subprocess.run(
            ["podman", *arguments], env={**os.environ, **self.variables}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()
