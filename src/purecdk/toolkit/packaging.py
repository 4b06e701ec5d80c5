"""Make the zip of a directory asset, refusing what must not leave the machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from purecdk.toolkit.errors import PackagingError

if TYPE_CHECKING:
    from cloud_assembly.content import PackedArchive


def pack(source: Path, target: Path, *, name: str, threads: int | None = None) -> PackedArchive:
    """Pack ``source`` into the zip ``target``, reproducibly; return what was written.

    Links inside of the asset are followed, as the peer packs them.

    Args:
        threads: How many threads read and deflate; one for each processor, if not given.

    Raises:
        PackagingError: the source is missing or unreadable, or a link leads out of it.
    """
    if not os.path.isdir(source):  # Path.is_dir raises for names that are too long
        raise PackagingError(
            f"asset {name!r} should be a directory, and {str(source)!r} is not",
            where=str(source),
            fix="synthesize the app again",
        )
    refuse_escaping_links(source, name=name)
    from cloud_assembly.content import ContentError, pack_directory

    try:
        return pack_directory(source, target, threads=threads)
    except ContentError as error:
        raise PackagingError(
            f"asset {name!r} cannot be packed: {error.what}", where=error.where, fix=error.fix
        ) from error


def refuse_escaping_links(source: Path, *, name: str) -> None:
    """Raise if a link below ``source`` leads out of it: its target would be published too.

    Raises:
        PackagingError: naming the link and where it leads.
    """
    root = os.path.realpath(source)
    waiting = [str(source)]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            raise PackagingError(
                f"asset {name!r} has a folder that cannot be read: {error}", where=folder, fix="check its permissions"
            ) from error
        for entry in entries:
            if entry.is_symlink():
                target = os.path.realpath(entry.path)
                if target != root and not target.startswith(root + os.sep):
                    raise PackagingError(
                        f"asset {name!r} has a link that leads out of it: {os.readlink(entry.path)!r}",
                        where=entry.path,
                        fix="copy the file into the asset, or use follow_symlinks=SymlinkFollowMode.ALWAYS in the app",
                    )
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(entry.path)
