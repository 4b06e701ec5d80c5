"""Tables whose data is in buckets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue.table_base import TableBase, TableBaseProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_kms.key_grants import KeyGrants
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from constructs import Construct


class S3EncryptionMode(NamedEnum):
    """How objects are encrypted."""

    S3_MANAGED = "SSE-S3"
    KMS = "SSE-KMS"


class S3TableEncryption:
    """How the bucket made for a table is encrypted."""

    @checked
    def __init__(self, encryption: str, key: IKey | None = None) -> None:
        self._encryption = encryption
        self._key = key

    @staticmethod
    @checked
    def kms(key: IKey | None = None) -> S3TableEncryption:
        """Encrypt with a key, made for it by default."""
        return S3TableEncryption("KMS", key)

    @staticmethod
    def kms_managed() -> S3TableEncryption:
        """Encrypt with a key of AWS."""
        return S3TableEncryption("KMS_MANAGED")

    @staticmethod
    def s3_managed() -> S3TableEncryption:
        """Encrypt with a key of S3's own."""
        return S3TableEncryption("S3_MANAGED")


class S3TableStorage:
    """The bucket that data is in."""

    @checked
    def __init__(self, bucket: IBucket | None, encryption: S3TableEncryption | None = None) -> None:
        self._bucket = bucket
        self._encryption = encryption

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket) -> S3TableStorage:
        """Use a bucket of the app."""
        return S3TableStorage(bucket)

    @staticmethod
    @checked
    def managed_bucket(encryption: S3TableEncryption | None = None) -> S3TableStorage:
        """Make a bucket, which takes encrypted connections alone. Default encryption: with a key of S3's own."""
        return S3TableStorage(None, encryption)

    def _resolved(self, scope: Construct) -> IBucket:
        if self._bucket is not None:
            return self._bucket
        from aws_cdk.aws_s3 import Bucket, BucketEncryption

        encryption = self._encryption or S3TableEncryption.s3_managed()
        return Bucket(
            scope,
            "Bucket",
            encryption=BucketEncryption[encryption._encryption],
            encryption_key=encryption._key,
            enforce_ssl=True,
        )


class TableClientSideEncryption:
    """How data is encrypted before it is written."""

    @checked
    def __init__(self, key: IKeyRef | None) -> None:
        self._key = key

    @staticmethod
    @checked
    def kms(key: IKeyRef | None = None) -> TableClientSideEncryption:
        """Encrypt with a key, made for it by default."""
        return TableClientSideEncryption(key)

    def _resolved(self, scope: Construct) -> IKeyRef:
        if self._key is not None:
            return self._key
        from aws_cdk.aws_kms import Key

        return Key(scope, "Key")


class S3TableProps(TableBaseProps):
    """Options of a table in a bucket."""

    client_side_encryption: TableClientSideEncryption | None = None
    """Default: data is not encrypted before it is written."""
    s3_prefix: str | None = None
    """What keys of its objects begin with. Default: nothing; the whole bucket is the table's."""
    storage: S3TableStorage | None = None
    """Default: a new bucket."""


class S3Table(TableBase):
    """A table whose data is in a bucket.

    Attributes:
        bucket: The bucket.
        client_side_encryption_key: What data is encrypted with before it is written.
        s3_prefix: What keys of its objects begin with.
    """

    PROPERTY_INJECTION_ID = "@aws-cdk.aws-glue-alpha.S3Table"

    @takes(S3TableProps)
    def __init__(self, scope: Construct, id: str, props: S3TableProps) -> None:
        self._init_table(scope, id, props)
        self.s3_prefix: str = props.s3_prefix or ""
        self.bucket: IBucket = (props.storage or S3TableStorage.managed_bucket())._resolved(self)
        self._is_given = props.storage is not None and props.storage._bucket is not None
        client = props.client_side_encryption
        self.client_side_encryption_key: IKeyRef | None = client._resolved(self) if client is not None else None
        self._make_table(props, f"s3://{self.bucket.bucket_name}/{self.s3_prefix}", {})

    @checked
    def grant_read(self, grantee: IGrantable) -> Grant:
        """Let someone read the table and its data."""
        grant = self._grant_on_table(grantee, read=True)
        if self.client_side_encryption_key is not None:
            _grants(self.client_side_encryption_key).decrypt(grantee)
        self._warn_of_whole_bucket()
        self.bucket.grant_read(grantee, self._generate_s3_prefix_for_grant())
        return grant

    @checked
    def grant_write(self, grantee: IGrantable) -> Grant:
        """Let someone write to the table and its data."""
        grant = self._grant_on_table(grantee, write=True)
        if self.client_side_encryption_key is not None:
            _grants(self.client_side_encryption_key).encrypt(grantee)
        self._warn_of_whole_bucket()
        self.bucket.grant_write(grantee, self._generate_s3_prefix_for_grant())
        return grant

    @checked
    def grant_read_write(self, grantee: IGrantable) -> Grant:
        """Let someone read and write the table and its data."""
        grant = self._grant_on_table(grantee, read=True, write=True)
        if self.client_side_encryption_key is not None:
            _grants(self.client_side_encryption_key).encrypt_decrypt(grantee)
        self._warn_of_whole_bucket()
        self.bucket.grant_read_write(grantee, self._generate_s3_prefix_for_grant())
        return grant

    def _warn_of_whole_bucket(self) -> None:
        if self._is_given and not self.s3_prefix:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-glue-alpha:grantScopedToWholeBucket",
                "the table has no `s3_prefix`, so grants are on the whole bucket, which may hold more than its data",
            )

    def _generate_s3_prefix_for_grant(self) -> str:
        """Return the pattern of keys that grants are for."""
        return f"{self.s3_prefix}*"


def _grants(key: IKeyRef) -> KeyGrants:
    from aws_cdk.aws_kms.key_grants import KeyGrants

    return KeyGrants.from_key(key)


__all__ = [
    "S3EncryptionMode",
    "S3Table",
    "S3TableEncryption",
    "S3TableProps",
    "S3TableStorage",
    "TableClientSideEncryption",
]
