"""Install the wheel into an empty environment and deploy the guide's app from there.

Usage: ``smoke_wheel.py DIST``. Prints the installed size (without boto3, botocore and s3transfer) and fails if it is above its
budget: 30 MiB.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUDGET_MIB = 30
NOT_COUNTED = ("boto3", "botocore", "s3transfer", "pip", "setuptools", "_distutils_hack", "pkg_resources")


def main(dist: Path) -> int:
    """Install, measure, synthesize, deploy."""
    (wheel,) = dist.glob("purecdk-*.whl")
    with tempfile.TemporaryDirectory(prefix="purecdk-smoke-") as scratch:
        home = Path(scratch)
        venv.create(home / "venv", with_pip=True)
        python = home / "venv" / "bin" / "python"
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith(("AWS_", "CDK_", "PYTHON"))
        }
        subprocess.run([python, "-m", "pip", "install", "-q", wheel], check=True, env=environment)
        size = _installed_mib(python)
        print(
            f"wheel {wheel.stat().st_size / 2**20:.1f} MiB, installed {size:.1f} MiB (boto3 and what it brings not counted)"
        )
        if size > BUDGET_MIB:
            print(f"the installed size is above {BUDGET_MIB} MiB", file=sys.stderr)
            return 1
        subprocess.run([python, "-m", "pip", "install", "-q", f"{wheel}[local]"], check=True, env=environment)
        app = home / "guide"
        shutil.copytree(ROOT / "examples" / "guide", app)
        command = home / "venv" / "bin" / "purecdk"
        path = {**environment, "PATH": f"{home / 'venv' / 'bin'}"}
        subprocess.run([command, "synth", "--quiet"], cwd=app, check=True, env=path)
        done = subprocess.run(
            [command, "deploy", "--local", "--require-approval", "never"],
            cwd=app,
            check=True,
            env=path,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        if "Hello World!" not in done.stdout:
            print(f"the deployed function did not answer:\n{done.stdout}", file=sys.stderr)
            return 1
    print("the installed wheel synthesizes and deploys the guide's app")
    return 0


def _installed_mib(python: Path) -> float:
    (packages,) = python.parent.parent.glob("lib/python*/site-packages")
    total = 0
    for folder in packages.iterdir():
        name = folder.name.partition("-")[0].partition(".")[0].lower()
        if name in NOT_COUNTED:
            continue
        files = folder.rglob("*") if folder.is_dir() else [folder]
        total += sum(path.stat().st_size for path in files if path.is_file() and path.suffix != ".pyc")
    return total / 2**20


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
