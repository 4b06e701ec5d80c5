"""Security groups: peers and ports, inline rules and rules of their own, rules across stacks, connections, imports."""

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Groups")
network = ec2.Vpc(stack, "Vpc", nat_gateways=0, max_azs=1)
Group, Peer, Port, Connections = ec2.SecurityGroup, ec2.Peer, ec2.Port, ec2.Connections
everything = Group(stack, "Everything", vpc=network)
nothing = Group(stack, "Nothing", vpc=network, allow_all_outbound=False, description="d", security_group_name="nm")
apart = Group(stack, "Apart", vpc=network, disable_inline_rules=True, allow_all_ipv6_outbound=True)
unknown = cdk.Fn.import_value("x")
peers = [Peer.any_ipv4(), Peer.any_ipv6(), Peer.ipv4("10.0.0.0/8"), Peer.ipv6("::/1"), Peer.prefix_list("pl-12345"), Peer.security_group_id("sg-12345678"), Peer.security_group_id("sg-12345678", "111122223333"), nothing, Peer.ipv4(unknown), Peer.security_group_id(unknown), Peer.prefix_list(unknown)]
for index, peer in enumerate(peers):
    for group in (everything, nothing, apart):
        group.add_ingress_rule(peer, Port.tcp(80 + index))
        group.add_egress_rule(peer, Port.udp_range(5, 6 + index), "desc")
ports = [Port.ah(), Port.all_icmp(), Port.all_icmp_v6(), Port.all_tcp(), Port.all_traffic(), Port.all_udp(), Port.esp(), Port.icmp_ping(), Port.icmp_type(3), Port.icmp_type_and_code(3, 4), Port.tcp_range(1, 2), Port.udp(9), Port.DNS_UDP, Port.MYSQL_AURORA,
         Port(protocol=ec2.Protocol.GRE, string_representation="gre"), Port.tcp(cdk.Token.as_number(cdk.Fn.get_att("Everything", "Number"))), Port(protocol=ec2.Protocol.TCP, string_representation="half", from_port=7)]
for port in ports:
    nothing.add_ingress_rule(Peer.any_ipv4(), port)
    apart.add_ingress_rule(Peer.any_ipv4(), port)
nothing.add_ingress_rule(Peer.any_ipv4(), Port.tcp(80), "the same rule with other words")
Group(stack, "Shut", vpc=network, allow_all_outbound=False)
Group(stack, "ShutApart", vpc=network, allow_all_outbound=False, disable_inline_rules=True)
Group(stack, "OpenedApart", vpc=network, allow_all_outbound=False, disable_inline_rules=True).add_egress_rule(Peer.any_ipv4(), Port.all_traffic())
Group(stack, "OnlyIpv6", vpc=network, allow_all_outbound=False, allow_all_ipv6_outbound=True).add_egress_rule(Peer.any_ipv4(), Port.HTTP)
Group(stack, "BothApart", vpc=network, allow_all_ipv6_outbound=True, disable_inline_rules=True)
for index, options in enumerate([{}, {"mutable": False}, {"allow_all_outbound": False}, {"allow_all_ipv6_outbound": True}]):
    imported = Group.from_security_group_id(stack, f"Imported{index}", f"sg-{index}2345678", **options)
    imported.add_ingress_rule(everything, Port.HTTP)
    imported.add_egress_rule(everything, Port.HTTP)
    imported.add_egress_rule(Peer.any_ipv6(), Port.HTTP)
    imported.connections.allow_from(everything, Port.HTTPS, "both")
nothing.connections.allow_to(apart, Port.SSH)
nothing.connections.allow_internally(Port.SMB)
nothing.connections.allow_from_any_ipv4(Port.NFS)
nothing.connections.allow_to_any_ipv4(Port.NFS)
everything.connections.allow_from(everything, Port.LDAP)
everything.connections.allow_to(everything, Port.LDAP)

other = cdk.Stack(app, "Other")
here = Group(other, "Here", vpc=network)
here.connections.allow_from(nothing, Port.tcp(12))
here.connections.allow_to(everything, Port.tcp(13))
first, second = Group(other, "First", vpc=network, allow_all_outbound=False), Group(other, "Second", vpc=network, allow_all_outbound=False)
listens = Connections(security_groups=[first], default_port=Port.SSH)
listens.allow_default_port_from(here)
listens.allow_default_port_internally()
listens.allow_default_port_from_any_ipv4("d")
listens.allow_default_port_to(nothing)
Connections(security_groups=[here]).allow_to_default_port(listens)
listens.add_security_group(second)
listens.allow_from(Peer.any_ipv4(), Port.tcp(7))
listens.allow_to(Peer.prefix_list("pl-1"), Port.tcp(8), "to the list")
Connections(peer=Peer.ipv4("1.2.3.4/32")).allow_to(listens, Port.tcp(9))
cdk.CfnOutput(other, "Vpc", value=cdk.Fn.join(",", [here.security_group_vpc_id, here.security_group_id, here.unique_id, str(here.allow_all_outbound)]))

quiet = cdk.Stack(app, "Context")
quiet.node.set_context("@aws-cdk/aws-ec2.securityGroupDisableInlineRules", True)
Group(quiet, "Group", vpc=network).add_ingress_rule(Peer.any_ipv4(), Port.HTTP)
app.synth()
