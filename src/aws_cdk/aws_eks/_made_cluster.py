"""What clusters made here have in common, in both generations of the module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_eks._cluster_members import _ClusterMembers
from aws_cdk.aws_eks.access_policy import IAccessPolicy
from aws_cdk.aws_eks.cluster_options import (
    CoreDnsComputeType,
    GrantAccessOptions,
    IngressLoadBalancerAddressOptions,
    ServiceLoadBalancerAddressOptions,
)
from aws_cdk.aws_eks.eks_optimized_image import NodeType, node_type_of
from aws_cdk.aws_eks.fargate_profile import FargateProfileOptions
from aws_cdk.aws_eks.nodegroup import NodegroupOptions
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.access_entry import AccessEntry
    from aws_cdk.aws_eks.addon import IAddon
    from aws_cdk.aws_eks.alb_controller import AlbController
    from aws_cdk.aws_eks.fargate_profile import FargateProfile
    from aws_cdk.aws_eks.kubernetes_version import KubernetesVersion
    from aws_cdk.aws_eks.nodegroup import Nodegroup
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_HTTPS = 443
_WITH_NEURON = (NodeType.INFERENTIA, NodeType.TRAINIUM)


class _MadeCluster(_ClusterMembers):
    """A cluster that is made here.

    Attributes:
        alb_controller: The controller of load balancers, if one is installed.
        default_capacity: The first nodes, if they are a group of instances.
        default_nodegroup: The first nodes, if EKS manages them.
        role: What EKS works with.
    """

    role: IRole
    _ready: CfnResource
    _connections: Connections
    _cluster_group: ISecurityGroup

    if TYPE_CHECKING:

        @property
        def cluster_open_id_connect_issuer_url(self) -> str: ...

    def _begin(self, version: KubernetesVersion) -> None:
        """Take note that nothing is there yet."""
        self._version = version
        self._open_id_connect_provider: Any = None
        self._pod_identity_agent: IAddon | None = None
        self._neuron_plugin: Any = None
        self._fargate_profiles: list[Any] = []
        self._entries: dict[str, AccessEntry] = {}
        self.alb_controller: AlbController | None = None
        self.default_capacity: AutoScalingGroup | None = None
        self.default_nodegroup: Nodegroup | None = None

    def _new_barrier(self, made: Construct) -> CfnResource:
        """Make what all that is installed waits for."""
        barrier = CfnResource(
            self,
            "KubectlReadyBarrier",
            type="AWS::SSM::Parameter",
            properties={"Type": "String", "Value": "aws:cdk:eks:kubectl-ready"},
        )
        barrier.node.add_dependency(made)
        return barrier

    def _know_groups(self, group: ISecurityGroup) -> None:
        """Take note of the security groups: the one that EKS makes, and that of the control plane."""
        from aws_cdk.aws_ec2.connections import Connections
        from aws_cdk.aws_ec2.port import Port
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        self._cluster_group = SecurityGroup.from_security_group_id(
            self, "ClusterSecurityGroup", self.cluster_security_group_id
        )
        self._connections = Connections(security_groups=[self._cluster_group, group], default_port=Port.tcp(_HTTPS))

    @property
    def connections(self) -> Connections:
        """Rules of the security groups of the control plane."""
        return self._connections

    @property
    def cluster_security_group(self) -> ISecurityGroup:
        """The group that EKS made."""
        return self._cluster_group

    def _new_network(self) -> IVpc:
        from aws_cdk.aws_ec2.vpc import Vpc

        return Vpc(self, "DefaultVpc")

    def _new_group(self) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        return SecurityGroup(
            self, "ControlPlaneSecurityGroup", vpc=self.vpc, description="EKS Control Plane Security Group"
        )

    def _move_name_server(self) -> Construct:
        """Have the cluster's name server run on Fargate."""

        def patch(kind: CoreDnsComputeType) -> dict[str, Any]:
            annotations = {"eks.amazonaws.com/compute-type": kind._value_}
            return {"spec": {"template": {"metadata": {"annotations": annotations}}}}

        patched: Construct = self._class("KubernetesPatch")(
            self,
            "CoreDnsComputeTypePatch",
            cluster=self,
            resource_name="deployment/coredns",
            resource_namespace="kube-system",
            apply_patch=patch(CoreDnsComputeType.FARGATE),
            restore_patch=patch(CoreDnsComputeType.EC2),
        )
        return patched

    # -- what is made when it is first asked for ---------------------------

    @property
    def open_id_connect_provider(self) -> Any:
        """The provider of the cluster's identities, made at the first call."""
        if self._open_id_connect_provider is None:
            native = flag_enabled(self.node, "@aws-cdk/aws-eks:useNativeOidcProvider")
            name, id = (
                ("OidcProviderNative", "OidcProviderNative")
                if native
                else ("OpenIdConnectProvider", "OpenIdConnectProvider")
            )
            self._open_id_connect_provider = self._class(name)(self, id, url=self.cluster_open_id_connect_issuer_url)
        return self._open_id_connect_provider

    @property
    def eks_pod_identity_agent(self) -> IAddon:
        """The agent that gives pods their roles, installed at the first call."""
        if self._pod_identity_agent is None:
            self._pod_identity_agent = self._class("Addon")(
                self, "EksPodIdentityAgentAddon", cluster=self, addon_name="eks-pod-identity-agent"
            )
        return self._pod_identity_agent

    # -- nodes -------------------------------------------------------------

    @takes(NodegroupOptions)
    def add_nodegroup_capacity(self, id: str, options: NodegroupOptions) -> Nodegroup:
        """Add a group of nodes that EKS manages."""
        self._use_accelerators(options.instance_types or ())
        group: Nodegroup = self._class("Nodegroup")(self, f"Nodegroup{id}", cluster=self, **options._given())
        self._controller_waits(group)
        return group

    @takes(FargateProfileOptions)
    def add_fargate_profile(self, id: str, options: FargateProfileOptions) -> FargateProfile:
        """Have some pods run on Fargate."""
        profile: FargateProfile = self._class("FargateProfile")(
            self, f"fargate-profile-{id}", cluster=self, **options._given()
        )
        return profile

    def _attach_profile(self, profile: Construct) -> Any:
        """Note a profile of Fargate and return the one before it."""
        previous = self._fargate_profiles[-1] if self._fargate_profiles else None
        self._fargate_profiles.append(profile)
        # Where all pods run on Fargate, nothing can be installed before they can.
        self._ready.node.add_dependency(profile)
        return previous

    def _controller_waits(self, nodes: Construct) -> None:
        """Have the controller of load balancers be installed once there are nodes that it can run on."""
        if self.alb_controller is not None:
            self.alb_controller.node.add_dependency(nodes)

    def _use_accelerators(self, types: Sequence[InstanceType]) -> None:
        """Install what pods need to use accelerators of the Neuron family, if any of the instances has some."""
        if self._neuron_plugin is None and any(node_type_of(one) in _WITH_NEURON for one in types):
            from aws_cdk.aws_eks._neuron_plugin import neuron_plugin

            self._neuron_plugin = self.add_manifest("NeuronDevicePlugin", neuron_plugin())

    # -- who may work on it ------------------------------------------------

    @takes(GrantAccessOptions)
    def grant_access(
        self, id: str, principal: str, access_policies: Sequence[IAccessPolicy], options: GrantAccessOptions
    ) -> None:
        """Let a principal of IAM work on the cluster; a second call for the same one adds policies to its entry."""
        entry = self._entries.get(principal)
        if entry is not None:
            entry.add_access_policies(access_policies)
            return
        self._entries[principal] = self._class("AccessEntry")(
            self, id, cluster=self, principal=principal, access_policies=access_policies, **options._given()
        )

    # -- addresses ---------------------------------------------------------

    @takes(ServiceLoadBalancerAddressOptions)
    def get_service_load_balancer_address(self, service_name: str, options: ServiceLoadBalancerAddressOptions) -> str:
        """Return the address of a service's load balancer, as of when the stack is deployed."""
        return self._load_balancer_address("service", service_name, options)

    @takes(IngressLoadBalancerAddressOptions)
    def get_ingress_load_balancer_address(self, ingress_name: str, options: IngressLoadBalancerAddressOptions) -> str:
        """Return the address of an ingress's load balancer, as of when the stack is deployed."""
        return self._load_balancer_address("ingress", ingress_name, options)

    def _load_balancer_address(self, kind: str, name: str, options: ServiceLoadBalancerAddressOptions) -> str:
        value = self._class("KubernetesObjectValue")(
            self,
            f"{name}LoadBalancerAddress",
            cluster=self,
            object_type=kind,
            object_name=name,
            object_namespace=options.namespace,
            json_path=".status.loadBalancer.ingress[0].hostname",
            timeout=options.timeout,
        )
        address: str = value.value
        return address
