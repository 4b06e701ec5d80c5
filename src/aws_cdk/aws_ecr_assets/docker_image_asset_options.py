"""Options of images that are built from a directory: the one definition behind every factory that takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.aws_ecr_assets.network_mode import NetworkMode
from aws_cdk.aws_ecr_assets.platform import Platform
from aws_cdk.core.copy_options import FileFingerprintOptions
from aws_cdk.core.struct import Nested, Struct, nested
from aws_cdk.core.synthesizers.sources import DockerCacheOption as AnyDockerCacheOption


class DockerCacheOption(AnyDockerCacheOption):
    """A cache of image layers, as BuildKit knows them."""


class DockerImageAssetInvalidationOptions(Struct):
    """Which options count in an image's hash. All do unless one is switched off."""

    build_args: bool | None = None
    build_contexts: bool | None = None
    build_secrets: bool | None = None
    build_ssh: bool | None = None
    extra_hash: bool | None = None
    file: bool | None = None
    network_mode: bool | None = None
    outputs: bool | None = None
    platform: bool | None = None
    repository_name: bool | None = None
    target: bool | None = None


class DockerImageAssetOptions(FileFingerprintOptions):
    """How an image is built, hashed and named."""

    asset_name: str | None = None
    """A name for the image and its later revisions; it names the entry in the manifest."""
    build_args: Mapping[str, str] | None = None
    """Arguments of the build. No tokens: the image is built before anything is deployed."""
    build_contexts: Mapping[str, str] | None = None
    """Further contexts of the build, by name."""
    build_secrets: Mapping[str, str] | None = None
    """Secrets of the build by id, each saying where the builder finds it; never their values."""
    build_ssh: str | None = None
    """SSH agent socket or keys for the build."""
    cache_disabled: bool | None = None
    """Build without a cache. Default: no."""
    cache_from: Nested[Sequence[DockerCacheOption] | None] = nested()
    """Caches to read."""
    cache_to: Nested[DockerCacheOption | None] = nested()
    """Cache to write."""
    display_name: str | None = None
    """Shown to people while publishing. Default: the asset name, else the construct path."""
    file: str | None = None
    """The Dockerfile, relative to the directory. Default: ``Dockerfile``."""
    invalidation: Nested[DockerImageAssetInvalidationOptions | None] = nested()
    """Which options count in the hash. Default: all."""
    network_mode: NetworkMode | None = None
    """Network of ``RUN`` commands. Default: the builder's."""
    outputs: Sequence[str] | None = None
    """Outputs of the build. Default: an image."""
    platform: Platform | None = None
    """Platform to build for. Default: that of the machine that builds."""
    target: str | None = None
    """Stage of the Dockerfile to build. Default: the last."""
