"""The security group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnSecurityGroup
from aws_cdk.aws_ec2.peer import EgressRuleConfig, IngressRuleConfig, IPeer, Peer
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.protocol import Protocol
from aws_cdk.aws_ec2.security_group_base import ISecurityGroup, _SecurityGroupBase
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from constructs import Construct

_DISABLE_INLINE = "@aws-cdk/aws-ec2.securityGroupDisableInlineRules"
_ALL_IPV4_NOTE = "Allow all outbound traffic by default"
_ALL_IPV6_NOTE = "Allow all outbound ipv6 traffic by default"
_NOTHING_NOTE = "Disallow all traffic"
_PROVIDER = "security-group"
_DUMMY_ID = "sg-12345678"


class SecurityGroupImportOptions(Struct):
    """What is known of a security group that was made elsewhere."""

    allow_all_ipv6_outbound: bool | None = None
    """Whether it lets all IPv6 traffic out. Default: no."""
    allow_all_outbound: bool | None = None
    """Whether it lets all traffic out; then no rules for outbound traffic are added. Default: yes."""
    mutable: bool | None = None
    """Whether rules may be added. Default: yes."""


class SecurityGroupProps(Struct):
    """Options of a security group."""

    vpc: IVpc
    """The network it is in."""
    allow_all_ipv6_outbound: bool | None = None
    """Let all IPv6 traffic out. Default: no."""
    allow_all_outbound: bool | None = None
    """Let all IPv4 traffic out. Default: yes."""
    description: str | None = None
    """What it is for. Default: the construct's path."""
    disable_inline_rules: bool | None = None
    """Make a resource of each rule, rather than write it into the group. Default: no, or as the context says."""
    security_group_name: str | None = None
    """Name of the group. Default: chosen by CloudFormation."""


class SecurityGroup(_SecurityGroupBase):
    """A security group: which connections are let in and out."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.SecurityGroup"

    @takes(SecurityGroupProps)
    def __init__(self, scope: Construct, id: str, props: SecurityGroupProps) -> None:
        super().__init__(scope, id, physical_name=props.security_group_name)
        self.allow_all_outbound: bool = props.allow_all_outbound is not False
        self.allow_all_ipv6_outbound: bool = props.allow_all_ipv6_outbound is True
        disabled = props.disable_inline_rules
        self._inline = not (disabled if disabled is not None else self.node.try_get_context(_DISABLE_INLINE))
        self._ingress: list[dict[str, Any]] = []
        self._egress: list[dict[str, Any]] = []
        self._resource = CfnSecurityGroup(
            self,
            "Resource",
            group_name=self.physical_name,
            group_description=props.description or self.node.path,
            security_group_ingress=lazy_any(lambda: self._ingress, omit_empty=True),
            security_group_egress=lazy_any(lambda: self._egress, omit_empty=True),
            vpc_id=props.vpc.vpc_id,
        )
        self.security_group_id: str = self._resource.attr_group_id
        self.security_group_vpc_id: str = self._resource.attr_vpc_id
        self._add_default_egress()

    # -- imports ----------------------------------------------------------

    @staticmethod
    @takes(SecurityGroupImportOptions)
    def from_security_group_id(
        scope: Construct, id: str, security_group_id: str, options: SecurityGroupImportOptions
    ) -> ISecurityGroup:
        """Return a security group that was made elsewhere."""
        return _ImportedSecurityGroup(scope, id, security_group_id, options)

    @staticmethod
    @checked
    def from_lookup_by_id(scope: Construct, id: str, security_group_id: str) -> ISecurityGroup:
        """Look a security group up by its id.

        Raises:
            ValidationError: the id is a token, or the stack's environment is not known.
        """
        return _looked_up(scope, id, {"securityGroupId": security_group_id})

    @staticmethod
    @checked
    def from_lookup_by_name(scope: Construct, id: str, security_group_name: str, vpc: IVpc) -> ISecurityGroup:
        """Look a security group up by its name and network.

        Raises:
            ValidationError: the name or the network's id is a token, or the stack's environment is not known.
        """
        return _looked_up(scope, id, {"securityGroupName": security_group_name, "vpcId": vpc.vpc_id})

    # -- rules ------------------------------------------------------------

    @checked
    def add_ingress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        """Let connections in from ``peer``."""
        if not self._inline or not peer.can_inline_rule or not connection.can_inline_rule:
            super().add_ingress_rule(peer, connection, description, remote_rule)
            return
        _add_once(self._ingress, _rule(_ingress_of(peer), connection, _described(description, peer, connection)))

    @checked
    def add_egress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        """Let connections out to ``peer``; nothing happens if all are let out anyway.

        Raises:
            ValidationError: the rule would let everything out.
        """
        is_ipv6 = "cidrIpv6" in _egress_of(peer)
        if self.allow_all_ipv6_outbound if is_ipv6 else self.allow_all_outbound:
            if not remote_rule:
                self._warn_of_ignored_rule("Ipv6" if is_ipv6 else "")
            return
        self._remove_nothing_rule()
        if not self._inline or not peer.can_inline_rule or not connection.can_inline_rule:
            super().add_egress_rule(peer, connection, description, remote_rule)
            return
        rule = _rule(_egress_of(peer), connection, _described(description, peer, connection))
        if _is_everything(rule):
            raise ValidationError(
                'Cannot add an "all traffic" egress rule in this way',
                scope=self,
                fix="set allowAllOutbound=true (for ipv4) or allowAllIpv6Outbound=true (for ipv6) on the SecurityGroup instead",
            )
        _add_once(self._egress, rule)

    def _warn_of_ignored_rule(self, family: str) -> None:
        option = f"allowAll{family}Outbound"
        Annotations.of(self).add_warning_v2(
            f"@aws-cdk/aws-ec2:{family.lower() or 'ipv4'}IgnoreEgressRule",
            f"Ignoring Egress rule since '{option}' is set to true; set {option}=false on the SecurityGroup to add rules of "
            "your own",
        )

    def _add_default_egress(self) -> None:
        if self._inline:
            if self.allow_all_outbound:
                self._egress.append(_rule(_egress_of(Peer.any_ipv4()), Port.all_traffic(), _ALL_IPV4_NOTE))
            else:
                self._egress.append(_nothing_rule())
            if self.allow_all_ipv6_outbound:
                self._egress.append(_rule(_egress_of(Peer.any_ipv6()), Port.all_traffic(), _ALL_IPV6_NOTE))
            return
        if self.allow_all_outbound:
            super().add_egress_rule(Peer.any_ipv4(), Port.all_traffic(), _ALL_IPV4_NOTE, False)
        else:
            super().add_egress_rule(_nobody(), _nothing(), _NOTHING_NOTE, False)
        if self.allow_all_ipv6_outbound:
            super().add_egress_rule(Peer.any_ipv6(), Port.all_traffic(), _ALL_IPV6_NOTE, False)

    def _remove_nothing_rule(self) -> None:
        """Take the rule away that lets nothing out, once there is another."""
        if self._inline:
            nothing = _nothing_rule()
            self._egress = [rule for rule in self._egress if rule != nothing]
            return
        place = self._determine_rule_scope(_nobody(), _nothing(), "to", False)
        place.scope.node.try_remove_child(place.id)


class _ImportedSecurityGroup(_SecurityGroupBase):
    """A security group that was made elsewhere."""

    def __init__(self, scope: Construct, id: str, security_group_id: str, options: SecurityGroupImportOptions) -> None:
        super().__init__(scope, id)
        self.security_group_id = security_group_id
        self.allow_all_outbound = options.allow_all_outbound is not False
        self._mutable = options.mutable is not False

    @checked
    def add_ingress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        if self._mutable:
            super().add_ingress_rule(peer, connection, description, remote_rule)

    @checked
    def add_egress_rule(
        self, peer: IPeer, connection: Port, description: str | None = None, remote_rule: bool | None = None
    ) -> None:
        if self._mutable and not self.allow_all_outbound:
            super().add_egress_rule(peer, connection, description, remote_rule)


def _looked_up(scope: Construct, id: str, wanted: Mapping[str, str]) -> ISecurityGroup:
    from aws_cdk.core.context_provider import ContextProvider

    if any(is_unresolved(value) for value in wanted.values()):
        raise ValidationError(
            "All arguments to look up a security group must be concrete (no Tokens)",
            scope=scope,
            fix="use SecurityGroup.from_security_group_id for an id that is known at deployment only",
        )
    found = ContextProvider.get_value(
        scope,
        provider=_PROVIDER,
        props=wanted,
        dummy_value={"securityGroupId": _DUMMY_ID, "allowAllOutbound": True},
    ).value
    return SecurityGroup.from_security_group_id(
        scope, id, found["securityGroupId"], allow_all_outbound=found["allowAllOutbound"], mutable=True
    )


def _ingress_of(peer: IPeer) -> dict[str, Any]:
    return _camel(IngressRuleConfig.of(peer.to_ingress_rule_config()))


def _egress_of(peer: IPeer) -> dict[str, Any]:
    return _camel(EgressRuleConfig.of(peer.to_egress_rule_config()))


def _camel(config: Struct) -> dict[str, Any]:
    fields = config._fields
    return {fields[name].camel: value for name, value in config._given().items()}


def _rule(peer: Mapping[str, Any], connection: Port, description: str) -> dict[str, Any]:
    return {**peer, **connection.to_rule_json(), "description": description}


def _described(description: str | None, peer: IPeer, connection: Port) -> str:
    # As the peer: rules within the group say "from" in both directions.
    return description if description is not None else f"from {peer.unique_id}:{connection}"


def _add_once(rules: list[dict[str, Any]], rule: dict[str, Any]) -> None:
    """Add a rule, unless there is one that differs in its description only."""
    wanted = _without_description(rule)
    if all(_without_description(known) != wanted for known in rules):
        rules.append(rule)


def _without_description(rule: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in rule.items() if name != "description"}


def _is_everything(rule: Mapping[str, Any]) -> bool:
    everyone = rule.get("cidrIp") == "0.0.0.0/0" or rule.get("cidrIpv6") == "::/0"
    return everyone and rule["ipProtocol"] == Protocol.ALL._value_


# EC2 lets everything out of a group without any rule; so one that lets nothing out needs a rule which no traffic meets.


def _nobody() -> IPeer:
    return Peer.ipv4("255.255.255.255/32")


def _nothing() -> Port:
    return Port.icmp_type_and_code(252, 86)


def _nothing_rule() -> dict[str, Any]:
    return _rule(_egress_of(_nobody()), _nothing(), _NOTHING_NOTE)
