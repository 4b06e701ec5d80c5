"""``python -m bench --peer FOLDER [--runs N] [ROW ...]``: the table of budgets, ours beside the official library.

Each row runs both in turns, in one go, on one machine: the ratio is the figure; seconds are only what this machine took.
Writes ``bench/RESULTS.md``, and the table of the README.
"""

from __future__ import annotations

import argparse
import platform
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.measure import Command, Figure, interleave, set_aside
from bench.publishing import publishing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
APPS = HERE / "apps"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the table.

    Attributes:
        name: What is done.
        budget: The most we may take, as a fraction of the peer's time, and what else was promised.
        commands: Makes the two commands (ours, the peer's) in a scratch folder.
        runs: How often each runs unless told otherwise.
    """

    name: str
    budget: str
    commands: Callable[[Path, Path, Path], tuple[Command, Command]]
    runs: int = 5


def _pair(script: Path, *arguments: str) -> Callable[[Path, Path, Path], tuple[Command, Command]]:
    def make(ours: Path, peer: Path, scratch: Path) -> tuple[Command, Command]:
        commands = []
        for name, python in (("ours", ours), ("peer", peer)):
            out = scratch / f"out-{name}"
            commands.append(
                Command(
                    name=name,
                    argv=[str(python), str(script), *arguments],
                    cwd=script.parent,
                    env={"CDK_OUTDIR": str(out), "HOME": str(scratch), "PURECDK_CACHE_DIR": str(scratch / "cache")},
                    before=lambda out=out: set_aside(out),  # type: ignore[misc]  # bound now
                )
            )
        return commands[0], commands[1]

    return make


def _with_tree(files: int, total_bytes: int, *, warm: bool) -> Callable[[Path, Path, Path], tuple[Command, Command]]:
    def make(ours: Path, peer: Path, scratch: Path) -> tuple[Command, Command]:
        tree = scratch / "tree"
        make_tree(tree, files, total_bytes)
        first, second = _pair(APPS / "tree.py", str(tree))(ours, peer, scratch)
        if not warm:
            clear = [scratch / "cache", scratch / ".cdk"]

            def forget(before: Callable[[], None] | None) -> Callable[[], None]:
                def run() -> None:
                    if before is not None:
                        before()
                    for folder in clear:
                        set_aside(folder)

                return run

            first.before, second.before = forget(first.before), forget(second.before)
        else:
            first.before = second.before = None
        return first, second

    return make


def _with_images(ours: Path, peer: Path, scratch: Path) -> tuple[Command, Command]:
    tree = scratch / "images"
    for number in range(50):
        make_tree(tree / str(number), 200, 200 * 400, seed=number)
        (tree / str(number) / "Dockerfile").write_text("FROM scratch\nCOPY . /\n", encoding="utf-8")
    return _pair(APPS / "images.py", str(tree))(ours, peer, scratch)


def make_tree(root: Path, files: int, total_bytes: int, seed: int = 1) -> None:
    """Fill ``root`` with text files, fifty to a folder, the same for the same seed."""
    source = random.Random(seed)
    size = total_bytes // files
    for number in range(files):
        folder = root / f"package{number // 1000:03}" / f"module{number // 50:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"file{number:05}.py").write_bytes(source.randbytes(size // 2).hex().encode())


ROWS = {
    "empty": Row(
        name="import aws_cdk and an empty App().synth()", budget="≤ 0.15 s", commands=_pair(APPS / "empty.py")
    ),
    "guide": Row(
        name="the guide's app, whole process", budget="≤ 1/15, ≤ 60 MiB", commands=_pair(ROOT / "examples/guide/app.py")
    ),
    "stacks1": Row(name="1 stack, 50 resources", budget="(slope)", commands=_pair(APPS / "stacks.py", "1")),
    "stacks10": Row(name="10 stacks, 500 resources", budget="(slope)", commands=_pair(APPS / "stacks.py", "10")),
    "stacks100": Row(
        name="100 stacks, 5,000 resources",
        budget="≤ 1/6, ≤ 1/4 of the memory",
        commands=_pair(APPS / "stacks.py", "100"),
    ),
    "tree-cold": Row(
        name="one asset of 20,000 files, 80 MB, first synth",
        budget="≤ 1/3",
        commands=_with_tree(20_000, 80_000_000, warm=False),
    ),
    "tree-warm": Row(
        name="the same, unchanged, with caches", budget="≤ 1/10", commands=_with_tree(20_000, 80_000_000, warm=True)
    ),
    "images": Row(name="50 image assets of 200 files each", budget="≤ 1/5", commands=_with_images),
    "publish": Row(
        name="publish 100 files and 20 directories of 500 files (peer: cdk-assets)",
        budget="≤ 1/3",
        commands=publishing(again=False),
    ),
    "publish-again": Row(
        name="the same, published already (peer: cdk-assets)", budget="≤ 1/3", commands=publishing(again=True)
    ),
}


def main() -> int:
    """Run the rows asked for and write the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", type=Path, required=True, help="folder made by tests/real/install_peer.py")
    parser.add_argument("--runs", type=int, help="runs of each command (default 5)")
    parser.add_argument("row", nargs="*", help=f"rows to run: {', '.join(ROWS)} (default: all)")
    options = parser.parse_args()
    ours = Path(sys.executable)
    peer = options.peer.resolve() / "venv" / "bin" / "python"
    results: list[tuple[Row, Figure, Figure]] = []
    # One folder for all rows: nothing is deleted before the last has run.
    with tempfile.TemporaryDirectory(prefix="purecdk-bench-") as scratch:
        for key in options.row or list(ROWS):
            row, place = ROWS[key], Path(scratch) / key
            place.mkdir()
            mine, theirs = row.commands(ours, peer, place)
            figures = interleave([mine, theirs], options.runs or row.runs)
            results.append((row, figures["ours"], figures["peer"]))
            print(_line(*results[-1]), flush=True)
    if not options.row:
        (HERE / "RESULTS.md").write_text(_document(results), encoding="utf-8")
        readme = ROOT / "README.md"
        readme.write_text(with_table(readme.read_text(encoding="utf-8"), results), encoding="utf-8")
    return 0


def _line(row: Row, ours: Figure, peer: Figure) -> str:
    return f"{_figures(row, ours, peer)} {row.budget} |"


def _figures(row: Row, ours: Figure, peer: Figure) -> str:
    return (
        f"| {row.name} | {ours.seconds:.3f} s | {peer.seconds:.2f} s | 1/{peer.seconds / ours.seconds:.1f} | "
        f"{ours.peak_mib:.0f} MiB | {peer.peak_mib:.0f} MiB |"
    )


def with_table(readme: str, results: Sequence[tuple[Row, Figure, Figure]]) -> str:
    """Return the README with new figures between its marks, budgets left out."""
    before, mark, rest = readme.partition("<!-- bench -->\n")
    _, end, after = rest.partition("<!-- /bench -->")
    head = ["| work | ours | peer | ratio | our memory | peer's memory |", "|---|---|---|---|---|---|"]
    lines = [*head, *(_figures(*result) for result in results)]
    return "".join((before, mark, *(f"{line}\n" for line in lines), end, after))


def _document(results: list[tuple[Row, Figure, Figure]]) -> str:
    head = [
        "# Results",
        "",
        "Written by `make bench`: whole processes, ours and the official `aws-cdk-lib` 2.275.0 in turns in one run; medians of "
        f"{results[0][1].runs} runs. Machines differ and are noisy: the ratio is the figure. Memory is the peak of the process "
        "with its children.",
        "",
        f"{date.today().isoformat()}, Python {platform.python_version()}, {platform.machine()}, {platform.system()}.",
        "",
        "| work | ours | peer | ratio | our memory | peer's memory | budget |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join(head + [_line(*result) for result in results]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
