"""Files with environment variables of containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_s3.location import Location
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class EnvironmentFileType(NamedEnum):
    """Where a file is."""

    S3 = "s3"


class EnvironmentFileConfig(Struct):
    """Where a file is, as a task definition says it."""

    file_type: EnvironmentFileType
    s3_location: Nested[Location]


class EnvironmentFile:
    """A file whose lines are environment variables."""

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> AssetEnvironmentFile:
        """Take a file from disk."""
        return AssetEnvironmentFile(path, **options._given())

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key: str, object_version: str | None = None) -> S3EnvironmentFile:
        """Take a file from a bucket."""
        return S3EnvironmentFile(bucket, key, object_version)

    def bind(self, scope: Construct) -> EnvironmentFileConfig:
        """Tell where the file is; may make constructs in ``scope``."""
        raise NotImplementedError


class AssetEnvironmentFile(EnvironmentFile):
    """A file from disk, published as an asset."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._location: Location | None = None

    @checked
    def bind(self, scope: Construct) -> EnvironmentFileConfig:
        """Stage the file at the first use.

        Raises:
            ValidationError: the path is a directory.
        """
        from aws_cdk.aws_s3_assets.asset import Asset

        if self._location is None:
            asset = Asset(scope, "EnvironmentFile", path=self.path, **self._options._given())
            if not asset.is_file:
                raise ValidationError(
                    f"Asset must be a single file ({self.path})",
                    scope=scope,
                    fix="give the path of the file, not of its folder",
                )
            self._location = Location(bucket_name=asset.s3_bucket_name, object_key=asset.s3_object_key)
        return EnvironmentFileConfig(file_type=EnvironmentFileType.S3, s3_location=self._location)


class S3EnvironmentFile(EnvironmentFile):
    """A file in a bucket."""

    @checked
    def __init__(self, bucket: IBucket, key: str, object_version: str | None = None) -> None:
        if not bucket.bucket_name:
            raise ValidationError("bucketName is undefined for the provided bucket")
        self._location = Location(bucket_name=bucket.bucket_name, object_key=key, object_version=object_version)

    @checked
    def bind(self, scope: Construct) -> EnvironmentFileConfig:
        """Return the place."""
        return EnvironmentFileConfig(file_type=EnvironmentFileType.S3, s3_location=self._location)
