"""Functions: what they refuse, and what a new current version is made for."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

CODE = lambda_.Code.from_inline("def handler(event, context): pass")


def function(stack: Stack, id: str = "Fn", **options: Any) -> lambda_.Function:
    chosen: dict[str, Any] = {
        "code": CODE,
        "handler": "index.handler",
        "runtime": lambda_.Runtime.PYTHON_3_12,
        **options,
    }
    return lambda_.Function(stack, id, **chosen)


def version_id(**options: Any) -> str:
    stack = Stack(App(), "Stack")
    made = function(stack, **options)
    resource: Any = made.current_version.node.default_child
    return str(stack.resolve(resource.logical_id))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"function_name": "n" * 65}, "64"),
        ({"function_name": "a b"}, "can contain only"),
        ({"description": "d" * 257}, "256"),
        ({"ephemeral_storage_size": Size.mebibytes(511)}, "512 and 10240"),
        ({"environment": {"AWS_REGION": "x"}}, "reserved"),
        ({"max_event_age": Duration.seconds(5)}, "60 and 21600"),
        ({"retry_attempts": 3}, "between 0 and 2"),
        ({"system_log_level_v2": lambda_.SystemLogLevel.INFO}, "'JSON'"),
        ({"dead_letter_queue_enabled": False, "allow_all_outbound": True}, "without configuring a VPC"),
        (
            {"snap_start": lambda_.SnapStartConf.ON_PUBLISHED_VERSIONS, "runtime": lambda_.Runtime.PYTHON_3_9},
            "SnapStart",
        ),
    ],
)
def test_options_that_cannot_work_are_refused(options: dict[str, Any], words: str) -> None:
    stack = Stack(App(), "Stack")

    with pytest.raises(RuntimeError, match=words):
        function(stack, **options)


@pytest.mark.parametrize(
    "change",
    [
        {"memory_size": 256},
        {"environment": {"A": "1"}},
        {"timeout": Duration.seconds(9)},
        {"description": "other"},
    ],
)
def test_a_change_that_a_version_freezes_makes_a_new_one(change: dict[str, Any]) -> None:
    assert version_id(**change) != version_id()


def test_a_change_outside_versions_keeps_the_version() -> None:
    assert version_id(reserved_concurrent_executions=5) == version_id()


def test_the_order_of_variables_does_not_change_the_version() -> None:
    first = version_id(environment={"A": "1", "B": "2"})
    second = version_id(environment={"B": "2", "A": "1"})

    assert first == second


def test_granting_twice_makes_one_permission() -> None:
    stack = Stack(App(), "Stack")
    made = function(stack)

    first = made.grant_invoke(iam.ServicePrincipal("events.amazonaws.com"))
    second = made.grant_invoke(iam.ServicePrincipal("events.amazonaws.com"))

    assert first is second


def test_a_function_of_another_account_cannot_be_opened_to_a_service() -> None:
    stack = Stack(App(), "Stack")
    known = lambda_.Function.from_function_arn(stack, "Known", "arn:aws:lambda:us-east-1:123456789012:function:known")

    with pytest.raises(RuntimeError, match="Cannot modify permission"):
        known.grant_invoke(iam.ServicePrincipal("events.amazonaws.com"))


def test_a_command_makes_the_code(tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = "import os, sys; os.mkdir('out'); open('out/index.py', 'w').write(sys.stdin.read() + os.environ['TAIL'])"

    lambda_.Code.from_custom_command(
        str(out),
        [sys.executable, "-c", script],
        command_options={"cwd": str(tmp_path), "env": {"TAIL": "!"}, "input": "made"},
    )

    assert (out / "index.py").read_text() == "made!"


def test_a_failing_command_shows_what_it_wrote(tmp_path: Path) -> None:
    script = "import sys; print('said'); print('complained', file=sys.stderr); sys.exit(3)"

    with pytest.raises(RuntimeError) as failure:
        lambda_.Code.from_custom_command(str(tmp_path), [sys.executable, "-c", script])

    for word in ("exited with status: 3", "said", "complained"):
        assert word in str(failure.value)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="longer than 50 ms"):
        lambda_.Code.from_custom_command(
            str(tmp_path), [sys.executable, "-c", "import time; time.sleep(60)"], command_options={"timeout": 50}
        )


@pytest.mark.parametrize(
    ("options", "written"),
    [
        ({}, None),
        ({"entrypoint": []}, {"EntryPoint": []}),
        ({"cmd": [], "working_directory": ""}, {"Command": [], "WorkingDirectory": ""}),
    ],
)
def test_settings_of_an_image_are_written_though_they_are_empty(options: dict[str, Any], written: object) -> None:
    stack = Stack(App(), "Stack")
    code = lambda_.DockerImageCode.from_ecr(ecr.Repository.from_repository_name(stack, "R", "r"), **options)

    lambda_.DockerImageFunction(stack, "F", code=code)

    [made] = Template.from_stack(stack).find_resources("AWS::Lambda::Function").values()
    assert made["Properties"].get("ImageConfig") == written
