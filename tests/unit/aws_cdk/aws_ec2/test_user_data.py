from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, CfnResource, Resource, Stack, aws_ec2, aws_s3


@pytest.mark.parametrize(
    "call",
    [
        lambda data, bucket: data.add_on_exit_commands("x"),
        lambda data, bucket: data.add_s3_download_command(bucket=bucket, bucket_key="k"),
        lambda data, bucket: data.add_execute_file_command(file_path="/x"),
        lambda data, bucket: data.add_signal_on_exit_command(bucket),
    ],
)
def test_only_plain_commands_are_added_to_custom_user_data(
    call: Callable[[aws_ec2.UserData, aws_s3.Bucket], object],
) -> None:
    bucket = aws_s3.Bucket(Stack(App(), "Stack"), "Bucket")

    with pytest.raises(RuntimeError, match="CustomUserData does not support add"):
        call(aws_ec2.UserData.custom("x"), bucket)


def test_an_unknown_operating_system_has_no_user_data() -> None:
    with pytest.raises(RuntimeError, match="Cannot determine UserData for unknown operating system"):
        aws_ec2.UserData.for_operating_system(aws_ec2.OperatingSystemType.UNKNOWN)


def test_a_signal_goes_to_the_resource_inside() -> None:
    stack = Stack(App(), "Stack")
    bastion = aws_ec2.BastionHostLinux(stack, "Bastion", vpc=aws_ec2.Vpc(stack, "Vpc"))
    data = aws_ec2.UserData.for_linux()

    data.add_signal_on_exit_command(bastion)

    resource = bastion.instance.node.default_child
    assert isinstance(resource, CfnResource)
    assert f"--resource {stack.resolve(resource.logical_id)} " in str(stack.resolve(data.render()))
    with pytest.raises(RuntimeError, match="cannot signal a resource that is not made here"):
        data.add_signal_on_exit_command(Resource(stack, "Nothing"))


class OwnUserData(aws_ec2.UserData):
    """What an app may write: options come as keywords."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def add_execute_file_command(self, *, file_path: str, arguments: str | None = None) -> None:
        self.lines.append(f"{file_path} {arguments}")

    def render(self) -> str:
        return "\n".join(self.lines)


def test_an_app_brings_its_own_user_data() -> None:
    own = OwnUserData()
    parts = aws_ec2.MultipartUserData()
    parts.add_user_data_part(own, make_default=True)

    parts.add_execute_file_command(file_path="/x", arguments="-y")

    assert own.render() == "/x -y"


@pytest.mark.parametrize(
    "call",
    [
        lambda: aws_ec2.InstanceType(5),  # type: ignore[arg-type]
        lambda: aws_ec2.UserData.custom(5),  # type: ignore[arg-type]
        lambda: aws_ec2.UserData.for_linux().add_commands(5),  # type: ignore[arg-type]
        lambda: aws_ec2.InstanceType.of("m5", "large"),  # type: ignore[arg-type]
        lambda: aws_ec2.InitConfig(["x"]),  # type: ignore[list-item]
        lambda: aws_ec2.BlockDeviceVolume.ephemeral("1"),  # type: ignore[arg-type]
    ],
)
def test_arguments_of_the_wrong_type_are_type_errors(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="type of argument"):
        call()


def test_parts_take_commands_only_with_a_default_part() -> None:
    parts = aws_ec2.MultipartUserData()

    with pytest.raises(
        RuntimeError, match=r"only supports this operation if it has a default UserData(.|\n)*make_default"
    ):
        parts.add_commands("x")


@pytest.mark.parametrize("separator", ["a b", "under_score", 'quote"'])
def test_a_separator_of_parts_holds_no_sign_that_mime_forbids(separator: str) -> None:
    with pytest.raises(RuntimeError, match="Invalid characters in separator"):
        aws_ec2.MultipartUserData(parts_separator=separator)


@pytest.mark.parametrize("text", ["t3", "u-6tb1.metal", "mac2-m2.metal", "m5.large.x", "M5.large", "c123g.large"])
def test_the_architecture_of_a_malformed_type_is_not_guessed(text: str) -> None:
    kind = aws_ec2.InstanceType(text)

    with pytest.raises(RuntimeError, match="Malformed instance type identifier"):
        _ = kind.architecture
    with pytest.raises(RuntimeError, match="Malformed instance type identifier"):
        kind.same_instance_class_as(aws_ec2.InstanceType("t3.micro"))
