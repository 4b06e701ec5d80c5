"""Install what ``make test-real`` needs from Debian's packages: image engines, a registry, a static shell for images.

Needs root. Nothing is skipped: what cannot be installed fails the run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# What a program comes from, by the name under which it is found.
PACKAGES = {
    "podman": "podman",
    "buildah": "buildah",
    "skopeo": "skopeo",
    "docker-registry": "docker-registry",
    "busybox": "busybox-static",
    "crun": "crun",
    "runc": "runc",
}


def main() -> int:
    """Install the packages of programs that are missing."""
    missing = sorted({package for program, package in PACKAGES.items() if shutil.which(program) is None})
    if not missing:
        return 0
    if os.geteuid() != 0:
        print(f"these packages are missing, and installing them needs root: {' '.join(missing)}", file=sys.stderr)
        return 1
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-q", "update"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "-q", "install", "-y", "--no-install-recommends", *missing],
        check=True,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
