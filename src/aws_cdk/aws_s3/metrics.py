"""Request metrics of parts of a bucket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_s3.lifecycle import tag_filters
from aws_cdk.core.struct import Struct


class BucketMetrics(Struct):
    """Which objects requests are counted for. Without prefix and tags: all."""

    id: str
    """Name of the metrics in CloudWatch."""
    prefix: str | None = None
    """Only objects whose keys start so."""
    tag_filters: Mapping[str, Any] | None = None
    """Only objects with these tags."""


def rendered_metrics(metrics: Sequence[BucketMetrics]) -> list[dict[str, Any]] | None:
    """Return metrics as the property of the L1 class takes them; ``None`` if there are none."""
    return [
        {
            "id": metric.id,
            "prefix": metric.prefix,
            "tag_filters": None if metric.tag_filters is None else tag_filters(metric.tag_filters),
        }
        for metric in metrics
    ] or None
