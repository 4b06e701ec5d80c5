"""Checks of rendered resources against the specification. Rules and words are those of aws-cdk-lib 2.275.0, observed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from aws_cdk.spec.reader import modules, service
from aws_cdk.spec.retired_runtimes import retirement_of
from aws_cdk.spec.rules import findings_in
from aws_cdk.spec.types import class_of_type, data_of_type

CONDITION = {"Fn::If": ["c", "bad", {"Ref": "AWS::NoValue"}]}


def seen(type_name: str, properties: Any, *, checked: bool = False) -> list[tuple[str, str, str]]:
    data = data_of_type(type_name) if checked else None
    found = findings_in({"Type": type_name, "Properties": properties}, data)
    return [(finding.rule, ".".join(finding.path), finding.problem) for finding in found]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"Foo": 1}, [("F3002", "Properties.Foo", "Additional properties are not allowed ('Foo' was unexpected)")]),
        (
            {"VersioningConfiguration": {}},
            [("F3003", "Properties.VersioningConfiguration", "'Status' is a required property")],
        ),
        ({"Tags": "x"}, [("F3012", "Properties.Tags", "'x' is not of type 'array'")]),
        ({"CorsConfiguration": 5}, [("F3012", "Properties.CorsConfiguration", "5 is not of type 'object'")]),
        ({"BucketName": {"a": 1}}, [("F3012", "Properties.BucketName", "{'a': 1} is not of type 'string'")]),
        (
            {"VersioningConfiguration": {"Status": "Bad"}},
            [("W3030", "Properties.VersioningConfiguration.Status", "'Bad' is not one of ['Enabled', 'Suspended']")],
        ),
        (
            {"VersioningConfiguration": {"Fn::If": ["c", {"Status": CONDITION}, {"Status": "Enabled"}]}},
            [("W3030", "Properties.VersioningConfiguration.Status", "'bad' is not one of ['Enabled', 'Suspended']")],
        ),
        ({"BucketName": 3, "ObjectLockEnabled": "true", "Tags": {"Ref": "P"}}, []),
        (
            {"Fn::Transform": {"Name": "x"}, "VersioningConfiguration": {"Fn::Transform": {}, "X": "y"}},
            [
                (
                    "F3002",
                    "Properties.VersioningConfiguration.X",
                    "Additional properties are not allowed ('X' was unexpected)",
                )
            ],
        ),
    ],
)
def test_plain_resources_are_checked_in_full(properties: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    assert seen("AWS::S3::Bucket", properties) == expected


@pytest.mark.parametrize(
    ("type_name", "rules"),
    [
        ("AWS::Nope::Nope", ["F3006"]),
        ("AWS::S3::Nope", ["F3006"]),
        ("AWS::Nope::Nope::MODULE", []),
        ("AWS::CDK::Metadata", []),
        ("My::Nope::Nope", []),
        ("Custom::Nope", []),
    ],
)
def test_unknown_types_of_aws_are_told(type_name: str, rules: list[str]) -> None:
    assert [rule for rule, *_ in seen(type_name, {"X": 1})] == rules


def test_custom_resources_have_properties_of_their_own() -> None:
    assert seen("AWS::CloudFormation::CustomResource", {"ServiceToken": "x", "Any": 1}) == []
    assert [rule for rule, *_ in seen("AWS::CloudFormation::CustomResource", {"Any": 1})] == ["F3003"]


@pytest.mark.parametrize(
    ("status", "path"),
    [
        ({"Status": "Bad"}, "0.Status"),
        ({"Fn::If": ["c", {"Status": "Bad"}, {"Status": "Enabled"}]}, "0.Status"),
        ({"Status": "Enabled", "AbortIncompleteMultipartUpload": {"Nope": 1}}, None),
    ],
)
def test_checked_resources_are_searched_for_enumerated_values_alone(status: dict[str, Any], path: str | None) -> None:
    found = seen("AWS::S3::Bucket", {"LifecycleConfiguration": {"Rules": [status]}}, checked=True)

    wanted = [] if path is None else [("W3030", f"Properties.LifecycleConfiguration.Rules.{path}")]
    assert [(rule, place) for rule, place, _ in found] == wanted


def test_enumerated_values_in_maps_and_unions_are_found() -> None:
    data = {
        "type": "Test::Of::Maps",
        "props": {"m": "{SProperty}|token", "u": "str|[SProperty]", "n": "num"},
        "types": {"SProperty": {"v": "[str]", "s": "SProperty"}},
        "values": {"SProperty": {"v": ["a"]}, "CfnMapsProps": {"u": ["b"]}},
    }
    resource = {
        "Type": "Test::Of::Maps",
        "Properties": {"M": {"k": {"S": {"V": ["a", "x"]}}}, "U": ["b", {"V": "y"}], "N": 1},
    }

    assert [".".join(finding.path) for finding in findings_in(resource, data)] == [
        "Properties.M.k.S.V.1",
        "Properties.U.1.V",
    ]


def test_every_type_leads_to_its_class() -> None:
    for module in modules():
        for name in service(module).class_names:
            type_name = service(module).class_data(name)["type"]
            found = class_of_type(type_name)
            assert found is not None
            assert service(found[0]).class_data(found[1])["type"] == type_name


@pytest.mark.parametrize(
    ("runtime", "today", "rule"),
    [
        ("python3.8", date(2024, 10, 13), None),
        ("python3.8", date(2024, 10, 14), "W2531"),
        ("python3.8", date(2027, 2, 1), "E2533"),
        ("python3.14", date(2030, 1, 1), None),
        ("nope", date(2030, 1, 1), None),
        ("", date(2030, 1, 1), None),
    ],
)
def test_retired_runtimes_are_told_from_the_day_on(runtime: str, today: date, rule: str | None) -> None:
    retirement = retirement_of(runtime, today)

    assert (retirement and ("E2533" if retirement.blocks_creation else "W2531")) == rule


def test_the_end_of_a_runtime_is_told_with_its_successor() -> None:
    (found,) = findings_in(
        {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "nodejs12.x"}}, {"type": "x", "props": {}}
    )

    assert found.rule == "E2533"
    assert found.problem == (
        "Runtime 'nodejs12.x' was deprecated on '2023-03-31'. Creation was disabled on '2023-03-31', and updates were "
        "disabled on '2023-04-30'"
    )
    assert found.fix == "Use 'nodejs24.x'"


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        ("role-name", True),
        ("arn:aws:iam::role/x", True),
        ("arn:aws:iam::111111111111:role/x", False),
        ("{{resolve:ssm:role}}", False),
        ({"Ref": "Role"}, False),
        ({"Fn::If": ["c", "name", {"Ref": "Role"}]}, True),
    ],
)
@pytest.mark.parametrize("checked", [False, True])
def test_a_name_where_an_arn_belongs_is_told(value: Any, refused: bool, checked: bool) -> None:
    found = seen("AWS::Pipes::Pipe", {"RoleArn": value, "Source": "s", "Target": "t"}, checked=checked)

    assert [(rule, path) for rule, path, _ in found] == ([("F3031", "Properties.RoleArn")] if refused else [])
    assert all("does not match pattern '^arn:" in problem for _, _, problem in found)
