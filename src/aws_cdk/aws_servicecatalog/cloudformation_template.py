"""Where the template of a product's version comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_s3_assets.asset import AssetOptions
from aws_cdk.aws_servicecatalog._checks import short_hash
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_s3_assets.asset import Asset
    from aws_cdk.aws_servicecatalog.product_stack import ProductStack
    from constructs import Construct


class CloudFormationTemplateConfig(Struct):
    """What :meth:`CloudFormationTemplate.bind` gives."""

    http_url: str
    asset_bucket: IBucket | None = None
    """Bucket with the assets of the template."""


class CloudFormationTemplate:
    """The template of a product's version. Make it with one of the factories."""

    @staticmethod
    @checked
    def from_url(url: str) -> CloudFormationTemplate:
        """Take a template that is somewhere already."""
        return _Url(url)

    @staticmethod
    @takes(AssetOptions)
    def from_asset(path: str, options: AssetOptions) -> CloudFormationTemplate:
        """Take a template from a file."""
        return _File(path, options)

    @staticmethod
    @checked
    def from_product_stack(product_stack: ProductStack) -> CloudFormationTemplate:
        """Take the template that a stack makes."""
        return _Stack(product_stack)

    def bind(self, scope: Construct) -> CloudFormationTemplateConfig:
        """Tell ``scope``, a product, where the template is; may make constructs in it."""
        raise NotImplementedError


class _Url(CloudFormationTemplate):
    def __init__(self, url: str) -> None:
        self._url = url

    @checked
    def bind(self, scope: Construct) -> CloudFormationTemplateConfig:
        return CloudFormationTemplateConfig(http_url=self._url)


class _File(CloudFormationTemplate):
    def __init__(self, path: str, options: AssetOptions) -> None:
        self._path = path
        self._options = options
        self._asset: Asset | None = None

    @checked
    def bind(self, scope: Construct) -> CloudFormationTemplateConfig:
        from aws_cdk.aws_s3_assets.asset import Asset

        if self._asset is None:
            id = f"Template{short_hash(self._path)}"
            self._asset = Asset(scope, id, path=self._path, **self._options._given())
        return CloudFormationTemplateConfig(http_url=self._asset.http_url)


class _Stack(CloudFormationTemplate):
    def __init__(self, stack: ProductStack) -> None:
        self._stack = stack

    @checked
    def bind(self, scope: Construct) -> CloudFormationTemplateConfig:
        return CloudFormationTemplateConfig(http_url=self._stack._template_url, asset_bucket=self._stack._asset_bucket)
