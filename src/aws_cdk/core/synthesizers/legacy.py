"""The synthesizer of version 1: the command line uploads assets and passes their places as parameters."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_parameter import CfnParameter
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import takes
from aws_cdk.core.synthesizers.asset_manifest_builder import check_file_source, check_image_source
from aws_cdk.core.synthesizers.sources import (
    DockerImageAssetLocation,
    DockerImageAssetSource,
    FileAssetLocation,
    FileAssetSource,
)
from aws_cdk.core.synthesizers.stack_synthesizer import (
    IBoundStackSynthesizer,
    IReusableStackSynthesizer,
    StackSynthesizer,
)
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession

_METADATA = "aws:cdk:asset"
_IMAGE_REPOSITORY = "aws-cdk/assets"
_IMAGE_REPOSITORY_CONTEXT = "assets-ecr-repository-name"
# The command line joins key and version by this in the value of one parameter.
_KEY_SEPARATOR = "||"


class LegacyStackSynthesizer(StackSynthesizer, IReusableStackSynthesizer, IBoundStackSynthesizer):
    """Each file asset becomes three parameters of the template and a metadata entry of the stack."""

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, FileAssetLocation] = {}
        self._images: dict[str, DockerImageAssetLocation] = {}

    def reusable_bind(self, stack: Stack) -> IBoundStackSynthesizer:
        """Return a copy bound to ``stack``."""
        bound = copy.copy(self)
        bound._bound_stack = None  # type: ignore[assignment]  # until it is bound
        bound._files, bound._images = {}, {}
        bound.bind(stack)
        return bound

    @takes(FileAssetSource)
    def add_file_asset(self, asset: FileAssetSource) -> FileAssetLocation:
        """Add parameters for the file's place."""
        check_file_source(asset)
        known = self._files.get(asset.source_hash)
        if known is None:
            known = self._files[asset.source_hash] = self._new_file(asset)
        return known

    def _new_file(self, asset: FileAssetSource) -> FileAssetLocation:
        stack, digest = self.bound_stack, asset.source_hash
        if asset.executable:
            raise ValidationError(
                "LegacyStackSynthesizer does not support assets made by an executable",
                scope=stack,
                fix="use DefaultStackSynthesizer, or stage files",
            )
        parameters = stack.node.try_find_child("AssetParameters") or Construct(stack, "AssetParameters")
        holder = Construct(parameters, digest)
        bucket = CfnParameter(holder, "S3Bucket", type="String", description=f'S3 bucket for asset "{digest}"')
        key = CfnParameter(holder, "S3VersionKey", type="String", description=f'S3 key for asset version "{digest}"')
        artifact = CfnParameter(
            holder, "ArtifactHash", type="String", description=f'Artifact hash for asset "{digest}"'
        )
        stack.node.add_metadata(
            _METADATA,
            {
                "path": asset.file_name,
                "id": digest,
                "packaging": asset.packaging._value_ if asset.packaging else None,
                "sourceHash": digest,
                "s3BucketParameter": bucket.logical_id,
                "s3KeyParameter": key.logical_id,
                "artifactHashParameter": artifact.logical_id,
            },
        )
        bucket_name = bucket.value_as_string
        encoded = key.value_as_string
        # Without a version the second part is empty, so joining both always gives the key.
        object_key = Fn.select(0, Fn.split(_KEY_SEPARATOR, encoded)) + Fn.select(1, Fn.split(_KEY_SEPARATOR, encoded))
        return FileAssetLocation(
            bucket_name=bucket_name,
            object_key=object_key,
            http_url=f"https://s3.{stack.region}.{stack.url_suffix}/{bucket_name}/{object_key}",
            s3_object_url=f"s3://{bucket_name}/{object_key}",
        )

    @takes(DockerImageAssetSource)
    def add_docker_image_asset(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        """Name the place of the image in the well-known repository."""
        check_image_source(asset)
        known = self._images.get(asset.source_hash)
        if known is None:
            known = self._images[asset.source_hash] = self._new_image(asset)
        return known

    def _new_image(self, asset: DockerImageAssetSource) -> DockerImageAssetLocation:
        stack = self.bound_stack
        if asset.executable:
            raise ValidationError(
                "LegacyStackSynthesizer does not support assets made by an executable",
                scope=stack,
                fix="use DefaultStackSynthesizer, or stage files",
            )
        repository = stack.node.try_get_context(_IMAGE_REPOSITORY_CONTEXT) or _IMAGE_REPOSITORY
        metadata: dict[str, Any] = {
            "repositoryName": repository,
            "imageTag": asset.source_hash,
            "id": asset.source_hash,
            "packaging": "container-image",
            "path": asset.directory_name,
            "sourceHash": asset.source_hash,
            "buildArgs": asset.docker_build_args,
            "buildContexts": asset.docker_build_contexts,
            "buildSecrets": asset.docker_build_secrets,
            "buildSsh": asset.docker_build_ssh,
            "target": asset.docker_build_target,
            "file": asset.docker_file,
            "networkMode": asset.network_mode,
            "platform": asset.platform,
            "outputs": asset.docker_outputs,
            "cacheFrom": [option._given() for option in asset.docker_cache_from] if asset.docker_cache_from else None,
            "cacheTo": asset.docker_cache_to._given() if asset.docker_cache_to else None,
            "cacheDisabled": asset.docker_cache_disabled,
        }
        stack.node.add_metadata(_METADATA, {key: value for key, value in metadata.items() if value is not None})
        return DockerImageAssetLocation(
            image_uri=f"{stack.account}.dkr.ecr.{stack.region}.{stack.url_suffix}/{repository}:{asset.source_hash}",
            repository_name=repository,
            image_tag=asset.source_hash,
        )

    def synthesize(self, session: SynthesisSession) -> None:
        """Write the template and the artifact."""
        self._synthesize_template(session)
        self._emit_artifact(session)
