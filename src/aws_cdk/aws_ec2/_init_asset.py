"""Assets that elements of a start-up configuration make for themselves."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_assets.asset import Asset, AssetOptions

if TYPE_CHECKING:
    from aws_cdk.aws_ec2._init_binding import BindTarget
    from aws_cdk.core.struct import Struct


def asset_options(options: Struct) -> dict[str, Any]:
    """Return those of ``options`` that an asset takes."""
    return {name: value for name, value in options._given().items() if name in AssetOptions._fields}


def init_asset(target: BindTarget, name: str, path: str, options: dict[str, Any]) -> Asset:
    """Return the asset of a file or folder that goes to ``name``.

    Its id starts with a hash of the constructs beside it, which tells apart the assets of several instances for one place;
    both the hash and its place in front of the name are part of the peer's construct paths.
    """
    siblings = ",".join(child.to_string() for child in target.scope.node.children)
    prefix = hashlib.md5(siblings.encode(), usedforsecurity=False).hexdigest()
    return Asset(target.scope, f"{prefix}{name}Asset", path=path, **options)
