"""Providers whose handlers are functions of the app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import custom_resources as cr


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    return cdk.Stack(cdk.App(outdir=str(tmp_path)), "S")


def function(stack: cdk.Stack, id: str) -> lambda_.Function:
    code = lambda_.Code.from_inline("def handler(event, context): return {}")
    return lambda_.Function(stack, id, code=code, handler="index.handler", runtime=lambda_.Runtime.PYTHON_3_12)


def of_type(stack: cdk.Stack, type: str) -> dict[str, Any]:
    resources = stack._to_cloud_formation()["Resources"]
    return {name: entry["Properties"] for name, entry in resources.items() if entry["Type"] == type}


def framework(stack: cdk.Stack) -> dict[str, Any]:
    """The framework's functions by the name of their entry."""
    functions = of_type(stack, "AWS::Lambda::Function").values()
    return {entry["Handler"]: entry for entry in functions if entry["Handler"].startswith("framework.")}


def test_without_a_question_there_is_one_function(stack: cdk.Stack) -> None:
    handler = function(stack, "Handler")
    provider = cr.Provider(stack, "P", on_event_handler=handler)
    (made,) = framework(stack).values()
    assert made["Environment"]["Variables"] == {"USER_ON_EVENT_FUNCTION_ARN": stack.resolve(handler.function_arn)}
    assert made["LoggingConfig"] == {"ApplicationLogLevel": "FATAL", "LogFormat": "JSON"}
    assert stack.resolve(provider.service_token)["Fn::GetAtt"][0].startswith("PframeworkonEvent")


def test_a_question_is_asked_by_a_state_machine(stack: cdk.Stack) -> None:
    cr.Provider(
        stack,
        "P",
        on_event_handler=function(stack, "Handler"),
        is_complete_handler=function(stack, "Ready"),
        query_interval=cdk.Duration.seconds(10),
        total_timeout=cdk.Duration.minutes(2),
    )
    made = framework(stack)
    assert sorted(made) == ["framework.isComplete", "framework.onEvent", "framework.onTimeout"]
    assert "WAITER_STATE_MACHINE_ARN" in made["framework.onEvent"]["Environment"]["Variables"]
    (machine,) = of_type(stack, "AWS::StepFunctions::StateMachine").values()
    parts = machine["DefinitionString"]["Fn::Join"][1]
    definition = json.loads("".join(part if isinstance(part, str) else "arn" for part in parts))
    ask = definition["States"][definition["StartAt"]]
    assert ask["Retry"] == [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 10, "MaxAttempts": 12, "BackoffRate": 1}]
    assert ask["Catch"][0]["Next"] in definition["States"]
    assert "LoggingConfiguration" not in machine


def test_the_state_machine_logs_if_it_is_told_to(stack: cdk.Stack) -> None:
    cr.Provider(
        stack,
        "P",
        on_event_handler=function(stack, "Handler"),
        is_complete_handler=function(stack, "Ready"),
        disable_waiter_state_machine_logging=False,
    )
    (machine,) = of_type(stack, "AWS::StepFunctions::StateMachine").values()
    assert machine["LoggingConfiguration"]["Level"] == "ERROR"
    assert len(of_type(stack, "AWS::Logs::LogGroup")) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"query_interval": cdk.Duration.seconds(1)}, 'only be configured if "isCompleteHandler" is specified'),
        ({"total_timeout": cdk.Duration.seconds(1)}, 'only be configured if "isCompleteHandler" is specified'),
        ({"framework_complete_and_timeout_role": "role"}, 'when "isCompleteHandler" is not specified'),
        ({"role": "role", "framework_on_event_role": "role"}, 'Cannot specify both "role" and any of'),
        (
            {"is_complete_handler": "function", "query_interval": cdk.Duration.seconds(7)},
            "totalTimeout=1800s is not integrally dividable by queryInterval=7s",
        ),
    ],
)
def test_refuses_options_that_do_not_fit(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    handler = function(stack, "Handler")
    values: dict[str, Any] = {"role": iam.Role(stack, "Role", assumed_by=iam.AnyPrincipal()), "function": handler}
    given = {name: values.get(value, value) if isinstance(value, str) else value for name, value in options.items()}
    with pytest.raises(RuntimeError, match=f"(?s){message}.*where: S/P at"):
        cr.Provider(stack, "P", on_event_handler=handler, **given)
