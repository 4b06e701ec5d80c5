"""What every cluster has, and what is known of those made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import IConnectable
from aws_cdk.aws_eks.helm_chart import HelmChartOptions
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_eks.kubectl_provider import IKubectlProvider
from aws_cdk.core.resource import IResource
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.addon import IAddon
    from aws_cdk.aws_eks.auto_scaling_capacity import AutoScalingGroupOptions
    from aws_cdk.aws_eks.cluster_options import AuthenticationMode
    from aws_cdk.aws_eks.helm_chart import HelmChart
    from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifest, KubernetesManifestOptions
    from aws_cdk.aws_eks.service_account import ServiceAccount, ServiceAccountOptions
    from aws_cdk.aws_iam.oidc_provider import IOpenIdConnectProvider
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from constructs import Construct


class _KnownOfCluster(Struct):
    """What clusters of both generations may be known by."""

    cluster_name: str
    cluster_certificate_authority_data: str | None = None
    """The certificate of its API, in base64."""
    cluster_encryption_config_key_arn: str | None = None
    """The key that its secrets are encrypted with."""
    cluster_endpoint: str | None = None
    """The URL of its API."""
    cluster_security_group_id: str | None = None
    """The group that EKS made for it."""
    ip_family: IpFamily | None = None
    """Which addresses it gives."""
    kubectl_provider: IKubectlProvider | None = None
    """What runs ``kubectl`` and ``helm`` for it."""
    open_id_connect_provider: IOpenIdConnectProvider | None = None
    """The provider of its identities."""
    prune: bool | None = None
    """Whether objects that leave a manifest are removed from the cluster. Default: yes."""
    security_group_ids: Sequence[str] | None = None
    """More groups of its control plane."""
    vpc: IVpc | None = None
    """Its network."""


class ClusterAttributes(_KnownOfCluster):
    """What is known of a cluster made elsewhere. What is left out is refused when it is asked for."""

    awscli_layer: ILayerVersion | None = None
    """A layer for the function that runs ``kubectl``, in the place of the one with the AWS CLI. Default: one is made."""
    cluster_handler_security_group_id: str | None = None
    """The group of what made it."""
    kubectl_environment: Mapping[str, str] | None = None
    """Environment variables of the function that runs ``kubectl``."""
    kubectl_lambda_role: IRole | None = None
    """The role which that function works with. Default: one is made."""
    kubectl_layer: ILayerVersion | None = None
    """The layer with ``kubectl`` and ``helm``, at ``/opt/kubectl/kubectl`` and ``/opt/helm/helm``."""
    kubectl_memory: Size | None = None
    """The function's memory. Default: 1 GiB."""
    kubectl_private_subnet_ids: Sequence[str] | None = None
    """Where the function runs, if only the network reaches the cluster. Default: outside of networks."""
    kubectl_provider: IKubectlProvider | None = None
    """What runs ``kubectl`` and ``helm`` for it. Default: one is made, if the role is known."""
    kubectl_role_arn: str | None = None
    """The role that ``kubectl`` speaks to the cluster with. Default: none; nothing can be installed."""
    kubectl_security_group_id: str | None = None
    """The function's group, in a network."""
    on_event_layer: ILayerVersion | None = None
    """A layer that the cluster's maker used."""


class ICluster(IResource, IConnectable):
    """A cluster."""

    cluster_name: str
    cluster_arn: str
    prune: bool
    ip_family: IpFamily | None
    authentication_mode: AuthenticationMode | None
    kubectl_provider: IKubectlProvider | None
    kubectl_layer: ILayerVersion | None
    awscli_layer: ILayerVersion | None
    on_event_layer: ILayerVersion | None
    kubectl_environment: Mapping[str, str] | None
    kubectl_memory: Size | None
    kubectl_lambda_role: IRole | None
    kubectl_role: IRole | None
    kubectl_security_group: ISecurityGroup | None
    kubectl_private_subnets: list[ISubnet] | None
    cluster_handler_security_group: ISecurityGroup | None

    if TYPE_CHECKING:

        @property
        def cluster_ref(self) -> Any: ...

        @property
        def eks_pod_identity_agent(self) -> IAddon | None: ...

        @property
        def vpc(self) -> IVpc: ...

        @property
        def cluster_security_group(self) -> ISecurityGroup: ...

        @property
        def cluster_security_group_id(self) -> str: ...

        @property
        def cluster_endpoint(self) -> str: ...

        @property
        def cluster_certificate_authority_data(self) -> str: ...

        @property
        def cluster_encryption_config_key_arn(self) -> str: ...

        @property
        def open_id_connect_provider(self) -> IOpenIdConnectProvider: ...

        @takes(HelmChartOptions)
        def add_helm_chart(self, id: str, options: HelmChartOptions) -> HelmChart: ...

        def add_manifest(self, id: str, *manifest: Mapping[str, Any]) -> KubernetesManifest: ...

        @takes(KubernetesManifestOptions)
        def add_cdk8s_chart(
            self, id: str, chart: Construct, options: KubernetesManifestOptions
        ) -> KubernetesManifest: ...

        @takes(ServiceAccountOptions)
        def add_service_account(self, id: str, options: ServiceAccountOptions) -> ServiceAccount: ...

        @takes(AutoScalingGroupOptions)
        def connect_auto_scaling_group_capacity(
            self, auto_scaling_group: AutoScalingGroup, options: AutoScalingGroupOptions
        ) -> None: ...


__all__ = ["ClusterAttributes", "ICluster"]
