"""Archives for objects of the intelligent tiering storage class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3.tag import Tag
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class IntelligentTieringConfiguration(Struct):
    """When objects that nobody reads are archived. Without prefix and tags: all of the storage class."""

    name: str
    """Name of the configuration."""
    archive_access_tier_time: Duration | None = None
    """How long until objects go to the archive; whole days, 90 to 730. Default: never."""
    deep_archive_access_tier_time: Duration | None = None
    """How long until objects go to the deep archive; whole days, 180 to 730. Default: never."""
    prefix: str | None = None
    """Only objects whose keys start so."""
    tags: Nested[Sequence[Tag] | None] = nested()
    """Only objects with these tags."""


def rendered_tiering(configurations: Sequence[IntelligentTieringConfiguration] | None) -> list[dict[str, Any]] | None:
    """Return configurations as the property of the L1 class takes them; ``None`` if they were not given."""
    return None if configurations is None else [_rendered(configuration) for configuration in configurations]


def _rendered(configuration: IntelligentTieringConfiguration) -> dict[str, Any]:
    times = (
        ("ARCHIVE_ACCESS", configuration.archive_access_tier_time),
        ("DEEP_ARCHIVE_ACCESS", configuration.deep_archive_access_tier_time),
    )
    tags = configuration.tags
    return {
        "id": configuration.name,
        "prefix": configuration.prefix,
        "status": "Enabled",
        "tag_filters": None if tags is None else [{"key": tag.key, "value": tag.value} for tag in tags],
        "tierings": [{"access_tier": tier, "days": time.to_days()} for tier, time in times if time is not None],
    }
