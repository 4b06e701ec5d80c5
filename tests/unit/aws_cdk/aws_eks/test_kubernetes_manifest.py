"""Objects on clusters: what is refused, and what becomes of the app's own objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_eks import Cluster, KubectlProvider, KubernetesManifest, KubernetesObjectValue, KubernetesPatch
from aws_cdk.aws_iam import Role
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


@pytest.mark.parametrize(
    "make",
    [
        lambda stack, cluster: KubernetesManifest(stack, "X", cluster=cluster, manifest=[]),
        lambda stack, cluster: KubernetesPatch(
            stack, "X", cluster=cluster, resource_name="a/b", apply_patch={}, restore_patch={}
        ),
        lambda stack, cluster: KubernetesObjectValue(
            stack, "X", cluster=cluster, object_type="a", object_name="b", json_path=".c"
        ),
    ],
)
def test_cluster_that_kubectl_cannot_reach_is_refused(stack: Stack, make: Callable[[Stack, Any], object]) -> None:
    cluster = Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c")

    with pytest.raises(ValidationError, match="cannot issue kubectl commands against this cluster"):
        make(stack, cluster)


def test_objects_of_the_app_stay_as_they_were(stack: Stack) -> None:
    provider = KubectlProvider.from_kubectl_provider_attributes(
        stack,
        "Provider",
        function_arn="arn:f",
        kubectl_role_arn="arn:r",
        handler_role=Role.from_role_arn(stack, "Role", "arn:aws:iam::123456789012:role/handler"),
    )
    cluster = Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c", kubectl_provider=provider)
    ingress: dict[str, Any] = {"kind": "Ingress", "metadata": {"labels": {"a": "b"}, "annotations": {"c": "d"}}}

    KubernetesManifest(stack, "Manifest", cluster=cluster, manifest=[ingress], ingress_alb=True)

    (made,) = Template.from_stack(stack).find_resources(KubernetesManifest.RESOURCE_TYPE).values()
    assert "aws.cdk.eks/prune-" in made["Properties"]["Manifest"]
    assert ingress == {"kind": "Ingress", "metadata": {"labels": {"a": "b"}, "annotations": {"c": "d"}}}
