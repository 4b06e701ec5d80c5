"""The directory of an image that has this machine's Python: what a build image of a runtime is, where none can be fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from pathlib import Path

_TOOLS = ("bash", "rsync")
# Linked by programs in wheels (uv), which bring the rest of what they need.
_RUN_TIME_LIBRARIES = ("libgcc_s.so.1", "libpthread.so.0", "libdl.so.2", "librt.so.1")
_DOCKERFILE = """
FROM scratch
COPY root /
RUN ["/bin/busybox", "--install", "-s", "/bin"]
ENV PATH=/usr/local/bin:/usr/bin:/bin PYTHONPATH=/opt/pip PYTHONDONTWRITEBYTECODE=1 TMPDIR=/tmp
"""
_PIP = """[global]
no-index = true
find-links = /wheels
"""
_UV = """[pip]
no-index = true
find-links = ["/wheels"]
"""


def write_python_image(context: Path, wheels: Path) -> None:
    """Write a Dockerfile, and what its image has: a shell, rsync, Python with pip, and ``wheels`` as its only index."""
    root = context / "root"
    libraries = {_library(name) for name in _RUN_TIME_LIBRARIES}
    for name in _TOOLS:
        program = _which(name)
        _copy(program, root / "bin" / name)
        libraries |= set(_libraries(program))
    _copy(_which("busybox"), root / "bin" / "busybox")
    # Images of the runtimes have a package manager, which fetches rsync.
    manager = root / "bin" / "yum"
    manager.write_text("#!/bin/sh\nexit 0\n")
    manager.chmod(0o755)

    interpreter = Path(os.path.realpath(sys.executable))
    _copy(interpreter, _inside(root, interpreter))
    library = Path(sysconfig.get_path("stdlib", vars={"installed_base": sys.base_prefix}))
    ignored = shutil.ignore_patterns("test", "tests", "idlelib", "tkinter", "site-packages", "config-*", "__pycache__")
    shutil.copytree(library, _inside(root, library), ignore=ignored, symlinks=True)
    bundled = Path("/usr/share/python-wheels")  # where Debian keeps the wheels of ensurepip
    if bundled.is_dir():
        shutil.copytree(bundled, _inside(root, bundled))
    for program in [interpreter, *(library / "lib-dynload").glob("*.so")]:
        libraries |= set(_libraries(program))
    for path in libraries:
        _copy(Path(path), _inside(root, Path(path)))
    (root / "usr" / "local" / "bin").mkdir(parents=True, exist_ok=True)
    for name in ("python", "python3"):
        (root / "usr" / "local" / "bin" / name).symlink_to(interpreter)
    shutil.copytree(
        Path(sysconfig.get_path("purelib")) / "pip",
        root / "opt" / "pip" / "pip",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (root / "etc").mkdir()
    (root / "etc" / "pip.conf").write_text(_PIP)
    (root / "etc" / "uv").mkdir()
    (root / "etc" / "uv" / "uv.toml").write_text(_UV)
    (root / "tmp").mkdir(mode=0o777)
    shutil.copytree(wheels, root / "wheels")
    (context / "Dockerfile").write_text(_DOCKERFILE)


def _inside(root: Path, path: Path) -> Path:
    return root / path.relative_to("/")


def _which(name: str) -> Path:
    found = shutil.which(name)
    assert found is not None, f"{name} is not installed"
    return Path(found)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def _library(name: str) -> str:
    """Return where the dynamic linker finds a library."""
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    (path, *_) = [line.rpartition(" => ")[2] for line in known.splitlines() if line.split()[:1] == [name]]
    return path


def _libraries(program: Path) -> Iterator[str]:
    """Yield the shared libraries that a program is linked with, by ``ldd``."""
    done = subprocess.run(["ldd", program], capture_output=True, text=True, check=False)
    yield from _paths(done.stdout.split())


def _paths(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word.startswith("/") and ".so" in word:
            yield word
