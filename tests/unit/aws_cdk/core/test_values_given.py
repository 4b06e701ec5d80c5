"""What an app hands over is taken as it is at that moment; apps change their dicts and lists afterwards, in loops mostly."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from aws_cdk import App, CfnResource, CustomResource, Stack, custom_resources
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_stepfunctions as stepfunctions
from aws_cdk.assertions import Template
from constructs._errors import ConstructsError


def resource(stack: Stack) -> CfnResource:
    return CfnResource(stack, "Resource", type="A::B::C")


def machine(stack: Stack, state: stepfunctions.State) -> None:
    body = stepfunctions.DefinitionBody.from_chainable(stepfunctions.Chain.start(state))
    stepfunctions.StateMachine(stack, "Machine", definition_body=body)


def sdk_call(stack: Stack, given: dict[str, Any]) -> None:
    call = custom_resources.AwsSdkCall(
        service="S3",
        action="listObjects",
        parameters=given,
        physical_resource_id=custom_resources.PhysicalResourceId.of("id"),
    )
    policy = custom_resources.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"])
    custom_resources.AwsCustomResource(stack, "Call", on_create=call, policy=policy)


@pytest.mark.parametrize(
    "use",
    [
        lambda stack, given: CfnResource(stack, "Resource", type="A::B::C", properties=given),
        lambda stack, given: CustomResource(stack, "Custom", service_token="arn", properties=given),
        lambda stack, given: resource(stack).add_property_override("Key", given),
        lambda stack, given: resource(stack).add_metadata("Key", given),
        lambda stack, given: stack.add_metadata("Key", given),
        lambda stack, given: s3.CfnBucket(stack, "Bucket", lifecycle_configuration=given),
        lambda stack, given: iam.Role(stack, "R", assumed_by=iam.AnyPrincipal()).add_to_policy(
            iam.PolicyStatement(actions=["a:b"], resources=["*"], conditions={"StringEquals": given})
        ),
        lambda stack, given: machine(
            stack, stepfunctions.Pass(stack, "P", result=stepfunctions.Result.from_object(given))
        ),
        lambda stack, given: machine(stack, stepfunctions.Pass(stack, "P", parameters=given)),
        lambda stack, given: events.Rule(
            stack, "Rule", event_pattern=events.EventPattern(source=["s"], detail={"key": [given]})
        ),
        lambda stack, given: codebuild.Project(stack, "B", build_spec=codebuild.BuildSpec.from_object(given)),
        lambda stack, given: apigateway.SpecRestApi(
            stack, "Api", api_definition=apigateway.ApiDefinition.from_inline({"paths": given})
        ),
        sdk_call,
    ],
)
def test_values_are_taken_as_they_were(use: Callable[[Stack, dict[str, Any]], object]) -> None:
    stack = Stack(App(), "S")
    given: dict[str, Any] = {"rules": [{"status": "Enabled"}]}

    use(stack, given)
    given["rules"][0]["status"] = "Changed"
    given["rules"].append("Changed")
    given["Changed"] = True

    written = json.dumps(Template.from_stack(stack).to_json())
    assert "Enabled" in written
    assert "Changed" not in written


def test_context_and_metadata_of_nodes_are_taken_as_they_were() -> None:
    app = App()
    given = {"list": ["a"]}

    app.node.set_context("key", given)
    app.node.add_metadata("key", given)
    given["list"].append("b")
    app.node.try_get_context("key")["list"].append("c")

    assert app.node.try_get_context("key") == {"list": ["a"]}
    assert app.node.metadata[0].data == {"list": ["a"]}


def test_one_dict_serves_several_functions_in_turn() -> None:
    stack = Stack(App(), "S")
    environment = {}
    for name in ("First", "Second"):
        environment["NAME"] = name
        lambda_.Function(
            stack,
            name,
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handler",
            code=lambda_.Code.from_inline("x"),
            environment=environment,
        )

    functions = Template.from_stack(stack).find_resources("AWS::Lambda::Function").values()
    assert [each["Properties"]["Environment"]["Variables"]["NAME"] for each in functions] == ["First", "Second"]


def test_a_dict_that_contains_itself_is_refused() -> None:
    given: dict[str, Any] = {}
    given["itself"] = [given]

    with pytest.raises(ConstructsError, match="contains itself"):
        resource(Stack(App(), "S")).add_property_override("Key", given)


def test_keys_that_are_whole_numbers_come_first_where_dicts_become_lists() -> None:
    stack = Stack(App(), "S")
    variables = {name: codebuild.BuildEnvironmentVariable(value="v") for name in ("B", "10", "01", "A", "9")}

    codebuild.Project(
        stack, "P", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}), environment_variables=variables
    )

    made = Template.from_stack(stack).find_resources("AWS::CodeBuild::Project")
    [properties] = [each["Properties"] for each in made.values()]
    assert [each["Name"] for each in properties["Environment"]["EnvironmentVariables"]] == ["9", "10", "B", "01", "A"]


@pytest.mark.parametrize("value", [Path("folder"), UUID(int=5)])
def test_objects_that_only_look_like_tokens_or_constructs_are_refused(value: object) -> None:
    stack = Stack(App(), "S")
    resource(stack).add_property_override("P", value)
    with pytest.raises(RuntimeError, match=f"cannot write a value of type {type(value).__name__}"):
        Template.from_stack(stack)


@pytest.mark.parametrize(("key", "text"), [(1, "1"), (1.5, "1.5"), (True, "true"), (None, "null")])
def test_keys_of_dicts_are_what_they_are_in_json(key: Any, text: str) -> None:
    stack = Stack(App(context={"c": {key: 1}}), "S", tags={key: "v"})
    CfnResource(stack, "Resource", type="A::B::C", properties={key: {key: [{key: "v"}]}})
    iam.CfnPolicy(stack, "Policy", policy_name="p", policy_document={"a": {key: 1}})
    lambda_.CfnFunction(stack, "Function", code={}, role="r", environment={"variables": {key: "v"}})
    lambda_.Function(
        stack,
        "L2",
        code=lambda_.Code.from_inline("x"),
        handler="h",
        runtime=lambda_.Runtime.PYTHON_3_13,
        environment={key: "v"},
    )
    template = Template.from_stack(stack)
    template.has_resource_properties("A::B::C", {text: {text: [{text: "v"}]}})
    template.has_resource_properties("AWS::IAM::Policy", {"PolicyDocument": {"a": {text: 1}}})
    template.resource_properties_count_is("AWS::Lambda::Function", {"Environment": {"Variables": {text: "v"}}}, 2)
    assert stack.tags.tag_values() == {text: "v"}
    assert stack.node.try_get_context("c") == {text: 1}


def test_what_apps_resolve_has_the_numbers_and_the_order_of_the_official_library() -> None:
    stack = Stack(App(), "S")
    numbers = [1.0, 0.5, -0.0, 1e20, 1e21, 2**53 + 1, True]
    assert str(stack.resolve({"b": numbers, "2": "x", "1": {"a": 3.0}})) == (
        "{'1': {'a': 3}, '2': 'x', 'b': [1, 0.5, 0, 100000000000000000000, 1e+21, 9007199254740992, True]}"
    )
