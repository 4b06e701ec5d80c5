"""The tree of constructs: names, order, context, locks, metadata, checks and dependencies."""

from __future__ import annotations

from typing import Any

import pytest

import jsii
from constructs import (
    Construct,
    ConstructOrder,
    Dependable,
    DependencyGroup,
    IMixin,
    IValidation,
    Node,
    RootConstruct,
)


def _tree() -> tuple[Construct, Construct, Construct]:
    root = RootConstruct("")
    return root, (outer := Construct(root, "Outer")), Construct(outer, "Inner")


def test_a_path_has_the_ids_from_the_root_and_no_separator_of_their_own() -> None:
    root, outer, inner = _tree()
    slashed = Construct(inner, "a/b")

    assert [each.node.path for each in (root, outer, slashed)] == ["", "Outer", "Outer/Inner/a--b"]
    assert slashed.node.scopes == [root, outer, inner, slashed]
    assert slashed.node.root is root and slashed.node.scope is inner
    assert inner.node.try_find_child("a/b") is slashed
    assert slashed.to_string() == "Outer/Inner/a--b"
    assert Node.of(inner).path == inner.node.path


def test_an_address_stays_when_a_construct_is_moved_below_a_default() -> None:
    _, outer, inner = _tree()
    default = Construct(Construct(RootConstruct(""), "Outer"), "Default")

    assert Construct(default, "Inner").node.addr == inner.node.addr
    assert len(inner.node.addr) == 42 and inner.node.addr != outer.node.addr


@pytest.mark.parametrize("id", ["", None])
def test_only_the_root_may_be_without_a_name(id: Any) -> None:
    root, *_ = _tree()

    with pytest.raises(RuntimeError if id == "" else TypeError):
        Construct(root, id)


def test_two_children_of_one_name_are_refused() -> None:
    _, outer, _ = _tree()

    with pytest.raises(RuntimeError, match=r"already a Construct with name 'Inner' in Construct \[Outer\]"):
        Construct(outer, "Inner")


def test_children_with_plain_numbers_for_names_come_first() -> None:
    root = RootConstruct("")
    for name in ("b", "10", "2", "02", "a"):
        Construct(root, name)

    assert [child.node.id for child in root.node.children] == ["2", "10", "b", "02", "a"]


def test_a_tree_is_visited_from_above_or_from_below() -> None:
    root, outer, inner = _tree()
    last = Construct(root, "Last")

    assert root.node.find_all() == [root, outer, inner, last]
    assert root.node.find_all(ConstructOrder.PREORDER) == [root, outer, inner, last]
    assert root.node.find_all(ConstructOrder.POSTORDER) == [inner, outer, last, root]


def test_children_are_found_and_taken_away_by_name() -> None:
    _, outer, inner = _tree()

    assert outer.node.find_child("Inner") is inner
    with pytest.raises(RuntimeError, match="No child with id: 'Other'"):
        outer.node.find_child("Other")
    assert outer.node.try_find_child("Other") is None
    assert (outer.node.try_remove_child("Inner"), outer.node.try_remove_child("Inner")) == (True, False)
    assert outer.node.children == []


@pytest.mark.parametrize("name", ["Resource", "Default"])
def test_the_default_child_is_told_by_its_name_unless_another_is_named(name: str) -> None:
    _, outer, inner = _tree()
    assert outer.node.default_child is None
    default = Construct(outer, name)

    assert outer.node.default_child is default
    outer.node.default_child = inner
    assert outer.node.default_child is inner


def test_two_default_children_are_one_too_many() -> None:
    _, outer, _ = _tree()
    Construct(outer, "Resource")
    Construct(outer, "Default")

    with pytest.raises(RuntimeError, match="Cannot determine default child for Outer"):
        _ = outer.node.default_child


def test_context_comes_from_the_nearest_scope() -> None:
    root = RootConstruct("")
    root.node.set_context("far", {"kept": 1, "null": None})
    root.node.set_context("near", "root")
    outer = Construct(root, "Outer")
    outer.node.set_context("near", "outer")
    inner = Construct(outer, "Inner")

    assert (inner.node.try_get_context("near"), root.node.try_get_context("near")) == ("outer", "root")
    assert inner.node.get_context("far") == {"kept": 1}
    assert inner.node.get_all_context({"given": 1}) == {"given": 1, "far": {"kept": 1}, "near": "outer"}
    with pytest.raises(RuntimeError, match="No context value present for nowhere key"):
        inner.node.get_context("nowhere")


def test_context_is_set_before_there_are_children_who_may_have_read_it() -> None:
    _, outer, _ = _tree()

    with pytest.raises(RuntimeError, match="Cannot set context after children have been added: Inner"):
        outer.node.set_context("key", "value")


def test_a_lock_holds_for_everything_below() -> None:
    root, outer, inner = _tree()
    outer.node.lock()

    assert (root.node.locked, outer.node.locked, inner.node.locked) == (False, True, True)
    with pytest.raises(RuntimeError, match='Cannot add children to "Outer/Inner" during synthesis'):
        Construct(inner, "Late")
    Construct(root, "Beside")


def test_metadata_keep_their_order_and_nothing_is_not_kept() -> None:
    _, outer, _ = _tree()
    outer.node.add_metadata("first", {"a": 1})
    outer.node.add_metadata("none", None)
    outer.node.add_metadata("second", "text", stack_trace=True)

    entries = outer.node.metadata
    assert [(entry.type, entry.data, bool(entry.trace)) for entry in entries] == [
        ("first", {"a": 1}, False),
        ("second", "text", True),
    ]


def test_all_messages_of_all_checks_are_told() -> None:
    @jsii.implements(IValidation)
    class Check:
        def __init__(self, *messages: str) -> None:
            self._messages = messages

        def validate(self) -> list[str]:
            return list(self._messages)

    _, outer, _ = _tree()
    assert outer.node.validate() == []
    outer.node.add_validation(Check("one", "two"))
    outer.node.add_validation(Check("three"))

    assert outer.node.validate() == ["one", "two", "three"]


def test_dependencies_are_the_roots_of_what_was_named() -> None:
    root, outer, inner = _tree()
    group = DependencyGroup(inner)
    other = Construct(root, "Other")
    outer.node.add_dependency(other, group, other)
    late = Construct(root, "Late")
    group.add(late, other)

    assert outer.node.dependencies == [other, inner, late, other]
    with pytest.raises(RuntimeError):
        outer.node.add_dependency("text")  # type: ignore[arg-type]  # refused


def test_a_thing_may_say_what_depending_on_it_means() -> None:
    class Alias(Dependable):
        def __init__(self, *roots: Construct) -> None:
            super().__init__()
            self._roots = list(roots)

        @property
        def dependency_roots(self) -> list[Any]:
            return self._roots

    root, outer, inner = _tree()
    Dependable.implement(outer, Alias(inner))
    root.node.add_dependency(outer)

    assert root.node.dependencies == [inner]


def test_a_mixin_is_applied_to_what_it_supports_in_the_whole_tree() -> None:
    @jsii.implements(IMixin)
    class Naming:
        def __init__(self) -> None:
            self.named: list[str] = []

        def supports(self, construct: Any) -> bool:
            return str(construct.node.id) != "Outer"

        def apply_to(self, construct: Any) -> None:
            self.named.append(construct.node.path)

    root, *_ = _tree()
    mixin = Naming()

    assert root.with_(mixin) is root
    assert mixin.named == ["", "Outer/Inner"]


def test_constructs_are_told_from_other_things() -> None:
    _, outer, _ = _tree()

    assert Construct.is_construct(outer)
    assert not Construct.is_construct("Outer")
