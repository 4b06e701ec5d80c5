"""Clusters made elsewhere: what is not known of them, and providers that cannot be made for them."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_eks import Cluster, ICluster, KubectlProvider
from aws_cdk.core.errors import ValidationError

ROLE = "arn:aws:iam::123456789012:role/kubectl"


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def known(stack: Stack, **attributes: Any) -> ICluster:
    return Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c", **attributes)


@pytest.mark.parametrize(
    ("attribute", "name"),
    [
        ("vpc", "vpc"),
        ("cluster_security_group", "clusterSecurityGroup"),
        ("cluster_security_group_id", "clusterSecurityGroupId"),
        ("cluster_endpoint", "clusterEndpoint"),
        ("cluster_certificate_authority_data", "clusterCertificateAuthorityData"),
        ("cluster_encryption_config_key_arn", "clusterEncryptionConfigKeyArn"),
        ("open_id_connect_provider", "openIdConnectProvider"),
    ],
)
def test_what_is_not_known_is_refused_when_it_is_asked_for(stack: Stack, attribute: str, name: str) -> None:
    cluster = known(stack)

    with pytest.raises(ValidationError, match=f'"{name}" is not defined for this imported cluster'):
        getattr(cluster, attribute)


def test_subnets_of_the_provider_need_a_group(stack: Stack) -> None:
    cluster = known(stack, kubectl_role_arn=ROLE, kubectl_private_subnet_ids=["subnet-1"])

    with pytest.raises(ValidationError, match='"kubectlSecurityGroup" is required if "kubectlSubnets" is specified'):
        cluster.add_manifest("Manifest", {"kind": "A"})


def test_subnets_of_the_provider_need_a_network(stack: Stack) -> None:
    cluster = known(
        stack, kubectl_role_arn=ROLE, kubectl_private_subnet_ids=["subnet-1"], kubectl_security_group_id="sg-1"
    )

    with pytest.raises(ValidationError, match='"vpc" is not defined for this imported cluster'):
        cluster.add_manifest("Manifest", {"kind": "A"})


def test_provider_needs_a_role_for_the_cluster(stack: Stack) -> None:
    with pytest.raises(ValidationError, match='"kubectlRole" is not defined, cannot issue kubectl commands'):
        KubectlProvider(stack, "Provider", cluster=known(stack))


def test_stack_has_one_provider_for_each_cluster(stack: Stack) -> None:
    cluster = known(stack, kubectl_role_arn=ROLE)
    other = Stack(stack.node.root, "Other")

    provider = KubectlProvider.get_or_create(stack, cluster)

    assert KubectlProvider.get_or_create(stack, cluster) is provider
    assert KubectlProvider.get_or_create(other, cluster) is not provider
