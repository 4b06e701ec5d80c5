"""Vaults, which keep recovery points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_backup._l1 import CfnBackupVault
from aws_cdk.aws_backup.backup_vault_base import IBackupVault, _BackupVaultBase
from aws_cdk.aws_iam.effect import Effect
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import AnyPrincipal, ServicePrincipal
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct

# Source: the AWS Backup API reference, "CreateBackupVault" and "PutBackupVaultLockConfiguration".
_NAME = r"[a-zA-Z0-9\-_]{2,50}"
_MOST_CHARACTERS = 50
_MOST_DAYS = 36500
_COOLING_OFF_HOURS = 72
_HOURS_OF_DAY = 24


class BackupVaultEvents(NamedEnum):
    """Something that happens to a vault, and that a topic can be told of."""

    BACKUP_JOB_STARTED = "BACKUP_JOB_STARTED"
    BACKUP_JOB_COMPLETED = "BACKUP_JOB_COMPLETED"
    BACKUP_JOB_SUCCESSFUL = "BACKUP_JOB_SUCCESSFUL"
    BACKUP_JOB_FAILED = "BACKUP_JOB_FAILED"
    BACKUP_JOB_EXPIRED = "BACKUP_JOB_EXPIRED"
    RESTORE_JOB_STARTED = "RESTORE_JOB_STARTED"
    RESTORE_JOB_COMPLETED = "RESTORE_JOB_COMPLETED"
    RESTORE_JOB_SUCCESSFUL = "RESTORE_JOB_SUCCESSFUL"
    RESTORE_JOB_FAILED = "RESTORE_JOB_FAILED"
    COPY_JOB_STARTED = "COPY_JOB_STARTED"
    COPY_JOB_SUCCESSFUL = "COPY_JOB_SUCCESSFUL"
    COPY_JOB_FAILED = "COPY_JOB_FAILED"
    RECOVERY_POINT_MODIFIED = "RECOVERY_POINT_MODIFIED"
    BACKUP_PLAN_CREATED = "BACKUP_PLAN_CREATED"
    BACKUP_PLAN_MODIFIED = "BACKUP_PLAN_MODIFIED"
    S3_BACKUP_OBJECT_FAILED = "S3_BACKUP_OBJECT_FAILED"
    S3_RESTORE_OBJECT_FAILED = "S3_RESTORE_OBJECT_FAILED"


class LockConfiguration(Struct):
    """How long recovery points of a vault have to be kept. All are whole days."""

    min_retention: Duration
    """The shortest that jobs may keep them, at least a day."""
    changeable_for: Duration | None = None
    """When the lock cannot be changed any more, at least 72 hours after it was made. Default: it always can."""
    max_retention: Duration | None = None
    """The longest that jobs may keep them, up to 36500 days. Default: for ever."""


class BackupVaultProps(Struct):
    """Options of a vault."""

    access_policy: PolicyDocument | None = None
    """Who may do what with the vault. Default: no restriction."""
    backup_vault_name: str | None = None
    """2 to 50 letters, digits, hyphens and underscores. Default: made from the construct's place."""
    block_recovery_point_deletion: bool | None = None
    """Whether nobody may delete recovery points. Default: no."""
    encryption_key: IKeyRef | None = None
    """Default: AWS's key of AWS Backup."""
    lock_configuration: Nested[LockConfiguration | None] = nested()
    """Default: none."""
    notification_events: Sequence[BackupVaultEvents] | None = None
    """What the topic is told of. Default: everything."""
    notification_topic: ITopic | None = None
    """Is told of events. Default: none."""
    removal_policy: RemovalPolicy | None = None
    """What happens to a vault that leaves the stack; one that holds recovery points cannot be deleted. Default: RETAIN."""


class BackupVault(_BackupVaultBase):
    """A vault."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-backup.BackupVault"

    @staticmethod
    @checked
    def from_backup_vault_name(scope: Construct, id: str, backup_vault_name: str) -> IBackupVault:
        """Return a vault made elsewhere in the same account and region, by its name."""
        arn = Arn._format(
            ArnComponents(
                service="backup",
                resource="backup-vault",
                resource_name=backup_vault_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
            Stack.of(scope),
        )
        return BackupVault.from_backup_vault_arn(scope, id, arn)

    @staticmethod
    @checked
    def from_backup_vault_arn(scope: Construct, id: str, backup_vault_arn: str) -> IBackupVault:
        """Return a vault made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a vault.
        """
        parts = Arn.split(backup_vault_arn, ArnFormat.SLASH_RESOURCE_NAME)
        if parts.arn_format not in (None, ArnFormat.COLON_RESOURCE_NAME) and not is_unresolved(backup_vault_arn):
            raise ValidationError(
                f"Backup Vault Arn {backup_vault_arn} has the wrong format, expected "
                f"{ArnFormat.COLON_RESOURCE_NAME._value_}.",
                scope=scope,
            )
        name = Arn.split(backup_vault_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name
        if not name:
            raise ValidationError(f"Backup Vault Arn {backup_vault_arn} does not have a resource name.", scope=scope)
        return _ImportedVault(scope, id, backup_vault_arn, name)

    @takes(BackupVaultProps)
    def __init__(self, scope: Construct, id: str, props: BackupVaultProps) -> None:
        """Make the vault.

        Raises:
            ValidationError: the name or the lock would not be taken.
        """
        super().__init__(scope, id)
        name = props.backup_vault_name
        if name and not is_unresolved(name) and not re.fullmatch(_NAME, name):
            raise ValidationError(
                f"Expected vault name to match pattern `^[a-zA-Z0-9-_]{{2,50}}$`, got backup_vault_name={name}",
                scope=self,
            )
        self._policy = props.access_policy if props.access_policy is not None else PolicyDocument()
        if props.block_recovery_point_deletion:
            self.block_recovery_point_deletion()
        notifications = self._notifications(props)
        key, lock = props.encryption_key, props.lock_configuration
        vault = CfnBackupVault(
            self,
            "Resource",
            backup_vault_name=name or Names.unique_id(self)[-_MOST_CHARACTERS:],
            access_policy=lazy_any(self._policy.to_json),  # kept as it was said, without merging of statements
            encryption_key_arn=key.key_ref.key_arn if key is not None else None,
            notifications=notifications,
            lock_configuration=self._lock(lock) if lock is not None else None,
        )
        vault.apply_removal_policy(props.removal_policy)
        self.backup_vault_name = vault.attr_backup_vault_name
        self.backup_vault_arn = vault.attr_backup_vault_arn

    @checked
    def add_to_access_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to what is said of who may do what with the vault."""
        self._policy.add_statements(statement)

    def block_recovery_point_deletion(self) -> None:
        """Let nobody delete recovery points, or change how long they are kept."""
        self.add_to_access_policy(
            PolicyStatement(
                effect=Effect.DENY,
                actions=["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                principals=[AnyPrincipal()],
                resources=["*"],
            )
        )

    def _notifications(self, props: BackupVaultProps) -> dict[str, Any] | None:
        topic = props.notification_topic
        if topic is None:
            return None
        topic.grant_publish(ServicePrincipal("backup.amazonaws.com"))
        events = props.notification_events if props.notification_events is not None else list(BackupVaultEvents)
        return {"backupVaultEvents": [event._value_ for event in events], "snsTopicArn": topic.topic_arn}

    def _lock(self, lock: LockConfiguration) -> dict[str, Any]:
        """Return the lock as CloudFormation has it; what depends on a token is not checked."""
        shortest, longest, changeable = lock.min_retention, lock.max_retention, lock.changeable_for
        if changeable is not None and not changeable.is_unresolved() and changeable.to_hours() < _COOLING_OFF_HOURS:
            raise ValidationError(
                f"AWS Backup enforces a {_COOLING_OFF_HOURS}-hour cooling-off period before Vault Lock takes effect and "
                f"becomes immutable, got {js_number_text(changeable.to_hours())} hours",
                scope=self,
            )
        if longest is not None and not longest.is_unresolved():
            days = longest.to_days()
            if days > _MOST_DAYS:
                raise ValidationError(
                    f"The longest maximum retention period you can specify is {_MOST_DAYS} days, got "
                    f"{js_number_text(days)} days",
                    scope=self,
                )
            if not shortest.is_unresolved() and days <= shortest.to_days():
                raise ValidationError(
                    f"The maximum retention period ({js_number_text(days)} days) must be greater than the minimum "
                    f"retention period ({js_number_text(shortest.to_days())} days)",
                    scope=self,
                )
        if not shortest.is_unresolved() and shortest.to_hours() < _HOURS_OF_DAY:
            raise ValidationError(
                "The shortest minimum retention period you can specify is 1 day, got "
                f"{js_number_text(shortest.to_hours())} hours",
                scope=self,
            )
        return {
            "minRetentionDays": shortest.to_days(),
            "maxRetentionDays": longest.to_days() if longest is not None else None,
            "changeableForDays": changeable.to_days() if changeable is not None else None,
        }


class _ImportedVault(_BackupVaultBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, name: str) -> None:
        super().__init__(scope, id, environment_from_arn=arn)
        self.backup_vault_arn = arn
        self.backup_vault_name = name


__all__ = ["BackupVault", "BackupVaultEvents", "BackupVaultProps", "LockConfiguration"]
