"""Files of a start-up configuration."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._init_asset import asset_options, init_asset
from aws_cdk.aws_ec2._init_binding import BindTarget, BoundElement, bound_object, restart_handles
from aws_cdk.aws_ec2.init_element import InitElement, InitServiceRestartHandle
from aws_cdk.aws_ec2.operating_system_type import OperatingSystemType
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, make_struct, takes
from aws_cdk.core.text_file import read_bytes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset

# The type bits of a symbolic link in front of its mode.
_LINK_MODE = "120"


class InitFileOptions(Struct):
    """Options of a file."""

    base64_encoded: bool | None = None
    """Whether the content given is Base64, or a file's content is to be encoded so. Default: no."""
    group: str | None = None
    """Group, on Linux. Default: ``root``."""
    mode: str | None = None
    """Six octal digits, on Linux. Default: ``000644``."""
    owner: str | None = None
    """User, on Linux. Default: ``root``."""
    service_restart_handles: Sequence[InitServiceRestartHandle] | None = None
    """Services that restart when the file changes."""


class InitFileAssetOptions(InitFileOptions, AssetOptions):
    """Options of a file that is an asset of the app."""


class InitFile(InitElement):
    """A file that is written when an instance starts first."""

    @takes(InitFileOptions)
    def __init__(self, file_name: str, options: InitFileOptions) -> None:
        self._file_name = file_name
        self._options = options

    @staticmethod
    @takes(InitFileOptions)
    def from_string(file_name: str, content: str, options: InitFileOptions) -> InitFile:
        """Write a text.

        Raises:
            ValidationError: the text is empty, which the tool on the instance refuses.
        """
        _check_not_empty(content, file_name)
        encoding = "base64" if options.base64_encoded else "plain"
        return _ContentFile(file_name, {"content": content, "encoding": encoding}, options)

    @staticmethod
    @takes(InitFileOptions)
    def symlink(file_name: str, target: str, options: InitFileOptions) -> InitFile:
        """Make a symbolic link to ``target``.

        Raises:
            ValidationError: the mode is not that of a link.
        """
        given = options._given()
        mode = given.pop("mode", None)
        if mode and not mode.startswith(_LINK_MODE):
            raise ValidationError(f"File mode for symlinks must begin with 120XXX, got {mode!r} for {file_name}")
        link = make_struct(InitFileOptions, {**given, "mode": mode or f"{_LINK_MODE}644"})
        return _ContentFile(file_name, {"content": target, "encoding": "plain"}, link)

    @staticmethod
    @takes(InitFileOptions)
    def from_object(file_name: str, obj: Mapping[str, Any], options: InitFileOptions) -> InitFile:
        """Write an object as JSON; it may hold tokens."""
        return _ContentFile(file_name, {"content": obj}, options)

    @staticmethod
    @takes(InitFileOptions)
    def from_file_inline(target_file_name: str, source_file_name: str, options: InitFileOptions) -> InitFile:
        """Write the content that a file of the app's machine has now; it becomes part of the template.

        Raises:
            ValidationError: the file cannot be read, or is empty.
        """
        content = read_bytes(source_file_name, "the file")
        _check_not_empty(content, target_file_name)
        if options.base64_encoded:
            text, encoding = base64.b64encode(content).decode(), "base64"
        else:
            text, encoding = content.decode(errors="replace"), "plain"
        return _ContentFile(target_file_name, {"content": text, "encoding": encoding}, options)

    @staticmethod
    @takes(InitFileOptions)
    def from_url(file_name: str, url: str, options: InitFileOptions) -> InitFile:
        """Download a file from a URL."""
        return _ContentFile(file_name, {"source": url}, options)

    @staticmethod
    @takes(InitFileOptions)
    def from_s3_object(file_name: str, bucket: IBucket, key: str, options: InitFileOptions) -> InitFile:
        """Download an object of a bucket; the instance gets the permission to read it."""
        return _ObjectFile(file_name, bucket, key, options)

    @staticmethod
    @takes(InitFileAssetOptions)
    def from_asset(target_file_name: str, path: str, options: InitFileAssetOptions) -> InitFile:
        """Download a file of the app's machine, published as an asset."""
        return _NewAssetFile(target_file_name, path, options)

    @staticmethod
    @takes(InitFileOptions)
    def from_existing_asset(target_file_name: str, asset: Asset, options: InitFileOptions) -> InitFile:
        """Download an asset."""
        return _AssetFile(target_file_name, asset, options)

    @property
    def element_type(self) -> str:
        """``FILE``."""
        return "FILE"

    def _bind(self, target: BindTarget) -> BoundElement:
        for handle in restart_handles(self._options.service_restart_handles):
            handle._add_file(self._file_name)
        return self._bind_file(target)

    def _bind_file(self, target: BindTarget) -> BoundElement:
        raise NotImplementedError

    def _entry(self, content: dict[str, Any], target: BindTarget) -> dict[str, Any]:
        """Return the file's entry: its content, and whose it is."""
        options = self._options
        if target.platform is OperatingSystemType.WINDOWS:
            if options.group or options.owner or options.mode:
                raise ValidationError(
                    f"Owner, group, and mode options not supported for Windows (file {self._file_name})",
                    scope=target.scope,
                )
            return {self._file_name: content}
        rights = {"mode": options.mode or "000644", "owner": options.owner or "root", "group": options.group or "root"}
        return {self._file_name: {**content, **rights}}


def _check_not_empty(content: str | bytes, file_name: str) -> None:
    if not content:
        raise ValidationError(
            f"InitFile {file_name}: cannot create empty file", fix="give at least one character of content"
        )


class _ContentFile(InitFile):
    """A file whose content, or the URL of it, is known."""

    def __init__(self, file_name: str, content: dict[str, Any], options: InitFileOptions) -> None:
        super().__init__(file_name, **options._given())
        self._content = content

    def _bind_file(self, target: BindTarget) -> BoundElement:
        return BoundElement(self._entry(self._content, target))


class _ObjectFile(InitFile):
    def __init__(self, file_name: str, bucket: IBucket, key: str, options: InitFileOptions) -> None:
        super().__init__(file_name, **options._given())
        self._bucket = bucket
        self._key = key

    def _bind_file(self, target: BindTarget) -> BoundElement:
        entry = self._entry({"source": self._bucket.url_for_object(self._key)}, target)
        return bound_object(entry, self._bucket, self._key, target)


class _AssetFile(InitFile):
    def __init__(self, file_name: str, asset: Asset, options: InitFileOptions) -> None:
        super().__init__(file_name, **options._given())
        self._asset = asset

    def _bind_file(self, target: BindTarget) -> BoundElement:
        asset = self._asset
        asset.grant_read(target.role)
        return BoundElement(
            self._entry({"source": asset.http_url}, target),
            bucket_name=asset.s3_bucket_name,
            asset_hash=asset.asset_hash,
        )


class _NewAssetFile(InitFile):
    def __init__(self, file_name: str, path: str, options: InitFileAssetOptions) -> None:
        given = {name: value for name, value in options._given().items() if name in InitFileOptions._fields}
        super().__init__(file_name, **given)
        self._path = path
        self._asset_options = asset_options(options)

    def _bind_file(self, target: BindTarget) -> BoundElement:
        asset = init_asset(target, self._file_name, self._path, self._asset_options)
        return _AssetFile(self._file_name, asset, self._options)._bind_file(target)
