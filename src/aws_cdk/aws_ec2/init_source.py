"""Archives that a start-up configuration unpacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._init_asset import init_asset
from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement, bound_object, restart_handles
from aws_cdk.aws_ec2.init_element import InitElement, InitServiceRestartHandle
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset


class InitSourceOptions(Struct):
    """Options of an archive."""

    service_restart_handles: Sequence[InitServiceRestartHandle] | None = None
    """Services that restart when the archive changes."""


class InitSourceAssetOptions(InitSourceOptions, AssetOptions):
    """Options of an archive made of files of the app."""


class InitSource(InitElement):
    """An archive that is unpacked into a folder when an instance starts first."""

    @checked
    def __init__(
        self, target_directory: str, service_handles: Sequence[InitServiceRestartHandle] | None = None
    ) -> None:
        self._directory = target_directory
        self._handles = restart_handles(service_handles)

    @staticmethod
    @takes(InitSourceOptions)
    def from_url(target_directory: str, url: str, options: InitSourceOptions) -> InitSource:
        """Unpack an archive of a URL."""
        return _UrlSource(target_directory, url, options)

    @staticmethod
    @checked
    def from_git_hub(
        target_directory: str,
        owner: str,
        repo: str,
        ref_spec: str | None = None,
        *,
        service_restart_handles: Sequence[InitServiceRestartHandle] | None = None,
    ) -> InitSource:
        """Unpack a public repository of GitHub, at a branch, tag or commit. Default: the branch ``master``."""
        url = f"https://github.com/{owner}/{repo}/tarball/{ref_spec or 'master'}"
        return InitSource.from_url(target_directory, url, service_restart_handles=service_restart_handles)

    @staticmethod
    @takes(InitSourceOptions)
    def from_s3_object(target_directory: str, bucket: IBucket, key: str, options: InitSourceOptions) -> InitSource:
        """Unpack an archive of a bucket; the instance gets the permission to read it."""
        return _ObjectSource(target_directory, bucket, key, options)

    @staticmethod
    @takes(InitSourceAssetOptions)
    def from_asset(target_directory: str, path: str, options: InitSourceAssetOptions) -> InitSource:
        """Unpack a folder or an archive of the app's machine, published as an asset.

        Of the options only the restart handles count: as the peer, the asset is made of ``path`` alone. To exclude files or
        set the hash, make an ``Asset`` and give it to :meth:`from_existing_asset`.
        """
        return _NewAssetSource(target_directory, path, options)

    @staticmethod
    @takes(InitSourceOptions)
    def from_existing_asset(target_directory: str, asset: Asset, options: InitSourceOptions) -> InitSource:
        """Unpack an asset."""
        return _AssetSource(target_directory, asset, options)

    @property
    def element_type(self) -> str:
        """``SOURCE``."""
        return "SOURCE"

    def _bind(self, target: BindTarget) -> BoundElement:
        for handle in self._handles:
            handle._add_source(self._directory)
        return self._bind_source(target)

    def _bind_source(self, target: BindTarget) -> BoundElement:
        raise NotImplementedError


class _UrlSource(InitSource):
    def __init__(self, directory: str, url: str, options: InitSourceOptions) -> None:
        super().__init__(directory, options.service_restart_handles)
        self._url = url

    def _bind_source(self, target: BindTarget) -> BoundElement:
        return BoundElement({self._directory: self._url})


class _ObjectSource(InitSource):
    def __init__(self, directory: str, bucket: IBucket, key: str, options: InitSourceOptions) -> None:
        super().__init__(directory, options.service_restart_handles)
        self._bucket = bucket
        self._key = key

    def _bind_source(self, target: BindTarget) -> BoundElement:
        url = self._bucket.url_for_object(self._key)
        return bound_object({self._directory: url}, self._bucket, self._key, target)


class _AssetSource(InitSource):
    def __init__(self, directory: str, asset: Asset, options: InitSourceOptions) -> None:
        super().__init__(directory, options.service_restart_handles)
        self._asset = asset

    def _bind_source(self, target: BindTarget) -> BoundElement:
        asset = self._asset
        asset.grant_read(target.role)
        return BoundElement(
            {self._directory: asset.http_url}, bucket_name=asset.s3_bucket_name, asset_hash=asset.asset_hash
        )


class _NewAssetSource(InitSource):
    def __init__(self, directory: str, path: str, options: InitSourceAssetOptions) -> None:
        super().__init__(directory, options.service_restart_handles)
        self._path = path

    def _bind_source(self, target: BindTarget) -> BoundElement:
        asset = init_asset(target, self._directory, self._path, {})
        return _AssetSource(self._directory, asset, InitSourceOptions())._bind_source(target)
