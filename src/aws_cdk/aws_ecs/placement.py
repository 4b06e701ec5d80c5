"""On which instances tasks are placed."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum


class PlacementConstraint:
    """A rule about where tasks run."""

    @checked
    def __init__(self, rules: list[dict[str, str]]) -> None:
        self._rules = rules

    @staticmethod
    def distinct_instances() -> PlacementConstraint:
        """Put each task on an instance of its own."""
        return PlacementConstraint([{"type": "distinctInstance"}])

    @staticmethod
    @checked
    def member_of(*expressions: str) -> PlacementConstraint:
        """Put tasks on instances that meet all expressions."""
        return PlacementConstraint([{"type": "memberOf", "expression": expression} for expression in expressions])

    def to_json(self) -> list[dict[str, str]]:
        """Return the rules by the names of the L1 classes."""
        return [dict(rule) for rule in self._rules]


class BinPackResource(NamedEnum):
    """What instances are filled by."""

    CPU = "CPU"
    MEMORY = "MEMORY"


class BuiltInAttributes:
    """Attributes that every instance has."""

    INSTANCE_ID = "instanceId"
    AVAILABILITY_ZONE = "attribute:ecs.availability-zone"
    AMI_ID = "attribute:ecs.ami-id"
    INSTANCE_TYPE = "attribute:ecs.instance-type"
    OS_TYPE = "attribute:ecs.os-type"


class PlacementStrategy:
    """How instances are chosen for tasks."""

    @checked
    def __init__(self, strategies: list[dict[str, str]]) -> None:
        self._strategies = strategies

    @staticmethod
    def spread_across_instances() -> PlacementStrategy:
        """Put about as many tasks on each instance."""
        return PlacementStrategy.spread_across(BuiltInAttributes.INSTANCE_ID)

    @staticmethod
    @checked
    def spread_across(*fields: str) -> PlacementStrategy:
        """Put about as many tasks on instances with each value of an attribute; the first counts most.

        Raises:
            ValidationError: no attribute is given.
        """
        if not fields:
            raise ValidationError("spreadAcross: give at least one field to spread by")
        return PlacementStrategy([{"type": "spread", "field": field} for field in fields])

    @staticmethod
    def packed_by_cpu() -> PlacementStrategy:
        """Fill instances by CPU, so that few are needed."""
        return PlacementStrategy.packed_by(BinPackResource.CPU)

    @staticmethod
    def packed_by_memory() -> PlacementStrategy:
        """Fill instances by memory, so that few are needed."""
        return PlacementStrategy.packed_by(BinPackResource.MEMORY)

    @staticmethod
    @checked
    def packed_by(resource: BinPackResource) -> PlacementStrategy:
        """Fill instances, so that few are needed."""
        return PlacementStrategy([{"type": "binpack", "field": resource._value_}])

    @staticmethod
    def randomly() -> PlacementStrategy:
        """Choose at random."""
        return PlacementStrategy([{"type": "random"}])

    def to_json(self) -> list[dict[str, str]]:
        """Return the strategies by the names of the L1 classes."""
        return [dict(strategy) for strategy in self._strategies]
