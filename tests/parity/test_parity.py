"""Apps recorded with the official library, run again with ours: templates, manifests, trees and staged files must be equal.

Where we depart from the official library on purpose, ``departures.json`` says why and lists every difference of the case: no
more and no less may be found. Handlers of our own are masked in a case's ``loose.json`` instead.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
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


def _departures() -> dict[str, list[str]]:
    document = json.loads((HERE / "departures.json").read_text(encoding="utf-8"))
    return {name: departure["differences"] for name, departure in document.items()}


DEPARTURES = _departures()
CASES = sorted(path.parent.name for path in (HERE / "cases").glob("*/app.py"))


@pytest.mark.parametrize("name", CASES)
def test_app_gives_the_assembly_the_peer_gave(name: str, tmp_path: Path) -> None:
    runner = _runner()
    arguments = argparse.Namespace(python=sys.executable, verbose=True)

    status, problems, _ = runner.do_check(arguments, HERE, name, tmp_path / name)

    found = [f"{where}: {text}" for _, where, text in problems]
    listed = "\n".join(found[:12])
    assert found == DEPARTURES.get(name, []), f"{status}: {len(found)} differences\n{listed}"


def test_departures_are_of_cases() -> None:
    assert set(DEPARTURES) <= set(CASES)
