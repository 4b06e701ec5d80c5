"""Packages in which symbolic links stay links: an option beyond the peer, whose packages have the content in their place.

The context ``purecdk:keep-links`` turns it on, for an app or below one construct, for assets that are directories and hold
links once they are staged; the names of all others stay as they are. Since one name must not stand for two packages,
the name is another one, and since other tools follow links when they pack, the package is made here and staged as a file:
whoever publishes the assembly sends the same bytes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aws_cdk.core.asset_staging import AssetStaging, AssetStagingProps, Staged
from aws_cdk.core.synthesizers.sources import FileAssetPackaging
from cloud_assembly.schema.files import sha256_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cloud_assembly.content import Tree

_SUFFIX = ":keep-links"  # is hashed: another one would rename packages


class LinkKeepingStaging(AssetStaging):
    """Stages as `AssetStaging` does, but the package of a directory that holds links instead of the directory."""

    _fqn = "aws-cdk-lib.AssetStaging"

    def _cache_key(self, props: AssetStagingProps) -> tuple[Any, ...]:
        return (*super()._cache_key(props), _SUFFIX)

    def _stage_source(self, tree: Tree, props: AssetStagingProps) -> Staged:
        if self._is_staging_disabled or not tree.is_directory or not _has_links(tree):
            return super()._stage_source(tree, props)

        def pack(path: str) -> Mapping[str, Any]:
            from cloud_assembly.content import stage_directory
            from cloud_assembly.content.aside import Aside

            with Aside(path, directory=True) as aside:
                copy = os.path.join(aside.path, "copy")
                stage_directory(tree, copy)
                return _pack(_as_it_lies(copy), path)

        return self._stage_package(self._hash(tree, props), tree, props, pack)

    def _finish(
        self,
        staged: Staged,
        tree: Tree,
        props: AssetStagingProps,
        *,
        is_new: bool,
        entry_digest: Callable[[], str | None],
    ) -> Staged:
        if props.bundling is not None and staged.packaging is FileAssetPackaging.ZIP_DIRECTORY:
            output = _as_it_lies(staged.path)  # stays, so that later runs need not bundle again
            if _has_links(output):
                return self._stage_package(staged.asset_hash, tree, props, lambda path: _pack(output, path))
        return super()._finish(staged, tree, props, is_new=is_new, entry_digest=entry_digest)

    def _stage_package(
        self,
        asset_hash: str,
        tree: Tree,
        props: AssetStagingProps,
        pack: Callable[[str], Mapping[str, Any]],
    ) -> Staged:
        """Have the package made, unless it is there.

        Args:
            asset_hash: The name that the asset would have with links followed.
            tree: What was hashed.
            props: The options.
            pack: Makes the package at a path; returns what the record tells of it.
        """
        name = sha256_of(asset_hash + _SUFFIX)
        path = os.path.join(self._outdir, f"asset.{name}.zip")
        is_there = os.path.isfile(path)
        package = {} if is_there else pack(path)
        options = {**self._recorded_options(props), "keep-links": True}
        record = self._record(tree, name, props, options, is_new=not is_there, package=lambda: package)
        return Staged(name, path, FileAssetPackaging.FILE, is_archive=True, is_packed=True, record=record)


def _as_it_lies(directory: str) -> Tree:
    from cloud_assembly.content import CopyRules, FollowMode, Tree

    return Tree(directory, CopyRules(follow=FollowMode.NEVER))


def _has_links(tree: Tree) -> bool:
    return any(entry.link is not None for entry in tree.entries)


def _pack(tree: Tree, path: str) -> Mapping[str, Any]:
    from cloud_assembly.content import pack_tree
    from cloud_assembly.content.record import package_fields

    return package_fields(pack_tree(tree, path))
