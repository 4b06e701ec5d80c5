"""Options of clusters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_eks.alb_controller import AlbControllerOptions
from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.access_entry import AccessEntryType
    from aws_cdk.aws_eks.endpoint_access import EndpointAccess
    from aws_cdk.aws_eks.kubernetes_version import KubernetesVersion
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_lambda.layer_version import ILayerVersion
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_kms import IKeyRef


class AuthenticationMode(NamedEnum):
    """How the cluster knows principals of IAM."""

    CONFIG_MAP = "CONFIG_MAP"
    """By the map ``aws-auth`` on the cluster."""
    API_AND_CONFIG_MAP = "API_AND_CONFIG_MAP"
    """By both."""
    API = "API"
    """By access entries alone."""


class ClusterLoggingTypes(NamedEnum):
    """What of the control plane is logged."""

    API = "api"
    AUDIT = "audit"
    AUTHENTICATOR = "authenticator"
    CONTROLLER_MANAGER = "controllerManager"
    SCHEDULER = "scheduler"


class ControlPlaneScalingTier(NamedEnum):
    """How much the control plane can do at least."""

    STANDARD = "standard"
    """As much as the cluster needs now."""
    TIER_XL = "tier-xl"
    TIER_2XL = "tier-2xl"
    TIER_4XL = "tier-4xl"
    TIER_8XL = "tier-8xl"


class CoreDnsComputeType(NamedEnum):
    """Where the cluster's name server runs."""

    EC2 = "ec2"
    FARGATE = "fargate"


class DefaultCapacityType(NamedEnum):
    """What the first nodes are."""

    NODEGROUP = 0
    """A group that EKS manages."""
    EC2 = 1
    """A group of instances."""


class RemoteNodeNetwork(Struct):
    """Where nodes outside of AWS are."""

    cidrs: Sequence[str]


class RemotePodNetwork(Struct):
    """Where pods on nodes outside of AWS are."""

    cidrs: Sequence[str]


class GrantAccessOptions(Struct):
    """Options of a principal that may work on a cluster."""

    access_entry_type: AccessEntryType | None = None
    """Default: someone who works on the cluster."""


class ServiceLoadBalancerAddressOptions(Struct):
    """How the address of a service's load balancer is found."""

    namespace: str | None = None
    """Default: ``default``."""
    timeout: Duration | None = None
    """How long to wait until it is there. Default: 5 minutes."""


class IngressLoadBalancerAddressOptions(ServiceLoadBalancerAddressOptions):
    """How the address of an ingress's load balancer is found."""


class CommonClusterOptions(Struct):
    """Options that every cluster has."""

    version: KubernetesVersion
    cluster_name: str | None = None
    """Default: a generated name."""
    output_cluster_name: bool | None = None
    """Whether the stack has the name as an output. Default: no."""
    output_config_command: bool | None = None
    """Whether the stack has outputs with commands for ``kubectl``. Default: yes, if there is a ``masters_role``."""
    role: IRole | None = None
    """What EKS works with. Default: a new role."""
    security_group: ISecurityGroup | None = None
    """Group of the control plane's interfaces. Default: a new one."""
    vpc: IVpc | None = None
    """Default: a new network."""
    vpc_subnets: Nested[Sequence[SubnetSelection] | None] = nested()
    """Where the control plane has interfaces, and nodes are. Default: in all public and private subnets."""


class ClusterOptions(CommonClusterOptions):
    """Options of clusters with nodes and of those on Fargate alone."""

    kubectl_layer: ILayerVersion
    """The layer with ``kubectl`` and ``helm``, at ``/opt/kubectl/kubectl`` and ``/opt/helm/helm``."""
    alb_controller: Nested[AlbControllerOptions | None] = nested()
    """The controller of load balancers of AWS. Default: none is installed."""
    authentication_mode: AuthenticationMode | None = None
    """Default: that of EKS, ``CONFIG_MAP``."""
    awscli_layer: ILayerVersion | None = None
    """A layer for the function that runs ``kubectl``, in the place of the one with the AWS CLI. Default: one is made."""
    cluster_handler_environment: Mapping[str, str] | None = None
    """Environment variables of the functions that make the cluster."""
    cluster_handler_security_group: ISecurityGroup | None = None
    """Group of those functions, in a network. Default: a new one."""
    cluster_logging: Sequence[ClusterLoggingTypes] | None = None
    """What of the control plane is logged. Default: nothing."""
    control_plane_scaling_tier: ControlPlaneScalingTier | None = None
    """How much the control plane can do at least. Default: what the cluster needs now."""
    core_dns_compute_type: CoreDnsComputeType | None = None
    """Where the cluster's name server runs. Default: on EC2; of a cluster on Fargate, there."""
    deletion_protection: bool | None = None
    """Whether EKS refuses to delete the cluster. Default: no."""
    endpoint_access: EndpointAccess | None = None
    """From where the API is reached. Default: from everywhere, requests of nodes in the network."""
    ip_family: IpFamily | None = None
    """Which addresses pods and services get. Default: those of IPv4."""
    kubectl_environment: Mapping[str, str] | None = None
    """Environment variables of the function that runs ``kubectl``."""
    kubectl_memory: Size | None = None
    """That function's memory. Default: 1 GiB."""
    masters_role: IRole | None = None
    """A role that may do everything on the cluster. Default: none beside the one that makes it."""
    on_event_layer: ILayerVersion | None = None
    """A layer for the function that begins changes of the cluster. Default: one is made."""
    output_masters_role_arn: bool | None = None
    """Whether the stack has the ARN of ``masters_role`` as an output. Default: no."""
    place_cluster_handler_in_vpc: bool | None = None
    """Whether the functions that make the cluster run in its network. Default: no."""
    prune: bool | None = None
    """Whether objects that leave a manifest are removed from the cluster. Default: yes."""
    remote_node_networks: Nested[Sequence[RemoteNodeNetwork] | None] = nested()
    """Where nodes outside of AWS are. Default: there are none."""
    remote_pod_networks: Nested[Sequence[RemotePodNetwork] | None] = nested()
    """Where pods on such nodes are; counts only beside ``remote_node_networks``."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the cluster, and all that is made below it, when it leaves the stack. Default: it is deleted."""
    secrets_encryption_key: IKeyRef | None = None
    """Key that secrets of the cluster are encrypted with. Default: one of AWS."""
    service_ipv4_cidr: str | None = None
    """Addresses of services. Default: chosen by EKS."""


class ClusterProps(ClusterOptions):
    """Options of a cluster."""

    bootstrap_cluster_creator_admin_permissions: bool | None = None
    """Whether the role that makes the cluster may do everything on it. Default: yes."""
    bootstrap_self_managed_addons: bool | None = None
    """Whether the cluster starts with network, proxy and name server. Default: yes."""
    default_capacity: int | float | None = None
    """Number of nodes to start with, perhaps 0. Default: 2."""
    default_capacity_instance: InstanceType | None = None
    """Their type. Default: ``m5.large``."""
    default_capacity_type: DefaultCapacityType | None = None
    """What they are. Default: a group that EKS manages."""
    kubectl_lambda_role: IRole | None = None
    """Role of the function that runs ``kubectl``. Default: a new one."""
    tags: Mapping[str, str] | None = None
    """Tags of the cluster."""


class FargateClusterProps(ClusterOptions):
    """Options of a cluster on Fargate alone."""

    default_profile: Nested[FargateProfileOptions | None] = nested()
    """Which pods run on Fargate. Default: those of ``default`` and ``kube-system``."""


__all__ = [
    "AuthenticationMode",
    "ClusterLoggingTypes",
    "ClusterOptions",
    "ClusterProps",
    "CommonClusterOptions",
    "ControlPlaneScalingTier",
    "CoreDnsComputeType",
    "DefaultCapacityType",
    "FargateClusterProps",
    "GrantAccessOptions",
    "IngressLoadBalancerAddressOptions",
    "RemoteNodeNetwork",
    "RemotePodNetwork",
    "ServiceLoadBalancerAddressOptions",
]
