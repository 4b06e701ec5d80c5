"""Schemas in files: as assets, in buckets, or written in the app."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3 import Location
    from aws_cdk.aws_s3_assets.asset import Asset, AssetOptions
    from constructs import Construct


class FileSchema:
    """A schema in a local file, which becomes an asset of the construct that uses it first."""

    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._asset: Asset | None = None

    def bind(self, scope: Construct) -> None:
        """Make the asset, once."""
        if self._asset is None:
            from aws_cdk.aws_s3_assets.asset import Asset

            # as the peer: named after the path as it is written in the app
            id = f"Schema{hashlib.md5(self.path.encode()).hexdigest()}"
            self._asset = Asset(scope, id, path=self.path, **self._options._given())

    def grant_read(self, role: IRole) -> None:
        """Let a role read the file."""
        self._bound().grant_read(role)

    def render(self) -> Mapping[str, Any]:
        """Return where the file will be."""
        asset = self._bound()
        return {"s3": {"uri": f"s3://{asset.s3_bucket_name}/{asset.s3_object_key}"}}

    def _bound(self) -> Asset:
        if self._asset is None:
            raise ValidationError(f"the schema in {self.path!r} is not bound", fix="call `bind(scope)` first")
        return self._asset


def grant_read_of_object(role: IRole, location: Location) -> None:
    """Let a role read one object; its partition is told by AWS, as the peer has it."""
    arn = f"arn:{Aws.PARTITION}:s3:::{location.bucket_name}/{location.object_key}"
    Grant.add_to_principal(grantee=role, actions=["s3:GetObject"], resource_arns=[arn])


def render_location(location: Location, bucket_owner: str | None) -> Mapping[str, Any]:
    """Return where an object is, and in whose account."""
    uri = f"s3://{location.bucket_name}/{location.object_key}"
    return {"s3": {"uri": uri, "bucketOwnerAccountId": bucket_owner}}
