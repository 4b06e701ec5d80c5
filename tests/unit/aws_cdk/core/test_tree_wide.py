"""What is put on whole parts of an app: boundaries, mixins, property injectors.

What they change is compared in ``tests/parity/cases/core-resource-policies``; here are requirements and refusals.
"""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import (
    CfnResource,
    ConstructSelector,
    CustomResource,
    IPropertyInjector,
    Mixin,
    Mixins,
    PermissionsBoundary,
    PropertyInjectors,
)
from constructs import Construct


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize("placeholder", ["${AWS::AccountId}", "${AWS::Region}", "${AWS::Partition}"])
def test_a_boundary_cannot_name_an_unknown_environment(placeholder: str) -> None:
    with pytest.raises(RuntimeError, match="not supported for environment agnostic stacks"):
        cdk.Stack(cdk.App(), "S", permissions_boundary=PermissionsBoundary.from_name(f"b-{placeholder}"))


class OnResources(Mixin):
    def supports(self, construct: Any) -> bool:
        return isinstance(construct, CfnResource)

    def apply_to(self, construct: Any) -> None:
        construct.add_metadata("seen", True)


def test_a_mixin_reports_where_it_was_applied(stack: cdk.Stack) -> None:
    resource = CfnResource(stack, "R", type="A::B::C")

    applicator = Mixins.of(stack).apply(OnResources())

    assert [found.construct for found in applicator.report] == [resource]
    assert resource.get_metadata("seen") is True
    assert Mixin.is_mixin(OnResources())
    assert not Mixin.is_mixin(object())


def test_a_mixin_may_be_required(stack: cdk.Stack) -> None:
    Construct(stack, "C")

    with pytest.raises(RuntimeError, match="Mixin OnResources could not be applied to Stack but was required to"):
        Mixins.of(stack).require_all().apply(OnResources())
    with pytest.raises(RuntimeError, match="At least one mixin application was required"):
        Mixins.of(stack).require_any().apply(OnResources())


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        (ConstructSelector.by_id("a?c"), ["abc"]),
        (ConstructSelector.by_id("*"), ["S", "1", "a", "abc", "L1", "L2"]),
        (ConstructSelector.by_id(".*"), [".h"]),
        (ConstructSelector.by_id("!a"), ["S", "1", "abc", ".h", "L1", "L2"]),
        (ConstructSelector.by_id("!!a"), ["a"]),
        (ConstructSelector.by_id(""), []),
        (ConstructSelector.by_path("S/*"), ["1", "a", "abc", "L1"]),
        (ConstructSelector.by_path("**/L2"), ["L2"]),
        (ConstructSelector.by_path("*"), ["S"]),
        (ConstructSelector.by_path("S/{a,L1}"), ["a", "L1"]),
        (ConstructSelector.only_itself(), ["S"]),
        (ConstructSelector.cfn_resource(), []),
    ],
)
def test_selectors_match_whole_globs(stack: cdk.Stack, selector: Any, ids: list[str]) -> None:
    for id in ("a", "abc", ".h", "1"):
        Construct(stack, id)
    Construct(Construct(stack, "L1"), "L2")

    assert [construct.node.id for construct in selector.select(stack)] == ids


class Injector(IPropertyInjector):
    def __init__(self, unique_id: str, **changes: Any) -> None:
        self._unique_id = unique_id
        self._changes = changes
        self.seen: list[tuple[Any, str, str]] = []

    @property
    def construct_unique_id(self) -> str:
        return self._unique_id

    def inject(self, original_props: Any, *, id: str, scope: Construct) -> Any:  # type: ignore[override]  # by keyword
        self.seen.append((original_props, id, scope.node.path))
        return {**original_props, **self._changes}


def test_the_innermost_injector_changes_the_options(stack: cdk.Stack) -> None:
    unique_id = CustomResource.PROPERTY_INJECTION_ID
    outer, inner = Injector(unique_id, resourceType="Custom::Outer"), Injector(unique_id, resource_type="Custom::Inner")
    before = CustomResource(stack, "Before", service_token="t")
    PropertyInjectors.of(stack.node.root).add(outer)
    CustomResource(stack, "Outer", service_token="t")
    PropertyInjectors.of(stack).add(inner)
    CustomResource(stack, "Inner", service_token="t")

    types = {child.node.id: child.node.default_child.cfn_resource_type for child in stack.node.children}

    assert types == {
        "Before": "AWS::CloudFormation::CustomResource",
        "Outer": "Custom::Outer",
        "Inner": "Custom::Inner",
    }
    assert outer.seen == [({"serviceToken": "t"}, "Outer", "S")]
    assert before.node.path == "S/Before"
    assert PropertyInjectors.of(stack).supported_classes() == [unique_id]
    assert PropertyInjectors.of(stack).for_("nope") is None


def test_what_an_injector_returns_is_checked(stack: cdk.Stack) -> None:
    PropertyInjectors.of(stack).add(Injector(CustomResource.PROPERTY_INJECTION_ID, nope=1))
    with pytest.raises(TypeError, match="nope"):
        CustomResource(stack, "C", service_token="t")
