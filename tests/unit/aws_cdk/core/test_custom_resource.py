"""Custom resources and the functions that serve them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk.core.custom_resource_provider import CustomResourceProviderBase
from aws_cdk.core.handler_provider import handler_provider


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    return cdk.Stack(cdk.App(outdir=str(tmp_path / "out")), "S")


def resources(stack: cdk.Stack) -> dict[str, Any]:
    return dict(stack._to_cloud_formation()["Resources"])


def test_properties_follow_token_and_timeout(stack: cdk.Stack) -> None:
    resource = cdk.CustomResource(
        stack,
        "C",
        service_token="t",
        resource_type="Custom::My-Thing_2@x",
        pascal_case_properties=True,
        service_timeout=cdk.Duration.seconds(90),
        removal_policy=cdk.RemovalPolicy.RETAIN,
        properties={"a": 1, "bCd": {"xY": [{"pQ": 2}]}, "ServiceTimeout": "5"},
    )
    made = resources(stack)["C"]
    assert made == {
        "Type": "Custom::My-Thing_2@x",
        "Properties": {"ServiceToken": "t", "ServiceTimeout": "5", "A": 1, "BCd": {"xY": [{"pQ": 2}]}},
        "UpdateReplacePolicy": "Retain",
        "DeletionPolicy": "Retain",
    }
    assert list(made["Properties"]) == ["ServiceToken", "ServiceTimeout", "A", "BCd"]
    assert stack.resolve([resource.ref, resource.get_att_string("x.y")]) == [{"Ref": "C"}, {"Fn::GetAtt": ["C", "x.y"]}]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"resource_type": "AWS::X"}, 'must begin with "Custom::"'),
        ({"resource_type": "Custom::" + "a" * 53}, "length > 60"),
        ({"resource_type": "Custom::a b"}, "alphanumeric characters and _@-"),
        ({"service_timeout": cdk.Duration.hours(2)}, "between 1 and 3600 seconds, got 7200"),
        ({"service_timeout": cdk.Duration.seconds(0)}, "between 1 and 3600 seconds, got 0"),
    ],
)
def test_refuses_bad_options(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=f"(?s){message}.*where: S/C at"):
        cdk.CustomResource(stack, "C", service_token="t", **options)


def provider_folder(tmp_path: Path) -> str:
    folder = tmp_path / "code"
    folder.mkdir(exist_ok=True)
    (folder / "index.js").write_text("exports.handler = async () => ({});\n")
    return str(folder)


def test_one_provider_serves_a_stack(stack: cdk.Stack, tmp_path: Path) -> None:
    def token() -> str:
        return cdk.CustomResourceProvider.get_or_create(
            stack,
            "Custom::Thing",
            code_directory=provider_folder(tmp_path),
            runtime=cdk.CustomResourceProviderRuntime.NODEJS_22_X,
            environment={"Z": "1", "A": "2"},
            timeout=cdk.Duration.minutes(3),
            policy_statements=[{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
        )

    assert token() == token()
    made = resources(stack)
    role, function = made.values()
    assert role["Properties"]["Policies"][0]["PolicyDocument"]["Statement"] == [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
    ]
    properties = function["Properties"]
    assert list(properties) == ["Code", "Timeout", "MemorySize", "Handler", "Role", "Runtime", "Environment"]
    assert (properties["Timeout"], properties["MemorySize"], properties["Runtime"]) == (180, 128, "nodejs22.x")
    assert list(properties["Environment"]["Variables"]) == ["A", "AWS_STS_REGIONAL_ENDPOINTS", "Z"]
    assert function["DependsOn"] == [next(iter(made))]


def test_the_wrapper_is_staged_beside_the_code_on_demand(stack: cdk.Stack, tmp_path: Path) -> None:
    for wrap, files, handler in (
        (True, ["__entrypoint__.js", "index.js"], "__entrypoint__.handler"),
        (False, ["index.js"], "index.handler"),
    ):
        provider = cdk.CustomResourceProvider(
            stack,
            f"P{wrap}",
            code_directory=provider_folder(tmp_path),
            runtime=cdk.CustomResourceProviderRuntime.NODEJS_22_X,
            use_cfn_response_wrapper=wrap,
        )
        staged = tmp_path / "out" / f"asset.{provider.code_hash}"
        assert sorted(path.name for path in staged.iterdir()) == files
        handlers = [
            each["Properties"]["Handler"] for each in resources(stack).values() if "Handler" in each["Properties"]
        ]
        assert handlers[-1] == handler


def test_code_must_have_an_entry(stack: cdk.Stack, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"cannot find .*nope.index\.js"):
        cdk.CustomResourceProvider.get_or_create(
            stack,
            "P",
            code_directory=str(tmp_path / "nope"),
            runtime=cdk.CustomResourceProviderRuntime.NODEJS_22_X,
        )


def test_a_handler_of_ours_is_staged_with_the_contract(stack: cdk.Stack, tmp_path: Path) -> None:
    provider = handler_provider(stack, "Custom::Emptier", "auto_delete_objects", description="d")
    assert provider is handler_provider(stack, "Custom::Emptier", "auto_delete_objects")
    assert provider.node.path == "S/Custom::EmptierCustomResourceProvider"
    staged = tmp_path / "out" / f"asset.{provider.code_hash}"
    assert sorted(path.name for path in staged.iterdir()) == ["cfn_response.py", "index.py"]


def test_the_wrapper_is_for_node(stack: cdk.Stack, tmp_path: Path) -> None:
    (tmp_path / "index.py").write_text("")
    with pytest.raises(RuntimeError, match=r"for Node\.js, not for python3"):
        CustomResourceProviderBase(stack, "P", code_directory=str(tmp_path), runtime_name="python3.13")
