"""Replication of objects to other buckets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_s3.tag import Tag
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.token import Token, TokenComparison

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_s3.bucket_base import BucketBase, IBucket
    from aws_cdk.aws_s3.lifecycle import StorageClass


class GrantReplicationPermissionDestinationProps(Struct):
    """A bucket that objects are replicated to."""

    bucket: IBucket
    """The bucket."""
    encryption_key: IKey | None = None
    """The key that replicas are encrypted with. Default: none."""


class GrantReplicationPermissionProps(Struct):
    """What a replicating principal works with."""

    destinations: Nested[Sequence[GrantReplicationPermissionDestinationProps]]
    """The buckets that objects are replicated to; at least one."""
    source_decryption_key: IKey | None = None
    """The key that the source is encrypted with. The grant covers the key of the source bucket anyway."""


class ReplicationTimeValue:
    """A time within which objects are replicated."""

    FIFTEEN_MINUTES: ClassVar[ReplicationTimeValue]
    """The only time that S3 offers."""

    @checked
    def __init__(self, minutes: float) -> None:
        self._minutes = minutes

    @property
    def minutes(self) -> float:
        """The time in minutes."""
        return self._minutes


ReplicationTimeValue.FIFTEEN_MINUTES = ReplicationTimeValue(15)


class Filter(Struct):
    """Which objects a rule concerns; all conditions must hold."""

    prefix: str | None = None
    """What keys start with. Default: anything."""
    tags: Nested[Sequence[Tag] | None] = nested()
    """Tags that objects have."""


class ReplicationRule(Struct):
    """Which objects are replicated where, and how."""

    destination: IBucket
    """The bucket that objects are replicated to; it must keep versions."""
    access_control_transition: bool | None = None
    """Make the destination's account the owner of replicas; only across accounts. Default: no."""
    delete_marker_replication: bool | None = None
    """Replicate delete markers too; not together with a filter by tags. Default: no."""
    filter: Nested[Filter | None] = nested()
    """Which objects. Default: all."""
    id: str | None = None
    """Name of the rule, at most 255 characters. Default: chosen by S3."""
    kms_key: IKey | None = None
    """The key that replicas are encrypted with; needed if objects encrypted with KMS are replicated."""
    metrics: ReplicationTimeValue | None = None
    """Report objects that are not replicated within this time. Default: no metrics."""
    priority: int | float | None = None
    """Which of several rules wins for one destination: the highest. Needed as soon as there is more than one rule."""
    replica_modifications: bool | None = None
    """Replicate changes of metadata made to replicas back to the source. Default: no."""
    replication_time_control: ReplicationTimeValue | None = None
    """Replicate within this time; needs ``metrics``. Default: no guarantee."""
    sse_kms_encrypted_objects: bool | None = None
    """Replicate objects encrypted with KMS too. Default: no."""
    storage_class: StorageClass | None = None
    """Storage class of replicas. Default: that of the source object."""


def check_replication(bucket: BucketBase, rules: Sequence[ReplicationRule], *, versioned: bool) -> None:
    """Check rules against each other and against the bucket.

    Raises:
        ValidationError: the bucket keeps no versions, or rules miss or contradict something.
    """
    if not versioned:
        raise ValidationError(
            "Replication rules require versioning to be enabled on the bucket", scope=bucket, fix="set versioned=True"
        )
    if len(rules) > 1 and any(rule.priority is None for rule in rules):
        raise ValidationError(
            "'priority' must be specified for all replication rules when there are multiple rules",
            scope=bucket,
            fix="give each of the replication_rules its own priority",
        )
    for rule in rules:
        if rule.replication_time_control and not rule.metrics:
            raise ValidationError(
                "'replicationTimeControlMetrics' must be enabled when 'replicationTimeControl' is enabled.",
                scope=bucket,
                fix="set metrics=ReplicationTimeValue.FIFTEEN_MINUTES on the rule",
            )
        if rule.delete_marker_replication and rule.filter and rule.filter.tags:
            raise ValidationError(
                "tag filter cannot be specified when 'deleteMarkerReplication' is enabled.",
                scope=bucket,
                fix="filter by prefix, or leave delete_marker_replication out",
            )


def is_cross_account(bucket: BucketBase, destination: IBucket) -> bool:
    """Tell whether ``destination`` is known to belong to another account than ``bucket``."""
    return Token.compare_strings(bucket.env.account, destination.env.account) is TokenComparison.DIFFERENT


def rendered_rule(bucket: BucketBase, rule: ReplicationRule) -> dict[str, Any]:
    """Return a rule as the property of the L1 class takes it.

    Raises:
        ValidationError: ownership shall change, but the destination belongs to the same account.
    """
    source = {}
    if rule.sse_kms_encrypted_objects is not None:
        source["sse_kms_encrypted_objects"] = {"status": _status(rule.sse_kms_encrypted_objects)}
    if rule.replica_modifications is not None:
        source["replica_modifications"] = {"status": _status(rule.replica_modifications)}
    return {
        "id": rule.id,
        "priority": rule.priority,
        "status": "Enabled",
        "destination": _rendered_destination(bucket, rule),
        "filter": _rendered_filter(rule.filter),
        # The form of rules that has a filter has to say it in either case.
        "delete_marker_replication": {"status": _status(rule.delete_marker_replication)},
        "source_selection_criteria": source or None,
    }


def _status(on: bool | None) -> str:
    return "Enabled" if on else "Disabled"


def _rendered_destination(bucket: BucketBase, rule: ReplicationRule) -> dict[str, Any]:
    cross_account = is_cross_account(bucket, rule.destination)
    if rule.access_control_transition and not cross_account:
        raise ValidationError(
            "accessControlTranslation is only supported for cross-account replication",
            scope=bucket,
            fix="leave access_control_transition out, or tell the destination's account: Bucket.from_bucket_attributes(account=...)",
        )
    return {
        "bucket": rule.destination.bucket_arn,
        "account": rule.destination.env.account if cross_account else None,
        "storage_class": rule.storage_class.to_string() if rule.storage_class else None,
        "access_control_translation": {"owner": "Destination"} if rule.access_control_transition else None,
        "encryption_configuration": {"replica_kms_key_id": rule.kms_key.key_arn} if rule.kms_key else None,
        "replication_time": (
            {"status": "Enabled", "time": {"minutes": rule.replication_time_control.minutes}}
            if rule.replication_time_control
            else None
        ),
        "metrics": (
            {
                "status": "Enabled",
                # S3 takes a threshold only together with replication time control.
                "event_threshold": {"minutes": rule.metrics.minutes} if rule.replication_time_control else None,
            }
            if rule.metrics
            else None
        ),
    }


def _rendered_filter(filter: Filter | None) -> dict[str, Any]:
    prefix = (filter.prefix if filter else None) or ""
    if filter is None or filter.tags is None:
        return {"prefix": prefix}
    tags = [{"key": tag.key, "value": tag.value} for tag in filter.tags]
    return {"and_": {"prefix": prefix, "tag_filters": tags}}
