"""What applications, configurations and deployment groups refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_codedeploy as cd
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_lambda as lam
from aws_cdk.assertions import Match, Template
from aws_cdk.core.errors import ValidationError

_LONG = "a" * 101
_CONFIG_TYPE = cd.CustomLambdaDeploymentConfigType
_HOSTS = cd.MinimumHealthyHosts.count(1)


@pytest.fixture
def app() -> App:
    return App(analytics_reporting=False)


@pytest.fixture
def stack(app: App) -> Stack:
    return Stack(app, "S")


def _function(stack: Stack, name: str) -> lam.Function:
    return lam.Function(
        stack, name, runtime=lam.Runtime.PYTHON_3_12, handler="i.h", code=lam.Code.from_inline(f"# {name}")
    )


def _alias(stack: Stack, name: str = "Alias") -> lam.Alias:
    return lam.Alias(stack, name, alias_name="live", version=_function(stack, f"{name}Fn").current_version)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: cd.ServerApplication(s, "A", application_name=_LONG), "Application name: .* max of 100 characters"),
        (lambda s: cd.EcsApplication(s, "A", application_name="a b"), "Application name: .a b. can only contain"),
        (
            lambda s: cd.LambdaDeploymentConfig(s, "C", deployment_config_name=_LONG),
            "Deployment config name: .* max of 100 characters",
        ),
        (
            lambda s: cd.ServerDeploymentConfig(s, "C", minimum_healthy_hosts=_HOSTS, deployment_config_name="a/b"),
            "Deployment config name: .a/b. can only contain",
        ),
        (lambda s: cd.ServerDeploymentGroup(s, "G", deployment_group_name=_LONG), "max of 100 characters"),
        (
            lambda s: cd.LambdaDeploymentGroup(s, "G", alias=_alias(s), deployment_group_name="a b"),
            "Deployment group name: .a b. can only contain",
        ),
        (lambda s: cd.EcsApplication(s, "A", application_name=""), 'Application name: "" can only contain'),
        (
            lambda s: cd.ServerDeploymentGroup(s, "G", auto_rollback={"deployment_in_alarm": True}),
            "'deploymentInAlarm' does not have any effect",
        ),
        (
            lambda s: cd.LambdaDeploymentGroup(
                s, "G", alias=_alias(s), auto_rollback=cd.AutoRollbackConfig(deployment_in_alarm=True)
            ),
            "'deploymentInAlarm' does not have any effect",
        ),
    ],
)
def test_refused_when_the_app_is_synthesized(
    app: App, stack: Stack, make: Callable[[Stack], Any], message: str
) -> None:
    make(stack)

    with pytest.raises(Exception, match=message):
        app.synth()


def _custom(stack: Stack, **options: Any) -> cd.CustomLambdaDeploymentConfig:
    given: dict[str, Any] = {"type": _CONFIG_TYPE.LINEAR, "interval": Duration.minutes(1), "percentage": 5} | options
    return cd.CustomLambdaDeploymentConfig(stack, "C", **given)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda s: cd.BaseDeploymentConfig(
                s,
                "C",
                compute_platform=cd.ComputePlatform.SERVER,
                traffic_routing=cd.TrafficRouting.all_at_once(),
            ),
            "Traffic routing config must not be specified for a Server-base",
        ),
        (
            lambda s: cd.BaseDeploymentConfig(
                s, "C", compute_platform=cd.ComputePlatform.ECS, minimum_healthy_hosts=_HOSTS
            ),
            "Minimum healthy hosts config must only be specified for a Server-base",
        ),
        (lambda s: _custom(s, percentage=500), 'percentage "500". Step percentage must be an integer between 1 and 99'),
        (lambda s: _custom(s, percentage=0), 'percentage "0"'),
        (lambda s: _custom(s, interval=Duration.hours(100)), "intervals must be positive integers up to 2880"),
        (lambda s: cd.InstanceTagSet({"a": ["b"]}, {"a": ["b"]}, {"a": ["b"]}, {"a": ["b"]}), "but 4 were provided"),
        (
            lambda s: cd.ServerDeploymentGroup(s, "G", ec2_instance_tags=cd.InstanceTagSet({"": []})),
            "both an empty key and no values",
        ),
        (lambda s: cd.ServerDeploymentGroup(s, "G", load_balancers=[]), "loadBalancers must be a non-empty array"),
        (
            lambda s: cd.ServerDeploymentGroup(
                s, "G", application=cd.CfnApplication(s, "App", compute_platform="Server")
            ),
            "'application' instance should implement IServerApplication",
        ),
        (
            lambda s: cd.ServerDeploymentGroup(s, "G", deployment_config=cd.CfnDeploymentConfig(s, "Config")),
            "'deploymentConfig' instance should implement IServerDeploymentConfig",
        ),
    ],
)
def test_refused_when_made(stack: Stack, make: Callable[[Stack], Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


@pytest.mark.parametrize("kind", ["pre", "post"])
def test_a_second_hook_is_refused(stack: Stack, kind: str) -> None:
    group = cd.LambdaDeploymentGroup(
        stack, "G", alias=_alias(stack), pre_hook=_function(stack, "Pre"), post_hook=_function(stack, "Post")
    )

    with pytest.raises(ValidationError, match=f"A {kind}-hook function is already defined"):
        getattr(group, f"add_{kind}_hook")(_function(stack, "Other"))


def test_a_service_that_ecs_deploys_is_refused(stack: Stack) -> None:
    vpc = ec2.Vpc(stack, "Vpc", max_azs=2)
    tasks = ecs.FargateTaskDefinition(stack, "Tasks")
    tasks.add_container("c", image=ecs.ContainerImage.from_registry("nginx"))
    service = ecs.FargateService(
        stack, "Service", cluster=ecs.Cluster(stack, "Cluster", vpc=vpc), task_definition=tasks
    )
    blue, green = (
        elbv2.ApplicationTargetGroup(stack, name, vpc=vpc, port=80, target_type=elbv2.TargetType.IP)
        for name in ("Blue", "Green")
    )
    listener = elbv2.ApplicationLoadBalancer(stack, "Alb", vpc=vpc).add_listener(
        "Listener", port=80, default_target_groups=[blue]
    )

    with pytest.raises(ValidationError, match="must use the CODE_DEPLOY deployment controller type"):
        cd.EcsDeploymentGroup(
            stack,
            "G",
            service=service,
            blue_green_deployment_config=cd.EcsBlueGreenDeploymentConfig(
                blue_target_group=blue, green_target_group=green, listener=listener
            ),
        )


def test_alarms_that_are_added_later_count_for_rollbacks(stack: Stack) -> None:
    group = cd.ServerDeploymentGroup(stack, "G", auto_rollback=cd.AutoRollbackConfig(deployment_in_alarm=True))
    group.add_alarm(cw.Alarm.from_alarm_arn(stack, "A", "arn:aws:cloudwatch:us-east-1:1:alarm:al"))

    Template.from_stack(stack).has_resource_properties(
        "AWS::CodeDeploy::DeploymentGroup",
        {
            "AlarmConfiguration": {"Alarms": [{"Name": "al"}], "Enabled": True},
            "AutoRollbackConfiguration": {"Events": Match.array_with(["DEPLOYMENT_STOP_ON_ALARM"])},
        },
    )


def test_predefined_configurations_are_where_the_group_is(app: App) -> None:
    stack = Stack(app, "Known", env={"account": "111122223333", "region": "eu-west-1"})
    elsewhere = cd.ServerApplication.from_server_application_arn(
        stack, "App", "arn:aws:codedeploy:us-west-2:999922223333:application:x"
    )
    group = cd.ServerDeploymentGroup.from_server_deployment_group_attributes(
        stack, "G", application=elsewhere, deployment_group_name="gn"
    )

    assert group.deployment_config.deployment_config_arn.endswith(
        ":codedeploy:us-west-2:999922223333:deploymentconfig:CodeDeployDefault.OneAtATime"
    )
    assert cd.ServerDeploymentGroup(stack, "Here").deployment_config.deployment_config_arn.endswith(
        ":codedeploy:eu-west-1:111122223333:deploymentconfig:CodeDeployDefault.OneAtATime"
    )
