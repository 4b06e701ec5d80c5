"""Overrides of rendered resources."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aws_cdk as cdk


def made(**properties: Any) -> cdk.CfnResource:
    return cdk.CfnResource(cdk.Stack(cdk.App(), "S"), "R", type="A::B::C", properties=properties)


def rendered(resource: cdk.CfnResource) -> dict[str, Any]:
    return dict(resource.stack._to_cloud_formation()["Resources"]["R"])


def test_paths_lead_to_values() -> None:
    resource = made(A={"B": 1, "C": 2}, L=[{"x": 1}, {"x": 2}])
    resource.add_property_override("A.B", "new")
    resource.add_property_override("A.D.E", [1])
    resource.add_property_override("L.1.x", 3)
    resource.add_property_override(r"dotted\.key", True)
    resource.add_override("Metadata.k", "v")
    resource.add_override("Type", "X::Y::Z")
    assert rendered(resource) == {
        "Type": "X::Y::Z",
        "Properties": {
            "A": {"B": "new", "C": 2, "D": {"E": [1]}},
            "L": [{"x": 1}, {"x": 3}],
            "dotted.key": True,
        },
        "Metadata": {"k": "v"},
    }


def test_deletions_take_away_what_was_rendered() -> None:
    resource = made(A={"B": 1, "C": 2}, D=3)
    resource.add_property_deletion_override("A.B")
    resource.add_property_override("D", None)
    resource.add_deletion_override("Nothing.Here")
    assert rendered(resource)["Properties"] == {"A": {"C": 2}}


def test_values_are_resolved() -> None:
    resource = made()
    other = cdk.CfnResource(resource.stack, "Other", type="A::B::C")
    resource.add_property_override("P", {"r": other.ref, "gone": None})
    assert rendered(resource)["Properties"] == {"P": {"r": {"Ref": "Other"}}}


def test_a_later_override_wins() -> None:
    resource = made(A={"B": 1})
    resource.add_property_override("A", "text")
    resource.add_property_override("A.B", 2)
    assert rendered(resource)["Properties"] == {"A": {"B": 2}}


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ([1], "A.3", 4, [1, 4]),
        ([1, 2], "A.0", None, [2]),
        ([{"B": 1, "C": 2}], "A.0.B", None, [{"C": 2}]),
        ([5, 6], "A", {"0": 7}, [7, 6]),
        ([5, 6], "A.01", 7, [5, 6]),
        ([5, 6], "A.B", 7, [5, 6]),
        ([], "A.B", 7, []),
        ({"0": 1}, "A.0", 7, {"0": 7}),
    ],
)
def test_lists_are_reached_into_by_index(before: Any, path: str, value: Any, after: Any) -> None:
    resource = made(A=before)
    resource.add_property_override(path, value)
    assert rendered(resource)["Properties"] == {"A": after}


@pytest.mark.parametrize(
    ("path", "value", "after"), [("A.1", 3, {"1": 3}), ("A.1.y", 3, {"1": {"y": 3}}), ("A.k", 7, {"k": 7})]
)
def test_a_path_into_a_list_that_an_override_gave_takes_its_place(path: str, value: Any, after: Any) -> None:
    resource = made()
    resource.add_property_override("A", [1, {"y": 2}])
    resource.add_property_override(path, value)
    assert rendered(resource)["Properties"] == {"A": after}


def test_nothing_inside_of_a_value_deletes_nothing() -> None:
    resource = made(A={"x": 1, "y": {"z": 2}})
    resource.add_property_override("A", {"x": None, "y": {"z": None}, "l": [None, {"k": None}]})
    assert rendered(resource)["Properties"] == {"A": {"x": 1, "y": {"z": 2}, "l": [{}]}}


@pytest.mark.parametrize("value", [[], "", 0, False])
def test_empty_values_stay_where_an_override_sets_them(value: Any) -> None:
    resource = made(A=1)
    resource.add_property_override("A", value)
    assert rendered(resource)["Properties"] == {"A": value}


def test_intrinsics_are_replaced_as_a_whole() -> None:
    resource = made(A=cdk.Fn.ref("Old"), B={"x": 1})
    resource.add_property_override("A", {"x": 1})
    resource.add_property_override("B", cdk.Fn.ref("New"))
    assert rendered(resource)["Properties"] == {"A": {"x": 1}, "B": {"Ref": "New"}}


_plain = st.recursive(
    st.integers(-5, 5) | st.text("ab", max_size=2) | st.booleans(),
    lambda inner: st.dictionaries(st.sampled_from("ABC"), inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(
    rendered_value=st.dictionaries(st.sampled_from("ABC"), _plain, min_size=1),
    path=st.lists(st.sampled_from("ABC"), min_size=1, max_size=3),
    value=st.integers(),
)
def test_an_override_changes_its_path_and_nothing_else(
    rendered_value: dict[str, Any], path: list[str], value: int
) -> None:
    resource = made(**rendered_value)
    expected: Any = copy.deepcopy(rendered(resource)["Properties"])
    spot = expected
    for key in path[:-1]:
        if not isinstance(spot.get(key), dict):
            spot[key] = {}
        spot = spot[key]
    spot[path[-1]] = value
    resource.add_property_override(".".join(path), value)
    assert rendered(resource)["Properties"] == expected
