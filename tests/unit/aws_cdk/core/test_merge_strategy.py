from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import ArrayMergeStrategy, IArrayMergeStrategy, PropertyMergeStrategy

OLD: list[Any] = [{"k": "a", "v": 1}, {"k": "b"}, 1]
NEW: list[Any] = [{"k": "c"}, {"k": "a", "w": 2}]


@pytest.mark.parametrize(
    ("strategy", "merged"),
    [
        (ArrayMergeStrategy.append(), [*OLD, *NEW]),
        (ArrayMergeStrategy.prepend(), [*NEW, *OLD]),
        (ArrayMergeStrategy.replace(), NEW),
        (ArrayMergeStrategy.replace_by_index(), [*NEW, 1]),
        (ArrayMergeStrategy.replace_by_key("k"), [{"k": "a", "w": 2}, {"k": "b"}, 1, {"k": "c"}]),
    ],
)
def test_lists_are_merged(strategy: IArrayMergeStrategy, merged: list[Any]) -> None:
    assert strategy.merge(OLD, NEW) == merged


def test_elements_without_the_key_stand_for_each_other() -> None:
    strategy = ArrayMergeStrategy.replace_by_key("k")

    assert strategy.merge([{"x": 1}, 2], [{"y": 1}, "text", {"k": True}, {"k": 1}]) == [
        {"y": 1},
        2,
        {"k": True},
        {"k": 1},
    ]


def test_overriding_replaces_whole_values_of_allowed_keys() -> None:
    target = {"a": {"x": 1}, "b": 1, "c": 1}

    PropertyMergeStrategy.override().apply(target, {"a": {"y": 2}, "b": 2, "c": None}, ["a", "c"])

    assert target == {"a": {"y": 2}, "b": 1, "c": 1}


def test_combining_goes_down_into_mappings() -> None:
    target = {"a": {"x": 1, "y": {"z": 1}, "l": [1]}, "b": "text"}

    PropertyMergeStrategy.combine(arrays=ArrayMergeStrategy.append()).apply(
        target, {"a": {"y": {"w": 2}, "l": [2]}, "b": {"c": 1}}, ["a", "b"]
    )

    assert target == {"a": {"x": 1, "y": {"z": 1, "w": 2}, "l": [1, 2]}, "b": {"c": 1}}
