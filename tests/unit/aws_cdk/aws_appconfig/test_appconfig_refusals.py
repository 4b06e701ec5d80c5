"""What AppConfig's constructs refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_appconfig as appconfig
from aws_cdk import aws_iam as iam
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from aws_cdk.core.errors import AssumptionError, ValidationError
from constructs import ConstructsError

PREFIX = "arn:aws:appconfig:us-west-2:222222222222:"
Import = Callable[[Stack, str], Any]


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "Stack")


def hosted(stack: Stack, **options: Any) -> appconfig.HostedConfiguration:
    application = appconfig.Application(stack, "Application")
    content = appconfig.ConfigurationContent.from_inline("x")
    return appconfig.HostedConfiguration(stack, "Hosted", application=application, content=content, **options)


def application_of(stack: Stack, arn: str) -> Any:
    return appconfig.Application.from_application_arn(stack, "Known", arn)


def environment_of(stack: Stack, arn: str) -> Any:
    return appconfig.Environment.from_environment_arn(stack, "Known", arn)


def strategy_of(stack: Stack, arn: str) -> Any:
    return appconfig.DeploymentStrategy.from_deployment_strategy_arn(stack, "Known", arn)


def extension_of(stack: Stack, arn: str) -> Any:
    return appconfig.Extension.from_extension_arn(stack, "Known", arn)


@pytest.mark.parametrize(
    ("make", "rest", "message"),
    [
        (application_of, "application", "Missing required application id"),
        (application_of, "application/", "Missing required application id"),
        (strategy_of, "deploymentstrategy/", "Missing required deployment strategy id"),
        (environment_of, "application", "Missing required /.*environment.* from environment ARN"),
        (environment_of, "application/abc/environment", "Missing required parameters for environment ARN"),
        (environment_of, "application/abc/environment/", "Missing required parameters for environment ARN"),
        (environment_of, "application//environment/def", "Missing required parameters for environment ARN"),
        (environment_of, "application/abc/environment/d/e", "Missing required parameters for environment ARN"),
        (extension_of, "extension", "Missing required /.*extensionId.* ARN"),
        (extension_of, "extension/abc", "Missing required parameters for extension ARN"),
        (extension_of, "extension//1", "Missing required parameters for extension ARN"),
        (extension_of, "extension/abc/latest", "Missing required parameters for extension ARN"),
    ],
)
def test_arns_that_name_nothing_of_the_kind_are_refused(stack: Stack, make: Import, rest: str, message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        make(stack, PREFIX + rest)

    assert refused.value.construct_path == "Stack"


def test_an_environment_without_a_known_name_cannot_be_deployed_to(stack: Stack) -> None:
    environment = appconfig.Environment.from_environment_arn(stack, "Known", f"{PREFIX}application/abc/environment/def")
    configuration = hosted(stack)

    with pytest.raises(AssumptionError, match="Environment name must be known to add a Deployment") as refused:
        environment.add_deployment(configuration)

    assert refused.value.construct_path == "Stack/Known"


def test_a_configuration_without_a_version_cannot_be_deployed(stack: Stack) -> None:
    application = appconfig.Application(stack, "Application")
    source = appconfig.ConfigurationSource.from_parameter(ssm.StringParameter(stack, "Parameter", string_value="x"))
    environment = application.add_environment("Environment")
    configuration = application.add_sourced_configuration("Sourced", location=source, deploy_to=[environment])

    with pytest.raises(ValidationError, match="missing required property: configurationVersion") as refused:
        environment.add_deployment(configuration)

    assert refused.value.fix == "give the configuration a version_number"


def test_extensions_of_an_imported_environment_are_refused(stack: Stack) -> None:
    environment = appconfig.Environment.from_environment_arn(stack, "Known", f"{PREFIX}application/abc/environment/def")
    queue = appconfig.SqsDestination(sqs.Queue(stack, "Queue"))

    with pytest.raises(AssumptionError, match="imported environment"):
        environment.on_deployment_start(queue)


def test_a_configuration_is_deployed_to_an_environment_once(stack: Stack) -> None:
    environment = appconfig.Application(stack, "Other").add_environment("Environment", environment_name="env")
    configuration = hosted(stack, deploy_to=[environment])

    with pytest.raises(ConstructsError, match="There is already a Construct with name 'DeploymentB7734'"):
        environment.add_deployment(configuration)


def test_a_resource_in_place_of_an_environment_is_refused_when_environments_are_counted(stack: Stack) -> None:
    application = appconfig.Application(stack, "Application")
    application.add_existing_environment(appconfig.CfnEnvironment(stack, "Raw", application_id="a", name="n"))

    with pytest.raises(AssumptionError, match="should implement IEnvironment, but doesn't: CfnEnvironment"):
        application.environments()


def test_a_resource_in_place_of_a_strategy_is_refused_when_something_is_deployed(stack: Stack) -> None:
    raw = appconfig.CfnDeploymentStrategy(
        stack, "Raw", deployment_duration_in_minutes=1, growth_factor=1, name="n", replicate_to="NONE"
    )
    configuration = hosted(stack, deployment_strategy=raw)

    with pytest.raises(AssumptionError, match="should implement IDeploymentStrategy, but doesn't: CfnDeploymentStrat"):
        _ = configuration.deployment_strategy


def test_a_resource_in_place_of_a_retrieval_role_is_refused(stack: Stack) -> None:
    source = appconfig.ConfigurationSource.from_parameter(ssm.StringParameter(stack, "Parameter", string_value="x"))
    raw = iam.CfnRole(stack, "Raw", assume_role_policy_document={})
    application = appconfig.Application(stack, "Application")

    with pytest.raises(ValidationError, match="Retrieval role does not implement IRole: CfnRole") as refused:
        application.add_sourced_configuration("Sourced", location=source, retrieval_role=raw)

    assert refused.value.construct_path == "Stack/Application/Sourced"
    assert refused.value.fix is not None and "retrieval_role" in refused.value.fix


def test_a_monitor_names_its_alarm() -> None:
    with pytest.raises(ValidationError, match="must specify an alarmArn"):
        appconfig.Monitor.from_cfn_monitors_property(alarm_role_arn="arn:role")


def test_two_steps_are_told_under_names_of_their_own(stack: Stack) -> None:
    application = appconfig.Application(stack, "Application")
    queue = appconfig.SqsDestination(sqs.Queue(stack, "Queue"))
    application.on_deployment_start(queue)

    with pytest.raises(ConstructsError, match="There is already a Construct with name 'Extension"):
        application.on_deployment_complete(queue)

    application.on_deployment_complete(queue, extension_name="another")


def test_files_that_are_not_there_are_named() -> None:
    with pytest.raises(ValidationError, match=r"no such file or directory.*nowhere/x\.json"):
        appconfig.ConfigurationContent.from_file("nowhere/x.json")
    with pytest.raises(ValidationError, match=r"no such file or directory.*nowhere/x\.json"):
        appconfig.JsonSchemaValidator.from_file("nowhere/x.json")


@pytest.mark.parametrize(("region", "platform"), [("xx", "X86_64"), ("cn-north-1", "ARM_64")])
def test_a_layer_that_is_not_known_is_refused(region: str, platform: str) -> None:
    with pytest.raises(ValidationError, match=f"in the region {region} for {platform}"):
        appconfig.Application.get_lambda_layer_version_arn(region, appconfig.Platform[platform])


def test_times_of_a_strategy_are_whole_minutes(stack: Stack) -> None:
    rollout = appconfig.RolloutStrategy.linear(growth_factor=5, deployment_duration=Duration.seconds(30))

    with pytest.raises(RuntimeError, match="cannot be converted into a whole number of minutes"):
        appconfig.DeploymentStrategy(stack, "Strategy", rollout_strategy=rollout)
