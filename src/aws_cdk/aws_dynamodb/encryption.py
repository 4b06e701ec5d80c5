"""How items are encrypted, with replicas taken into account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey


class TableEncryption(NamedEnum):
    """How items are encrypted."""

    DEFAULT = "AWS_OWNED"
    """With a key of DynamoDB."""
    CUSTOMER_MANAGED = "CUSTOMER_MANAGED"
    """With a KMS key of one's own."""
    AWS_MANAGED = "AWS_MANAGED"
    """With the account's KMS key for DynamoDB."""


class TableEncryptionV2:
    """How a table and its replicas encrypt items."""

    type: TableEncryption
    """Whose key it is."""
    table_key: IKey | None = None
    """The key of the table, if it is one's own."""
    replica_key_arns: Mapping[str, str] | None = None
    """The ARNs of the keys of replicas by region."""

    @staticmethod
    def dynamo_owned_key() -> TableEncryptionV2:
        """Encrypt with a key of DynamoDB."""
        return TableEncryptionV2._of(TableEncryption.DEFAULT)

    @staticmethod
    def aws_managed_key() -> TableEncryptionV2:
        """Encrypt with the account's KMS key for DynamoDB."""
        return TableEncryptionV2._of(TableEncryption.AWS_MANAGED)

    @staticmethod
    @checked
    def customer_managed_key(table_key: IKey, replica_key_arns: Mapping[str, str] | None = None) -> TableEncryptionV2:
        """Encrypt with KMS keys of one's own.

        Args:
            table_key: The key in the region of the table.
            replica_key_arns: The ARNs of the keys in the regions of replicas, by region; needed if there are replicas.
        """
        encryption = TableEncryptionV2._of(TableEncryption.CUSTOMER_MANAGED)
        encryption.table_key = table_key
        encryption.replica_key_arns = replica_key_arns
        return encryption

    @staticmethod
    def _of(kind: TableEncryption) -> TableEncryptionV2:
        encryption = TableEncryptionV2()
        encryption.type = kind
        return encryption

    def _rendered(self) -> dict[str, Any]:
        """Return the encryption of all replicas as the property of the L1 class takes it."""
        if self.type is TableEncryption.DEFAULT:
            return {"sseEnabled": False}
        return {"sseEnabled": True, "sseType": "KMS"}

    def _rendered_for_replica(self, region: str, main_region: str, scope: Any) -> dict[str, Any] | None:
        """Return the key of one replica as the property of the L1 class takes it.

        Raises:
            ValidationError: keys and regions do not fit.
        """
        if self.table_key is None:
            return None
        if is_unresolved(main_region):
            raise ValidationError(
                "Replica SSE specification cannot be rendered in a region agnostic stack",
                scope=scope,
                fix="give the stack a region (env), or use another encryption than customer_managed_key",
            )
        keys = self.replica_key_arns or {}
        if main_region in keys:
            raise ValidationError(
                f"KMS key for deployment region {main_region} cannot be defined in 'replicaKeyArns'",
                scope=scope,
                fix="leave the table's own region out; its key is the first argument",
            )
        if region == main_region:
            return {"kmsMasterKeyId": self.table_key.key_arn}
        if region not in keys:
            raise ValidationError(
                f"KMS key for {region} was not found in 'replicaKeyArns'",
                scope=scope,
                fix=f"name the key of {region} in customer_managed_key(..., replica_key_arns={{...}})",
            )
        return {"kmsMasterKeyId": keys[region]}


__all__ = ["TableEncryption", "TableEncryptionV2"]
