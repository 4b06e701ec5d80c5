"""The guide's app as a user runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
GUIDE = REPOSITORY / "examples" / "guide"
FLAGS = REPOSITORY / "tests" / "parity" / "cases" / "flags-recommended"

# Counts what would start another process, from inside the app's own interpreter.
COUNTER = """
import sys
started = []
watched = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.forkpty", "os.spawn", "pty.spawn"}
sys.addaudithook(lambda event, args: started.append(event) if event in watched else None)
import runpy
runpy.run_path("app.py", run_name="__main__")
print(f"started {len(started)} processes")
"""


def test_app_synthesizes_with_python_alone_and_starts_no_process(tmp_path: Path) -> None:
    app = tmp_path / "guide"
    shutil.copytree(GUIDE, app, ignore=shutil.ignore_patterns("cdk.out"))
    only_python = tmp_path / "bin"
    only_python.mkdir()
    (only_python / "python").symlink_to(sys.executable)
    out = tmp_path / "cdk.out"

    done = subprocess.run(
        [sys.executable, "-c", COUNTER],
        cwd=app,
        env={"PATH": str(only_python), "CDK_OUTDIR": str(out), "HOME": str(tmp_path)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )

    assert done.stdout.splitlines()[-1] == "started 0 processes"
    assert (out / "HelloAssetStack.template.json").exists()


def test_app_synthesizes_with_the_flags_of_a_new_project(tmp_path: Path) -> None:
    app = tmp_path / "guide"
    shutil.copytree(GUIDE, app, ignore=shutil.ignore_patterns("cdk.out"))
    flags = json.loads((FLAGS / "flags.json").read_text(encoding="utf-8"))
    out = tmp_path / "cdk.out"
    environment = {**os.environ, "CDK_OUTDIR": str(out), "CDK_CONTEXT_JSON": json.dumps(flags)}

    done = subprocess.run(
        [sys.executable, "app.py"], cwd=app, env=environment, capture_output=True, text=True, check=False
    )

    assert flags["@aws-cdk/core:validateAgainstDefaultRules"]
    assert done.returncode == 0, done.stderr
    assert "Runtime 'python3.6' was deprecated" in done.stderr
    assert (out / "HelloAssetStack.template.json").exists()


def test_bare_run_writes_to_a_fresh_temporary_folder(tmp_path: Path) -> None:
    app = tmp_path / "guide"
    shutil.copytree(GUIDE, app, ignore=shutil.ignore_patterns("cdk.out"))
    environment = {key: value for key, value in os.environ.items() if key != "CDK_OUTDIR"}

    subprocess.run([sys.executable, "app.py"], cwd=app, env={**environment, "TMPDIR": str(tmp_path)}, check=True)

    assert not (app / "cdk.out").exists()
    assert list(tmp_path.glob("cdk.out*/manifest.json"))
