"""Clusters of the second generation: what is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_ec2 import InstanceType, IVpc, SecurityGroup, SubnetSelection, SubnetType, Vpc
from aws_cdk.aws_eks import KubernetesManifest as FirstManifest
from aws_cdk.aws_eks_v2 import (
    AlbController,
    AlbControllerVersion,
    Cluster,
    CoreDnsComputeType,
    DefaultCapacityType,
    EndpointAccess,
    FargateCluster,
    IpFamily,
    KubectlProvider,
    KubectlProviderOptions,
    KubernetesManifest,
    KubernetesVersion,
)
from aws_cdk.aws_lambda import ILayerVersion, LayerVersion
from aws_cdk.core.errors import ValidationError

MakeCluster = Callable[..., Cluster]
NODEGROUP = {"default_capacity_type": DefaultCapacityType.NODEGROUP, "default_capacity": 0}
PUBLIC = [SubnetSelection(subnet_type=SubnetType.PUBLIC)]


@pytest.fixture
def home() -> Stack:
    return Stack(App(), "Home", env=Environment(account="111111111111", region="us-east-1"))


@pytest.fixture
def vpc(home: Stack) -> IVpc:
    return Vpc.from_vpc_attributes(
        home,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["us-east-1a"],
        private_subnet_ids=["subnet-1"],
        public_subnet_ids=["subnet-2"],
    )


@pytest.fixture
def layer(home: Stack) -> ILayerVersion:
    return LayerVersion.from_layer_version_arn(home, "Layer", "arn:aws:lambda:us-east-1:111111111111:layer:k:1")


@pytest.fixture
def make_cluster(home: Stack, vpc: IVpc) -> MakeCluster:
    def make(**options: Any) -> Cluster:
        return Cluster(home, "Cluster", version=KubernetesVersion.V1_33, vpc=vpc, **options)

    return make


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"default_capacity": 2}, "Cannot specify defaultCapacity or defaultCapacityInstance when using Auto Mode"),
        (
            {
                "default_capacity_instance": InstanceType("m5.large"),
                "default_capacity_type": DefaultCapacityType.AUTOMODE,
            },
            "Cannot specify defaultCapacity or defaultCapacityInstance when using Auto Mode",
        ),
        (
            {"compute": {"node_pools": ["system"]}, "default_capacity_type": DefaultCapacityType.EC2},
            "Cannot specify compute without using DefaultCapacityType.AUTOMODE",
        ),
        ({"bootstrap_self_managed_addons": True}, "bootstrapSelfManagedAddons cannot be true when using EKS Auto Mode"),
        (
            {"compute": {"node_pools": ["foo"]}},
            "Invalid node pool values: foo. Valid values are: general-purpose, system",
        ),
        ({"remote_pod_networks": [{"cidrs": ["10.0.0.0/8"]}]}, "cannot be specified without remoteNodeNetworks"),
        ({"remote_node_networks": [{"cidrs": ["10.0.0.0/8", "10.1.0.0/16"]}]}, "in remote node network #1"),
        ({"service_ipv4_cidr": "10.0.0.0/16", "ip_family": IpFamily.IP_V6}, "Cannot specify serviceIpv4Cidr"),
        (
            {"vpc_subnets": PUBLIC, "endpoint_access": EndpointAccess.PRIVATE},
            "Vpc must contain private subnets when public endpoint access is disabled",
        ),
        ({"core_dns_compute_type": CoreDnsComputeType.FARGATE, **NODEGROUP}, "Kubectl Provider is not defined"),
        ({"alb_controller": {"version": AlbControllerVersion.V2_8_2}, **NODEGROUP}, "Kubectl Provider is not defined"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    make_cluster: MakeCluster, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        make_cluster(**options)
    assert "Home/" in str(caught.value)


def test_nothing_is_installed_without_kubectl(home: Stack, vpc: IVpc, make_cluster: MakeCluster) -> None:
    cluster = make_cluster()

    with pytest.raises(ValidationError, match="Kubectl Provider is not defined in this cluster"):
        cluster.add_manifest("M", {"kind": "X"})
    with pytest.raises(ValidationError, match="Kubectl Provider is not defined in this cluster"):
        FargateCluster(home, "Fargate", version=KubernetesVersion.V1_33, vpc=vpc)
    assert KubectlProvider.get_kubectl_provider(home, cluster) is None


def test_groups_of_kubectl_are_given_once(home: Stack, layer: ILayerVersion, make_cluster: MakeCluster) -> None:
    group = SecurityGroup.from_security_group_id(home, "Group", "sg-1")
    options = KubectlProviderOptions(kubectl_layer=layer, security_group=group, security_groups=[group])

    with pytest.raises(ValidationError, match='Cannot specify both "securityGroup" and "securityGroups"'):
        make_cluster(kubectl_provider_options=options)


def test_stack_may_have_several_clusters(
    home: Stack, vpc: IVpc, layer: ILayerVersion, make_cluster: MakeCluster
) -> None:
    options = KubectlProviderOptions(kubectl_layer=layer)
    make_cluster(kubectl_provider_options=options)

    second = Cluster(home, "Second", version=KubernetesVersion.V1_33, vpc=vpc, kubectl_provider_options=options)

    assert second.kubectl_provider is not None
    assert second.add_manifest("M", {"kind": "X"}).node.path == "Home/Second/manifest-M"


def test_classes_are_of_this_generation(layer: ILayerVersion, make_cluster: MakeCluster) -> None:
    made = make_cluster(kubectl_provider_options=KubectlProviderOptions(kubectl_layer=layer)).add_manifest("M", {})

    assert type(made) is KubernetesManifest
    assert type(made) is not FirstManifest


def test_unknown_controller_needs_a_policy(home: Stack, layer: ILayerVersion, make_cluster: MakeCluster) -> None:
    cluster = make_cluster(kubectl_provider_options=KubectlProviderOptions(kubectl_layer=layer))

    with pytest.raises(ValidationError, match="required when using a custom controller version"):
        AlbController.create(home, cluster=cluster, version=AlbControllerVersion.of("v9.9.9"))
