"""Endpoints in networks as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.fn import Fn

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.interface_vpc_endpoint import InterfaceVpcEndpoint
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet


class InterfaceVpcEndpointTarget(IAliasRecordTarget):
    """An endpoint with an interface in a network."""

    @checked
    def __init__(self, vpc_endpoint: InterfaceVpcEndpoint) -> None:
        self._endpoint = vpc_endpoint

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        # An entry is ZONE:NAME; the first one answers in all zones.
        entry = Fn.select(0, self._endpoint.vpc_endpoint_dns_entries)
        return AliasRecordTargetConfig(
            dns_name=Fn.select(1, Fn.split(":", entry)), hosted_zone_id=Fn.select(0, Fn.split(":", entry))
        )


__all__ = ["InterfaceVpcEndpointTarget"]
