"""Accounts for pods: names that Kubernetes does not take."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_ec2 import IVpc
from aws_cdk.aws_eks import Cluster, FargateCluster, ICluster, IdentityType, KubernetesVersion
from aws_cdk.aws_lambda import LayerVersion
from aws_cdk.core.errors import ValidationError

LAYER = "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1"


@pytest.fixture
def cluster() -> ICluster:
    stack = Stack(App(), "S")
    return Cluster.from_cluster_attributes(
        stack, "Cluster", cluster_name="c", kubectl_role_arn="arn:aws:iam::123456789012:role/kubectl"
    )


@pytest.mark.parametrize("name", ["", "a", "A", "a_b", "-a", "a.", "a" * 254])
def test_name_is_one_of_a_domain(cluster: ICluster, name: str) -> None:
    with pytest.raises(ValidationError, match="must be a valid DNS subdomain name"):
        cluster.add_service_account("Account", name=name)


@pytest.mark.parametrize("namespace", ["", "a", "A", "a.b", "-a", "a" * 64])
def test_namespace_is_a_label(cluster: ICluster, namespace: str) -> None:
    with pytest.raises(ValidationError, match="must be valid RFC 1123 DNS labels"):
        cluster.add_service_account("Account", namespace=namespace)


@pytest.mark.parametrize("options", [{}, {"identity_type": IdentityType.IRSA}])
def test_provider_of_identities_is_needed(cluster: ICluster, options: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match='"openIdConnectProvider" is not defined for this imported cluster'):
        cluster.add_service_account("Account", **options)


def test_agent_of_eks_needs_no_provider_of_identities(cluster: ICluster) -> None:
    account = cluster.add_service_account("Account", identity_type=IdentityType.POD_IDENTITY, name="a..b")

    assert (account.service_account_name, account.service_account_namespace) == ("a..b", "default")


def test_fargate_has_no_agent_of_eks(home: Stack, vpc: IVpc) -> None:
    layer = LayerVersion.from_layer_version_arn(home, "Layer", LAYER)
    cluster = FargateCluster(home, "Fargate", version=KubernetesVersion.V1_33, vpc=vpc, kubectl_layer=layer)

    with pytest.raises(ValidationError, match=r"Pod Identity is not supported in Fargate\. Use IRSA identity type"):
        cluster.add_service_account("Account", identity_type=IdentityType.POD_IDENTITY)
