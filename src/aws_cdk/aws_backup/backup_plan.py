"""Backup plans: which recovery points are made of which resources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_backup._l1 import CfnBackupPlan
from aws_cdk.aws_backup.backup_plan_rule import BackupPlanCopyActionProps, BackupPlanRule, BackupPlanRuleProps
from aws_cdk.aws_backup.backup_selection import BackupSelection, BackupSelectionOptions
from aws_cdk.aws_backup.backup_vault_base import IBackupVault
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_backup import BackupPlanReference, IBackupVaultRef
    from constructs import Construct


class IBackupPlan(IResource):
    """A backup plan."""

    if TYPE_CHECKING:

        @property
        def backup_plan_id(self) -> str: ...
        @property
        def backup_plan_ref(self) -> BackupPlanReference: ...


class BackupPlanProps(Struct):
    """Options of a plan."""

    backup_plan_name: str | None = None
    """Default: the construct's id."""
    backup_plan_rules: Sequence[BackupPlanRule] | None = None
    """Default: none; add at least one."""
    backup_vault: IBackupVaultRef | None = None
    """Where recovery points of rules without a vault go. Default: a new vault, once such a rule is added."""
    windows_vss: bool | None = None
    """Whether backups of Windows on EC2 use the Volume Shadow Copy Service. Default: no."""


class BackupPlan(Resource, IBackupPlan):
    """A backup plan."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-backup.BackupPlan"

    @staticmethod
    @checked
    def from_backup_plan_id(scope: Construct, id: str, backup_plan_id: str) -> IBackupPlan:
        """Return a plan made elsewhere, by its id."""
        return _ImportedPlan(scope, id, backup_plan_id)

    @staticmethod
    @checked
    def daily35_day_retention(scope: Construct, id: str, backup_vault: IBackupVaultRef | None = None) -> BackupPlan:
        """Make a plan with backups of each day, kept for 35 days."""
        return BackupPlan._of_rules(scope, id, backup_vault, BackupPlanRule.daily())

    @staticmethod
    @checked
    def daily_monthly1_year_retention(
        scope: Construct, id: str, backup_vault: IBackupVaultRef | None = None
    ) -> BackupPlan:
        """Make a plan with backups of each day and each month, the latter kept for a year."""
        return BackupPlan._of_rules(scope, id, backup_vault, BackupPlanRule.daily(), BackupPlanRule.monthly1_year())

    @staticmethod
    @checked
    def daily_weekly_monthly5_year_retention(
        scope: Construct, id: str, backup_vault: IBackupVaultRef | None = None
    ) -> BackupPlan:
        """Make a plan with backups of each day, week and month, the last kept for 5 years."""
        return BackupPlan._of_rules(
            scope, id, backup_vault, BackupPlanRule.daily(), BackupPlanRule.weekly(), BackupPlanRule.monthly5_year()
        )

    @staticmethod
    @checked
    def daily_weekly_monthly7_year_retention(
        scope: Construct, id: str, backup_vault: IBackupVaultRef | None = None
    ) -> BackupPlan:
        """Make a plan with backups of each day, week and month, the last kept for 7 years."""
        return BackupPlan._of_rules(
            scope, id, backup_vault, BackupPlanRule.daily(), BackupPlanRule.weekly(), BackupPlanRule.monthly7_year()
        )

    @staticmethod
    def _of_rules(scope: Construct, id: str, vault: IBackupVaultRef | None, *rules: BackupPlanRule) -> BackupPlan:
        plan = BackupPlan(scope, id, backup_vault=vault)
        for rule in rules:
            plan.add_rule(rule)
        return plan

    @takes(BackupPlanProps)
    def __init__(self, scope: Construct, id: str, props: BackupPlanProps) -> None:
        super().__init__(scope, id)
        self._vault: Any = props.backup_vault
        self._rules: list[dict[str, Any]] = []
        windows = {"backupOptions": {"WindowsVSS": "enabled"}, "resourceType": "EC2"}
        plan = CfnBackupPlan(
            self,
            "Resource",
            backup_plan={
                "advancedBackupSettings": [windows] if props.windows_vss else None,
                "backupPlanName": props.backup_plan_name or id,
                "backupPlanRule": lazy_any(lambda: self._rules),
            },
        )
        self.backup_plan_id: str = plan.attr_backup_plan_id
        self.backup_plan_arn: str = plan.attr_backup_plan_arn
        self.version_id: str = plan.attr_version_id
        for rule in props.backup_plan_rules or ():
            self.add_rule(rule)
        check_before_synthesis(self, lambda: [] if self._rules else ["A backup plan must have at least 1 rule."])

    @property
    def backup_plan_ref(self) -> BackupPlanReference:
        """The reference to the plan."""
        return _reference(self.backup_plan_id, self.backup_plan_arn)

    @property
    def backup_vault(self) -> IBackupVault:
        """Where recovery points of rules without a vault go.

        Raises:
            ValidationError: no rule needed it yet, and none was given; or one was given that is an L1 resource.
        """
        if self._vault is None:
            raise ValidationError(
                "No backup vault!", scope=self, fix="give the plan a backup_vault, or first add a rule that has none"
            )
        if not hasattr(self._vault, "grant"):
            raise ValidationError(
                "'vault' instance should implement IBackupVault, but doesn't: "
                f"{type(self._vault).__name__} at {self._vault.node.path}",
                scope=self,
                fix="keep the resource in a variable of your own, or import it with BackupVault.from_backup_vault_name()",
            )
        return self._vault  # type: ignore[no-any-return]  # told by its member

    @checked
    def add_rule(self, rule: BackupPlanRule) -> None:
        """Add a rule; makes a vault if it has none, and the plan neither.

        Raises:
            ValidationError: a duration is no whole number of days, or of minutes.
        """
        props = rule.props
        vault = props.backup_vault if props.backup_vault is not None else self._own_vault()
        zone, schedule = props.schedule_expression_timezone, props.schedule_expression
        self._rules.append(
            {
                "completionWindowMinutes": props.completion_window.to_minutes()
                if props.completion_window is not None
                else None,
                "lifecycle": _lifecycle(props),
                "ruleName": props.rule_name if props.rule_name is not None else f"{self.node.id}Rule{len(self._rules)}",
                "scheduleExpression": schedule.expression_string if schedule is not None else None,
                "scheduleExpressionTimezone": zone.timezone_name if zone is not None else None,
                "startWindowMinutes": props.start_window.to_minutes() if props.start_window is not None else None,
                "enableContinuousBackup": props.enable_continuous_backup,
                "targetBackupVault": vault.backup_vault_ref.backup_vault_name,
                "copyActions": [_copy(each) for each in props.copy_actions] if props.copy_actions is not None else None,
                "recoveryPointTags": props.recovery_point_tags,
                "indexActions": [
                    {"resourceTypes": [kind.value for kind in each.resource_types]} for each in props.index_actions
                ]
                if props.index_actions is not None
                else None,
            }
        )

    @takes(BackupSelectionOptions)
    def add_selection(self, id: str, options: BackupSelectionOptions) -> BackupSelection:
        """Make recovery points of resources."""
        return BackupSelection(self, id, backup_plan=self, **options._given())

    def _own_vault(self) -> Any:
        if self._vault is None:
            from aws_cdk.aws_backup.backup_vault import BackupVault

            self._vault = BackupVault(self, "Vault")
        return self._vault


class _ImportedPlan(Resource, IBackupPlan):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, backup_plan_id: str) -> None:
        super().__init__(scope, id)
        self.backup_plan_id: str = backup_plan_id

    @property
    def backup_plan_ref(self) -> BackupPlanReference:
        arn = self.stack.format_arn(
            service="backup",
            resource="backup-plan",
            resource_name=self.backup_plan_id,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return _reference(self.backup_plan_id, arn)


def _reference(plan_id: str, arn: str) -> BackupPlanReference:
    from aws_cdk.interfaces.aws_backup import BackupPlanReference

    return BackupPlanReference(backup_plan_id=plan_id, backup_plan_arn=arn)


def _lifecycle(props: BackupPlanRuleProps | BackupPlanCopyActionProps) -> dict[str, Any] | None:
    delete, move = props.delete_after, props.move_to_cold_storage_after
    if delete is None and move is None:
        return None
    return {
        "deleteAfterDays": delete.to_days() if delete is not None else None,
        "moveToColdStorageAfterDays": move.to_days() if move is not None else None,
    }


def _copy(props: BackupPlanCopyActionProps) -> dict[str, Any]:
    return {
        "destinationBackupVaultArn": props.destination_backup_vault.backup_vault_ref.backup_vault_arn,
        "lifecycle": _lifecycle(props),
    }


__all__ = ["BackupPlan", "BackupPlanProps", "IBackupPlan"]
