"""Clusters: what is refused, and what only a look at the template shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.assertions import Match, Template
from aws_cdk.aws_ec2 import IVpc, SecurityGroup, SubnetSelection, SubnetType, Vpc
from aws_cdk.aws_eks import (
    AccessEntry,
    AccessEntryType,
    AccessPolicy,
    AccessScopeType,
    Addon,
    AlbController,
    AlbControllerVersion,
    AuthenticationMode,
    AwsAuth,
    Cluster,
    EndpointAccess,
    FargateProfile,
    IpFamily,
    KubernetesVersion,
)
from aws_cdk.aws_lambda import Code, LayerVersion, Runtime
from aws_cdk.core.errors import ValidationError
from constructs import Construct

MakeCluster = Callable[..., Cluster]
PUBLIC = [SubnetSelection(subnet_type=SubnetType.PUBLIC)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"vpc_subnets": PUBLIC, "place_cluster_handler_in_vpc": True}, "no private subnets could be selected"),
        (
            {"vpc_subnets": PUBLIC, "endpoint_access": EndpointAccess.PRIVATE},
            "private subnets when public endpoint access is disabled",
        ),
        (
            {"vpc_subnets": PUBLIC, "endpoint_access": EndpointAccess.PUBLIC_AND_PRIVATE.only_from("1.2.3.4/32")},
            "private subnets when public endpoint access is restricted",
        ),
        (
            {"service_ipv4_cidr": "10.0.0.0/16", "ip_family": IpFamily.IP_V6},
            "Cannot specify serviceIpv4Cidr with ipFamily",
        ),
        ({"remote_node_networks": [{"cidrs": ["10.0.0.0/16", "10.0.1.0/24"]}]}, "remote node network #1"),
        (
            {"remote_node_networks": [{"cidrs": ["10.0.0.0/16"]}, {"cidrs": ["10.0.1.0/24"]}]},
            "10.0.0.0/16 in remote node network #1 should not overlap with CIDR block 10.0.1.0/24 in remote node network #2",
        ),
        (
            {
                "remote_node_networks": [{"cidrs": ["192.168.0.0/16"]}],
                "remote_pod_networks": [{"cidrs": ["10.0.0.0/8", "10.0.1.0/24"]}],
            },
            "remote pod network #1",
        ),
        (
            {"remote_node_networks": [{"cidrs": ["10.0.0.0/16"]}], "remote_pod_networks": [{"cidrs": ["10.0.1.0/24"]}]},
            "Remote node network CIDR block 10.0.0.0/16 should not overlap with remote pod network",
        ),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    make_cluster: MakeCluster, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        make_cluster(**options)
    assert "Home/Cluster" in str(caught.value)


def test_group_of_handlers_needs_a_network_for_them(home: Stack, make_cluster: MakeCluster) -> None:
    group = SecurityGroup.from_security_group_id(home, "Group", "sg-1")

    with pytest.raises(ValidationError, match="without placeClusterHandlerInVpc"):
        make_cluster(cluster_handler_security_group=group)


def test_private_access_needs_names_in_the_network(home: Stack, make_cluster: MakeCluster) -> None:
    nameless = Vpc(home, "Nameless", enable_dns_support=False)

    with pytest.raises(ValidationError, match="DNS support and DNS hostnames"):
        make_cluster(vpc=nameless)


@pytest.mark.parametrize(
    ("access", "message"),
    [(EndpointAccess.PRIVATE, "public access is enabled"), (EndpointAccess.PUBLIC, "private access is disabled")],
)
def test_only_access_from_both_sides_is_narrowed(access: EndpointAccess, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        access.only_from("1.2.3.4/32")


def test_stack_has_one_cluster(home: Stack, cluster: Cluster, vpc: IVpc) -> None:
    assert cluster.kubectl_layer is not None

    with pytest.raises(ValidationError, match="Only a single EKS cluster"):
        Cluster(home, "Second", version=KubernetesVersion.V1_33, kubectl_layer=cluster.kubectl_layer, vpc=vpc)


def test_cluster_of_access_entries_has_no_map(make_cluster: MakeCluster) -> None:
    cluster = make_cluster(authentication_mode=AuthenticationMode.API)

    with pytest.raises(ValidationError, match="ConfigMap not supported in the AuthenticationMode"):
        cluster.aws_auth.add_account("111111111111")


def test_map_takes_no_roles_of_other_stacks(cluster: Cluster) -> None:
    from aws_cdk.aws_iam import AccountRootPrincipal, Role

    role = Role(Stack(App(), "Other"), "Role", assumed_by=AccountRootPrincipal())

    with pytest.raises(ValidationError, match="Other/Role should be defined in the scope of the Home stack"):
        cluster.aws_auth.add_masters_role(role)


def test_layer_for_another_language_stays_with_the_handler(home: Stack, make_cluster: MakeCluster) -> None:
    layer = LayerVersion(home, "NodeLayer", code=Code.from_asset("tests"), compatible_runtimes=[Runtime.NODEJS_22_X])

    assert make_cluster(on_event_layer=layer).on_event_layer is layer


class Chart(Construct):
    """What a chart of cdk8s is to a cluster."""

    def to_json(self) -> Sequence[dict[str, Any]]:
        return [{"kind": "ConfigMap", "metadata": {"name": "of-chart"}}]


def test_chart_is_any_construct_that_gives_objects(home: Stack, cluster: Cluster) -> None:
    cluster.add_cdk8s_chart("FromChart", Chart(home, "Chart"), skip_validation=True)

    Template.from_stack(home).has_resource_properties(
        "Custom::AWSCDK-EKS-KubernetesResource",
        {"Manifest": Match.string_like_regexp("of-chart"), "SkipValidation": True},
    )
    with pytest.raises(ValidationError, match="Must contain a 'toJson' method"):
        cluster.add_cdk8s_chart("None", Construct(home, "NoChart"))


# -- who may work on it, and what is installed ------------------------------


def test_entries_of_nodes_outside_take_no_policies(home: Stack, cluster: Cluster) -> None:
    policy = AccessPolicy.from_access_policy_name("A", access_scope_type=AccessScopeType.CLUSTER)
    entry = AccessEntry(
        home, "E", cluster=cluster, principal="p", access_policies=[], access_entry_type=AccessEntryType.HYBRID_LINUX
    )

    with pytest.raises(ValidationError, match="'HYBRID_LINUX' cannot have access policies attached"):
        entry.add_access_policies([policy])


def test_what_is_not_known_of_things_made_elsewhere_is_refused(home: Stack) -> None:
    entry = AccessEntry.from_access_entry_attributes(home, "E", access_entry_arn="a", access_entry_name="n")
    addon = Addon.from_addon_arn(home, "A", "arn:aws:eks:us-east-1:111111111111:addon/c/name/id")

    assert addon.addon_name == "name"
    with pytest.raises(ValidationError, match="Cannot access clusterName from this AccessEntry"):
        _ = entry.access_entry_ref
    with pytest.raises(ValidationError, match="addon has been created without knowledge of its cluster"):
        _ = addon.addon_ref
    with pytest.raises(ValidationError, match="addon/CLUSTER/NAME"):
        Addon.from_addon_arn(home, "B", "arn:aws:eks:us-east-1:111111111111:addon/c")


def test_unknown_controller_needs_a_policy(home: Stack, cluster: Cluster) -> None:
    with pytest.raises(ValidationError, match=r"policy' is required when using a custom controller version"):
        AlbController.create(home, cluster=cluster, version=AlbControllerVersion.of("v9.9.9"))


def test_the_policy_of_a_controller_is_a_document(home: Stack, cluster: Cluster) -> None:
    with pytest.raises(ValidationError, match="The policy of the controller has no list of statements"):
        AlbController.create(home, cluster=cluster, version=AlbControllerVersion.V2_8_2, policy={"a": 1})


def test_a_choice_of_subnets_needs_the_network(home: Stack, cluster: Cluster) -> None:
    options: dict[str, Any] = {"cluster": cluster, "selectors": [{"namespace": "n"}], "subnet_selection": PUBLIC[0]}

    warned = FargateProfile(home, "A", **options)
    FargateProfile(home, "B", vpc=cluster.vpc, **{**options, "subnet_selection": None})

    (entry,) = warned.node.metadata
    assert "[ack: @aws-cdk/aws-eks:fargateProfileDefaultToPrivateSubnets]" in entry.data


def test_a_map_needs_a_cluster_that_reads_it(home: Stack, make_cluster: MakeCluster) -> None:
    with pytest.raises(ValidationError, match="ConfigMap not supported in the AuthenticationMode"):
        AwsAuth(home, "Map", cluster=make_cluster(authentication_mode=AuthenticationMode.API))
