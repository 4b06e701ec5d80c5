"""One tag of a resource, as L1 classes take it."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class CfnTag(Struct):
    """A tag's key and value."""

    key: str
    """Its name, up to 128 characters."""
    value: str
    """Its value, up to 256 characters."""
