"""The database of facts about regions; its values are compared in ``tests/parity/cases/core-units``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from aws_cdk.region_info import Fact, FactName, IFact, RegionInfo


class Own(IFact):
    def __init__(self, region: str, name: str, value: str) -> None:
        self._entry = (region, name, value)

    @property
    def region(self) -> str:
        return self._entry[0]

    @property
    def name(self) -> str:
        return self._entry[1]

    @property
    def value(self) -> str:
        return self._entry[2]


@pytest.fixture(autouse=True)
def fresh_facts() -> Iterator[None]:
    from aws_cdk.region_info.fact import _facts

    yield
    _facts.cache_clear()


def test_facts_are_registered_and_taken_away() -> None:
    Fact.register(Own("new-r", "custom", "v"))

    assert Fact.require_fact("new-r", "custom") == "v"
    assert Fact.regions[-1] == "new-r"
    assert Fact.names[-1] == "custom"
    Fact.unregister("new-r", "custom", "v")
    assert Fact.find("new-r", "custom") is None


def test_a_known_fact_is_replaced_only_on_purpose() -> None:
    changed = Own("us-east-1", FactName.PARTITION, "own")
    with pytest.raises(RuntimeError, match="already has a fact partition, with value aws"):
        Fact.register(changed)
    with pytest.raises(RuntimeError, match="the fact's value is aws"):
        Fact.unregister("us-east-1", FactName.PARTITION, "other")

    Fact.register(changed, True)

    assert RegionInfo.get("us-east-1").partition == "own"


def test_a_missing_fact_can_be_required() -> None:
    assert RegionInfo.get("nowhere").partition is None
    with pytest.raises(RuntimeError, match="No fact partition could be found for region: nowhere"):
        Fact.require_fact("nowhere", FactName.PARTITION)
