"""Endpoints known by their domains as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53_targets.alias_target_props import evaluates_health, given_zone
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved
from aws_cdk.region_info import RegionInfo

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet
    from aws_cdk.aws_route53_targets.alias_target_props import IAliasRecordTargetProps
    from aws_cdk.interfaces.aws_globalaccelerator import IAcceleratorRef


class GlobalAcceleratorDomainTarget(IAliasRecordTarget):
    """An accelerator, by its domain."""

    GLOBAL_ACCELERATOR_ZONE_ID = "Z2BJ6XQ5FK7U4H"
    """The zone of all accelerators. Source: the guide of Global Accelerator, service endpoints."""

    @checked
    def __init__(self, accelerator_domain_name: str, props: IAliasRecordTargetProps | None = None) -> None:
        self._domain_name = accelerator_domain_name
        self._props = props

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(
            hosted_zone_id=self.GLOBAL_ACCELERATOR_ZONE_ID,
            dns_name=self._domain_name,
            evaluate_target_health=evaluates_health(self._props),
        )


class GlobalAcceleratorTarget(GlobalAcceleratorDomainTarget):
    """An accelerator, made with L1 or by a class that has its ``dns_name``."""

    @checked
    def __init__(self, accelerator: IAcceleratorRef, props: IAliasRecordTargetProps | None = None) -> None:
        known: Any = accelerator
        super().__init__(known.dns_name if hasattr(known, "dns_name") else known.attr_dns_name, props)


class ApiGatewayv2DomainProperties(IAliasRecordTarget):
    """A custom domain of an HTTP or WebSocket API, by what is known of it."""

    @checked
    def __init__(self, regional_domain_name: str, regional_hosted_zone_id: str) -> None:
        self._domain_name = regional_domain_name
        self._zone_id = regional_hosted_zone_id

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(dns_name=self._domain_name, hosted_zone_id=self._zone_id)


class ElasticBeanstalkEnvironmentEndpointTarget(IAliasRecordTarget):
    """An environment of Elastic Beanstalk, by its domain."""

    @checked
    def __init__(self, environment_endpoint: str, props: IAliasRecordTargetProps | None = None) -> None:
        self._endpoint = environment_endpoint
        self._props = props

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the endpoint.

        Raises:
            ValidationError: the zone is not given, and cannot be told from the region in the domain or of the stack.
        """
        zone_id = given_zone(self._props)
        if zone_id is None:
            region = Stack.of(record).region if is_unresolved(self._endpoint) else _region_in(self._endpoint)
            zone_id = RegionInfo.get(region).ebs_env_endpoint_hosted_zone_id
        if not zone_id:
            raise ValidationError(
                "Cannot find Beanstalk `hostedZoneId`: the region is not known, or has no Elastic Beanstalk",
                scope=record,
                fix="give hosted_zone_id, as RegionInfo.get(region).ebs_env_endpoint_hosted_zone_id has it",
            )
        return AliasRecordTargetConfig(
            hosted_zone_id=zone_id, dns_name=self._endpoint, evaluate_target_health=evaluates_health(self._props)
        )


def _region_in(endpoint: str) -> str:
    """The part of ``name.REGION.elasticbeanstalk.com`` that is the region."""
    return ".".join(endpoint.split(".")[-3:-2])


__all__ = [
    "ApiGatewayv2DomainProperties",
    "ElasticBeanstalkEnvironmentEndpointTarget",
    "GlobalAcceleratorDomainTarget",
    "GlobalAcceleratorTarget",
]
