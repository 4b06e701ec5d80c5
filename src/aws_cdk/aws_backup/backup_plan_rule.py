"""Rules of backup plans: when recovery points are made, and how long they are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from aws_cdk.aws_events.schedule import Schedule
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.time_zone import TimeZone
    from aws_cdk.interfaces.aws_backup import IBackupVaultRef

# Source: the AWS Backup developer guide, "Creating a backup plan".
_MOST_DAYS_CONTINUOUS = 35
_LEAST_DAYS_IN_COLD_STORAGE = 90


class IndexActionResourceType:
    """A type of resource whose recovery points can be indexed, to search in them."""

    EBS: ClassVar[IndexActionResourceType]
    """Volumes of EC2."""
    S3: ClassVar[IndexActionResourceType]
    """Buckets."""

    @checked
    def __init__(self, value: str) -> None:
        self._value = value

    @property
    def value(self) -> str:
        """As CloudFormation has it."""
        return self._value

    def to_string(self) -> str:
        """Return the type as CloudFormation has it."""
        return self._value


IndexActionResourceType.EBS = IndexActionResourceType("EBS")
IndexActionResourceType.S3 = IndexActionResourceType("S3")


class BackupPlanIndexActionProps(Struct):
    """What is indexed."""

    resource_types: Sequence[IndexActionResourceType]
    """The types of resources."""


class BackupPlanCopyActionProps(Struct):
    """A copy of recovery points. Durations are whole days."""

    destination_backup_vault: IBackupVaultRef
    """Where the copy goes."""
    delete_after: Duration | None = None
    """How long it is kept; at least 90 days longer than until it moves to cold storage. Default: for ever."""
    move_to_cold_storage_after: Duration | None = None
    """When it moves to cold storage. Default: never."""


class BackupPlanRuleProps(Struct):
    """Options of a rule."""

    backup_vault: IBackupVaultRef | None = None
    """Where recovery points go. Default: the plan's vault."""
    completion_window: Duration | None = None
    """How long after its start a job must be done, in whole minutes. Default: AWS Backup's 8 hours."""
    copy_actions: Nested[Sequence[BackupPlanCopyActionProps] | None] = nested()
    """Default: no copies."""
    delete_after: Duration | None = None
    """How long recovery points are kept, in whole days. Default: for ever; 35 days if backup is continuous."""
    enable_continuous_backup: bool | None = None
    """Whether resources can be restored to any point in time. Default: no."""
    index_actions: Nested[Sequence[BackupPlanIndexActionProps] | None] = nested()
    """What is indexed. Default: nothing."""
    move_to_cold_storage_after: Duration | None = None
    """When recovery points move to cold storage, in whole days; not if backup is continuous. Default: never."""
    recovery_point_tags: Mapping[str, str] | None = None
    """Tags of recovery points. Default: none."""
    rule_name: str | None = None
    """Default: made from the plan's id and the rule's number."""
    schedule_expression: Schedule | None = None
    """When jobs are made: a cron expression. Default: AWS Backup's."""
    schedule_expression_timezone: TimeZone | None = None
    """The time zone of the schedule. Default: UTC."""
    start_window: Duration | None = None
    """How long after its time a job must be started, in whole minutes. Default: AWS Backup's 8 hours."""


class BackupPlanRule:
    """A rule of a plan."""

    @takes(BackupPlanRuleProps)
    def __init__(self, props: BackupPlanRuleProps) -> None:
        """Make the rule. What depends on a token is not checked.

        Raises:
            ValidationError: the durations do not fit together, or the schedule is no cron expression.
        """
        delete, move = props.delete_after, props.move_to_cold_storage_after
        if delete is not None and move is not None and _days_after(move, delete) < 0:
            raise ValidationError(
                "`deleteAfter` must be greater than `moveToColdStorageAfter`, got delete_after="
                f"{_days(delete)} days and move_to_cold_storage_after={_days(move)} days"
            )
        schedule = props.schedule_expression
        if schedule is not None and not schedule.expression_string.startswith("cron"):
            raise ValidationError(
                f"`scheduleExpression` must be of type `cron`, got {schedule.expression_string}",
                fix="make it with aws_events.Schedule.cron()",
            )
        if props.enable_continuous_backup:
            if move is not None:
                raise ValidationError(
                    "`moveToColdStorageAfter` must not be specified if `enableContinuousBackup` is enabled"
                )
            delete = delete if delete is not None else Duration.days(_MOST_DAYS_CONTINUOUS)
            if not delete.is_unresolved() and not 1 <= delete.to_days() <= _MOST_DAYS_CONTINUOUS:
                raise ValidationError(
                    f"'deleteAfter' must be between 1 and {_MOST_DAYS_CONTINUOUS} days if 'enableContinuousBackup' is "
                    f"enabled, but got {_days(delete)} days"
                )
            props = props._with(delete_after=delete)
        for copy in props.copy_actions or ():
            _check_copy(copy)
        self._props = props

    @property
    def props(self) -> BackupPlanRuleProps:
        """The options, with ``delete_after`` if it follows from the others."""
        return self._props

    @staticmethod
    @checked
    def daily(backup_vault: IBackupVaultRef | None = None) -> BackupPlanRule:
        """Return a rule for each day at 5 UTC, kept for 35 days."""
        return BackupPlanRule(
            backup_vault=backup_vault,
            rule_name="Daily",
            schedule_expression=Schedule.cron(hour="5", minute="0"),
            delete_after=Duration.days(35),
        )

    @staticmethod
    @checked
    def weekly(backup_vault: IBackupVaultRef | None = None) -> BackupPlanRule:
        """Return a rule for each Saturday at 5 UTC, kept for 3 months of 30 days."""
        return BackupPlanRule(
            backup_vault=backup_vault,
            rule_name="Weekly",
            schedule_expression=Schedule.cron(hour="5", minute="0", week_day="SAT"),
            delete_after=Duration.days(90),
        )

    @staticmethod
    @checked
    def monthly1_year(backup_vault: IBackupVaultRef | None = None) -> BackupPlanRule:
        """Return a rule for the first of each month at 5 UTC, kept for a year, after 30 days in cold storage."""
        return _monthly("Monthly1Year", backup_vault, years=1, days_warm=30)

    @staticmethod
    @checked
    def monthly5_year(backup_vault: IBackupVaultRef | None = None) -> BackupPlanRule:
        """Return a rule for the first of each month at 5 UTC, kept for 5 years, after 90 days in cold storage."""
        return _monthly("Monthly5Year", backup_vault, years=5, days_warm=90)

    @staticmethod
    @checked
    def monthly7_year(backup_vault: IBackupVaultRef | None = None) -> BackupPlanRule:
        """Return a rule for the first of each month at 5 UTC, kept for 7 years, after 90 days in cold storage."""
        return _monthly("Monthly7Year", backup_vault, years=7, days_warm=90)


def _monthly(name: str, vault: IBackupVaultRef | None, *, years: int, days_warm: int) -> BackupPlanRule:
    return BackupPlanRule(
        backup_vault=vault,
        rule_name=name,
        schedule_expression=Schedule.cron(day="1", hour="5", minute="0"),
        move_to_cold_storage_after=Duration.days(days_warm),
        delete_after=Duration.days(365 * years),
    )


def _check_copy(copy: BackupPlanCopyActionProps) -> None:
    delete, move = copy.delete_after, copy.move_to_cold_storage_after
    if delete is None or move is None:
        return
    if _days_after(move, delete) < _LEAST_DAYS_IN_COLD_STORAGE:
        raise ValidationError(
            f"'deleteAfter' must at least {_LEAST_DAYS_IN_COLD_STORAGE} days later than corresponding "
            f"'moveToColdStorageAfter', received 'deleteAfter: {_days(delete)}' and "
            f"'moveToColdStorageAfter: {_days(move)}'"
        )


def _days_after(first: Duration, second: Duration) -> float:
    """Return how many days ``second`` is longer; without end if either is a token."""
    if first.is_unresolved() or second.is_unresolved():
        return float("inf")
    return second.to_days() - first.to_days()


def _days(duration: Duration) -> str:
    return js_number_text(duration.to_days())


__all__ = [
    "BackupPlanCopyActionProps",
    "BackupPlanIndexActionProps",
    "BackupPlanRule",
    "BackupPlanRuleProps",
    "IndexActionResourceType",
]
