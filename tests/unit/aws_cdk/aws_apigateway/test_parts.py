"""Parts of APIs: which of them hangs together with which."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag
from aws_cdk import aws_apigatewayv2 as v2
from aws_cdk.assertions import Template


def _deployment(adds_parts: bool, made_of_parts: bool = False) -> tuple[str, Any]:
    stack = cdk.Stack(cdk.App(), "S")
    api: Any = (
        ag.RestApi(stack, "Api")
        if made_of_parts
        else ag.SpecRestApi(stack, "Api", api_definition=ag.ApiDefinition.from_inline({"a": 1}))
    )
    api.root.add_method("GET")
    if adds_parts:
        ag.Model(stack, "Model", rest_api=api, schema=ag.JsonSchema())
        ag.RequestValidator(stack, "Validator", rest_api=api)
    [(id, deployment)] = Template.from_stack(stack).find_resources("AWS::ApiGateway::Deployment").items()
    return id, deployment.get("DependsOn")


def test_models_and_validators_do_not_change_the_deployment_of_a_definition() -> None:
    assert _deployment(adds_parts=True) == _deployment(adds_parts=False)
    assert _deployment(adds_parts=True, made_of_parts=True) != _deployment(adds_parts=False, made_of_parts=True)


def test_a_usage_plan_is_of_the_api_of_its_stage() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    api, other = ag.RestApi(stack, "Api"), ag.RestApi(stack, "Other")
    plan: Any = ag.UsagePlan(stack, "Plan")
    plan.add_api_stage(api=api)
    plan.add_api_stage(api=other, stage=api.deployment_stage)

    stages = stack.resolve(plan.node.default_child.api_stages)

    assert [stage.get("apiId") for stage in stages] == [None, stack.resolve(api.rest_api_id)]


def test_a_validator_and_models_are_those_of_the_method_alone() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    api = ag.RestApi(stack, "Api")
    options = ag.MethodOptions(
        request_validator=ag.RequestValidator(stack, "Validator", rest_api=api),
        request_models={"a/b": ag.Model(stack, "Model", rest_api=api, schema=ag.JsonSchema())},
        operation_name="o",
    )

    api.root.add_resource("x", default_method_options=options).add_method("GET")

    [method] = Template.from_stack(stack).find_resources("AWS::ApiGateway::Method").values()
    assert method["Properties"]["OperationName"] == "o"
    assert not {"RequestValidatorId", "RequestModels"} & set(method["Properties"])


def test_a_usage_plan_of_web_sockets_is_of_the_api_of_its_stage() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    api, other = v2.WebSocketApi(stack, "Api"), v2.WebSocketApi(stack, "Other")
    stage = v2.WebSocketStage(stack, "Stage", web_socket_api=api, stage_name="x")
    plan: Any = v2.UsagePlan(stack, "Plan")
    plan.add_api_stage(api=other, stage=stage)

    [rendered] = stack.resolve(plan.node.default_child.api_stages)

    assert rendered["apiId"] == stack.resolve(api.api_id)
