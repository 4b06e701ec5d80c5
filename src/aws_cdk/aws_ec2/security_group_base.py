"""What security groups made here and imported ones have in common: rules as resources of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from aws_cdk.aws_ec2._l1 import CfnSecurityGroupEgress, CfnSecurityGroupIngress
from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.peer import EgressRuleConfig, IngressRuleConfig, IPeer
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.interfaces.aws_ec2 import SecurityGroupReference
    from constructs import Construct


class ISecurityGroup(IResource, IPeer):
    """A security group."""

    if TYPE_CHECKING:

        @property
        def security_group_ref(self) -> SecurityGroupReference: ...
        @property
        def security_group_id(self) -> str: ...
        @property
        def allow_all_outbound(self) -> bool: ...
        def add_ingress_rule(
            self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
        ) -> None: ...
        def add_egress_rule(
            self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
        ) -> None: ...


class RuleScope(Struct):
    """Where the resource of a rule is made."""

    id: str
    """Its id."""
    scope: ISecurityGroup
    """The construct it is below."""


class ConnectionRule(Struct):
    """A rule, with ports and protocol."""

    from_port: int | float
    """First port."""
    description: str | None = None
    """What it is for."""
    protocol: str | None = None
    """The protocol. Default: tcp."""
    to_port: int | float | None = None
    """Last port. Default: the first."""


class _SecurityGroupBase(Resource, ISecurityGroup):
    security_group_id: str
    allow_all_outbound: bool

    can_inline_rule = False
    default_port: Port | None = None
    _indirect_peers = 0

    # Made on first use: most groups are named by others only.
    @property
    def connections(self) -> Connections:
        """The connections of this group alone."""
        made = self.__dict__.get("_connections")
        if made is None:
            made = self._connections = Connections(security_groups=[self])
        return made

    @staticmethod
    def is_security_group(x: Any) -> bool:
        """Tell whether ``x`` is a security group."""
        return isinstance(x, _SecurityGroupBase)

    @property
    def security_group_ref(self) -> SecurityGroupReference:
        """The reference to the group."""
        from aws_cdk.interfaces.aws_ec2 import SecurityGroupReference

        return SecurityGroupReference(security_group_id=self.security_group_id)

    @property
    def unique_id(self) -> str:
        """How rules of others call this group in their ids and descriptions."""
        return Names.node_unique_id(self.node)

    def to_ingress_rule_config(self) -> IngressRuleConfig:
        """Return what rules say of traffic from this group."""
        return IngressRuleConfig(source_security_group_id=self.security_group_id)

    def to_egress_rule_config(self) -> EgressRuleConfig:
        """Return what rules say of traffic to this group."""
        return EgressRuleConfig(destination_security_group_id=self.security_group_id)

    @checked
    def add_ingress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        """Let connections in from ``peer``, by a resource of its own; one with the same id is made once."""
        place = self._determine_rule_scope(peer, connection, "from", remote_rule)
        if place.scope.node.try_find_child(place.id) is None:
            CfnSecurityGroupIngress(
                cast("Construct", place.scope),  # security groups are constructs
                place.id,
                group_id=self.security_group_id,
                description=description if description is not None else f"from {peer.unique_id}:{connection}",
                **IngressRuleConfig.of(peer.to_ingress_rule_config())._given(),
                **_snake(connection),
            )

    @checked
    def add_egress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        """Let connections out to ``peer``, by a resource of its own; one with the same id is made once."""
        place = self._determine_rule_scope(peer, connection, "to", remote_rule)
        if place.scope.node.try_find_child(place.id) is None:
            CfnSecurityGroupEgress(
                cast("Construct", place.scope),  # security groups are constructs
                place.id,
                group_id=self.security_group_id,
                description=description if description is not None else f"to {peer.unique_id}:{connection}",
                **EgressRuleConfig.of(peer.to_egress_rule_config())._given(),
                **_snake(connection),
            )

    def _determine_rule_scope(
        self, peer: IPeer, connection: Port, from_to: str, remote_rule: bool | None = None
    ) -> RuleScope:
        """Say where the resource of a rule goes.

        A rule that belongs to a group of another stack is made beside the group that asked for it: so only the asking stack
        depends on the other one.
        """
        if remote_rule and isinstance(peer, _SecurityGroupBase) and Stack.of(self) is not Stack.of(peer):
            turned = "to" if from_to == "from" else "from"
            return RuleScope(scope=peer, id=f"{self.unique_id}:{connection} {turned}")
        name = self._number_indirect_peer() if is_unresolved(peer.unique_id) else peer.unique_id
        return RuleScope(scope=self, id=f"{from_to} {name}:{connection}".replace("/", "_"))

    def _number_indirect_peer(self) -> str:
        """Return how a rule calls a peer that is known at deployment only; each such rule of the group calls it anew."""
        self._indirect_peers += 1
        return "{IndirectPeer}" if self._indirect_peers == 1 else f"'{{IndirectPeer{self._indirect_peers}}}'"


def _snake(connection: Port) -> dict[str, Any]:
    rule = connection.to_rule_json()
    return {
        "ip_protocol": rule["ipProtocol"],
        "from_port": rule.get("fromPort"),
        "to_port": rule.get("toPort"),
    }
