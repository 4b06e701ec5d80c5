"""Options of clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_eks.cluster_options import ClusterLoggingTypes, CoreDnsComputeType, RemoteNodeNetwork, RemotePodNetwork
from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_eks_v2.alb_controller import AlbControllerOptions
from aws_cdk.aws_eks_v2.kubectl_provider import KubectlProviderOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.endpoint_access import EndpointAccess
    from aws_cdk.aws_eks.kubernetes_version import KubernetesVersion
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_kms import IKeyRef


class DefaultCapacityType(NamedEnum):
    """What the first nodes are."""

    NODEGROUP = 0
    """A group that EKS manages."""
    EC2 = 1
    """A group of instances."""
    AUTOMODE = 2
    """What EKS makes and removes as pods need it."""


class ControlPlaneScalingTier:
    """How much the control plane can do at least: one of the constants, or by its name.

    Attributes:
        value: The name.
    """

    STANDARD: ClassVar[ControlPlaneScalingTier]
    TIER_XL: ClassVar[ControlPlaneScalingTier]
    TIER_2_XL: ClassVar[ControlPlaneScalingTier]
    TIER_4_XL: ClassVar[ControlPlaneScalingTier]
    TIER_8_XL: ClassVar[ControlPlaneScalingTier]

    @checked
    def __init__(self, tier: str) -> None:
        self.value = tier

    @staticmethod
    @checked
    def of(tier: str) -> ControlPlaneScalingTier:
        """Return a tier by its name."""
        return ControlPlaneScalingTier(tier)


ControlPlaneScalingTier.STANDARD = ControlPlaneScalingTier("standard")
ControlPlaneScalingTier.TIER_XL = ControlPlaneScalingTier("tier-xl")
ControlPlaneScalingTier.TIER_2_XL = ControlPlaneScalingTier("tier-2xl")
ControlPlaneScalingTier.TIER_4_XL = ControlPlaneScalingTier("tier-4xl")
ControlPlaneScalingTier.TIER_8_XL = ControlPlaneScalingTier("tier-8xl")


class ComputeConfig(Struct):
    """Nodes of the automatic mode."""

    node_pools: Sequence[str] | None = None
    """Which pools EKS keeps: ``system``, ``general-purpose``. Default: both."""
    node_role: IRole | None = None
    """Role of the nodes. Default: a new one, if there are pools."""


class ClusterCommonOptions(Struct):
    """Options of clusters with nodes and of those on Fargate alone."""

    version: KubernetesVersion
    alb_controller: Nested[AlbControllerOptions | None] = nested()
    """The controller of load balancers of AWS. Default: none is installed."""
    cluster_logging: Sequence[ClusterLoggingTypes] | None = None
    """What of the control plane is logged. Default: nothing."""
    cluster_name: str | None = None
    """Default: chosen by CloudFormation."""
    control_plane_scaling_tier: ControlPlaneScalingTier | None = None
    """How much the control plane can do at least. Default: what the cluster needs now."""
    core_dns_compute_type: CoreDnsComputeType | None = None
    """Where the cluster's name server runs. Default: on EC2; of a cluster on Fargate, there."""
    endpoint_access: EndpointAccess | None = None
    """From where the API is reached. Default: from everywhere, requests of nodes in the network."""
    ip_family: IpFamily | None = None
    """Which addresses pods and services get. Default: those of IPv4."""
    kubectl_provider_options: Nested[KubectlProviderOptions | None] = nested()
    """What runs ``kubectl`` and ``helm``. Default: nothing; nothing can be installed."""
    masters_role: IRole | None = None
    """A role that may do everything on the cluster. Default: none."""
    prune: bool | None = None
    """Whether objects that leave a manifest are removed from the cluster. Default: yes."""
    remote_node_networks: Nested[Sequence[RemoteNodeNetwork] | None] = nested()
    """Where nodes outside of AWS are. Default: there are none."""
    remote_pod_networks: Nested[Sequence[RemotePodNetwork] | None] = nested()
    """Where pods on such nodes are; only beside ``remote_node_networks``."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the cluster, and all that is made below it, when it leaves the stack. Default: it is deleted."""
    role: IRole | None = None
    """What EKS works with. Default: a new role."""
    secrets_encryption_key: IKeyRef | None = None
    """Key that secrets of the cluster are encrypted with. Default: one of AWS."""
    security_group: ISecurityGroup | None = None
    """Group of the control plane's interfaces. Default: a new one."""
    service_ipv4_cidr: str | None = None
    """Addresses of services. Default: chosen by EKS."""
    tags: Mapping[str, str] | None = None
    """Tags of the cluster."""
    vpc: IVpc | None = None
    """Default: a new network."""
    vpc_subnets: Nested[Sequence[SubnetSelection] | None] = nested()
    """Where the control plane has interfaces, and nodes are. Default: in all public and private subnets."""


class ClusterProps(ClusterCommonOptions):
    """Options of a cluster."""

    bootstrap_cluster_creator_admin_permissions: bool | None = None
    """Whether the principal that makes the cluster may do everything on it. Default: yes."""
    bootstrap_self_managed_addons: bool | None = None
    """Whether the cluster starts with network, proxy and name server. Default: yes."""
    compute: Nested[ComputeConfig | None] = nested()
    """Nodes of the automatic mode. Default: both pools."""
    default_capacity: int | float | None = None
    """Number of nodes to start with, perhaps 0; not in the automatic mode. Default: 2."""
    default_capacity_instance: InstanceType | None = None
    """Their type; not in the automatic mode. Default: ``m5.large``."""
    default_capacity_type: DefaultCapacityType | None = None
    """What they are. Default: the automatic mode."""
    output_config_command: bool | None = None
    """Whether the stack has outputs with commands for ``kubectl``. Default: yes, if there is a ``masters_role``."""


class FargateClusterProps(ClusterCommonOptions):
    """Options of a cluster on Fargate alone."""

    default_profile: Nested[FargateProfileOptions | None] = nested()
    """Which pods run on Fargate. Default: those of ``default`` and ``kube-system``."""


__all__ = [
    "ClusterCommonOptions",
    "ClusterProps",
    "ComputeConfig",
    "ControlPlaneScalingTier",
    "DefaultCapacityType",
    "FargateClusterProps",
]
