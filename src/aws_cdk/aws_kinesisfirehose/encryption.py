"""How records wait encrypted in a delivery stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey


class StreamEncryptionType(NamedEnum):
    """With whose key records are encrypted."""

    UNENCRYPTED = 0
    CUSTOMER_MANAGED = 1
    AWS_OWNED = 2


class StreamEncryption:
    """How records are encrypted. Make it with one of the factories."""

    @checked
    def __init__(self, type: StreamEncryptionType, encryption_key: IKey | None = None) -> None:
        self.type = type
        self.encryption_key = encryption_key

    @staticmethod
    def unencrypted() -> StreamEncryption:
        """Return no encryption."""
        return StreamEncryption(StreamEncryptionType.UNENCRYPTED)

    @staticmethod
    def aws_owned_key() -> StreamEncryption:
        """Return encryption with a key of AWS."""
        return StreamEncryption(StreamEncryptionType.AWS_OWNED)

    @staticmethod
    @checked
    def customer_managed_key(encryption_key: IKey | None = None) -> StreamEncryption:
        """Return encryption with a key of the account; a new one if none is given."""
        return StreamEncryption(StreamEncryptionType.CUSTOMER_MANAGED, encryption_key)
