"""Custom resources that are calls of the SDK."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import custom_resources as cr
from aws_cdk.core.dependencies import apply_construct_dependencies

CALL = {"service": "SSM", "action": "getParameter", "parameters": {"Name": "n", "Deep": [1, True, {"x": "1"}]}}
ID = cr.PhysicalResourceId.of("id")
ANY = cr.AwsCustomResourcePolicy.from_sdk_calls(resources=cr.AwsCustomResourcePolicy.ANY_RESOURCE)


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    return cdk.Stack(cdk.App(outdir=str(tmp_path)), "S")


def make(scope: cdk.Stack, id: str = "C", **options: Any) -> cr.AwsCustomResource:
    return cr.AwsCustomResource(scope, id, **{"policy": ANY, "install_latest_aws_sdk": False, **options})


def call(**options: Any) -> dict[str, Any]:
    return {**CALL, **options}


def of_type(stack: cdk.Stack, type: str) -> list[dict[str, Any]]:
    resources = stack._to_cloud_formation()["Resources"].values()
    return [resource for resource in resources if resource["Type"] == type]


def actions(stack: cdk.Stack) -> list[Any]:
    (policy,) = of_type(stack, "AWS::IAM::Policy")
    return [(entry["Action"], entry["Resource"]) for entry in policy["Properties"]["PolicyDocument"]["Statement"]]


def test_calls_are_json_texts_that_the_handler_reads(stack: cdk.Stack) -> None:
    made = make(
        stack,
        on_update=call(physical_resource_id=cr.PhysicalResourceId.from_response("A.B"), output_paths=["A"]),
        on_delete=call(action="deleteParameter", parameters={"Name": cr.PhysicalResourceIdReference()}, region="r"),
    )
    (resource,) = of_type(stack, "Custom::AWS")
    shown = resource["Properties"]
    assert json.loads(shown["Update"]) == {
        "action": "getParameter",
        "service": "SSM",
        "outputPaths": ["A"],
        "parameters": CALL["parameters"],
        "physicalResourceId": {"responsePath": "A.B"},
    }
    assert shown["Create"] == shown["Update"]
    assert json.loads(shown["Delete"])["parameters"] == {"Name": "PHYSICAL:RESOURCEID:"}
    assert shown["InstallLatestAwsSdk"] is False
    read = [made.get_response_field("A.B"), made.get_response_field_reference("C")]
    assert [value["Fn::GetAtt"][1] for value in stack.resolve(read)] == ["A.B", "C"]


def test_one_function_makes_the_calls_of_a_stack(stack: cdk.Stack) -> None:
    for id in "AB":
        make(stack, id, on_create=call(physical_resource_id=ID))
    assert len(of_type(stack, "AWS::Lambda::Function")) == 1
    assert len(of_type(stack, "AWS::IAM::Policy")) == 2


@pytest.mark.parametrize(
    ("service", "action", "allowed"),
    [
        ("SSM", "getParameter", "ssm:GetParameter"),
        ("@aws-sdk/client-ssm", "GetParameterCommand", "ssm:GetParameter"),
        ("CloudWatchLogs", "putRetentionPolicy", "logs:PutRetentionPolicy"),
        ("@aws-sdk/client-cloudwatch-logs", "putRetentionPolicy", "logs:PutRetentionPolicy"),
    ],
)
def test_calls_are_allowed_by_their_names(stack: cdk.Stack, service: str, action: str, allowed: str) -> None:
    make(stack, on_create={"service": service, "action": action, "physical_resource_id": ID})
    assert actions(stack) == [(allowed, "*")]


def test_a_call_in_another_role_is_allowed_to_take_it(stack: cdk.Stack) -> None:
    make(stack, on_create=call(physical_resource_id=ID, assumed_role_arn="arn:r", external_id="x"))
    assert actions(stack) == [("sts:AssumeRole", "arn:r")]


def test_the_permission_comes_before_the_call(stack: cdk.Stack) -> None:
    statement = iam.PolicyStatement(actions=["a:B"], resources=["r"])
    make(stack, on_create=call(physical_resource_id=ID), policy=cr.AwsCustomResourcePolicy.from_statements([statement]))
    assert actions(stack) == [("a:B", "r")]
    apply_construct_dependencies(stack)
    (resource,) = of_type(stack, "Custom::AWS")
    assert "Policy" in resource["DependsOn"][0]


def test_the_newest_sdk_is_installed_unless_the_app_says_no(stack: cdk.Stack) -> None:
    quiet = cdk.Stack(stack.node.root, "Quiet")
    quiet.node.set_context("@aws-cdk/customresources:installLatestAwsSdkDefault", False)
    for scope, expected in ((stack, True), (quiet, False)):
        make(scope, on_create=call(physical_resource_id=ID), install_latest_aws_sdk=None)
        (resource,) = of_type(scope, "Custom::AWS")
        assert resource["Properties"]["InstallLatestAwsSdk"] is expected
        warnings = [entry for entry in scope.node.find_child("C").node.metadata if entry.type == "aws:cdk:warning"]
        assert len(warnings) == int(expected)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "At least `onCreate`, `onUpdate` or `onDelete`"),
        ({"on_create": call()}, "'physicalResourceId' must be specified for 'onCreate'"),
        ({"on_update": call()}, "for 'onUpdate' call when 'onCreate' is omitted"),
        ({"on_delete": call(), "policy": None}, "At least one of `policy` or `role`"),
        ({"on_create": call(physical_resource_id=ID, external_id="x")}, "ExternalId can only be provided"),
        (
            {"on_create": call(physical_resource_id=ID, parameters={"a": [cr.PhysicalResourceIdReference()]})},
            "must not be specified in `onCreate`",
        ),
        (
            {
                "on_create": call(
                    physical_resource_id=cr.PhysicalResourceId.from_response("A"), ignore_error_codes_matching=".*"
                )
            },
            "`PhysicalResourceId.fromResponse` cannot be called along with",
        ),
    ],
)
def test_refuses_calls_that_do_not_fit(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=f"(?s){message}.*where: S/C at"):
        make(stack, **options)


def test_there_is_no_answer_to_read_where_errors_are_ignored(stack: cdk.Stack) -> None:
    made = make(stack, on_create=call(physical_resource_id=ID, ignore_error_codes_matching="404"))
    for read in (made.get_response_field, made.get_response_field_reference):
        with pytest.raises(RuntimeError, match="cannot be called along with `ignoreErrorCodesMatching`"):
            read("A")


def test_settings_reach_the_functions_of_the_library_alone(stack: cdk.Stack) -> None:
    from aws_cdk import aws_lambda as lambda_
    from aws_cdk import aws_logs as logs

    make(stack, on_create=call(physical_resource_id=ID), log_group=logs.LogGroup(stack, "Logs"))
    lambda_.Function(
        stack, "Own", code=lambda_.Code.from_inline("x"), handler="i.h", runtime=lambda_.Runtime.PYTHON_3_12
    )
    settings = cr.CustomResourceConfig.of(stack.node.root)
    settings.add_lambda_runtime(lambda_.Runtime.PYTHON_3_14)
    settings.add_lambda_runtime(lambda_.Runtime.NODEJS_22_X)  # which cannot run handlers written in Python
    settings.add_log_retention_lifetime(logs.RetentionDays.ONE_WEEK)
    settings.add_removal_policy(cdk.RemovalPolicy.DESTROY)
    stack.node.root.synth()
    runtimes = {
        function["Properties"]["Handler"]: function["Properties"]["Runtime"]
        for function in of_type(stack, "AWS::Lambda::Function")
    }
    assert runtimes == {"index.handler": "python3.14", "i.h": "python3.12"}
    (log,) = of_type(stack, "AWS::Logs::LogGroup")
    assert (log["Properties"]["RetentionInDays"], log["DeletionPolicy"]) == (7, "Delete")
