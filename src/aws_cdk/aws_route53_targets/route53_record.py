"""Other records of the zone as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet


class Route53RecordTarget(IAliasRecordTarget):
    """Another record of the same zone."""

    @checked
    def __init__(self, record: IRecordSet) -> None:
        self._record = record

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        if zone is None:
            raise ValidationError("Cannot bind to record without a zone", scope=record)
        return AliasRecordTargetConfig(dns_name=self._record.domain_name, hosted_zone_id=zone.hosted_zone_id)


__all__ = ["Route53RecordTarget"]
