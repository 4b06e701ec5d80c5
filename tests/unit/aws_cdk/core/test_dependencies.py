"""Dependencies: where they land, and the circles that they must not make."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.core.dependencies import apply_construct_dependencies
from aws_cdk.core.synthesis import _prepare
from constructs import Construct


def resource(scope: Construct, id: str = "R", **properties: Any) -> cdk.CfnResource:
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def depends_on(stack: cdk.Stack) -> dict[str, list[str]]:
    resources = stack._to_cloud_formation()["Resources"]
    return {name: entry["DependsOn"] for name, entry in resources.items() if "DependsOn" in entry}


def names(stacks: list[cdk.Stack]) -> list[str]:
    return [stack.node.path for stack in stacks]


def test_constructs_depend_by_all_their_resources() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    one, two = Construct(stack, "One"), Construct(stack, "Two")
    for scope in (one, two):
        for id in "AB":
            resource(scope, id)
    one.node.add_dependency(two)
    apply_construct_dependencies(stack)
    targets = [stack.get_logical_id(child) for child in two.node.children if isinstance(child, cdk.CfnElement)]
    assert list(depends_on(stack).values()) == [targets, targets]


def test_resources_of_other_stacks_make_the_stacks_depend() -> None:
    app = cdk.App()
    a, b = cdk.Stack(app, "A"), cdk.Stack(app, "B")
    resource(b).add_dependency(resource(a))
    assert names(b.dependencies) == ["A"]
    assert depends_on(b) == {}


def test_inside_a_stack_its_nested_stacks_depend_as_a_whole() -> None:
    top = cdk.Stack(cdk.App(), "Top")
    first, second = cdk.NestedStack(top, "First"), cdk.NestedStack(top, "Second")
    deep = cdk.NestedStack(second, "Deep")
    resource(deep).add_dependency(resource(first))
    (dependent,) = depends_on(top).items()
    assert dependent[0].startswith("SecondNestedStack")
    assert [target[:16] for target in dependent[1]] == ["FirstNestedStack"]


@pytest.mark.parametrize("source", ["Inner", "Inner/R", "Inner/Deep", "Here"])
def test_nothing_depends_on_the_stack_that_holds_it(source: str) -> None:
    top = cdk.Stack(cdk.App(), "Top")
    inner = cdk.NestedStack(top, "Inner")
    resource(inner)
    cdk.NestedStack(inner, "Deep")
    Construct(top, "Here")
    dependent: Any = top
    for id in source.split("/"):
        dependent = dependent.node.find_child(id)
    dependent.node.add_dependency(top)
    with pytest.raises(RuntimeError, match=f"'Top/{source}' cannot depend on parent stack 'Top'"):
        apply_construct_dependencies(top)


def test_nothing_depends_on_the_nested_stack_or_stage_that_holds_it() -> None:
    stage = cdk.Stage(cdk.App(), "Stage")
    inner = cdk.NestedStack(cdk.Stack(stage, "Top"), "Inner")
    deep = cdk.NestedStack(inner, "Deep")
    with pytest.raises(RuntimeError, match="cannot depend on parent nested-stack 'Stage/Top/Inner'"):
        deep.add_dependency(inner)
    deep.node.add_dependency(stage)
    with pytest.raises(RuntimeError, match="cannot depend on parent stage 'Stage'"):
        apply_construct_dependencies(stage)


def test_what_holds_another_comes_after_it_anyway() -> None:
    top = cdk.Stack(cdk.App(), "Top")
    inner = cdk.NestedStack(top, "Inner")
    resource(top)
    resource(inner, "A")
    resource(inner, "B")
    top.add_dependency(inner)
    top.node.add_dependency(inner)
    inner.node.add_dependency(inner.node.find_child("A"))
    apply_construct_dependencies(top)
    assert depends_on(top) == depends_on(inner) == {}


def test_stacks_depend_through_constructs_without_resources() -> None:
    app = cdk.App()
    a, b, c = (cdk.Stack(app, name) for name in "ABC")
    Construct(a, "Empty").node.add_dependency(Construct(b, "Empty"))
    cdk.NestedStack(b, "Inner").node.add_dependency(c)
    apply_construct_dependencies(app)
    assert (names(a.dependencies), names(b.dependencies)) == (["B"], ["C"])


def test_constructs_around_stacks_are_passed_over() -> None:
    app = cdk.App()
    around, other = Construct(app, "Around"), cdk.Stack(app, "Other")
    inside = cdk.Stack(around, "Inside")
    around.node.add_dependency(other)
    other.node.add_dependency(around)
    apply_construct_dependencies(app)
    assert inside.dependencies == other.dependencies == []


def test_a_nested_stack_stands_for_what_is_in_it() -> None:
    top = cdk.Stack(cdk.App(), "Top")
    group = Construct(top, "Group")
    one, two = cdk.NestedStack(group, "One"), cdk.NestedStack(top, "Two")
    own = cdk.CfnResource(group, "Own", type="A::B::C")
    group.node.add_dependency(Construct(two, "Empty"))
    apply_construct_dependencies(top)
    target = top.get_logical_id(two.nested_stack_resource)  # type: ignore[arg-type]  # there is one
    nested = top.get_logical_id(one.nested_stack_resource)  # type: ignore[arg-type]
    assert depends_on(top) == {nested: [target], top.get_logical_id(own): [target]}


def test_stacks_depend_while_a_reason_is_left() -> None:
    app = cdk.App()
    a, b = cdk.Stack(app, "A"), cdk.Stack(app, "B")
    source = resource(a)
    one, two = resource(b, "One"), resource(b, "Two")
    source.add_dependency(one)
    source.add_dependency(two)
    assert source.obtain_dependencies() == [one, two]
    source.remove_dependency(one)
    assert source.obtain_dependencies() == [two]
    assert names(a.dependencies) == ["B"]
    source.replace_dependency(two, resource(a, "Near"))
    assert a.dependencies == []
    a.add_dependency(b)
    source.add_dependency(one)
    source.remove_dependency(one)
    assert names(a.dependencies) == ["B"]


def test_a_dependency_is_taken_back_or_replaced() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    one, two, three = (resource(stack, id) for id in "ABC")
    one.add_dependency(two)
    one.replace_dependency(two, three)
    assert depends_on(stack) == {"A": ["C"]}
    one.remove_dependency(three)
    assert depends_on(stack) == {}


def test_a_circle_of_stacks_is_reported_with_its_path() -> None:
    app = cdk.App()
    a, b, c = (cdk.Stack(app, name) for name in "ABC")
    a.add_dependency(b, "a needs b")
    b.add_dependency(c)
    with pytest.raises(RuntimeError) as raised:
        c.add_dependency(a)
    message = str(raised.value)
    assert "'A' depends on 'C' (a needs b, " in message
    assert "cyclic reference: C -> A -> B -> C" in message


def test_a_circle_of_references_names_the_references() -> None:
    app = cdk.App()
    a, b = cdk.Stack(app, "A"), cdk.Stack(app, "B")
    one, two = resource(a, "One"), resource(b, "Two")
    resource(b, "UsesOne", P=one.ref)
    resource(a, "UsesTwo", P=two.ref)
    with pytest.raises(RuntimeError, match=r"'A' depends on 'B' \(A -> B/Two.Ref\).*\(B -> A/One.Ref\).*cyclic"):
        _prepare(app)


def test_stages_are_deployed_on_their_own() -> None:
    app = cdk.App()
    one, two = (cdk.Stack(cdk.Stage(app, f"Stage{index}"), "S") for index in range(2))
    with pytest.raises(RuntimeError, match=r"from 'Stage1/S' \(in Stage 'Stage1'\) to 'Stage0/S' .*stage boundaries"):
        two.add_dependency(one)


def test_what_cannot_be_depended_on_is_told_at_once() -> None:
    stack = cdk.Stack(cdk.App(), "S")

    with pytest.raises(RuntimeError, match="'x' does not implement Dependable"):
        stack.node.add_dependency("x")  # type: ignore[arg-type]  # what is tested
