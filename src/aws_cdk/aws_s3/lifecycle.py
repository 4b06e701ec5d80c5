"""Rules that move and delete objects as they age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.core.duration import Duration
    from constructs import IConstruct


class StorageClass:
    """Where S3 keeps an object, and at what price."""

    INFREQUENT_ACCESS: ClassVar[StorageClass]
    """Rarely read; at least 30 days."""
    ONE_ZONE_INFREQUENT_ACCESS: ClassVar[StorageClass]
    """Rarely read, and in one availability zone only."""
    GLACIER: ClassVar[StorageClass]
    """Archived; read after minutes to hours; at least 90 days."""
    GLACIER_INSTANT_RETRIEVAL: ClassVar[StorageClass]
    """Archived; read at once; at least 90 days."""
    DEEP_ARCHIVE: ClassVar[StorageClass]
    """Archived; read after hours; at least 180 days."""
    INTELLIGENT_TIERING: ClassVar[StorageClass]
    """Moved by S3 as it is read."""

    @checked
    def __init__(self, value: str) -> None:
        self._value = value

    @property
    def value(self) -> str:
        """The name that S3 knows it by."""
        return self._value

    def to_string(self) -> str:
        """Return the name that S3 knows it by."""
        return self._value

    __str__ = to_string


StorageClass.INFREQUENT_ACCESS = StorageClass("STANDARD_IA")
StorageClass.ONE_ZONE_INFREQUENT_ACCESS = StorageClass("ONEZONE_IA")
StorageClass.GLACIER = StorageClass("GLACIER")
StorageClass.GLACIER_INSTANT_RETRIEVAL = StorageClass("GLACIER_IR")
StorageClass.DEEP_ARCHIVE = StorageClass("DEEP_ARCHIVE")
StorageClass.INTELLIGENT_TIERING = StorageClass("INTELLIGENT_TIERING")


class TransitionDefaultMinimumObjectSize(NamedEnum):
    """The size below which objects are not moved."""

    ALL_STORAGE_CLASSES_128_K = "all_storage_classes_128K"
    """128 KiB for all storage classes."""
    VARIES_BY_STORAGE_CLASS = "varies_by_storage_class"
    """None for the two archives, 128 KiB for others."""


class Transition(Struct):
    """When current objects move, and where to; exactly one of time and date."""

    storage_class: StorageClass
    """The storage class they move to."""
    transition_after: Duration | None = None
    """How long after they were written; whole days."""
    transition_date: datetime | None = None
    """The date on which they move, at midnight UTC; with a time zone."""


class NoncurrentVersionTransition(Struct):
    """When objects that were overwritten or deleted move, and where to."""

    storage_class: StorageClass
    """The storage class they move to."""
    transition_after: Duration
    """How long after they stopped being current; whole days."""
    noncurrent_versions_to_retain: int | float | None = None
    """How many of the newest of them stay. Default: none."""


class LifecycleRule(Struct):
    """What happens to which objects as they age. Without prefix, tags and sizes: to all."""

    abort_incomplete_multipart_upload_after: Duration | None = None
    """How long after its start an unfinished multipart upload is dropped; whole days. Default: never."""
    enabled: bool | None = None
    """Whether the rule is in force. Default: yes."""
    expiration: Duration | None = None
    """How long after they were written objects are deleted; whole days. Default: never."""
    expiration_date: datetime | None = None
    """The date on which objects are deleted, at midnight UTC; with a time zone. Default: none."""
    expired_object_delete_marker: bool | None = None
    """Delete markers that have no versions left. Not together with expiration or tags. Default: no."""
    id: str | None = None
    """Name of the rule, at most 255 characters. Default: chosen by S3."""
    noncurrent_version_expiration: Duration | None = None
    """How long after they stopped being current versions are deleted; whole days. Default: never."""
    noncurrent_versions_to_retain: int | float | None = None
    """How many versions that are not current stay nevertheless. Default: none."""
    noncurrent_version_transitions: Nested[Sequence[NoncurrentVersionTransition] | None] = nested()
    """Where versions that are not current move."""
    object_size_greater_than: int | float | None = None
    """Only objects larger than so many bytes."""
    object_size_less_than: int | float | None = None
    """Only objects smaller than so many bytes."""
    prefix: str | None = None
    """Only objects whose keys start so."""
    tag_filters: Mapping[str, Any] | None = None
    """Only objects with these tags."""
    transitions: Nested[Sequence[Transition] | None] = nested()
    """Where current objects move."""


_EFFECTS = (
    "abort_incomplete_multipart_upload_after",
    "expiration",
    "expiration_date",
    "expired_object_delete_marker",
    "noncurrent_version_expiration",
    "noncurrent_versions_to_retain",
    "noncurrent_version_transitions",
    "transitions",
)


def rendered_lifecycle(
    bucket: IConstruct, rules: Sequence[LifecycleRule], minimum_size: TransitionDefaultMinimumObjectSize | None
) -> dict[str, Any] | None:
    """Return rules as the property of the L1 class takes them; ``None`` if there are none.

    Raises:
        ValidationError: a rule has no effect, or contradicts itself.
    """
    if not rules:
        return None
    return {
        "rules": [_rendered_rule(bucket, rule) for rule in rules],
        "transition_default_minimum_object_size": minimum_size._value_ if minimum_size else None,
    }


def _rendered_rule(bucket: IConstruct, rule: LifecycleRule) -> dict[str, Any]:
    _check(bucket, rule)
    keep = rule.noncurrent_versions_to_retain
    old_days = _days(rule.noncurrent_version_expiration)
    return {
        "id": rule.id,
        "status": "Disabled" if rule.enabled is False else "Enabled",
        "prefix": rule.prefix,
        "tag_filters": None if rule.tag_filters is None else tag_filters(rule.tag_filters),
        "object_size_greater_than": rule.object_size_greater_than,
        "object_size_less_than": rule.object_size_less_than,
        "abort_incomplete_multipart_upload": _if_given(
            "days_after_initiation", _days(rule.abort_incomplete_multipart_upload_after)
        ),
        "expiration_date": rule.expiration_date,
        "expiration_in_days": _days(rule.expiration),
        "expired_object_delete_marker": rule.expired_object_delete_marker,
        "noncurrent_version_expiration": (
            {"noncurrent_days": old_days, "newer_noncurrent_versions": keep} if old_days is not None else None
        ),
        "noncurrent_version_transitions": (
            None
            if not rule.noncurrent_version_transitions
            else [
                {
                    "storage_class": transition.storage_class.value,
                    "transition_in_days": _days(transition.transition_after),
                    "newer_noncurrent_versions": transition.noncurrent_versions_to_retain,
                }
                for transition in rule.noncurrent_version_transitions
            ]
        ),
        "transitions": (
            None
            if rule.transitions is None
            else [
                {
                    "storage_class": transition.storage_class.value,
                    "transition_date": transition.transition_date,
                    "transition_in_days": _days(transition.transition_after),
                }
                for transition in rule.transitions
            ]
        ),
    }


def _check(bucket: IConstruct, rule: LifecycleRule) -> None:
    given = rule._given()
    if not any(name in given for name in _EFFECTS):
        raise ValidationError(
            "All rules for `lifecycleRules` must have at least one of the following properties: "
            "`abortIncompleteMultipartUploadAfter`, `expiration`, `expirationDate`, `expiredObjectDeleteMarker`, "
            "`noncurrentVersionExpiration`, `noncurrentVersionsToRetain`, `noncurrentVersionTransitions`, or `transitions`",
            scope=bucket,
            fix="say what the rule does, or leave it out",
        )
    if rule.expired_object_delete_marker and (rule.expiration or rule.expiration_date or rule.tag_filters):
        raise ValidationError(
            "ExpiredObjectDeleteMarker cannot be specified with expiration, ExpirationDate, or TagFilters.",
            scope=bucket,
            fix="delete expired markers with a rule of their own",
        )
    for transition in rule.transitions or ():
        if (transition.transition_date is None) == (transition.transition_after is None):
            raise ValidationError(
                "Exactly one of transitionDate or transitionAfter must be specified in lifecycle rule transition",
                scope=bucket,
                fix="keep one of transition_date and transition_after",
            )


def tag_filters(tags: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return tags as filters of a rule take them."""
    return [{"key": key, "value": value} for key, value in tags.items()]


def _days(duration: Duration | None) -> float | None:
    return None if duration is None else duration.to_days()


def _if_given(name: str, value: Any) -> dict[str, Any] | None:
    return None if value is None else {name: value}
