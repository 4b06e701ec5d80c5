"""Security groups, peers and connections: what is refused, and what is left unsaid.

Rules are compared with the official library in ``tests/parity/cases/ec2-security-groups``.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

import aws_cdk as cdk
from aws_cdk import assertions
from aws_cdk import aws_ec2 as ec2

Peer, Port, Connections = ec2.Peer, ec2.Port, ec2.Connections


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack")


@pytest.fixture
def network(stack: cdk.Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Vpc", max_azs=1, nat_gateways=0)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Peer.ipv4("10.0.0.0"), 'CIDR mask is missing in IPv4: "10.0.0.0". Did you mean "10.0.0.0/32"?'),
        (lambda: Peer.ipv4("::/0"), 'Invalid IPv4 CIDR: "::/0"'),
        (lambda: Peer.ipv6("::"), 'CIDR mask is missing in IPv6: "::". Did you mean "::/128"?'),
        (lambda: Peer.ipv6("10.0.0.0/8"), 'Invalid IPv6 CIDR: "10.0.0.0/8"'),
        (lambda: Peer.security_group_id("nope"), 'Invalid security group ID: "nope"'),
        (lambda: Peer.security_group_id("sg-1234567"), 'Invalid security group ID: "sg-1234567"'),
        (lambda: Peer.security_group_id("sg-" + "a" * 18), "Invalid security group ID"),
        (lambda: Peer.security_group_id("sg-12345678", "x"), 'Invalid security group owner ID: "x"'),
        (lambda: Connections().allow_default_port_from_any_ipv4(), "Cannot call allowDefaultPortFromAnyIpv4()"),
        (lambda: Connections().allow_default_port_internally(), "Cannot call allowDefaultPortInternally()"),
        (lambda: Connections().allow_default_port_from(Peer.any_ipv4()), "Cannot call allowDefaultPortFrom()"),
        (lambda: Connections().allow_default_port_to(Peer.any_ipv4()), "Cannot call allowDefaultPortTo()"),
        (lambda: Connections().allow_to_default_port(Peer.any_ipv4()), "other resource has no default port"),
    ],
)
def test_peers_and_ports_that_are_none_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        make()

    assert message in str(raised.value)


@pytest.mark.parametrize("peer", [Peer.any_ipv4(), Peer.any_ipv6()])
def test_a_rule_that_lets_everything_out_is_refused(stack: cdk.Stack, network: ec2.Vpc, peer: ec2.IPeer) -> None:
    group = ec2.SecurityGroup(stack, "Group", vpc=network, allow_all_outbound=False)

    with pytest.raises(RuntimeError, match=r'Cannot add an "all traffic" egress rule(.|\n)*Stack/Group'):
        group.add_egress_rule(peer, Port.all_traffic())


def test_a_group_that_lets_everything_out_warns_of_further_rules(stack: cdk.Stack, network: ec2.Vpc) -> None:
    group = ec2.SecurityGroup(stack, "Group", vpc=network)

    group.add_egress_rule(Peer.any_ipv4(), Port.HTTP)

    assertions.Annotations.from_stack(stack).has_warning(
        "/Stack/Group", assertions.Match.string_like_regexp("Ignoring Egress rule since 'allowAllOutbound' is set")
    )


def test_groups_added_later_get_the_rules_made_before(stack: cdk.Stack, network: ec2.Vpc) -> None:
    connections = Connections()
    connections.allow_from(Peer.ipv4("1.2.3.4/32"), Port.HTTP)

    connections.add_security_group(ec2.SecurityGroup(stack, "Group", vpc=network))

    rule = {"CidrIp": "1.2.3.4/32", "FromPort": 80, "ToPort": 80, "IpProtocol": "tcp"}
    assertions.Template.from_stack(stack).has_resource_properties(
        "AWS::EC2::SecurityGroup", {"SecurityGroupIngress": [assertions.Match.object_like(rule)]}
    )


@pytest.mark.parametrize(
    "look_up",
    [
        lambda s, v: ec2.SecurityGroup.from_lookup_by_id(s, "G", cdk.Fn.import_value("x")),
        lambda s, v: ec2.SecurityGroup.from_lookup_by_name(s, "G", cdk.Fn.import_value("x"), v),
        lambda s, v: ec2.SecurityGroup.from_lookup_by_name(s, "G", "name", v),
    ],
)
def test_lookups_of_what_is_known_at_deployment_only_are_refused(
    stack: cdk.Stack, network: ec2.Vpc, look_up: Callable[[cdk.Stack, ec2.Vpc], object]
) -> None:
    with pytest.raises(RuntimeError, match="must be concrete"):
        look_up(stack, network)
