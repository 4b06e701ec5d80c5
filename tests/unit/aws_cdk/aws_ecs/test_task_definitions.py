"""What task definitions refuse."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

_SIZE = {"cpu": "256", "memory_mib": "512"}
_ACCELERATOR = {"device_name": "d", "device_type": "t"}
_ANYWHERE = ecs.PlacementConstraint.distinct_instances()
_WINDOWS = ecs.RuntimePlatform(operating_system_family=ecs.OperatingSystemFamily.WINDOWS_SERVER_2022_CORE)


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _task(stack: Stack, compatibility: str, **options: Any) -> ecs.TaskDefinition:
    return ecs.TaskDefinition(stack, "Task", compatibility=ecs.Compatibility[compatibility], **options)


def _container(stack: Stack, **options: Any) -> ecs.ContainerDefinition:
    task = ecs.Ec2TaskDefinition(stack, "Task")
    return task.add_container("web", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=8, **options)


def _windows(stack: Stack, cpu: int, memory: int) -> ecs.FargateTaskDefinition:
    return ecs.FargateTaskDefinition(stack, "Task", cpu=cpu, memory_limit_mib=memory, runtime_platform=_WINDOWS)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: _task(s, "EXTERNAL", network_mode=ecs.NetworkMode.AWS_VPC), "External tasks can only have Bridge"),
        (
            lambda s: _task(s, "MANAGED_INSTANCES", network_mode=ecs.NetworkMode.BRIDGE, **_SIZE),
            "Managed Instances tasks can only have AwsVpc or Host",
        ),
        (lambda s: _task(s, "FARGATE", inference_accelerators=[_ACCELERATOR], **_SIZE), "tasks that run on Fargate"),
        (
            lambda s: ecs.ExternalTaskDefinition(s, "Task").add_inference_accelerator(**_ACCELERATOR),
            "tasks that run on External service",
        ),
        (lambda s: _container(s, inference_accelerator_resources=["zz"]), "Resource value zz"),
        (
            lambda s: _container(s, credential_specs=[ecs.DomainJoinedCredentialSpec("arn:x")] * 2),
            "Only one credential spec",
        ),
        (
            lambda s: _container(s, enable_restart_policy=True, restart_attempt_period=Duration.seconds(59)),
            "between 60 seconds and 1800 seconds, got 59",
        ),
        (
            lambda s: _container(s, enable_restart_policy=True, restart_ignored_exit_codes=list(range(51))),
            "Only up to 50 can be specified",
        ),
        (
            lambda s: ecs.Ec2TaskDefinition(s, "Task", placement_constraints=[_ANYWHERE]),
            "Invalid placement constraint.+: distinctInstance. Only 'memberOf' is currently supported",
        ),
        (lambda s: _windows(s, 256, 512), "then cpu must be in 1024"),
        (
            lambda s: _task(s, "EC2_AND_FARGATE", **_SIZE).add_placement_constraint(_ANYWHERE),
            "Cannot set placement constraints on tasks that run on Fargate",
        ),
        (lambda s: _task(s, "EC2", runtime_platform=_WINDOWS), "Cannot specify runtimePlatform in non-Fargate"),
        (lambda s: _task(s, "EC2", enable_fault_injection=True), "enabling Fault Injection, got bridge mode"),
        (
            lambda s: _task(s, "EC2_AND_MANAGED_INSTANCES", ephemeral_storage_gib=30),
            "Ephemeral storage is not supported for tasks running on Managed Instances",
        ),
        (
            lambda s: _task(s, "MANAGED_INSTANCES", ipc_mode=ecs.IpcMode.TASK),
            "IPC mode is not supported for tasks running on Managed Instances",
        ),
        (
            lambda s: _task(s, "FARGATE_AND_MANAGED_INSTANCES", runtime_platform=_WINDOWS, **_SIZE),
            "Managed Instances tasks only support LINUX operating system family, got: WINDOWS_SERVER_2022_CORE",
        ),
        (
            lambda s: _task(s, "MANAGED_INSTANCES", inference_accelerators=[_ACCELERATOR]),
            "Cannot use inference accelerators on tasks that run on Managed Instances",
        ),
        (
            lambda s: _task(s, "MANAGED_INSTANCES").add_volume(
                name="v", docker_volume_configuration={"driver": "d", "scope": ecs.Scope.TASK}
            ),
            "DockerVolumeConfiguration is not supported for tasks running on Managed Instances. Volume 'v'",
        ),
        (lambda s: _windows(s, 2048, 1024), "min of 4096 and a max of 16384"),
    ],
)
def test_tasks_that_cannot_run_are_refused(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


def test_the_name_of_a_tag_is_known_once_a_container_has_the_image(stack: Stack) -> None:
    image = ecs.TagParameterContainerImage(ecr.Repository(stack, "Repository"))

    with pytest.raises(ValidationError, match="must be used in a container definition"):
        stack.resolve(image.tag_parameter_name)


def test_an_l1_group_is_not_told_as_the_group_of_a_driver(stack: Stack) -> None:
    driver = ecs.AwsLogDriver(stream_prefix="p", log_group=logs.CfnLogGroup(stack, "Group"))
    assert driver.log_group is None
    _container(stack, logging=driver)

    with pytest.raises(ValidationError, match="should implement ILogGroup"):
        _ = driver.log_group


@pytest.mark.parametrize(
    ("compatibility", "options", "expected"),
    [
        ("EC2", {"placement_constraints": [_ANYWHERE]}, {"PlacementConstraints": [{"Type": "distinctInstance"}]}),
        ("MANAGED_INSTANCES", {"placement_constraints": [_ANYWHERE]}, {"PlacementConstraints": None}),
        (
            "EC2_AND_MANAGED_INSTANCES",
            {"runtime_platform": {"cpu_architecture": ecs.CpuArchitecture.ARM64}},
            {"RuntimePlatform": {"CpuArchitecture": "ARM64"}},
        ),
        (
            "FARGATE_AND_EC2_AND_MANAGED_INSTANCES",
            {},
            {"RequiresCompatibilities": [], "NetworkMode": "bridge"},
        ),
    ],
)
def test_what_tasks_say_of_where_they_run(
    stack: Stack, compatibility: str, options: dict[str, Any], expected: dict[str, Any]
) -> None:
    _task(stack, compatibility, **options)

    (found,) = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    assert {key: found["Properties"].get(key) for key in expected} == expected


@pytest.mark.parametrize(("given", "seen"), [([], None), ([_ACCELERATOR], ["d", "later"])])
def test_accelerators_added_later_need_one_given_at_first(
    stack: Stack, given: list[Any], seen: list[str] | None
) -> None:
    task = _task(stack, "EC2", inference_accelerators=given)
    task.add_inference_accelerator(device_name="later", device_type="t")

    (found,) = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    rendered = found["Properties"].get("InferenceAccelerators")
    assert (rendered and [each["DeviceName"] for each in rendered]) == seen
    assert len(task.inference_accelerators) == len(given) + 1


@pytest.mark.parametrize(("options", "fine"), [({"memory_mib": "512"}, True), ({"cpu": "256"}, False)])
def test_memory_of_the_task_does_for_its_containers(stack: Stack, options: dict[str, Any], fine: bool) -> None:
    _task(stack, "EC2", **options).add_container("web", image=ecs.ContainerImage.from_registry("x"))

    with nullcontext() if fine else pytest.raises(RuntimeError, match="ECS Container web must have at least one of"):
        stack.node.root.synth()


def _containers(stack: Stack) -> list[dict[str, Any]]:
    (task,) = Template.from_stack(stack).find_resources("AWS::ECS::TaskDefinition").values()
    containers: list[dict[str, Any]] = task["Properties"]["ContainerDefinitions"]
    return containers


@pytest.mark.parametrize(
    ("options", "rendered"),
    [
        ({}, None),
        ({"enable_restart_policy": False}, {"Enabled": False}),
        ({"restart_ignored_exit_codes": [3]}, {"Enabled": True, "IgnoredExitCodes": [3]}),
        ({"restart_attempt_period": Duration.minutes(2)}, {"Enabled": True, "RestartAttemptPeriod": 120}),
    ],
)
def test_when_to_restart_says_that_it_is_done(stack: Stack, options: dict[str, Any], rendered: object) -> None:
    task = ecs.Ec2TaskDefinition(stack, "Restarted")
    task.add_container("c", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=64, **options)

    assert _containers(stack)[0].get("RestartPolicy") == rendered


def test_containers_ask_for_no_more_processor_than_their_task_has(stack: Stack) -> None:
    image = ecs.ContainerImage.from_registry("x")
    task = ecs.TaskDefinition(stack, "Task", compatibility=ecs.Compatibility.EC2, cpu="256")
    task.add_container("a", image=image, memory_limit_mib=64, cpu=200)
    task.add_container("b", image=image, memory_limit_mib=64)

    with pytest.raises(ValidationError, match="The sum of all container cpu values"):
        task.add_container("c", image=image, memory_limit_mib=64, cpu=57)


def test_permission_to_run_passes_a_role_that_is_made_later(stack: Stack) -> None:
    task = ecs.FargateTaskDefinition(stack, "Task")
    task.grant_run(iam.User(stack, "User"))

    task.obtain_execution_role()

    statements = [
        statement
        for policy in Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
    ]
    assert [len(statement["Resource"]) for statement in statements if statement["Action"] == "iam:PassRole"] == [2]


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda stack: ecs.TaskDefinition(
                stack,
                "Task",
                compatibility=ecs.Compatibility.FARGATE,
                placement_constraints=[ecs.PlacementConstraint.member_of("a")],
            ),
            "Cannot set placement constraints on tasks that run on Fargate",
        ),
        (lambda stack: ecs.BottleRocketImage(additional_cache_key="k"), "additionalCacheKey"),
    ],
)
def test_what_has_no_effect_is_refused(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


def test_a_role_made_later_joins_the_permission_to_run(stack: Stack) -> None:
    user = iam.User(stack, "U")
    tasks = [ecs.FargateTaskDefinition(stack, name) for name in ("A", "B")]
    for task in tasks:
        task.grant_run(user)
    tasks[1].obtain_execution_role()

    (policy,) = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    passed = [
        statement["Resource"]
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        if statement["Action"] == "iam:PassRole"
    ]
    assert [isinstance(roles, list) and len(roles) for roles in passed] == [False, 2]


@pytest.mark.parametrize("option", ["extra_hosts", "environment_files", "credential_specs", "system_controls"])
def test_empty_lists_of_containers_are_written(stack: Stack, option: str) -> None:
    container = _container(stack, **{option: {} if option == "extra_hosts" else []})

    name = "".join(part.title() if at else part for at, part in enumerate(option.split("_")))
    assert container.render_container_definition()[name] == []


@pytest.mark.parametrize(
    "imported",
    [
        lambda s: ecs.Ec2TaskDefinition.from_ec2_task_definition_arn(s, "I", "arn"),
        lambda s: ecs.FargateTaskDefinition.from_fargate_task_definition_arn(s, "I", "arn"),
        lambda s: ecs.ExternalTaskDefinition.from_ec2_task_definition_arn(s, "I", "arn"),
    ],
)
def test_of_an_arn_alone_tasks_may_run_anywhere(stack: Stack, imported: Callable[[Stack], ecs.ITaskDefinition]) -> None:
    assert imported(stack).compatibility is ecs.Compatibility.EC2_AND_FARGATE
