"""Where an object is."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class Location(Struct):
    """Where an object is."""

    bucket_name: str
    """The bucket."""
    object_key: str
    """The object's key."""
    object_version: str | None = None
    """The object's version. Default: the newest."""
