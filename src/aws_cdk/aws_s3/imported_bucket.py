"""Buckets made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_s3.bucket_base import BucketBase
from aws_cdk.aws_s3.bucket_name import check_bucket_name
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct

_WEBSITE_ENDPOINT_FACT = "s3-static-website:endpoint"


class BucketAttributes(Struct):
    """What is known of a bucket made elsewhere; its name or its ARN at least."""

    account: str | None = None
    """The account that the bucket belongs to. Default: the stack's."""
    bucket_arn: str | None = None
    """The ARN. Default: made from the name."""
    bucket_domain_name: str | None = None
    """The domain name without region. Default: made from the name."""
    bucket_dual_stack_domain_name: str | None = None
    """The domain name for IPv4 and IPv6. Default: made from the name."""
    bucket_name: str | None = None
    """The name. Default: taken from the ARN."""
    bucket_regional_domain_name: str | None = None
    """The domain name with region. Default: made from the name."""
    bucket_website_new_url_format: bool | None = None
    """Deprecated: whether region and service are separated by a dot in the website's address. Tell the region instead."""
    bucket_website_url: str | None = None
    """The website's address. Default: made from name and region."""
    encryption_key: IKey | None = None
    """The key that the bucket is encrypted with; grants cover it. Default: none."""
    is_website: bool | None = None
    """Whether the bucket is a website. Default: no."""
    notifications_handler_role: IRole | None = None
    """The role of the function that sets the bucket's notifications. Default: one made for it."""
    region: str | None = None
    """The region that the bucket is in. Default: the stack's."""


class _ImportedBucket(BucketBase):
    """A bucket of which the name and a few attributes are known."""

    def __init__(self, scope: Construct, id: str, attrs: BucketAttributes) -> None:
        stack = Stack.of(scope)
        name = _name_from(scope, attrs)
        check_bucket_name(name, legacy=True, scope=scope)
        region = attrs.region if attrs.region is not None else stack.region
        suffix = _domain_suffix(stack, region)
        self._attrs = attrs
        super().__init__(scope, id, account=attrs.account, region=attrs.region)
        self.bucket_name = name
        self.bucket_arn = attrs.bucket_arn or Arn._format(
            ArnComponents(service="s3", region="", account="", resource=name), stack
        )
        self.bucket_domain_name = attrs.bucket_domain_name or f"{name}.s3.{suffix}"
        self.bucket_regional_domain_name = attrs.bucket_regional_domain_name or f"{name}.s3.{region}.{suffix}"
        self.bucket_dual_stack_domain_name = (
            attrs.bucket_dual_stack_domain_name or f"{name}.s3.dualstack.{region}.{suffix}"
        )
        self.encryption_key = attrs.encryption_key
        self.is_website = attrs.is_website if attrs.is_website is not None else False
        self.notifications_handler_role = attrs.notifications_handler_role
        self.disallow_public_access = False

    @checked
    def add_replication_policy(
        self, role_arn: str, access_control_transition: bool | None = None, account: str | None = None
    ) -> None:
        Annotations.of(self).add_info(
            "Cross-account S3 replication for a referenced destination bucket is set up. In the destination bucket's bucket "
            f"policy, please grant access permissions from {role_arn}."
        )

    @property
    def bucket_website_url(self) -> str:
        """The address of the bucket as a website; may bring a table of regions into the template."""
        return self._attrs.bucket_website_url or f"http://{self.bucket_website_domain_name}"

    @property
    def bucket_website_domain_name(self) -> str:
        """The host name of the bucket as a website; may bring a table of regions into the template."""
        if self._attrs.bucket_website_url:
            return Fn.select(2, Fn.split("/", self._attrs.bucket_website_url))
        return f"{self.bucket_name}.{_website_endpoint(self.stack, self.env.region, self._attrs)}"


def imported_bucket(scope: Construct, id: str, attrs: BucketAttributes) -> BucketBase:
    """Return a bucket of which ``attrs`` are known.

    Raises:
        ValidationError: neither name nor ARN is given, or the name cannot be one.
    """
    return _ImportedBucket(scope, id, attrs)


def _name_from(scope: Construct, attrs: BucketAttributes) -> str:
    if attrs.bucket_name:
        return attrs.bucket_name
    if attrs.bucket_arn:
        return Arn.split(attrs.bucket_arn, ArnFormat.SLASH_RESOURCE_NAME).resource
    raise ValidationError("Bucket name is required", scope=scope, fix="pass bucket_name or bucket_arn")


def _domain_suffix(stack: Stack, region: str) -> str:
    """Return the domain of service end points in ``region``."""
    if not is_unresolved(region):
        from aws_cdk.region_info import RegionInfo

        known = RegionInfo.get(region).domain_suffix
        if known is not None:
            return known
    return stack.url_suffix


def _website_endpoint(stack: Stack, region: str, attrs: BucketAttributes) -> str:
    """Return the domain that websites of ``region`` are below."""
    suffix = _domain_suffix(stack, region)
    if attrs.bucket_website_new_url_format is not None:
        separator = "." if attrs.bucket_website_new_url_format else "-"
        return f"s3-website{separator}{region}.{suffix}"
    if not is_unresolved(region):
        from aws_cdk.region_info import RegionInfo

        known = RegionInfo.get(region).s3_static_website_endpoint
        if known is not None:
            return known
    # As the peer: an unknown region gets the end point of the stack's region; the mapping comes only if it is used.
    return lazy_string(lambda: stack.regional_fact(_WEBSITE_ENDPOINT_FACT, f"s3-website.{region}.{suffix}"))


__all__ = ["BucketAttributes"]
