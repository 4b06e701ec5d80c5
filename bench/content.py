"""``python -m bench.content [--peer FOLDER] [--large] [ROW ...]``: content addressing alone, without an app.

Each row runs a small program in a process of its own: so many times ours and, where there is something to compare with
and ``--peer`` is given, so many times the official library or ``cdk-assets``, in turns. "cold" is without our cache of
file hashes (the system's page cache is warm in all rows), "warm" is with it, nothing having changed. ``--large`` adds
100,000 files and one file of 2 GiB. The second table shows cost per file: it stays level if cost grows linearly. A run of all rows
writes ``bench/CONTENT.md``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.__main__ import make_tree
from bench.measure import Command, Figure, interleave, set_aside
from cloud_assembly.content.fingerprint_cache import RACY_NANOSECONDS

FINGERPRINT = "import sys; from cloud_assembly.content import fingerprint; fingerprint(sys.argv[1])"
STAGE = """
import sys
from cloud_assembly.content import Tree, fingerprint, stage_directory
tree = Tree(sys.argv[1])
stage_directory(tree, f"{sys.argv[2]}/asset.{fingerprint(tree)}")
"""
PACK = (
    "import sys; from cloud_assembly.content import pack_directory; pack_directory(sys.argv[1], sys.argv[2] + '.zip')"
)
PEER_FINGERPRINT = "import sys, aws_cdk; aws_cdk.FileSystem.fingerprint(sys.argv[1])"
PEER_STAGE = """
import sys, aws_cdk
aws_cdk.FileSystem.fingerprint(sys.argv[1])
aws_cdk.FileSystem.copy_directory(sys.argv[1], sys.argv[2])
"""
RESULTS = Path(__file__).resolve().parent / "CONTENT.md"
_HEAD = """# Content addressing

Written by `make bench-content`: medians of {runs} runs, ours and the official library (its `FileSystem`, and `cdk-assets` for
packages) in turns. "Cold" is without our cache of file hashes, "warm" with it and nothing changed; the system's page cache is warm
in all rows. Machines differ and are noisy: the ratio is the figure, and that cost per file and memory stay level.
"""
PACK_WITH_PEER = Path(__file__).resolve().parent / "apps" / "pack_with_cdk_assets.py"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: a program on a tree of so many files (or one file of so many bytes)."""

    name: str
    ours: str
    files: int
    size: int
    peer: str = ""
    warm: bool = False
    large: bool = False


def _rows() -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for files in (1_000, 10_000, 100_000):
        large = files == 100_000
        for warm in (False, True):
            rows[f"fingerprint-{files}-{'warm' if warm else 'cold'}"] = Row(
                name=f"fingerprint of {files:,} files, {'warm' if warm else 'cold'}",
                ours=FINGERPRINT,
                peer="" if large else PEER_FINGERPRINT,
                files=files,
                size=files * 4_000,
                warm=warm,
                large=large,
            )
    rows["stage"] = Row(
        name="fingerprint and staging of 20,000 files, cold", ours=STAGE, peer=PEER_STAGE, files=20_000, size=80_000_000
    )
    rows["pack"] = Row(
        name="package of 20,000 files",
        ours=PACK,
        peer=PACK_WITH_PEER.read_text(encoding="utf-8"),
        files=20_000,
        size=80_000_000,
    )
    for warm in (False, True):
        rows[f"huge-fingerprint-{'warm' if warm else 'cold'}"] = Row(
            name=f"fingerprint of one file of 2 GiB, {'warm' if warm else 'cold'}",
            ours=FINGERPRINT,
            files=0,
            size=2 << 30,
            warm=warm,
            large=True,
        )
    rows["huge-pack"] = Row(name="package of one file of 2 GiB", ours=PACK, files=0, size=2 << 30, large=True)
    return rows


def _commands(row: Row, tree: Path, scratch: Path, peer: Path | None) -> list[Command]:
    def command(name: str, python: str, program: str, *more: str) -> Command:
        out = scratch / f"out-{name}"
        cache = scratch / f"cache-{name}"
        return Command(
            name=name,
            argv=[python, "-c", program, str(tree), str(out), *more],
            env={"HOME": str(scratch), "PURECDK_CACHE_DIR": str(cache)},
            # The peer keeps its file hashes in ".cdk"; what it unpacked of itself elsewhere may stay.
            before=_forgetting([out] if row.warm else [out, cache, scratch / ".cdk"]),
        )

    commands = [command("ours", sys.executable, row.ours)]
    if row.peer and peer is not None:
        commands.append(
            command("peer", str(peer / "venv/bin/python"), row.peer, str(peer / "node_modules/.bin/cdk-assets"))
        )
    for each in commands:
        assert each.before is not None
        each.before()
    return commands


def _forgetting(places: list[Path]) -> Callable[[], None]:
    def forget() -> None:
        for place in places:
            set_aside(place)

    return forget


def _tree(row: Row, scratch: Path) -> Path:
    tree = scratch / "tree"
    if row.files:
        make_tree(tree, row.files, row.size)
        return tree
    tree.mkdir()
    block = os.urandom(1 << 19).hex().encode()
    with (tree / "huge").open("wb") as file:
        for _ in range(row.size // len(block)):
            file.write(block)
    return tree


def main() -> int:
    """Run the rows and print both tables."""
    rows = _rows()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", type=Path, help="folder with the official library and tools (venv/, npm/)")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--large", action="store_true", help="also 100,000 files and one file of 2 GiB")
    parser.add_argument("row", nargs="*", help=f"rows to run: {', '.join(rows)}")
    options = parser.parse_args()
    chosen = [rows[key] for key in options.row] or [row for row in rows.values() if options.large or not row.large]
    lines = ["| work | ours | peer | ratio | our memory |", "|---|---|---|---|---|"]
    slopes: list[str] = []
    for row in chosen:
        with tempfile.TemporaryDirectory(prefix="purecdk-bench-") as name:
            scratch = Path(name)
            tree = _tree(row, scratch)
            if row.warm:
                # What has just been written is not remembered: another edit could leave the same times.
                time.sleep(RACY_NANOSECONDS / 1e9 + 0.5)
            figures = interleave(_commands(row, tree, scratch, options.peer), options.runs)
        lines.append(_line(row, figures["ours"], figures.get("peer")))
        print(lines[-1], flush=True)
        if row.files and row.ours == FINGERPRINT:
            slopes.append(f"| {row.name} | {figures['ours'].seconds / row.files * 1e6:.1f} µs a file |")
    if slopes:
        lines += ["", "| work | cost |", "|---|---|", *slopes]
        print("\n".join(slopes))
    if not options.row:
        RESULTS.write_text(f"{_HEAD.format(runs=options.runs)}\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _line(row: Row, ours: Figure, peer: Figure | None) -> str:
    beside = f"{peer.seconds:.2f} s | 1/{peer.seconds / ours.seconds:.1f}" if peer else "- | -"
    return f"| {row.name} | {ours.seconds:.3f} s | {beside} | {ours.peak_mib:.0f} MiB |"


if __name__ == "__main__":
    sys.exit(main())
