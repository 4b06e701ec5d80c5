"""Wheels made by hand: an index in a folder, for tests without a network."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path


def make_wheel(
    folder: Path,
    name: str,
    version: str,
    tag: str = "py3-none-any",
    *,
    requires: Sequence[str] = (),
    files: Mapping[str, str] | None = None,
    scripts: str = "",
) -> None:
    """Write a wheel with a package ``name`` that says its version and tag."""
    information = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-{tag}.whl", "w") as archive:
        archive.writestr(f"{name}/__init__.py", f"version = {version!r}\ntag = {tag!r}\n")
        for path, text in (files or {}).items():
            archive.writestr(path, text)
        metadata = [f"Name: {name}", f"Version: {version}", *(f"Requires-Dist: {item}" for item in requires)]
        archive.writestr(f"{information}/METADATA", "\n".join(["Metadata-Version: 2.1", *metadata, ""]))
        archive.writestr(f"{information}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        if scripts:
            archive.writestr(f"{information}/entry_points.txt", f"[console_scripts]\n{scripts}\n")
        archive.writestr(f"{information}/RECORD", "")


def make_source(folder: Path, name: str, version: str) -> None:
    """Write a source distribution, which would have to be built."""
    data = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode()
    with tarfile.open(folder / f"{name}-{version}.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo(f"{name}-{version}/PKG-INFO")
        member.size = len(data)
        archive.addfile(member, io.BytesIO(data))
