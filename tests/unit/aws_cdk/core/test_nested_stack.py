"""Nested stacks: their place in the parent, and references in and out of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.core.cross_stack import resolve_references


def resource(scope: cdk.Stack, id: str = "R", **properties: Any) -> cdk.CfnResource:
    return cdk.CfnResource(scope, id, type="A::B::C", properties=properties)


def template(stack: cdk.Stack) -> dict[str, Any]:
    return stack._to_cloud_formation()


def place(nested: cdk.NestedStack) -> dict[str, Any]:
    """The resource of a nested stack in its parent's template."""
    parent, made = nested.nested_stack_parent, nested.nested_stack_resource
    assert made is not None
    return dict(template(parent)["Resources"][parent.get_logical_id(made)])


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    return cdk.App(outdir=str(tmp_path))


@pytest.fixture
def top(app: cdk.App) -> cdk.Stack:
    return cdk.Stack(app, "Top")


def test_the_parent_has_it_as_a_resource(top: cdk.Stack) -> None:
    nested = cdk.NestedStack(
        top,
        "N",
        parameters={"P": "v"},
        notification_arns=["arn"],
        timeout=cdk.Duration.minutes(5),
        removal_policy=cdk.RemovalPolicy.RETAIN,
    )
    nested.set_parameter("Q", "w")
    made = place(nested)
    assert (made["Type"], made["DeletionPolicy"]) == ("AWS::CloudFormation::Stack", "Retain")
    assert {name: value for name, value in made["Properties"].items() if name != "TemplateURL"} == {
        "Parameters": {"P": "v", "Q": "w"},
        "NotificationARNs": ["arn"],
        "TimeoutInMinutes": 5,
    }


def test_names_are_seen_from_where_they_are_used(top: cdk.Stack) -> None:
    nested = cdk.NestedStack(top, "N")
    made = nested.nested_stack_resource
    assert made is not None
    outer = {"Ref": top.get_logical_id(made)}
    assert nested.resolve([nested.stack_name, nested.stack_id]) == [{"Ref": "AWS::StackName"}, {"Ref": "AWS::StackId"}]
    assert top.resolve([nested.stack_name, nested.stack_id]) == [
        {"Fn::Select": [1, {"Fn::Split": ["/", outer]}]},
        outer,
    ]


def test_a_nested_stack_needs_a_stack(app: cdk.App) -> None:
    with pytest.raises(RuntimeError, match="within scope of another non-nested stack"):
        cdk.NestedStack(app, "N")


def test_values_go_down_as_parameters_through_every_level(top: cdk.Stack) -> None:
    source = resource(top, "Source")
    middle = cdk.NestedStack(top, "Middle")
    bottom = cdk.NestedStack(middle, "Bottom")
    resource(bottom, "User", P=source.ref, Q=source.get_att("X"))
    resolve_references(top.node.root)
    (by_ref, by_attribute) = template(bottom)["Parameters"]
    assert template(bottom)["Resources"]["User"]["Properties"] == {"P": {"Ref": by_ref}, "Q": {"Ref": by_attribute}}
    assert template(bottom)["Parameters"][by_ref] == {"Type": "String"}
    assert list(place(bottom)["Properties"]["Parameters"].values()) == [
        {"Ref": name} for name in template(middle)["Parameters"]
    ]
    assert list(place(middle)["Properties"]["Parameters"].values()) == [
        {"Ref": "Source"},
        {"Fn::GetAtt": ["Source", "X"]},
    ]


def test_values_come_up_as_outputs_of_every_level(top: cdk.Stack) -> None:
    middle = cdk.NestedStack(top, "Middle")
    bottom = cdk.NestedStack(middle, "Bottom")
    source = resource(bottom, "Source")
    resource(top, "User", P=source.ref)
    resolve_references(top.node.root)
    (inner,) = template(bottom)["Outputs"].items()
    (outer,) = template(middle)["Outputs"].items()
    assert inner[1] == {"Value": {"Ref": "Source"}}
    assert outer[1]["Value"]["Fn::GetAtt"][1] == f"Outputs.{inner[0]}"
    assert template(top)["Resources"]["User"]["Properties"]["P"]["Fn::GetAtt"][1] == f"Outputs.{outer[0]}"


def test_siblings_meet_in_their_parent(top: cdk.Stack) -> None:
    one, two = cdk.NestedStack(top, "One"), cdk.NestedStack(top, "Two")
    resource(two, "User", P=resource(one, "Source").ref)
    resolve_references(top.node.root)
    ((output, _),) = template(one)["Outputs"].items()
    made = one.nested_stack_resource
    assert made is not None
    (value,) = place(two)["Properties"]["Parameters"].values()
    assert value == {"Fn::GetAtt": [top.get_logical_id(made), f"Outputs.{output}"]}
    assert "DependsOn" not in place(two)


def test_stacks_that_are_not_of_one_top_exchange_exports(app: cdk.App, top: cdk.Stack) -> None:
    other = cdk.Stack(app, "Other")
    source = resource(cdk.NestedStack(top, "Inner"), "Source")
    consumer = cdk.NestedStack(other, "Reader")
    resource(consumer, "User", P=source.ref)
    resolve_references(app)
    ((_, exported),) = template(top)["Outputs"].items()
    imported = template(consumer)["Resources"]["User"]["Properties"]["P"]
    assert imported == {"Fn::ImportValue": exported["Export"]["Name"]}
    assert "Parameters" not in place(consumer)["Properties"]
    assert other.dependencies == [top]


def test_lists_travel_as_joined_text(top: cdk.Stack) -> None:
    nested = cdk.NestedStack(top, "N")
    source = resource(nested, "Source")
    resource(top, "User", P=cdk.Token.as_list(source.get_att("L", cdk.ResolutionTypeHint.STRING_LIST)))
    resolve_references(top.node.root)
    ((_, output),) = template(nested)["Outputs"].items()
    assert output["Value"] == {"Fn::Join": ["||", {"Fn::GetAtt": ["Source", "L"]}]}
    assert template(top)["Resources"]["User"]["Properties"]["P"]["Fn::Split"][0] == "||"


def test_the_template_is_an_asset_of_the_top_level_stack(app: cdk.App, top: cdk.Stack, tmp_path: Path) -> None:
    nested = cdk.NestedStack(cdk.NestedStack(top, "Middle"), "Bottom")
    resource(nested)
    app.synth()
    text = (tmp_path / nested.template_file).read_text()
    assert json.loads(text) == template(nested)
    files = json.loads((tmp_path / "Top.assets.json").read_text())["files"]
    (file,) = (file for file in files.values() if file["source"]["path"] == nested.template_file)
    assert (file["source"]["packaging"], file["displayName"]) == ("file", "Middle/Bottom Nested Stack Template")
    assert set(json.loads((tmp_path / "manifest.json").read_text())["artifacts"]) == {"Top", "Top.assets", "Tree"}


def test_a_nested_stack_may_hold_what_its_parent_hands_it_twice(top: cdk.Stack) -> None:
    source = resource(top, "Source")
    nested = cdk.NestedStack(top, "N")
    for id in "AB":
        resource(nested, id, P=f"x-{source.ref}")
    resolve_references(top.node.root)
    resolve_references(top.node.root)
    assert len(template(nested)["Parameters"]) == len(place(nested)["Properties"]["Parameters"]) == 1


def test_its_tags_are_those_of_its_resource_too(app: cdk.App, top: cdk.Stack) -> None:
    nested = cdk.NestedStack(top, "N")
    cdk.Tags.of(top).add("k", "top")
    cdk.Tags.of(nested).add("k", "nested")
    cdk.Tags.of(nested).add("own", "1")
    app.synth()
    assert place(nested)["Properties"]["Tags"] == [{"Key": "k", "Value": "top"}, {"Key": "own", "Value": "1"}]
