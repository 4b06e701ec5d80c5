"""Tags of one resource; whole apps are compared in ``tests/parity/cases/core-tags``."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import CfnTag, Fn, TagManager, TagType
from aws_cdk.core.locale_order import locale_key


def manager(type: TagType = TagType.STANDARD, tags: Any = None) -> TagManager:
    return TagManager(type, "A::B::C", tags)


@pytest.mark.parametrize(
    ("type", "tags", "expected"),
    [
        (TagType.STANDARD, [CfnTag(key="p", value="1"), {"key": "a", "value": "2"}], [{"key": "a", "value": "2"}, {"key": "p", "value": "1"}]),
        (TagType.STANDARD, [{"Key": "p", "Value": "x"}], [{"Key": "p", "Value": "x"}]),
        (TagType.STANDARD, [{"key": "p", "value": "1"}, {"key": "p", "value": "2"}], [{"key": "p", "value": "2"}]),
        (TagType.AUTOSCALING_GROUP, [{"key": "p", "value": "1", "propagateAtLaunch": False}], [{"key": "p", "value": "1", "propagateAtLaunch": False}]),
        (TagType.AUTOSCALING_GROUP, [{"key": "p", "value": "1"}], [{"key": "p", "value": "1"}]),
        (TagType.MAP, {"z": "1", "a": "2"}, {"a": "2", "z": "1"}),
        (TagType.MAP, {"b": True, "n": 5, "x": 1e21, "f": 2.0}, {"b": "true", "f": "2", "n": "5", "x": "1e+21"}),
        (TagType.KEY_VALUE, {"z": "1"}, [{"Key": "z", "Value": "1"}]),
        (TagType.NOT_TAGGABLE, {"z": "1"}, None),
        (TagType.MAP, None, None),
    ],
)  # fmt: skip
def test_initial_tags_are_rendered_in_the_form_of_the_type(type: TagType, tags: Any, expected: Any) -> None:
    assert manager(type, tags).render_tags() == expected


@pytest.mark.parametrize(
    ("type", "tags"), [(TagType.STANDARD, {"a": "b"}), (TagType.MAP, [{"key": "a", "value": "b"}])]
)
def test_initial_tags_of_another_form_are_refused(type: TagType, tags: Any) -> None:
    with pytest.raises(RuntimeError, match="Invalid tag input expected"):
        manager(type, tags)


def test_the_higher_priority_counts_and_the_later_among_equals() -> None:
    tags = manager(tags=[{"key": "p", "value": "initial"}])
    tags.set_tag("p", "low", 49)
    assert tags.tag_values() == {"p": "initial"}
    tags.set_tag("p", "same", 50)
    assert tags.tag_values() == {"p": "same"}
    tags.remove_tag("p", 60)
    tags.set_tag("p", "too low", 59)
    assert not tags.has_tags()
    tags.set_tag("p", "back", 60)
    assert tags.tag_values() == {"p": "back"}


def test_a_token_in_place_of_tags_stands_alone() -> None:
    tags = manager(tags=Fn.transform("T", {}))
    assert tags.has_tags()
    tags.set_tag("a", "b")
    with pytest.raises(RuntimeError, match="Cannot combine literal tags"):
        tags.render_tags()


def test_tags_are_given_at_one_place() -> None:
    assert manager().render_tags([{"key": "q", "value": "2"}]) == [{"key": "q", "value": "2"}]
    with pytest.raises(RuntimeError, match="not both"):
        manager(tags=[{"key": "p", "value": "1"}]).render_tags([{"key": "q", "value": "2"}])


def test_exclusion_wins_over_inclusion() -> None:
    tags = manager()
    assert tags.apply_tag_aspect_here()
    assert tags.apply_tag_aspect_here(["A::B::C"])
    assert not tags.apply_tag_aspect_here(["Q"])
    assert not tags.apply_tag_aspect_here(["A::B::C"], ["A::B::C"])


def test_keys_are_in_the_order_of_the_root_collation() -> None:
    # Recorded from aws-cdk-lib 2.275.0.
    order = [
        [*"_-,;:!?'\"()[]{}@*/\\&#%`^+<=>|~$", "1", "10", "2", "a", "A", "ä"],
        ["a b", "a_b", "a-b", "a.b", "a1", "A1", "a10", "a2", "ab", "aB", "Ab", "AB", "ab1", "abc", "ABC", "ae", "aWs"],
        ["aws:x", "b", "B", "e", "é", "f", "n", "ñ", "o", "ss", "ß", "z", "Z", "α", "Ω", "я", "中", "日"],
    ]
    expected = [key for part in order for key in part]

    assert sorted(sorted(expected, key=lambda key: key[::-1]), key=locale_key) == expected


def test_a_priority_below_zero_sets_nothing() -> None:
    tags = manager()
    tags.set_tag("low", "x", -5)
    tags.set_tag("zero", "x", 0)
    assert tags.tag_values() == {"zero": "x"}


def test_values_by_key_have_whole_numbers_first() -> None:
    tags = manager()
    for key in ("b", "10", "_", "9"):
        tags.set_tag(key, "x")
    assert list(tags.tag_values()) == ["9", "10", "_", "b"]
    assert [tag["key"] for tag in tags.render_tags()] == ["_", "10", "9", "b"]
