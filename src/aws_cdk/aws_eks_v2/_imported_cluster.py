"""A cluster that was made elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_eks import _imported_cluster
from aws_cdk.aws_eks_v2._joining import _Joining
from aws_cdk.aws_eks_v2.cluster_base import ClusterAttributes, ICluster
from aws_cdk.core.resource import ResourceProps

if TYPE_CHECKING:
    from constructs import Construct


class _ImportedCluster(_Joining, _imported_cluster._ImportedCluster, ICluster):
    """What is known of a cluster; what is not known is refused when it is asked for."""

    _fqn = "aws-cdk-lib.Resource"
    _module = "aws_cdk.aws_eks_v2"

    def __init__(self, scope: Construct, id: str, attrs: ClusterAttributes) -> None:
        self._init_resource(scope, id, ResourceProps())
        self._take(attrs)
        self.kubectl_provider_options = attrs.kubectl_provider_options
