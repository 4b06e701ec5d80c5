"""Puts the files of an asset into the cloud assembly, under the name that their hash gives."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.assets import AssetHashType, AssetOptions
from aws_cdk.core.bundling import BundlingOptions
from aws_cdk.core.copy_options import FingerprintOptions, SymlinkFollowMode, copy_rules
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.stage import Stage
from aws_cdk.core.struct import takes
from aws_cdk.core.synthesizers.sources import FileAssetPackaging
from cloud_assembly.schema.records import ENTRY_DIGEST
from constructs import Construct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from aws_cdk.core.asset_records import AssetRecords, RecordedAsset
    from cloud_assembly.content import Tree

DISABLE_STAGING_CONTEXT = "aws:cdk:disable-asset-staging"
SALT_CONTEXT = "@aws-cdk/core:assetHashSalt"
ALWAYS_EXCLUDED = ".is_custom_resource"  # as the peer: a mark of its own handlers
ARCHIVE_ENDINGS = (".tar.gz", ".zip", ".jar", ".tar", ".tgz")


class AssetStagingProps(FingerprintOptions, AssetOptions):
    """Options of `AssetStaging`."""

    source_path: str
    """The file or directory."""


class Staged:
    """What a staging gave; stagings with equal options share it.

    Attributes:
        asset_hash: Names the content.
        path: Where it lies.
        packaging: How it is packed for upload.
        is_archive: Whether the uploaded object is an archive.
        is_packed: Whether the staged file is the package of a directory.
        record: What is told of it beside the assembly; None if it is not published.
    """

    __slots__ = ("asset_hash", "is_archive", "is_packed", "packaging", "path", "record")

    def __init__(
        self,
        asset_hash: str,
        path: str,
        packaging: FileAssetPackaging,
        *,
        is_archive: bool,
        is_packed: bool = False,
        record: RecordedAsset | None = None,
    ) -> None:
        self.asset_hash = asset_hash
        self.path = path
        self.packaging = packaging
        self.is_archive = is_archive
        self.is_packed = is_packed
        self.record = record


_staged: dict[tuple[Any, ...], Staged] = {}


class AssetStaging(Construct):
    """Stages a file or a directory: hashes it, bundles it if asked to, and puts it into the assembly once.

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
        from cloud_assembly.content import ContentError

        self.source_path: str = self._checked_source(props.source_path)
        stage = Stage.of(self)
        if stage is None:
            raise ValidationError(
                "cannot tell where to stage the asset: it is in no Stage or App",
                scope=self,
                fix="make the asset inside an App",
            )
        self._outdir: str = stage.asset_outdir
        self._hash_type = hash_type(props, self)
        salt = self.node.try_get_context(SALT_CONTEXT)
        self._extra = f"{props.extra_hash or ''}{salt if salt is not None else ''}"
        self._is_staging_disabled = bool(self.node.try_get_context(DISABLE_STAGING_CONTEXT))
        self._bundling_json = _bundling_json(props.bundling)
        self._is_left_out = props.bundling is not None and not Stack.of(self).bundling_required
        key = self._cache_key(props)
        result = _staged.get(key)
        if result is None or not os.path.lexists(result.path):
            try:
                result = _staged[key] = self._stage(props)
            except ContentError as error:
                raise ValidationError(error.what, scope=self, fix=error.fix) from error
        if result.record is not None:
            self._records.use(result.record, self)
        self._result = result
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

    def _checked_source(self, path: str) -> str:
        if not path:
            raise ValidationError(
                "the asset path cannot be empty", scope=self, fix="give the path of a file or directory"
            )
        absolute = os.path.abspath(path)
        if not os.path.exists(absolute):
            raise ValidationError(
                f"cannot find asset at '{absolute}'",
                scope=self,
                fix=f"check the path; a relative one counts from the working folder: {os.getcwd()}",
            )
        if not os.path.isdir(absolute) and not os.path.isfile(absolute):
            raise ValidationError(
                f"the asset '{absolute}' is expected to be either a directory or a regular file",
                scope=self,
                fix="a socket, a pipe or a device has no content to publish",
            )
        return absolute

    def _cache_key(self, props: AssetStagingProps) -> tuple[Any, ...]:
        # As the peer: neither the follow mode nor the salt nor what a local bundler is counts.
        return (
            self._outdir,
            self.source_path,
            self._bundling_json,
            self._is_left_out,
            props.asset_hash_type,
            props.asset_hash,
            props.extra_hash,
            None if props.exclude is None else tuple(props.exclude),
            props.ignore_mode,
        )

    def _stage(self, props: AssetStagingProps) -> Staged:
        from cloud_assembly.content import Tree

        _keep_staging(self._outdir)
        rules = copy_rules(props, also_exclude=(ALWAYS_EXCLUDED,))
        tree = Tree(self.source_path, rules, without=[self._outdir], explain=True)
        if props.follow is SymlinkFollowMode.BLOCK_EXTERNAL:  # as the peer, also where nothing is copied
            from cloud_assembly.content import refuse_forbidden_links

            refuse_forbidden_links(tree)
        if props.bundling is None:
            from cloud_assembly.content import FileChanged

            try:
                return self._stage_source(tree, props)
            except FileChanged:  # between hashing and copying: the name is not that of what is there now
                tree = Tree(self.source_path, rules, without=[self._outdir], explain=True)
                return self._stage_source(tree, props)
        if not tree.is_directory:
            raise ValidationError(
                f"the asset '{self.source_path}' is expected to be a directory when bundling",
                scope=self,
                fix="give the directory around the file",
            )
        if self._is_left_out:
            return self._leave_unbundled(tree, props)
        from aws_cdk.core.bundled_asset import stage_bundled

        asset_hash = None if self._hash_type is AssetHashType.OUTPUT else self._hash(tree, props)
        return stage_bundled(self, props, props.bundling, tree, asset_hash)

    def _stage_source(self, tree: Tree, props: AssetStagingProps) -> Staged:
        """Copy the source into the assembly, unless it is there already."""
        asset_hash = self._hash(tree, props)
        is_archive = tree.is_directory or archive_ending(self.source_path) is not None
        packaging = FileAssetPackaging.ZIP_DIRECTORY if tree.is_directory else FileAssetPackaging.FILE
        path = self.source_path
        is_new = True
        if not self._is_staging_disabled:
            from cloud_assembly.content import stage_directory, stage_file

            path = os.path.join(self._outdir, f"asset.{asset_hash}{staged_ending(self.source_path)}")
            is_new = stage_directory(tree, path) if tree.is_directory else stage_file(tree, path)
        is_copied = is_new and tree.is_directory and not self._is_staging_disabled

        def entry_digest() -> str | None:
            from cloud_assembly.content import expected_entry_digest

            return expected_entry_digest(tree, path) if is_copied else None

        staged = Staged(asset_hash, path, packaging, is_archive=is_archive)
        return self._finish(staged, tree, props, is_new=is_new, entry_digest=entry_digest)

    def _finish(
        self,
        staged: Staged,
        tree: Tree,
        props: AssetStagingProps,
        *,
        is_new: bool,
        entry_digest: Callable[[], str | None],
    ) -> Staged:
        """Complete what lies in the assembly by what is to be told of it.

        Args:
            staged: What lies there.
            tree: What was hashed.
            props: The options.
            is_new: Whether it was staged just now.
            entry_digest: Tells the entry digest of the package, None if it is not certain what will be in it.
        """

        def package() -> Mapping[str, Any]:
            digest = entry_digest() if self._is_name_of_content(props) else None
            return {} if digest is None else {ENTRY_DIGEST: digest}

        staged.record = self._record(
            tree, staged.asset_hash, props, self._recorded_options(props), is_new=is_new, package=package
        )
        return staged

    def _record(
        self,
        tree: Tree,
        asset_hash: str,
        props: AssetStagingProps,
        options: Mapping[str, Any],
        *,
        is_new: bool,
        package: Callable[[], Mapping[str, Any]],
    ) -> RecordedAsset:
        """Return what is to be told of an asset.

        Args:
            tree: What was hashed.
            asset_hash: The name.
            props: The options.
            options: What else decides the name.
            is_new: Whether it was staged just now. An asset that the app named and that is there already is not looked at.
            package: Tells what is known of the package.
        """
        records = self._records
        if self._hash_type is AssetHashType.CUSTOM and not is_new:
            earlier: RecordedAsset | None = records.earlier(asset_hash)
            if earlier is not None:
                return earlier
        is_name_of_content = self._is_name_of_content(props)
        record: RecordedAsset = records.add(
            tree, asset_hash, options, self, is_new=is_new, is_name_of_content=is_name_of_content, package=package
        )
        self._warn_of_own_output(tree)
        return record

    def _recorded_options(self, props: AssetStagingProps) -> dict[str, Any]:
        from aws_cdk.core.asset_records import bundling_options, image_options

        options = {"hash-type": self._hash_type.name.lower(), **image_options(self._extra)}
        if self._hash_type is AssetHashType.CUSTOM:
            options["asset-hash"] = props.asset_hash
        if props.bundling is not None:
            options |= bundling_options(props.bundling)
        return options

    def _is_name_of_content(self, props: AssetStagingProps) -> bool:
        """Tell whether the name promises what the content is. That of a bundle's source promises nothing of the output."""
        if self._hash_type is AssetHashType.SOURCE:
            return props.bundling is None
        return self._hash_type is AssetHashType.OUTPUT

    def _name_asset(self, name: str) -> None:
        """Say what people call the asset, where that is not the path of the construct around this one."""
        if self._result.record is not None:
            self._records.use(self._result.record, self, name)

    @property
    def _records(self) -> AssetRecords:
        records: AssetRecords = Stage.of(self)._builder.asset_records
        return records

    def _warn_of_own_output(self, tree: Tree) -> None:
        """Warn if the assembly lies in the source, and was left out of it."""
        from cloud_assembly.content.walk import WRITTEN_TO

        for omission in tree.left_out:
            if omission.reason == WRITTEN_TO:
                from aws_cdk.core.annotations import Annotations

                Annotations.of(self).add_warning_v2(
                    "purecdk:assemblyInAsset",
                    f"the directory of the assembly, {omission.relative}, lies in the asset {self.source_path} and was left out "
                    "of it. Exclude it, or write the assembly elsewhere",
                )

    def _leave_unbundled(self, tree: Tree, props: AssetStagingProps) -> Staged:
        """Let the source stand for the asset of a stack that this run is not about: it is named, but never published."""
        if self._hash_type is AssetHashType.OUTPUT:
            from aws_cdk.core.logical_id import Names

            asset_hash = _sha256(f"{Names.unique_id(self)}{self._bundling_json}")
        else:
            asset_hash = self._hash(tree, props)
        return Staged(asset_hash, self.source_path, FileAssetPackaging.ZIP_DIRECTORY, is_archive=True)

    def _hash(self, tree: Tree, props: AssetStagingProps) -> str:
        """Return the hash of the source or of the text that the app gave, together with the bundling options."""
        if self._hash_type is AssetHashType.CUSTOM:
            return _sha256(f"{props.asset_hash}{self._bundling_json}")
        from cloud_assembly.content import fingerprint

        if not self._bundling_json:
            return fingerprint(tree, extra=self._extra)
        # As the peer: an empty hash of one's own is none, and yet stands in for the content where something is bundled.
        content = fingerprint(tree, extra=self._extra) if props.asset_hash is None else props.asset_hash
        return _sha256(f"{content}{self._bundling_json}")


_kept: set[str] = set()


def _keep_staging(outdir: str) -> None:
    """Let the directory for what is not whole yet stay until the program ends."""
    if outdir in _kept:
        return
    _kept.add(outdir)
    import atexit

    from cloud_assembly.content import remove_leftovers
    from cloud_assembly.content.aside import keep_staging

    keep_staging(outdir)
    atexit.register(remove_leftovers, outdir)


def hash_type(props: AssetOptions, scope: Construct) -> AssetHashType:
    """Return what the hash is made of.

    Raises:
        ValidationError: hash, hash type and bundling do not fit together.
    """
    given = props.asset_hash_type
    if props.asset_hash:
        if given not in (None, AssetHashType.CUSTOM):
            raise ValidationError(
                f"cannot specify `{given.name.lower()}` as asset_hash_type (`assetHashType`) when asset_hash (`assetHash`) is specified",
                scope=scope,
                fix="use CUSTOM, or leave asset_hash_type out",
            )
        return AssetHashType.CUSTOM
    if given is AssetHashType.CUSTOM:
        raise ValidationError(
            "asset_hash (`assetHash`) must be specified when asset_hash_type (`assetHashType`) is AssetHashType.CUSTOM",
            scope=scope,
            fix="give asset_hash",
        )
    if given is AssetHashType.OUTPUT and props.bundling is None:
        raise ValidationError(
            "cannot use the `output` hash type when `bundling` is not specified",
            scope=scope,
            fix="give bundling, or use SOURCE",
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
    """Return the ending that a staged copy keeps: that of an archive, or else the last one as it is.

    A name that starts with its only dot has none.
    """
    ending = archive_ending(path)
    if ending is not None:
        return ending
    name = os.path.basename(path)
    dot = name.rfind(".")
    return name[dot:] if dot > 0 else ""


def _bundling_json(bundling: BundlingOptions | None) -> str:
    """Return the bundling options as they count in hashes; nothing if there are none."""
    if bundling is None:
        return ""
    from aws_cdk.core.docker_image import json_options
    from cloud_assembly.schema.json_text import json_text

    return json_text(json_options(bundling))


def _sha256(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


__all__ = ["AssetStaging", "AssetStagingProps"]
