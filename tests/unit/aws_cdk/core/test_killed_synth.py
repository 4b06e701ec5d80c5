"""A synth that is killed, at whatever point, leaves an assembly of one synth or none that can be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cloud_assembly.schema import read_assembly
from cloud_assembly.schema.errors import AssemblyError

SYNTH = """
import os, sys

out, folder, version, last = sys.argv[1:]
left = int(last)

def count(event, arguments):
    global left
    writes = event in ("os.rename", "os.remove", "os.mkdir") or (event == "open" and arguments[2] & os.O_CREAT)
    if writes and str(arguments[0]).startswith(out):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)

import aws_cdk as cdk
from aws_cdk.aws_s3_assets import Asset
sys.addaudithook(count)
app = cdk.App(outdir=out, analytics_reporting=False)
for scope in (app, cdk.Stage(app, "Stage")):
    stack = cdk.Stack(scope, "S")
    Asset(stack, "A", path=folder + version)
    cdk.CfnOutput(stack, "Version", value=version)
app.synth()
print(int(last) - left)
"""


class Synths:
    """Synthesizes two versions of an app into one directory."""

    def __init__(self, root: Path) -> None:
        self.out = root / "out"
        self.folder = root / "v"
        for version in "12":
            source = Path(f"{self.folder}{version}")
            source.mkdir()
            (source / "a.txt").write_text(version)
            (source / "b.txt").write_text("same")

    def run(self, version: str, *, killed_at: int = 0) -> int:
        """Synthesize; return how many times something was written, 0 if it was killed on the way."""
        command = [sys.executable, "-c", SYNTH, os.fspath(self.out), os.fspath(self.folder), version, str(killed_at)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, -9), done.stderr
        return abs(int(done.stdout)) if done.returncode == 0 else 0

    def state(self) -> dict[str, bytes]:
        """What readers see: all files but those for us, and those that no manifest names."""
        found = {}
        for path in sorted(self.out.rglob("*")):
            name = path.relative_to(self.out).as_posix()
            if path.is_file() and not name.endswith(".tmp") and not name.startswith((".staging", "purecdk.", "asset.")):
                found[name] = path.read_bytes()
        return found


def test_no_point_of_a_synth_is_one_at_which_it_may_not_be_killed(tmp_path: Path) -> None:
    synths = Synths(tmp_path)
    whole = {}
    for version in "12":
        synths.run(version)
        whole[version] = synths.state()
    synths.run("1")
    before = shutil.copytree(synths.out, tmp_path / "before")
    writes = synths.run("2")
    kept = lost = 0
    assert writes > 10

    for point in range(1, writes + 1):
        shutil.rmtree(synths.out)
        shutil.copytree(before, synths.out)
        assert synths.run("2", killed_at=point) == 0
        try:
            for stack in read_assembly(synths.out).stacks:
                stack.read_template()
        except AssemblyError:
            lost += 1
        else:
            kept += 1
            assert synths.state() in whole.values()

    assert kept and lost
    synths.run("2")
    assert synths.state() == whole["2"]
    assert not [path for path in synths.out.iterdir() if path.name == ".staging"]


def test_an_assembly_whose_synth_was_killed_says_what_to_do(tmp_path: Path) -> None:
    synths = Synths(tmp_path)
    synths.run("1")
    (synths.out / "manifest.json").unlink()

    with pytest.raises(AssemblyError) as caught:
        read_assembly(synths.out)

    assert "synth" in str(caught.value)
