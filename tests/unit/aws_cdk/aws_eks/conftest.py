"""A stack with a network made elsewhere, and a cluster in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Environment, Stack
from aws_cdk.aws_ec2 import IVpc, Vpc
from aws_cdk.aws_eks import Cluster, KubernetesVersion
from aws_cdk.aws_lambda import LayerVersion

LAYER = "arn:aws:lambda:us-east-1:111111111111:layer:kubectl:1"


@pytest.fixture
def home() -> Stack:
    return Stack(App(), "Home", env=Environment(account="111111111111", region="us-east-1"))


@pytest.fixture
def vpc(home: Stack) -> IVpc:
    return Vpc.from_vpc_attributes(
        home,
        "Vpc",
        vpc_id="vpc-1",
        availability_zones=["us-east-1a", "us-east-1b"],
        private_subnet_ids=["subnet-1", "subnet-2"],
        public_subnet_ids=["subnet-3", "subnet-4"],
    )


@pytest.fixture
def make_cluster(home: Stack, vpc: IVpc) -> Callable[..., Cluster]:
    """Return a function that makes a cluster without nodes."""

    def make(**options: Any) -> Cluster:
        layer = LayerVersion.from_layer_version_arn(home, "Layer", LAYER)
        standard: dict[str, Any] = {"version": KubernetesVersion.V1_33, "vpc": vpc, "default_capacity": 0}
        return Cluster(home, "Cluster", kubectl_layer=layer, **{**standard, **options})

    return make


@pytest.fixture
def cluster(make_cluster: Callable[..., Cluster]) -> Cluster:
    return make_cluster()
