"""Clusters made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.cluster_base import ClusterAttributes, ICluster
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class Cluster:
    """Finds clusters.

    Raises:
        ValidationError: a cluster is to be made; that is not built.
    """

    def __init__(self, scope: Construct, id: str, **options: Any) -> None:
        raise ValidationError(
            f"clusters are not made by aws_eks.Cluster yet: {id!r}",
            scope=scope,
            fix="use `aws_eks.CfnCluster`, or `Cluster.from_cluster_attributes` for a cluster made elsewhere",
        )

    @staticmethod
    @takes(ClusterAttributes)
    def from_cluster_attributes(scope: Construct, id: str, attrs: ClusterAttributes) -> ICluster:
        """Return a cluster made elsewhere."""
        from aws_cdk.aws_eks._imported_cluster import _ImportedCluster

        return _ImportedCluster(scope, id, attrs)


__all__ = ["Cluster"]
