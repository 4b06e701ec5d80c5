"""Clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.instance_type import InstanceType
from aws_cdk.aws_eks._cluster_network import check_endpoint, private_subnets, subnets_of_plane, tag_subnets
from aws_cdk.aws_eks._made_cluster import _MadeCluster
from aws_cdk.aws_eks._remote_networks import check_networks
from aws_cdk.aws_eks.access_policy import AccessPolicy, AccessPolicyArn, AccessScopeType
from aws_cdk.aws_eks.auto_scaling_capacity import new_group
from aws_cdk.aws_eks.cluster_options import CoreDnsComputeType
from aws_cdk.aws_eks.endpoint_access import EndpointAccess
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_eks_v2 import _auto_mode
from aws_cdk.aws_eks_v2._cluster_config import rendered_config
from aws_cdk.aws_eks_v2._joining import _Joining
from aws_cdk.aws_eks_v2._l1 import CfnCluster
from aws_cdk.aws_eks_v2.capacity import AutoScalingGroupCapacityOptions
from aws_cdk.aws_eks_v2.cluster_base import ClusterAttributes, ICluster
from aws_cdk.aws_eks_v2.cluster_options import ClusterProps, DefaultCapacityType
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.auto_scaling_group import AutoScalingGroup
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_eks.access_entry import AccessEntry
    from aws_cdk.aws_eks.auto_scaling_capacity import _JoiningOptions
    from aws_cdk.aws_eks_v2.kubectl_provider import IKubectlProvider
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_DEFAULT_CAPACITY = 2
_DEFAULT_INSTANCE = "m5.large"
_MOST_KUBECTL_SUBNETS = 16  # of a function's network configuration


class Cluster(_Joining, _MadeCluster, ICluster):
    """A cluster of EKS, made by CloudFormation itself; who works on it is let in by access entries.

    Attributes:
        alb_controller: The controller of load balancers, if one is installed.
        cluster_arn: The ARN.
        cluster_name: The name.
        default_capacity: The first nodes, if they are a group of instances.
        default_nodegroup: The first nodes, if EKS manages them as a group.
        kubectl_provider: What runs ``kubectl`` and ``helm``, if anything does.
        role: What EKS works with.
        vpc: The network.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks-v2.Cluster"
    _module = "aws_cdk.aws_eks_v2"
    _has_config_map = False

    @staticmethod
    @takes(ClusterAttributes)
    def from_cluster_attributes(scope: Construct, id: str, attrs: ClusterAttributes) -> ICluster:
        """Return a cluster made elsewhere."""
        from aws_cdk.aws_eks_v2._imported_cluster import _ImportedCluster

        return _ImportedCluster(scope, id, attrs)

    @takes(ClusterProps)
    def __init__(self, scope: Construct, id: str, props: ClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other or the network; something is to be installed, but nothing runs
                ``kubectl`` for the cluster.
        """
        super().__init__(scope, id, physical_name=props.cluster_name)
        self._begin(props.version)
        self._admin_access: AccessEntry | None = None
        self.kubectl_provider: IKubectlProvider | None = None
        self.kubectl_provider_options = props.kubectl_provider_options
        self.prune = props.prune is not False
        self.ip_family = props.ip_family or IpFamily.IP_V4
        self.vpc: IVpc = props.vpc or self._new_network()
        tag_subnets(self)
        automatic = props.default_capacity_type in (None, DefaultCapacityType.AUTOMODE)
        _auto_mode.check(self, props, automatic)
        self.role = props.role or self._new_role(automatic)
        if automatic:
            _auto_mode.let_manage_nodes(self.role)
        group: ISecurityGroup = props.security_group or self._new_group()
        access = props.endpoint_access or EndpointAccess.PUBLIC_AND_PRIVATE
        self._check_options(props)
        subnets = subnets_of_plane(self, props.vpc_subnets)
        private = private_subnets(self, props.vpc_subnets)
        check_endpoint(self, access, private)
        compute = _auto_mode.compute_config(self, props.compute) if automatic else {"enabled": False}
        self._make(props, access, group, subnets, compute)
        inside = bool(access._private and private)
        if inside:
            # What is installed on the cluster can be removed only while the network is whole.
            self._resource.node.add_dependency(self.vpc)
        self._add_kubectl(private if inside else None)
        self._equip(props, automatic)
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)

    # -- parts of a new cluster --------------------------------------------

    def _new_role(self, automatic: bool) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        policy = ManagedPolicy.from_aws_managed_policy_name("AmazonEKSClusterPolicy")
        return Role(self, "Role", assumed_by=ServicePrincipal("eks.amazonaws.com"), managed_policies=[policy])

    def _check_options(self, props: ClusterProps) -> None:
        if props.service_ipv4_cidr and props.ip_family is IpFamily.IP_V6:
            raise ValidationError(
                "Cannot specify serviceIpv4Cidr with ipFamily equal to IpFamily.IP_V6",
                scope=self,
                fix="leave `service_ipv4_cidr` or `ip_family` out",
            )
        check_networks(self, "node", props.remote_node_networks)
        check_networks(self, "pod", props.remote_pod_networks)
        if props.remote_pod_networks is not None and props.remote_node_networks is None:
            raise ValidationError(
                "remotePodNetworks cannot be specified without remoteNodeNetworks also being specified", scope=self
            )

    def _make(
        self,
        props: ClusterProps,
        access: EndpointAccess,
        group: ISecurityGroup,
        subnets: list[str],
        compute: dict[str, Any],
    ) -> None:
        resource = self._resource = CfnCluster(
            self, "Resource", **rendered_config(props, self.role, group, subnets, access, self.physical_name, compute)
        )
        self._ready = self._new_barrier(resource)
        self.cluster_name = self._get_resource_name_attribute(resource.ref)
        self.cluster_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="eks", resource="cluster", resource_name=self.physical_name)
        )
        self._know_groups(group)

    def _add_kubectl(self, private: list[ISubnet] | None) -> None:
        """Make what runs ``kubectl``, and let it do everything on the cluster."""
        options = self.kubectl_provider_options
        if options is None:
            return
        from aws_cdk.aws_eks_v2.kubectl_provider import KubectlProvider

        given = options._given()
        # As in the official library: what is removed with the cluster, and the cluster's own subnets come first.
        given.pop("removal_policy", None)
        if private is not None:
            given["private_subnets"] = private[:_MOST_KUBECTL_SUBNETS]
        provider = KubectlProvider(self, "KubectlProvider", cluster=self, **given)
        self.kubectl_provider = provider
        self._admin_access = self.grant_cluster_admin("ClusterAdminRoleAccess", provider.role.role_arn)
        self._ready.node.add_dependency(self._admin_access)

    def _equip(self, props: ClusterProps, automatic: bool) -> None:
        """Make what comes after the cluster: masters, first nodes, what is installed, and outputs."""
        masters = props.masters_role
        if masters is not None:
            policy = AccessPolicy.from_access_policy_name(
                "AmazonEKSClusterAdminPolicy", access_scope_type=AccessScopeType.CLUSTER
            )
            self.grant_access("mastersRoleAccess", masters.role_arn, [policy])
        if props.alb_controller is not None:
            controller = self._class("AlbController")
            self.alb_controller = controller.create(self, cluster=self, **props.alb_controller._given())
        if not automatic:
            self._add_default_capacity(props)
        if props.core_dns_compute_type is CoreDnsComputeType.FARGATE:
            patch = self._move_name_server()
            if self._admin_access is not None:
                patch.node.add_dependency(self._admin_access)
        if masters is not None and props.output_config_command is not False:
            options = f"--region {Stack.of(self).region} --role-arn {masters.role_arn}"
            update = f"aws eks update-kubeconfig --name {self.cluster_name} {options}"
            CfnOutput(self, "ConfigCommand", value=update)
            token = f"aws eks get-token --cluster-name {self.cluster_name} {options}"
            CfnOutput(self, "GetTokenCommand", value=token)

    def _add_default_capacity(self, props: ClusterProps) -> None:
        number = props.default_capacity if props.default_capacity is not None else _DEFAULT_CAPACITY
        if number <= 0:
            return
        instance_type = props.default_capacity_instance or InstanceType(_DEFAULT_INSTANCE)
        if props.default_capacity_type is DefaultCapacityType.EC2:
            self.default_capacity = self.add_auto_scaling_group_capacity(
                "DefaultCapacity", instance_type=instance_type, min_capacity=number
            )
        else:
            self.default_nodegroup = self.add_nodegroup_capacity(
                "DefaultCapacity", instance_types=[instance_type], min_size=number
            )

    def _attach(self, construct: Construct) -> None:
        """Have a construct wait until the cluster is ready."""
        construct.node.add_dependency(self._ready)

    # -- nodes, and who may work on the cluster ----------------------------

    @takes(AutoScalingGroupCapacityOptions)
    def add_auto_scaling_group_capacity(self, id: str, options: AutoScalingGroupCapacityOptions) -> AutoScalingGroup:
        """Add a group of instances that join the cluster; an output says their role.

        Raises:
            ValidationError: there are options of a script where there is none; the instances have accelerators, and
                nothing runs ``kubectl`` to install what they need.
        """
        group = new_group(self, id, options, self._version.version)
        self._connect_instances(group, options)
        self._use_accelerators([options.instance_type])
        return group

    def _connect_instances(self, group: AutoScalingGroup, options: _JoiningOptions) -> None:
        super()._connect_instances(group, options)
        self._controller_waits(group)

    @checked
    def grant_cluster_admin(self, id: str, principal: str) -> AccessEntry:
        """Let a principal of IAM do everything on the cluster."""
        policy = AccessPolicy(
            access_scope={"type": AccessScopeType.CLUSTER}, policy=AccessPolicyArn.AMAZON_EKS_CLUSTER_ADMIN_POLICY
        )
        entry: AccessEntry = self._class("AccessEntry")(
            self, id, cluster=self, principal=principal, access_policies=[policy]
        )
        return entry

    # -- what is known when it is deployed ---------------------------------

    @property
    def cluster_endpoint(self) -> str:
        """The URL of the cluster's API."""
        endpoint: str = self._resource.attr_endpoint
        return endpoint

    @property
    def cluster_certificate_authority_data(self) -> str:
        """The certificate of the cluster's API, in base64."""
        data: str = self._resource.attr_certificate_authority_data
        return data

    @property
    def cluster_security_group_id(self) -> str:
        """The id of the group that EKS made."""
        group_id: str = self._resource.attr_cluster_security_group_id
        return group_id

    @property
    def cluster_encryption_config_key_arn(self) -> str:
        """The key that secrets are encrypted with."""
        arn: str = self._resource.attr_encryption_config_key_arn
        return arn

    @property
    def cluster_open_id_connect_issuer_url(self) -> str:
        """The URL of the cluster's issuer of identities."""
        url: str = self._resource.attr_open_id_connect_issuer_url
        return url


__all__ = ["Cluster"]
