"""Products: templates that users may deploy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicecatalog._checks import EMAIL, URL, check_length, check_pattern
from aws_cdk.aws_servicecatalog._l1 import CfnCloudFormationProduct
from aws_cdk.aws_servicecatalog.cloudformation_template import CloudFormationTemplate
from aws_cdk.aws_servicecatalog.constraints import MessageLanguage
from aws_cdk.aws_servicecatalog.tag_options import TagOptions, associate_tag_options
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_servicecatalog import CloudFormationProductReference
    from constructs import Construct

_LONGEST = 8191
_LONGEST_NAME = 100


class CloudFormationProductVersion(Struct):
    """A version of a product."""

    cloud_formation_template: CloudFormationTemplate
    description: str | None = None
    product_version_name: str | None = None
    validate_template: bool | None = None
    """Have the service check the template. Default: yes."""


class CloudFormationProductProps(Struct):
    """Options of a product."""

    owner: str
    product_name: str
    product_versions: Nested[Sequence[CloudFormationProductVersion]]
    description: str | None = None
    distributor: str | None = None
    message_language: MessageLanguage | None = None
    """Default: English."""
    replace_product_version_ids: bool | None = None
    """Give versions new ids whenever the product changes. Default: no."""
    support_description: str | None = None
    support_email: str | None = None
    support_url: str | None = None
    tag_options: TagOptions | None = None


class IProduct(IResource):
    """A product, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def asset_buckets(self) -> list[IBucket]: ...
        @property
        def product_arn(self) -> str: ...
        @property
        def product_id(self) -> str: ...
        @property
        def cloud_formation_product_ref(self) -> CloudFormationProductReference: ...
        def associate_tag_options(self, tag_options: TagOptions) -> None: ...


class Product(Resource, IProduct):
    """Base of products.

    Attributes:
        asset_buckets: Buckets with the assets of its versions.
        product_arn: The ARN.
        product_id: The id.
    """

    _fqn = "aws-cdk-lib.Resource"

    asset_buckets: list[IBucket]
    product_arn: str
    product_id: str

    @staticmethod
    @checked
    def from_product_arn(scope: Construct, id: str, product_arn: str) -> IProduct:
        """Return a product that exists already.

        Raises:
            ValidationError: the ARN has no id.
        """
        product_id = Stack.of(scope).split_arn(product_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        if not product_id:
            raise ValidationError(
                f"Missing required Product ID from Product ARN: {product_arn} (as for a Portfolio ID from a Portfolio ARN)",
                scope=scope,
            )
        return _ImportedProduct(scope, id, product_id, product_arn)

    @property
    def cloud_formation_product_ref(self) -> CloudFormationProductReference:
        """The reference to the product."""
        from aws_cdk.interfaces.aws_servicecatalog import CloudFormationProductReference

        return CloudFormationProductReference(cloud_formation_product_id=self.product_id)

    @checked
    def associate_tag_options(self, tag_options: TagOptions) -> None:
        """Let users of the product choose from tag options."""
        associate_tag_options(self, self.product_id, tag_options)


class _ImportedProduct(Product):
    def __init__(self, scope: Construct, id: str, product_id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.product_id = product_id
        self.product_arn = arn
        self.asset_buckets = []


class CloudFormationProduct(Product):
    """A product whose versions are CloudFormation templates."""

    _fqn = "aws-cdk-lib.aws_servicecatalog.CloudFormationProduct"
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicecatalog.CloudFormationProduct"

    @takes(CloudFormationProductProps)
    def __init__(self, scope: Construct, id: str, props: CloudFormationProductProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        self.asset_buckets = []
        language = props.message_language
        resource = CfnCloudFormationProduct(
            self,
            "Resource",
            accept_language=language._value_ if language is not None else None,
            description=props.description,
            distributor=props.distributor,
            name=props.product_name,
            owner=props.owner,
            provisioning_artifact_parameters=[self._rendered(version) for version in props.product_versions],
            replace_provisioning_artifacts=props.replace_product_version_ids,
            support_description=props.support_description,
            support_email=props.support_email,
            support_url=props.support_url,
        )
        self.product_id = resource.ref
        self.product_arn = Stack.of(self).format_arn(service="catalog", resource="product", resource_name=resource.ref)
        if props.tag_options is not None:
            self.associate_tag_options(props.tag_options)

    def _rendered(self, version: CloudFormationProductVersion) -> dict[str, Any]:
        template = version.cloud_formation_template.bind(self)
        path = self.node.path
        check_pattern(path, "provisioning template url", URL, template.http_url, scope=self)
        check_length(path, "provisioning artifact name", 0, _LONGEST_NAME, version.product_version_name, scope=self)
        bucket = template.asset_bucket
        if bucket is not None and bucket not in self.asset_buckets:
            self.asset_buckets.append(bucket)
        return {
            "name": version.product_version_name,
            "description": version.description,
            "disable_template_validation": version.validate_template is False,
            "info": {"LoadTemplateFromURL": template.http_url},
        }

    def _check(self, props: CloudFormationProductProps) -> None:
        path = self.node.path
        for name, least, most, text in (
            ("product product name", 1, _LONGEST_NAME, props.product_name),
            ("product owner", 1, _LONGEST, props.owner),
            ("product description", 0, _LONGEST, props.description),
            ("product distributor", 0, _LONGEST, props.distributor),
            ("support description", 0, _LONGEST, props.support_description),
        ):
            check_length(path, name, least, most, text, scope=self)
        check_pattern(path, "support email", EMAIL, props.support_email, scope=self)
        check_pattern(path, "support url", URL, props.support_url, scope=self)
        if not props.product_versions:
            raise ValidationError(
                f"Invalid product versions for resource {path}, must contain at least 1 product version", scope=self
            )
