"""Mixins for buckets made with L1, and for those that L2 buckets are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1_resources import add_statements
from aws_cdk.aws_iam.resource_policy import ResourceWithPolicies
from aws_cdk.aws_s3._auto_delete import delete_objects_automatically
from aws_cdk.aws_s3.access import BlockPublicAccess, rendered_access
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.cfn_resource_policy import CfnDeletionPolicy
from aws_cdk.core.mixins import Mixin
from aws_cdk.core.resource import Resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from constructs import IConstruct

_BUCKET = "AWS::S3::Bucket"
_POLICY = "AWS::S3::BucketPolicy"


class _BucketMixin(Mixin):
    """Supports resources that are buckets."""

    @checked
    def supports(self, construct: IConstruct) -> bool:
        """Tell whether ``construct`` is the resource of a bucket."""
        return _is_resource(construct, _BUCKET)


class BucketAutoDeleteObjects(_BucketMixin):
    """Has all objects deleted before the bucket is; it must have removal policy DESTROY."""

    @checked
    def apply_to(self, construct: IConstruct) -> None:
        """Add the resource that deletes objects, and what it needs."""
        if not self.supports(construct):
            return
        bucket: Any = construct
        check_before_synthesis(bucket, lambda: _deletion_problems(bucket))
        policy: Any = ResourceWithPolicies.of(bucket)  # buckets made with L1 have one
        delete_objects_automatically(bucket, policy.add_to_resource_policy, _owner(bucket))


class BucketBlockPublicAccess(_BucketMixin):
    """Keeps the public from a bucket."""

    @checked
    def __init__(self, public_access_config: BlockPublicAccess | None = None) -> None:
        """Make the mixin.

        Args:
            public_access_config: In which ways. Default: in all.
        """
        self._access = public_access_config or BlockPublicAccess.BLOCK_ALL

    @checked
    def apply_to(self, construct: IConstruct) -> None:
        """Set the option of the bucket."""
        if self.supports(construct):
            bucket: Any = construct
            bucket.public_access_block_configuration = rendered_access(self._access, unsaid=True)


class BucketVersioning(_BucketMixin):
    """Says whether a bucket keeps old versions of objects."""

    @checked
    def __init__(self, enabled: bool | None = None) -> None:
        """Make the mixin.

        Args:
            enabled: Whether it does. Default: yes.
        """
        self._enabled = enabled is not False

    @checked
    def apply_to(self, construct: IConstruct) -> None:
        """Set the option of the bucket."""
        if self.supports(construct):
            bucket: Any = construct
            bucket.versioning_configuration = {"status": "Enabled" if self._enabled else "Suspended"}


class BucketPolicyStatements(Mixin):
    """Adds statements to the policy of a bucket."""

    @checked
    def __init__(self, statements: Sequence[PolicyStatement]) -> None:
        self._statements = list(statements)

    @checked
    def supports(self, construct: IConstruct) -> bool:
        """Tell whether ``construct`` is the resource of a bucket's policy."""
        return _is_resource(construct, _POLICY)

    @checked
    def apply_to(self, policy: IConstruct) -> None:
        """Add the statements."""
        if self.supports(policy):
            for statement in self._statements:
                add_statements(policy, statement)


def _deletion_problems(bucket: CfnResource) -> list[str]:
    """Tell if a bucket that empties itself is not deleted then."""
    if bucket.cfn_options.deletion_policy is CfnDeletionPolicy.DELETE:
        return []
    return ["Cannot use 'AutoDeleteObjects' on a Bucket without setting removal policy to 'DESTROY'."]


def _is_resource(construct: Any, type: str) -> bool:
    return CfnResource.is_cfn_resource(construct) and construct.cfn_resource_type == type


def _owner(bucket: Any) -> Any:
    """Return the L2 bucket that a resource belongs to; the resource itself if there is none."""
    scope = bucket.node.scope
    if Resource.is_resource(scope) and scope.node.default_child is bucket:
        return scope
    return bucket


__all__ = [
    "BucketAutoDeleteObjects",
    "BucketBlockPublicAccess",
    "BucketPolicyStatements",
    "BucketVersioning",
]
