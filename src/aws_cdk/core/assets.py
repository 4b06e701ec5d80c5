"""What all assets have in common."""

from __future__ import annotations

from aws_cdk.core.bundling import BundlingOptions
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface


class IAsset(Interface):
    """Something with a content hash."""

    asset_hash: str
    """Names the content: equal content under equal options has the same hash."""


class AssetHashType(NamedEnum):
    """What an asset's hash is made of."""

    SOURCE = "source"
    """The content of the source and, if it is bundled, the bundling options."""
    OUTPUT = "output"
    """What bundling leaves."""
    CUSTOM = "custom"
    """A text given by the app."""


class AssetOptions(Struct):
    """How an asset is hashed and bundled."""

    asset_hash: str | None = None
    """Text to make the hash of, instead of the content; the asset is published anew only when this text changes."""
    asset_hash_type: AssetHashType | None = None
    """What the hash is made of. Default: ``CUSTOM`` if ``asset_hash`` is given, else ``SOURCE``."""
    bundling: Nested[BundlingOptions | None] = nested()
    """A command that makes the asset out of the source. Default: the source is the asset."""
