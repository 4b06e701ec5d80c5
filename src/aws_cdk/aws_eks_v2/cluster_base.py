"""What every cluster has, and what is known of those made elsewhere."""

from __future__ import annotations

from aws_cdk.aws_eks import cluster_base
from aws_cdk.aws_eks_v2.kubectl_provider import IKubectlProvider, KubectlProviderOptions
from aws_cdk.core.struct import Nested, nested


class ClusterAttributes(cluster_base._KnownOfCluster):
    """What is known of a cluster made elsewhere. What is left out is refused when it is asked for."""

    kubectl_provider: IKubectlProvider | None = None  # type: ignore[assignment]  # that of this generation
    """What runs ``kubectl`` and ``helm`` for it. Default: nothing; nothing can be installed."""
    kubectl_provider_options: Nested[KubectlProviderOptions | None] = nested()
    """How a provider for it can be made."""


class ICluster(cluster_base.ICluster):
    """A cluster."""

    kubectl_provider: IKubectlProvider | None  # type: ignore[assignment]  # that of this generation
    kubectl_provider_options: KubectlProviderOptions | None


__all__ = ["ClusterAttributes", "ICluster"]
