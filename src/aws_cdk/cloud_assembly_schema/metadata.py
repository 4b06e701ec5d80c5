"""What the framework notes about constructs, in the manifest or in ``*.metadata.json``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class ArtifactMetadataEntryType(NamedEnum):
    """What an entry tells."""

    ASSET = "aws:cdk:asset"
    INFO = "aws:cdk:info"
    WARN = "aws:cdk:warning"
    ERROR = "aws:cdk:error"
    LOGICAL_ID = "aws:cdk:logicalId"
    STACK_TAGS = "aws:cdk:stack-tags"
    DO_NOT_REFACTOR = "aws:cdk:do-not-refactor"
    CREATION_STACK = "aws:cdk:creationStack"
    PROPERTY_ASSIGNMENT = "aws:cdk:propertyAssignment"


class FileAssetMetadataEntry(Struct):
    """A file asset of the legacy synthesizer, which is passed by parameters."""

    artifact_hash_parameter: str
    id: str
    packaging: str
    path: str
    s3_bucket_parameter: str
    s3_key_parameter: str
    source_hash: str


class ContainerImageAssetCacheOption(Struct):
    """One ``--cache-from`` or ``--cache-to`` of an image build."""

    type: str
    params: Mapping[str, str] | None = None


class ContainerImageAssetMetadataEntry(Struct):
    """An image asset of the legacy synthesizer."""

    id: str
    packaging: str
    path: str
    source_hash: str
    build_args: Mapping[str, str] | None = None
    build_contexts: Mapping[str, str] | None = None
    build_secrets: Mapping[str, str] | None = None
    build_ssh: str | None = None
    cache_disabled: bool | None = None
    cache_from: Nested[Sequence[ContainerImageAssetCacheOption] | None] = nested()
    cache_to: Nested[ContainerImageAssetCacheOption | None] = nested()
    file: str | None = None
    image_tag: str | None = None
    network_mode: str | None = None
    outputs: Sequence[str] | None = None
    platform: str | None = None
    repository_name: str | None = None
    target: str | None = None


class PropertyMutationMetadataEntry(Struct):
    """Where a property of a resource was set."""

    property_name: str
    stack_trace: Sequence[str]


class MetadataEntry(Struct):
    """One note about a construct; what ``data`` is depends on the type: text, tags, or one of the structs above."""

    type: str
    data: Any = None
    trace: Sequence[str] | None = None
