"""Hash, copy and tidy files: the public face of the content engine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.copy_options import CopyOptions, FingerprintOptions, copy_rules
from aws_cdk.core.struct import takes


class _Tmpdir:
    """The value of ``FileSystem.tmpdir``, read when first asked for."""

    def __get__(self, instance: object, owner: type) -> str:
        import tempfile

        return os.path.realpath(tempfile.gettempdir())


class FileSystem:
    """Helpers for files and directories."""

    tmpdir = _Tmpdir()
    """The system's directory for temporary files, links resolved."""

    @staticmethod
    @takes(FingerprintOptions)
    def fingerprint(file_or_directory: str, options: FingerprintOptions) -> str:
        """Return the hash of the content of a file or directory: 64 hex digits.

        Raises:
            ContentError: there is nothing, or something that cannot be read.
        """
        from cloud_assembly.content import fingerprint

        return fingerprint(file_or_directory, extra=options.extra_hash or "", rules=copy_rules(options))

    @staticmethod
    @checked
    def copy_directory(
        src_dir: str, dest_dir: str, options: CopyOptions | Mapping[str, Any] | None = None, root_dir: str | None = None
    ) -> None:
        """Copy the content of ``src_dir`` into ``dest_dir``, which must be there.

        Args:
            src_dir: The directory to copy.
            dest_dir: Where to; the copies of two directories may be put into one.
            options: What is copied.
            root_dir: The directory that exclude patterns and links count from. Default: ``src_dir``.

        Raises:
            ContentError: something cannot be read or written, or a forbidden link was met.
        """
        from cloud_assembly.content import copy_into

        given = CopyOptions() if options is None else CopyOptions.of(options)
        copy_into(src_dir, dest_dir, copy_rules(given), root=root_dir)

    @staticmethod
    @checked
    def is_empty(dir: str) -> bool:
        """Tell whether a directory holds nothing.

        Raises:
            ContentError: it cannot be read.
        """
        from cloud_assembly.content.errors import WrongKind, content_error

        try:
            with os.scandir(dir) as children:
                return next(children, None) is None
        except NotADirectoryError as error:
            raise WrongKind(dir, needed="a directory", found="not a directory") from error
        except OSError as error:
            raise content_error(error, dir) from error

    @staticmethod
    @checked
    def mkdtemp(prefix: str) -> str:
        """Make a directory in the system's directory for temporary files; return its path, which starts with ``prefix``."""
        import tempfile

        return tempfile.mkdtemp(prefix=prefix, dir=FileSystem.tmpdir)

    @staticmethod
    @checked
    def rmrf(dirname: str) -> None:
        """Remove a directory with all it holds, or a file; nothing happens if it is not there.

        Raises:
            ContentError: it cannot be removed.
        """
        import shutil

        from cloud_assembly.content.errors import write_error

        try:
            if os.path.isdir(dirname) and not os.path.islink(dirname):
                shutil.rmtree(dirname)
            elif os.path.lexists(dirname):
                os.unlink(dirname)
        except OSError as error:
            raise write_error(error, dirname) from error
