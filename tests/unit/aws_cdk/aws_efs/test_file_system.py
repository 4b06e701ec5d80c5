"""File systems: what is refused.

Templates are compared with the official library in ``tests/parity/cases/efs-file-systems``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_efs as efs

Mode, Replica = efs.ThroughputMode, efs.ReplicationConfiguration


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"throughput_mode": Mode.PROVISIONED}, "provisionedThroughputPerSecond is required"),
        (
            {"throughput_mode": Mode.ELASTIC, "performance_mode": efs.PerformanceMode.MAX_IO},
            "ELASTIC is not supported for file systems with performanceMode MAX_IO",
        ),
        ({"one_zone": True, "performance_mode": efs.PerformanceMode.MAX_IO}, "MAX_IO is not supported for One Zone"),
        ({"one_zone": True, "vpc_subnets": {}}, "vpcSubnets.availabilityZones can not be undefined"),
        ({"one_zone": True, "vpc_subnets": {"availability_zones": ["a", "b"]}}, "should exactly have one zone"),
        (
            {
                "replication_configuration": Replica.regional_file_system(),
                "replication_overwrite_protection": efs.ReplicationOverwriteProtection.DISABLED,
            },
            "'replicationOverwriteProtection' is set to 'DISABLED'",
        ),
    ],
)
def test_options_that_cannot_work_are_refused(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    network = ec2.Vpc(stack, "Vpc", max_azs=1)

    with pytest.raises(RuntimeError) as raised:
        efs.FileSystem(stack, "Files", vpc=network, **options)

    assert message in str(raised.value)
    assert "Stack/Files" in str(raised.value)


def _files(stack: cdk.Stack, **attributes: str) -> efs.IFileSystem:
    group = ec2.SecurityGroup.from_security_group_id(stack, "Group", "sg-12345678")
    return efs.FileSystem.from_file_system_attributes(stack, "Files", security_group=group, **attributes)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_files, "One of fileSystemId or fileSystemArn, but not both"),
        (
            lambda s: _files(s, file_system_id="fs-1", file_system_arn="arn:aws:elasticfilesystem:r:1:file-system/f"),
            "but not both",
        ),
        (lambda s: efs.AccessPoint.from_access_point_attributes(s, "P"), "is required"),
        (
            lambda s: efs.AccessPoint.from_access_point_attributes(
                s, "P", access_point_id="p", access_point_arn="arn:aws:elasticfilesystem:r:1:access-point/p"
            ),
            "Only one of accessPointId or AccessPointArn",
        ),
        (lambda s: efs.AccessPoint.from_access_point_id(s, "P", "p").file_system, "fileSystem is only available if"),
        (
            lambda s: efs.AccessPoint(s, "P", file_system=_files(s, file_system_id="fs-1"), client_token="x" * 65),
            "must range from 1 to 64 characters, got: 65",
        ),
    ],
)
def test_imports_and_access_points_that_cannot_be_are_refused(
    stack: cdk.Stack, make: Callable[[cdk.Stack], object], message: str
) -> None:
    with pytest.raises(RuntimeError) as raised:
        make(stack)

    assert message in str(raised.value)
