"""Groups of nodes whose instances EKS makes and renews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_eks._generation import own_class
from aws_cdk.aws_eks.aws_auth import NODE_MAPPING
from aws_cdk.aws_eks.ip_family import IpFamily
from aws_cdk.aws_eks.nodegroup_ami import NodegroupAmiType, checked_ami, default_ami, fitting_amis
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.removal_policy import RemovalPolicy
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_eks.cluster_base import ICluster
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_DEFAULT_SIZE = 2
_DEFAULT_LEAST = 1
_MOST_UNAVAILABLE = 100

# What nodes may do. Source: "Amazon EKS node IAM role", EKS user guide.
NODE_POLICIES = ("AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryReadOnly")


class CapacityType(NamedEnum):
    """How instances are bought."""

    SPOT = "SPOT"
    ON_DEMAND = "ON_DEMAND"
    CAPACITY_BLOCK = "CAPACITY_BLOCK"
    """Reserved for a time, for machine learning."""


class TaintEffect(NamedEnum):
    """What becomes of pods that do not tolerate a taint."""

    NO_SCHEDULE = "NO_SCHEDULE"
    """They are not put on the node."""
    PREFER_NO_SCHEDULE = "PREFER_NO_SCHEDULE"
    """They are not put on the node if there is another place."""
    NO_EXECUTE = "NO_EXECUTE"
    """They are removed, too."""


class TaintSpec(Struct):
    """Keeps pods off nodes."""

    effect: TaintEffect | None = None
    key: str | None = None
    value: str | None = None


class NodegroupRemoteAccess(Struct):
    """Who logs in to nodes."""

    ssh_key_name: str
    """Name of a key pair of EC2."""
    source_security_groups: Sequence[ISecurityGroup] | None = None
    """From where. Default: from everywhere."""


class LaunchTemplateSpec(Struct):
    """A launch template for nodes."""

    id: str
    version: str | None = None
    """Default: the template's default version."""


class NodegroupOptions(Struct):
    """Options of a group of nodes."""

    ami_type: NodegroupAmiType | None = None
    """Image of the nodes. Default: as the instance types need it; without them chosen by EKS."""
    capacity_type: CapacityType | None = None
    """Default: on demand."""
    desired_size: int | float | None = None
    """How many nodes there are at first. Default: the least, or 2."""
    disk_size: int | float | None = None
    """Size of their disk in GiB. Default: 20. Not with a launch template."""
    enable_node_auto_repair: bool | None = None
    """Whether nodes that are not well are replaced. Default: no."""
    force_update: bool | None = None
    """Whether an update goes on although pods cannot be moved away. Default: yes."""
    instance_types: Sequence[InstanceType] | None = None
    """Default: ``t3.medium``, chosen by EKS."""
    labels: Mapping[str, str] | None = None
    """Labels of the nodes in Kubernetes."""
    launch_template_spec: Nested[LaunchTemplateSpec | None] = nested()
    """What nodes are started with. Default: a template that EKS makes."""
    max_size: int | float | None = None
    """Most nodes. Default: as many as at first."""
    max_unavailable: int | float | None = None
    """How many nodes an update takes at a time, 1 to 100. Default: 1."""
    max_unavailable_percentage: int | float | None = None
    """How many percent of the nodes an update takes at a time, in the place of ``max_unavailable``."""
    min_size: int | float | None = None
    """Least nodes. Default: 1."""
    nodegroup_name: str | None = None
    """Default: chosen by CloudFormation."""
    node_role: IRole | None = None
    """Role of the nodes. Default: a new one."""
    release_version: str | None = None
    """Version of the image. Default: the newest for the cluster's version."""
    remote_access: Nested[NodegroupRemoteAccess | None] = nested()
    """Who logs in. Default: no one."""
    removal_policy: RemovalPolicy | None = None
    """What becomes of the group and its role when they leave the stack. Default: they are deleted."""
    subnets: Nested[SubnetSelection | None] = nested()
    """Where nodes are. Default: in the private subnets."""
    tags: Mapping[str, str] | None = None
    """Tags of the group."""
    taints: Nested[Sequence[TaintSpec] | None] = nested()
    """What keeps pods off the nodes. Default: nothing."""


class NodegroupProps(NodegroupOptions):
    """Options of a group of nodes, and its cluster."""

    cluster: ICluster


class INodegroup(IResource):
    """A group of nodes."""

    nodegroup_name: str

    if TYPE_CHECKING:

        @property
        def nodegroup_ref(self) -> Any: ...


class Nodegroup(Resource, INodegroup):
    """A group of nodes that EKS makes and renews.

    Attributes:
        cluster: The cluster.
        nodegroup_arn: The ARN.
        nodegroup_name: The name.
        role: The role of the nodes.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-eks.Nodegroup"
    _module = "aws_cdk.aws_eks"

    @takes(NodegroupProps)
    def __init__(self, scope: Construct, id: str, props: NodegroupProps) -> None:
        """Make a group.

        Raises:
            ValidationError: sizes or images contradict each other, or the template has what is given here.
        """
        super().__init__(scope, id, physical_name=props.nodegroup_name)
        self.cluster: ICluster = props.cluster
        least, most, desired = self._sizes(props)
        self._check_template(props)
        self._check_unavailable(props, most)
        ami = self._ami(props)
        self.role: IRole = props.node_role or self._new_role()
        self._join()
        access = props.remote_access
        template = props.launch_template_spec
        subnets = props.subnets or SubnetSelection()
        resource = self._resource = own_class(self, "CfnNodegroup")(
            self,
            "Resource",
            cluster_name=self.cluster.cluster_name,
            nodegroup_name=props.nodegroup_name,
            node_role=self.role.role_arn,
            subnets=self.cluster.vpc.select_subnets(**subnets._given()).subnet_ids,
            ami_type=ami._value_ if ami is not None else None,
            capacity_type=props.capacity_type._value_ if props.capacity_type is not None else None,
            disk_size=props.disk_size,
            force_update_enabled=props.force_update if props.force_update is not None else True,
            instance_types=(
                [one.to_string() for one in props.instance_types] if props.instance_types is not None else None
            ),
            labels=props.labels,
            launch_template={"id": template.id, "version": template.version} if template is not None else None,
            node_repair_config={"enabled": True} if props.enable_node_auto_repair else None,
            release_version=props.release_version,
            remote_access=_rendered_access(access) if access is not None else None,
            scaling_config={"desiredSize": desired, "maxSize": most, "minSize": least},
            tags=props.tags,
            taints=[_rendered_taint(taint) for taint in props.taints] if props.taints is not None else None,
            update_config=(
                {
                    "maxUnavailable": props.max_unavailable,
                    "maxUnavailablePercentage": props.max_unavailable_percentage,
                }
                if props.max_unavailable or props.max_unavailable_percentage
                else None
            ),
        )
        if props.removal_policy is not None:
            from aws_cdk.core.removal_policies import RemovalPolicies

            RemovalPolicies.of(self).apply(props.removal_policy)
        self.nodegroup_arn: str = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(service="eks", resource="nodegroup", resource_name=self.physical_name),
        )
        by_name = flag_enabled(self.node, "@aws-cdk/aws-eks:nodegroupNameAttribute")
        self.nodegroup_name = self._get_resource_name_attribute(
            resource.attr_nodegroup_name if by_name else resource.ref
        )

    @staticmethod
    @checked
    def from_nodegroup_name(scope: Construct, id: str, nodegroup_name: str) -> INodegroup:
        """Return a group made elsewhere."""
        return _ImportedNodegroup(scope, id, nodegroup_name)

    @property
    def nodegroup_ref(self) -> Any:
        """How other resources refer to the group."""
        return self._resource.nodegroup_ref

    def _sizes(self, props: NodegroupProps) -> tuple[int | float, int | float, int | float]:
        """Return least, most and first number of nodes."""
        least = props.min_size if props.min_size is not None else _DEFAULT_LEAST
        first = props.min_size if props.min_size is not None else _DEFAULT_SIZE
        desired = props.desired_size if props.desired_size is not None else first
        most = props.max_size if props.max_size is not None else desired
        if not (is_unresolved(desired) or is_unresolved(most)) and desired > most:
            raise ValidationError(
                f"Desired capacity {desired:g} can't be greater than max size {most:g}",
                scope=self,
                fix="raise `max_size`, or lower `desired_size` or `min_size`",
            )
        if not (is_unresolved(desired) or is_unresolved(least)) and desired < least:
            raise ValidationError(
                f"Minimum capacity {least:g} can't be greater than desired size {desired:g}",
                scope=self,
                fix="lower `min_size` or raise `desired_size`",
            )
        return least, most, desired

    def _check_template(self, props: NodegroupProps) -> None:
        if props.launch_template_spec is not None and props.disk_size:
            raise ValidationError(
                "diskSize must be specified within the launch template",
                scope=self,
                fix="leave `disk_size` out, or `launch_template_spec`",
            )

    def _check_unavailable(self, props: NodegroupProps, most: int | float) -> None:
        number, percentage = props.max_unavailable, props.max_unavailable_percentage
        if number and percentage:
            raise ValidationError(
                "maxUnavailable and maxUnavailablePercentage are not allowed to be defined together", scope=self
            )
        for option, value in (("maxUnavailable", number), ("maxUnavailablePercentage", percentage)):
            if value and not is_unresolved(value) and not 1 <= value <= _MOST_UNAVAILABLE:
                raise ValidationError(f"{option} must be between 1 and {_MOST_UNAVAILABLE}, got {value:g}", scope=self)
        if number and not (is_unresolved(number) or is_unresolved(most)) and number > most:
            raise ValidationError(f"maxUnavailable must be lower than maxSize ({most:g}), got {number:g}", scope=self)

    def _ami(self, props: NodegroupProps) -> NodegroupAmiType | None:
        if not props.instance_types:
            return props.ami_type
        fitting = fitting_amis(props.instance_types, self)
        if props.ami_type is not None:
            return checked_ami(props.ami_type, fitting, props.instance_types, self)
        if props.launch_template_spec is not None:
            return None  # the template may have an image of its own
        prefers_2023 = flag_enabled(self.node, "@aws-cdk/aws-eks:defaultToAL2023")
        ami = default_ami(fitting, prefers_2023=prefers_2023)
        if prefers_2023 and ami is NodegroupAmiType.AL2_X86_64_GPU:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-eks:gpuInstancesUseAL2",
                "These instances start from Amazon Linux 2 although @aws-cdk/aws-eks:defaultToAL2023 is set, since of Amazon "
                "Linux 2023 there is an image each for NVIDIA and Neuron: choose one as amiType.",
            )
        return ami

    def _new_role(self) -> IRole:
        from aws_cdk.aws_iam.managed_policy import ManagedPolicy
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal
        from aws_cdk.aws_iam.role import Role

        role = Role(self, "NodeGroupRole", assumed_by=ServicePrincipal("ec2.amazonaws.com"))
        for name in NODE_POLICIES:
            role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(name))
        if self.cluster.ip_family is IpFamily.IP_V6:
            # Which the managed policies lack. Source: "Amazon VPC CNI plugin for Kubernetes" with IPv6, EKS user guide.
            role.add_to_principal_policy(
                PolicyStatement(
                    actions=["ec2:AssignIpv6Addresses", "ec2:UnassignIpv6Addresses"],
                    resources=["arn:aws:ec2:*:*:network-interface/*"],
                )
            )
        return role

    def _join(self) -> None:
        """Note the role in the cluster's map, which EKS itself also does: else a later change of the map dropped it."""
        from aws_cdk.aws_eks.cluster import Cluster

        cluster = self.cluster
        if isinstance(cluster, Cluster) and cluster._has_config_map:
            cluster.aws_auth.add_role_mapping(self.role, **NODE_MAPPING)


class _ImportedNodegroup(Resource, INodegroup):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, name: str) -> None:
        super().__init__(scope, id)
        self.nodegroup_name = name

    @property
    def nodegroup_ref(self) -> Any:
        """Is not known of a group made elsewhere.

        Raises:
            ValidationError: always.
        """
        raise ValidationError(
            "Cannot use Nodegroup.fromNodegroupName() in this API",
            scope=self,
            fix="refer to it by `nodegroup_name`",
        )


def _rendered_access(access: NodegroupRemoteAccess) -> dict[str, Any]:
    groups = access.source_security_groups
    return {
        "ec2SshKey": access.ssh_key_name,
        "sourceSecurityGroups": [group.security_group_id for group in groups] if groups is not None else None,
    }


def _rendered_taint(taint: TaintSpec) -> dict[str, Any]:
    return {
        "effect": taint.effect._value_ if taint.effect is not None else None,
        "key": taint.key,
        "value": taint.value,
    }


__all__ = [
    "CapacityType",
    "INodegroup",
    "LaunchTemplateSpec",
    "Nodegroup",
    "NodegroupOptions",
    "NodegroupProps",
    "NodegroupRemoteAccess",
    "TaintEffect",
    "TaintSpec",
]
