from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Stack, aws_ec2, aws_s3


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
