"""Compare what constructs say of themselves: ``python -m tests.parity.properties --peer FOLDER [CASE ...]``.

Templates show only what an app uses. So this runs the recorded apps with both libraries, asks every construct of their trees
for each public property that is text, a number, a truth value, a list of these or a reference, resolves it, and prints where
the answers differ.

Assets are left out: those of handlers are ours, and their buckets are light stand-ins until an app asks for them. So are apps
that name files relative to the working folder, which is another for the official library's process.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import os
import re
import runpy
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NOT_ASKED = frozenset({"App", "Stack", "Stage", "NestedStack", "Resource", "Asset", "AssetStaging"})
ASSETS = frozenset(
    f"aws-cdk-lib.{name}"
    for name in ("aws_s3_assets.Asset", "aws_ecr_assets.DockerImageAsset", "aws_ecr_assets.TarballImageAsset")
)
CASES_A_PROCESS = 40

Told = dict[str, dict[str, Any]]


class Asker:
    """Asks the constructs of one library; runs under its Python."""

    def __init__(self, api: Path) -> None:
        with gzip.open(api) as file:
            self._types: dict[str, Any] = json.load(file)["types"]
        self._known: dict[str, dict[str, Any]] = {}

    def told(self, case: str) -> Told:
        """Return, by path, the construct's class and the values of its properties."""
        import aws_cdk as cdk
        from tests.parity.parity import materialise

        folder = Path(tempfile.mkdtemp(prefix="purecdk-properties-")) / "cases" / case
        materialise(HERE / "cases" / case, folder)
        os.chdir(folder)
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            names = runpy.run_path(str(folder / "app.py"))
        found: Told = {}
        for app in names.values():
            if isinstance(app, cdk.App):
                classes = _classes(Path(app.outdir, "tree.json"))
                for construct in app.node.find_all():
                    path = construct.node.path
                    if classes.get(path.rpartition("/")[0]) not in ASSETS:
                        self._ask(construct, classes.get(path, ""), found)
        return found

    def _ask(self, construct: Any, class_name: str, found: Told) -> None:
        import aws_cdk as cdk

        last = class_name.rpartition(".")[2]
        if class_name not in self._types or last in NOT_ASKED or last.startswith("Cfn"):
            return
        stack = cdk.Stack.of(construct)
        said: dict[str, Any] = {"class": class_name}
        for name, type_ in sorted(self._properties(class_name).items()):
            try:
                value = getattr(construct, name)
                fields = self._properties(type_["fqn"]) if "fqn" in type_ and value is not None else None
                said[name] = stack.resolve(
                    value if fields is None else {field: getattr(value, field, None) for field in fields}
                )
            except Exception:  # what is not known is refused; with both libraries, one hopes
                said[name] = "refused"
        found[construct.node.path] = said

    def _properties(self, name: str) -> dict[str, Any]:
        if name not in self._known:
            self._known[name] = {member: type_ for member, type_ in self._all_properties(name) if _is_plain(type_)}
        return self._known[name]

    def _all_properties(self, name: str) -> Iterator[tuple[str, Any]]:
        described = self._types.get(name)
        if described is None:  # of another package
            return
        for above in (described.get("base"), *described.get("interfaces", ())):
            if above is not None:
                yield from self._all_properties(above)
        for property_ in described.get("properties", ()):
            if not property_.get("static") and not property_.get("protected"):
                yield _snake_case(property_["name"]), property_["type"]


def _snake_case(name: str) -> str:
    return re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name)).lower()


def _is_plain(type_: dict[str, Any]) -> bool:
    if "collection" in type_:
        return _is_plain(type_["collection"]["elementtype"])
    name = type_.get("fqn", "")
    return type_.get("primitive") in ("string", "number", "boolean") or (
        ".interfaces." in name and name.endswith("Reference")
    )


def _classes(tree: Path) -> dict[str, str]:
    """Return the classes of constructs by path, as ``tree.json`` names them."""
    classes: dict[str, str] = {}

    def visit(node: dict[str, Any]) -> None:
        classes[node.get("path", "")] = node.get("constructInfo", {}).get("fqn", "")
        for child in node.get("children", {}).values():
            visit(child)

    if tree.exists():
        visit(json.loads(tree.read_text(encoding="utf-8"))["tree"])
    return classes


def ask(api: Path, output: Path, cases: list[str]) -> None:
    """Write what the constructs of ``cases`` say, for the library of this Python."""
    asker, told = Asker(api), {}
    for case in cases:
        try:
            told[case] = asker.told(case)
        except BaseException as error:  # some need a folder or an environment of their own
            print(f"{case} is left out: {error!r}"[:200], file=sys.stderr)
    output.write_text(json.dumps(told), encoding="utf-8")
    os._exit(0)  # the official library's process would wait


def differences(peers: dict[str, Told], ours: dict[str, Told]) -> Iterator[str]:
    """Yield a line for each property of a class that differs, with the first place."""
    seen: set[tuple[str, str]] = set()
    for case in sorted(peers.keys() & ours.keys()):
        for path, said in peers[case].items():
            for name, value in said.items():
                mine = ours[case].get(path, {}).get(name, "no such construct")
                if mine != value and (said["class"], name) not in seen:
                    seen.add((said["class"], name))
                    yield f"{said['class']}.{name} [{case}: {path}]\n  peer {json.dumps(value)}\n  ours {json.dumps(mine)}"


def api_description(peer: Path, folder: Path) -> Path:
    """Take the API description out of the official package in the folder ``peer``; return where it is in ``folder``."""
    (package,) = peer.glob("venv/lib/python3*/site-packages/aws_cdk/_jsii/aws-cdk-lib@*.jsii.tgz")
    with tarfile.open(package) as archive:
        member = archive.extractfile("package/.jsii.gz")
        assert member is not None
        (folder / "api.gz").write_bytes(member.read())
    return folder / "api.gz"


def main() -> int:
    """Ask both libraries, in some processes each, and print the differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer", type=Path, help="folder made by tests/real/install_peer.py")
    parser.add_argument("--api", type=Path, help=argparse.SUPPRESS)  # with --ask: the API description
    parser.add_argument(
        "--ask", type=Path, help=argparse.SUPPRESS
    )  # only ask this Python's library; write to this file
    parser.add_argument("case", nargs="*", help="cases to compare (default: all)")
    options = parser.parse_args()
    cases = options.case or sorted(path.parent.name for path in (HERE / "cases").glob("*/app.py"))
    if options.ask is not None:
        ask(options.api.resolve(), options.ask.resolve(), cases)
    told: list[dict[str, Told]] = []
    with tempfile.TemporaryDirectory() as scratch:
        api = api_description(options.peer, Path(scratch))
        for python in (str(options.peer.resolve() / "venv" / "bin" / "python"), sys.executable):
            said: dict[str, Told] = {}
            for start in range(0, len(cases), CASES_A_PROCESS):
                output = Path(scratch, "told.json")
                asked = [python, "-m", "tests.parity.properties", "--api", str(api), "--ask", str(output)]
                some = cases[start : start + CASES_A_PROCESS]
                subprocess.run([*asked, *some], check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
                said |= json.loads(output.read_text(encoding="utf-8"))
            told.append(said)
    found = list(differences(*told))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
