"""Clusters made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks.helm_chart import HelmChart, HelmChartOptions
from aws_cdk.aws_eks.kubectl_provider import IKubectlProvider
from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifest
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class ClusterAttributes(Struct):
    """What is known of a cluster made elsewhere."""

    cluster_name: str
    kubectl_provider: IKubectlProvider | None = None
    """What runs ``kubectl`` and ``helm`` for it. Default: nothing; charts and manifests cannot be installed."""
    prune: bool | None = None
    """Whether objects that leave a manifest are removed from the cluster. Default: yes."""


class ICluster(IResource):
    """A cluster."""

    cluster_name: str
    cluster_arn: str
    kubectl_provider: IKubectlProvider | None
    prune: bool

    if TYPE_CHECKING:

        @takes(HelmChartOptions)
        def add_helm_chart(self, id: str, options: HelmChartOptions) -> HelmChart: ...

        def add_manifest(self, id: str, *manifest: Mapping[str, Any]) -> KubernetesManifest: ...


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
        return _ImportedCluster(scope, id, attrs)


class _ImportedCluster(Resource, ICluster):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: ClusterAttributes) -> None:
        super().__init__(scope, id)
        self.cluster_name = attrs.cluster_name
        self.cluster_arn = Stack.of(self).format_arn(
            service="eks", resource="cluster", resource_name=attrs.cluster_name
        )
        self.kubectl_provider = attrs.kubectl_provider
        self.prune = attrs.prune is not False

    @takes(HelmChartOptions)
    def add_helm_chart(self, id: str, options: HelmChartOptions) -> HelmChart:
        """Install a chart."""
        return HelmChart(self, f"chart-{id}", cluster=self, **options._given())

    def add_manifest(self, id: str, *manifest: Mapping[str, Any]) -> KubernetesManifest:
        """Make objects, in this order."""
        return KubernetesManifest(self, f"manifest-{id}", cluster=self, manifest=manifest)


__all__ = ["Cluster", "ClusterAttributes", "ICluster"]
