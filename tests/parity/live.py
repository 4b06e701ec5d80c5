"""Compare with the official library as it runs: ``python -m tests.parity.live --peer FOLDER [CASE ...]``.

Each app of the corpus runs with both libraries; goldens recorded earlier play no part. Cases of ``departures.json`` differ on
purpose and are compared only when they are named.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNNER = HERE / "parity.py"


def main() -> int:
    """Record the cases from the peer into a scratch corpus, then check ours against it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", type=Path, required=True, help="folder made by tests/real/install_peer.py")
    parser.add_argument("case", nargs="*", help="cases to compare (default: all without departures)")
    options = parser.parse_args()
    departures = json.loads((HERE / "departures.json").read_text(encoding="utf-8"))
    cases = options.case or sorted({path.parent.name for path in (HERE / "cases").glob("*/app.py")} - set(departures))
    with tempfile.TemporaryDirectory(prefix="purecdk-parity-") as scratch:
        corpus = Path(scratch)
        shutil.copytree(HERE / "cases", corpus / "cases", symlinks=True)
        shared = ["--corpus", str(corpus), "--jobs", "2", *cases]
        peer = options.peer.resolve() / "venv" / "bin" / "python"
        subprocess.run([sys.executable, RUNNER, "record", "--python", str(peer), *shared], check=True)
        done = subprocess.run(
            [sys.executable, RUNNER, "check", "--strict-order", "--python", sys.executable, *shared], check=False
        )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
