"""What a change replaces, told by the templates alone or by CloudFormation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from codegen.replacements import write_replacements
from codegen.specification import Specification
from hypothesis import given
from hypothesis import strategies as st

from purecdk.toolkit.cloud import ResourceChange
from purecdk.toolkit.differences import compare_templates
from purecdk.toolkit.replacements import replacement_by
from purecdk.toolkit.security import security_changes


def template(**resources: tuple[str, dict[str, Any] | None]) -> dict[str, Any]:
    return {
        "Resources": {
            name: {"Type": kind} if properties is None else {"Type": kind, "Properties": properties}
            for name, (kind, properties) in resources.items()
        }
    }


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("AWS::SQS::Queue", "QueueName", "True"),
        ("AWS::SQS::Queue", "DelaySeconds", None),
        ("AWS::EC2::Instance", "InstanceType", "Conditional"),
        ("AWS::SQS::Que", "QueueName", None),
        ("Custom::Own", "Name", None),
        ("", "", None),
    ],
)
def test_the_specification_tells_which_properties_replace(kind: str, name: str, expected: str | None) -> None:
    assert replacement_by(kind, name) == expected


def test_templates_tell_replacements_down_to_the_property() -> None:
    before = template(Q=("AWS::SQS::Queue", None), I=("AWS::EC2::Instance", {"InstanceType": "a", "UserData": "x"}))
    after = template(
        Q=("AWS::SQS::Queue", {"QueueName": "q", "DelaySeconds": 3}),
        I=("AWS::EC2::Instance", {"InstanceType": "b", "UserData": "x"}),
    )

    queue, instance = compare_templates(before, after).resources

    assert [(each.path[1:], each.replacement) for each in queue.values] == [
        (("QueueName",), "True"),
        (("DelaySeconds",), None),
    ]
    assert (queue.replacement, instance.replacement) == ("True", "Conditional")
    assert compare_templates(before, after).destructive


@pytest.mark.parametrize(
    "reference", [{"Ref": "Q"}, {"Fn::GetAtt": ["Q", "Arn"]}, {"Fn::GetAtt": "Q.Arn"}, {"Fn::Sub": "x-${Q.Arn}"}]
)
def test_what_refers_to_a_replaced_resource_is_replaced_where_it_must_be(reference: dict[str, Any]) -> None:
    def app(name: str) -> dict[str, Any]:
        return template(
            Last=("AWS::CloudFormation::WaitCondition", {"Handle": {"Ref": "Map"}}),
            Map=("AWS::Lambda::EventSourceMapping", {"EventSourceArn": reference, "FunctionName": "f"}),
            Fn=("AWS::Lambda::Function", {"Environment": {"Variables": {"QUEUE": reference}}}),
            Q=("AWS::SQS::Queue", {"QueueName": name}),
        )

    found = {each.logical_id: each for each in compare_templates(app("old"), app("new")).resources}

    assert "Fn" not in found  # it gets the new address without being replaced
    assert found["Map"].replacement == "True"
    assert [(each.path, each.because) for each in found["Map"].values] == [(("Properties", "EventSourceArn"), "Q")]


def test_cloudformation_knows_better_than_the_templates() -> None:
    before = template(
        Q=("AWS::SQS::Queue", {"QueueName": "a"}), M=("AWS::Lambda::EventSourceMapping", {"FunctionName": "f"})
    )
    after = template(
        Q=("AWS::SQS::Queue", {"QueueName": "b"}), M=("AWS::Lambda::EventSourceMapping", {"FunctionName": "f"})
    )

    def said(name: str, word: str | None) -> ResourceChange:
        return ResourceChange(action="Modify", logical_id=name, resource_type="", replacement=word)

    told = compare_templates(before, after, changes=(said("Q", "False"), said("M", "True"))).resources
    assert [(each.logical_id, each.replacement) for each in told] == [("Q", "False"), ("M", "True")]
    assert [each.replacement for each in compare_templates(before, after, changes=()).resources] == [None]
    assert compare_templates(before, after, changes=(said("Q", None),)).resources[0].replacement == "True"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["Type", "Properties", "Metadata", "Ref", "Fn::GetAtt", "Fn::Sub", "Tags"]), inner
        )
    ),
    max_leaves=8,
)
TEMPLATE = st.fixed_dictionaries({}, optional={"Resources": st.dictionaries(st.sampled_from("ABC"), JSON) | JSON})


@given(TEMPLATE, TEMPLATE)
def test_templates_may_hold_anything(before: dict[str, Any], after: dict[str, Any]) -> None:
    assert bool(compare_templates(before, before)) is False
    compare_templates(before, after)
    security_changes(before, after)


def test_the_file_is_made_of_what_the_specification_says(tmp_path: Path) -> None:
    properties = {
        "B": {"causesReplacement": "yes"},
        "A": {"causesReplacement": "yes"},
        "C": {"causesReplacement": "maybe"},
    }
    tables = {
        "resource": {
            "entities": [
                {"$id": "1", "cloudFormationType": "X::Y::Z", "properties": {**properties, "D": {}}},
                {"$id": "2", "cloudFormationType": "X::Y::Plain", "properties": {"A": {}}},
            ]
        },
        "typeDefinition": {"entities": []},
        "usesType": {"forward": {}},
    }

    write_replacements(Specification(tables), "source 1", tmp_path / "out.txt")

    assert (tmp_path / "out.txt").read_text() == "# from source 1: python -m codegen\nX::Y::Z A B | C\n"
