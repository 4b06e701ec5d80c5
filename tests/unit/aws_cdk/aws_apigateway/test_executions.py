"""Methods answered by executions of a state machine: what the execution is given, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError


def machine(stack: cdk.Stack, kind: sfn.StateMachineType = sfn.StateMachineType.EXPRESS) -> sfn.StateMachine:
    body = sfn.DefinitionBody.from_chainable(sfn.Pass(stack, "Pass"))
    return sfn.StateMachine(stack, "Machine", definition_body=body, state_machine_type=kind)


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))


def integration(stack: cdk.Stack) -> dict[str, Any]:
    """Return the integration of the one method."""
    (method,) = Template.from_stack(stack).find_resources("AWS::ApiGateway::Method").values()
    found: dict[str, Any] = method["Properties"]["Integration"]
    return found


def test_an_execution_is_given_body_query_and_path_unless_told_otherwise(stack: cdk.Stack) -> None:
    ag.StepFunctionsRestApi(stack, "Api", state_machine=machine(stack))

    template = json.dumps(integration(stack)["RequestTemplates"]["application/json"])

    assert [name for name in ("body", "header", "querystring", "path", "authorizer") if f"}}{name}$" in template] == [
        "body",
        "querystring",
        "path",
    ]
    assert "requestContext" not in template


def test_an_execution_is_given_what_is_wished(stack: cdk.Stack) -> None:
    ag.StepFunctionsRestApi(
        stack,
        "Api",
        state_machine=machine(stack),
        headers=True,
        authorizer=True,
        path=False,
        querystring=False,
        request_context=ag.RequestContext(stage=True, user=False, account_id=True),
    )

    template = json.dumps(integration(stack)["RequestTemplates"]["application/json"])

    assert "$input.params().header.keySet()" in template
    assert "$context.authorizer.keySet()" in template
    assert "$input.params().path" not in template
    assert "${q}accountId${q}: ${q}$context.identity.accountId${q}, ${q}stage${q}: ${q}$context.stage${q}}" in template


def test_an_execution_answers_with_its_output_or_an_error(stack: cdk.Stack) -> None:
    ag.StepFunctionsRestApi(stack, "Api", state_machine=machine(stack))

    found = integration(stack)

    assert [(each["StatusCode"], each.get("SelectionPattern")) for each in found["IntegrationResponses"]] == [
        ("200", None),
        ("400", r"4\d{2}"),
        ("500", r"5\d{2}"),
    ]
    assert found["PassthroughBehavior"] == "NEVER"


def test_other_state_machines_than_express_ones_are_refused(stack: cdk.Stack) -> None:
    standard = machine(stack, sfn.StateMachineType.STANDARD)

    with pytest.raises(ValidationError, match='type "EXPRESS"'):
        ag.StepFunctionsRestApi(stack, "Api", state_machine=standard)
    with pytest.raises(ValidationError, match='type "EXPRESS"'):
        ag.RestApi(stack, "Other").root.add_method("GET", ag.StepFunctionsIntegration.start_execution(standard))


def test_the_integration_of_a_state_machines_api_is_its_own(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match="defaultIntegration"):
        ag.StepFunctionsRestApi(stack, "Api", state_machine=machine(stack), default_integration=ag.MockIntegration())
