"""Assets of deployed stacks."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class AssetType(NamedEnum):
    """Kind of an asset."""

    FILE = "file"
    DOCKER_IMAGE = "docker-image"


class StackAsset(Struct):
    """An asset of a stack."""

    asset_id: str
    """What it is recognized by."""
    asset_manifest_path: str
    """Absolute path of the manifest that has it."""
    asset_selector: str
    """Asset and destination, as ``cdk-assets`` has them."""
    asset_type: AssetType
    """Kind."""
    is_template: bool
    """Whether it is the stack's template."""
    asset_publishing_role_arn: str | None = None
    """The role to publish with. Default: none."""
    display_name: str | None = None
    """What it is called, for people. Default: its id."""


__all__ = ["AssetType", "StackAsset"]
