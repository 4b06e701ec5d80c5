"""Collects the assets of a stack and writes its asset manifest."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.cloud_assembly_schema.asset_manifest import (
    DockerImageDestination,
    DockerImageSource,
    FileDestination,
    FileSource,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resolve import in_api_order
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.synthesizers.sources import DockerImageAssetSource, FileAssetPackaging, FileAssetSource
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.cloud_assembly_schema.assembly_manifest import AssetManifestOptions
    from aws_cdk.core.stack import Stack
    from aws_cdk.core.synthesis import SynthesisSession


class RoleOptions(Struct):
    """The role that publishes an asset."""

    assume_role_arn: str
    """ARN of the role."""
    assume_role_additional_options: Mapping[str, Any] | None = None
    """Further arguments of ``AssumeRole``. Default: none."""
    assume_role_external_id: str | None = None
    """External id. Default: none."""


class AssetManifestFileDestination(Struct):
    """A bucket to publish a file to."""

    bucket_name: str
    """The bucket; may hold placeholders such as ``${AWS::Region}``."""
    bucket_prefix: str | None = None
    """What keys begin with. Default: nothing."""
    role: Nested[RoleOptions | None] = nested()
    """Who publishes. Default: the caller."""


class AssetManifestDockerImageDestination(Struct):
    """A repository to publish an image to."""

    repository_name: str
    """The repository; may hold placeholders such as ``${AWS::Region}``."""
    docker_tag_prefix: str | None = None
    """What tags begin with. Default: nothing."""
    role: Nested[RoleOptions | None] = nested()
    """Who publishes. Default: the caller."""


class AddFileAssetOptions(Struct):
    """How a file's entry in the manifest is shown."""

    display_name: str | None = None
    """The name that people see. Default: none."""


class AddDockerImageAssetOptions(Struct):
    """How an image's entry in the manifest is shown."""

    display_name: str | None = None
    """The name that people see. Default: none."""


class AssetManifestBuilder:
    """The assets of one stack, as its manifest lists them.

    An entry is made by the first asset with its hash; later ones add destinations. A destination is named by environment
    and the start of the SHA-256 of its JSON. Source: observed on aws-cdk-lib 2.275.0.
    """

    def __init__(self) -> None:
        self._files: dict[str, dict[str, Any]] = {}
        self._images: dict[str, dict[str, Any]] = {}

    @property
    def has_assets(self) -> bool:
        """Whether anything was added."""
        return bool(self._files or self._images)

    @takes(AddFileAssetOptions)
    def default_add_file_asset(
        self, stack: Stack, asset: FileAssetSource, target: AssetManifestFileDestination, options: AddFileAssetOptions
    ) -> FileDestination:
        """Add a file with the usual object key: prefix, hash and ending; return the destination."""
        asset = FileAssetSource.of(asset)
        target = AssetManifestFileDestination.of(target)
        check_file_source(asset)
        ending = ".zip" if asset.packaging is FileAssetPackaging.ZIP_DIRECTORY else _ending(asset.file_name or "")
        source: dict[str, Any] = {}
        if asset.file_name is not None:
            source["path"] = asset.file_name
        if asset.executable is not None:
            source["executable"] = list(asset.executable)
        if asset.packaging is not None:
            source["packaging"] = asset.packaging._value_
        destination: dict[str, Any] = {
            "bucketName": target.bucket_name,
            "objectKey": f"{target.bucket_prefix or ''}{asset.source_hash}{ending}",
        }
        _add_environment(destination, stack, target.role)
        self._add(self._files, stack, asset.source_hash, source, destination, options.display_name)
        return FileDestination.of(destination)

    @takes(AddDockerImageAssetOptions)
    def default_add_docker_image_asset(
        self,
        stack: Stack,
        asset: DockerImageAssetSource,
        target: AssetManifestDockerImageDestination,
        options: AddDockerImageAssetOptions,
    ) -> DockerImageDestination:
        """Add an image with the usual tag: prefix and hash; return the destination."""
        asset = DockerImageAssetSource.of(asset)
        target = AssetManifestDockerImageDestination.of(target)
        check_image_source(asset)
        destination: dict[str, Any] = {
            "repositoryName": target.repository_name,
            "imageTag": f"{target.docker_tag_prefix or ''}{asset.source_hash}",
        }
        _add_environment(destination, stack, target.role)
        key = f"{asset.asset_name}-{asset.source_hash}" if asset.asset_name else asset.source_hash
        self._add(self._images, stack, key, _image_source(asset), destination, options.display_name)
        return DockerImageDestination.of(destination)

    @takes(AddFileAssetOptions)
    def add_file_asset(
        self, stack: Stack, source_hash: str, source: FileSource, dest: FileDestination, options: AddFileAssetOptions
    ) -> FileDestination:
        """Add a file with a source and a destination of the caller's making; return the destination."""
        place = FileDestination.of(dest)
        self._add(
            self._files, stack, source_hash, _document(FileSource.of(source)), _document(place), options.display_name
        )
        return place

    @takes(AddDockerImageAssetOptions)
    def add_docker_image_asset(
        self,
        stack: Stack,
        source_hash: str,
        source: DockerImageSource,
        dest: DockerImageDestination,
        options: AddDockerImageAssetOptions,
    ) -> DockerImageDestination:
        """Add an image with a source and a destination of the caller's making; return the destination."""
        place = DockerImageDestination.of(dest)
        made = _document(DockerImageSource.of(source))
        self._add(self._images, stack, source_hash, made, _document(place), options.display_name)
        return place

    def _add(
        self,
        table: dict[str, dict[str, Any]],
        stack: Stack,
        key: str,
        source: dict[str, Any],
        destination: dict[str, Any],
        display_name: str | None,
    ) -> None:
        if is_unresolved(display_name):
            raise ValidationError(
                f"'displayName' may not contain a Token, got: \"{display_name}\"",
                scope=stack,
                fix="names are shown before anything is deployed: give plain text",
            )
        entry = table.get(key)
        if entry is None:
            entry = {} if display_name is None else {"displayName": display_name}
            entry["source"] = source
            entry["destinations"] = {}
            table[key] = entry
        entry["destinations"][_destination_id(stack, destination)] = destination

    @checked
    def emit_manifest(
        self,
        stack: Stack,
        session: SynthesisSession,
        options: AssetManifestOptions | None = None,
        dependencies: Sequence[str] | None = None,
    ) -> str:
        """Write the manifest and add it to the assembly; return its artifact id."""
        if options is None:
            return self._emit(stack, session, {}, dependencies or ())
        from aws_cdk.cloud_assembly_schema.assembly_manifest import AssetManifestOptions

        return self._emit(stack, session, _document(AssetManifestOptions.of(options)), dependencies or ())

    def _emit(
        self, stack: Stack, session: SynthesisSession, options: Mapping[str, Any], dependencies: Sequence[str]
    ) -> str:
        """Write the manifest; ``options`` are what the assembly's manifest says of it, in that order."""
        from cloud_assembly.schema.files import ASSET_MANIFEST_VERSION, write_asset_manifest

        artifact_id = f"{stack.artifact_id}.assets"
        file_name = f"{artifact_id}.json"
        document = {"version": ASSET_MANIFEST_VERSION, "files": self._files, "dockerImages": self._images}
        write_asset_manifest(session.outdir, file_name, document)
        artifact = {
            "type": "cdk:asset-manifest",
            "properties": {"file": file_name, **options},
            "dependencies": list(dependencies) or None,
        }
        session.assembly.add_artifact(artifact_id, artifact)
        return artifact_id


def _document(struct: Struct) -> dict[str, Any]:
    """Return a struct of the app as the manifest has it, in the order of the API."""
    written = in_api_order(struct)
    return {key: _written(value) for key, value in written.items() if value is not None}


def _written(value: Any) -> Any:
    if isinstance(value, Struct):
        return _document(value)
    if isinstance(value, (list, tuple)):
        return [_written(item) for item in value]
    return getattr(value, "_value_", value)


def _add_environment(destination: dict[str, Any], stack: Stack, role: RoleOptions | None) -> None:
    if not is_unresolved(stack.region):
        destination["region"] = stack.region
    if role is not None:
        destination["assumeRoleArn"] = role.assume_role_arn
        if role.assume_role_external_id is not None:
            destination["assumeRoleExternalId"] = role.assume_role_external_id
        if role.assume_role_additional_options is not None:
            destination["assumeRoleAdditionalOptions"] = dict(role.assume_role_additional_options)


def _destination_id(stack: Stack, destination: dict[str, Any]) -> str:
    from cloud_assembly.schema.json_text import json_text

    account = stack.account if not is_unresolved(stack.account) else "current_account"
    region = stack.region if not is_unresolved(stack.region) else "current_region"
    digest = hashlib.sha256(json_text(destination).encode()).hexdigest()
    return f"{account}-{region}-{digest[:8]}"


def _image_source(asset: DockerImageAssetSource) -> dict[str, Any]:
    source = {
        "executable": list(asset.executable) if asset.executable is not None else None,
        "directory": asset.directory_name,
        "dockerBuildArgs": asset.docker_build_args,
        "dockerBuildContexts": asset.docker_build_contexts,
        "dockerBuildSecrets": asset.docker_build_secrets,
        "dockerBuildSsh": asset.docker_build_ssh,
        "dockerBuildTarget": asset.docker_build_target,
        "dockerFile": asset.docker_file,
        "networkMode": asset.network_mode,
        "platform": asset.platform,
        "dockerOutputs": list(asset.docker_outputs) if asset.docker_outputs is not None else None,
        "cacheFrom": [_cache(option) for option in asset.docker_cache_from]
        if asset.docker_cache_from is not None
        else None,
        "cacheTo": _cache(asset.docker_cache_to) if asset.docker_cache_to is not None else None,
        "cacheDisabled": asset.docker_cache_disabled,
    }
    return {key: value for key, value in source.items() if value is not None}


def _cache(option: Any) -> dict[str, Any]:
    written: dict[str, Any] = {"type": option.type}
    if option.params is not None:
        written["params"] = dict(option.params)
    return written


def _ending(file_name: str) -> str:
    base = posixpath.basename(file_name.replace("\\", "/"))
    stem, dot, ending = base.rpartition(".")
    return f".{ending}" if dot and stem else ""


def check_file_source(asset: FileAssetSource) -> None:
    """Refuse a file source that says neither or both of how its file comes to be.

    Raises:
        ValidationError: see above.
    """
    if bool(asset.executable) == bool(asset.file_name):
        raise ValidationError(
            f"Exactly one of 'fileName' or 'executable' is required, got: fileName={asset.file_name}, executable={asset.executable}"
        )
    if bool(asset.packaging) != bool(asset.file_name):
        raise ValidationError(
            f"'packaging' is expected in combination with 'fileName', got: packaging={asset.packaging}, fileName={asset.file_name}"
        )


_IMAGE_FILE_OPTIONS = ("docker_build_args", "docker_build_target", "docker_outputs", "docker_file")


def check_image_source(asset: DockerImageAssetSource) -> None:
    """Refuse an image source that says neither or both of how its image comes to be.

    Raises:
        ValidationError: see above.
    """
    if bool(asset.executable) == bool(asset.directory_name):
        raise ValidationError(
            "Exactly one of 'directoryName' or 'executable' is required, got: "
            f"directoryName={asset.directory_name}, executable={asset.executable}"
        )
    if asset.executable:
        for name in _IMAGE_FILE_OPTIONS:
            if getattr(asset, name):
                raise ValidationError(f"'{name}' is only allowed in combination with 'directoryName'")
