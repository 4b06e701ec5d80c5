"""Compares random apps with the official library: ``python -m tests.parity.random_apps --peer FOLDER [--seed N] ...``.

Programs are made from the types of the API (see :mod:`~tests.parity.random_apps.programs`), run with both libraries, and what
differs is printed in groups, with the programs' numbers; ``--show NUMBER`` prints one program of the same seed. About 100 ms a
program. Differences are for a person to judge: some are departures of ours (handlers, warnings of ours), some are slips of the
peer, the rest is ours to mend.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from tests.parity.properties import api_description
from tests.parity.random_apps.api_types import ApiTypes
from tests.parity.random_apps.compare import Result, difference
from tests.parity.random_apps.programs import KINDS, Program, make_programs

ROOT = Path(__file__).resolve().parents[3]
PROGRAMS_A_PROCESS = 150


def main() -> int:
    """Make the programs, run them, print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", type=Path, required=True, help="folder made by tests/real/install_peer.py")
    parser.add_argument("--kind", choices=KINDS, default="constructs", help="what programs make (default: constructs)")
    parser.add_argument("--only", default="", help="regular expression of the full names of classes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500, help="programs to make (default: 500)")
    parser.add_argument("--accepted", action="store_true", help="leave statements out that our library refuses")
    parser.add_argument(
        "--show", type=int, metavar="NUMBER", help="print this program and what it gives, and no others"
    )
    options = parser.parse_args()
    peer = options.peer.resolve() / "venv" / "bin" / "python"
    with tempfile.TemporaryDirectory(prefix="purecdk-random-") as scratch:
        folder = Path(scratch)
        api = ApiTypes(api_description(options.peer.resolve(), folder))
        programs = make_programs(api, options.kind, options.only, options.seed, options.count)
        assets = make_assets(folder / "assets")
        if options.accepted:
            programs = accepted(programs, folder, assets)
        if options.show is not None:
            programs = programs[options.show : options.show + 1]
            print("\n".join(programs[0]["statements"]))
        ours = run(Path(sys.executable), programs, folder, assets)
        theirs = run(peer, programs, folder, assets)
    if options.show is not None:
        print("peer refuses", theirs[0]["refused"], "\nwe refuse", ours[0]["refused"])
    groups: dict[str, list[int]] = defaultdict(list)
    for number, program in enumerate(programs):
        found = difference(program, ours[number], theirs[number])
        if found is not None:
            groups[found].append(number)
    for found, numbers in sorted(groups.items()):
        print(f"{len(numbers)} {numbers[:5]} {found}")
    print(f"{len(programs)} programs, {len(programs) - sum(map(len, groups.values()))} without a difference")
    return 1 if groups else 0


def run(python: Path, programs: list[Program], folder: Path, assets: Path) -> dict[int, Result]:
    """Run programs under a Python; return the results by number."""
    written, results = folder / "programs.json", folder / "results.jsonl"
    written.write_text(json.dumps(programs))
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    found: dict[int, Result] = {}
    for first in range(0, len(programs), PROGRAMS_A_PROCESS):
        arguments = [written, results, first, first + PROGRAMS_A_PROCESS, assets]
        command = [str(python), "-m", "tests.parity.random_apps.run_programs", *map(str, arguments)]
        subprocess.run(command, check=True, env=environment, **quiet)
        for line in results.read_text().splitlines():
            result = json.loads(line)
            found[result["number"]] = result
    return found


def accepted(programs: list[Program], folder: Path, assets: Path) -> list[Program]:
    """Return the programs without the statements that our library refuses, as far as anything is left that synthesizes."""
    kept: list[Program] = []
    waiting = programs
    while waiting:
        results = run(Path(sys.executable), waiting, folder, assets)
        again: list[Program] = []
        for number, program in enumerate(waiting):
            refused = set(results[number]["refused"]) - {"synth"}
            if refused:
                left = [each for index, each in enumerate(program["statements"]) if str(index) not in refused]
                again.append({**program, "statements": left})
            elif "synth" not in results[number]["refused"] and program["statements"]:
                kept.append(program)
        waiting = again
    return kept


def make_assets(folder: Path) -> Path:
    """Make the files that programs name as assets."""
    (folder / "dir").mkdir(parents=True)
    (folder / "dir" / "index.py").write_text("def handler(event, context):\n    return 1\n")
    (folder / "dir" / "data.json").write_text('{"a": 1}\n')
    (folder / "docker").mkdir()
    (folder / "docker" / "Dockerfile").write_text("FROM scratch\nCOPY x /\n")
    (folder / "docker" / "x").write_text("x\n")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("index.py"), "def handler(event, context):\n    return 1\n")
    return folder


if __name__ == "__main__":
    sys.exit(main())
