"""Distributions of CloudFront as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_mapping import CfnMapping
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet
    from constructs import IConstruct

_MAPPING_ID = "AWSCloudFrontPartitionHostedZoneIdMap"


class CloudFrontTarget(IAliasRecordTarget):
    """A distribution."""

    CLOUDFRONT_ZONE_ID = "Z2FDTNDATAQYW2"
    """The zone of all distributions, but in China. Source: CloudFormation's guide, alias targets."""

    def __init__(self, distribution: Any) -> None:
        self._distribution = distribution

    @staticmethod
    @checked
    def get_hosted_zone_id(scope: IConstruct) -> str:
        """Return the zone of distributions in the partition of the stack, chosen as it is deployed."""
        stack = Stack.of(scope)
        mapping: Any = stack.node.try_find_child(_MAPPING_ID)
        if mapping is None:
            mapping = CfnMapping(
                stack,
                _MAPPING_ID,
                mapping={
                    "aws": {"zoneId": CloudFrontTarget.CLOUDFRONT_ZONE_ID},
                    "aws-cn": {"zoneId": "Z3RFFRIM2A3IF5"},
                },
            )
        return str(mapping.find_in_map(Aws.PARTITION, "zoneId"))

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(
            hosted_zone_id=CloudFrontTarget.get_hosted_zone_id(self._distribution),
            dns_name=self._distribution.distribution_domain_name,
        )


__all__ = ["CloudFrontTarget"]
