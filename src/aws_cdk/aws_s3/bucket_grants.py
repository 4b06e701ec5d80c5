"""Permissions on a bucket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._resource_grants import grant_on_resource
from aws_cdk.aws_iam.principals import AnyPrincipal
from aws_cdk.aws_iam.resource_policy import EncryptedResources, ResourceWithPolicies
from aws_cdk.aws_s3.replication import GrantReplicationPermissionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import refuse_ended_flag
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.resource_policy import IEncryptedResource, IResourceWithPolicyV2

# The actions of each grant, in the order the peer writes them. Source: observed on aws-cdk-lib 2.275.0.
READ_ACTIONS = ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]
PUT_ACTIONS = [
    "s3:PutObject",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
    "s3:PutObjectTagging",
    "s3:PutObjectVersionTagging",
    "s3:Abort*",
]
DELETE_ACTIONS = ["s3:DeleteObject*"]
WRITE_ACTIONS = [*DELETE_ACTIONS, *PUT_ACTIONS]
PUT_ACL_ACTIONS = ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"]
KEY_READ_ACTIONS = ["kms:Decrypt", "kms:DescribeKey"]
KEY_WRITE_ACTIONS = ["kms:Encrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Decrypt"]


class BucketGrants:
    """Gives permissions on a bucket, and on the key it is encrypted with.

    A pattern of object keys stands for all objects by default; it may hold ``*``. Permissions go to the policy of the
    principal, or to that of the bucket where the principal has none or belongs to another account.
    """

    def __init__(
        self,
        bucket: Any,
        *,
        policy: IResourceWithPolicyV2 | None = None,
        key: IEncryptedResource | None = None,
        blocks_public_policy: Callable[[], bool] = lambda: False,
    ) -> None:
        self._bucket = bucket
        self._policy = policy
        self._key = key
        self._blocks_public_policy = blocks_public_policy

    @staticmethod
    def from_bucket(bucket: Any) -> BucketGrants:
        """Return the grants of any bucket, made with L1 or L2."""
        from aws_cdk.aws_s3.bucket_base import BucketBase

        if isinstance(bucket, BucketBase):
            return bucket.grants
        return BucketGrants(bucket, policy=ResourceWithPolicies.of(bucket), key=EncryptedResources.of(bucket))

    @checked
    def read(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` read objects and what there is to know of the bucket, and decrypt."""
        return self._grant(
            identity, READ_ACTIONS, KEY_READ_ACTIONS, [self._arn, self._arn_for_objects(objects_key_pattern)]
        )

    @checked
    def write(
        self,
        identity: IGrantable,
        objects_key_pattern: Any = None,
        allowed_action_patterns: Sequence[str] | None = None,
    ) -> Grant:
        """Let ``identity`` write, tag and delete objects, and encrypt; ``allowed_action_patterns`` replaces the S3 actions."""
        actions = self._write_actions() if allowed_action_patterns is None else allowed_action_patterns
        return self._grant(
            identity, actions, KEY_WRITE_ACTIONS, [self._arn, self._arn_for_objects(objects_key_pattern)]
        )

    @checked
    def delete(self, grantee: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``grantee`` delete objects."""
        return self._grant(grantee, DELETE_ACTIONS, [], [self._arn_for_objects(objects_key_pattern)])

    @checked
    def public_access(self, key_prefix: str | None = None, *allowed_actions: str) -> Grant:
        """Let everyone read objects, or what ``allowed_actions`` names.

        Args:
            key_prefix: Which objects. Default: all (``*``).
            allowed_actions: Default: ``s3:GetObject``.

        Raises:
            ValidationError: the bucket blocks public policies.
        """
        if self._blocks_public_policy():
            raise ValidationError(
                "Cannot grant public access when 'blockPublicPolicy' is enabled",
                scope=self._bucket,
                fix="allow public policies: block_public_access=BlockPublicAccess.BLOCK_ACLS_ONLY",
            )
        actions = list(allowed_actions) or ["s3:GetObject"]
        return grant_on_resource(AnyPrincipal(), actions, [self._arn_for_objects(key_prefix)], policy=self._policy)

    @checked
    def put(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` write and tag objects, and encrypt."""
        self._refuse_ended_flag()
        return self._grant(identity, PUT_ACTIONS, KEY_WRITE_ACTIONS, [self._arn_for_objects(objects_key_pattern)])

    @checked
    def put_acl(self, identity: IGrantable, objects_key_pattern: str | None = None) -> Grant:
        """Let ``identity`` set access control lists of objects."""
        return self._grant(identity, PUT_ACL_ACTIONS, [], [self._arn_for_objects(objects_key_pattern)])

    @checked
    def read_write(self, identity: IGrantable, objects_key_pattern: Any = None) -> Grant:
        """Let ``identity`` read, write and delete objects, encrypt and decrypt."""
        key_actions = list(dict.fromkeys([*KEY_READ_ACTIONS, *KEY_WRITE_ACTIONS]))
        arns = [self._arn, self._arn_for_objects(objects_key_pattern)]
        return self._grant(identity, [*READ_ACTIONS, *self._write_actions()], key_actions, arns)

    def _write_actions(self) -> list[str]:
        self._refuse_ended_flag()
        return WRITE_ACTIONS

    def _refuse_ended_flag(self) -> None:
        refuse_ended_flag(self._bucket.node, "@aws-cdk/aws-s3:grantWriteWithoutAcl")

    @checked
    def actions_on_object_keys(
        self, identity: IGrantable, objects_key_pattern: str | None = None, *actions: str
    ) -> Grant:
        """Let ``identity`` do ``actions`` on objects."""
        return self._grant(identity, actions, [], [self._arn_for_objects(objects_key_pattern)])

    @checked
    def actions_on_bucket_and_object_keys(
        self, identity: IGrantable, objects_key_pattern: str | None = None, *actions: str
    ) -> Grant:
        """Let ``identity`` do ``actions`` on the bucket and on objects."""
        return self._grant(identity, actions, [], [self._arn, self._arn_for_objects(objects_key_pattern)])

    @takes(GrantReplicationPermissionProps)
    def replication_permission(self, identity: IGrantable, props: GrantReplicationPermissionProps) -> Grant:
        """Let ``identity`` replicate objects of the bucket to others.

        Raises:
            ValidationError: no destination is given.
        """
        return self._replication_permission(identity, props)

    def _replication_permission(self, grantee: IGrantable, props: GrantReplicationPermissionProps) -> Grant:
        if not props.destinations:
            raise ValidationError(
                "At least one destination bucket must be specified in the destinations array",
                scope=self._bucket,
                fix="name the buckets that objects are replicated to",
            )
        result = self._grant(grantee, ["s3:GetReplicationConfiguration", "s3:ListBucket"], [], [self._arn])
        result = result.combine(
            self._grant(
                grantee,
                ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"],
                [],
                [self._arn_for_objects(None)],
            )
        )
        # As the peer, which writes a destination that several rules name several times: equal texts would be joined.
        targets = [lazy_string(partial(destination.bucket.arn_for_objects, "*")) for destination in props.destinations]
        result = result.combine(
            self._grant(
                grantee,
                ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags", "s3:ObjectOwnerOverrideToBucketOwner"],
                [],
                targets,
            )
        )
        for destination in props.destinations:
            if destination.encryption_key is not None:
                result = result.combine(destination.encryption_key.grant_encrypt(grantee))
        # As the peer: it is the bucket's own key that is granted on, whether or not source_decryption_key is given.
        if self._key is not None:
            on_key = self._key.grant_on_key(grantee, "kms:Decrypt").grant
            result = result.combine(on_key) if on_key is not None else result
        return result

    # -- the parts --------------------------------------------------------

    @property
    def _arn(self) -> str:
        return str(self._bucket.bucket_ref.bucket_arn)

    def _arn_for_objects(self, pattern: Any) -> str:
        if pattern is None:
            pattern = "*"
        elif isinstance(pattern, (list, tuple)):
            pattern = ",".join(pattern)  # as the peer, which puts a list into the ARN as one text
        return f"{self._arn}/{pattern}"

    def _grant(
        self, grantee: IGrantable, actions: Sequence[str], key_actions: Sequence[str], resource_arns: Sequence[str]
    ) -> Grant:
        return grant_on_resource(
            grantee, actions, resource_arns, policy=self._policy, key=self._key, key_actions=key_actions
        )


__all__ = ["BucketGrants"]
