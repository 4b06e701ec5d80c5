"""Install the official library and command line into a scratch folder, to compare with (needs Node).

Usage: ``install_peer.py FOLDER``: makes ``FOLDER/venv`` with ``aws-cdk-lib``, ``FOLDER/node_modules`` with ``cdk`` and
``cdk-assets``, and ``FOLDER/sam`` with SAM CLI, another reader of assemblies. The official library provides ``aws_cdk``, so
this is never done in the environment of purecdk.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

PYTHON_PACKAGES = [
    "aws-cdk-lib==2.275.0",
    "constructs==10.8.1",
    "aws-cdk.app-staging-synthesizer-alpha==2.275.0a0",
    "aws-cdk.aws-lambda-python-alpha==2.275.0a0",
]
SAM_PACKAGES = ["aws-sam-cli>=1.140"]
NODE_PACKAGES = ["aws-cdk@2.1148.1", "cdk-assets@4.7.3"]


def main(folder: Path) -> int:
    """Install what is not there yet."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("the official library needs Node: install node and npm", file=sys.stderr)
        return 1
    _install(folder / "venv", PYTHON_PACKAGES)
    _install(folder / "sam", SAM_PACKAGES)
    (folder / "package.json").write_text("{}\n", encoding="utf-8")
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *NODE_PACKAGES], cwd=folder, check=True)
    return 0


def _install(environment: Path, packages: list[str]) -> None:
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *packages], check=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
