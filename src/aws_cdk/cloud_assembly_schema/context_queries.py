"""What an app asks the command line to look up, one struct for each kind of question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class ContextProvider(NamedEnum):
    """Which look-up answers a missing context value."""

    AMI_PROVIDER = "ami"
    AVAILABILITY_ZONE_PROVIDER = "availability-zones"
    HOSTED_ZONE_PROVIDER = "hosted-zone"
    SSM_PARAMETER_PROVIDER = "ssm"
    VPC_PROVIDER = "vpc-provider"
    ENDPOINT_SERVICE_AVAILABILITY_ZONE_PROVIDER = "endpoint-service-availability-zones"
    LOAD_BALANCER_PROVIDER = "load-balancer"
    LOAD_BALANCER_LISTENER_PROVIDER = "load-balancer-listener"
    SECURITY_GROUP_PROVIDER = "security-group"
    KEY_PROVIDER = "key-provider"
    CC_API_PROVIDER = "cc-api-provider"
    PLUGIN = "plugin"


class LoadBalancerType(NamedEnum):
    """A kind of load balancer."""

    NETWORK = "network"
    APPLICATION = "application"


class LoadBalancerListenerProtocol(NamedEnum):
    """A protocol that a load balancer listens for."""

    HTTP = "HTTP"
    HTTPS = "HTTPS"
    TCP = "TCP"
    TLS = "TLS"
    UDP = "UDP"
    TCP_UDP = "TCP_UDP"


class ContextLookupRoleOptions(Struct):
    """Account and region to look in, and the role to do it with."""

    account: str
    region: str
    assume_role_additional_options: Mapping[str, Any] | None = None
    lookup_role_arn: str | None = None
    lookup_role_external_id: str | None = None


class Tag(Struct):
    """A tag of a resource."""

    key: str
    value: str


class AmiContextQuery(ContextLookupRoleOptions):
    """Asks for the newest machine image that matches."""

    filters: Mapping[str, Sequence[str]]
    owners: Sequence[str] | None = None


class AvailabilityZonesContextQuery(ContextLookupRoleOptions):
    """Asks for the zones of a region."""


class HostedZoneContextQuery(ContextLookupRoleOptions):
    """Asks for the DNS zone of a domain."""

    domain_name: str
    private_zone: bool | None = None
    vpc_id: str | None = None


class SSMParameterContextQuery(ContextLookupRoleOptions):
    """Asks for the value of a Systems Manager parameter."""

    parameter_name: str


class VpcContextQuery(ContextLookupRoleOptions):
    """Asks for a VPC and its subnets."""

    filter: Mapping[str, str]
    return_asymmetric_subnets: bool | None = None
    return_vpn_gateways: bool | None = None
    subnet_group_name_tag: str | None = None


class EndpointServiceAvailabilityZonesContextQuery(ContextLookupRoleOptions):
    """Asks in which zones an endpoint service is."""

    service_name: str


class LoadBalancerFilter(ContextLookupRoleOptions):
    """Which load balancers match."""

    load_balancer_type: LoadBalancerType
    load_balancer_arn: str | None = None
    load_balancer_tags: Nested[Sequence[Tag] | None] = nested()


class LoadBalancerContextQuery(LoadBalancerFilter):
    """Asks for a load balancer."""


class LoadBalancerListenerContextQuery(LoadBalancerFilter):
    """Asks for a listener of a load balancer."""

    listener_arn: str | None = None
    listener_port: float | None = None
    listener_protocol: LoadBalancerListenerProtocol | None = None


class SecurityGroupContextQuery(ContextLookupRoleOptions):
    """Asks for a security group."""

    security_group_id: str | None = None
    security_group_name: str | None = None
    vpc_id: str | None = None


class KeyContextQuery(ContextLookupRoleOptions):
    """Asks for the key behind an alias."""

    alias_name: str


class CcApiContextQuery(ContextLookupRoleOptions):
    """Asks for properties of any resource by way of Cloud Control."""

    properties_to_return: Sequence[str]
    type_name: str
    dummy_value: Any = None
    exact_identifier: str | None = None
    expected_match_count: str | None = None
    ignore_error_on_missing_context: bool | None = None
    property_match: Mapping[str, Any] | None = None
    resource_model: Mapping[str, Any] | None = None


class PluginContextQuery(Struct):
    """Asks a plug-in of the command line; what else it needs goes along."""

    plugin_name: str
