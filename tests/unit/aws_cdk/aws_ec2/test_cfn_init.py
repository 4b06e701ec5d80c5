from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, CfnResource, Stack, aws_ec2, aws_iam

LINUX = aws_ec2.OperatingSystemType.LINUX
WINDOWS = aws_ec2.OperatingSystemType.WINDOWS


def attach(element: aws_ec2.InitElement, platform: aws_ec2.OperatingSystemType) -> None:
    stack = Stack(App(), "Stack")
    aws_ec2.CloudFormationInit.from_elements(element).attach(
        CfnResource(stack, "Resource", type="AWS::EC2::Instance"),
        instance_role=aws_iam.Role(stack, "Role", assumed_by=aws_iam.ServicePrincipal("ec2.amazonaws.com")),
        platform=platform,
        user_data=aws_ec2.UserData.for_linux(),
    )


@pytest.mark.parametrize(
    ("element", "platform", "message"),
    [
        (
            aws_ec2.InitFile.from_string("a", "b", mode="000600"),
            WINDOWS,
            "Owner, group, and mode options not supported",
        ),
        (aws_ec2.InitFile.symlink("a", "b"), WINDOWS, "Owner, group, and mode options not supported"),
        (aws_ec2.InitGroup.from_name("a"), WINDOWS, "Init groups are not supported on Windows"),
        (aws_ec2.InitUser.from_name("a"), WINDOWS, "Init users are not supported on Windows"),
        (aws_ec2.InitPackage.yum("a"), WINDOWS, "Windows only supports the MSI package type"),
        (aws_ec2.InitPackage.msi("a"), LINUX, "MSI installers are only supported on Windows"),
        (
            aws_ec2.InitCommand.shell_command("a", wait_after_completion=aws_ec2.InitCommandWaitDuration.none()),
            LINUX,
            "Command 'a': 'waitAfterCompletion' is only valid for Windows",
        ),
        (aws_ec2.InitCommand.shell_command("a"), aws_ec2.OperatingSystemType.UNKNOWN, "unknown OS type"),
    ],
)
def test_an_element_that_the_platform_lacks_is_refused(
    element: aws_ec2.InitElement, platform: aws_ec2.OperatingSystemType, message: str
) -> None:
    with pytest.raises(RuntimeError, match=message):
        attach(element, platform)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: aws_ec2.InitCommand.argv_command([]), "Cannot define argvCommand with an empty"),
        (lambda: aws_ec2.InitFile.from_string("a", ""), "InitFile a: cannot create empty file"),
        (lambda: aws_ec2.InitFile.symlink("a", "b", mode="000644"), "must begin with 120XXX"),
        (lambda: aws_ec2.InitFile.from_file_inline("a", "is-not-there"), "cannot read the file 'is-not-there'"),
        (
            lambda: aws_ec2.InitService.systemd_config_file("a", command="run"),
            "SystemD executables must use an absolute path, got 'run'",
        ),
    ],
)
def test_an_element_that_cannot_work_is_refused_when_it_is_made(make: Callable[[], object], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        make()


def test_names_of_configurations_and_of_sets_are_given_once() -> None:
    init = aws_ec2.CloudFormationInit.from_elements()

    with pytest.raises(RuntimeError, match="already contains a config named 'config'"):
        init.add_config("config", aws_ec2.InitConfig([]))
    with pytest.raises(RuntimeError, match="already contains a configSet named 'default'"):
        init.add_config_set("default", [])


def test_elements_say_what_they_are() -> None:
    kinds = [
        aws_ec2.InitCommand.shell_command("x").element_type,
        aws_ec2.InitFile.from_string("a", "x").element_type,
        aws_ec2.InitGroup.from_name("a").element_type,
        aws_ec2.InitUser.from_name("a").element_type,
        aws_ec2.InitPackage.yum("a").element_type,
        aws_ec2.InitSource.from_url("a", "x").element_type,
        aws_ec2.InitService.enable("a").element_type,
    ]

    assert kinds == ["COMMAND", "FILE", "GROUP", "USER", "PACKAGE", "SOURCE", "SERVICE"]


@pytest.mark.parametrize(
    ("options", "enabled", "running"),
    [
        ({}, True, True),
        ({"enabled": False}, False, False),
        ({"enabled": False, "ensure_running": True}, False, True),
        ({"enabled": True, "ensure_running": False}, True, False),
    ],
)
def test_a_service_runs_if_it_is_enabled_unless_told_otherwise(
    options: dict[str, Any], enabled: bool, running: bool
) -> None:
    stack = Stack(App(), "Stack")
    resource = CfnResource(stack, "Resource", type="AWS::EC2::Instance")
    aws_ec2.CloudFormationInit.from_elements(aws_ec2.InitService.enable("web", **options)).attach(
        resource,
        instance_role=aws_iam.Role(stack, "Role", assumed_by=aws_iam.ServicePrincipal("ec2.amazonaws.com")),
        platform=LINUX,
        user_data=aws_ec2.UserData.for_linux(),
    )

    services = stack.resolve(resource.get_metadata("AWS::CloudFormation::Init"))["config"]["services"]
    assert services == {"sysvinit": {"web": {"enabled": enabled, "ensureRunning": running}}}
