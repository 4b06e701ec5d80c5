"""Install what ``make test-real`` needs from Debian's packages: image engines, a registry, programs for images.

Usage: ``prepare.py FOLDER``: packages are installed, but for docker's, which are unpacked into ``FOLDER/docker`` so that no
daemon is started and no docker of the machine is touched. Needs root. Nothing is skipped: what cannot be installed fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# What a program comes from, by the name under which it is found.
PACKAGES = {
    "podman": "podman",
    "buildah": "buildah",
    "skopeo": "skopeo",
    "docker-registry": "docker-registry",
    "busybox": "busybox-static",
    "rsync": "rsync",
    "crun": "crun",
    "runc": "runc",
}
DOCKER_PACKAGES = ["docker.io", "containerd", "runc"]


def main(folder: Path) -> int:
    """Install the packages of programs that are missing."""
    missing = sorted({package for program, package in PACKAGES.items() if shutil.which(program) is None})
    docker = folder / "docker"
    if not missing and docker.exists():
        return 0
    if os.geteuid() != 0:
        print(f"these packages are missing, and installing them needs root: {' '.join(missing)}", file=sys.stderr)
        return 1
    _apt("update")
    if missing:
        _apt("install", "-y", "--no-install-recommends", *missing)
    if not docker.exists():
        _unpack(docker)
    return 0


def _apt(*arguments: str, folder: Path | None = None) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-q", *arguments], check=True, env=environment, stdout=subprocess.DEVNULL, cwd=folder)


def _unpack(docker: Path) -> None:
    with tempfile.TemporaryDirectory(dir=docker.parent) as scratch:
        unpacked = Path(scratch) / "docker"
        unpacked.mkdir()
        _apt("download", *DOCKER_PACKAGES, folder=unpacked)
        for package in sorted(unpacked.glob("*.deb")):
            subprocess.run(["dpkg", "-x", package, unpacked], check=True)
            package.unlink()
        unpacked.rename(docker)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
