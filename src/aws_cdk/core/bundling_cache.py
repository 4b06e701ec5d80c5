"""Outputs of bundling containers, kept between runs.

A container is not started again if all that can decide its output is as it was: the source (names, modes, bytes, link
targets), the image's digest and every option of the bundling. What is excluded from the source does not count. An output
is not kept where something else can decide it too: a local bundler took part, or further volumes are mounted.

The engine is asked for the image's digest only where an output with these inputs is kept, and at the end of the synthesis.
Each output is a directory of its own in the cache directory, complete or absent, so that runs at the same time cannot
mix. The variable ``PURECDK_BUNDLING_CACHE=0`` or the context ``purecdk:bundling-cache`` set to false refuses the cache.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aws_cdk.core.bundling import BundlingOptions
from aws_cdk.core.bundling_run import user_of
from aws_cdk.core.docker_engine import engine_succeeds

if TYPE_CHECKING:
    from cloud_assembly.content import Tree

CONTEXT = "purecdk:bundling-cache"
VARIABLE = "PURECDK_BUNDLING_CACHE"
_FORMAT = 1
_LIMIT_BYTES = 2 << 30
_LIMIT_OUTPUTS = 100


class BundlingCache:
    """The place of one bundling's output in the cache.

    Attributes:
        image_digest: Digest of the image, once the engine was asked for it.
        is_restored: Whether the output of an earlier run was taken.
    """

    def __init__(self, directory: str, options: BundlingOptions, source: Tree) -> None:
        self._directory = directory
        self._image = options.image.image
        self._inputs = _inputs(options, source)
        self.image_digest: str | None = None
        self.is_restored = False

    def restore(self, output: str) -> bool:
        """Copy the output of an earlier run into ``output``; tell whether there was one."""
        with suppress(OSError):
            if not any(name.startswith(self._inputs) for name in os.listdir(self._directory)):
                return False  # the engine need not be asked
            self.image_digest = image_digest(self._image)
            if self.image_digest is None:
                return False
            kept = self._path(self.image_digest)
            if not os.path.isdir(kept):
                return False
            from cloud_assembly.content import CopyRules, FollowMode, copy_into

            copy_into(kept, output, CopyRules(follow=FollowMode.NEVER))
            self.is_restored = True
            os.utime(kept)  # what is used stays
        return self.is_restored

    def keep(self, output: str, name: str | None) -> None:
        """Keep a copy of an output; trouble with that is no error.

        Args:
            output: The directory, or the only file of it.
            name: The name that the file had in the directory; None for a directory.
        """
        from cloud_assembly.content import ContentError, CopyRules, FollowMode, stage_directory, stage_file
        from cloud_assembly.content.aside import Aside

        if self.image_digest is None:
            self.image_digest = image_digest(self._image)
        if self.image_digest is None:
            return
        kept = self._path(self.image_digest)
        with suppress(OSError, ContentError):
            if name is None:
                stage_directory(output, kept, CopyRules(follow=FollowMode.NEVER))
            else:
                with Aside(kept, directory=True) as aside:
                    stage_file(output, os.path.join(aside.path, name))
                    aside.publish()
            _prune(self._directory)

    def _path(self, digest: str) -> str:
        return os.path.join(self._directory, f"{self._inputs}-{digest.rpartition(':')[2][:24]}")


def bundling_cache(options: BundlingOptions, source: Tree, *, allowed: bool) -> BundlingCache | None:
    """Return the cache for a bundling; None if it is refused, or if more decides the output than can be known."""
    if not allowed or os.environ.get(VARIABLE) == "0" or options.volumes or options.volumes_from:
        return None
    from cloud_assembly.content.cache_root import cache_root

    root = cache_root()
    return None if root is None else BundlingCache(os.path.join(root, "bundles"), options, source)


def image_digest(image: str) -> str | None:
    """Return the id of an image as the engine knows it; None if it has none of that name."""
    output = engine_succeeds(["image", "inspect", "--format", "{{.Id}}", image])
    if output is None:
        return None
    digest = output.strip()
    hexadecimal = digest.rpartition(":")[2]
    return (
        digest if len(hexadecimal) >= 12 and all(character in "0123456789abcdef" for character in hexadecimal) else None
    )


def _inputs(options: BundlingOptions, source: Tree) -> str:
    """Return the hash of all that decides an output but the image's digest."""
    import hashlib

    from aws_cdk.core.docker_image import json_options
    from cloud_assembly.content import Kind
    from cloud_assembly.content.tree_hash import hash_files
    from cloud_assembly.schema.json_text import json_text

    hash_files(source)
    rows: list[Any] = []
    for entry in source.entries:
        if entry.kind is Kind.FILE:
            hashed = source.hashed[entry.relative]
            rows.append([entry.relative, hashed.stat.st_mode & 0o7777, hashed.content])
        else:
            rows.append([entry.relative, entry.link.text if entry.link is not None else None])
    told = json_options(options._with(local=None))
    text = json_text([_FORMAT, source.rules.follow.value, rows, told, options.image.image, user_of(options)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _prune(directory: str) -> None:
    """Remove the outputs that were not used for longest, until the limits hold."""
    import shutil

    with os.scandir(directory) as children:
        found = sorted(((child.stat().st_mtime, child.path) for child in children if "-" in child.name), reverse=True)
    total = 0
    for count, (_, path) in enumerate(found):
        total += _size(path)
        if count and (total > _LIMIT_BYTES or count >= _LIMIT_OUTPUTS):
            shutil.rmtree(path, ignore_errors=True)


def _size(path: str) -> int:
    return sum(os.lstat(os.path.join(at, name)).st_size for at, _, names in os.walk(path) for name in names)
