"""Resources of AWS that records stand for without naming addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet


class AliasRecordTargetConfig(Struct):
    """Where an alias record leads."""

    dns_name: str
    """The domain of the resource."""
    hosted_zone_id: str
    """The zone that AWS has for such resources."""
    evaluate_target_health: bool | None = None
    """Whether the record fails when its target does. Default: no."""

    def _rendered(self) -> dict[str, Any]:
        """Return what the record names, in the order in which the target gave it: so it is carried across stacks."""
        return {self._fields[name].camel: value for name, value in self.__dict__.items()}


class IAliasRecordTarget(Interface):
    """Something that an alias record can lead to."""

    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return where a record leads."""
        raise NotImplementedError


__all__ = ["AliasRecordTargetConfig", "IAliasRecordTarget"]
