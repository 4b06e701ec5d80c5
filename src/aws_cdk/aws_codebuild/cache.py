"""What builds keep for later builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_s3.bucket_base import IBucket


class LocalCacheMode(NamedEnum):
    """What a machine keeps."""

    SOURCE = "LOCAL_SOURCE_CACHE"
    """Git metadata of the source."""
    DOCKER_LAYER = "LOCAL_DOCKER_LAYER_CACHE"
    """Layers of images; builds have to be privileged."""
    CUSTOM = "LOCAL_CUSTOM_CACHE"
    """The folders that the build names."""


class BucketCacheOptions(Struct):
    """Options of a cache in a bucket."""

    cache_namespace: str | None = None
    """Scope that several projects can share. Default: the project's own."""
    prefix: str | None = None
    """Start of the keys. Default: none."""


class Cache:
    """What builds keep for later builds."""

    @staticmethod
    def none() -> Cache:
        """Keep nothing."""
        return _Cache({"type": "NO_CACHE"})

    @staticmethod
    @checked
    def local(*modes: LocalCacheMode) -> Cache:
        """Keep things on the machine; another machine begins anew."""
        return _Cache({"type": "LOCAL", "modes": [mode._value_ for mode in modes]})

    @staticmethod
    @takes(BucketCacheOptions)
    def bucket(bucket: IBucket, options: BucketCacheOptions) -> Cache:
        """Keep things in a bucket, which all machines share."""
        location = Fn.join("/", [bucket.bucket_name, options.prefix or Aws.NO_VALUE])
        return _Cache({"type": "S3", "location": location, "cacheNamespace": options.cache_namespace}, bucket)

    def _to_cloud_formation(self) -> dict[str, Any] | None:
        """Return the property of the L1 project."""
        raise NotImplementedError

    def _bind(self, project: IProject) -> None:
        """Let the project use the cache."""


class _Cache(Cache):
    def __init__(self, rendered: dict[str, Any], bucket: IBucket | None = None) -> None:
        self._rendered = rendered
        self._bucket = bucket

    def _to_cloud_formation(self) -> dict[str, Any] | None:
        return self._rendered

    def _bind(self, project: IProject) -> None:
        if self._bucket is not None:
            self._bucket.grant_read_write(project)


__all__ = ["BucketCacheOptions", "Cache", "LocalCacheMode"]
