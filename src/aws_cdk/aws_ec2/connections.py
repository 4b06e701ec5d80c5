"""Connections: which ports are open between things in a network."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.peer import IPeer
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup

_T = TypeVar("_T")


class IConnectable(Interface):
    """Something that connections are made to and from."""

    if TYPE_CHECKING:

        @property
        def connections(self) -> Connections: ...


class ConnectionsProps(Struct):
    """Whose connections they are."""

    default_port: Port | None = None
    """The port it listens on. Default: none."""
    peer: IPeer | None = None
    """What rules of others name. Default: the security groups alone."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """The security groups whose rules are written."""


class Connections(IConnectable):
    """Opens ports between security groups, on both sides.

    Groups may be added later; what was allowed before holds for them too.
    """

    @takes(ConnectionsProps)
    def __init__(self, props: ConnectionsProps) -> None:
        self.default_port: Port | None = props.default_port
        self._groups: _Growing[ISecurityGroup] = _Growing()
        self._peers: _Growing[IPeer] = _Growing()
        self.add_security_group(*(props.security_groups or ()))
        if props.peer is not None:
            self._peers.add(props.peer)

    @property
    def connections(self) -> Connections:
        """These connections themselves."""
        return self

    @property
    def security_groups(self) -> list[ISecurityGroup]:
        """The security groups."""
        return list(self._groups.items)

    @checked
    def add_security_group(self, *security_groups: ISecurityGroup) -> None:
        """Add security groups; they are given the rules that were made before."""
        for group in security_groups:
            self._groups.add(group)
            self._peers.add(group)

    @checked
    def allow_to(self, other: IConnectable, port_range: Port, description: str | None = None) -> None:
        """Allow connections to ``other`` on its ``port_range``."""
        theirs = other.connections
        self._allow_out(theirs, port_range, description, remote=False)
        if theirs is not self:
            theirs._allow_in(self, port_range, description, remote=True)

    @checked
    def allow_from(self, other: IConnectable, port_range: Port, description: str | None = None) -> None:
        """Allow connections from ``other`` on ``port_range`` here."""
        theirs = other.connections
        self._allow_in(theirs, port_range, description, remote=False)
        if theirs is not self:
            theirs._allow_out(self, port_range, description, remote=True)

    @checked
    def allow_internally(self, port_range: Port, description: str | None = None) -> None:
        """Allow connections among the security groups, in both directions."""

        def allow(group: ISecurityGroup, peer: IPeer) -> None:
            group.add_ingress_rule(peer, port_range, description, False)
            group.add_egress_rule(peer, port_range, description, False)

        self._groups.for_each_pair(self._peers, allow)

    @checked
    def allow_from_any_ipv4(self, port_range: Port, description: str | None = None) -> None:
        """Allow connections from all IPv4 addresses on ``port_range``."""
        from aws_cdk.aws_ec2.peer import Peer

        self.allow_from(Peer.any_ipv4(), port_range, description)

    @checked
    def allow_to_any_ipv4(self, port_range: Port, description: str | None = None) -> None:
        """Allow connections to all IPv4 addresses on ``port_range``."""
        from aws_cdk.aws_ec2.peer import Peer

        self.allow_to(Peer.any_ipv4(), port_range, description)

    @checked
    def allow_default_port_from(self, other: IConnectable, description: str | None = None) -> None:
        """Allow connections from ``other`` on the default port.

        Raises:
            ValidationError: there is no default port.
        """
        self.allow_from(other, self._own_port("allowDefaultPortFrom"), description)

    @checked
    def allow_default_port_from_any_ipv4(self, description: str | None = None) -> None:
        """Allow connections from all IPv4 addresses on the default port.

        Raises:
            ValidationError: there is no default port.
        """
        self.allow_from_any_ipv4(self._own_port("allowDefaultPortFromAnyIpv4"), description)

    @checked
    def allow_default_port_internally(self, description: str | None = None) -> None:
        """Allow connections among the security groups on the default port.

        Raises:
            ValidationError: there is no default port.
        """
        self.allow_internally(self._own_port("allowDefaultPortInternally"), description)

    @checked
    def allow_default_port_to(self, other: IConnectable, description: str | None = None) -> None:
        """Allow connections to ``other`` on the port that is the default here.

        Raises:
            ValidationError: there is no default port.
        """
        self.allow_to(other, self._own_port("allowDefaultPortTo"), description)

    @checked
    def allow_to_default_port(self, other: IConnectable, description: str | None = None) -> None:
        """Allow connections to the default port of ``other``.

        Raises:
            ValidationError: it has no default port.
        """
        port = other.connections.default_port
        if port is None:
            raise ValidationError(
                "Cannot call allowToDefaultPort(): other resource has no default port",
                fix="use allow_to(other, Port.tcp(...))",
            )
        self.allow_to(other, port, description)

    def _own_port(self, caller: str) -> Port:
        if self.default_port is None:
            raise ValidationError(
                f"Cannot call {caller}(): this resource has no default port",
                fix="say which port, with allow_from or allow_to",
            )
        return self.default_port

    def _allow_in(self, other: Connections, port: Port, description: str | None, *, remote: bool) -> None:
        self._groups.for_each_pair(
            other._peers, lambda group, peer: group.add_ingress_rule(peer, port, description, remote)
        )

    def _allow_out(self, other: Connections, port: Port, description: str | None, *, remote: bool) -> None:
        self._groups.for_each_pair(
            other._peers, lambda group, peer: group.add_egress_rule(peer, port, description, remote)
        )


_S = TypeVar("_S")


class _Growing(Generic[_T]):
    """A list whose watchers also see what is added later."""

    def __init__(self) -> None:
        self.items: list[_T] = []
        self._watchers: list[Callable[[_T], None]] = []

    def add(self, item: _T) -> None:
        self.items.append(item)
        for watcher in list(self._watchers):
            watcher(item)

    def for_each(self, watcher: Callable[[_T], None]) -> None:
        self._watchers.append(watcher)
        for item in list(self.items):
            watcher(item)

    def for_each_pair(self, others: _Growing[_S], act: Callable[[_T, _S], None]) -> None:
        """Call ``act`` with each item of this list and each of ``others``, now and whenever either grows."""
        self.for_each(lambda item: others.for_each(lambda other: act(item, other)))
