"""The script of a canary."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3.location import Location
from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.aws_synthetics.runtime import Runtime, RuntimeFamily
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3_assets.asset import Asset
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

_INLINE_HANDLER = "index.handler"
# Runtimes of other names are not looked into.
_PLAYWRIGHT, _PUPPETEER = "syn-nodejs-playwright", "syn-nodejs-puppeteer"
_FIRST_WITH_SCRIPTS_AT_TOP = (11, 0)
_MODULE_ENDINGS = (".cjs", ".mjs", ".js")


class CodeConfig(Struct):
    """What :meth:`Code.bind` gives: inline code or a place in S3."""

    inline_code: str | None = None
    s3_location: Nested[Location | None] = nested()


class Code:
    """The script of a canary. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_inline(code: str) -> InlineCode:
        """Write the script into the template itself; its handler is ``index.handler``."""
        return InlineCode(code)

    @staticmethod
    @takes(AssetOptions)
    def from_asset(asset_path: str, options: AssetOptions) -> AssetCode:
        """Take the script from a directory or an archive on disk."""
        return AssetCode(asset_path, **options._given())

    @staticmethod
    @checked
    def from_bucket(bucket: IBucketRef, key: str, object_version: str | None = None) -> S3Code:
        """Take the script from an archive in a bucket."""
        return S3Code(bucket, key, object_version)

    def bind(
        self, scope: Construct, handler: str, family: RuntimeFamily, runtime_name: str | None = None
    ) -> CodeConfig:
        """Tell ``scope``, a canary, where the script is; may make constructs in it."""
        raise NotImplementedError


class AssetCode(Code):
    """A script from a directory or an archive on disk."""

    @takes(AssetOptions)
    def __init__(self, asset_path: str, options: AssetOptions) -> None:
        self._path = asset_path
        self._options = options
        self._asset: Asset | None = None
        if not os.path.exists(asset_path):
            raise ValidationError(
                f"'{asset_path}' is not a valid path",
                fix=f"check the path; a relative one counts from the working folder: {os.getcwd()}",
            )

    @checked
    def bind(
        self, scope: Construct, handler: str, family: RuntimeFamily, runtime_name: str | None = None
    ) -> CodeConfig:
        """Stage the asset at the first use; later uses share it.

        Raises:
            ValidationError: what was staged is a file other than a ``.zip``, or a directory without the handler's file where
                the runtime looks for it.
        """
        from aws_cdk.aws_s3_assets.asset import Asset

        if self._asset is None:
            self._asset = Asset(scope, "Code", path=self._path, **self._options._given())
        staged = self._asset._staged_path
        if staged is not None:
            self._find_handler(staged, scope, handler, family, runtime_name)
        location = Location(bucket_name=self._asset.s3_bucket_name, object_key=self._asset.s3_object_key)
        return CodeConfig(s3_location=location)

    def _find_handler(
        self, staged: str, scope: Construct, handler: str, family: RuntimeFamily, runtime_name: str | None
    ) -> None:
        """Check what is uploaded, as the peer: without what is left out, and with what bundling made."""
        if not os.path.isdir(staged):
            if not staged.lower().endswith(".zip"):
                raise ValidationError(f"Asset must be a .zip file or a directory ({self._path})", scope=scope)
            return
        name = handler.rpartition(".")[0]
        where = ""
        wanted: list[str] = []
        if family is RuntimeFamily.PYTHON:
            wanted = [f"python/{name}.py"]
        elif family is RuntimeFamily.NODEJS and (runtime_name or "").startswith(_PLAYWRIGHT):
            wanted = [f"{name}{ending}" for ending in _MODULE_ENDINGS]
            where = f"one of the following extensions: {', '.join(_MODULE_ENDINGS)}"
        elif family is RuntimeFamily.NODEJS and (runtime_name or "").startswith(_PUPPETEER):
            version = Runtime(runtime_name or "", family)._version_of("nodejs-puppeteer")
            at_top = version is not None and version >= _FIRST_WITH_SCRIPTS_AT_TOP
            wanted = [*([f"{name}.js"] if at_top else []), f"nodejs/node_modules/{name}.js"]
        if wanted and not any(os.path.exists(os.path.join(staged, file)) for file in wanted):
            where = where or " or ".join(f'"{file}"' for file in wanted)
            raise ValidationError(
                f"The canary resource requires that the handler is present at {where} but not found at {self._path}",
                scope=scope,
                fix="see the layout in the CloudWatch user guide, 'Packaging your canary files'",
            )


class InlineCode(Code):
    """A script that stands in the template."""

    @checked
    def __init__(self, code: str) -> None:
        if not code:
            raise ValidationError("Canary inline code cannot be empty")
        self._code = code

    @checked
    def bind(
        self, scope: Construct, handler: str, _family: RuntimeFamily, _runtime_name: str | None = None
    ) -> CodeConfig:
        """Return the script.

        Raises:
            ValidationError: the handler is not ``index.handler``.
        """
        if handler != _INLINE_HANDLER:
            raise ValidationError(
                f'The handler for inline code must be "{_INLINE_HANDLER}" (got "{handler}")', scope=scope
            )
        return CodeConfig(inline_code=self._code)


class S3Code(Code):
    """A script from an archive in a bucket."""

    @checked
    def __init__(self, bucket: IBucketRef, key: str, object_version: str | None = None) -> None:
        self._bucket = bucket
        self._key = key
        self._object_version = object_version

    @checked
    def bind(
        self, _scope: Construct, _handler: str, _family: RuntimeFamily, _runtime_name: str | None = None
    ) -> CodeConfig:
        """Return the place."""
        name: Any = self._bucket.bucket_ref.bucket_name
        return CodeConfig(
            s3_location=Location(bucket_name=name, object_key=self._key, object_version=self._object_version)
        )


class CustomTestOptions(Struct):
    """A script of one's own."""

    code: Code
    """The script."""
    handler: str
    """File and function: ``file.function`` or ``folder/file.function``."""


class Test:
    """What a canary does."""

    __test__ = False  # no test of pytest

    @checked
    def __init__(self, code: Code, handler: str) -> None:
        self.code = code
        self.handler = handler

    @staticmethod
    @takes(CustomTestOptions)
    def custom(options: CustomTestOptions) -> Test:
        """Run a script of one's own."""
        return Test(options.code, options.handler)
