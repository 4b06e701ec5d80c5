"""Lists of a bucket's objects, written regularly to a bucket."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import BucketBase, IBucket


_ID = r"[A-Za-z0-9_.-]{0,64}"  # as the peer, which does not let tokens through


class InventoryFormat(NamedEnum):
    """Format of the list."""

    CSV = "CSV"
    PARQUET = "Parquet"
    ORC = "ORC"


class InventoryFrequency(NamedEnum):
    """How often the list is written."""

    DAILY = "Daily"
    WEEKLY = "Weekly"


class InventoryObjectVersion(NamedEnum):
    """Which versions of objects are listed."""

    ALL = "All"
    CURRENT = "Current"


class InventoryDestination(Struct):
    """Where the list is written."""

    bucket: IBucket
    """The bucket; it lets S3 write there if it is made in this app."""
    bucket_owner: str | None = None
    """The account that must own the bucket. Default: not checked."""
    prefix: str | None = None
    """What the keys of lists start with. Default: nothing."""


class Inventory(Struct):
    """A list of a bucket's objects, written regularly."""

    destination: Nested[InventoryDestination]
    """Where it is written."""
    enabled: bool | None = None
    """Whether it is written. Default: yes."""
    format: InventoryFormat | None = None
    """Its format. Default: CSV."""
    frequency: InventoryFrequency | None = None
    """How often it is written. Default: weekly."""
    include_object_versions: InventoryObjectVersion | None = None
    """Which versions it lists. Default: all."""
    inventory_id: str | None = None
    """Its name. Default: made from the bucket's id and the position among its inventories."""
    objects_prefix: str | None = None
    """Only objects whose keys start so. Default: all."""
    optional_fields: Sequence[str] | None = None
    """What it tells beside the key, such as ``Size``. Default: nothing."""


def rendered_inventories(bucket: BucketBase, inventories: Sequence[Inventory]) -> list[dict[str, Any]] | None:
    """Return inventories as the property of the L1 class takes them, and let S3 write them; ``None`` if there are none."""
    return [_rendered(bucket, index, inventory) for index, inventory in enumerate(inventories)] or None


def _rendered(bucket: BucketBase, index: int, inventory: Inventory) -> dict[str, Any]:
    destination = inventory.destination
    _let_s3_write(bucket, destination)
    id = inventory.inventory_id
    if id is not None and not re.fullmatch(_ID, id):
        raise ValidationError(
            "inventoryId should not exceed 64 characters and should not contain special characters except . and -, "
            f"got {id}",
            scope=bucket,
            fix="shorten inventory_id, or leave it out to have one made",
        )
    return {
        "id": f"{bucket.node.id}Inventory{index}" if id is None else id,
        "destination": {
            "bucket_arn": destination.bucket.bucket_arn,
            "bucket_account_id": destination.bucket_owner,
            "prefix": destination.prefix,
            "format": (inventory.format or InventoryFormat.CSV)._value_,
        },
        "enabled": True if inventory.enabled is None else inventory.enabled,
        "included_object_versions": (inventory.include_object_versions or InventoryObjectVersion.ALL)._value_,
        "schedule_frequency": (inventory.frequency or InventoryFrequency.WEEKLY)._value_,
        "optional_fields": inventory.optional_fields,
        "prefix": inventory.objects_prefix,
    }


def _let_s3_write(bucket: BucketBase, destination: InventoryDestination) -> None:
    from aws_cdk.aws_s3.bucket import Bucket

    target = destination.bucket
    if not isinstance(target, Bucket):  # as the peer: buckets made elsewhere or with L1 keep their policy
        return
    prefix = destination.prefix if destination.prefix is not None else ""
    target.add_to_resource_policy(
        PolicyStatement(
            actions=["s3:PutObject"],
            principals=[ServicePrincipal("s3.amazonaws.com")],
            resources=[target.bucket_arn, target.arn_for_objects(f"{prefix}*")],
            conditions={"ArnLike": {"aws:SourceArn": bucket.bucket_arn}},
        )
    )
