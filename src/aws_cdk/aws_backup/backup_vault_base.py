"""What backup vaults made here and imported ones have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_backup import BackupVaultReference


class IBackupVault(IResource):
    """A vault: keeps recovery points."""

    if TYPE_CHECKING:

        @property
        def backup_vault_arn(self) -> str: ...
        @property
        def backup_vault_name(self) -> str: ...
        @property
        def backup_vault_ref(self) -> BackupVaultReference: ...

    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the vault; their names hold no wildcards."""
        raise NotImplementedError


class _BackupVaultBase(Resource, IBackupVault):
    """Base of vaults."""

    backup_vault_arn: str
    backup_vault_name: str

    @checked
    def grant(self, grantee: IGrantable, *actions: str) -> Grant:
        """Let ``grantee`` do ``actions`` with the vault.

        Raises:
            ValidationError: the name of an action holds a wildcard.
        """
        for action in actions:
            if "*" in action:
                raise ValidationError(
                    f"AWS Backup access policies don't support a wildcard in the Action key, got {action}",
                    scope=self,
                    fix="name each action",
                )
        return Grant.add_to_principal(grantee=grantee, actions=list(actions), resource_arns=[self.backup_vault_arn])

    @property
    def backup_vault_ref(self) -> BackupVaultReference:
        """The reference to the vault."""
        from aws_cdk.interfaces.aws_backup import BackupVaultReference

        return BackupVaultReference(backup_vault_name=self.backup_vault_name, backup_vault_arn=self.backup_vault_arn)


__all__ = ["IBackupVault"]
