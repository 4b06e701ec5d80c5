"""What ``*.assets.json`` says: the files and images a stack needs, and where each is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class FileAssetPackaging(NamedEnum):
    """What becomes of a file asset before it is uploaded."""

    FILE = "file"
    ZIP_DIRECTORY = "zip"


class AwsDestination(Struct):
    """Where to publish, and the role to do it with; text may hold ``${AWS::Region}``-style placeholders."""

    assume_role_additional_options: Mapping[str, Any] | None = None
    assume_role_arn: str | None = None
    assume_role_external_id: str | None = None
    region: str | None = None


class FileDestination(AwsDestination):
    """Where a file is uploaded."""

    bucket_name: str
    object_key: str


class FileSource(Struct):
    """Where a file comes from: a path in the assembly, or a program that prints one."""

    executable: Sequence[str] | None = None
    packaging: FileAssetPackaging | None = None
    path: str | None = None


class FileAsset(Struct):
    """A file, or a folder that is packed as one."""

    destinations: Nested[Mapping[str, FileDestination]]
    source: Nested[FileSource]
    display_name: str | None = None


class DockerCacheOption(Struct):
    """One ``--cache-from`` or ``--cache-to`` of an image build."""

    type: str
    params: Mapping[str, str] | None = None


class DockerImageDestination(AwsDestination):
    """The repository and tag an image is pushed to."""

    image_tag: str
    repository_name: str


class DockerImageSource(Struct):
    """How an image is made: a folder to build, or a program that prints the name of a local image."""

    cache_disabled: bool | None = None
    cache_from: Nested[Sequence[DockerCacheOption] | None] = nested()
    cache_to: Nested[DockerCacheOption | None] = nested()
    directory: str | None = None
    docker_build_args: Mapping[str, str] | None = None
    docker_build_contexts: Mapping[str, str] | None = None
    docker_build_secrets: Mapping[str, str] | None = None
    docker_build_ssh: str | None = None
    docker_build_target: str | None = None
    docker_file: str | None = None
    docker_outputs: Sequence[str] | None = None
    executable: Sequence[str] | None = None
    network_mode: str | None = None
    platform: str | None = None


class DockerImageAsset(Struct):
    """An image."""

    destinations: Nested[Mapping[str, DockerImageDestination]]
    source: Nested[DockerImageSource]
    display_name: str | None = None


class AssetManifest(Struct):
    """The whole file: assets by their ids."""

    version: str
    docker_images: Nested[Mapping[str, DockerImageAsset] | None] = nested()
    files: Nested[Mapping[str, FileAsset] | None] = nested()
