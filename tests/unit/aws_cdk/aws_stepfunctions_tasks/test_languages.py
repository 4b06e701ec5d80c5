"""What tasks write in a machine of either language, and what they are allowed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_bedrock as bedrock
from aws_cdk import aws_events as events
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from aws_cdk.aws_ec2 import InstanceType

JSONATA, JSON_PATH = sfn.QueryLanguage.JSONATA, sfn.QueryLanguage.JSON_PATH


def http(stack: Stack, **options: Any) -> tasks.HttpInvoke:
    arn = "arn:aws:events:us-east-1:123456789012:connection/c"
    connection = events.Connection.from_connection_attributes(
        stack, "C", connection_arn=arn, connection_name="c", connection_secret_arn=arn
    )
    text = sfn.TaskInput.from_text
    return tasks.HttpInvoke(
        stack, "T", api_endpoint=text("a"), api_root="https://x", connection=connection, method=text("GET"), **options
    )


def virtual_cluster(stack: Stack, **options: Any) -> tasks.EmrContainersCreateVirtualCluster:
    cluster = tasks.EksClusterInput.from_task_input(sfn.TaskInput.from_text("x"))
    return tasks.EmrContainersCreateVirtualCluster(stack, "T", eks_cluster=cluster, **options)


def customization(stack: Stack, **options: Any) -> tasks.BedrockCreateModelCustomizationJob:
    model = bedrock.FoundationModel.from_foundation_model_id(stack, "M", bedrock.FoundationModelIdentifier("m"))
    bucket = s3.Bucket.from_bucket_name(stack, "B", "bucket")
    return tasks.BedrockCreateModelCustomizationJob(
        stack, "T", base_model=model, custom_model_name="n", job_name="j", output_data={"bucket": bucket},
        training_data={"bucket": bucket}, hyper_parameters={"Evaluation percentage": "9"}, **options,
    )  # fmt: skip


def rest_api(stack: Stack, **options: Any) -> tasks.CallApiGatewayRestApiEndpoint:
    api = apigateway.RestApi.from_rest_api_id(stack, "A", "a")
    return tasks.CallApiGatewayRestApiEndpoint(
        stack, "T", api=api, stage_name="s", method=tasks.HttpMethod.GET, **options
    )


def activity(stack: Stack, **options: Any) -> tasks.StepFunctionsInvokeActivity:
    return tasks.StepFunctionsInvokeActivity(stack, "T", activity=sfn.Activity(stack, "A"), **options)


def transform(stack: Stack, **options: Any) -> tasks.SageMakerCreateTransformJob:
    source = {"transform_data_source": {"s3_data_source": {"s3_uri": "s3://x"}}}
    return tasks.SageMakerCreateTransformJob(
        stack, "T", model_name="m", transform_input=source, transform_job_name="n",
        transform_output={"s3_output_path": "s3://y"}, **options,
    )  # fmt: skip


def endpoint(stack: Stack) -> tasks.SageMakerUpdateEndpoint:
    return tasks.SageMakerUpdateEndpoint(stack, "T", endpoint_config_name="c", endpoint_name="e")


def endpoint_config(stack: Stack) -> tasks.SageMakerCreateEndpointConfig:
    kind = tasks.AcceleratorType("ml.eia1.medium")
    variant = {"instance_type": InstanceType("m5.large"), "model_name": "m", "variant_name": "v"}
    return tasks.SageMakerCreateEndpointConfig(
        stack, "T", endpoint_config_name="c", production_variants=[{**variant, "accelerator_type": kind}]
    )


def call(stack: Stack, pattern: sfn.IntegrationPattern) -> tasks.CallAwsServiceCrossRegion:
    return tasks.CallAwsServiceCrossRegion(
        stack, "T", action="putObject", iam_resources=["*"], region="us-east-1", service="s3",
        integration_pattern=pattern,
    )  # fmt: skip


def submit(stack: Stack) -> tasks.BatchSubmitJob:
    arn = "arn:aws:batch:us-east-1:123456789012:job"
    pattern = sfn.IntegrationPattern.REQUEST_RESPONSE
    return tasks.BatchSubmitJob(
        stack, "T", job_definition_arn=arn, job_queue_arn=arn, job_name="j", integration_pattern=pattern
    )


def publish(stack: Stack, **options: Any) -> tasks.SnsPublish:
    topic = sns.Topic(stack, "Topic")
    return tasks.SnsPublish(stack, "T", topic=topic, message=sfn.TaskInput.from_text("x"), **options)


def model(stack: Stack, **options: Any) -> tasks.SageMakerCreateModel:
    container = tasks.ContainerDefinition(image=tasks.DockerImage.from_registry("x"))
    return tasks.SageMakerCreateModel(stack, "T", primary_container=container, **options)


@pytest.mark.parametrize(
    ("make", "language", "parts"),
    [
        (http, JSON_PATH, ["Parameters", "States.Format"]),
        (http, JSONATA, ["Arguments", "States.Format"]),
        (lambda stack: http(stack, query_language=JSONATA), JSON_PATH, ["{% 'https://x' & '/' & 'a' %}"]),
        (virtual_cluster, JSONATA, ["{% States.Format('{}/{}', $states.context.Execution.Name"]),
        (customization, JSON_PATH, ["Parameters"]),
        (customization, JSONATA, ["Parameters"]),
        (lambda stack: customization(stack, query_language=JSONATA), JSON_PATH, ["Arguments"]),
        (lambda stack: activity(stack, arguments={"a": 1}), JSON_PATH, ['"Parameters": {"a": 1}']),
        (lambda stack: activity(stack, arguments={"a": 1}, parameters={"b": 2}), JSONATA, ['"Arguments": {"b": 2}']),
        (lambda stack: transform(stack, tags={}), JSON_PATH, ['"Tags": []']),
        (
            lambda stack: call(stack, sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN),
            JSON_PATH,
            ["invoke.waitForTaskToken", '"Parameters": {"FunctionName"', '"Payload": {"region": "us-east-1"'],
        ),
        (lambda stack: publish(stack, message_attributes={}), JSON_PATH, ['"MessageAttributes": {}']),
        (endpoint_config, JSON_PATH, ['"AcceleratorType": {"instanceTypeIdentifier": "ml.eia1.medium"}']),
        (
            lambda stack: http(stack, result_selector={"r": 1}, outputs=2, query_language=JSONATA),
            JSONATA,
            ["Arguments", "Output", "ResultSelector"],
        ),
        (lambda stack: http(stack, result_selector={"r": 1}), JSONATA, ["Arguments", "ResultSelector", "Resource"]),
        (lambda stack: http(stack, result_selector={"r": 1}), JSON_PATH, ["ResultSelector", "Resource", "Parameters"]),
    ],
)
def test_what_is_written(make: Callable[[Stack], Any], language: sfn.QueryLanguage, parts: list[str]) -> None:
    stack = Stack(App(), "S")

    written = json.dumps(stack.resolve(make(stack).to_state_json(language)))

    places = [written.find(part) for part in parts]
    assert -1 not in places and places == sorted(places), written


@pytest.mark.parametrize(
    ("make", "resource"),
    [
        (rest_api, "execute-api"),
        (lambda stack: rest_api(stack, auth_type=tasks.AuthType.RESOURCE_POLICY), "execute-api"),
        (lambda stack: rest_api(stack, auth_type=tasks.AuthType.NO_AUTH), None),
        (lambda stack: transform(stack, integration_pattern=sfn.IntegrationPattern.RUN_JOB), "sagemaker:AddTags"),
        (lambda stack: transform(stack, tags={"a": "b"}), "sagemaker:ListTags"),
        (endpoint, "sagemaker:updateEndpoint"),
        (submit, "events:PutTargets"),
        (lambda stack: model(stack, model_name="My_Model"), ":model/my_model*"),
    ],
)
def test_what_the_machine_is_allowed(make: Callable[[Stack], sfn.IChainable], resource: str | None) -> None:
    stack = Stack(App(), "S")
    machine = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(make(stack)))

    policy: Any = machine.role.node.try_find_child("DefaultPolicy")

    assert resource in str(stack.resolve(policy.document)) if resource else policy is None


@pytest.mark.parametrize(
    ("make", "action"),
    [(endpoint, "sagemaker:ListTags"), (lambda stack: transform(stack, tags={"a": "b"}), "sagemaker:AddTags")],
)
def test_what_the_machine_needs_not_be_allowed(make: Callable[[Stack], sfn.IChainable], action: str) -> None:
    stack = Stack(App(), "S")
    machine = sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(make(stack)))

    policy: Any = machine.role.node.find_child("DefaultPolicy")

    assert action not in str(stack.resolve(policy.document))


def test_calls_of_other_regions_cannot_be_jobs() -> None:
    with pytest.raises(RuntimeError, match="RUN_JOB integration pattern is not supported for CallAwsServiceCrossReg"):
        call(Stack(App(), "S"), sfn.IntegrationPattern.RUN_JOB)
