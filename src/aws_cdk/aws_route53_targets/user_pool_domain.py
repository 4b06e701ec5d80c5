"""Domains of user pools as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53_targets.cloudfront_target import CloudFrontTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from aws_cdk.aws_cognito.user_pool_domain import UserPoolDomain
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet

_WITHOUT_CUSTOM_RESOURCE = "@aws-cdk/aws-route53-targets:userPoolDomainNameMethodWithoutCustomResource"


class UserPoolDomainTarget(IAliasRecordTarget):
    """A custom domain on which users of a pool sign in."""

    @checked
    def __init__(self, domain: UserPoolDomain) -> None:
        self._domain = domain

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        domain = self._domain
        own = flag_enabled(record.node, _WITHOUT_CUSTOM_RESOURCE)
        return AliasRecordTargetConfig(
            dns_name=domain.cloud_front_endpoint if own else domain.cloud_front_domain_name,
            hosted_zone_id=CloudFrontTarget.get_hosted_zone_id(domain),
        )


__all__ = ["UserPoolDomainTarget"]
