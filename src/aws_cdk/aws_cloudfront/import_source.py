"""What a key value store holds at first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct

_ID = "ImportSource"


class ImportSource:
    """What a key value store holds at first. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key: str) -> ImportSource:
        """Take an object in a bucket."""
        return S3ImportSource(bucket, key)

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> ImportSource:
        """Take a file on disk: JSON with ``data``, a list of ``key`` and ``value``."""
        return AssetImportSource(path, **options._given())

    @staticmethod
    @checked
    def from_inline(data: str) -> ImportSource:
        """Take a text, published as a file."""
        return InlineImportSource(data)

    def _bind(self, scope: Construct) -> str:
        """Return the ARN of the object; may make constructs in ``scope``, a store."""
        raise NotImplementedError


class S3ImportSource(ImportSource):
    """An object in a bucket."""

    @checked
    def __init__(self, bucket: IBucket, key: str) -> None:
        self.bucket = bucket
        self.key = key

    def _bind(self, scope: Construct) -> str:
        return self.bucket.arn_for_objects(self.key)


class AssetImportSource(ImportSource):
    """A file on disk."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._asset: Asset | None = None

    def _bind(self, scope: Construct) -> str:
        from aws_cdk.aws_s3_assets.asset import Asset

        if self._asset is None:
            # Nothing reads the file once the store has it, as the peer.
            self._asset = Asset(scope, _ID, path=self.path, **{"deploy_time": True, **self._options._given()})
        return _arn(self._asset, scope)


class InlineImportSource(ImportSource):
    """A text."""

    @checked
    def __init__(self, data: str) -> None:
        self.data = data
        self._asset: Asset | None = None

    def _bind(self, scope: Construct) -> str:
        import tempfile

        from aws_cdk.aws_s3_assets.asset import Asset

        if self._asset is None:
            with tempfile.TemporaryDirectory(prefix="cdk-import-source-") as directory:
                path = os.path.join(directory, "data.json")
                with open(path, "w", encoding="utf-8") as file:
                    file.write(self.data)
                self._asset = Asset(scope, _ID, path=path)
        return _arn(self._asset, scope)


def _arn(asset: Asset, scope: Construct) -> str:
    """Return the ARN of an asset.

    Raises:
        ValidationError: it belongs to another stack.
    """
    from aws_cdk.core.stack import Stack

    if Stack.of(asset) is not Stack.of(scope):
        raise ValidationError(
            f"Asset is already associated with another stack '{Stack.of(asset).stack_name}'. "
            "Create a new ImportSource instance for every stack.",
            scope=scope,
        )
    return asset.bucket.arn_for_objects(asset.s3_object_key)
