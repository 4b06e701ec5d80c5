"""Clusters on Fargate alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_eks.cluster import Cluster
from aws_cdk.aws_eks.cluster_options import CoreDnsComputeType, FargateClusterProps
from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions, Selector
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_eks.fargate_profile import FargateProfile
    from constructs import Construct


class FargateCluster(Cluster):
    """A cluster whose pods, its own included, run on Fargate.

    Attributes:
        default_profile: Which pods run on Fargate at first.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.FargateCluster"

    @takes(FargateClusterProps)
    def __init__(self, scope: Construct, id: str, props: FargateClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other or the network, or the stack has a cluster already.
        """
        given = props._given()
        profile = given.pop("default_profile", None)
        given.setdefault("core_dns_compute_type", CoreDnsComputeType.FARGATE)
        super().__init__(scope, id, default_capacity=0, **given)
        name, options = default_profile(profile)
        self.default_profile: FargateProfile = self.add_fargate_profile(name, **options._given())


def default_profile(given: FargateProfileOptions | None) -> tuple[str, FargateProfileOptions]:
    """Return id and options of a cluster's first profile."""
    if given is not None:
        return given.fargate_profile_name or "custom", given
    return "default", FargateProfileOptions(
        selectors=[Selector(namespace="default"), Selector(namespace="kube-system")]
    )


__all__ = ["FargateCluster"]
