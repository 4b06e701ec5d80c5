"""The one checker of L1 arguments."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iot as iot
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sqs as sqs


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def function(stack: cdk.Stack, **options: Any) -> Any:
    return lambda_.CfnFunction(stack, "F", **{"role": "r", "code": {"zip_file": "z"}, **options})


def properties(resource: Any) -> Any:
    from aws_cdk.core.resolve import Resolver

    (rendered,) = resource._fragment(Resolver(resource))["Resources"].values()
    return rendered.get("Properties")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"role": None}, ["role", "required"]),
        ({"memory": 3}, ["memory", "memory_size"]),
        ({"memorySize": 3}, ["memorySize", "memory_size"]),
        ({"role": 3}, ["role", "str", "int"]),
        ({"timeout": "3"}, ["timeout", "int or float", "str"]),
        ({"timeout": True}, ["timeout", "bool"]),
        ({"timeout": float("nan")}, ["timeout", "finite"]),
        ({"code": "z"}, ["code", "CodeProperty", "str"]),
        ({"code": {"zip_file": 3}}, ["code.zip_file", "str", "int"]),
        ({"code": {"zip_fil": "z"}}, ["zip_fil", "zip_file", "code"]),
        ({"code": {"ZipFile": "z"}}, ["ZipFile", "zip_file"]),
        ({"code": {"zip_file": "z", "zipFile": "z"}}, ["zip_file", "twice"]),
        ({"code": lambda_.CfnFunction.EnvironmentProperty()}, ["code", "EnvironmentProperty"]),
        ({"layers": "abc"}, ["layers", "list"]),
        ({"layers": ["a", 3]}, ["layers[1]", "int"]),
        ({"layers": ["a", None]}, ["layers[1]", "NoneType"]),
        ({"layers": {"a"}}, ["layers", "set"]),
        ({"environment": {"variables": {"A": 1}}}, ["environment.variables.A", "int"]),
        ({"tags": [{"key": "k"}]}, ["tags[0]", "value"]),
        ({"tags": [{"key": "k", "value": "v", "more": 1}]}, ["tags[0]", "more"]),
    ],
)
def test_a_wrong_argument_is_a_type_error_with_its_path(
    stack: cdk.Stack, options: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(TypeError) as raised:
        function(stack, **options)

    assert isinstance(raised.value, RuntimeError)
    assert [word for word in [*words, "S/F"] if word not in str(raised.value)] == []
    assert stack.node.try_find_child("F") is None


def test_a_missing_argument_is_named(stack: cdk.Stack) -> None:
    with pytest.raises(TypeError, match="'role'"):
        lambda_.CfnFunction(stack, "F", code={"zip_file": "z"})  # type: ignore[call-arg]  # the point


def test_the_path_leads_through_lists_of_structs(stack: cdk.Stack) -> None:
    with pytest.raises(TypeError, match=r"lifecycle_configuration\.rules\[1\]\.expiration_in_days"):
        s3.CfnBucket(
            stack,
            "B",
            lifecycle_configuration={"rules": [{"status": "Enabled"}, {"status": "Enabled", "expirationInDays": "3"}]},
        )


@pytest.mark.parametrize("key", ["expiration_in_days", "expirationInDays"])
def test_dicts_take_both_spellings_at_every_depth(stack: cdk.Stack, key: str) -> None:
    bucket = s3.CfnBucket(stack, "B", lifecycle_configuration={"rules": [{"status": "Enabled", key: 3}]})

    assert properties(bucket) == {"LifecycleConfiguration": {"Rules": [{"ExpirationInDays": 3, "Status": "Enabled"}]}}


@pytest.mark.parametrize("key", ["lambda_", "lambda"])
def test_names_that_are_python_keywords_go_with_and_without_underscore(stack: cdk.Stack, key: str) -> None:
    rule = iot.CfnTopicRule(stack, "R", topic_rule_payload={"sql": "s", "actions": [{key: {"function_arn": "f"}}]})

    assert properties(rule)["TopicRulePayload"]["Actions"] == [{"Lambda": {"FunctionArn": "f"}}]


@pytest.mark.parametrize(("given", "written"), [(3.0, 3), (3.5, 3.5), (-0.0, 0), (2**60, float(2**60))])
def test_whole_floats_are_written_as_ints(stack: cdk.Stack, given: float, written: float) -> None:
    rendered = properties(function(stack, timeout=given))["Timeout"]

    assert (rendered, type(rendered)) == (written, type(written))


def test_none_is_not_given_but_empty_values_are(stack: cdk.Stack) -> None:
    made = function(stack, timeout=None, layers=[], environment={}, handler="", code={"zip_file": "", "s3_key": None})

    assert properties(made) == {"Code": {"ZipFile": ""}, "Environment": {}, "Handler": "", "Layers": [], "Role": "r"}


def test_properties_stand_in_the_order_of_their_cloudformation_names(stack: cdk.Stack) -> None:
    made = lambda_.CfnFunction(
        stack, "F", timeout=1, code={"zip_file": "z", "image_uri": "i"}, role="r", tags=[{"key": "k", "value": "v"}]
    )

    assert list(properties(made)) == ["Code", "Role", "Tags", "Timeout"]
    assert list(properties(made)["Code"]) == ["ImageUri", "ZipFile"]


def test_an_argument_changed_afterwards_changes_nothing(stack: cdk.Stack) -> None:
    layers, policy = ["a"], {"deep": [1]}
    made = function(stack, layers=layers)
    queue = sqs.CfnQueue(stack, "Q", redrive_policy=policy)

    layers.append("b")
    policy["deep"].append(2)

    assert properties(made)["Layers"] == ["a"]
    assert properties(queue) == {"RedrivePolicy": {"deep": [1]}}


def test_free_form_values_keep_their_keys_and_order(stack: cdk.Stack) -> None:
    queue = sqs.CfnQueue(stack, "Q", redrive_policy={"b_c": 1, "a": None, "e": (1,), "d": {}})

    assert properties(queue) == {"RedrivePolicy": {"b_c": 1, "e": [1], "d": {}}}
    assert list(properties(queue)["RedrivePolicy"]) == ["b_c", "e", "d"]


def test_moments_are_written_in_utc_to_the_second(stack: cdk.Stack) -> None:
    east = timezone(timedelta(hours=2))
    rule = {"status": "Enabled", "expiration_date": datetime(2020, 1, 2, 3, 4, 5, 678901, tzinfo=east)}

    bucket = s3.CfnBucket(stack, "B", lifecycle_configuration={"rules": [rule]})

    assert properties(bucket)["LifecycleConfiguration"]["Rules"][0]["ExpirationDate"] == "2020-01-02T01:04:05Z"


@pytest.mark.parametrize("moment", [datetime(2020, 1, 2), date(2020, 1, 2), "2020-01-02"])
def test_a_moment_needs_a_time_zone(moment: Any) -> None:
    with pytest.raises(TypeError, match="expiration_date"):
        s3.CfnBucket.RuleProperty(status="Enabled", expiration_date=moment)


def test_a_resource_stands_for_what_identifies_it(stack: cdk.Stack) -> None:
    key = kms.CfnKey(stack, "K")
    alias = kms.CfnAlias(stack, "A", alias_name="alias/x", target_key_id="t")

    made = [
        sqs.CfnQueue(stack, "Q0", kms_master_key_id=key),
        sqs.CfnQueue(stack, "Q1", kms_master_key_id=alias),
        sqs.CfnQueue(stack, "Q2", kms_master_key_id="k"),
    ]

    assert [properties(queue)["KmsMasterKeyId"] for queue in made] == [
        {"Fn::GetAtt": ["K", "Arn"]},
        {"Ref": "A"},
        "k",
    ]
    with pytest.raises(TypeError, match="kms_master_key_id"):
        sqs.CfnQueue(stack, "Q3", kms_master_key_id=s3.CfnBucket(stack, "B"))  # type: ignore[arg-type]  # the point


def test_structs_check_compare_and_show_themselves() -> None:
    rule = s3.CfnBucket.RuleProperty(status="Enabled", transitions=[{"storageClass": "GLACIER"}])

    assert rule == s3.CfnBucket.RuleProperty(status="Enabled", transitions=[{"storage_class": "GLACIER"}])
    assert repr(rule) == "RuleProperty(status='Enabled', transitions=[TransitionProperty(storage_class='GLACIER')])"
    assert rule.prefix is None
    with pytest.raises(TypeError, match="status"):
        s3.CfnBucket.RuleProperty()  # type: ignore[call-arg]  # the point
    with pytest.raises(TypeError, match=r"transitions\[0\].storage_class"):
        s3.CfnBucket.RuleProperty(status="Enabled", transitions=[{"storageClass": 3}])


def test_props_of_a_class_are_a_struct_whose_options_can_be_passed_on(stack: cdk.Stack) -> None:
    props = s3.CfnBucketProps(bucket_name="b")

    assert properties(s3.CfnBucket(stack, "B", **props._values)) == {"BucketName": "b"}


def test_options_called_like_scope_and_id_are_options(stack: cdk.Stack) -> None:
    from aws_cdk import aws_wafv2 as waf

    acl = waf.CfnWebACL(
        scope_=stack, id="W", scope="REGIONAL", default_action={"allow": {}}, visibility_config=visibility()
    )  # type: ignore[call-arg]  # by keyword at run time alone

    assert acl.node.id == "W"
    assert properties(acl)["Scope"] == "REGIONAL"


def visibility() -> dict[str, Any]:
    return {"cloudWatchMetricsEnabled": False, "metricName": "m", "sampledRequestsEnabled": False}
