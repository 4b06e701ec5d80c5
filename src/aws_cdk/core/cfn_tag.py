"""One tag of a resource, as L1 classes take it."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class CfnTag(Struct):
    """A tag's key and value."""

    key: str
    value: str
