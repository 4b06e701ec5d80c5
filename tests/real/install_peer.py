"""Install the official library and command line into a scratch folder, to compare with (needs Node).

Usage: ``install_peer.py FOLDER``: makes ``FOLDER/venv`` with ``aws-cdk-lib`` and ``FOLDER/node_modules`` with ``cdk`` and
``cdk-assets``. Both provide ``aws_cdk``, so this is never done in the environment of purecdk.
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
NODE_PACKAGES = ["aws-cdk@2.1148.1", "cdk-assets@4.7.3"]


def main(folder: Path) -> int:
    """Install what is not there yet."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("the official library needs Node: install node and npm", file=sys.stderr)
        return 1
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", *PYTHON_PACKAGES], check=True)
    (folder / "package.json").write_text("{}\n", encoding="utf-8")
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *NODE_PACKAGES], cwd=folder, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
