"""A tag of objects."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class Tag(Struct):
    """A tag that objects have."""

    key: str
    value: str
