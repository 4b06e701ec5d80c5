"""Instances that ECS chooses, starts and keeps, as capacity providers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.instance_requirements import InstanceRequirementsConfig
from aws_cdk.aws_ecs._l1 import CfnCapacityProvider
from aws_cdk.aws_iam.instance_profile import IInstanceProfile, InstanceProfile
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.size import Size

_TAKEN = re.compile("^(aws|ecs|fargate)")


class CapacityOptionType(NamedEnum):
    """How instances are bought."""

    ON_DEMAND = "ON_DEMAND"
    SPOT = "SPOT"


class InstanceMonitoring(NamedEnum):
    """How often metrics of instances are taken: each five minutes, or each minute."""

    BASIC = "BASIC"
    DETAILED = "DETAILED"


class PropagateManagedInstancesTags(NamedEnum):
    """Whether instances have the tags of their capacity provider."""

    CAPACITY_PROVIDER = "CAPACITY_PROVIDER"
    NONE = "NONE"


class ManagedInstancesCapacityProviderProps(Struct):
    """Options of :class:`ManagedInstancesCapacityProvider`."""

    security_groups: Sequence[ISecurityGroup]
    """Security groups of the instances, one at least."""
    subnets: Sequence[ISubnet]
    """Where the instances are, one at least."""
    capacity_option_type: CapacityOptionType | None = None
    """Default: on demand."""
    capacity_provider_name: str | None = None
    """It does not begin with ``aws``, ``ecs`` or ``fargate``. Default: chosen by CloudFormation."""
    ec2_instance_profile: IInstanceProfile | None = None
    """What the instances act under. Default: a new one that may do what ECS's agent does for the cluster."""
    infrastructure_role: IRole | None = None
    """What ECS acts under to keep instances. Default: a new one with AWS's own policy for that."""
    instance_requirements: Nested[InstanceRequirementsConfig | None] = nested()
    """What the instances must be like. Default: ECS chooses as tasks need it."""
    monitoring: InstanceMonitoring | None = None
    """Default: basic."""
    propagate_tags: PropagateManagedInstancesTags | None = None
    """Default: no tags are given on."""
    task_volume_storage: Size | None = None
    """Storage of an instance for its tasks, in whole GiB. Default: 80 GiB."""


class ManagedInstancesCapacityProvider(Construct, IConnectable):
    """Instances that ECS chooses, starts and keeps for a cluster.

    Attributes:
        capacity_provider_name: The name.
        cluster: The cluster, as soon as it is known.
        connections: Network permissions of the instances.
        ec2_instance_profile: What the instances act under.
        infrastructure_role: What ECS acts under to keep instances.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.ManagedInstancesCapacityProvider"

    @takes(ManagedInstancesCapacityProviderProps)
    def __init__(self, scope: Construct, id: str, props: ManagedInstancesCapacityProviderProps) -> None:
        """Make a capacity provider; give it to ``Cluster.add_managed_instances_capacity_provider``.

        Raises:
            ValidationError: there are no subnets or security groups, or options contradict each other.
        """
        super().__init__(scope, id)
        self._check(props)
        self.cluster: ICluster | None = None
        self.connections: Connections = Connections(security_groups=props.security_groups)
        self.infrastructure_role: IRole = props.infrastructure_role or Role(
            self,
            f"{id}Role",
            assumed_by=ServicePrincipal("ecs.amazonaws.com"),
            managed_policies=[
                ManagedPolicy.from_aws_managed_policy_name("AmazonECSInfrastructureRolePolicyForManagedInstances")
            ],
        )
        self.ec2_instance_profile: IInstanceProfile = props.ec2_instance_profile or self._new_profile()
        storage, requirements = props.task_volume_storage, props.instance_requirements
        resource = CfnCapacityProvider(
            self,
            id,
            name=props.capacity_provider_name,
            cluster_name=lazy_string(lambda: self._bound_cluster().cluster_name),
            managed_instances_provider={
                "infrastructureRoleArn": self.infrastructure_role.role_arn,
                "instanceLaunchTemplate": {
                    "capacityOptionType": _value(props.capacity_option_type),
                    "ec2InstanceProfileArn": self.ec2_instance_profile.instance_profile_arn,
                    "networkConfiguration": {
                        "subnets": [subnet.subnet_id for subnet in props.subnets],
                        "securityGroups": [group.security_group_id for group in props.security_groups],
                    },
                    "instanceRequirements": None if requirements is None else requirements._rendered(),
                    "monitoring": _value(props.monitoring),
                    "storageConfiguration": None if storage is None else {"storageSizeGiB": storage.to_gibibytes()},
                },
                "propagateTags": _value(props.propagate_tags),
            },
        )
        self.node.default_child = resource
        self.capacity_provider_name: str = resource.ref

    def _check(self, props: ManagedInstancesCapacityProviderProps) -> None:
        name, requirements = props.capacity_provider_name, props.instance_requirements
        if not props.subnets:
            raise ValidationError("Subnets are required and should be non-empty.", scope=self)
        if not props.security_groups:
            raise ValidationError(
                "Security groups cannot be an empty array. Provide at least one security group.", scope=self
            )
        if name and not is_unresolved(name) and _TAKEN.match(name):
            raise ValidationError(
                f"Invalid Capacity Provider Name: {name}, If a name is specified, it cannot start with aws, ecs, or "
                "fargate.",
                scope=self,
            )
        if requirements is not None and requirements.allowed_instance_types and requirements.excluded_instance_types:
            raise ValidationError(
                "Cannot specify both allowedInstanceTypes and excludedInstanceTypes. Use one or the other.", scope=self
            )

    def _new_profile(self) -> InstanceProfile:
        """Make the instances' profile; its name begins as ECS's own role may pass it on."""
        name = f"ecsInstanceRole{Names.unique_id(self)}"
        instances = Stack.of(self).format_arn(service="ecs", resource="container-instance", resource_name="*")
        cluster = lazy_string(lambda: self._bound_cluster().cluster_arn)
        role = Role(
            self,
            "InstanceRole",
            role_name=name,
            assumed_by=ServicePrincipal("ec2.amazonaws.com"),
            inline_policies={
                "ECSInstancePolicy": PolicyDocument(
                    statements=[
                        _allowed("DiscoverPollEndpoint", ["DiscoverPollEndpoint"], "*"),
                        _allowed("Register", ["RegisterContainerInstance"], cluster),
                        _allowed("Poll", ["Poll"], instances),
                        _allowed("Telemetry", ["StartTelemetrySession", "PutSystemLogEvents"], instances),
                        _allowed("StateChange", ["SubmitAttachmentStateChanges", "SubmitTaskStateChange"], cluster),
                    ]
                )
            },
        )
        return InstanceProfile(self, "InstanceProfile", instance_profile_name=name, role=role)

    def _bound_cluster(self) -> ICluster:
        if self.cluster is None:
            raise ValidationError(
                "Managed instances capacity provider must be associated with a cluster.",
                scope=self,
                fix="call add_managed_instances_capacity_provider() of the cluster",
            )
        return self.cluster

    @checked
    def bind(self, cluster: ICluster) -> None:
        """Say which cluster the instances belong to; clusters made here do that themselves."""
        self.cluster = cluster


def _value(choice: Enum | None) -> Any:
    return None if choice is None else choice._value_


def _allowed(what: str, actions: list[str], resource: Any) -> PolicyStatement:
    return PolicyStatement(
        sid=f"ECSAgent{what}Permissions", actions=[f"ecs:{action}" for action in actions], resources=[resource]
    )


__all__ = [
    "CapacityOptionType",
    "InstanceMonitoring",
    "ManagedInstancesCapacityProvider",
    "ManagedInstancesCapacityProviderProps",
    "PropagateManagedInstancesTags",
]
