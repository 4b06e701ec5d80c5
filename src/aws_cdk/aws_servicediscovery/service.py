"""Services of Cloud Map: names under which instances are found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery._l1 import CfnService
from aws_cdk.aws_servicediscovery.instance import (
    AliasTargetInstance,
    CnameInstance,
    CnameInstanceBaseProps,
    IInstance,
    IpInstance,
    IpInstanceBaseProps,
    NonIpInstance,
    NonIpInstanceBaseProps,
)
from aws_cdk.aws_servicediscovery.namespace import INamespace, NamespaceType
from aws_cdk.aws_servicediscovery.records import DiscoveryType, DnsRecordType, RoutingPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2 import ILoadBalancerV2
    from constructs import Construct

_DEFAULT_TTL_SECONDS = 60


class HealthCheckType(NamedEnum):
    """How Route 53 checks an instance."""

    HTTP = "HTTP"
    HTTPS = "HTTPS"
    TCP = "TCP"


class HealthCheckConfig(Struct):
    """How Route 53 checks the instances of a public namespace."""

    failure_threshold: int | float | None = None
    """Failures in a row that make an instance unhealthy, 1 to 10. Default: 1."""
    resource_path: str | None = None
    """Path to ask for; not with TCP. Default: ``/``."""
    type: HealthCheckType | None = None
    """Default: HTTP."""


class HealthCheckCustomConfig(Struct):
    """Health that the app itself reports."""

    failure_threshold: int | float | None = None
    """Deprecated by Cloud Map, which always takes 1."""


class BaseServiceProps(Struct):
    """What every service takes."""

    custom_health_check: Nested[HealthCheckCustomConfig | None] = nested()
    """Have the app report health; not with ``health_check``. Default: not."""
    description: str | None = None
    health_check: Nested[HealthCheckConfig | None] = nested()
    """Have Route 53 check health; only in public namespaces and in those without DNS. Default: not."""
    name: str | None = None
    """Default: chosen by CloudFormation."""


class DnsServiceProps(BaseServiceProps):
    """What services of namespaces with DNS take."""

    discovery_type: DiscoveryType | None = None
    """Default: DNS_AND_API in a namespace with DNS, else API."""
    dns_record_type: DnsRecordType | None = None
    """Kind of record made for an instance. Default: A."""
    dns_ttl: Duration | None = None
    """How long resolvers may keep a record. Default: 1 minute."""
    load_balancer: bool | None = None
    """Whether load balancers will be registered. Default: no."""
    routing_policy: RoutingPolicy | None = None
    """Default: WEIGHTED for CNAME records and load balancers, else MULTIVALUE."""


class ServiceProps(DnsServiceProps):
    """Options of :class:`Service`."""

    namespace: INamespace


class ServiceAttributes(Struct):
    """What is known of a service made elsewhere."""

    dns_record_type: DnsRecordType
    namespace: INamespace
    routing_policy: RoutingPolicy
    service_arn: str
    service_id: str
    service_name: str
    discovery_type: DiscoveryType | None = None
    """Default: API in a namespace without DNS, else DNS_AND_API."""


class IService(IResource):
    """A service, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def discovery_type(self) -> DiscoveryType: ...
        @property
        def dns_record_type(self) -> DnsRecordType: ...
        @property
        def namespace(self) -> INamespace: ...
        @property
        def routing_policy(self) -> RoutingPolicy: ...
        @property
        def service_arn(self) -> str: ...
        @property
        def service_id(self) -> str: ...
        @property
        def service_name(self) -> str: ...
        @property
        def service_ref(self) -> Any: ...


class _ServiceBase(Resource, IService):
    """What services made here and imported ones have in common."""

    namespace: INamespace
    service_arn: str
    service_id: str
    service_name: str
    dns_record_type: DnsRecordType
    routing_policy: RoutingPolicy
    discovery_type: DiscoveryType

    @property
    def service_ref(self) -> Any:
        """How other resources refer to the service."""
        from aws_cdk.interfaces import aws_servicediscovery

        return aws_servicediscovery.ServiceReference(service_arn=self.service_arn, service_id=self.service_id)


class Service(_ServiceBase):
    """A name in a namespace, under which instances are found."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.Service"

    @staticmethod
    @takes(ServiceAttributes)
    def from_service_attributes(scope: Construct, id: str, attrs: ServiceAttributes) -> IService:
        """Return a service made elsewhere."""
        return _ImportedService(scope, id, attrs)

    @takes(ServiceProps)
    def __init__(self, scope: Construct, id: str, props: ServiceProps) -> None:
        """Make a service.

        Raises:
            ValidationError: options contradict each other or the kind of namespace.
        """
        super().__init__(scope, id)
        namespace = props.namespace
        self.namespace = namespace
        self.discovery_type = props.discovery_type or _default_discovery(namespace)
        weighted = props.dns_record_type is DnsRecordType.CNAME or props.load_balancer
        # A wish for weights counts for nothing, as with the peer: what else is given decides.
        multivalue = props.routing_policy is RoutingPolicy.MULTIVALUE or not weighted
        self.routing_policy = RoutingPolicy.MULTIVALUE if multivalue else RoutingPolicy.WEIGHTED
        self.dns_record_type = props.dns_record_type or DnsRecordType.A
        self._check(props)
        by_dns = self.discovery_type is DiscoveryType.DNS_AND_API
        custom = props.custom_health_check
        resource = CfnService(
            self,
            "Resource",
            name=props.name,
            description=props.description,
            dns_config=self._dns_config(props.dns_ttl) if by_dns else None,
            health_check_config=_rendered_check(props.health_check) if props.health_check is not None else None,
            health_check_custom_config={"failureThreshold": custom.failure_threshold} if custom is not None else None,
            namespace_id=namespace.namespace_id,
            type="HTTP" if props.discovery_type is DiscoveryType.API else None,
        )
        self.service_name = resource.attr_name
        self.service_arn = resource.attr_arn
        self.service_id = resource.attr_id

    def _check(self, props: ServiceProps) -> None:
        kind = self.namespace.type
        record, routing = self.dns_record_type, self.routing_policy
        api_only = self.discovery_type is DiscoveryType.API
        if kind is NamespaceType.HTTP and not api_only:
            raise ValidationError(
                "Cannot specify `discoveryType` of DNS_AND_API when using an HTTP namespace.", scope=self
            )
        if api_only and (props.routing_policy is not None or props.dns_record_type is not None):
            raise ValidationError(
                "Cannot specify `routingPolicy` or `dnsRecord` when using an HTTP namespace.",
                scope=self,
                fix="leave them out, or choose a discovery_type with DNS",
            )
        if props.health_check is not None and props.custom_health_check is not None:
            raise ValidationError("Cannot specify both `healthCheckConfig` and `healthCheckCustomConfig`.", scope=self)
        if kind is NamespaceType.DNS_PRIVATE and props.health_check is not None:
            raise ValidationError(
                "Cannot specify `healthCheckConfig` for a Private DNS namespace.",
                scope=self,
                fix="use custom_health_check",
            )
        if record is DnsRecordType.CNAME and routing is RoutingPolicy.MULTIVALUE:
            raise ValidationError("Cannot use `CNAME` record when routing policy is `Multivalue`.", scope=self)
        if props.load_balancer:
            if routing is RoutingPolicy.MULTIVALUE:
                raise ValidationError("Cannot register loadbalancers when routing policy is `Multivalue`.", scope=self)
            if record not in (DnsRecordType.A, DnsRecordType.AAAA, DnsRecordType.A_AAAA):
                raise ValidationError("Must support `A` or `AAAA` records to register loadbalancers.", scope=self)
        check = props.health_check
        if check is not None and check.type is HealthCheckType.TCP and check.resource_path:
            raise ValidationError("Cannot specify `resourcePath` when using a `TCP` health check.", scope=self)

    def _dns_config(self, ttl: Duration | None) -> dict[str, Any]:
        seconds = ttl.to_seconds() if ttl is not None else _DEFAULT_TTL_SECONDS
        types = self.dns_record_type._value_.split(", ")
        return {
            "dnsRecords": [{"ttl": seconds, "type": type} for type in types],
            "namespaceId": self.namespace.namespace_id,
            "routingPolicy": self.routing_policy._value_,
        }

    @checked
    def register_load_balancer(
        self, id: str, load_balancer: ILoadBalancerV2, custom_attributes: Mapping[str, str] | None = None
    ) -> IInstance:
        """Register a load balancer, which an alias record will point to."""
        return AliasTargetInstance(
            self,
            id,
            service=self,
            dns_name=load_balancer.load_balancer_dns_name,
            custom_attributes=custom_attributes,
        )

    @takes(NonIpInstanceBaseProps)
    def register_non_ip_instance(self, id: str, props: NonIpInstanceBaseProps) -> IInstance:
        """Register something that is found by its attributes."""
        return NonIpInstance(self, id, service=self, **props._given())

    @takes(IpInstanceBaseProps)
    def register_ip_instance(self, id: str, props: IpInstanceBaseProps) -> IInstance:
        """Register something with an address."""
        return IpInstance(self, id, service=self, **props._given())

    @takes(CnameInstanceBaseProps)
    def register_cname_instance(self, id: str, props: CnameInstanceBaseProps) -> IInstance:
        """Register something with a DNS name."""
        return CnameInstance(self, id, service=self, **props._given())


def _default_discovery(namespace: INamespace) -> DiscoveryType:
    return DiscoveryType.API if namespace.type is NamespaceType.HTTP else DiscoveryType.DNS_AND_API


def _rendered_check(check: HealthCheckConfig) -> dict[str, Any]:
    type = check.type or HealthCheckType.HTTP
    return {
        "type": type._value_,
        "failureThreshold": check.failure_threshold or 1,
        "resourcePath": (check.resource_path or "/") if type is not HealthCheckType.TCP else None,
    }


class _ImportedService(_ServiceBase):
    """A service made elsewhere."""

    def __init__(self, scope: Construct, id: str, attrs: ServiceAttributes) -> None:
        super().__init__(scope, id)
        self.namespace = attrs.namespace
        self.service_name = attrs.service_name
        self.service_id = attrs.service_id
        self.service_arn = attrs.service_arn
        self.dns_record_type = attrs.dns_record_type
        self.routing_policy = attrs.routing_policy
        self.discovery_type = attrs.discovery_type or _default_discovery(attrs.namespace)


__all__ = [
    "BaseServiceProps",
    "DnsServiceProps",
    "HealthCheckConfig",
    "HealthCheckCustomConfig",
    "HealthCheckType",
    "IService",
    "Service",
    "ServiceAttributes",
    "ServiceProps",
]
