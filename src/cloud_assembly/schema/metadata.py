"""Metadata of constructs: what the framework tells the tools about them, from ``*.metadata.json`` or a manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from cloud_assembly.schema.assets import DockerCacheOption
from cloud_assembly.schema.nodes import JsonNode, read_json

ASSET = "aws:cdk:asset"
INFO = "aws:cdk:info"
WARNING = "aws:cdk:warning"
ERROR = "aws:cdk:error"
LOGICAL_ID = "aws:cdk:logicalId"
STACK_TAGS = "aws:cdk:stack-tags"


@dataclass(frozen=True, kw_only=True, slots=True)
class MetadataEntry:
    """One entry: its kind, its data as JSON, and where in the user's code it was made, if that was recorded."""

    type: str
    data: Any = None
    trace: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, node: JsonNode) -> MetadataEntry:
        return cls(type=node["type"].string(), data=node["data"].value, trace=node["trace"].strings())


StackMetadata: TypeAlias = Mapping[str, tuple[MetadataEntry, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class LegacyFileAsset:
    """A file asset of the Legacy synthesizer: published to the bootstrap bucket, its place passed as parameters."""

    id: str
    path: str
    packaging: str
    source_hash: str
    bucket_parameter: str
    key_parameter: str
    hash_parameter: str
    construct_path: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LegacyImageAsset:
    """An image asset of the Legacy synthesizer: pushed to one repository that the toolkit makes when missing."""

    id: str
    path: str
    source_hash: str
    repository_name: str
    image_tag: str
    docker_file: str | None = None
    target: str | None = None
    build_args: Mapping[str, str] = field(default_factory=dict)
    build_contexts: Mapping[str, str] = field(default_factory=dict)
    build_secrets: Mapping[str, str] = field(default_factory=dict)
    build_ssh: str | None = None
    outputs: tuple[str, ...] = ()
    network_mode: str | None = None
    platform: str | None = None
    cache_from: tuple[DockerCacheOption, ...] = ()
    cache_to: DockerCacheOption | None = None
    cache_disabled: bool = False
    construct_path: str = ""


LegacyAsset: TypeAlias = LegacyFileAsset | LegacyImageAsset


def read_metadata(node: JsonNode) -> dict[str, tuple[MetadataEntry, ...]]:
    """Turn a mapping of construct paths to entries into values; an absent node gives an empty mapping."""
    return {
        path: tuple(MetadataEntry.from_json(entry) for entry in entries.elements()) for path, entries in node.items()
    }


def read_metadata_file(path: Path) -> JsonNode:
    """Read a ``*.metadata.json``; its root is what :func:`read_metadata` takes."""
    return read_json(path).root


def legacy_assets(node: JsonNode) -> tuple[LegacyAsset, ...]:
    """Return the assets that a Legacy synthesizer recorded in a stack's metadata, in order, each id once."""
    found: dict[str, LegacyAsset] = {}
    for path, entries in node.items():
        for entry in entries.elements():
            if entry["type"].string() == ASSET:
                asset = _legacy_asset(path, entry["data"])
                found.setdefault(asset.id, asset)
    return tuple(found.values())


def _legacy_asset(construct_path: str, data: JsonNode) -> LegacyAsset:
    packaging = data["packaging"].string()
    common = {
        "id": data["id"].string(),
        "path": data["path"].string(),
        "source_hash": data["sourceHash"].string(),
        "construct_path": construct_path,
    }
    if packaging in ("file", "zip"):
        return LegacyFileAsset(
            packaging=packaging,
            bucket_parameter=data["s3BucketParameter"].string(),
            key_parameter=data["s3KeyParameter"].string(),
            hash_parameter=data["artifactHashParameter"].string(),
            **common,
        )
    if packaging != "container-image":
        data["packaging"].fail(
            f"unknown packaging {packaging!r} of a legacy asset", fix="use a newer version of purecdk"
        )
    return LegacyImageAsset(
        repository_name=data["repositoryName"].optional_string() or "aws-cdk/assets",
        image_tag=data["imageTag"].optional_string() or common["source_hash"],
        docker_file=data["file"].optional_string(),
        target=data["target"].optional_string(),
        build_args=data["buildArgs"].string_map(),
        build_contexts=data["buildContexts"].string_map(),
        build_secrets=data["buildSecrets"].string_map(),
        build_ssh=data["buildSsh"].optional_string(),
        outputs=data["outputs"].strings(),
        network_mode=data["networkMode"].optional_string(),
        platform=data["platform"].optional_string(),
        cache_from=tuple(DockerCacheOption.from_json(option) for option in data["cacheFrom"].elements()),
        cache_to=None if data["cacheTo"].absent else DockerCacheOption.from_json(data["cacheTo"]),
        cache_disabled=data["cacheDisabled"].boolean(False),
        **common,
    )
