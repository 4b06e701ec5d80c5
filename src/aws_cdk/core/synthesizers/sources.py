"""What a synthesizer is told of an asset, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class FileAssetPackaging(NamedEnum):
    """How a file asset is packed before it is uploaded."""

    ZIP_DIRECTORY = "zip"
    FILE = "file"


class FileAssetSource(Struct):
    """A file or directory to publish."""

    source_hash: str
    """Names the content; the asset's key derives from it."""
    deploy_time: bool | None = None
    """Whether the object is needed only while the stack is deployed. Default: no."""
    display_name: str | None = None
    """Shown to people."""
    executable: Sequence[str] | None = None
    """A command that makes the file and prints its name."""
    file_name: str | None = None
    """Path, relative to the assembly; this or ``executable``."""
    packaging: FileAssetPackaging | None = None
    """How ``file_name`` is packed; required with it."""


class FileAssetLocation(Struct):
    """Where a file asset will be found, as values for templates."""

    bucket_name: str
    http_url: str
    object_key: str
    s3_object_url: str
    kms_key_arn: str | None = None
    s3_object_url_with_placeholders: str | None = None


class DockerCacheOption(Struct):
    """A cache of image layers."""

    type: str
    """Kind of the cache: ``registry``, ``local``, ``gha``, ``s3``, …"""
    params: Mapping[str, str] | None = None
    """Its options, as the builder knows them."""


class DockerImageAssetSource(Struct):
    """An image to build and publish."""

    source_hash: str
    """Names the content; the image's tag derives from it."""
    asset_name: str | None = None
    """Name for the asset's entry in the manifest."""
    directory_name: str | None = None
    """Build context, relative to the assembly; this or ``executable``."""
    display_name: str | None = None
    """Shown to people."""
    docker_build_args: Mapping[str, str] | None = None
    docker_build_contexts: Mapping[str, str] | None = None
    docker_build_secrets: Mapping[str, str] | None = None
    docker_build_ssh: str | None = None
    docker_build_target: str | None = None
    docker_cache_disabled: bool | None = None
    docker_cache_from: Nested[Sequence[DockerCacheOption] | None] = nested()
    docker_cache_to: Nested[DockerCacheOption | None] = nested()
    docker_file: str | None = None
    docker_outputs: Sequence[str] | None = None
    executable: Sequence[str] | None = None
    """A command that makes the image and prints its name."""
    network_mode: str | None = None
    platform: str | None = None


class DockerImageAssetLocation(Struct):
    """Where an image asset will be found, as values for templates."""

    image_uri: str
    repository_name: str
    image_tag: str | None = None
