"""How the objects of a bucket are encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct


class BucketEncryption(NamedEnum):
    """How objects are encrypted if a request does not say it."""

    UNENCRYPTED = "UNENCRYPTED"
    """As S3 does by itself, which is with keys of S3."""
    KMS_MANAGED = "KMS_MANAGED"
    """With the account's KMS key for S3."""
    S3_MANAGED = "S3_MANAGED"
    """With keys of S3."""
    KMS = "KMS"
    """With a KMS key of one's own."""
    DSSE_MANAGED = "DSSE_MANAGED"
    """In two layers, with the account's KMS key for S3."""
    DSSE = "DSSE"
    """In two layers, with a KMS key of one's own."""


class BlockedEncryptionType:
    """A way of encryption that a bucket refuses in requests."""

    SSE_C: ClassVar[BlockedEncryptionType]
    """With keys that requests bring along."""
    NONE: ClassVar[BlockedEncryptionType]
    """No way is refused."""

    @checked
    def __init__(self, name: str) -> None:
        self._name = name

    @staticmethod
    @checked
    def custom(name: str) -> BlockedEncryptionType:
        """Return a way by the name S3 has for it."""
        return BlockedEncryptionType(name)

    @property
    def name(self) -> str:
        """The name S3 has for it."""
        return self._name


BlockedEncryptionType.SSE_C = BlockedEncryptionType("SSE-C")
BlockedEncryptionType.NONE = BlockedEncryptionType("NONE")

_ALGORITHMS = {
    BucketEncryption.S3_MANAGED: "AES256",
    BucketEncryption.KMS: "aws:kms",
    BucketEncryption.KMS_MANAGED: "aws:kms",
    BucketEncryption.DSSE: "aws:kms:dsse",
    BucketEncryption.DSSE_MANAGED: "aws:kms:dsse",
}
_OWN_KEY = (BucketEncryption.KMS, BucketEncryption.DSSE)


def rendered_encryption(
    scope: Construct,
    *,
    encryption: BucketEncryption | None,
    key: IKey | None,
    bucket_key_enabled: bool | None,
    blocked: Sequence[BlockedEncryptionType] | None,
) -> tuple[dict[str, Any] | None, IKey | None]:
    """Return the options as the property of the L1 class takes them, and the key, which is made in ``scope`` if need be.

    Raises:
        ValidationError: the options contradict each other.
    """
    kind = encryption or (BucketEncryption.KMS if key is not None else BucketEncryption.UNENCRYPTED)
    if kind not in _OWN_KEY and key is not None:
        raise ValidationError(
            f"encryptionKey is specified, so 'encryption' must be set to KMS or DSSE (value: {kind._value_})",
            scope=scope,
            fix="set encryption=BucketEncryption.KMS, or leave it out",
        )
    if bucket_key_enabled and kind is BucketEncryption.UNENCRYPTED:
        raise ValidationError(
            f"bucketKeyEnabled is specified, so 'encryption' must be set to KMS, DSSE or S3 (value: {kind._value_})",
            scope=scope,
            fix="set encryption=BucketEncryption.KMS",
        )
    rule: dict[str, Any] = {}
    if kind is not BucketEncryption.UNENCRYPTED:
        if kind in _OWN_KEY and key is None:
            key = _new_key(scope, kind)
        rule["bucket_key_enabled"] = bucket_key_enabled
        rule["server_side_encryption_by_default"] = {
            "sse_algorithm": _ALGORITHMS[kind],
            "kms_master_key_id": key.key_arn if key is not None else None,
        }
    if blocked is not None:
        rule["blocked_encryption_types"] = {"encryption_type": _rendered_blocked(scope, blocked)}
    return ({"server_side_encryption_configuration": [rule]} if rule else None), key


def _new_key(scope: Construct, kind: BucketEncryption) -> IKey:
    from aws_cdk.aws_kms.key import Key

    description = f"Created by {scope.node.path}"
    # As the peer: a key for encryption in two layers is not rotated unless one says so.
    if kind is BucketEncryption.DSSE:
        return Key(scope, "Key", description=description)
    return Key(scope, "Key", description=description, enable_key_rotation=True)


def _rendered_blocked(scope: Construct, blocked: Sequence[BlockedEncryptionType]) -> list[str]:
    names = [kind.name for kind in blocked]
    if not names:
        raise ValidationError(
            "At least one blocked encryption type must be specified",
            scope=scope,
            fix="leave blocked_encryption_types out, or pass [BlockedEncryptionType.NONE]",
        )
    if BlockedEncryptionType.NONE.name in names and len(names) > 1:
        raise ValidationError(
            "If NONE is specified as the blocked encryption type, no other encryption types may be specified",
            scope=scope,
        )
    return names
