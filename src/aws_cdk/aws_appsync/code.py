"""The code of resolvers and functions, and what runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3_assets.asset import Asset
    from constructs import Construct


class CodeConfig(Struct):
    """What :meth:`Code.bind` gives: inline code or a place in S3."""

    inline_code: str | None = None
    s3_location: str | None = None
    """``s3://…`` URL of the file."""


class Code:
    """JavaScript of a resolver or function. Make it with one of the factories."""

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> AssetCode:
        """Take the code from a file on disk."""
        return AssetCode(path, **options._given())

    @staticmethod
    @checked
    def from_inline(code: str) -> InlineCode:
        """Write the code into the template itself."""
        return InlineCode(code)

    def bind(self, scope: Construct) -> CodeConfig:
        """Tell ``scope``, a resolver or function, where the code is; may make constructs in it."""
        raise NotImplementedError


class AssetCode(Code):
    """Code from a file on disk."""

    @takes(AssetOptions)
    def __init__(self, path: str, options: AssetOptions) -> None:
        self.path = path
        self._options = options
        self._asset: Asset | None = None

    @checked
    def bind(self, scope: Construct) -> CodeConfig:
        """Stage the asset at the first use; later uses share it.

        Raises:
            ValidationError: the code belongs to another stack already.
        """
        from aws_cdk.aws_s3_assets.asset import Asset
        from aws_cdk.core.stack import Stack

        if self._asset is None:
            self._asset = Asset(scope, "Code", path=self.path, **self._options._given())
        elif Stack.of(self._asset) is not Stack.of(scope):
            raise ValidationError(
                f"Asset is already associated with another stack '{Stack.of(self._asset).stack_name}'. "
                "Create a new Code instance for every stack.",
                scope=scope,
            )
        return CodeConfig(s3_location=self._asset.s3_object_url)


class InlineCode(Code):
    """Code that stands in the template."""

    @checked
    def __init__(self, code: str) -> None:
        if not code:
            raise ValidationError("AppSync Inline code cannot be empty")
        self._code = code

    @checked
    def bind(self, _scope: Construct) -> CodeConfig:
        """Return the code itself."""
        return CodeConfig(inline_code=self._code)


class FunctionRuntimeFamily(NamedEnum):
    """The language of code."""

    JS = "APPSYNC_JS"


class RuntimeConfig(Struct):
    """A runtime as the service names it."""

    name: str
    runtime_version: str


class FunctionRuntime:
    """What runs code."""

    JS_1_0_0: FunctionRuntime

    @checked
    def __init__(self, family: FunctionRuntimeFamily, version: str) -> None:
        self.name: str = family._value_
        self.version = version

    def to_properties(self) -> RuntimeConfig:
        """Return the runtime as the service names it."""
        return RuntimeConfig(name=self.name, runtime_version=self.version)


FunctionRuntime.JS_1_0_0 = FunctionRuntime(FunctionRuntimeFamily.JS, "1.0.0")
