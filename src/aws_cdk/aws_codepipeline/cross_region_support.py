"""What a pipeline needs in another region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket


class CrossRegionSupport(Struct):
    """What a pipeline needs in another region."""

    replication_bucket: IBucket
    """The bucket for artifacts there."""
    stack: Stack
    """The stack that holds it."""


__all__ = ["CrossRegionSupport"]
