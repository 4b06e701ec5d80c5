"""Backup plans and vaults: what AWS Backup would not take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_backup import (
    BackupPlan,
    BackupPlanCopyActionProps,
    BackupPlanRule,
    BackupVault,
    CfnBackupVault,
    LockConfiguration,
)
from aws_cdk.aws_events import Schedule
from aws_cdk.aws_iam import User
from aws_cdk.core.errors import CdkError

days, hours = Duration.days, Duration.hours


def vault(**options: object) -> BackupVault:
    return BackupVault(Stack(App(), "S"), "Vault", **options)  # type: ignore[arg-type]  # wrong on purpose


def locked(**options: Duration) -> BackupVault:
    return vault(lock_configuration=LockConfiguration(**{"min_retention": days(5), **options}))


def rule(**options: object) -> BackupPlanRule:
    return BackupPlanRule(**options)  # type: ignore[arg-type]  # wrong on purpose


def copied(delete: int, move: int) -> BackupPlanRule:
    copy = BackupPlanCopyActionProps(
        destination_backup_vault=vault(), delete_after=days(delete), move_to_cold_storage_after=days(move)
    )
    return BackupPlanRule(copy_actions=[copy])


def imported(resource: str) -> object:
    return BackupVault.from_backup_vault_arn(Stack(App(), "S"), "Vault", f"arn:aws:backup:us-east-1:1:{resource}")


def granted(action: str) -> object:
    made = vault()
    return made.grant(User(made.stack, "User"), "backup:StartBackupJob", action)


def raw_vault() -> object:
    stack = Stack(App(), "S")
    return BackupPlan(stack, "Plan", backup_vault=CfnBackupVault(stack, "Raw", backup_vault_name="raw")).backup_vault


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: vault(backup_vault_name="a"), r"(?s)Expected vault name to match pattern.*S/Vault"),
        (lambda: vault(backup_vault_name="a" * 51), "Expected vault name to match pattern"),
        (lambda: vault(backup_vault_name="a.b"), "Expected vault name to match pattern"),
        (lambda: vault(backup_vault_name="ab\n"), "Expected vault name to match pattern"),
        (lambda: locked(changeable_for=hours(71)), r"(?s)72-hour cooling-off period.*got 71 hours.*S/Vault"),
        (lambda: locked(changeable_for=hours(73)), "'73 hours' cannot be converted into a whole number of days"),
        (lambda: locked(max_retention=days(36501)), r"(?s)is 36500 days, got 36501 days.*S/Vault"),
        (lambda: locked(max_retention=days(5)), r"(?s)period \(5 days\) must be greater than .* \(5 days\).*S/Vault"),
        (lambda: locked(min_retention=hours(12)), r"(?s)minimum retention .* is 1 day, got 12 hours.*S/Vault"),
        (lambda: locked(min_retention=hours(36)), "'36 hours' cannot be converted"),
        # The order of the checks.
        (lambda: locked(min_retention=hours(0), max_retention=days(40000), changeable_for=days(1)), "got 24 hours"),
        (lambda: locked(min_retention=hours(0), max_retention=days(0)), r"\(0 days\) must be greater"),
        (lambda: imported("backup-vault/x"), r"(?s)wrong format, expected arn:aws:service:.*:resourceName.*where: S "),
        (lambda: imported("backup-vault"), "has the wrong format"),
        (lambda: imported("backup-vault:"), "does not have a resource name"),
        (lambda: granted("backup:Copy*"), r"(?s)don't support a wildcard in the Action key.*backup:Copy\*.*S/Vault"),
        (
            lambda: rule(
                delete_after=days(10), move_to_cold_storage_after=days(20), schedule_expression=Schedule.rate(hours(1))
            ),
            r"must be greater than `moveToColdStorageAfter`, got delete_after=10 days",
        ),
        (lambda: rule(schedule_expression=Schedule.rate(hours(3))), r"must be of type `cron`, got rate\(3 hours\)"),
        (
            lambda: rule(enable_continuous_backup=True, move_to_cold_storage_after=days(0), delete_after=days(36)),
            "`moveToColdStorageAfter` must not be specified if `enableContinuousBackup`",
        ),
        (lambda: rule(enable_continuous_backup=True, delete_after=days(36)), "between 1 and 35 days .* got 36 days"),
        (lambda: rule(enable_continuous_backup=True, delete_after=days(0)), "between 1 and 35 days .* got 0 days"),
        (lambda: copied(99, 10), "90 days later .* received 'deleteAfter: 99' and 'moveToColdStorageAfter: 10'"),
        (lambda: BackupPlan(Stack(App(), "S"), "Plan").backup_vault, r"(?s)No backup vault!.*S/Plan"),
        (raw_vault, r"(?s)'vault' instance should implement IBackupVault.*CfnBackupVault at S/Raw.*S/Plan"),
    ],
)
def test_what_the_service_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=what):
        make()


def test_durations_at_the_limits_are_taken() -> None:
    locked(min_retention=days(1), max_retention=days(36500), changeable_for=hours(72))
    rule(delete_after=days(20), move_to_cold_storage_after=days(20))
    rule(enable_continuous_backup=True, delete_after=days(1))
    copied(100, 10)


def test_a_plan_needs_rules() -> None:
    app = App()
    BackupPlan(Stack(app, "S"), "Plan", backup_plan_rules=[])
    with pytest.raises(CdkError, match=r"\[S/Plan\] A backup plan must have at least 1 rule"):
        app.synth()
