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


def test_what_holds_the_other_needs_no_dependency() -> None:
    top = cdk.Stack(cdk.App(), "Top")
    inner = cdk.NestedStack(top, "Inner")
    inner.add_dependency(top)
    top.add_dependency(inner)
    assert depends_on(top) == {}


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
    with pytest.raises(RuntimeError, match=r"from 'Stage1/S' \(in stage 'Stage1'\) to 'Stage0/S' .*stage boundaries"):
        two.add_dependency(one)
