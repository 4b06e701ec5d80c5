"""Included templates: what is refused, and how YAML is read.

What they render to is compared with the official library in ``tests/parity/cases/core-include``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.assertions import Template
from aws_cdk.cloudformation_include import CfnInclude

QUEUE = "AWS::SQS::Queue"


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def include(stack: cdk.Stack, folder: Path, template: Any, **options: Any) -> CfnInclude:
    path = folder / "template.json"
    path.write_text(json.dumps(template), encoding="utf-8")
    return CfnInclude(stack, "I", template_file=str(path), **options)


def queue(**properties: Any) -> dict[str, Any]:
    return {"Type": QUEUE, "Properties": properties}


@pytest.mark.parametrize(
    ("resource", "words"),
    [
        (queue(QueueName={"Ref": "No"}), "Element used in Ref expression with logical ID: 'No' not found"),
        (queue(QueueName={"Fn::GetAtt": ["No", "x"]}), "GetAtt expression with logical ID: 'No' not found"),
        (queue(QueueName={"Fn::Sub": "${No}"}), "Fn::Sub expression with logical ID: 'No' was not found"),
        (queue(QueueName={"Fn::If": ["No", 1, 2]}), "Condition 'No' used in an Fn::If expression does not exist"),
        (queue(QueueName={"Fn::FindInMap": ["No", "a", "b"]}), "FindInMap expression with name 'No' was not found"),
        (queue(QueueName={"Fn::Nope": 1}), "Unsupported CloudFormation function 'Fn::Nope'"),
        (queue(QueueName={"Fn::Select": [5]}), "Malformed arguments of Fn::Select"),
        (
            queue(QueueName={"Ref": "AWS::Nope"}),
            "Element used in Ref expression with logical ID: 'AWS::Nope' not found",
        ),
        (queue(FifoQueue="abc"), "Expected 'true' or 'false' for boolean value, got: 'abc'"),
        (
            queue(DelaySeconds="abc"),
            'not correct for "CfnQueueProps": CfnQueue.__init__(): type of argument delaySeconds',
        ),
        ({"Type": "AWS::Lambda::Function"}, "S/I/A [AWS::Lambda::Function] is missing required property: code"),
        (queue(QueueName={"Fn::Length": [1]}), "Unsupported CloudFormation function 'Fn::Length'"),
        ({"Type": QUEUE, "Properties": {"Fn::Transform": {"Name": "x", "Parameters": {}}}}, "Unexpected IResolvable"),
        ({"Type": QUEUE, "DependsOn": "No"}, "Resource 'A' depends on 'No' that doesn't exist"),
        ({"Type": QUEUE, "Condition": "No"}, "Resource 'A' uses Condition 'No' that doesn't exist"),
        ({"Type": QUEUE, "DeletionPolicy": "X"}, "Unrecognized DeletionPolicy 'X'"),
        ({"Properties": {}}, "`type` property is required"),
        (queue(QueueName={"Ref": "A"}), "cycle between resources in the template: A depends on A"),
        ({"Type": QUEUE, "DependsOn": ["A"]}, "cycle between resources in the template: A depends on A"),
        (
            {"Type": QUEUE, "UpdatePolicy": {"AutoScalingRollingUpdate": {"WaitOnResourceSignals": "yes"}}},
            "Expected 'true' or 'false' for boolean value, got: 'yes'",
        ),
    ],
)
def test_a_template_that_cannot_work_is_refused(
    stack: cdk.Stack, tmp_path: Path, resource: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuntimeError) as caught:
        include(stack, tmp_path, {"Resources": {"A": resource}})
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"parameters": {"Z": 1}}, "Parameter with logical ID 'Z' was not found"),
        ({"dehydrated_resources": ["Z"]}, "'Z' was specified in 'dehydratedResources'"),
        ({"load_nested_stacks": {"Z": {"template_file": "x"}}}, "Nested Stack with logical ID 'Z' was not found"),
        ({"load_nested_stacks": {"A": {"template_file": "x"}}}, "'A' is not an AWS::CloudFormation::Stack resource"),
    ],
)
def test_options_name_what_the_template_has(
    stack: cdk.Stack, tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(RuntimeError) as caught:
        include(stack, tmp_path, {"Resources": {"A": queue()}}, **options)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("getter", "words"),
    [
        ("get_resource", "Resource with logical ID 'No' was not found"),
        ("get_parameter", "Parameter with name 'No' was not found"),
        ("get_condition", "Condition with name 'No' was not found"),
        ("get_mapping", "Mapping with name 'No' was not found"),
        ("get_output", "Output with logical ID 'No' was not found"),
        ("get_rule", "Rule with name 'No' was not found"),
        ("get_hook", "Hook with logical ID 'No' was not found"),
        ("get_nested_stack", "Nested Stack with logical ID 'No' was not found"),
    ],
)
def test_what_is_not_in_the_template_cannot_be_got(stack: cdk.Stack, tmp_path: Path, getter: str, words: str) -> None:
    included = include(stack, tmp_path, {"Resources": {"A": queue()}})
    with pytest.raises(RuntimeError, match=words):
        getattr(included, getter)("No")


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ({"Ref": "A"}, "Element used in Ref expression with logical ID: 'A' not found"),
        ({"Fn::Sub": "${A}"}, "Element referenced in Fn::Sub expression with logical ID: 'A' was not found"),
        ({"Fn::Sub": "${A.Arn}"}, "Using GetAtt"),
        ({"Fn::GetAtt": ["A", "Arn"]}, "Using GetAtt"),
    ],
)
@pytest.mark.parametrize("section", ["Conditions", "Rules"])
def test_conditions_and_rules_know_parameters_alone(
    stack: cdk.Stack, tmp_path: Path, section: str, expression: dict[str, Any], words: str
) -> None:
    equals = {"Fn::Equals": [expression, "x"]}
    entry = equals if section == "Conditions" else {"Assertions": [{"Assert": equals}]}
    with pytest.raises(RuntimeError) as caught:
        include(stack, tmp_path, {section: {"E": entry}, "Resources": {"A": queue()}})
    assert words in str(caught.value)


def test_rules_take_functions_of_their_own_and_conditions_do_not(stack: cdk.Stack, tmp_path: Path) -> None:
    contains = {"Fn::Contains": [["a"], "a"]}
    include(stack, tmp_path, {"Rules": {"R": {"Assertions": [{"Assert": contains}]}}})
    assert Template.from_stack(stack).to_json()["Rules"]["R"] == {"Assertions": [{"Assert": contains}]}
    with pytest.raises(RuntimeError, match="Unsupported CloudFormation function 'Fn::Contains'"):
        include(cdk.Stack(cdk.App(), "T"), tmp_path, {"Conditions": {"C": contains}})


def test_an_output_has_a_value(stack: cdk.Stack, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Missing value for CloudFormation output"):
        include(stack, tmp_path, {"Outputs": {"O": {"Description": "d"}}})


@pytest.mark.parametrize("transform", ["A", ["A"], ["A", "B"], []])
def test_transforms_stay_as_they_are_written(stack: cdk.Stack, tmp_path: Path, transform: Any) -> None:
    include(stack, tmp_path, {"Transform": transform, "Resources": {"A": queue()}})
    assert Template.from_stack(stack).to_json()["Transform"] == transform


def test_circles_are_accepted_on_request(stack: cdk.Stack, tmp_path: Path) -> None:
    resources = {"A": queue(QueueName={"Ref": "B"}), "B": {**queue(QueueName={"Ref": "A"}), "DependsOn": "A"}}

    include(stack, tmp_path, {"Resources": resources}, allow_cyclical_references=True)

    template = Template.from_stack(stack, skip_cyclical_dependencies_check=True)
    template.has_resource(QUEUE, {"Properties": {"QueueName": {"Ref": "A"}}, "DependsOn": ["A"]})


def test_included_resources_have_their_classes_and_values(stack: cdk.Stack, tmp_path: Path) -> None:
    from aws_cdk.aws_sqs import CfnQueue

    included = include(stack, tmp_path, {"Resources": {"A": queue(DelaySeconds="5", FifoQueue="true", QueueName=7)}})

    made = included.get_resource("A")

    assert isinstance(made, CfnQueue)
    assert (made.delay_seconds, made.fifo_queue, made.queue_name) == (5, True, "7")


YAML = """
Resources:
  R:
    Type: Custom::X
    Properties:
      words: [yes, no, on, Yes, TRUE, true, y, ~, null, "", "1", =, <<, 2020-01-01, 12:30:45]
      numbers: [0o7, 012, 0x1F, 1_000, 1e3, .5, -0, +1, 0123456789012, 0b11, 1.0]
      1: number
      true: boolean
      functions: [!Ref "AWS::NoValue", !GetAtt Q.Arn, !GetAtt [Q, Arn], !Sub x, !If [C, a, b], !GetAZs {Ref: "AWS::Region"}]
      block: |
        a
        b
  Q: {Type: AWS::SQS::Queue}
Conditions: {C: !Equals [!Ref "AWS::Region", b], D: !Not [!Condition C]}
"""


def test_yaml_is_read_by_the_core_schema_with_short_functions(stack: cdk.Stack, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(YAML, encoding="utf-8")

    CfnInclude(stack, "I", template_file=str(tmp_path / "t.yaml"))

    template = Template.from_stack(stack).to_json()
    # Recorded from aws-cdk-lib 2.275.0.
    assert template["Resources"]["R"]["Properties"] == {
        "words": ["yes", "no", "on", "Yes", True, True, "y", "", "1", "=", "<<", "2020-01-01", "12:30:45"],
        "numbers": [7, 12, 31, "1_000", 1000, 0.5, 0, 1, 123456789012, "0b11", 1],
        "1": "number",
        "true": "boolean",
        "functions": [
            {"Ref": "AWS::NoValue"},
            {"Fn::GetAtt": "Q.Arn"},
            {"Fn::GetAtt": ["Q", "Arn"]},
            {"Fn::Sub": "x"},
            {"Fn::If": ["C", "a", "b"]},
            {"Fn::GetAZs": {"Ref": "AWS::Region"}},
        ],
        "block": "a\nb\n",
    }
    assert template["Conditions"]["D"] == {"Fn::Not": [{"Condition": "C"}]}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("nope.json", None, "no such file"),
        ("t.json", "{", "cannot read the template"),
        ("t.yaml", "a: [", "cannot read the template"),
        ("t.yaml", "- a", "holds no template"),
    ],
)
def test_a_file_that_holds_no_template_is_refused(
    stack: cdk.Stack, tmp_path: Path, name: str, text: str | None, words: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(RuntimeError, match=words):
        CfnInclude(stack, "I", template_file=str(tmp_path / name))


@pytest.mark.parametrize(
    "policy",
    [
        {"Fn::If": ["C", {"AutoScalingRollingUpdate": {"MaxBatchSize": 1}}, {"Ref": "AWS::NoValue"}]},
        {"AutoScalingRollingUpdate": {"Fn::If": ["C", {"MaxBatchSize": 1}, {"Ref": "AWS::NoValue"}]}},
    ],
)
def test_an_intrinsic_in_place_of_a_policy_stays_or_is_refused_by_flag(tmp_path: Path, policy: dict[str, Any]) -> None:
    group = {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MaxSize": "1", "MinSize": "1"}}
    document = {
        "Conditions": {"C": {"Fn::Equals": ["a", "b"]}},
        "Resources": {"A": {**group, "UpdatePolicy": policy}},
    }
    stack = cdk.Stack(cdk.App(), "S")
    include(stack, tmp_path, document)
    assert Template.from_stack(stack).to_json()["Resources"]["A"]["UpdatePolicy"] == policy

    flag = "@aws-cdk/core:cfnIncludeRejectComplexResourceUpdateCreatePolicyIntrinsics"
    strict = cdk.Stack(cdk.App(context={flag: True}), "S")
    with pytest.raises(RuntimeError, match="Cannot convert resource 'A' to CDK objects"):
        include(strict, tmp_path, document)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("template.json", '{"Resources": {"A": {"Type": "X::Y::Z"}, "A": {"Type": "X::Y::Z"}}}'),
        ("template.yaml", "Resources:\n  A: {Type: X::Y::Z}\n  A: {Type: X::Y::Z}\n"),
    ],
)
def test_a_key_that_stands_twice_is_refused(stack: cdk.Stack, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    with pytest.raises(RuntimeError, match='Map keys must be unique; "A" is repeated'):
        CfnInclude(stack, "I", template_file=str(tmp_path / name))


def test_a_hook_names_resources_that_are_there(stack: cdk.Stack, tmp_path: Path) -> None:
    application = {"Target": {"Type": "AWS::ECS::Service", "LogicalID": "No"}, "ECSAttributes": {}}
    hook = {"Type": "AWS::CodeDeploy::BlueGreen", "Properties": {"Applications": [application]}}

    with pytest.raises(RuntimeError, match="Hook 'H' references resource 'No' that was not found in the template"):
        include(stack, tmp_path, {"Resources": {"A": queue()}, "Hooks": {"H": hook}})
