"""Job definitions of Batch and their containers: what Batch would not take, and what is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Size, Stack
from aws_cdk.aws_batch import (
    EcsEc2ContainerDefinition,
    EcsFargateContainerDefinition,
    EcsJobDefinition,
    EcsVolume,
    EfsVolume,
    EksContainerDefinition,
    EksJobDefinition,
    EksVolume,
    EmptyDirVolume,
    HostPathVolume,
    HostVolume,
    LinuxParameters,
    MultiNodeJobDefinition,
    SecretPathVolume,
)
from aws_cdk.aws_ecr import Repository
from aws_cdk.aws_ecs import ContainerImage, OperatingSystemFamily
from aws_cdk.aws_efs import CfnFileSystem
from aws_cdk.core.errors import CdkError

IMAGE = ContainerImage.from_registry("busybox")
ARN = "arn:aws:batch:us-east-1:123456789012:job-definition/foo:3"


def on_fargate(**options: object) -> EcsFargateContainerDefinition:
    given = {"image": IMAGE, "cpu": 1, "memory": Size.mebibytes(2048), **options}
    return EcsFargateContainerDefinition(Stack(App(), "S"), "Container", **given)  # type: ignore[arg-type]  # wrong on purpose


def on_ec2(**options: object) -> EcsJobDefinition:
    stack = Stack(App(), "S")
    container = EcsEc2ContainerDefinition(
        stack,
        "Container",
        image=IMAGE,
        **{"cpu": 1, "memory": Size.mebibytes(9), **options},  # type: ignore[arg-type]  # wrong on purpose
    )
    return EcsJobDefinition(stack, "Job", container=container)


def linux(swappiness: float) -> LinuxParameters:
    return LinuxParameters(Stack(App(), "S"), "Linux", swappiness=swappiness)


def pod_of(image: Callable[[Stack], ContainerImage]) -> EksContainerDefinition:
    stack = Stack(App(), "S")
    return EksContainerDefinition(stack, "Pod", image=image(stack))


def timed(timeout: Duration) -> EksJobDefinition:
    stack = Stack(App(), "S")
    return EksJobDefinition(stack, "Job", container=EksContainerDefinition(stack, "Pod", image=IMAGE), timeout=timeout)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: on_fargate(ephemeral_storage_size=Size.gibibytes(20)), "'ephemeralStorageSize' at 20 < 21 GB"),
        (lambda: on_fargate(ephemeral_storage_size=Size.gibibytes(201)), "'ephemeralStorageSize' at 201 > 200 GB"),
        (lambda: on_fargate(ephemeral_storage_size=Size.mebibytes(22000)), "whole number of gibibytes"),
        (
            lambda: on_fargate(
                fargate_operating_system_family=OperatingSystemFamily.WINDOWS_SERVER_2022_CORE,
                readonly_root_filesystem=True,
            ),
            "Readonly root filesystem is not possible on Windows",
        ),
        (lambda: on_ec2(memory=Size.kibibytes(100)), "whole number of mebibytes"),
        (lambda: linux(-1), "between 0 and 100; received -1"),
        (lambda: linux(101), "between 0 and 100; received 101"),
        (lambda: linux(1.5), "between 0 and 100; received 1.5"),
        (lambda: pod_of(lambda stack: ContainerImage.from_ecr_repository(Repository(stack, "R"))), "execution role"),
        (lambda: timed(Duration.millis(1500)), "whole number of seconds"),
        (
            lambda: EksJobDefinition.from_eks_job_definition_arn(Stack(App(), "S"), "Other", ARN).container,
            "container of imported job definition 'Other'",
        ),
        (
            lambda: (
                EcsVolume.efs(
                    name="v", container_path="/", file_system=CfnFileSystem(Stack(App(), "S"), "System")
                ).file_system
            ),
            "should implement IFileSystem, but doesn't: CfnFileSystem",
        ),
    ],
)
def test_what_batch_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=what):
        make()


def test_a_job_of_no_nodes_is_told_at_synthesis() -> None:
    app = App()
    MultiNodeJobDefinition(Stack(app, "S"), "Nodes")

    with pytest.raises(CdkError, match="multinode job has no containers!"):
        app.synth()


def test_an_imported_job_definition_has_its_name() -> None:
    stack = Stack(App(), "S")

    assert EcsJobDefinition.from_job_definition_arn(stack, "One", ARN).job_definition_name == "foo"
    assert MultiNodeJobDefinition.from_job_definition_arn(stack, "Two", ARN).job_definition_name == "foo:3"
    assert EksJobDefinition.from_eks_job_definition_arn(stack, "Three", ARN).job_definition_name == "foo:3"


def test_volumes_tell_their_kind() -> None:
    host = EcsVolume.host(name="v", container_path="/")
    directory = EksVolume.empty_dir(name="v")
    secret = EksVolume.secret(name="v", secret_name="s")

    assert HostVolume.is_host_volume(host)
    assert not EfsVolume.is_efs_volume(host)
    assert EmptyDirVolume.is_empty_dir_volume(directory)
    assert not HostPathVolume.is_host_path_volume(directory)
    assert SecretPathVolume.is_secret_path_volume(secret)
    assert secret.optional
