"""A file or directory that is uploaded to S3 when the stack is deployed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.assets import AssetOptions as CoreAssetOptions
from aws_cdk.core.assets import IAsset
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.child_place import ChildPlace, fill_place
from aws_cdk.core.copy_options import FileCopyOptions
from aws_cdk.core.logical_id import Names
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.asset_staging import AssetStaging
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.interfaces.aws_kms import IKeyRef

_BUCKET_ID = "AssetBucket"
_METADATA_CONTEXT = "aws:cdk:enable-asset-metadata"
_KEEP_LINKS_CONTEXT = "purecdk:keep-links"


class AssetOptions(FileCopyOptions, CoreAssetOptions):
    """How a file or directory is hashed, bundled and published."""

    deploy_time: bool | None = None
    """Whether the object is needed only while the stack is deployed, so that it may be removed later. Default: no."""
    display_name: str | None = None
    """Shown to people while publishing. Default: the path of the construct below its stack."""
    readers: Sequence[IGrantable] | None = None
    """Who may read the asset, as by ``grant_read``. Default: nobody."""
    source_kms_key: IKeyRef | None = None
    """The key that a function's code is encrypted with at Lambda; no part of the asset itself."""


class AssetProps(AssetOptions):
    """Options of `Asset`."""

    path: str
    """The file or directory. A directory is packed as a zip file; an archive file is uploaded as it is."""


class Asset(Construct, IAsset):
    """A file or directory: staged into the cloud assembly now, uploaded to S3 when the stack is deployed.

    Attributes:
        asset_hash: Names the content.
        asset_path: Where the asset lies: relative to the assembly, or absolute if staging is switched off.
        http_url: ``https://…`` URL of the object. It is not public: who reads it needs the permission.
        is_file: Whether the asset is uploaded as one file as it is; a directory is packed.
        is_zip_archive: Whether the uploaded object is an archive: of a directory, or an archive file.
        s3_bucket_name: Name of the bucket.
        s3_object_key: Key of the object.
        s3_object_url: ``s3://…`` URL of the object.
    """

    @takes(AssetProps)
    def __init__(self, scope: Construct, id: str, props: AssetProps) -> None:
        super().__init__(scope, id)
        from aws_cdk.core.asset_staging import AssetStagingProps
        from aws_cdk.core.synthesizers.sources import FileAssetPackaging, FileAssetSource

        staged = {name: value for name, value in props._given().items() if name in AssetStagingProps._fields}
        self._is_bundled = props.bundling is not None
        staging_type = _staging_type(self, scope)
        staging = staging_type(self, "Stage", source_path=props.path, follow=props.follow_symlinks, **staged)
        self._staging = staging
        if props.display_name:
            staging._name_asset(props.display_name)
        stack = Stack.of(self)
        self.asset_hash: str = staging.asset_hash
        self.asset_path: str = staging.relative_staged_path(stack)
        self.is_file: bool = staging.packaging is FileAssetPackaging.FILE and not staging._result.is_packed
        self.is_zip_archive: bool = staging.is_archive
        location = call_with_options(
            stack.synthesizer.add_file_asset,
            of=FileAssetSource,
            packaging=staging.packaging,
            source_hash=self.asset_hash,
            file_name=self.asset_path,
            deploy_time=props.deploy_time,
            display_name=props.display_name or Names.stack_relative_construct_path(self),
        )
        self.s3_bucket_name: str = location.bucket_name
        self.s3_object_key: str = location.object_key
        self.s3_object_url: str = location.s3_object_url
        self.http_url: str = location.http_url
        self._bucket: IBucket | None = None
        ChildPlace(self, _BUCKET_ID, shown_as="aws-cdk-lib.aws_s3.BucketBase")
        for reader in props.readers or ():
            self.grant_read(reader)

    @property
    def _staged_path(self) -> str | None:
        """Where what is uploaded lies; None where bundling, which would have made it, was left out."""
        return None if self._staging._is_left_out else self._staging.absolute_staged_path

    @property
    def bucket(self) -> IBucket:
        """The bucket it is uploaded to."""
        if self._bucket is None:
            from aws_cdk.aws_s3 import Bucket

            self._bucket = fill_place(
                self, _BUCKET_ID, lambda: Bucket.from_bucket_name(self, _BUCKET_ID, self.s3_bucket_name)
            )
        return self._bucket

    @checked
    def add_resource_metadata(self, resource: CfnResource, resource_property: str) -> None:
        """Tell tools such as SAM CLI where the code behind a property of ``resource`` lies on this machine.

        Nothing is added unless the context ``aws:cdk:enable-asset-metadata`` is on, as the command line sets it.

        Args:
            resource: The resource that uses the asset.
            resource_property: The property that takes the asset, such as ``Code``.
        """
        if not self.node.try_get_context(_METADATA_CONTEXT):
            return
        resource.add_metadata("aws:asset:path", self.asset_path)
        resource.add_metadata("aws:asset:is-bundled", self._is_bundled)
        resource.add_metadata("aws:asset:property", resource_property)

    @checked
    def grant_read(self, grantee: IGrantable) -> None:
        """Allow ``grantee`` to read all objects of the bucket: the key changes with the content, old versions stay readable."""
        self.bucket.grant_read(grantee)


def _staging_type(asset: Asset, scope: Construct) -> type[AssetStaging]:
    """Return what stages the asset: links stay links where the app says so, unless links mean nothing to who unpacks it."""
    if asset.node.try_get_context(_KEEP_LINKS_CONTEXT) and not getattr(scope, "_unpacks_to_objects", False):
        from aws_cdk.core.link_keeping import LinkKeepingStaging

        return LinkKeepingStaging
    from aws_cdk.core.asset_staging import AssetStaging

    return AssetStaging
