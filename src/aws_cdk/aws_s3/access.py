"""Who may reach a bucket: canned access control lists, ownership of objects, and blocks against public access."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes


class BucketAccessControl(NamedEnum):
    """Canned access control lists of a bucket."""

    PRIVATE = "Private"
    PUBLIC_READ = "PublicRead"
    PUBLIC_READ_WRITE = "PublicReadWrite"
    AUTHENTICATED_READ = "AuthenticatedRead"
    LOG_DELIVERY_WRITE = "LogDeliveryWrite"
    """S3 may deliver access logs to the bucket."""
    BUCKET_OWNER_READ = "BucketOwnerRead"
    BUCKET_OWNER_FULL_CONTROL = "BucketOwnerFullControl"
    AWS_EXEC_READ = "AwsExecRead"
    """EC2 may read machine images from the bucket."""


class ObjectOwnership(NamedEnum):
    """Who owns objects that others write to the bucket."""

    BUCKET_OWNER_ENFORCED = "BucketOwnerEnforced"
    """The bucket's owner; access control lists are off."""
    BUCKET_OWNER_PREFERRED = "BucketOwnerPreferred"
    """The bucket's owner, if the object is written with the list ``bucket-owner-full-control``."""
    OBJECT_WRITER = "ObjectWriter"
    """Whoever wrote the object."""


class BucketNamespace(NamedEnum):
    """Where the name of a bucket has to be unique."""

    GLOBAL = "global"
    """Among all buckets of all accounts."""
    ACCOUNT_REGIONAL = "account-regional"
    """In account and region; S3 makes the name from ``bucket_name_prefix``."""


class BlockPublicAccessOptions(Struct):
    """Which ways of public access are blocked. What is not given is blocked once any is given, if the flag
    ``@aws-cdk/aws-s3:publicAccessBlockedByDefault`` is on, and else left to S3."""

    block_public_acls: bool | None = None
    """Refuse access control lists that make the bucket or objects public."""
    block_public_policy: bool | None = None
    """Refuse policies that make the bucket public."""
    ignore_public_acls: bool | None = None
    """Act as if public access control lists were not there."""
    restrict_public_buckets: bool | None = None
    """Let only the account and AWS services use a bucket with a public policy."""


class BlockPublicAccess:
    """Which ways of public access are blocked."""

    BLOCK_ALL: ClassVar[BlockPublicAccess]
    """All ways."""
    BLOCK_ACLS: ClassVar[BlockPublicAccess]
    """Deprecated: with the flag for blocking by default on, this blocks policies too. Use :attr:`BLOCK_ACLS_ONLY`."""
    BLOCK_ACLS_ONLY: ClassVar[BlockPublicAccess]
    """Public access control lists, not public policies."""

    @takes(BlockPublicAccessOptions)
    def __init__(self, options: BlockPublicAccessOptions) -> None:
        self.block_public_acls: bool | None = options.block_public_acls
        self.block_public_policy: bool | None = options.block_public_policy
        self.ignore_public_acls: bool | None = options.ignore_public_acls
        self.restrict_public_buckets: bool | None = options.restrict_public_buckets


def rendered_access(block: BlockPublicAccess, *, unsaid: bool | None) -> dict[str, bool | None]:
    """Return the option as the property of the L1 class takes it; ``unsaid`` stands for what is not said."""
    ways = {
        "block_public_acls": block.block_public_acls,
        "block_public_policy": block.block_public_policy,
        "ignore_public_acls": block.ignore_public_acls,
        "restrict_public_buckets": block.restrict_public_buckets,
    }
    return {name: unsaid if value is None else value for name, value in ways.items()}


BlockPublicAccess.BLOCK_ALL = BlockPublicAccess(
    block_public_acls=True, block_public_policy=True, ignore_public_acls=True, restrict_public_buckets=True
)
BlockPublicAccess.BLOCK_ACLS = BlockPublicAccess(block_public_acls=True, ignore_public_acls=True)
BlockPublicAccess.BLOCK_ACLS_ONLY = BlockPublicAccess(
    block_public_acls=True, block_public_policy=False, ignore_public_acls=True, restrict_public_buckets=False
)
