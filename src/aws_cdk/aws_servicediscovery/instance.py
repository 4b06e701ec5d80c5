"""Instances: what is registered in a service of Cloud Map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery._l1 import CfnInstance
from aws_cdk.aws_servicediscovery.namespace import NamespaceType
from aws_cdk.aws_servicediscovery.records import DiscoveryType, DnsRecordType, RoutingPolicy
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.aws_servicediscovery.service import IService
    from aws_cdk.interfaces.aws_servicediscovery import InstanceReference
    from constructs import Construct

# Longest id of an instance. Source: the Cloud Map API reference, RegisterInstance.
_MAX_ID_LENGTH = 64
_DEFAULT_PORT = 80

_ADDRESSES = (DnsRecordType.A, DnsRecordType.AAAA, DnsRecordType.A_AAAA)
_WITH_IPV4 = (DnsRecordType.A, DnsRecordType.A_AAAA)
_WITH_IPV6 = (DnsRecordType.AAAA, DnsRecordType.A_AAAA)


class BaseInstanceProps(Struct):
    """What every instance takes."""

    custom_attributes: Mapping[str, str] | None = None
    """More that can be asked for. Default: nothing."""
    instance_id: str | None = None
    """Default: made from the construct path."""


class IpInstanceBaseProps(BaseInstanceProps):
    """What an instance with an address takes."""

    ipv4: str | None = None
    """Needed for A records."""
    ipv6: str | None = None
    """Needed for AAAA records."""
    port: int | float | None = None
    """Needed for SRV records. Default: 80."""


class IpInstanceProps(IpInstanceBaseProps):
    """Options of :class:`IpInstance`."""

    service: IService


class NonIpInstanceBaseProps(BaseInstanceProps):
    """What an instance without address takes."""


class NonIpInstanceProps(NonIpInstanceBaseProps):
    """Options of :class:`NonIpInstance`."""

    service: IService


class CnameInstanceBaseProps(BaseInstanceProps):
    """What an instance with a DNS name takes."""

    instance_cname: str
    """The name that the record points to."""


class CnameInstanceProps(CnameInstanceBaseProps):
    """Options of :class:`CnameInstance`."""

    service: IService


class AliasTargetInstanceProps(BaseInstanceProps):
    """Options of :class:`AliasTargetInstance`."""

    dns_name: str
    """DNS name of the load balancer."""
    service: IService


class IInstance(IResource):
    """Something registered in a service."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def instance_ref(self) -> InstanceReference: ...
        @property
        def instance_id(self) -> str: ...
        @property
        def service(self) -> IService: ...


class InstanceBase(Resource, IInstance):
    """Base of instances."""

    instance_id: str
    service: IService

    @property
    def instance_ref(self) -> Any:
        """How other resources refer to the instance."""
        from aws_cdk.interfaces import aws_servicediscovery

        return aws_servicediscovery.InstanceReference(service_id=self.service.service_id, instance_id=self.instance_id)

    def _unique_instance_id(self) -> str:
        """Return the id of an instance that was given none: the end of its unique id."""
        return Names.unique_id(self)[-_MAX_ID_LENGTH:]

    def _register(self, props: Any, attributes: dict[str, str | None]) -> None:
        """Make the resource; what is registered are ``attributes`` and those of the app."""
        self.service = props.service
        resource = CfnInstance(
            self,
            "Resource",
            instance_attributes={**attributes, **(props.custom_attributes or {})},
            instance_id=props.instance_id or self._unique_instance_id(),
            service_id=props.service.service_id,
        )
        self.instance_id = resource.ref


class IpInstance(InstanceBase):
    """Something with an address."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.IpInstance"

    @takes(IpInstanceProps)
    def __init__(self, scope: Construct, id: str, props: IpInstanceProps) -> None:
        """Register something with an address.

        Raises:
            ValidationError: the service's records need an address or a port that is not given, or are none of addresses.
        """
        super().__init__(scope, id)
        record = props.service.dns_record_type
        if record is DnsRecordType.CNAME:
            raise ValidationError(
                "Service must support `A`, `AAAA` or `SRV` records to register this instance type.", scope=self
            )
        if record is DnsRecordType.SRV:
            if not props.port:
                raise _missing("port", "SRV", self)
            if not props.ipv4 and not props.ipv6:
                raise ValidationError(
                    "At least `ipv4` or `ipv6` must be specified for a service using a `SRV` record.", scope=self
                )
        if not props.ipv4 and record in _WITH_IPV4:
            raise _missing("ipv4", "A", self)
        if not props.ipv6 and record in _WITH_IPV6:
            raise _missing("ipv6", "AAAA", self)
        self.ipv4: str = props.ipv4 or ""
        self.ipv6: str = props.ipv6 or ""
        self.port: int | float = props.port or _DEFAULT_PORT
        self._register(
            props,
            {
                "AWS_INSTANCE_IPV4": props.ipv4,
                "AWS_INSTANCE_IPV6": props.ipv6,
                "AWS_INSTANCE_PORT": Tokenization.stringify_number(self.port),
            },
        )


def _missing(option: str, record: str, scope: Construct) -> ValidationError:
    article = "A" if option == "port" else "An"
    return ValidationError(
        f"{article} `{option}` must be specified for a service using a `{record}` record.", scope=scope
    )


class NonIpInstance(InstanceBase):
    """Something that is found by its attributes."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.NonIpInstance"

    @takes(NonIpInstanceProps)
    def __init__(self, scope: Construct, id: str, props: NonIpInstanceProps) -> None:
        """Register something without address.

        Raises:
            ValidationError: the service's instances are found by DNS, or there is no attribute.
        """
        super().__init__(scope, id)
        if props.service.discovery_type is not DiscoveryType.API:
            raise ValidationError("This type of instance can only be registered for HTTP namespaces.", scope=self)
        if not props.custom_attributes:
            raise ValidationError("You must specify at least one custom attribute for this instance type.", scope=self)
        self._register(props, {})


class CnameInstance(InstanceBase):
    """Something with a DNS name."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.CnameInstance"

    @takes(CnameInstanceProps)
    def __init__(self, scope: Construct, id: str, props: CnameInstanceProps) -> None:
        """Register something with a DNS name.

        Raises:
            ValidationError: the service has no CNAME records.
        """
        super().__init__(scope, id)
        _check_has_dns(props.service, self)
        if props.service.dns_record_type is not DnsRecordType.CNAME:
            raise ValidationError(
                "A `CnameIntance` can only be used with a service using a `CNAME` record.", scope=self
            )
        self.cname: str = props.instance_cname
        self._register(props, {"AWS_INSTANCE_CNAME": props.instance_cname})


class AliasTargetInstance(InstanceBase):
    """A load balancer, which an alias record points to."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.AliasTargetInstance"

    @takes(AliasTargetInstanceProps)
    def __init__(self, scope: Construct, id: str, props: AliasTargetInstanceProps) -> None:
        """Register a load balancer.

        Raises:
            ValidationError: the service has no records of addresses, or answers with several instances.
        """
        super().__init__(scope, id)
        _check_has_dns(props.service, self)
        if props.service.dns_record_type not in _ADDRESSES:
            raise ValidationError(
                "Service must use `A` or `AAAA` records to register an AliasRecordTarget.", scope=self
            )
        if props.service.routing_policy is not RoutingPolicy.WEIGHTED:
            raise ValidationError("Service must use `WEIGHTED` routing policy.", scope=self)
        self.dns_name: str = props.dns_name
        self._register(props, {"AWS_ALIAS_DNS_NAME": props.dns_name})


def _check_has_dns(service: IService, scope: Construct) -> None:
    if service.namespace.type is NamespaceType.HTTP:
        raise ValidationError("Namespace associated with Service must be a DNS Namespace.", scope=scope)


__all__ = [
    "AliasTargetInstance",
    "AliasTargetInstanceProps",
    "BaseInstanceProps",
    "CnameInstance",
    "CnameInstanceBaseProps",
    "CnameInstanceProps",
    "IInstance",
    "InstanceBase",
    "IpInstance",
    "IpInstanceBaseProps",
    "IpInstanceProps",
    "NonIpInstance",
    "NonIpInstanceBaseProps",
    "NonIpInstanceProps",
]
