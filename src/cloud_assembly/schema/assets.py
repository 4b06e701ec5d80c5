"""``*.assets.json``: which files and images a stack needs, and where each is to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from cloud_assembly.schema.nodes import JsonNode, read_json


class FilePackaging(Enum):
    """What becomes of a file asset's source before it is uploaded."""

    FILE = "file"
    ZIP_DIRECTORY = "zip"


@dataclass(frozen=True, kw_only=True, slots=True)
class AwsDestination:
    """Who publishes, and where; text may hold ``${AWS::Region}``-style placeholders.

    Source: cloud assembly schema, ``AwsDestination``.
    """

    region: str | None = None
    assume_role_arn: str | None = None
    assume_role_external_id: str | None = None
    assume_role_additional_options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class FileDestination(AwsDestination):
    """Where one file asset is uploaded."""

    bucket_name: str
    object_key: str

    @classmethod
    def from_json(cls, node: JsonNode) -> FileDestination:
        node.note_unknown_members(_AWS_MEMBERS | {"bucketName", "objectKey"}, "a file destination")
        return cls(
            bucket_name=node["bucketName"].string(), object_key=node["objectKey"].string(), **_aws_destination(node)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageDestination(AwsDestination):
    """The repository and tag that one image is pushed to."""

    repository_name: str
    image_tag: str

    @classmethod
    def from_json(cls, node: JsonNode) -> ImageDestination:
        node.note_unknown_members(_AWS_MEMBERS | {"repositoryName", "imageTag"}, "an image destination")
        return cls(
            repository_name=node["repositoryName"].string(),
            image_tag=node["imageTag"].string(),
            **_aws_destination(node),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class FileSource:
    """Where a file asset comes from: a path, relative to the assembly, or a program that prints one."""

    path: str | None = None
    packaging: FilePackaging = FilePackaging.FILE
    executable: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, node: JsonNode) -> FileSource:
        node.note_unknown_members(frozenset({"path", "packaging", "executable"}), "a file source")
        path, executable = node["path"].optional_string(), node["executable"].strings()
        if (path is None) == (not executable):
            node.fail("a file source needs either 'path' or 'executable'")
        name = node["packaging"].optional_string() or FilePackaging.FILE.value
        try:
            packaging = FilePackaging(name)
        except ValueError:
            known = " and ".join(repr(member.value) for member in FilePackaging)
            node["packaging"].fail(
                f"unknown packaging {name!r}; this version knows {known}", fix="use a newer version of purecdk"
            )
        return cls(path=path, packaging=packaging, executable=executable)


@dataclass(frozen=True, kw_only=True, slots=True)
class DockerCacheOption:
    """One ``--cache-from`` or ``--cache-to`` of an image build."""

    type: str
    params: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, node: JsonNode) -> DockerCacheOption:
        return cls(type=node["type"].string(), params=node["params"].string_map())


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageSource:
    """How an image is made: a directory to build, or a program that prints the name of a local image."""

    directory: str | None = None
    executable: tuple[str, ...] = ()
    docker_file: str | None = None
    docker_build_target: str | None = None
    docker_build_args: Mapping[str, str] = field(default_factory=dict)
    docker_build_contexts: Mapping[str, str] = field(default_factory=dict)
    docker_build_secrets: Mapping[str, str] = field(default_factory=dict)
    docker_build_ssh: str | None = None
    docker_outputs: tuple[str, ...] = ()
    network_mode: str | None = None
    platform: str | None = None
    cache_from: tuple[DockerCacheOption, ...] = ()
    cache_to: DockerCacheOption | None = None
    cache_disabled: bool = False

    @classmethod
    def from_json(cls, node: JsonNode) -> ImageSource:
        node.note_unknown_members(_IMAGE_SOURCE_MEMBERS, "an image source")
        directory, executable = node["directory"].optional_string(), node["executable"].strings()
        if (directory is None) == (not executable):
            node.fail("an image source needs either 'directory' or 'executable'")
        return cls(
            directory=directory,
            executable=executable,
            docker_file=node["dockerFile"].optional_string(),
            docker_build_target=node["dockerBuildTarget"].optional_string(),
            docker_build_args=node["dockerBuildArgs"].string_map(),
            docker_build_contexts=node["dockerBuildContexts"].string_map(),
            docker_build_secrets=node["dockerBuildSecrets"].string_map(),
            docker_build_ssh=node["dockerBuildSsh"].optional_string(),
            docker_outputs=node["dockerOutputs"].strings(),
            network_mode=node["networkMode"].optional_string(),
            platform=node["platform"].optional_string(),
            cache_from=tuple(DockerCacheOption.from_json(option) for option in node["cacheFrom"].elements()),
            cache_to=None if node["cacheTo"].absent else DockerCacheOption.from_json(node["cacheTo"]),
            cache_disabled=node["cacheDisabled"].boolean(False),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class FileAsset:
    """One file or directory to publish to S3; ``destinations`` by their ids."""

    id: str
    source: FileSource
    destinations: Mapping[str, FileDestination]
    display_name: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageAsset:
    """One container image to publish to a repository; ``destinations`` by their ids."""

    id: str
    source: ImageSource
    destinations: Mapping[str, ImageDestination]
    display_name: str | None = None


Asset: TypeAlias = FileAsset | ImageAsset


@dataclass(frozen=True, kw_only=True, slots=True)
class AssetManifest:
    """One stack's ``*.assets.json``. Source paths are relative to the folder of ``path``."""

    path: Path
    version: str
    files: Mapping[str, FileAsset]
    images: Mapping[str, ImageAsset]
    unknown_features: tuple[str, ...] = ()

    @property
    def assets(self) -> tuple[Asset, ...]:
        """Files and then images, each in the file's order."""
        return (*self.files.values(), *self.images.values())


def read_asset_manifest(path: Path) -> AssetManifest:
    """Read a ``*.assets.json``.

    Raises:
        AssemblyError: the file is missing, not JSON, or not an asset manifest.
    """
    document = read_json(path)
    root = document.root
    root.note_unknown_members(frozenset({"version", "files", "dockerImages"}), "the asset manifest")
    files, images = {}, {}
    for key, node in root["files"].items():
        node.note_unknown_members(_ASSET_MEMBERS, "a file asset")
        files[key] = FileAsset(
            id=key,
            source=FileSource.from_json(node["source"]),
            destinations={name: FileDestination.from_json(each) for name, each in node["destinations"].items()},
            display_name=node["displayName"].optional_string(),
        )
    for key, node in root["dockerImages"].items():
        node.note_unknown_members(_ASSET_MEMBERS, "an image asset")
        images[key] = ImageAsset(
            id=key,
            source=ImageSource.from_json(node["source"]),
            destinations={name: ImageDestination.from_json(each) for name, each in node["destinations"].items()},
            display_name=node["displayName"].optional_string(),
        )
    return AssetManifest(
        path=path,
        version=root["version"].string(),
        files=files,
        images=images,
        unknown_features=tuple(document.unknown),
    )


_ASSET_MEMBERS = frozenset({"source", "destinations", "displayName"})
_AWS_MEMBERS = frozenset({"region", "assumeRoleArn", "assumeRoleExternalId", "assumeRoleAdditionalOptions"})
_IMAGE_SOURCE_MEMBERS = frozenset(
    {
        "cacheDisabled",
        "cacheFrom",
        "cacheTo",
        "directory",
        "dockerBuildArgs",
        "dockerBuildContexts",
        "dockerBuildSecrets",
        "dockerBuildSsh",
        "dockerBuildTarget",
        "dockerFile",
        "dockerOutputs",
        "executable",
        "networkMode",
        "platform",
    }
)


def _aws_destination(node: JsonNode) -> dict[str, Any]:
    return {
        "region": node["region"].optional_string(),
        "assume_role_arn": node["assumeRoleArn"].optional_string(),
        "assume_role_external_id": node["assumeRoleExternalId"].optional_string(),
        "assume_role_additional_options": node["assumeRoleAdditionalOptions"].any_map(),
    }
