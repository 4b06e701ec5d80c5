"""Stages what bundling makes of a source."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING

from aws_cdk.core.asset_staging import (
    ALWAYS_EXCLUDED,
    AssetStaging,
    AssetStagingProps,
    Staged,
    archive_ending,
    staged_ending,
)
from aws_cdk.core.bundling import BundlingOptions, BundlingOutput
from aws_cdk.core.bundling_cache import CONTEXT, BundlingCache, bundling_cache
from aws_cdk.core.bundling_run import OUTPUT, run_in_container, try_local
from aws_cdk.core.copy_options import copy_rules
from aws_cdk.core.docker_engine import EngineError
from aws_cdk.core.errors import CdkError
from aws_cdk.core.synthesizers.sources import FileAssetPackaging

if TYPE_CHECKING:
    from aws_cdk.core.asset_records import RecordedAsset
    from cloud_assembly.content import CopyRules, Tree

_SHOWN_NAMES = 10


class BundlingError(CdkError):
    """Bundling failed, or left something else than was announced."""


def stage_bundled(
    staging: AssetStaging, props: AssetStagingProps, options: BundlingOptions, source: Tree, asset_hash: str | None
) -> Staged:
    """Bundle ``source`` and put the output into the assembly as a whole.

    Args:
        staging: The construct.
        props: Its options.
        options: How to bundle.
        source: What to bundle.
        asset_hash: The name; None if the output is to be named by its content. With a name, what an earlier run left
            under it is taken without bundling again.

    Raises:
        BundlingError: a command failed (its output is shown), or the output is not what ``output_type`` says.
    """
    bundle = _Bundle(staging, props, options, source)
    return bundle.stage_by_output() if asset_hash is None else bundle.stage_by_name(asset_hash)


class _Bundle:
    def __init__(self, staging: AssetStaging, props: AssetStagingProps, options: BundlingOptions, source: Tree) -> None:
        self._staging = staging
        self._props = props
        self._options = options
        self._source = source
        self._outdir = staging._outdir
        self._is_local = False
        self._cache: BundlingCache | None = None

    def stage_by_output(self) -> Staged:
        """Bundle, then name the output by its content. Under ``SINGLE_FILE`` and ``ARCHIVED`` only the file is kept."""
        from cloud_assembly.content import fingerprint
        from cloud_assembly.content.aside import Aside

        with Aside(os.path.join(self._outdir, "asset"), directory=True, name=self._name()) as aside:
            self._fill(aside.path)
            file = self._single_file(aside.path)
            tree = _hashed(file or aside.path, copy_rules(self._props, also_exclude=(ALWAYS_EXCLUDED,)))
            asset_hash = fingerprint(tree, extra=self._staging._extra)
            path = os.path.join(self._outdir, f"asset.{asset_hash}")
            if file is None:
                aside.publish(path)
            else:
                path += staged_ending(file)
                os.replace(file, path)
        return self._staged(asset_hash, path, file, tree)

    def stage_by_name(self, asset_hash: str) -> Staged:
        """Bundle unless an earlier run did under this name.

        As the peer, a single file lies beside its directory, in which an empty file of its name stays.
        """
        from cloud_assembly.content.aside import Aside

        directory = os.path.join(self._outdir, f"asset.{asset_hash}")
        if os.path.isdir(directory):
            file = self._single_file(directory)
            path = directory if file is None else _beside(directory, file)
            if os.path.lexists(path):
                return self._staged(asset_hash, path, file, self._source, is_new=False)
            import shutil

            shutil.rmtree(directory)  # the file was taken away; what is left of it is empty
        with Aside(directory, directory=True, name=self._name()) as aside:
            self._fill(aside.path)
            file = self._single_file(aside.path)
            if file is not None:
                path = _beside(directory, file)
                os.replace(file, path)
                with open(file, "xb"):
                    pass
            aside.publish()
        return self._staged(asset_hash, directory if file is None else path, file, self._source)

    def _name(self) -> str:
        """Return a name for the directory that is filled, the same on every machine with the same layout of folders."""
        source = os.path.relpath(self._staging.source_path, self._outdir)
        return hashlib.sha256(f"{source}{self._staging._bundling_json}".encode()).hexdigest()

    def _staged(self, asset_hash: str, path: str, file: str | None, tree: Tree, *, is_new: bool = True) -> Staged:

        def entry_digest() -> str | None:
            from cloud_assembly.content import CopyRules, FollowMode, expected_entry_digest

            if file is not None or not is_new:
                return None
            return expected_entry_digest(_hashed(path, CopyRules(follow=FollowMode.ALWAYS)), path)

        packaging = FileAssetPackaging.ZIP_DIRECTORY if file is None else FileAssetPackaging.FILE
        is_archive = file is None or self._options.output_type is not BundlingOutput.SINGLE_FILE
        staged = Staged(asset_hash, path, packaging, is_archive=is_archive)
        staged = self._staging._finish(staged, tree, self._props, is_new=is_new, entry_digest=entry_digest)
        if staged.record is not None:
            self._keep(path, file, staged.record)
        return staged

    def _keep(self, path: str, file: str | None, record: RecordedAsset) -> None:
        """See to it that the output is kept for later runs, once the assembly is complete, and the image's digest told."""
        cache = self._cache
        if cache is None:
            return

        def keep() -> None:
            if not cache.is_restored:
                cache.keep(path, None if file is None else os.path.basename(file))
            if cache.image_digest is not None:
                record.add_option("image-digest", cache.image_digest)

        self._staging._records.before_writing(keep)

    def _fill(self, output: str) -> None:
        """Bundle into ``output``, an empty directory."""
        os.chmod(output, 0o777)  # whoever the container runs as writes there
        options = self._options
        try:
            self._is_local = options.local is not None and self._try_local(output)
            if not self._is_local:
                self._bundle_in_container(self._staging.source_path, output)
        except EngineError as error:
            declined = getattr(options.local, "_declined_because", None)  # bundlers of the library say why
            why = f"\nA container was needed because: {declined}" if declined else ""
            raise BundlingError(
                f"failed to bundle asset {self._staging.node.path}: {error.what}{why}",
                scope=self._staging,
                fix=error.fix,
            ) from error
        os.chmod(output, 0o755)
        if not os.listdir(output):
            where = "the directory given to try_bundle" if self._is_local else OUTPUT
            raise BundlingError(
                f"bundling did not produce any output for {self._staging.node.path}",
                scope=self._staging,
                fix=f"check that content is written to {where}",
            )

    def _try_local(self, output: str) -> bool:
        assert self._options.local is not None
        self._tell(f"Bundling asset {self._staging.node.path}...")
        try:
            return try_local(self._options.local, self._options, output)
        except CdkError as error:
            raise BundlingError(
                f"failed to bundle asset {self._staging.node.path}: {error.what}", scope=self._staging, fix=error.fix
            ) from error
        except Exception as error:
            raise BundlingError(
                f"failed to bundle asset {self._staging.node.path}: the local bundler raised {type(error).__name__}: {error}",
                scope=self._staging,
            ) from error

    def _bundle_in_container(self, source: str, output: str) -> None:
        path = self._staging.node.path
        allowed = self._staging.node.try_get_context(CONTEXT) is not False
        if not os.listdir(output):  # else a local bundler had begun
            self._cache = bundling_cache(self._options, self._source, allowed=allowed)
        if self._cache is not None and self._cache.restore(output):
            self._tell(
                f"Bundling asset {path}: nothing changed, the earlier output is used (PURECDK_BUNDLING_CACHE=0 refuses)"
            )
            return
        if self._options.local is None:
            self._tell(f"Bundling asset {path}...")
        run_in_container(self._options, source, output)

    @staticmethod
    def _tell(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    def _single_file(self, directory: str) -> str | None:
        """Return the file that is the asset; None if the directory is.

        Raises:
            BundlingError: the output type asks for a single file, and there is none.
        """
        kind = self._options.output_type or BundlingOutput.AUTO_DISCOVER
        if kind is BundlingOutput.NOT_ARCHIVED:
            return None
        names = sorted(os.listdir(directory))
        file = os.path.join(directory, names[0]) if len(names) == 1 else None
        if file is not None and not os.path.isfile(file):
            file = None
        if file is not None and kind is not BundlingOutput.SINGLE_FILE and archive_ending(file) is None:
            file = None
        if file is None and kind is not BundlingOutput.AUTO_DISCOVER:
            shown = ", ".join(names[:_SHOWN_NAMES]) + (", ..." if len(names) > _SHOWN_NAMES else "")
            needed = "a single file, an archive," if kind is BundlingOutput.ARCHIVED else "a single file"
            raise BundlingError(
                f"the bundling output directory is expected to include only {needed} when `output` is set to `{kind.name}`; "
                f"it has: {shown or 'nothing'}",
                scope=self._staging,
                fix="let the command leave nothing else in the output, or choose another output_type",
            )
        return file


def _beside(directory: str, file: str) -> str:
    """Return the place of a single file beside the directory that bears its name."""
    # As the peer: a name without an ending is that of the directory, so it gets one.
    return directory + (staged_ending(file) or "_noext")


def _hashed(path: str, rules: CopyRules) -> Tree:
    """Return an output with its files hashed, leaving no trace in the fingerprint cache: this path will not be seen again."""
    from cloud_assembly.content import Kind, Tree, hash_file

    tree = Tree(path, rules)
    for entry in tree.entries:
        if entry.kind is Kind.FILE and entry.stat is not None:
            tree.hashed[entry.relative] = hash_file(entry.source, entry.stat)
    return tree
