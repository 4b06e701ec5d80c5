"""Charts on clusters: what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_eks import Cluster, HelmChart, KubectlProvider
from aws_cdk.aws_iam import Role
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> Stack:
    return Stack(App(), "S")


def install(stack: Stack, **options: Any) -> HelmChart:
    role = Role.from_role_arn(stack, "Role", "arn:aws:iam::123456789012:role/handler")
    provider = KubectlProvider.from_kubectl_provider_attributes(
        stack, "Provider", function_arn="arn:f", kubectl_role_arn="arn:r", handler_role=role
    )
    cluster = Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c", kubectl_provider=provider)
    return HelmChart(stack, "Chart", cluster=cluster, **options)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "Either 'chart' or 'chartAsset' must be specified"),
        ({"chart": "a", "timeout": Duration.minutes(16)}, "timeout cannot be higher than 15 minutes"),
    ],
)
def test_chart_that_cannot_be_installed_is_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match="S/Chart") as caught:
        install(stack, **options)

    assert message in caught.value.what


@pytest.mark.parametrize("option", ["repository", "version"])
def test_uploaded_chart_has_no_place_and_version_of_its_own(stack: Stack, tmp_path: Path, option: str) -> None:
    asset = Asset(stack, "Asset", path=str(tmp_path))

    with pytest.raises(ValidationError, match="Neither 'repository' nor 'version' can be used"):
        install(stack, chart_asset=asset, **{option: "x"})


def test_cluster_without_provider_takes_no_charts(stack: Stack) -> None:
    cluster = Cluster.from_cluster_attributes(stack, "Cluster", cluster_name="c")

    with pytest.raises(ValidationError, match="cannot issue kubectl commands against this cluster"):
        cluster.add_helm_chart("Chart", chart="a")


def test_no_time_is_left_out_and_empty_names_are_taken(stack: Stack) -> None:
    install(stack, chart="a", timeout=Duration.seconds(0), release="", namespace="")

    (chart,) = Template.from_stack(stack).find_resources("Custom::AWSCDK-EKS-HelmChart").values()
    found = chart["Properties"]
    assert ("Timeout" in found, found["Release"], found["Namespace"]) == (False, "", "")
