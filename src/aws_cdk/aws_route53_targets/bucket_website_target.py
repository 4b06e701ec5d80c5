"""Websites of buckets as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53_targets.alias_target_props import evaluates_health
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from aws_cdk.region_info import RegionInfo

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet
    from aws_cdk.aws_route53_targets.alias_target_props import IAliasRecordTargetProps
    from aws_cdk.aws_s3.bucket_base import IBucket


class BucketWebsiteTarget(IAliasRecordTarget):
    """The website of a bucket that is called like the record."""

    @checked
    def __init__(self, bucket: IBucket, props: IAliasRecordTargetProps | None = None) -> None:
        self._bucket = bucket
        self._props = props

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the endpoint of the stack's region.

        Raises:
            ValidationError: the region is not known, or has no websites.
        """
        region = Stack.of(self._bucket).region
        if is_unresolved(region):
            raise ValidationError(
                "Cannot use an S3 record alias in region-agnostic stacks. You must specify a specific region when you "
                "define the stack",
                scope=record,
                fix="Stack(..., env=Environment(region=...))",
            )
        facts = RegionInfo.get(region)
        endpoint, zone_id = facts.s3_static_website_endpoint, facts.s3_static_website_hosted_zone_id
        if endpoint is None or zone_id is None:
            raise ValidationError(f'Bucket website target is not supported for the "{region}" region', scope=record)
        return AliasRecordTargetConfig(
            hosted_zone_id=zone_id, dns_name=endpoint, evaluate_target_health=evaluates_health(self._props)
        )


__all__ = ["BucketWebsiteTarget"]
