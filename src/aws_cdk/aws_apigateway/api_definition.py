"""Where an API's definition comes from: OpenAPI in the app, in a file, or in a bucket."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from aws_cdk.interfaces.aws_apigateway import IRestApiRef
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct


class ApiDefinitionS3Location(Struct):
    """An object that holds a definition."""

    bucket: str
    """Name of the bucket."""
    key: str
    """The object's key."""
    version: str | None = None
    """The object's version. Default: the latest."""


class ApiDefinitionConfig(Struct):
    """What a definition is for the API: text in the template, or an object."""

    inline_definition: Any = None
    """The definition itself."""
    s3_location: Nested[ApiDefinitionS3Location | None] = nested()
    """Where it lies."""


class ApiDefinition:
    """An API's definition, in OpenAPI."""

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key: str, object_version: str | None = None) -> S3ApiDefinition:
        """Return a definition that lies in a bucket."""
        return S3ApiDefinition(bucket, key, object_version)

    @staticmethod
    @checked
    def from_inline(definition: Any) -> InlineApiDefinition:
        """Return a definition that is written into the template.

        Raises:
            ValidationError: it is no mapping, or it is empty.
        """
        return InlineApiDefinition(definition)

    @staticmethod
    @takes(AssetOptions)
    def from_asset(file: str, options: AssetOptions) -> AssetApiDefinition:
        """Return a definition that lies in a file of this machine, JSON or YAML."""
        return AssetApiDefinition(file, **options._given())

    @abstractmethod
    def bind(self, scope: Construct) -> ApiDefinitionConfig:
        """Return what the definition is for the API at ``scope``."""

    def bind_after_create(self, _scope: Construct, _rest_api: IRestApiRef) -> None:
        """Do what has to be done once the API is made."""


class S3ApiDefinition(ApiDefinition):
    """A definition that lies in a bucket."""

    @checked
    def __init__(self, bucket: IBucketRef, key: str, object_version: str | None = None) -> None:
        self._location = ApiDefinitionS3Location(bucket=bucket.bucket_ref.bucket_name, key=key, version=object_version)

    @checked
    def bind(self, _scope: Construct) -> ApiDefinitionConfig:
        """Return the object."""
        return ApiDefinitionConfig(s3_location=self._location)


class InlineApiDefinition(ApiDefinition):
    """A definition that is written into the template."""

    def __init__(self, definition: Any) -> None:
        if not isinstance(definition, (dict, list)):
            raise ValidationError("definition should be of type object", fix="give the definition as a dict")
        if not definition:
            raise ValidationError(
                "JSON definition cannot be empty",
                fix="give the OpenAPI document as a dict, or ApiDefinition.from_asset",
            )
        self._definition = definition

    @checked
    def bind(self, _scope: Construct) -> ApiDefinitionConfig:
        """Return the definition itself."""
        return ApiDefinitionConfig(inline_definition=self._definition)


class AssetApiDefinition(ApiDefinition):
    """A definition that lies in a file of this machine."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self._path = path
        self._options = options
        self._asset: Asset | None = None

    @checked
    def bind(self, scope: Construct) -> ApiDefinitionConfig:
        """Make the asset, and return where it is uploaded to.

        Raises:
            ValidationError: it is a folder or an archive, which API Gateway cannot read.
        """
        if self._asset is None:
            from aws_cdk.aws_s3_assets.asset import Asset

            self._asset = Asset(scope, "APIDefinition", path=self._path, **self._options._given())
        if self._asset.is_zip_archive:
            raise ValidationError(
                f"Asset cannot be a .zip file or a directory ({self._path})",
                scope=scope,
                fix="name the file with the definition",
            )
        return ApiDefinitionConfig(
            s3_location=ApiDefinitionS3Location(bucket=self._asset.s3_bucket_name, key=self._asset.s3_object_key)
        )

    @checked
    def bind_after_create(self, scope: Construct, rest_api: IRestApiRef) -> None:
        """Tell tools where the file lies on this machine.

        Raises:
            ValidationError: ``bind`` was not called, and tools want to know.
        """
        if scope.node.try_get_context("aws:cdk:enable-asset-metadata"):
            if self._asset is None:
                raise ValidationError("bindToResource() must be called after bind()", scope=scope)
            resource: Any = scope.node.default_child
            resource.add_metadata("aws:asset:path", self._asset.asset_path)
            resource.add_metadata("aws:asset:property", "BodyS3Location")


__all__ = [
    "ApiDefinition",
    "ApiDefinitionConfig",
    "ApiDefinitionS3Location",
    "AssetApiDefinition",
    "InlineApiDefinition",
    "S3ApiDefinition",
]
