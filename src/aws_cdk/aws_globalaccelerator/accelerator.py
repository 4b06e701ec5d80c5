"""Accelerators, which have addresses that do not change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_globalaccelerator._l1 import CfnAccelerator
from aws_cdk.aws_globalaccelerator.listener import Listener, ListenerOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

# Source: the AWS Global Accelerator API reference, "CreateAccelerator".
_LONGEST_NAME = 64
_MOST_ADDRESSES = 2


class IpAddressType(NamedEnum):
    """What kinds of addresses an accelerator has."""

    IPV4 = "IPV4"
    DUAL_STACK = "DUAL_STACK"
    """IPv4 and IPv6."""


class IAccelerator(IResource):
    """An accelerator, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def accelerator_arn(self) -> str: ...
        @property
        def accelerator_ref(self) -> Any: ...
        @property
        def dns_name(self) -> str: ...
        @property
        def dual_stack_dns_name(self) -> str | None: ...
        @property
        def ipv4_addresses(self) -> Sequence[str] | None: ...
        @property
        def ipv6_addresses(self) -> Sequence[str] | None: ...


class AcceleratorAttributes(Struct):
    """What is known of an accelerator that was made elsewhere."""

    accelerator_arn: str
    dns_name: str
    dual_stack_dns_name: str | None = None
    ipv4_addresses: Sequence[str] | None = None
    ipv6_addresses: Sequence[str] | None = None


class AcceleratorProps(Struct):
    """Options of an accelerator."""

    accelerator_name: str | None = None
    """Up to 64 characters. Default: made from the construct's place."""
    enabled: bool | None = None
    """Whether it takes traffic. Default: yes."""
    ip_addresses: Sequence[str] | None = None
    """One or two IPv4 addresses of yours. Default: chosen by the service."""
    ip_address_type: IpAddressType | None = None
    """Default: IPV4, by the service."""


class _AcceleratorBase(Resource, IAccelerator):
    accelerator_arn: str
    dns_name: str
    dual_stack_dns_name: str | None
    ipv4_addresses: Sequence[str] | None
    ipv6_addresses: Sequence[str] | None

    @property
    def accelerator_ref(self) -> Any:
        """How other resources refer to the accelerator."""
        from aws_cdk.interfaces.aws_globalaccelerator import AcceleratorReference

        return AcceleratorReference(accelerator_arn=self.accelerator_arn)


class Accelerator(_AcceleratorBase):
    """An accelerator.

    Attributes:
        accelerator_arn: The ARN.
        dns_name: The name that leads to its IPv4 addresses.
        dual_stack_dns_name: The name that leads to all its addresses, if it has IPv6 ones.
        ipv4_addresses: Its IPv4 addresses, as a token.
        ipv6_addresses: Its IPv6 addresses, as a token.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-globalaccelerator.Accelerator"

    @staticmethod
    @takes(AcceleratorAttributes)
    def from_accelerator_attributes(scope: Construct, id: str, attrs: AcceleratorAttributes) -> IAccelerator:
        """Return an accelerator that was made elsewhere."""
        return _ImportedAccelerator(scope, id, attrs)

    @takes(AcceleratorProps)
    def __init__(self, scope: Construct, id: str, props: AcceleratorProps) -> None:
        """Make an accelerator.

        Raises:
            ValidationError: the name or the number of addresses would not be taken.
        """
        super().__init__(scope, id)
        name, addresses = props.accelerator_name, props.ip_addresses
        if name is not None and not is_unresolved(name) and not 1 <= len(name) <= _LONGEST_NAME:
            raise ValidationError(
                f"Invalid acceleratorName value {name}, must have length between 1 and {_LONGEST_NAME}, got: {len(name)}",
                scope=self,
                fix="shorten accelerator_name, or leave it out",
            )
        if addresses is not None and not is_unresolved(addresses) and not 1 <= len(addresses) <= _MOST_ADDRESSES:
            raise ValidationError(
                f"Invalid ipAddresses value [{','.join(addresses)}], you can specify one or two addresses, got: "
                f"{len(addresses)}",
                scope=self,
                fix="give one or two ip_addresses, or leave them out",
            )
        kind = props.ip_address_type
        resource = CfnAccelerator(
            self,
            "Resource",
            enabled=True if props.enabled is None else props.enabled,
            name=Names.unique_resource_name(self, max_length=_LONGEST_NAME) if name is None else name,
            ip_addresses=addresses,
            ip_address_type=kind._value_ if kind is not None else None,
        )
        self.accelerator_arn = resource.attr_accelerator_arn
        self.dns_name = resource.attr_dns_name
        self.dual_stack_dns_name = resource.attr_dual_stack_dns_name
        self.ipv4_addresses = resource.attr_ipv4_addresses
        self.ipv6_addresses = resource.attr_ipv6_addresses

    @takes(ListenerOptions)
    def add_listener(self, id: str, options: ListenerOptions) -> Listener:
        """Add ports that traffic is taken on."""
        return Listener(self, id, accelerator=self, **options._given())


class _ImportedAccelerator(_AcceleratorBase):
    def __init__(self, scope: Construct, id: str, attrs: AcceleratorAttributes) -> None:
        super().__init__(scope, id)
        self.accelerator_arn = attrs.accelerator_arn
        self.dns_name = attrs.dns_name
        self.dual_stack_dns_name = attrs.dual_stack_dns_name
        self.ipv4_addresses = attrs.ipv4_addresses
        self.ipv6_addresses = attrs.ipv6_addresses
