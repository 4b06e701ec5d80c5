"""Whom rules of security groups name: addresses, prefix lists, other groups."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections, IConnectable

    _Connectable = IConnectable
else:
    _Connectable = object

_ANY_IPV4 = "0.0.0.0/0"
_ANY_IPV6 = "::/0"
_IPV4 = r"(\d{1,3}\.){3}\d{1,3}(/\d+)?"
_IPV6 = r"[\da-fA-F:]+(/\d+)?"
_GROUP_ID = r"sg-[a-z0-9]{8,17}"
_ACCOUNT = r"\d{12}"


class RuleConfig(Struct):
    """Addresses that a rule names."""

    cidr_ip: str | None = None
    """IPv4 addresses."""
    cidr_ipv6: str | None = None
    """IPv6 addresses."""


class IngressRuleConfig(RuleConfig):
    """Where traffic comes from."""

    source_prefix_list_id: str | None = None
    """A prefix list."""
    source_security_group_id: str | None = None
    """A security group."""
    source_security_group_owner_id: str | None = None
    """The account of the security group."""


class EgressRuleConfig(RuleConfig):
    """Where traffic goes to."""

    destination_prefix_list_id: str | None = None
    """A prefix list."""
    destination_security_group_id: str | None = None
    """A security group."""


class IPeer(_Connectable):
    """Someone a rule names."""

    if TYPE_CHECKING:

        @property
        def can_inline_rule(self) -> bool: ...
        @property
        def unique_id(self) -> str: ...
        def to_ingress_rule_config(self) -> IngressRuleConfig: ...
        def to_egress_rule_config(self) -> EgressRuleConfig: ...


class Peer:
    """Makes peers of addresses and ids."""

    @staticmethod
    @checked
    def ipv4(cidr_ip: str) -> IPeer:
        """Return a block of IPv4 addresses, such as ``10.0.0.0/16``.

        Raises:
            ValidationError: it is no such block, or has no mask.
        """
        if not is_unresolved(cidr_ip):
            match = re.fullmatch(_IPV4, cidr_ip)
            if match is None:
                raise ValidationError(f'Invalid IPv4 CIDR: "{cidr_ip}"', fix="write it as 10.0.0.0/16")
            if match[2] is None:
                raise ValidationError(f'CIDR mask is missing in IPv4: "{cidr_ip}". Did you mean "{cidr_ip}/32"?')
        return _Addresses(cidr_ip, RuleConfig(cidr_ip=cidr_ip))

    @staticmethod
    def any_ipv4() -> IPeer:
        """Return all IPv4 addresses."""
        return _Addresses(_ANY_IPV4, RuleConfig(cidr_ip=_ANY_IPV4))

    @staticmethod
    @checked
    def ipv6(cidr_ip: str) -> IPeer:
        """Return a block of IPv6 addresses, such as ``2001:db8::/32``.

        Raises:
            ValidationError: it is no such block, or has no mask.
        """
        if not is_unresolved(cidr_ip):
            match = re.fullmatch(_IPV6, cidr_ip)
            if match is None:
                raise ValidationError(f'Invalid IPv6 CIDR: "{cidr_ip}"', fix="write it as 2001:db8::/32")
            if match[1] is None:
                raise ValidationError(f'CIDR mask is missing in IPv6: "{cidr_ip}". Did you mean "{cidr_ip}/128"?')
        return _Addresses(cidr_ip, RuleConfig(cidr_ipv6=cidr_ip))

    @staticmethod
    def any_ipv6() -> IPeer:
        """Return all IPv6 addresses."""
        return _Addresses(_ANY_IPV6, RuleConfig(cidr_ipv6=_ANY_IPV6))

    @staticmethod
    @checked
    def prefix_list(prefix_list_id: str) -> IPeer:
        """Return a prefix list."""
        return _PrefixListPeer(prefix_list_id)

    @staticmethod
    @checked
    def security_group_id(security_group_id: str, source_security_group_owner_id: str | None = None) -> IPeer:
        """Return a security group by its id, perhaps one of another account.

        Raises:
            ValidationError: the id or the account is none.
        """
        return _GroupPeer(security_group_id, source_security_group_owner_id)


class _PeerBase(IPeer):
    """A peer that is no construct."""

    can_inline_rule = True

    unique_id: str

    def __init__(self, unique_id: str) -> None:
        from aws_cdk.aws_ec2.connections import Connections

        self.unique_id = unique_id
        self.connections: Connections = Connections(peer=self)


class _Addresses(_PeerBase):
    def __init__(self, unique_id: str, addresses: RuleConfig) -> None:
        super().__init__(unique_id)
        self._addresses = addresses

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        return IngressRuleConfig(**self._addresses._given())

    def to_egress_rule_config(self) -> EgressRuleConfig:
        return EgressRuleConfig(**self._addresses._given())


class _PrefixListPeer(_PeerBase):
    can_inline_rule = False

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        return IngressRuleConfig(source_prefix_list_id=self.unique_id)

    def to_egress_rule_config(self) -> EgressRuleConfig:
        return EgressRuleConfig(destination_prefix_list_id=self.unique_id)


class _GroupPeer(_PeerBase):
    def __init__(self, group_id: str, owner_id: str | None) -> None:
        super().__init__(group_id)
        if not is_unresolved(group_id) and not re.fullmatch(_GROUP_ID, group_id):
            raise ValidationError(f'Invalid security group ID: "{group_id}"', fix="ids look like sg-0123456789abcdef0")
        if owner_id and not is_unresolved(owner_id) and not re.fullmatch(_ACCOUNT, owner_id):
            raise ValidationError(f'Invalid security group owner ID: "{owner_id}"', fix="give the account's 12 digits")
        self._owner_id = owner_id

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        return IngressRuleConfig(
            source_security_group_id=self.unique_id, source_security_group_owner_id=self._owner_id or None
        )

    def to_egress_rule_config(self) -> EgressRuleConfig:
        return EgressRuleConfig(destination_security_group_id=self.unique_id)
