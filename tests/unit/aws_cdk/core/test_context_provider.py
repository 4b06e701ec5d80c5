"""Context values: their keys, what is reported as missing, availability zones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import cloud_assembly_schema as schema


def stack_in(context: dict[str, Any] | None = None, outdir: Path | None = None, **props: Any) -> cdk.Stack:
    app = cdk.App(context=context, outdir=None if outdir is None else str(outdir))
    return cdk.Stack(app, "A", env=cdk.Environment(account="111111111111", region="eu-west-1"), **props)


def missing_of(stack: cdk.Stack) -> list[schema.MissingContext]:
    root = stack.node.root
    assert isinstance(root, cdk.App)
    return list(root.synth().manifest.missing or ())


@pytest.mark.parametrize(
    ("props", "key"),
    [
        ({}, "p:"),
        ({"b": 1, "a": "x", "c": True, "d": 1.5, "e": "", "n": None}, "p:a=x:b=1:c=true:d=1.5:e="),
        ({"a": "b:c=d$:", "c:d": "1"}, "p:a=b$:c=d$$::c:d=1"),
        ({"o": {"n": 1, "m": ["x", None, {"k": "v"}]}, "e": {}, "l": []}, "p:o.m.0=x:o.m.2.k=v:o.n=1"),
        ({"l": [str(index) for index in range(11)]}, "p:l.0=0:l.10=10:" + ":".join(f"l.{i}={i}" for i in range(1, 10))),
        ({"é": "3", "_a": "1", "A": "2"}, "p:A=2:_a=1:é=3"),
    ],
)
def test_keys_are_made_of_sorted_parts(props: dict[str, Any], key: str) -> None:
    found = cdk.ContextProvider.get_key(stack_in(), provider="p", include_environment=False, props=props)
    assert found.key == key


def test_environment_and_cache_key_are_part_of_the_key() -> None:
    found = cdk.ContextProvider.get_key(stack_in(), provider="p", props={"account": "9"}, additional_cache_key="k")
    assert found.key == "p:account=9:additionalCacheKey=k:region=eu-west-1"
    assert list(found.props) == ["account", "region", "additionalCacheKey"]


def test_a_value_of_the_context_is_used(tmp_path: Path) -> None:
    for value in ("x", False, 0, "", ["a"]):
        stack = stack_in({"p:account=111111111111:region=eu-west-1": value}, tmp_path)
        assert cdk.ContextProvider.get_value(stack, provider="p", dummy_value="dummy").value == value
        assert missing_of(stack) == []


def test_a_missing_value_is_reported_once_with_the_role_to_look_it_up(tmp_path: Path) -> None:
    synthesizer = cdk.DefaultStackSynthesizer(
        lookup_role_arn="arn:role", lookup_role_external_id="ext", lookup_role_additional_options={"Tags": []}
    )
    stack = stack_in(outdir=tmp_path, synthesizer=synthesizer)
    for _ in range(2):
        value = cdk.ContextProvider.get_value(
            stack, provider="ssm", props={"parameterName": "/x"}, dummy_value={"a": None, "b": 1}, must_exist=False
        ).value
        assert value["b"] == 1
    import json

    (missing,) = json.loads((tmp_path / "manifest.json").read_text() if missing_of(stack) else "{}")["missing"]
    assert missing == {
        "key": "ssm:account=111111111111:parameterName=/x:region=eu-west-1",
        "provider": "ssm",
        "props": {
            "dummyValue": {"b": 1},
            "ignoreErrorOnMissingContext": True,
            "account": "111111111111",
            "region": "eu-west-1",
            "parameterName": "/x",
            "lookupRoleArn": "arn:role",
            "lookupRoleExternalId": "ext",
            "assumeRoleAdditionalOptions": {"Tags": []},
        },
    }


@pytest.mark.parametrize(("must_exist", "told"), [(None, True), (True, True), (False, False)])
def test_a_failed_look_up_becomes_an_error_of_the_construct(
    must_exist: bool | None, told: bool, tmp_path: Path
) -> None:
    stack = stack_in({"p:account=111111111111:region=eu-west-1": {"$providerError": "boom"}}, tmp_path)
    for _ in range(2):
        value = cdk.ContextProvider.get_value(stack, provider="p", dummy_value="d", must_exist=must_exist).value
        assert value == "d"
    entries = [(entry.type, entry.data) for entry in stack.node.metadata]
    expected = [("aws:cdk:error", "boom"), ("aws:cdk:error-code", "ContextProviderError")]
    assert entries == (expected if told else [])


def test_refuses_what_cannot_be_looked_up() -> None:
    agnostic = cdk.Stack(cdk.App(), "B")
    with pytest.raises(RuntimeError, match=r"(?s)account/region are not specified at the stack level.*where: B"):
        cdk.ContextProvider.get_value(agnostic, provider="p", dummy_value=1)
    with pytest.raises(RuntimeError, match="unresolved tokens"):
        cdk.ContextProvider.get_key(agnostic, provider="p")
    with pytest.raises(RuntimeError, match="Only supply one of"):
        cdk.ContextProvider.get_value(
            agnostic, provider="p", dummy_value=1, must_exist=True, ignore_error_on_missing_context=True
        )


def test_a_stack_reports_missing_context_by_its_own_words(tmp_path: Path) -> None:
    stack = stack_in(outdir=tmp_path)
    stack.report_missing_context_key(
        key="k",
        provider=schema.ContextProvider.AMI_PROVIDER,
        props=schema.AmiContextQuery(account="1", region="r", filters={"a": ["b"]}),
    )
    (missing,) = missing_of(stack)
    assert missing.provider is schema.ContextProvider.AMI_PROVIDER
    assert isinstance(missing.props, schema.AmiContextQuery) and missing.props.filters == {"a": ["b"]}


def test_zones_are_selected_at_deployment_where_the_environment_is_unknown() -> None:
    stack = cdk.Stack(cdk.App(), "B")
    zones: dict[str, Any] = {"Fn::GetAZs": ""}
    assert stack.resolve(stack.availability_zones) == [{"Fn::Select": [0, zones]}, {"Fn::Select": [1, zones]}]


def test_zones_come_from_the_context() -> None:
    key = "availability-zones:account=111111111111:region=eu-west-1"
    assert stack_in({key: ["a", "b"]}).availability_zones == ["a", "b"]
    assert stack_in().availability_zones == ["dummy1a", "dummy1b", "dummy1c"]
    with pytest.raises(RuntimeError, match="Provider availability-zones expects a list"):
        _ = stack_in({key: "a"}).availability_zones


def test_reading_zones_accepts_them_in_the_template_once() -> None:
    stack = stack_in()
    _ = stack.availability_zones, stack.availability_zones
    assert [entry.type for entry in stack.node.metadata] == ["aws:cdk:acknowledged-rules"]
