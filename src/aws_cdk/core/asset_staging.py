"""Puts the files of an asset into the cloud assembly, under the name that their hash gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.assets import AssetHashType, AssetOptions
from aws_cdk.core.copy_options import FingerprintOptions, copy_rules
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import takes
from aws_cdk.core.synthesizers.sources import FileAssetPackaging
from constructs import Construct

if TYPE_CHECKING:
    from cloud_assembly.content import Tree

DISABLE_STAGING_CONTEXT = "aws:cdk:disable-asset-staging"
SALT_CONTEXT = "@aws-cdk/core:assetHashSalt"
ALWAYS_EXCLUDED = ".is_custom_resource"  # as the peer: a mark of its own handlers
ARCHIVE_ENDINGS = (".tar.gz", ".zip", ".jar", ".tar", ".tgz")


class AssetStagingProps(FingerprintOptions, AssetOptions):
    """Options of `AssetStaging`."""

    source_path: str
    """The file or directory."""


class _Staged:
    """What one staging gave; stagings with equal options share it."""

    __slots__ = ("asset_hash", "is_archive", "packaging", "path")

    def __init__(self, asset_hash: str, path: str, packaging: FileAssetPackaging, *, is_archive: bool) -> None:
        self.asset_hash = asset_hash
        self.path = path
        self.packaging = packaging
        self.is_archive = is_archive


_staged: dict[tuple[Any, ...], _Staged] = {}


class AssetStaging(Construct):
    """Stages a file or a directory: hashes it and copies it into the assembly once.

    Attributes:
        asset_hash: Names the content.
        absolute_staged_path: Where it lies now: in the assembly, or at the source if staging is switched off.
        packaging: How it is packed for upload.
        is_archive: Whether the uploaded object is an archive.
        source_path: The source, as an absolute path.
    """

    BUNDLING_INPUT_DIR = "/asset-input"
    """Where a bundling container sees the source."""
    BUNDLING_OUTPUT_DIR = "/asset-output"
    """Where a bundling container leaves the asset."""

    @takes(AssetStagingProps)
    def __init__(self, scope: Construct, id: str, props: AssetStagingProps) -> None:
        super().__init__(scope, id)
        if not props.source_path:
            raise ValidationError("the asset path cannot be empty", scope=self, fix="give the path of a file or directory")
        self.source_path: str = os.path.abspath(props.source_path)
        if not os.path.exists(self.source_path):
            raise ValidationError(
                f"cannot find asset at '{self.source_path}'",
                scope=self,
                fix=f"check the path; a relative one counts from the working folder: {os.getcwd()}",
            )
        stage = Stage.of(self)
        if stage is None:
            raise ValidationError(
                "cannot tell where to stage the asset: it is in no Stage or App", scope=self, fix="make the asset inside an App"
            )
        self._outdir: str = stage.asset_outdir
        salt = self.node.try_get_context(SALT_CONTEXT)
        self._extra = f"{props.extra_hash or ''}{salt if salt is not None else ''}"
        self._is_staging_disabled = bool(self.node.try_get_context(DISABLE_STAGING_CONTEXT))
        key = self._cache_key(props)
        result = _staged.get(key)
        if result is None or not os.path.lexists(result.path):
            result = _staged[key] = self._stage(props)
        self.asset_hash: str = result.asset_hash
        self.absolute_staged_path: str = result.path
        self.packaging: FileAssetPackaging = result.packaging
        self.is_archive: bool = result.is_archive

    @staticmethod
    def clear_asset_hash_cache() -> None:
        """Forget all stagings of this process, so that files that changed are hashed again."""
        _staged.clear()

    @checked
    def relative_staged_path(self, stack: Stack) -> str:
        """Return the path of the staged asset as seen from the assembly that ``stack`` is in.

        It stays absolute if staging is switched off or the asset lies outside of the assembly.
        """
        stage = Stage.of(stack)
        if stage is None:
            raise AssumptionError("cannot tell the assembly of the stack: it is in no Stage or App", scope=self)
        if self._is_staging_disabled or not self.absolute_staged_path.startswith(self._outdir + os.sep):
            return self.absolute_staged_path
        return os.path.relpath(self.absolute_staged_path, stage.outdir).replace(os.sep, "/")

    def _cache_key(self, props: AssetStagingProps) -> tuple[Any, ...]:
        # As the peer: neither the follow mode nor the salt is part of the key.
        return (
            self._outdir,
            self.source_path,
            props.asset_hash_type,
            props.asset_hash,
            props.extra_hash,
            tuple(props.exclude or ()),
            props.ignore_mode,
        )

    def _stage(self, props: AssetStagingProps) -> _Staged:
        from cloud_assembly.content import Tree

        rules = copy_rules(props, also_exclude=(ALWAYS_EXCLUDED,))
        tree = Tree(self.source_path, rules, without=[self._outdir])
        asset_hash = self._hash(props, tree)
        is_archive = tree.is_directory or archive_ending(self.source_path) is not None
        packaging = FileAssetPackaging.ZIP_DIRECTORY if tree.is_directory else FileAssetPackaging.FILE
        return _Staged(asset_hash, self._put(tree, asset_hash), packaging, is_archive=is_archive)

    def _hash(self, props: AssetStagingProps, tree: Tree) -> str:
        if hash_type(props, self) is AssetHashType.CUSTOM:
            import hashlib

            return hashlib.sha256((props.asset_hash or "").encode()).hexdigest()
        from cloud_assembly.content import fingerprint

        return fingerprint(tree, extra=self._extra)

    def _put(self, tree: Tree, asset_hash: str) -> str:
        """Copy the source into the assembly, unless it is there already; return where it lies."""
        if self._is_staging_disabled:
            return self.source_path
        from cloud_assembly.content import stage_directory, stage_file

        path = os.path.join(self._outdir, f"asset.{asset_hash}{staged_ending(self.source_path)}")
        if tree.is_directory:
            stage_directory(tree, path)
        else:
            stage_file(tree, path)
        return path


def hash_type(props: AssetStagingProps, scope: Construct) -> AssetHashType:
    """Return what the hash is made of.

    Raises:
        ValidationError: hash, hash type and bundling do not fit together.
    """
    given = props.asset_hash_type
    if props.asset_hash:
        if given not in (None, AssetHashType.CUSTOM):
            raise ValidationError(
                f"asset_hash_type {given.name} cannot be used together with asset_hash",
                scope=scope,
                fix="use CUSTOM or leave asset_hash_type out",
            )
        return AssetHashType.CUSTOM
    if given is AssetHashType.CUSTOM:
        raise ValidationError("asset_hash must be specified when asset_hash_type is CUSTOM", scope=scope, fix="give asset_hash")
    if given is AssetHashType.OUTPUT and props.bundling is None:
        raise ValidationError(
            "asset_hash_type OUTPUT cannot be used when bundling is not specified", scope=scope, fix="give bundling, or use SOURCE"
        )
    return given or AssetHashType.SOURCE


def archive_ending(path: str) -> str | None:
    """Return the ending of an archive's name, in lower case; None if the name is not that of an archive."""
    name = os.path.basename(path).lower()
    for ending in ARCHIVE_ENDINGS:
        if name.endswith(ending):
            return ending
    return None


def staged_ending(path: str) -> str:
    """Return the ending that the staged copy of a file keeps: that of an archive, or else the last one as it is.

    A name that starts with its only dot has none.
    """
    ending = archive_ending(path)
    if ending is not None:
        return ending
    name = os.path.basename(path)
    dot = name.rfind(".")
    return name[dot:] if dot > 0 else ""
