"""What of a file or directory counts as content of an asset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from cloud_assembly.content import CopyRules


class SymlinkFollowMode(NamedEnum):
    """Which symbolic links are replaced by what they point to."""

    NEVER = "never"
    """None."""
    ALWAYS = "always"
    """All."""
    EXTERNAL = "external"
    """Those that lead out of the directory."""
    BLOCK_EXTERNAL = "internal-only"
    """Those that stay inside; one that leads out is an error when it is copied."""


class IgnoreMode(NamedEnum):
    """How exclude patterns are read."""

    GLOB = "glob"
    """As shell patterns; a pattern without a slash matches at every depth."""
    GIT = "git"
    """As lines of a ``.gitignore``."""
    DOCKER = "docker"
    """As lines of a ``.dockerignore``."""


class CopyOptions(Struct):
    """What is copied of a directory."""

    exclude: Sequence[str] | None = None
    """Patterns of what is left out. Default: nothing is."""
    follow: SymlinkFollowMode | None = None
    """Which links are followed. Default: ``EXTERNAL`` for copies, ``NEVER`` as documented for hashes (hashed as external)."""
    ignore_mode: IgnoreMode | None = None
    """How ``exclude`` is read. Default: ``GLOB``."""


class FileCopyOptions(Struct):
    """What is copied of a directory; the same as `CopyOptions` with another name for the follow mode."""

    exclude: Sequence[str] | None = None
    """Patterns of what is left out. Default: nothing is."""
    follow_symlinks: SymlinkFollowMode | None = None
    """Which links are followed. Default: ``EXTERNAL``."""
    ignore_mode: IgnoreMode | None = None
    """How ``exclude`` is read. Default: ``GLOB``."""


class FingerprintOptions(CopyOptions):
    """What is hashed."""

    extra_hash: str | None = None
    """Text that is hashed ahead of the content. Default: none."""


class FileFingerprintOptions(FileCopyOptions):
    """What is hashed; the same as `FingerprintOptions` with another name for the follow mode."""

    extra_hash: str | None = None
    """Text that is hashed ahead of the content. Default: none."""


def copy_rules(options: CopyOptions, *, also_exclude: Sequence[str] = ()) -> CopyRules:
    """Return ``options`` as the content engine takes them, with ``also_exclude`` behind the patterns given."""
    from cloud_assembly.content import CopyRules, FollowMode
    from cloud_assembly.content import IgnoreMode as EngineIgnoreMode

    return CopyRules(
        (*(options.exclude or ()), *also_exclude),
        EngineIgnoreMode[(options.ignore_mode or IgnoreMode.GLOB).name],
        FollowMode[options.follow.name] if options.follow is not None else None,
    )
