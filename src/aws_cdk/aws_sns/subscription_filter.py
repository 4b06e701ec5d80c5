"""Which messages a subscription gets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes


class StringConditions(Struct):
    """Conditions on a text; one must hold."""

    allowlist: Sequence[str] | None = None
    """It is one of these."""
    denylist: Sequence[str] | None = None
    """It is none of these."""
    match_prefixes: Sequence[str] | None = None
    """It starts with one of these."""
    match_suffixes: Sequence[str] | None = None
    """It ends with one of these."""


class BetweenCondition(Struct):
    """A range of numbers."""

    start: int | float
    stop: int | float


class NumericConditions(Struct):
    """Conditions on a number; one must hold."""

    allowlist: Sequence[int | float] | None = None
    """It is one of these."""
    between: Nested[BetweenCondition | None] = nested()
    """It is in the range, ends included."""
    between_strict: Nested[BetweenCondition | None] = nested()
    """It is in the range, ends not included."""
    greater_than: int | float | None = None
    """It is greater than this."""
    greater_than_or_equal_to: int | float | None = None
    """It is this or greater."""
    less_than: int | float | None = None
    """It is less than this."""
    less_than_or_equal_to: int | float | None = None
    """It is this or less."""


class SubscriptionFilter:
    """Conditions on one attribute of a message; one must hold."""

    @checked
    def __init__(self, conditions: Sequence[Any] | None = None) -> None:
        self._conditions = list(conditions or ())

    @property
    def conditions(self) -> list[Any]:
        """The conditions as SNS reads them."""
        return self._conditions

    @staticmethod
    @takes(StringConditions)
    def string_filter(string_conditions: StringConditions) -> SubscriptionFilter:
        """Return conditions on a text."""
        given = string_conditions
        conditions: list[Any] = list(given.allowlist or ())
        if given.denylist is not None:
            conditions.append({"anything-but": list(given.denylist)})
        conditions += [{"prefix": prefix} for prefix in given.match_prefixes or ()]
        conditions += [{"suffix": suffix} for suffix in given.match_suffixes or ()]
        return SubscriptionFilter(conditions)

    @staticmethod
    @takes(NumericConditions)
    def numeric_filter(numeric_conditions: NumericConditions) -> SubscriptionFilter:
        """Return conditions on a number."""
        given = numeric_conditions
        comparisons: list[list[Any]] = [["=", number] for number in given.allowlist or ()]
        for operator, number in (
            (">", given.greater_than),
            (">=", given.greater_than_or_equal_to),
            ("<", given.less_than),
            ("<=", given.less_than_or_equal_to),
        ):
            if number is not None:
                comparisons.append([operator, number])
        if given.between is not None:
            comparisons.append([">=", given.between.start, "<=", given.between.stop])
        if given.between_strict is not None:
            comparisons.append([">", given.between_strict.start, "<", given.between_strict.stop])
        return SubscriptionFilter([{"numeric": comparison} for comparison in comparisons])

    @staticmethod
    def exists_filter() -> SubscriptionFilter:
        """Return the condition that the attribute is there."""
        return SubscriptionFilter([{"exists": True}])

    @staticmethod
    def not_exists_filter() -> SubscriptionFilter:
        """Return the condition that the attribute is not there."""
        return SubscriptionFilter([{"exists": False}])


class FilterOrPolicyType(NamedEnum):
    """What a part of a filter on the body is."""

    FILTER = 0
    POLICY = 1


class FilterOrPolicy:
    """A part of a filter on the body of messages: conditions, or the parts of an object."""

    @staticmethod
    @checked
    def filter(filter: SubscriptionFilter) -> Filter:
        """Return conditions on a value."""
        return Filter(filter)

    @staticmethod
    @checked
    def policy(policy: Mapping[str, FilterOrPolicy]) -> Policy:
        """Return parts of an object by the names of its members."""
        return Policy(policy)

    @property
    def type(self) -> FilterOrPolicyType:
        """What the part is."""
        raise NotImplementedError

    def is_filter(self) -> bool:
        """Tell whether the part is conditions."""
        return self.type is FilterOrPolicyType.FILTER

    def is_policy(self) -> bool:
        """Tell whether the part is an object's."""
        return self.type is FilterOrPolicyType.POLICY


class Filter(FilterOrPolicy):
    """Conditions on a value of the body."""

    @checked
    def __init__(self, filter_doc: SubscriptionFilter) -> None:
        self._filter_doc = filter_doc

    @property
    def filter_doc(self) -> SubscriptionFilter:
        """The conditions."""
        return self._filter_doc

    @property
    def type(self) -> FilterOrPolicyType:
        """Conditions."""
        return FilterOrPolicyType.FILTER


class Policy(FilterOrPolicy):
    """Parts of an object of the body."""

    @checked
    def __init__(self, policy_doc: Mapping[str, FilterOrPolicy]) -> None:
        self._policy_doc = dict(policy_doc)

    @property
    def policy_doc(self) -> dict[str, FilterOrPolicy]:
        """The parts by the names of the object's members."""
        return self._policy_doc

    @property
    def type(self) -> FilterOrPolicyType:
        """An object's parts."""
        return FilterOrPolicyType.POLICY
