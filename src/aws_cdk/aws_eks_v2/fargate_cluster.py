"""Clusters on Fargate alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.cluster_options import CoreDnsComputeType
from aws_cdk.aws_eks.fargate_cluster import default_profile
from aws_cdk.aws_eks_v2.cluster import Cluster
from aws_cdk.aws_eks_v2.cluster_options import DefaultCapacityType, FargateClusterProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_eks_v2.fargate_profile import FargateProfile
    from constructs import Construct


class FargateCluster(Cluster):
    """A cluster whose pods, its own included, run on Fargate.

    Attributes:
        default_profile: Which pods run on Fargate at first.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.FargateCluster"

    @takes(FargateClusterProps)
    def __init__(self, scope: Construct, id: str, props: FargateClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other or the network; nothing runs ``kubectl`` for the cluster.
        """
        given = props._given()
        profile = given.pop("default_profile", None)
        given.setdefault("core_dns_compute_type", CoreDnsComputeType.FARGATE)
        super().__init__(scope, id, default_capacity=0, default_capacity_type=DefaultCapacityType.NODEGROUP, **given)
        name, options = default_profile(profile)
        profile_made: Any = self.add_fargate_profile(name, **options._given())
        self.default_profile: FargateProfile = profile_made


__all__ = ["FargateCluster"]
