"""File systems of Lustre: what FSx would not take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack, Token
from aws_cdk.aws_ec2 import Vpc
from aws_cdk.aws_fsx import (
    DailyAutomaticBackupStartTime,
    DriveCacheType,
    FileSystemTypeVersion,
    LustreAutoImportPolicy,
    LustreConfiguration,
    LustreDeploymentType,
    LustreFileSystem,
    LustreMaintenanceTime,
    StorageType,
    Weekday,
)
from aws_cdk.core.errors import CdkError

KINDS = LustreDeploymentType
HDD: dict[str, object] = {"storage_type": StorageType.HDD}
ONE: dict[str, Any] = {"deployment_type": KINDS.PERSISTENT_1}
TWO: dict[str, Any] = {"deployment_type": KINDS.PERSISTENT_2}
THREE_O_CLOCK = DailyAutomaticBackupStartTime(hour=3, minute=0)


def system(options: dict[str, object] | None = None, **configuration: object) -> LustreFileSystem:
    stack = Stack(App(), "S")
    vpc = Vpc.from_vpc_attributes(
        stack,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["a"],
        private_subnet_ids=["s"],
        private_subnet_route_table_ids=["r"],
    )
    given = {"vpc": vpc, "vpc_subnet": vpc.private_subnets[0], "storage_capacity_gib": 1200, **(options or {})}
    lustre = LustreConfiguration(**{"deployment_type": KINDS.SCRATCH_2, **configuration})  # type: ignore[arg-type]  # wrong on purpose
    return LustreFileSystem(stack, "Lustre", lustre_configuration=lustre, **given)  # type: ignore[arg-type]  # as above


def sized(capacity: float, **configuration: object) -> LustreFileSystem:
    return system({"storage_capacity_gib": capacity}, **configuration)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: sized(600, deployment_type=KINDS.SCRATCH_1), "1,200, 2,400, 3,600, or a multiple of 3,600 .* got 600"),
        (lambda: sized(3600), "multiple of 2,400 for SCRATCH_2 and PERSISTENT_2 deployment types, got 3600"),
        (lambda: sized(3600, **ONE), "multiple of 2,400 for PERSISTENT_1 SSD storage, got 3600"),
        (lambda: system(HDD, **ONE, per_unit_storage_throughput=12), "multiple of 6,000 .* with 12 MB/s/TiB"),
        (lambda: system(HDD, **ONE, per_unit_storage_throughput=40), "multiple of 1,800 .* with 40 MB/s/TiB"),
        (lambda: system(HDD), "HDD is only supported for PERSISTENT_1 deployment type, got: SCRATCH_2"),
        (lambda: system(per_unit_storage_throughput=50), "only be set for the PERSISTENT_1/PERSISTENT_2 .*SCRATCH_2"),
        (lambda: system(**ONE, per_unit_storage_throughput=12), "must be 50, 100, or 200 .*, got: 12"),
        (lambda: system(HDD, **ONE, per_unit_storage_throughput=50), "must be 12 or 40 .*, got: 50"),
        (lambda: system(**TWO, per_unit_storage_throughput=50), "must be 125, 250, 500 or 1000 .*, got: 50"),
        (lambda: system(**ONE, drive_cache_type=DriveCacheType.READ), "got: PERSISTENT_1 and undefined"),
        (
            lambda: system({"file_system_type_version": FileSystemTypeVersion.V_2_10}, **TWO),
            "V_2_10 is only supported for SCRATCH and PERSISTENT_1",
        ),
        (lambda: system(auto_import_policy=LustreAutoImportPolicy.NEW), "requires importPath"),
        (
            lambda: system(**TWO, auto_import_policy=LustreAutoImportPolicy.NEW, import_path="s3://b"),
            "not supported with PERSISTENT_2",
        ),
        (lambda: system(import_path="b"), 'import path "b" is invalid'),
        (lambda: system(import_path="s3://" + "b" * 896), "import path .* maximum length of 900 characters"),
        (lambda: system(export_path="s3://b"), "export path without also defining an import path"),
        (lambda: system(import_path="s3://b", export_path="s3://c"), 'export path "s3://c" is invalid'),
        (
            lambda: system(import_path="s3://b", export_path="s3://b/" + "c" * 894),
            "export path .* maximum length of 900 characters",
        ),
        (
            lambda: system(import_path="s3://b", export_path=Token.as_string({"Ref": "X"})),
            "must each be Tokens or not Tokens",
        ),
        (lambda: system(imported_file_chunk_size_mib=0), "cannot be 0 MiB.* 1 to 512,000 MiB"),
        (lambda: system(imported_file_chunk_size_mib=512001), "cannot be 512001 MiB"),
        (lambda: system(automatic_backup_retention=Duration.days(1)), "not supported on scratch file systems"),
        (lambda: system(**ONE, automatic_backup_retention=Duration.days(91)), "0 and 90 days. received: 91"),
        (lambda: system(**ONE, automatic_backup_retention=Duration.hours(36)), "whole number of days"),
        (lambda: system(**ONE, daily_automatic_backup_start_time=THREE_O_CLOCK), "must be set a non-zero day"),
    ],
)
def test_what_fsx_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=rf"(?s){what}.*") as raised:
        make()

    assert "S/Lustre" in str(raised.value) or "whole number" in str(raised.value)


@pytest.mark.parametrize(("hour", "minute"), [(24, 0), (-1, 0), (1.5, 0), (0, 60), (0, -1), (0, 1.5)])
def test_times_that_there_are_not_are_refused(hour: float, minute: float) -> None:
    with pytest.raises(CdkError, match=r"Maintenance time (hour|minute) must be an integer between 0 and"):
        LustreMaintenanceTime(day=Weekday.MONDAY, hour=hour, minute=minute)
    with pytest.raises(CdkError, match=r"dailyAutomaticBackupStartTime (hour|minute) must be an integer between 0 and"):
        DailyAutomaticBackupStartTime(hour=hour, minute=minute)


def test_times_are_written_with_two_digits() -> None:
    assert LustreMaintenanceTime(day=Weekday.SUNDAY, hour=5, minute=9).to_timestamp() == "7:05:09"
    assert DailyAutomaticBackupStartTime(hour=23, minute=0).to_timestamp() == "23:00"


def test_numbers_that_are_known_at_deployment_are_not_checked() -> None:
    number = Token.as_number({"Ref": "Number"})

    made = system({"storage_capacity_gib": number}, **ONE, per_unit_storage_throughput=number)

    assert made.node.default_child is not None
