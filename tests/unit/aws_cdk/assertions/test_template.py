"""Assertions about templates, messages and tags, with messages as recorded from aws-cdk-lib 2.275.0."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.assertions import Annotations, Capture, Match, Tags, Template

TEMPLATE: dict[str, Any] = {
    "Resources": {
        "A": {"Type": "X::Y::Z", "Properties": {"a": 1, "b": "str", "c": [1, 2, 3]}, "DependsOn": ["B"]},
        "B": {"Type": "X::Y::Z", "Properties": {"a": 2, "b": "other", "c": [{"k": "v"}, {"k": "w"}]}},
        "C": {"Type": "P::Q::R"},
    },
    "Outputs": {"O1": {"Value": "v1"}, "O2": {"Value": {"Ref": "A"}}},
    "Parameters": {"P1": {"Type": "String"}},
    "Mappings": {"M1": {"k": {"a": "b"}}},
    "Conditions": {"C1": {"Fn::Equals": ["a", "b"]}},
}


@pytest.fixture
def template() -> Template:
    return Template.from_json(TEMPLATE)


def test_what_is_there_passes(template: Template) -> None:
    template.resource_count_is("X::Y::Z", 2)
    template.resource_properties_count_is("X::Y::Z", {"a": 1}, 1)
    template.has_resource_properties("X::Y::Z", {"c": Match.array_with([{"k": "w"}])})
    template.has_resource_properties("P::Q::R", {})
    template.has_resource_properties("P::Q::R", Match.absent())
    template.has_resource("X::Y::Z", {"DependsOn": ["B"]})
    template.all_resources_properties("X::Y::Z", {"a": Match.any_value()})
    template.has_output("*", {"Value": "v1"})
    template.has_parameter("P1", {"Type": "String"})
    template.has_mapping("M1", {"k": {"a": "b"}})
    template.has_condition("C1", {"Fn::Equals": ["a", "b"]})
    template.template_matches({"Resources": {"C": {"Type": "P::Q::R"}}})
    assert template.get_resource_id("X::Y::Z", {"Properties": {"a": 2}}) == "B"
    assert list(template.find_resources("X::Y::Z")) == ["A", "B"]
    assert template.find_outputs("*", {"Value": "v1"}) == {"O1": {"Value": "v1"}}
    assert template.find_parameters("P9") == {}
    assert template.find_mappings("*") == TEMPLATE["Mappings"]
    assert template.find_conditions("C1") == TEMPLATE["Conditions"]
    assert template.to_json() == TEMPLATE


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: t.resource_count_is("X::Y::Z", 3), "Expected 3 resources of type X::Y::Z but found 2"),
        (lambda t: t.resource_properties_count_is("X::Y::Z", {"a": 1}, 2), "Expected 2 resources of type X::Y::Z but found 1"),
        (lambda t: t.has_resource_properties("No::Type", {}), "Template has 0 resources with type No::Type.\nNo matches found"),
        (lambda t: t.has_resource("P::Q::R", {"X": 1}), "Template has 1 resources with type P::Q::R, but none match as expected.\nThe 1 closest matches:\nC :: {\n  \"Type\": \"P::Q::R\",\n!! Missing key 'X'\n  \"X\": undefined\n}"),
        (lambda t: t.get_resource_id("X::Y::Z"), "Template has 2 matches, expected only one."),
        (lambda t: t.all_resources("X::Y::Z", {"DependsOn": ["B"]}), "Template has 2 resource(s) with type X::Y::Z, but only 1 match as expected.\nThe following resources do not match the given definition:\n\tB"),
        (lambda t: t.all_resources_properties("X::Y::Z", {"a": 2}), "Template has 2 resource(s) with type X::Y::Z, but only 1 match as expected.\nThe following resources do not match the given definition:\n\tA"),
        (lambda t: t.all_resources("No", {}), "Template has 0 resource(s) with type No, but none match as expected."),
        (lambda t: t.has_output("Nope", {}), "Template has 0 outputs named Nope.\nNo matches found"),
        (lambda t: t.has_parameter("P1", {"Type": "S"}), "Template has 1 parameters with logicalId 'P1', but none match"),
        (lambda t: t.has_mapping("M2", {}), "Template has 0 mappings with logicalId M2."),
        (lambda t: t.has_condition("*", {"Fn::Equals": ["a", "c"]}), "Template has 1 conditions with logicalId *, but none match"),
        (lambda t: t.template_matches({"Resources": {"A": {"Type": "Q"}}}), "Template did not match as expected. The following mismatches were found:\n\tExpected Q but received X::Y::Z at /Resources/A/Type (using objectLike matcher)"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_explained(template: Template, call: Callable[[Template], Any], message: str) -> None:
    with pytest.raises(AssertionError) as caught:
        call(template)
    assert message in str(caught.value)
    assert isinstance(caught.value, RuntimeError)


def test_a_capture_keeps_the_values_of_matches_alone(template: Template) -> None:
    a, k = Capture(), Capture(Match.string_like_regexp("^[vw]$"))
    template.has_resource_properties("X::Y::Z", {"a": a})
    template.has_resource_properties("X::Y::Z", {"b": "other", "c": Match.array_with([{"k": k}])})

    assert [a.as_number(), a.next(), a.as_number(), a.next()] == [1, True, 2, False]
    assert [k.as_string(), k.next()] == ["v", False]
    with pytest.raises(AssertionError, match="expected to be number but found string"):
        k.as_number()
    with pytest.raises(AssertionError, match="No value captured"):
        Capture().as_string()


@pytest.mark.parametrize(
    ("resources", "cycle"),
    [
        ({"A": {"DependsOn": "A"}}, "A -> A"),
        ({"A": {"Properties": {"r": {"Ref": "B"}}}, "B": {"Properties": {"r": {"Fn::GetAtt": ["A", "q"]}}}}, "A -> B -> A"),
        ({"A": {"DependsOn": ["B"]}, "B": {"Properties": {"r": [{"Fn::Sub": ["${A.Arn} ${x}", {"x": 1}]}]}}}, "A -> B -> A"),
    ],
)  # fmt: skip
def test_a_dependency_cycle_is_refused(resources: dict[str, Any], cycle: str) -> None:
    with pytest.raises(AssertionError, match=f"dependency cycle: {cycle}:"):
        Template.from_json({"Resources": resources})
    Template.from_json({"Resources": resources}, skip_cyclical_dependencies_check=True)


def test_text_has_to_be_json() -> None:
    assert Template.from_string('{"Resources":{}}').to_json() == {"Resources": {}}
    with pytest.raises(RuntimeError, match="not valid JSON"):
        Template.from_string("Resources: {}")


def test_a_stack_is_synthesized_wherever_it_is() -> None:
    app = cdk.App()
    inner = cdk.Stack(cdk.Stage(app, "Stage"), "Inner")
    nested = cdk.NestedStack(inner, "Nested")
    cdk.CfnResource(nested, "R", type="N::R::R")

    Template.from_stack(nested).has_resource("N::R::R", {})
    Template.from_stack(inner).resource_count_is("AWS::CloudFormation::Stack", 1)
    with pytest.raises(TypeError, match="stack must be"):
        Template.from_stack(app)  # type: ignore[arg-type]  # refused at run time


def test_messages_of_a_stack_are_found_by_path_and_text() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    resource = cdk.CfnResource(stack, "R", type="A::B::C")
    cdk.Annotations.of(resource).add_warning_v2("id", "warn")
    cdk.Annotations.of(stack).add_error("err")

    messages = Annotations.from_stack(stack)

    messages.has_warning("/S/R", "warn [ack: id]")
    messages.has_error("*", Match.any_value())
    messages.has_no_info("*", Match.any_value())
    assert [found.id for found in messages.find_warning("*", Match.string_like_regexp("^warn"))] == ["/S/R"]
    with pytest.raises(AssertionError, match="Stack has 1 messages at path /S/R, but none match"):
        messages.has_warning("/S/R", "other")
    with pytest.raises(AssertionError, match="Stack has 0 messages at path /Nope"):
        messages.has_info("/Nope", "x")
    with pytest.raises(AssertionError, match="Expected no matches, but stack has 1 messages"):
        messages.has_no_error("/S", "err")


def test_tags_of_a_stack_are_asserted() -> None:
    tags = Tags.from_stack(cdk.Stack(cdk.App(), "S", tags={"k": "v", "z": "y"}))

    tags.has_values({"k": Match.string_like_regexp("^v")})
    assert tags.all() == {"k": "v", "z": "y"}
    Tags.from_stack(cdk.Stack(cdk.App(), "T")).has_none()
    with pytest.raises(AssertionError, match="Unexpected key z"):
        tags.has_values(Match.exact({"k": "v"}))
    with pytest.raises(AssertionError, match="Stack tags did not match"):
        tags.has_none()
    with pytest.raises(AssertionError, match="will never match"):
        tags.has_values(Match.absent())
