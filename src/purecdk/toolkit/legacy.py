"""Stacks of the Legacy synthesizer: their assets go to the bootstrap bucket, their places are passed as parameters.

Source: parameter values and object keys observed on aws-cdk 2.1148.1 deploying such a stack.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, field

from cloud_assembly.schema import (
    FileAsset,
    FilePackaging,
    FileSource,
    ImageAsset,
    ImageSource,
    LegacyFileAsset,
    LegacyImageAsset,
    StackArtifact,
)
from purecdk.toolkit.cloud import Cloud
from purecdk.toolkit.deployment import MAX_INLINE_TEMPLATE_BYTES
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import NotBootstrapped
from purecdk.toolkit.plan import ImageLocation, ObjectLocation
from purecdk.toolkit.publishing import FileTarget, ImageTarget, PublishTargets

_KEY_PREFIX = "assets/"
_SEPARATOR = "||"  # between the parts of a key parameter, which templates split again


@dataclass(frozen=True, kw_only=True, slots=True)
class LegacyPublishing:
    """What a stack of the Legacy synthesizer needs published, and the parameters that tell it where.

    Attributes:
        template: Bucket and key of the template, if it is too large for a request.
    """

    targets: PublishTargets = field(default_factory=PublishTargets)
    parameters: dict[str, str] = field(default_factory=dict)
    template: tuple[str, str] | None = None


def legacy_publishing(
    stack: StackArtifact,
    environment: ResolvedEnvironment,
    access: Access,
    cloud: Cloud,
    *,
    toolkit_stack_name: str,
) -> LegacyPublishing:
    """Return what to publish for ``stack``; nothing for stacks of other synthesizers.

    Raises:
        NotBootstrapped: a bucket is needed, and the toolkit stack is not there to name one.
    """
    if stack.asset_manifest_files:
        return LegacyPublishing()
    assets = stack.read_legacy_assets()
    size = stack.template_path.stat().st_size
    needs_bucket = size > MAX_INLINE_TEMPLATE_BYTES or any(isinstance(asset, LegacyFileAsset) for asset in assets)
    bucket = _bucket(stack, environment, access, cloud, toolkit_stack_name) if needs_bucket else ""
    files: list[FileTarget] = []
    images: list[ImageTarget] = []
    parameters: dict[str, str] = {}
    for asset in assets:
        if isinstance(asset, LegacyFileAsset):
            files.append(_file(asset, stack, access, bucket, parameters))
        else:
            images.append(_image(asset, stack, access))
    template = None
    if size > MAX_INLINE_TEMPLATE_BYTES:
        target = _template(stack, access, bucket)
        files.append(target)
        template = (bucket, target.location.key)
    return LegacyPublishing(
        targets=PublishTargets(files=tuple(files), images=tuple(images)), parameters=parameters, template=template
    )


def _bucket(
    stack: StackArtifact, environment: ResolvedEnvironment, access: Access, cloud: Cloud, toolkit_stack_name: str
) -> str:
    toolkit = cloud.stacks.describe(access, toolkit_stack_name, with_template=False)
    name = toolkit.outputs.get("BucketName") if toolkit is not None else None
    if not name:
        raise NotBootstrapped(
            f"there is no stack {toolkit_stack_name!r} whose bucket could take the assets",
            where=f"stack {stack.display_name} in {environment}",
            fix=f"run `purecdk bootstrap {environment}`, or give --toolkit-stack-name",
        )
    return name


def _file(
    asset: LegacyFileAsset, stack: StackArtifact, access: Access, bucket: str, parameters: dict[str, str]
) -> FileTarget:
    packaging = FilePackaging(asset.packaging)
    ending = ".zip" if packaging is FilePackaging.ZIP_DIRECTORY else posixpath.splitext(asset.path)[1]
    prefix = _KEY_PREFIX if asset.id == asset.source_hash else f"{_KEY_PREFIX}{asset.id}/"
    base = f"{asset.source_hash}{ending}"
    parameters[asset.bucket_parameter] = bucket
    parameters[asset.key_parameter] = f"{prefix}{_SEPARATOR}{base}"
    parameters[asset.hash_parameter] = asset.source_hash
    return FileTarget(
        asset=FileAsset(
            id=asset.id,
            source=FileSource(path=asset.path, packaging=packaging),
            destinations={},
            display_name=asset.construct_path.strip("/") or None,
        ),
        location=ObjectLocation(access=access, bucket=bucket, key=f"{prefix}{base}"),
        directory=stack.directory,
        stack=stack.display_name,
    )


def _image(asset: LegacyImageAsset, stack: StackArtifact, access: Access) -> ImageTarget:
    source = ImageSource(
        directory=asset.path,
        docker_file=asset.docker_file,
        docker_build_target=asset.target,
        docker_build_args=asset.build_args,
        docker_build_contexts=asset.build_contexts,
        docker_build_secrets=asset.build_secrets,
        docker_build_ssh=asset.build_ssh,
        docker_outputs=asset.outputs,
        network_mode=asset.network_mode,
        platform=asset.platform,
        cache_from=asset.cache_from,
        cache_to=asset.cache_to,
        cache_disabled=asset.cache_disabled,
    )
    return ImageTarget(
        asset=ImageAsset(
            id=asset.id, source=source, destinations={}, display_name=asset.construct_path.strip("/") or None
        ),
        location=ImageLocation(access=access, repository=asset.repository_name, tag=asset.image_tag),
        directory=stack.directory,
        stack=stack.display_name,
    )


def _template(stack: StackArtifact, access: Access, bucket: str) -> FileTarget:
    digest = hashlib.sha256(stack.template_path.read_bytes()).hexdigest()
    return FileTarget(
        asset=FileAsset(
            id=digest,
            source=FileSource(path=stack.template_file, packaging=FilePackaging.FILE),
            destinations={},
            display_name=f"{stack.display_id} Template",
        ),
        location=ObjectLocation(access=access, bucket=bucket, key=f"cdk/{stack.stack_name}/{digest}.json"),
        directory=stack.directory,
        stack=stack.display_name,
    )
