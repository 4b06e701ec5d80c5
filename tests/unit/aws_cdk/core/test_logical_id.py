"""Ids and names made of construct paths."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aws_cdk as cdk
from aws_cdk.core.logical_id import make_unique_id, make_unique_resource_name
from constructs import Construct

COMPONENT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), min_size=1, max_size=40)
PATH = st.lists(COMPONENT, min_size=2, max_size=8).filter(lambda path: any(part != "Default" for part in path))


@given(PATH)
def test_ids_are_letters_and_digits_that_end_in_a_hash_of_the_path(path: list[str]) -> None:
    made = make_unique_id(path)
    visible = [part for part in path if part != "Default"]
    if len(visible) == 1:
        return
    digest = hashlib.md5("/".join(visible).encode()).hexdigest()[:8].upper()
    assert re.fullmatch(r"[A-Za-z0-9]{8,248}", made)
    assert made.endswith(digest)
    assert make_unique_id(path) == made


@given(PATH, PATH)
def test_different_paths_have_different_ids(one: list[str], other: list[str]) -> None:
    without_default = [[part for part in path if part != "Default"] for path in (one, other)]
    if without_default[0] != without_default[1] and min(len(path) for path in without_default) > 1:
        assert make_unique_id(one) != make_unique_id(other)


@pytest.mark.parametrize(
    ("path", "human"),
    [
        (["Only"], "Only"),
        (["with-dashes_and.dots 1"], "withdashesanddots1"),
        (["Some", "Default"], "Some"),
        (["Res", "Resource"], "Res" + "#"),
        (["Rep", "Rep"], "Rep" + "#"),
        (["Foo", "Resource", "Foo"], "FooFoo" + "#"),
    ],
)
def test_hidden_and_repeated_components(path: list[str], human: str) -> None:
    assert re.fullmatch(human.replace("#", "[0-9A-F]{8}"), make_unique_id(path))


def test_a_path_of_hidden_components_has_no_id() -> None:
    with pytest.raises(RuntimeError, match="empty set of components"):
        make_unique_id(["Default"])
    with pytest.raises(RuntimeError, match=r"unresolved tokens.*Token"):
        make_unique_id(["a", cdk.Aws.REGION])


@given(PATH, st.integers(min_value=10, max_value=300), st.sampled_from(["", "-", "--"]))
def test_resource_names_keep_their_limit(path: list[str], limit: int, separator: str) -> None:
    made = make_unique_resource_name(path, max_length=limit, separator=separator)
    assert len(made) <= limit
    assert re.fullmatch(r"[A-Za-z0-9-]+", made)


def test_the_middle_of_a_long_name_gives_way() -> None:
    name = make_unique_resource_name(["abcdefghij", "ABCDEFGHIJ"], max_length=20, separator="-")
    assert name[:12] == "abcdef" + "FGHIJ-"


def test_names_begin_with_the_name_of_the_stack_that_is_deployed() -> None:
    stack = cdk.Stack(cdk.App(), "Id", stack_name="given")
    inner = Construct(cdk.NestedStack(stack, "Nested"), "Inner")
    assert cdk.Names.unique_resource_name(inner, separator="-").startswith("given-Nested-Inner-")
    assert cdk.Names.unique_id(inner).startswith("IdNestedInner")
    assert cdk.Names.stack_relative_construct_path(inner) == "Nested/Inner"
