from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Environment, Size, Stack, aws_ec2, aws_iam, aws_kms

Make = Callable[[Stack, aws_ec2.IVpc], dict[str, Any]]
KIND = aws_ec2.EbsDeviceVolumeType


def instance(make: Make) -> aws_ec2.Instance:
    stack = Stack(App(), "Stack", env=Environment(account="123456789012", region="us-east-1"))
    vpc = aws_ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["a"], private_subnet_ids=["priv"], public_subnet_ids=["pub"]
    )
    options = {
        "vpc": vpc,
        "instance_type": aws_ec2.InstanceType("t3.micro"),
        "machine_image": aws_ec2.MachineImage.generic_linux({"us-east-1": "ami-1"}),
    }
    return aws_ec2.Instance(stack, "Instance", **{**options, **make(stack, vpc)})


def role(stack: Stack) -> aws_iam.Role:
    return aws_iam.Role(stack, "Role", assumed_by=aws_iam.ServicePrincipal("ec2.amazonaws.com"))


def device(**options: Any) -> dict[str, Any]:
    volume = aws_ec2.BlockDeviceVolume.ebs(10, **options)
    return {"block_devices": [aws_ec2.BlockDevice(device_name="/dev/a", volume=volume)]}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda stack, vpc: {"key_name": "a", "key_pair": aws_ec2.KeyPair(stack, "Key")},
            "Cannot specify both of 'keyName' and 'keyPair'",
        ),
        (
            lambda stack, vpc: {
                "machine_image": aws_ec2.MachineImage.generic_windows({"us-east-1": "w"}),
                "key_pair": aws_ec2.KeyPair(stack, "Key", type=aws_ec2.KeyPairType.ED25519),
            },
            "ed25519 keys are not compatible with the chosen AMI",
        ),
        (
            lambda stack, vpc: {
                "credit_specification": aws_ec2.CpuCredits.STANDARD,
                "instance_type": aws_ec2.InstanceType("m5.large"),
            },
            "creditSpecification is supported only for .* got: m5.large",
        ),
        (
            lambda stack, vpc: {"enclave_enabled": True, "hibernation_enabled": True},
            "both `enclaveEnabled` and `hibernationEnabled`",
        ),
        (lambda stack, vpc: {"ipv6_address_count": 1.5}, "non-negative integer, got: 1.5"),
        (
            lambda stack, vpc: {"ipv6_address_count": 1, "associate_public_ip_address": False},
            "both 'ipv6AddressCount' and 'associatePublicIpAddress'",
        ),
        (lambda stack, vpc: {"http_put_response_hop_limit": 65}, "must be between 1 and 64, got: 65"),
        (
            lambda stack, vpc: {"require_imdsv2": True, "http_endpoint": False},
            "both requireImdsv2 and metadata options",
        ),
        (
            lambda stack, vpc: {"role": role(stack), "instance_profile": aws_iam.InstanceProfile(stack, "Profile")},
            "both instanceProfile and role",
        ),
        (lambda stack, vpc: {"associate_public_ip_address": True}, "you must select Public subnets"),
        (lambda stack, vpc: {"init_options": {}}, "'initOptions' requires that 'init' is also set"),
        (lambda stack, vpc: device(volume_type=KIND.IO2), "iops property is required"),
        (lambda stack, vpc: device(throughput=200), "'throughput' requires 'volumeType': gp3, got: undefined"),
        (lambda stack, vpc: device(throughput=100, volume_type=KIND.GP3), "between 125 and 2000, got 100"),
        (lambda stack, vpc: device(throughput=200.5, volume_type=KIND.GP3), "must be an integer, got: 200.5"),
        (lambda stack, vpc: device(throughput=1000, iops=3000, volume_type=KIND.GP3), "ratio of 0.3333333333333333"),
        (lambda stack, vpc: device(volume_initialization_rate=Size.mebibytes(301)), "100 and 300 MiB/s, got: 301"),
    ],
)
def test_an_instance_refuses_options_that_cannot_work(make: Make, message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as raised:
        instance(make)

    assert "Stack/Instance" in str(raised.value)


def test_a_second_start_up_configuration_is_refused() -> None:
    init = aws_ec2.CloudFormationInit.from_elements(aws_ec2.InitCommand.shell_command("x"))
    made = instance(lambda stack, vpc: {"init": init})

    with pytest.raises(RuntimeError, match="already has 'AWS::CloudFormation::Init' attached"):
        made.apply_cloud_formation_init(init)


def test_the_number_of_a_machines_disk_starts_from_zero() -> None:
    with pytest.raises(RuntimeError, match='must be a number starting from 0, got "-1"'):
        aws_ec2.BlockDeviceVolume.ephemeral(-1)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda stack: {"spot_options": {"block_duration": Duration.minutes(61)}}, "whole number of hours"),
        (
            lambda stack: {"role": role(stack), "instance_profile": aws_iam.InstanceProfile(stack, "Profile")},
            "both an instanceProfile and a role",
        ),
        (
            lambda stack: {"key_name": "a", "key_pair": aws_ec2.KeyPair(stack, "Key")},
            "Cannot specify both of 'keyName' and 'keyPair'",
        ),
    ],
)
def test_a_launch_template_refuses_options_that_cannot_work(
    make: Callable[[Stack], dict[str, Any]], message: str
) -> None:
    stack = Stack(App(), "Stack")

    with pytest.raises(RuntimeError, match=message):
        aws_ec2.LaunchTemplate(stack, "Template", **make(stack))


def test_a_launch_template_without_role_and_group_says_so() -> None:
    stack = Stack(App(), "Stack")
    template = aws_ec2.LaunchTemplate(stack, "Template")

    with pytest.raises(RuntimeError, match="IGrantable if a role is provided"):
        _ = template.grant_principal
    with pytest.raises(RuntimeError, match="IConnectable if a securityGroup is provided"):
        _ = template.connections
    with pytest.raises(RuntimeError, match="another securityGroup is initialized"):
        template.add_security_group(aws_ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-1"))


def test_an_imported_launch_template_is_known_by_one_of_id_and_name() -> None:
    stack = Stack(App(), "Stack")
    named = aws_ec2.LaunchTemplate.from_launch_template_attributes(stack, "Named", launch_template_name="n")

    with pytest.raises(RuntimeError, match="launchTemplateId is needed"):
        _ = named.launch_template_ref
    with pytest.raises(RuntimeError, match="exactly one of launchTemplateId or launchTemplateName"):
        aws_ec2.LaunchTemplate.from_launch_template_attributes(stack, "Neither")


def test_only_made_key_pairs_have_a_private_key() -> None:
    stack = Stack(App(), "Stack")

    with pytest.raises(RuntimeError, match="not created for imported keys"):
        _ = aws_ec2.KeyPair(stack, "Key", public_key_material="ssh-rsa AAAA").private_key
    with pytest.raises(RuntimeError, match="Cannot specify 'type' for keys with imported material"):
        aws_ec2.KeyPair(stack, "Typed", public_key_material="ssh-rsa AAAA", type=aws_ec2.KeyPairType.RSA)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"partitions": 2, "strategy": aws_ec2.PlacementGroupStrategy.CLUSTER}, "'partitions' with the 'PARTITION'"),
        ({"partitions": 2, "spread_level": aws_ec2.PlacementGroupSpreadLevel.RACK}, "'spreadLevel' with the 'SPREAD'"),
    ],
)
def test_a_placement_group_has_one_strategy(options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        aws_ec2.PlacementGroup(Stack(App(), "Stack"), "Group", **options)


GIB = Size.gibibytes


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "at least one of `size` or `snapshotId`"),
        ({"snapshot_id": "bad"}, "`snapshotId` does not match expected pattern"),
        ({"size": GIB(10), "iops": 100}, "`iops` may only be specified if"),
        ({"size": GIB(10), "volume_type": KIND.IO1}, "`iops` must be specified if"),
        ({"size": GIB(10), "enable_multi_attach": True}, "multi-attach is supported exclusively"),
        ({"size": GIB(10), "volume_type": KIND.IO1, "iops": 50}, "`io1` volumes iops must be between 100 and 64000"),
        ({"size": GIB(10), "volume_type": KIND.IO1, "iops": 1000}, "maximum ratio of 50 IOPS/GiB"),
        ({"size": GIB(10), "volume_type": KIND.GP3, "iops": 2999}, "`gp3` volumes iops must be between 3000 and 80000"),
        ({"size": GIB(3), "volume_type": KIND.IO2, "iops": 100}, "`io2` volumes must be between 4 GiB and 65536 GiB"),
        ({"size": GIB(20000)}, "`gp2` volumes must be between 1 GiB and 16384 GiB"),
        ({"size": GIB(100), "volume_type": KIND.ST1}, "`st1` volumes must be between 125 GiB and 16384 GiB"),
        ({"size": GIB(10), "throughput": 200}, "throughput property requires volumeType"),
        ({"size": GIB(10), "volume_type": KIND.GP3, "throughput": 2001}, "minimum of 125 and a maximum of 2000"),
        ({"size": GIB(10), "volume_initialization_rate": Size.mebibytes(150)}, "only be specified when creating"),
    ],
)
def test_a_volume_refuses_what_ec2_would_refuse(options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message) as raised:
        aws_ec2.Volume(Stack(App(), "Stack"), "Volume", availability_zone="us-east-1a", **options)

    assert "Stack/Volume" in str(raised.value)


def test_a_volume_with_a_key_is_encrypted() -> None:
    stack = Stack(App(), "Stack")
    key = aws_kms.Key(stack, "Key")

    with pytest.raises(RuntimeError, match="`encrypted` must be true when providing an `encryptionKey`"):
        aws_ec2.Volume(stack, "Volume", availability_zone="us-east-1a", size=GIB(10), encryption_key=key)
