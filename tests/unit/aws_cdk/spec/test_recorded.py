"""Every L1 class, built in full by a probe, against what the official library made of the same arguments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from codegen.observe import DATA, RECORDED, digests
from codegen.probe import Probe, read_services


@pytest.fixture(scope="module")
def built() -> dict[str, dict[str, str]]:
    results = Probe(read_services(DATA)).run()
    # Through JSON, as the recording went.
    return {name: digests(json.loads(json.dumps(result))) for name, result in results.items()}


@pytest.fixture(scope="module")
def recorded() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(Path(RECORDED).read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("part", ["full", "least", "others"])
def test_every_class_gives_what_the_peer_gave(
    part: str, built: dict[str, dict[str, str]], recorded: dict[str, dict[str, str]]
) -> None:
    different = [name for name in recorded if built.get(name, {}).get(part) != recorded[name][part]]

    assert different == [], f"compare with: python codegen/probe.py {DATA} ours.json"


def test_the_recording_holds_every_class(built: dict[str, dict[str, str]], recorded: dict[str, dict[str, str]]) -> None:
    assert sorted(built) == sorted(recorded)
