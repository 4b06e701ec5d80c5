"""The same tree gives the same names and bytes under every Python that is on this machine."""

from __future__ import annotations

import glob
import json
import os
import platform
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import cloud_assembly
from cloud_assembly.content import fingerprint, pack, pack_directory

SOURCES = Path(cloud_assembly.__file__).parents[1]
ABOUT = """
import json, sys
from cloud_assembly.content import fingerprint, pack_directory
tree, package = sys.argv[1:]
packed, kept = pack_directory(tree, package), pack_directory(tree, package + ".links", keep_links=True)
print(json.dumps([fingerprint(tree), packed.deflate, packed.sha256, packed.entry_digest, kept.sha256, kept.entry_digest]))
"""


def other_pythons() -> dict[str, str]:
    """Return interpreters of other versions than this one, by version; those of version managers included."""
    places = [shutil.which(f"python3.{minor}") for minor in range(10, 16)]
    places += [shutil.which("python3"), shutil.which("python3", path="/usr/bin")]
    places += glob.glob(os.path.expanduser("~/.pyenv/versions/*/bin/python3"))
    places += glob.glob(os.path.expanduser("~/.local/share/uv/python/*/bin/python3"))
    found: dict[str, str] = {}
    ask = "import platform, zlib; print(platform.python_version())"
    for place in filter(None, places):
        done = subprocess.run([place, "-I", "-c", ask], capture_output=True, text=True, check=False)
        version = done.stdout.strip()
        if done.returncode == 0 and tuple(map(int, version.split(".")[:2])) >= (3, 10):
            found.setdefault(version, place)
    found.pop(platform.python_version(), None)
    return found


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    random_bytes = random.Random(7).randbytes
    (root / "sub" / "é").mkdir(parents=True)
    text = "".join(f"line {number} of some text\r\n" for number in range(80_000))
    (root / "large.txt").write_text(text)
    (root / "large.bin").write_bytes(random_bytes(3 << 20))
    for number in range(300):
        (root / "sub" / f"{number}.py").write_bytes(text.encode()[number : number * number])
    for name in ("～", "\N{GRINNING FACE}", "é", ".hidden"):
        (root / "sub" / "é" / name).write_bytes(random_bytes(100))
    (root / "run.sh").write_text("#!/bin/sh\n")
    (root / "run.sh").chmod(0o700)
    (root / "link").symlink_to("sub")
    return root


def test_names_bytes_and_entry_digests_are_equal_under_other_versions_of_python(tree: Path, tmp_path: Path) -> None:
    others = other_pythons()
    if not others:
        pytest.skip("there is no other Python from 3.10 on here")
    packed = pack_directory(tree, tmp_path / "here.zip")
    kept = pack_directory(tree, tmp_path / "kept.zip", keep_links=True)

    told: dict[str, list[Any]] = {}
    for version, python in others.items():
        command = [python, "-S", "-B", "-c", ABOUT, os.fspath(tree), os.fspath(tmp_path / f"{version}.zip")]
        environment = {**os.environ, "PYTHONPATH": str(SOURCES), "PURECDK_FINGERPRINT_CACHE": "0"}
        environment.pop("PYTHONHOME", None)
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        told[version] = json.loads(done.stdout)

    for version, (name, deflate, sha256, entries, kept_sha256, kept_entries) in told.items():
        assert (name, entries, kept_entries) == (fingerprint(tree), packed.entry_digest, kept.entry_digest), version
        if deflate == packed.deflate:
            assert (sha256, kept_sha256) == (packed.sha256, kept.sha256), version


def test_the_entry_digest_does_not_depend_on_deflate(
    tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = pack_directory(tree, tmp_path / "usual.zip")
    monkeypatch.setattr(pack, "LEVEL", 1)

    other = pack_directory(tree, tmp_path / "other.zip")

    assert other.sha256 != usual.sha256
    assert other.entry_digest == usual.entry_digest
