"""Apps recorded with the official library, run again with ours: templates, manifests, trees and staged files must be equal.

A case in ``pending.txt`` is known to differ, and why; it must be taken out of there when it passes.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).resolve().parent


def _runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("parity_runner", HERE / "parity.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pending() -> set[str]:
    lines = (HERE / "pending.txt").read_text(encoding="utf-8").splitlines()
    return {line.partition("#")[0].strip() for line in lines} - {""}


def _cases() -> list[object]:
    pending = _pending()
    names = sorted(path.parent.name for path in (HERE / "cases").glob("*/app.py"))
    return [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason="see pending.txt") if name in pending else ())
        for name in names
    ]


@pytest.mark.parametrize("name", _cases())
def test_app_gives_the_assembly_the_peer_gave(name: str, tmp_path: Path) -> None:
    runner = _runner()
    arguments = argparse.Namespace(python=sys.executable, verbose=True)

    status, problems, _ = runner.do_check(arguments, HERE, name, tmp_path / name)

    listed = "\n".join(f"{kind} {where}: {text}" for kind, where, text in problems[:12])
    assert status == "ok", f"{len(problems)} differences\n{listed}"
