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
    """The bucket; may hold tokens."""
    http_url: str
    """URL by ``https``."""
    object_key: str
    """The key."""
    s3_object_url: str
    """URL by ``s3``."""
    kms_key_arn: str | None = None
    """The key that the object is encrypted with. Default: not known."""
    s3_object_url_with_placeholders: str | None = None
    """The same with placeholders such as ``${AWS::AccountId}`` in place of tokens."""


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
    """Build arguments, by name. Default: none."""
    docker_build_contexts: Mapping[str, str] | None = None
    """Further build contexts, by name. Default: none."""
    docker_build_secrets: Mapping[str, str] | None = None
    """Build secrets, by id: ``src=FILE`` or ``env=NAME``. Default: none."""
    docker_build_ssh: str | None = None
    """SSH agent or keys that the build may use, as for ``docker build --ssh``. Default: none."""
    docker_build_target: str | None = None
    """The stage to build. Default: the last."""
    docker_cache_disabled: bool | None = None
    """Build without the engine's cache. Default: no."""
    docker_cache_from: Nested[Sequence[DockerCacheOption] | None] = nested()
    """Where layers are taken from, besides. Default: nowhere."""
    docker_cache_to: Nested[DockerCacheOption | None] = nested()
    """Where layers are kept, besides. Default: nowhere."""
    docker_file: str | None = None
    """The Dockerfile, relative to the directory. Default: ``Dockerfile``."""
    docker_outputs: Sequence[str] | None = None
    """What the build gives, as for ``docker build --output``. Default: an image."""
    executable: Sequence[str] | None = None
    """A command that makes the image and prints its name."""
    network_mode: str | None = None
    """Network of the commands that the build runs. Default: the engine's."""
    platform: str | None = None
    """The platform, such as ``linux/arm64``. Default: the engine's."""


class DockerImageAssetLocation(Struct):
    """Where an image asset will be found, as values for templates."""

    image_uri: str
    """The image with its tag, as tasks and functions name it."""
    repository_name: str
    """The repository."""
    image_tag: str | None = None
    """The tag."""
