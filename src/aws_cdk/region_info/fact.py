"""The database of facts about regions."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from constructs._interface import Interface

_DATA = Path(__file__).with_name("facts.json")


class IFact(Interface):
    """A fact about a region, for :meth:`Fact.register`."""

    @property
    def region(self) -> str:
        """The region's name."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """The fact's name; those known are in ``FactName``."""
        raise NotImplementedError

    @property
    def value(self) -> str | None:
        """The value."""
        raise NotImplementedError


class _Lists(type):
    @property
    def regions(cls) -> list[str]:
        """The regions that have facts."""
        return list(_facts())

    @property
    def names(cls) -> list[str]:
        """The names of all facts."""
        return list({name: None for facts in (_known_names(), *_facts().values()) for name in facts})


class Fact(metaclass=_Lists):
    """The database of facts about regions; the values are those of the official library.

    Source: ``facts.json`` beside this module, read from the official library region by region, fact by fact.
    """

    @staticmethod
    @checked
    def find(region: str, name: str) -> str | None:
        """Return a fact about a region, or ``None``."""
        return _facts().get(region, {}).get(name)

    @staticmethod
    @checked
    def require_fact(region: str, name: str) -> str:
        """Return a fact about a region.

        Raises:
            ValidationError: it is not known.
        """
        value = Fact.find(region, name)
        if value is None:
            raise ValidationError(
                f"No fact {name} could be found for region: {region} and name: {name}.",
                fix="register it with Fact.register(), or use another region",
            )
        return value

    @staticmethod
    @checked
    def register(fact: IFact, allow_replacing: bool | None = None) -> None:
        """Add a fact.

        Raises:
            ValidationError: there is one with another value, and ``allow_replacing`` is not set.
        """
        facts = _facts().setdefault(fact.region, {})
        known = facts.get(fact.name)
        if known is not None and known != fact.value and not allow_replacing:
            raise ValidationError(f"Region {fact.region} already has a fact {fact.name}, with value {known}")
        if fact.value is not None:
            facts[fact.name] = fact.value

    @staticmethod
    @checked
    def unregister(region: str, name: str, value: str | None = None) -> None:
        """Take a fact away.

        Raises:
            ValidationError: ``value`` is given and is not the fact's.
        """
        facts = _facts().get(region, {})
        known = facts.get(name)
        if value is not None and known is not None and known != value:
            raise ValidationError(
                f"Attempted to remove {name} from {region} with value {value}, but the fact's value is {known}"
            )
        facts.pop(name, None)

    @staticmethod
    def defined_facts() -> list[list[str]]:
        """Return region and name of every fact."""
        return [[region, name] for region, facts in _facts().items() for name in facts]


@lru_cache(maxsize=1)
def _facts() -> dict[str, dict[str, str]]:
    """The facts by region and name; registered facts are added here."""
    data = _data()
    facts: dict[str, dict[str, str]] = {region: {} for region in data["regions"].split()}
    partitions = _by_region(data["facts"]["partition"])
    for name in data["names"]:
        layer = data["layers"].get(name)
        if layer is None:
            for region, value in _by_region(data["facts"][name]).items():
                facts[region][name] = value
            continue
        accounts = data["layerAccounts"][name.partition(":")[0]]
        for region, version in _by_region(layer["versions"]).items():
            # An account before the version stands where a layer is not in the account of its family.
            account, _, number = version.rpartition(":")
            facts[region][name] = (
                f"arn:{partitions[region]}:lambda:{region}:{account or accounts[region]}:layer:{layer['layer']}:{number}"
            )
    return facts


def _known_names() -> list[str]:
    names: list[str] = _data()["names"]
    return names


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    with _DATA.open(encoding="utf-8") as file:
        data: dict[str, Any] = json.load(file)
    return data


def _by_region(regions_by_value: dict[str, str]) -> dict[str, str]:
    return {region: value for value, regions in regions_by_value.items() for region in regions.split()}
