"""What this generation of the module has in common with ``aws_eks``: structs, enumerations, interfaces and values."""

from __future__ import annotations

from aws_cdk.aws_eks.access_entry import AccessEntryAttributes, AccessEntryProps, AccessEntryType, IAccessEntry
from aws_cdk.aws_eks.access_policy import (
    AccessPolicy,
    AccessPolicyArn,
    AccessPolicyNameOptions,
    AccessPolicyProps,
    AccessScope,
    AccessScopeType,
    IAccessPolicy,
)
from aws_cdk.aws_eks.addon import AddonAttributes, AddonProps, IAddon
from aws_cdk.aws_eks.alb_controller_version import AlbControllerVersion
from aws_cdk.aws_eks.alb_scheme import AlbScheme
from aws_cdk.aws_eks.auto_scaling_capacity import BootstrapOptions
from aws_cdk.aws_eks.cluster_options import (
    ClusterLoggingTypes,
    CoreDnsComputeType,
    GrantAccessOptions,
    IngressLoadBalancerAddressOptions,
    RemoteNodeNetwork,
    RemotePodNetwork,
    ServiceLoadBalancerAddressOptions,
)
from aws_cdk.aws_eks.eks_optimized_image import (
    CpuArch,
    EksOptimizedImage,
    EksOptimizedImageProps,
    MachineImageType,
    NodeType,
)
from aws_cdk.aws_eks.endpoint_access import EndpointAccess
from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions, Selector
from aws_cdk.aws_eks.helm_chart import HelmChartOptions, HelmChartProps
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_eks.kubernetes_manifest import KubernetesManifestOptions, KubernetesManifestProps
from aws_cdk.aws_eks.kubernetes_object_value import KubernetesObjectValueProps
from aws_cdk.aws_eks.kubernetes_patch import KubernetesPatchProps, PatchType
from aws_cdk.aws_eks.kubernetes_version import KubernetesVersion
from aws_cdk.aws_eks.nodegroup import (
    CapacityType,
    INodegroup,
    LaunchTemplateSpec,
    NodegroupOptions,
    NodegroupProps,
    NodegroupRemoteAccess,
    TaintEffect,
    TaintSpec,
)
from aws_cdk.aws_eks.nodegroup_ami import NodegroupAmiType
from aws_cdk.aws_eks.oidc_provider import OidcProviderNativeProps, OpenIdConnectProviderProps
from aws_cdk.aws_eks.service_account import IdentityType, ServiceAccountOptions, ServiceAccountProps

__all__ = [
    "AccessEntryAttributes",
    "AccessEntryProps",
    "AccessEntryType",
    "AccessPolicy",
    "AccessPolicyArn",
    "AccessPolicyNameOptions",
    "AccessPolicyProps",
    "AccessScope",
    "AccessScopeType",
    "AddonAttributes",
    "AddonProps",
    "AlbControllerVersion",
    "AlbScheme",
    "BootstrapOptions",
    "CapacityType",
    "ClusterLoggingTypes",
    "CoreDnsComputeType",
    "CpuArch",
    "EksOptimizedImage",
    "EksOptimizedImageProps",
    "EndpointAccess",
    "FargateProfileOptions",
    "GrantAccessOptions",
    "HelmChartOptions",
    "HelmChartProps",
    "IAccessEntry",
    "IAccessPolicy",
    "IAddon",
    "INodegroup",
    "IdentityType",
    "IngressLoadBalancerAddressOptions",
    "IpFamily",
    "KubernetesManifestOptions",
    "KubernetesManifestProps",
    "KubernetesObjectValueProps",
    "KubernetesPatchProps",
    "KubernetesVersion",
    "LaunchTemplateSpec",
    "MachineImageType",
    "NodeType",
    "NodegroupAmiType",
    "NodegroupOptions",
    "NodegroupProps",
    "NodegroupRemoteAccess",
    "OidcProviderNativeProps",
    "OpenIdConnectProviderProps",
    "PatchType",
    "RemoteNodeNetwork",
    "RemotePodNetwork",
    "Selector",
    "ServiceAccountOptions",
    "ServiceAccountProps",
    "ServiceLoadBalancerAddressOptions",
    "TaintEffect",
    "TaintSpec",
]
