"""Scripts and libraries of jobs: files on this machine, or objects in a bucket."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3.location import Location
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct


class CodeConfig(Struct):
    """What a job is told of its code."""

    s3_location: Nested[Location]
    """The object."""


class Code:
    """A script or a library of jobs."""

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> AssetCode:
        """Take a file of this machine; it is uploaded when the stack is deployed.

        Raises:
            ValidationError: ``path`` is a directory.
        """
        return AssetCode(path, **options._given())

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key: str) -> S3Code:
        """Take an object of a bucket."""
        return S3Code(bucket, key)

    def bind(self, scope: Construct, grantable: IGrantable) -> CodeConfig:
        """Let ``grantable`` read the code, and return where it is."""
        raise NotImplementedError


class S3Code(Code):
    """An object of a bucket."""

    @checked
    def __init__(self, bucket: IBucket, key: str) -> None:
        self._bucket = bucket
        self._key = key

    @checked
    def bind(self, scope: Construct, grantable: IGrantable) -> CodeConfig:
        """Let ``grantable`` read the object, and return where it is."""
        self._bucket.grant_read(grantable, self._key)
        return CodeConfig(s3_location=Location(bucket_name=self._bucket.bucket_name, object_key=self._key))


class AssetCode(Code):
    """A file of this machine."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self._path = path
        self._options = options
        self._asset: Asset | None = None
        if not os.path.lexists(path):
            raise ValidationError(
                f"no such file or directory: '{path}'",
                fix=f"check the path; a relative one counts from the working folder: {os.getcwd()}",
            )
        # A link to a directory passes, as the peer.
        if os.path.isdir(path) and not os.path.islink(path):
            raise ValidationError(
                f"Code path {path} is a directory. Only files are supported", fix="name the script or the library"
            )

    @checked
    def bind(self, scope: Construct, grantable: IGrantable) -> CodeConfig:
        """Make the asset, in the first scope that binds it; let ``grantable`` read it, and return where it is.

        Raises:
            ValidationError: the file is missing, or the code is used in another stack already.
        """
        from aws_cdk.aws_s3_assets.asset import Asset

        if self._asset is None:
            name = hashlib.md5(self._path.encode(), usedforsecurity=False).hexdigest()
            self._asset = Asset(scope, f"Code{name}", path=self._path, **self._options._given())
        elif Stack.of(self._asset) is not Stack.of(scope):
            raise ValidationError(
                f"Asset is already associated with another stack '{Stack.of(self._asset).stack_name}'. Create a new Code "
                "instance for every stack.",
                scope=scope,
            )
        self._asset.grant_read(grantable)
        return CodeConfig(
            s3_location=Location(bucket_name=self._asset.s3_bucket_name, object_key=self._asset.s3_object_key)
        )


def object_url(code: Code, scope: Construct, grantable: IGrantable) -> str:
    """Bind ``code`` and return its URL."""
    location: Any = code.bind(scope, grantable).s3_location
    return f"s3://{location.bucket_name}/{location.object_key}"


__all__ = ["AssetCode", "Code", "CodeConfig", "S3Code"]
