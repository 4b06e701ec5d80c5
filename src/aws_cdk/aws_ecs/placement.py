"""On which instances tasks are placed."""

from __future__ import annotations


class PlacementConstraint:
    """A rule about where tasks run."""

    def __init__(self, rules: list[dict[str, str]]) -> None:
        self._rules = rules

    @staticmethod
    def distinct_instances() -> PlacementConstraint:
        """Put each task on an instance of its own."""
        return PlacementConstraint([{"type": "distinctInstance"}])

    @staticmethod
    def member_of(*expressions: str) -> PlacementConstraint:
        """Put tasks on instances that meet all expressions."""
        return PlacementConstraint([{"type": "memberOf", "expression": expression} for expression in expressions])

    def to_json(self) -> list[dict[str, str]]:
        """Return the rules by the names of the L1 classes."""
        return [dict(rule) for rule in self._rules]
