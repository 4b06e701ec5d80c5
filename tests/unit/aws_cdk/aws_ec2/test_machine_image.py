from __future__ import annotations

import pytest

from aws_cdk import App, Environment, Stack, aws_ec2

ENV = Environment(account="123456789012", region="us-east-1")


def test_a_map_of_images_needs_one_of_the_stacks_region() -> None:
    stack = Stack(App(), "Stack", env=ENV)

    with pytest.raises(RuntimeError, match="no AMI specified for region 'us-east-1'"):
        aws_ec2.MachineImage.generic_linux({"eu-west-1": "ami-1"}).get_image(stack)


def test_an_answer_that_is_no_image_is_refused() -> None:
    key = "ami:account=123456789012:filters.image-type.0=machine:filters.name.0=x:filters.state.0=available:region=us-east-1"
    stack = Stack(App(context={key: 5}), "Stack", env=ENV)

    with pytest.raises(RuntimeError, match="Response to AMI lookup invalid, got: 5"):
        aws_ec2.MachineImage.lookup(name="x").get_image(stack)


@pytest.mark.parametrize("generation", ["AMAZON_LINUX_2022", "AMAZON_LINUX_2023"])
def test_later_generations_leave_no_choice_of_storage_or_virtualization(generation: str) -> None:
    kind = aws_ec2.AmazonLinuxGeneration[generation]

    with pytest.raises(RuntimeError, match="Storage parameter does not exist"):
        aws_ec2.AmazonLinuxImage(generation=kind, storage=aws_ec2.AmazonLinuxStorage.EBS)
    with pytest.raises(RuntimeError, match="Virtualization parameter does not exist"):
        aws_ec2.AmazonLinuxImage.ssm_parameter_name(generation=kind, virtualization=aws_ec2.AmazonLinuxVirt.HVM)


def test_a_look_up_needs_to_know_the_environment() -> None:
    with pytest.raises(RuntimeError, match="account/region are not specified"):
        aws_ec2.MachineImage.latest_amazon_linux2023(cached_in_context=True).get_image(Stack(App(), "Stack"))
