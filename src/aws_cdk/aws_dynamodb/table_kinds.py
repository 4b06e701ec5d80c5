"""What a table is kept at, and what its stream tells."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class StreamViewType(NamedEnum):
    """What a stream tells of a changed item."""

    NEW_IMAGE = "NEW_IMAGE"
    OLD_IMAGE = "OLD_IMAGE"
    NEW_AND_OLD_IMAGES = "NEW_AND_OLD_IMAGES"
    KEYS_ONLY = "KEYS_ONLY"


class TableClass(NamedEnum):
    """At what prices a table is kept."""

    STANDARD = "STANDARD"
    STANDARD_INFREQUENT_ACCESS = "STANDARD_INFREQUENT_ACCESS"
    """Cheaper to keep, dearer to use."""


__all__ = ["StreamViewType", "TableClass"]
