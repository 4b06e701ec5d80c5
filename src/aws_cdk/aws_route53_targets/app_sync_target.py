"""GraphQL APIs as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53_targets.cloudfront_target import CloudFrontTarget
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_appsync.graphql_api import GraphqlApi
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet


class AppSyncTarget(IAliasRecordTarget):
    """A GraphQL API that was given a custom domain."""

    @checked
    def __init__(self, graphql_api: GraphqlApi) -> None:
        self._api = graphql_api

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(
            dns_name=self._api.app_sync_domain_name, hosted_zone_id=CloudFrontTarget.get_hosted_zone_id(self._api)
        )


__all__ = ["AppSyncTarget"]
