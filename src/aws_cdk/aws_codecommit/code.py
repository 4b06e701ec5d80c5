"""What a new repository begins with."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct


class CodeConfig(Struct):
    """What a repository is told of its first commit."""

    code: Any
    """The property of the L1 repository, as a struct or mapping."""


class Code:
    """What a new repository begins with: its first commit. Later changes of it change nothing."""

    @staticmethod
    @checked
    def from_directory(directory_path: str, branch: str | None = None) -> Code:
        """Begin with the files of a directory, on ``branch``. Default: ``main``.

        Raises:
            ValidationError: there is no such directory.
        """
        return _PathCode(directory_path, branch, os.path.isdir, "a path to a directory")

    @staticmethod
    @checked
    def from_zip_file(file_path: str, branch: str | None = None) -> Code:
        """Begin with the files of a zip file, on ``branch``. Default: ``main``.

        Raises:
            ValidationError: there is no such file.
        """
        return _PathCode(file_path, branch, os.path.isfile, "a path to a ZIP file")

    @staticmethod
    @checked
    def from_asset(asset: Asset, branch: str | None = None) -> Code:
        """Begin with the files of an asset, on ``branch``. Default: ``main``."""
        return _AssetCode(asset, branch)

    def bind(self, scope: Construct) -> CodeConfig:
        """Return what the repository is told.

        Raises:
            ValidationError: the asset is neither a directory nor a zip file.
        """
        raise NotImplementedError


class _PathCode(Code):
    def __init__(self, path: str, branch: str | None, is_kind: Callable[[str], bool], kind: str) -> None:
        resolved = os.path.abspath(path)
        if not os.path.exists(resolved):
            raise ValidationError(f"no such file or directory: '{path}' (resolved to: '{resolved}')")
        if not is_kind(resolved):
            raise ValidationError(f"'{path}' needs to be {kind} (resolved to: '{resolved}')")
        self._path = resolved
        self._branch = branch

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        from aws_cdk.aws_s3_assets.asset import Asset

        return _config(Asset(scope, "PathResolvedCodeAsset", path=self._path), self._branch)


class _AssetCode(Code):
    def __init__(self, asset: Asset, branch: str | None) -> None:
        self._asset = asset
        self._branch = branch

    @checked
    def bind(self, _scope: Construct) -> CodeConfig:
        return _config(self._asset, self._branch)


def _config(asset: Asset, branch: str | None) -> CodeConfig:
    if not asset.is_zip_archive:
        raise ValidationError(
            f"Asset must be a .zip file or a directory (resolved to: {asset.asset_path} )",
            scope=asset,
            fix="give a directory or a .zip file",
        )
    return CodeConfig(code={"branchName": branch, "s3": {"bucket": asset.s3_bucket_name, "key": asset.s3_object_key}})


__all__ = ["Code", "CodeConfig"]
