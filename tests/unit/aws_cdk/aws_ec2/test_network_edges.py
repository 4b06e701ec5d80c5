"""Endpoints, flow logs, VPN and prefix lists: what is refused.

Templates are compared with the official library in ``tests/parity/cases/ec2-endpoints``, ``ec2-flow-logs-vpn`` and
``ec2-client-vpn``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3

Gateway, Service, Tunnel = ec2.GatewayVpcEndpointAwsService, ec2.InterfaceVpcEndpointAwsService, ec2.VpnTunnelOption
Of, Entry = ec2.FlowLogResourceType, ec2.CfnPrefixList.EntryProperty


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(account="111111111111", region="eu-west-1"))


@pytest.fixture
def network(stack: cdk.Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Vpc", max_azs=1)


def _tunnels(*options: ec2.VpnTunnelOption) -> Callable[[ec2.Vpc], object]:
    return lambda vpc: vpc.add_vpn_connection("Vpn", ip="192.0.2.1", tunnel_options=options)


def _clients(**options: Any) -> Callable[[ec2.Vpc], object]:
    given = {"cidr": "10.100.0.0/16", "server_certificate_arn": "arn:s", "client_certificate_arn": "arn:c", **options}
    return lambda vpc: vpc.add_client_vpn_endpoint("Clients", **given)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda v: v.add_gateway_endpoint("E", service=Gateway.S3, subnets=[]), "route table IDs are not available"),
        (
            lambda v: v.add_gateway_endpoint("E", service=Gateway.S3).add_to_policy(
                iam.PolicyStatement(actions=["s3:*"], resources=["*"])
            ),
            "Statement must have a `Principal`",
        ),
        (
            lambda v: v.add_interface_endpoint("E", service=Service.SSM, subnets={"subnets": []}),
            "Cannot create a VPC Endpoint with no subnets",
        ),
        (
            lambda v: v.add_interface_endpoint(
                "E", service=ec2.InterfaceVpcEndpointService(cdk.Fn.import_value("x")), lookup_supported_azs=True
            ),
            "Cannot lookup AZs for a service name with a Token",
        ),
        (
            lambda v: ec2.VpcEndpointService(v, "S", vpc_endpoint_service_load_balancers=[]),
            "must have at least one load balancer",
        ),
        (
            lambda v: ec2.FlowLog(
                v,
                "F",
                resource_type=Of.from_transit_gateway_id("t"),
                max_aggregation_interval=ec2.FlowLogMaxAggregationInterval.TEN_MINUTES,
            ),
            "maxAggregationInterval must be set to ONE_MINUTE",
        ),
        (
            lambda v: ec2.FlowLog(
                v,
                "F",
                resource_type=Of.from_transit_gateway_attachment_id("t"),
                traffic_type=ec2.FlowLogTrafficType.ALL,
            ),
            "trafficType is not supported for Transit Gateway",
        ),
        (lambda v: v.add_vpn_connection("Vpn", ip="1.2.3.x"), "The `ip` 1.2.3.x is not a valid IPv4 address"),
        (
            lambda v: [v.enable_vpn_gateway(type="ipsec.1") for _ in range(2)],
            "The VPN Gateway has already been enabled",
        ),
        (_tunnels(Tunnel(), Tunnel(), Tunnel()), "more than two `tunnelOptions`"),
        (_tunnels(Tunnel(pre_shared_key="0abc$")), "`preSharedKey` 0abc$ for tunnel 1 is invalid"),
        (
            _tunnels(
                Tunnel(
                    pre_shared_key="secretkey1234",
                    pre_shared_key_secret=cdk.SecretValue.unsafe_plain_text("secretkey1234"),
                )
            ),
            "Specify at most one of 'preSharedKey' and 'preSharedKeySecret'",
        ),
        (_tunnels(Tunnel(tunnel_inside_cidr="169.254.1.0/29")), "169.254.1.0/29 for tunnel 1 is not a size /30"),
        (_tunnels(Tunnel(), Tunnel(tunnel_inside_cidr="169.254.0.0/30")), "for tunnel 2 is a reserved inside CIDR"),
        (
            _tunnels(*[Tunnel(tunnel_inside_cidr="169.254.10.0/30")] * 2),
            "Same 169.254.10.0/30 `tunnelInsideCidr` cannot be used for both",
        ),
        (lambda v: ec2.PrefixList(v, "P", prefix_list_name="com.amazonaws.x"), "cannot start with 'com.amazonaws.'"),
        (lambda v: ec2.PrefixList(v, "P", prefix_list_name="x" * 256), "exceeding 255 characters"),
        (lambda v: ec2.PrefixList(v, "P", entries=[Entry(cidr="::/0")]), "Invalid IPv4 address range: ::/0"),
        (
            lambda v: ec2.PrefixList.from_lookup(v, "P", prefix_list_name=cdk.Fn.import_value("x")),
            "must be concrete",
        ),
        (_clients(client_certificate_arn=None), "at least one authentication option"),
        (_clients(client_login_banner="x" * 1401), "1400, got 1401"),
        (_clients(dns_servers=["1.1.1.1"] * 3), "up to two DNS servers"),
        (
            _clients(split_tunnel=True, client_route_enforcement_options={"enforced": True}),
            "cannot be enabled when splitTunnel is true",
        ),
        (
            lambda v: ec2.ClientVpnRoute(v, "R", cidr="1.0.0.0/8", target=ec2.ClientVpnRouteTarget.local()),
            "clientVpnEndpoint",
        ),
        (lambda v: ec2.ClientVpnAuthorizationRule(v, "R", cidr="1.0.0.0/8"), "clientVpnEndpoint"),
    ],
)
def test_options_that_cannot_work_are_refused(network: ec2.Vpc, act: Callable[[ec2.Vpc], object], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        act(network)

    assert message in str(raised.value)


def test_zones_of_a_service_that_the_network_is_not_in_are_refused() -> None:
    key = "endpoint-service-availability-zones:account=111111111111:region=eu-west-1:serviceName=svc"
    other = cdk.Stack(
        cdk.App(context={key: ["elsewhere"]}), "Stack", env=cdk.Environment(account="111111111111", region="eu-west-1")
    )
    vpc = ec2.Vpc(other, "Vpc", max_azs=1)

    with pytest.raises(RuntimeError, match="lookupSupportedAzs returned elsewhere but subnets have AZs dummy1a"):
        vpc.add_interface_endpoint("E", service=ec2.InterfaceVpcEndpointService("svc"), lookup_supported_azs=True)


def test_services_of_aws_are_constants_and_others_are_not() -> None:
    assert Service.LAMBDA_.short_name == "lambda"
    assert "SECRETS_MANAGER" in dir(Service)
    with pytest.raises(AttributeError, match="NO_SUCH_SERVICE"):
        _ = Service.NO_SUCH_SERVICE


def test_a_flow_log_stops_before_what_serves_it_in_the_bucket(stack: cdk.Stack, network: ec2.Vpc) -> None:
    bucket = s3.Bucket(stack, "Bucket", auto_delete_objects=True, removal_policy=cdk.RemovalPolicy.DESTROY)

    ec2.FlowLog(
        stack, "Log", resource_type=Of.from_vpc(network), destination=ec2.FlowLogDestination.to_s3(bucket, "prefix")
    )

    resources = cdk.assertions.Template.from_stack(stack).find_resources("AWS::EC2::FlowLog")
    (log,) = resources.values()
    assert log["DependsOn"] == ["BucketAutoDeleteObjectsCustomResourceBAFD23C2", "BucketPolicyE9A3008A"]


@pytest.mark.parametrize(("routes", "only"), [(None, False), ([], True), (["10.1.0.0/16"], True)])
def test_static_routes_are_given_even_if_there_are_none(stack: cdk.Stack, routes: list[str] | None, only: bool) -> None:
    network = ec2.Vpc(stack, "Vpc", vpn_gateway=True)

    connection: Any = network.add_vpn_connection("Vpn", ip="192.0.2.1", static_routes=routes)

    assert connection.node.default_child.static_routes_only is only


def test_gateways_for_nat_stand_in_the_network(stack: cdk.Stack) -> None:
    elsewhere = ec2.PublicSubnet(stack, "Else", availability_zone="a", cidr_block="10.0.0.0/24", vpc_id="vpc-1")

    with pytest.raises(RuntimeError, match="contains non public subnet Stack/Else"):
        ec2.Vpc(stack, "Vpc", nat_gateway_subnets=ec2.SubnetSelection(subnets=[elsewhere]))


@pytest.mark.parametrize(("public", "error"), [(False, False), (True, True)])
def test_routes_lead_from_the_route_tables_that_are_known(stack: cdk.Stack, public: bool, error: bool) -> None:
    network = ec2.Vpc.from_vpc_attributes(
        stack,
        "Known",
        vpc_id="vpc-1",
        availability_zones=["a"],
        public_subnet_ids=["subnet-1"],
        private_subnet_ids=["subnet-2"],
        private_subnet_route_table_ids=["rtb-2"],
    )
    chosen = [ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)] if public else None

    network.enable_vpn_gateway(type="ipsec.1", vpn_route_propagation=chosen)
    if public:
        with pytest.raises(RuntimeError, match="route table IDs are not available"):
            network.add_gateway_endpoint("S3", service=Gateway.S3, subnets=chosen)
    else:
        endpoint: Any = network.add_gateway_endpoint("S3", service=Gateway.S3)
        assert endpoint.node.default_child.route_table_ids == ["rtb-2"]

    propagation: Any = network.node.find_child("RoutePropagation")
    assert propagation.route_table_ids == ([] if public else ["rtb-2"])
    assert ("aws:cdk:error" in {entry.type for entry in network.node.metadata}) is error


@pytest.mark.parametrize(("id", "taken"), [("vol-05aB", True), ("vol-", False), ("i-1", False), ("vol-xyz", False)])
def test_volumes_made_elsewhere_are_named_as_ec2_names_them(stack: cdk.Stack, id: str, taken: bool) -> None:
    if taken:
        assert ec2.Volume.from_volume_attributes(stack, "V", availability_zone="a", volume_id=id).volume_id == id
        return
    with pytest.raises(RuntimeError, match=r"(?s)`volumeId` does not match.*Stack/V"):
        ec2.Volume.from_volume_attributes(stack, "V", availability_zone="a", volume_id=id)


@pytest.mark.parametrize(("cidr", "refused"), [("10.0.128.0/22", True), ("10.1.0.0/22", False), ("10.0.0.0/8", False)])
def test_people_on_the_vpn_have_addresses_of_their_own(stack: cdk.Stack, cidr: str, refused: bool) -> None:
    network = ec2.Vpc.from_vpc_attributes(
        stack,
        "Known",
        vpc_id="vpc-1",
        availability_zones=["a"],
        private_subnet_ids=["subnet-1"],
        vpc_cidr_block="10.0.0.0/16",
    )
    options: dict[str, Any] = {"server_certificate_arn": "arn:s", "client_certificate_arn": "arn:c", "cidr": cidr}

    if refused:
        with pytest.raises(RuntimeError, match=r"(?s)cannot overlap with the local CIDR.*Stack/Known/Vpn"):
            network.add_client_vpn_endpoint("Vpn", **options)
    else:
        network.add_client_vpn_endpoint("Vpn", **options)


@pytest.mark.parametrize(("instances", "count"), [(None, 2), ([], 1)])
def test_a_volume_may_be_attached_to_the_given_instances_even_if_none(
    stack: cdk.Stack, instances: list[ec2.IInstance] | None, count: int
) -> None:
    volume = ec2.Volume(stack, "V", availability_zone="a", size=cdk.Size.gibibytes(1))

    grant = volume.grant_attach_volume(iam.User(stack, "U"), instances)

    assert grant.principal_statement is not None
    assert len(grant.principal_statement.resources) == count


def test_a_launch_template_has_its_profile_before_its_image(stack: cdk.Stack) -> None:
    template = ec2.LaunchTemplate(
        cdk.Stack(cdk.App(), "Anywhere"),
        "Template",
        role=iam.Role.from_role_name(stack, "Role", "r"),
        machine_image=ec2.MachineImage.generic_linux({"eu-west-1": "ami-1"}),
    )

    assert [child.node.id for child in template.node.children] == ["Profile", "AmiMap", "Resource"]


def test_a_vpn_gateway_needs_subnets(stack: cdk.Stack) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)no subnets at all.*Stack/Vpc"):
        ec2.Vpc(stack, "Vpc", subnet_configuration=[], vpn_gateway=True, vpn_route_propagation=[])


def test_logs_of_a_stream_known_by_name_go_there(stack: cdk.Stack) -> None:
    stream = logs.LogStream.from_log_stream_name(stack, "Stream", "name")
    made: Any = _clients(log_stream=stream)(ec2.Vpc(stack, "Vpc"))

    options = stack.resolve(made.node.default_child.connection_log_options)
    assert options["cloudwatchLogStream"] == "name"
