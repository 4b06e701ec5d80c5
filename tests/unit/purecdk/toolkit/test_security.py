"""What a change does to permissions, and to what exists."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from purecdk.toolkit.cloud import ResourceChange
from purecdk.toolkit.differences import Change, compare_templates
from purecdk.toolkit.errors import RetiredRuntime
from purecdk.toolkit.runtimes import refuse_retired
from purecdk.toolkit.security import broadens, security_changes


def policy(*statements: dict[str, Any]) -> dict[str, Any]:
    return {
        "Resources": {
            "Policy": {
                "Type": "AWS::IAM::Policy",
                "Properties": {"Roles": [{"Ref": "Role"}], "PolicyDocument": {"Statement": list(statements)}},
            }
        }
    }


ALLOW = {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": {"Fn::GetAtt": ["Bucket", "Arn"]}}
DENY = {"Effect": "Deny", "Action": "s3:*", "Resource": "*"}


def changes(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[bool, bool, str, str]]:
    return [(each.added, each.broadens, each.resource, each.text) for each in security_changes(before, after)]


def test_an_allow_that_comes_broadens_and_one_that_goes_does_not() -> None:
    text = "Allow s3:GetObject on ${Bucket.Arn}"

    assert changes(policy(), policy(ALLOW)) == [(True, True, "${Role}", text)]
    assert changes(policy(ALLOW), policy()) == [(False, False, "${Role}", text)]
    assert changes(policy(ALLOW), policy(ALLOW)) == []


def test_a_deny_that_goes_broadens() -> None:
    assert broadens(security_changes(policy(DENY), policy()))
    assert not broadens(security_changes(policy(), policy(DENY)))


def test_order_of_actions_and_of_statements_does_not_matter() -> None:
    one = {"Effect": "Allow", "Action": ["a:B", "c:D"], "Resource": "*"}
    other = {"Effect": "Allow", "Action": ["c:D", "a:B"], "Resource": ["*"], "Sid": "S"}

    assert changes(policy(one, DENY), policy(DENY, other)) == []


def test_trust_managed_policies_lambda_permissions_and_network_rules_count() -> None:
    after = {
        "Resources": {
            "Role": {
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "AssumeRolePolicyDocument": {
                        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "x"}}]
                    },
                    "ManagedPolicyArns": ["arn:p"],
                    "Policies": [
                        {"PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}}
                    ],
                },
            },
            "Permission": {
                "Type": "AWS::Lambda::Permission",
                "Properties": {"Action": "lambda:InvokeFunction", "Principal": "s3", "FunctionName": {"Ref": "Fn"}},
            },
            "Group": {
                "Type": "AWS::EC2::SecurityGroup",
                "Properties": {
                    "SecurityGroupIngress": [{"IpProtocol": "tcp", "FromPort": 80, "ToPort": 81, "CidrIp": "0.0.0.0/0"}]
                },
            },
        }
    }

    assert {(each.kind, each.resource, each.text) for each in security_changes({}, after)} == {
        ("statement", "Role (trust)", "Allow sts:AssumeRole for Service:x"),
        ("managed policy", "Role", "arn:p attached"),
        ("statement", "Role", "Allow * on *"),
        ("statement", "Permission", "Allow lambda:InvokeFunction on ${Fn} for s3"),
        ("network rule", "Group", "Ingress tcp port 80 to 81 from 0.0.0.0/0"),
    }


def test_differences_go_down_to_the_property_and_leave_out_notes() -> None:
    def template(**properties: Any) -> dict[str, Any]:
        metadata = {"aws:cdk:path": f"App/{len(properties)}"}
        return {"Resources": {"T": {"Type": "A", "Properties": properties, "Metadata": metadata}}}

    difference = compare_templates(template(Same=1, List=[1, {"a": 1}]), template(Same=1, List=[1, {"a": 2}], New=3))

    (resource,) = difference.resources
    assert [(value.path, value.before, value.after) for value in resource.values] == [
        (("Properties", "List", "1", "a"), 1, 2),
        (("Properties", "New"), None, 3),
    ]
    metadata_only = {"Resources": {"T": {"Type": "A", "Metadata": {"x": 1}}}}
    assert not compare_templates({"Resources": {"T": {"Type": "A"}}}, metadata_only)


def test_the_official_tools_telemetry_is_expected_to_differ() -> None:
    before = {
        "Resources": {"CDKMetadata": {"Type": "AWS::CDK::Metadata"}},
        "Rules": {"CheckBootstrapVersion": {"words": 1}},
        "Conditions": {"CDKMetadataAvailable": {}},
    }

    difference = compare_templates(before, {})

    assert not difference
    assert "AWS::CDK::Metadata CDKMetadata" in difference.expected


def test_what_goes_away_or_is_replaced_is_destructive() -> None:
    kept = {"Resources": {"B": {"Type": "A", "DeletionPolicy": "Retain", "Properties": {"Name": 1}}}}
    changed = {"Resources": {"B": {"Type": "A", "DeletionPolicy": "Retain", "Properties": {"Name": 2}}}}

    (gone,) = compare_templates(kept, {}).resources
    assert (gone.change, gone.kept) == (Change.REMOVED, True)
    assert compare_templates(kept, {}).destructive
    assert not compare_templates(kept, changed).destructive
    said = ResourceChange(action="Modify", logical_id="B", resource_type="A", replacement="True")
    assert compare_templates(kept, changed, changes=(said,)).destructive


def function(runtime: str) -> dict[str, Any]:
    metadata = {"aws:cdk:path": "App/Fn/Resource"}
    return {
        "Resources": {"Fn": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": runtime}, "Metadata": metadata}}
    }


def test_a_retired_runtime_is_refused_with_construct_and_successor() -> None:
    with pytest.raises(RetiredRuntime, match=r"python3\.6") as caught:
        refuse_retired(function("python3.6"), {}, stack="App", today=date(2026, 11, 22))

    assert caught.value.where == "App/Fn"
    assert "python3.14" in str(caught.value.fix)


def test_a_runtime_is_not_refused_before_its_day_nor_where_it_runs_already() -> None:
    refuse_retired(function("python3.9"), {}, stack="App", today=date(2026, 11, 22))
    refuse_retired(function("python3.13"), {}, stack="App", today=date(2026, 11, 22))
    refuse_retired(function("python3.6"), function("python3.6"), stack="App", today=date(2026, 11, 22))
    with pytest.raises(RetiredRuntime):
        refuse_retired(function("python3.9"), {}, stack="App", today=date(2027, 2, 1))
