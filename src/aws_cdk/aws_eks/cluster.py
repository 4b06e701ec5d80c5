"""Clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.instance_type import InstanceType
from aws_cdk.aws_eks._cluster_config import rendered_config
from aws_cdk.aws_eks._cluster_network import check_endpoint, private_subnets, subnets_of_plane, tag_subnets
from aws_cdk.aws_eks._cluster_resource import _ClusterResource
from aws_cdk.aws_eks._cluster_resource_provider import _ClusterResourceProvider
from aws_cdk.aws_eks._made_cluster import _MadeCluster
from aws_cdk.aws_eks._remote_networks import check_apart, check_networks
from aws_cdk.aws_eks.access_policy import AccessPolicy, AccessScopeType
from aws_cdk.aws_eks.auto_scaling_capacity import (
    AutoScalingGroupCapacityOptions,
    AutoScalingGroupOptions,
    new_group,
)
from aws_cdk.aws_eks.aws_auth import NODE_MAPPING
from aws_cdk.aws_eks.cluster_base import ClusterAttributes, ICluster
from aws_cdk.aws_eks.cluster_options import (
    AuthenticationMode,
    ClusterProps,
    CoreDnsComputeType,
    DefaultCapacityType,
)
from aws_cdk.aws_eks.endpoint_access import EndpointAccess
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.annotations import Annotations
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
    from aws_cdk.aws_eks.aws_auth import AwsAuth
    from aws_cdk.aws_eks.kubectl_provider import IKubectlProvider
    from aws_cdk.aws_iam.role import Role
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_DEFAULT_CAPACITY = 2
_DEFAULT_INSTANCE = "m5.large"
_HTTPS = 443
_KUBECTL_PROVIDER = "@aws-cdk--aws-eks.KubectlProvider"
_MOST_KUBECTL_SUBNETS = 16  # of a function's network configuration


class Cluster(_MadeCluster):
    """A cluster of EKS. It is made by functions of a nested stack, so that the app knows the role that may do everything.

    Attributes:
        admin_role: The role that makes the cluster, and ``kubectl`` works with.
        alb_controller: The controller of load balancers, if one is installed.
        cluster_arn: The ARN.
        cluster_name: The name.
        default_capacity: The first nodes, if they are a group of instances.
        default_nodegroup: The first nodes, if EKS manages them.
        role: What EKS works with.
        vpc: The network.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.Cluster"

    @staticmethod
    @takes(ClusterAttributes)
    def from_cluster_attributes(scope: Construct, id: str, attrs: ClusterAttributes) -> ICluster:
        """Return a cluster made elsewhere."""
        from aws_cdk.aws_eks._imported_cluster import _ImportedCluster

        return _ImportedCluster(scope, id, attrs)

    @takes(ClusterProps)
    def __init__(self, scope: Construct, id: str, props: ClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other or the network, or the stack has a cluster already.
        """
        super().__init__(scope, id, physical_name=props.cluster_name)
        self._begin(props.version)
        self._aws_auth: AwsAuth | None = None
        self.prune = props.prune is not False
        self.ip_family = props.ip_family or IpFamily.IP_V4
        self.authentication_mode = props.authentication_mode
        self.kubectl_provider = None
        self.kubectl_environment = props.kubectl_environment
        self.kubectl_layer = props.kubectl_layer
        self.awscli_layer = props.awscli_layer
        self.kubectl_memory = props.kubectl_memory
        self.on_event_layer = props.on_event_layer
        self.cluster_handler_security_group = props.cluster_handler_security_group
        self.vpc: IVpc = props.vpc or self._new_network()
        self.kubectl_lambda_role: IRole = props.kubectl_lambda_role or self._new_kubectl_role()
        tag_subnets(self)
        self.role = props.role or self._new_role()
        group: ISecurityGroup = props.security_group or self._new_group()
        access = props.endpoint_access or EndpointAccess.PUBLIC_AND_PRIVATE
        self._check_options(props)
        subnets = subnets_of_plane(self, props.vpc_subnets)
        private = private_subnets(self, props.vpc_subnets)
        check_endpoint(self, access, private)
        self._make(props, access, group, subnets, private)
        self.kubectl_private_subnets = None
        self.kubectl_security_group = None
        if access._private and private:
            # Then kubectl reaches the cluster from its network, whatever is let in from outside.
            self.kubectl_private_subnets = private[:_MOST_KUBECTL_SUBNETS]
            self.kubectl_security_group = self.cluster_security_group
            # What is installed on the cluster can be removed only while the network is whole.
            self._made.node.add_dependency(self.vpc)
        self._kubectl: IKubectlProvider = self._new_kubectl_provider(props)
        self._equip(props)
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)

    # -- parts of a new cluster --------------------------------------------

    def _new_kubectl_role(self) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        logs = ManagedPolicy.from_aws_managed_policy_name("service-role/AWSLambdaBasicExecutionRole")
        return Role(
            self, "KubectlHandlerRole", assumed_by=ServicePrincipal("lambda.amazonaws.com"), managed_policies=[logs]
        )

    def _new_role(self) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        policy = ManagedPolicy.from_aws_managed_policy_name("AmazonEKSClusterPolicy")
        return Role(self, "Role", assumed_by=ServicePrincipal("eks.amazonaws.com"), managed_policies=[policy])

    def _check_options(self, props: ClusterProps) -> None:
        if props.cluster_handler_security_group is not None and not props.place_cluster_handler_in_vpc:
            raise ValidationError(
                "Cannot specify clusterHandlerSecurityGroup without placeClusterHandlerInVpc set to true",
                scope=self,
                fix="give `place_cluster_handler_in_vpc=True`",
            )
        if props.service_ipv4_cidr and props.ip_family is IpFamily.IP_V6:
            raise ValidationError(
                "Cannot specify serviceIpv4Cidr with ipFamily equal to IpFamily.IP_V6",
                scope=self,
                fix="leave `service_ipv4_cidr` or `ip_family` out",
            )
        check_networks(self, "node", props.remote_node_networks)
        if props.remote_node_networks is not None:
            check_networks(self, "pod", props.remote_pod_networks)
            check_apart(self, props.remote_node_networks, props.remote_pod_networks or ())
        elif props.remote_pod_networks is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-eks:clusterRemotePodNetworksWithoutNodeNetworks",
                "remotePodNetworks is specified without remoteNodeNetworks, and ignored.",
            )

    def _make(
        self,
        props: ClusterProps,
        access: EndpointAccess,
        group: ISecurityGroup,
        subnets: list[str],
        private: list[ISubnet],
    ) -> None:
        placed = props.place_cluster_handler_in_vpc
        if placed and not private:
            raise ValidationError(
                "Cannot place cluster handler in the VPC since no private subnets could be selected",
                scope=self,
                fix="name private subnets in `vpc_subnets`",
            )
        provider = _ClusterResourceProvider.get_or_create(
            self,
            vpc=self.vpc if placed else None,
            subnets=private if placed else None,
            security_group=props.cluster_handler_security_group,
            environment=props.cluster_handler_environment,
            on_event_layer=props.on_event_layer,
        )
        made = _ClusterResource(
            self,
            "Resource",
            provider=provider,
            config=rendered_config(props, self.role, group, subnets, access, self.physical_name),
            role=self.role,
            name=props.cluster_name,
            key=props.secrets_encryption_key,
            removal_policy=props.removal_policy,
        )
        self._made = made
        self.admin_role: Role = made.admin_role
        self.kubectl_role = made.admin_role
        self._ready = self._new_barrier(made)
        self.cluster_name = self._get_resource_name_attribute(made.ref)
        self.cluster_arn = self._get_resource_arn_attribute(
            made.attribute("Arn"), ArnComponents(service="eks", resource="cluster", resource_name=self.physical_name)
        )
        self._know_groups(group)

    def _new_kubectl_provider(self, props: ClusterProps) -> IKubectlProvider:
        from aws_cdk.aws_eks.kubectl_provider import KubectlProvider

        stack = Stack.of(self)
        if stack.node.try_find_child(_KUBECTL_PROVIDER) is not None:
            raise ValidationError(
                "Only a single EKS cluster can be defined within a CloudFormation stack",
                scope=self,
                fix="make the others in stacks of their own",
            )
        assert self.admin_role.assume_role_policy is not None  # it is made here
        self.admin_role.assume_role_policy.add_statements(
            PolicyStatement(actions=["sts:AssumeRole"], principals=[self.kubectl_lambda_role])
        )
        return KubectlProvider(stack, _KUBECTL_PROVIDER, cluster=self, removal_policy=props.removal_policy)

    def _equip(self, props: ClusterProps) -> None:
        """Make what comes after the cluster: outputs, masters, first nodes, and what is installed."""
        stack = Stack.of(self)
        options = f"--region {stack.region}"
        if props.output_cluster_name:
            CfnOutput(self, "ClusterName", value=self.cluster_name)
        if props.masters_role is not None:
            self._add_masters(props.masters_role)
            if props.output_masters_role_arn:
                CfnOutput(self, "MastersRoleArn", value=props.masters_role.role_arn)
            options += f" --role-arn {props.masters_role.role_arn}"
        if props.alb_controller is not None:
            controller = self._class("AlbController")
            self.alb_controller = controller.create(self, cluster=self, **props.alb_controller._given())
        self._add_default_capacity(props)
        if props.output_config_command is not False and props.masters_role is not None:
            update = f"aws eks update-kubeconfig --name {self.cluster_name} {options}"
            CfnOutput(self, "ConfigCommand", value=update)
            token = f"aws eks get-token --cluster-name {self.cluster_name} {options}"
            CfnOutput(self, "GetTokenCommand", value=token)
        elif props.output_config_command:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-eks:clusterMastersroleNotSpecified",
                "'outputConfigCommand' will be ignored as 'mastersRole' has not been specified.",
            )
        if props.core_dns_compute_type is CoreDnsComputeType.FARGATE:
            self._move_name_server()

    def _add_masters(self, role: IRole) -> None:
        if self.authentication_mode in (None, AuthenticationMode.CONFIG_MAP):
            self.aws_auth.add_masters_role(role)
            return
        policy = AccessPolicy.from_access_policy_name(
            "AmazonEKSClusterAdminPolicy", access_scope_type=AccessScopeType.CLUSTER
        )
        self.grant_access("mastersRoleAccess", role.role_arn, [policy])

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

    # -- what is known when it is deployed ---------------------------------

    @property
    def cluster_endpoint(self) -> str:
        """The URL of the cluster's API."""
        return self._made.attribute("Endpoint")

    @property
    def cluster_certificate_authority_data(self) -> str:
        """The certificate of the cluster's API, in base64."""
        return self._made.attribute("CertificateAuthorityData")

    @property
    def cluster_security_group_id(self) -> str:
        """The id of the group that EKS made."""
        return self._made.attribute("ClusterSecurityGroupId")

    @property
    def cluster_encryption_config_key_arn(self) -> str:
        """The key that secrets are encrypted with."""
        return self._made.attribute("EncryptionConfigKeyArn")

    @property
    def cluster_open_id_connect_issuer_url(self) -> str:
        """The URL of the cluster's issuer of identities."""
        return self._made.attribute("OpenIdConnectIssuerUrl")

    @property
    def cluster_open_id_connect_issuer(self) -> str:
        """That URL without its scheme."""
        return self._made.attribute("OpenIdConnectIssuer")

    @property
    def aws_auth(self) -> AwsAuth:
        """The cluster's map of roles and users, kept by the app from the first call on.

        Raises:
            ValidationError: the cluster knows access entries alone.
        """
        if self._aws_auth is None:
            from aws_cdk.aws_eks.aws_auth import AwsAuth

            if not self._has_config_map:
                raise ValidationError(
                    "ConfigMap not supported in the AuthenticationMode",
                    scope=self,
                    fix="use `grant_access`, or authentication_mode=AuthenticationMode.API_AND_CONFIG_MAP",
                )
            self._aws_auth = AwsAuth(self, "AwsAuth", cluster=self)
        return self._aws_auth

    @property
    def _has_config_map(self) -> bool:
        return self.authentication_mode is not AuthenticationMode.API

    def _attach(self, construct: Construct) -> IKubectlProvider:
        """Return what runs ``kubectl`` for a construct, which then waits until the cluster is ready."""
        construct.node.add_dependency(self._ready)
        return self._kubectl

    # -- nodes -------------------------------------------------------------

    @takes(AutoScalingGroupCapacityOptions)
    def add_auto_scaling_group_capacity(self, id: str, options: AutoScalingGroupCapacityOptions) -> AutoScalingGroup:
        """Add a group of instances that join the cluster.

        Raises:
            ValidationError: there are options of a script where there is none.
        """
        group = new_group(self, id, options, self._version.version)
        self._connect(group, options)
        self._use_accelerators([options.instance_type])
        return group

    def _connect(self, group: AutoScalingGroup, options: AutoScalingGroupOptions) -> None:
        super()._connect(group, options)
        self._controller_waits(group)

    def _admit(self, group: AutoScalingGroup, map_role: bool | None) -> None:
        if map_role is False:
            super()._admit(group, map_role)
        else:
            self.aws_auth.add_role_mapping(group.role, **NODE_MAPPING)


__all__ = ["Cluster"]
