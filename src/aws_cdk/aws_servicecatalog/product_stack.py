"""Stacks that are versions of products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_s3_deployment.object_metadata import ServerSideEncryption
from aws_cdk.aws_servicecatalog._product_stack_synthesizer import ProductStackSynthesizer
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.aws_servicecatalog.product_stack_history import ProductStackHistory
    from constructs import Construct


class ProductStackProps(Struct):
    """Options of a product's stack."""

    analytics_reporting: bool | None = None
    """Has no effect: nothing is reported."""
    asset_bucket: IBucket | None = None
    """Bucket that users of the product can read; needed for assets, which are copied there. Its name must be given."""
    description: str | None = None
    memory_limit: int | float | None = None
    """MiB of memory of the function that copies assets."""
    server_side_encryption: ServerSideEncryption | None = None
    """How the copies are encrypted. Default: as the bucket has it."""
    server_side_encryption_aws_kms_key_id: str | None = None
    """Key of the copies."""


class ProductStack(Stack):
    """A stack whose template becomes a version of a product instead of being deployed.

    Attributes:
        template_file: Name of the template in the assembly.
    """

    _is_told_by_parent = True  # as the peer: its metadata is in the parent's file

    @takes(ProductStackProps)
    def __init__(self, scope: Construct, id: str, props: ProductStackProps) -> None:
        parent = _parent_of(scope)
        self._product_parent = parent
        self._asset_bucket = props.asset_bucket
        self._history: ProductStackHistory | None = None
        self._published_at: str | None = None
        # The parent's account and region do not count: products are launched anywhere. A stage's do, as the peer.
        super().__init__(
            scope,
            id,
            synthesizer=ProductStackSynthesizer(
                parent.synthesizer,
                asset_bucket=props.asset_bucket,
                server_side_encryption=props.server_side_encryption,
                key_id=props.server_side_encryption_aws_kms_key_id,
                memory_limit=props.memory_limit,
            ),
            description=props.description,
            analytics_reporting=props.analytics_reporting,
        )
        if props.asset_bucket is not None and not Resource.is_owned_resource(props.asset_bucket):
            Annotations.of(parent).add_warning_v2(
                "@aws-cdk/aws-servicecatalog:assetsManuallyAddBucketPermissions",
                f"the asset bucket of {self.node.path} is made elsewhere, so its policy stays as it is: see to it that the "
                "accounts which the product is shared with can read it",
            )
        self.template_file = f"{Names.unique_id(self)}.product.template.json"

    @property
    def _template_url(self) -> str:
        """The URL of the template; nothing until the template is written, as the hash of a nested stack's template tells."""
        return lazy_string(lambda: self._published_at)

    def _write_template(self, directory: str) -> str:
        """Write the template and have the parent publish it."""
        from aws_cdk.core.synthesizers.sources import FileAssetPackaging, FileAssetSource
        from cloud_assembly.schema.files import sha256_of, write_part
        from cloud_assembly.schema.json_text import json_text

        # As the peer: two blanks per level, whatever is said of indentation, and no limits of number or size. The bytes
        # give the template's asset its name.
        self.node.add_metadata("aws:cdk:templateFile", self.template_file)
        text = json_text(self._to_cloud_formation(), indent=2)
        write_part(directory, self.template_file, text)
        digest = sha256_of(text)
        location = call_with_options(
            self._product_parent.synthesizer.add_file_asset,
            of=FileAssetSource,
            packaging=FileAssetPackaging.FILE,
            source_hash=digest,
            file_name=self.template_file,
            display_name=f"{self.node.path} Template",
        )
        self._published_at = location.http_url
        if self._history is not None:
            self._history._keep(directory, self.template_file)
        return digest


def _parent_of(scope: Construct) -> Stack:
    parent: Any = None
    for above in reversed(scope.node.scopes):
        if Stack.is_stack(above):
            parent = above
            break
    if parent is None:
        raise ValidationError(
            "Product stacks must be defined within scope of another non-product stack",
            scope=scope,
            fix="make the product stack in a stack",
        )
    return parent  # type: ignore[no-any-return]  # checked above
