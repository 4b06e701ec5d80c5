"""Processes that are killed while they stage, and processes that stage the same at once, leave nothing incomplete."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

_PROGRAM = """
import sys
import jsii
import aws_cdk as cdk
from aws_cdk.aws_s3_assets import Asset

@jsii.implements(cdk.ILocalBundling)
class Local:
    def try_bundle(self, output_dir, options):
        for index in range(300):
            with open(f"{output_dir}/{index}", "w") as file:
                file.write("x" * index)
        return True

app = cdk.App(outdir=sys.argv[1])
stack = cdk.Stack(app, "S")
Asset(stack, "Folder", path="folder")
Asset(stack, "File", path="large.bin")
for hash_type in (cdk.AssetHashType.OUTPUT, cdk.AssetHashType.SOURCE):
    Asset(stack, "Bundle" + hash_type.name, path="folder", asset_hash_type=hash_type,
          bundling=cdk.BundlingOptions(image=cdk.DockerImage.from_registry("none"), local=Local()))
app.synth()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for index in range(600):
        path = tmp_path / "folder" / f"d{index % 20}" / f"f{index}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%d\n" % index * (index % 50))
    (tmp_path / "large.bin").write_bytes(os.urandom(8 << 20))
    return tmp_path


def start(project: Path, outdir: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PURECDK_CACHE_DIR": str(project / "cache")}
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, outdir],
        cwd=project,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def content(root: Path) -> dict[str, str]:
    """Return the digest of every file of an assembly, and every directory."""
    found = {}
    for path in sorted(root.rglob("*")):
        # A template that a killed process was about to rename is named by nothing; the record says less of what was there.
        if path.suffix == ".tmp" or path.name == "purecdk.assets.jsonl":
            continue
        digest = "directory" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        found[str(path.relative_to(root))] = digest
    return found


def staged(content: dict[str, str]) -> dict[str, str]:
    return {path: digest for path, digest in content.items() if path.startswith("asset.")}


def test_killed_processes_leave_only_whole_assets(project: Path) -> None:
    began = time.monotonic()
    assert start(project, "clean").wait() == 0
    duration = time.monotonic() - began
    clean = content(project / "clean")
    generator = random.Random(7)

    for _ in range(16):
        process = start(project, "out")
        time.sleep(generator.uniform(0.15, 1.0) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        (project / "out").mkdir(exist_ok=True)
        survived = staged(content(project / "out"))
        names = {path.split("/")[0] for path in survived}
        assert survived == {path: digest for path, digest in clean.items() if path.split("/")[0] in names}
        if generator.random() < 0.5:
            for path in (project / "out").glob("asset.*"):
                subprocess.run(["rm", "-rf", path], check=True)

    assert start(project, "out").wait() == 0
    assert content(project / "out") == clean


def test_processes_that_stage_at_once_agree(project: Path) -> None:
    assert start(project, "clean").wait() == 0
    clean = staged(content(project / "clean"))

    processes = [start(project, "out") for _ in range(4)]

    assert [process.wait() for process in processes] == [0] * 4
    assert staged(content(project / "out")) == clean
    assert not (project / "out" / ".staging").exists()
