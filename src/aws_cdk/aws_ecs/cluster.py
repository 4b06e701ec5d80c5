"""The cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ecs._cluster_metrics import _ClusterMetrics
from aws_cdk.aws_ecs._l1 import CfnCluster, CfnClusterCapacityProviderAssociations
from aws_cdk.aws_ecs.cluster_base import ICluster, _ClusterBase
from aws_cdk.aws_ecs.cluster_capacity import (
    AddAutoScalingGroupCapacityOptions,
    AddCapacityOptions,
    add_group,
    image_type,
    join_cluster,
)
from aws_cdk.aws_ecs.cluster_grants import ClusterGrants, tasks_arn
from aws_cdk.aws_ecs.cluster_options import (
    CapacityProviderStrategy,
    CloudMapNamespaceOptions,
    ContainerInsights,
    ExistingCloudMapNamespaceOptions,
    ManagedStorageConfiguration,
)
from aws_cdk.aws_ecs.execute_command import (
    ExecuteCommandConfiguration,
    checked_execute_command,
    rendered_execute_command,
)
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_servicediscovery.namespace import INamespace, NamespaceType
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.aspect import Aspects, IAspect
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_list
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling import AutoScalingGroup, IAutoScalingGroup
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.aws_ecs.asg_capacity_provider import AsgCapacityProvider
    from aws_cdk.aws_ecs.managed_instances_capacity_provider import ManagedInstancesCapacityProvider
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_kms.key import IKey
    from constructs import Construct, IConstruct

_FARGATE = ("FARGATE", "FARGATE_SPOT")


class ClusterProps(Struct):
    """Options of a cluster."""

    capacity: Nested[AddCapacityOptions | None] = nested()
    """Instances to begin with. Default: none."""
    cluster_name: str | None = None
    """Default: chosen by CloudFormation."""
    container_insights: bool | None = None
    """Deprecated: see ``container_insights_v2``."""
    container_insights_v2: ContainerInsights | None = None
    """What CloudWatch collects. Default: as the account says."""
    default_cloud_map_namespace: Nested[CloudMapNamespaceOptions | None] = nested()
    """Make a namespace that services are found in by default. Default: none."""
    enable_fargate_capacity_providers: bool | None = None
    """Whether strategies may name FARGATE and FARGATE_SPOT. Default: no."""
    execute_command_configuration: Nested[ExecuteCommandConfiguration | None] = nested()
    """How commands are run in containers. Default: logged where the containers log, without a key of the account."""
    managed_storage_configuration: Nested[ManagedStorageConfiguration | None] = nested()
    """Keys that storage of tasks is encrypted with. Default: keys of AWS."""
    vpc: IVpc | None = None
    """Network of the cluster. Default: a new one over two zones."""


class ClusterAttributes(Struct):
    """What is known of a cluster made elsewhere."""

    cluster_name: str
    """The name."""
    vpc: IVpc
    """The network."""
    autoscaling_group: IAutoScalingGroup | None = None
    """Group of its instances."""
    cluster_arn: str | None = None
    """Default: made from the name."""
    default_cloud_map_namespace: INamespace | None = None
    """Where services are found unless they say otherwise. Default: none."""
    execute_command_configuration: Nested[ExecuteCommandConfiguration | None] = nested()
    """How commands are run in containers. Default: ECS's."""
    has_ec2_capacity: bool | None = None
    """Whether it has instances. Default: yes."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of its instances. Default: none."""


class Cluster(_ClusterBase, _ClusterMetrics):
    """A group of machines, or Fargate, that tasks run on."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.Cluster"

    @staticmethod
    def is_cluster(x: Any) -> bool:
        """Tell whether ``x`` is a cluster made here."""
        return isinstance(x, Cluster)

    @staticmethod
    @takes(ClusterAttributes)
    def from_cluster_attributes(scope: Construct, id: str, attrs: ClusterAttributes) -> ICluster:
        """Return a cluster made elsewhere, by what is known of it."""
        from aws_cdk.aws_ecs._imported_cluster import _ImportedCluster

        return _ImportedCluster(scope, id, attrs)

    @staticmethod
    @checked
    def from_cluster_arn(scope: Construct, id: str, cluster_arn: str) -> ICluster:
        """Return a cluster made elsewhere, by its ARN; its network and instances are not known.

        Raises:
            ValidationError: the ARN has no name.
        """
        from aws_cdk.aws_ecs._imported_cluster import cluster_of_arn

        return cluster_of_arn(scope, id, cluster_arn)

    @takes(ClusterProps)
    def __init__(self, scope: Construct, id: str, props: ClusterProps) -> None:
        """Make a cluster.

        Raises:
            ValidationError: options contradict each other.
        """
        super().__init__(scope, id, physical_name=props.cluster_name)
        insights = self._insights(props)
        self._capacity_provider_names: list[str] = []
        self._scoped_provider_names: list[str] = []
        self._default_strategy: list[CapacityProviderStrategy] = []
        self._service_connect_namespace: INamespace | None = None
        self._associations: CfnClusterCapacityProviderAssociations | None = None
        self.has_ec2_capacity = False
        command = props.execute_command_configuration
        if command is not None:
            self.execute_command_configuration = checked_execute_command(command, self)
        storage = props.managed_storage_configuration
        configuration = {
            "executeCommandConfiguration": rendered_execute_command(command) if command is not None else None,
            "managedStorageConfiguration": _rendered_storage(storage) if storage is not None else None,
        }
        resource = self._resource = CfnCluster(
            self,
            "Resource",
            cluster_name=self.physical_name,
            cluster_settings=[{"name": "containerInsights", "value": insights._value_}] if insights else None,
            configuration=configuration if command is not None or storage is not None else None,
            service_connect_defaults=lazy_any(self._service_connect_defaults),
        )
        self.cluster_arn = self._get_resource_arn_attribute(
            resource.attr_arn, ArnComponents(service="ecs", resource="cluster", resource_name=self.physical_name)
        )
        self.cluster_name = self._get_resource_name_attribute(resource.ref)
        self.vpc = props.vpc or self._new_network()
        self.connections = self._no_connections()
        namespace = props.default_cloud_map_namespace
        if namespace is not None:
            self._add_namespace(namespace)
        if props.enable_fargate_capacity_providers:
            self.enable_fargate_capacity_providers()
        if props.capacity is not None:
            self.autoscaling_group = self._add_capacity("DefaultAutoScalingGroup", props.capacity)
        key = storage.fargate_ephemeral_storage_kms_key if storage is not None else None
        if key is not None:
            self._let_fargate_use(key, props.cluster_name)
        # Only at the end is it known whether there are providers at all.
        Aspects.of(self).add(_AssociatesProviders())

    def _insights(self, props: ClusterProps) -> ContainerInsights | None:
        if props.container_insights is None:
            return props.container_insights_v2
        if props.container_insights_v2 is not None:
            raise ValidationError(
                "You cannot set both containerInsights and containerInsightsV2",
                scope=self,
                fix="keep container_insights_v2, the newer one",
            )
        return ContainerInsights.ENABLED if props.container_insights else ContainerInsights.DISABLED

    def _new_network(self) -> IVpc:
        from aws_cdk.aws_ec2.vpc import Vpc

        return Vpc(self, "Vpc", max_azs=2)

    def _no_connections(self) -> Any:
        from aws_cdk.aws_ec2.connections import Connections

        return Connections()

    def _let_fargate_use(self, key: IKey, cluster_name: str | None) -> None:
        from aws_cdk.aws_iam.principals import ServicePrincipal

        of_cluster = {"kms:EncryptionContext:aws:ecs:clusterAccount": [Aws.ACCOUNT_ID]}
        if cluster_name:
            of_cluster["kms:EncryptionContext:aws:ecs:clusterName"] = [cluster_name]
        fargate = ServicePrincipal("fargate.amazonaws.com")
        key.add_to_resource_policy(
            PolicyStatement(
                sid="Allow generate data key access for Fargate tasks.",
                principals=[fargate],
                resources=["*"],
                actions=["kms:GenerateDataKeyWithoutPlaintext"],
                conditions={"StringEquals": of_cluster},
            )
        )
        key.add_to_resource_policy(
            PolicyStatement(
                sid="Allow grant creation permission for Fargate tasks.",
                principals=[fargate],
                resources=["*"],
                actions=["kms:CreateGrant"],
                conditions={
                    "StringEquals": of_cluster,
                    "ForAllValues:StringEquals": {"kms:GrantOperations": ["Decrypt"]},
                },
            )
        )

    # -- namespaces -------------------------------------------------------

    @takes(CloudMapNamespaceOptions)
    def add_default_cloud_map_namespace(self, options: CloudMapNamespaceOptions) -> INamespace:
        """Make a namespace that services are found in by default.

        Raises:
            ValidationError: there is one already.
        """
        return self._add_namespace(options)

    def _add_namespace(self, options: CloudMapNamespaceOptions) -> INamespace:
        self._check_no_namespace()
        kind = options.type or NamespaceType.DNS_PRIVATE
        id = "DefaultServiceDiscoveryNamespace"
        namespace: INamespace
        if kind is NamespaceType.HTTP:
            from aws_cdk.aws_servicediscovery.http_namespace import HttpNamespace

            namespace = HttpNamespace(self, id, name=options.name)
        elif kind is NamespaceType.DNS_PUBLIC:
            from aws_cdk.aws_servicediscovery.public_dns_namespace import PublicDnsNamespace

            namespace = PublicDnsNamespace(self, id, name=options.name)
        else:
            from aws_cdk.aws_servicediscovery.private_dns_namespace import PrivateDnsNamespace

            namespace = PrivateDnsNamespace(self, id, name=options.name, vpc=self.vpc)
        return self._use_namespace(namespace, options.use_for_service_connect)

    @takes(ExistingCloudMapNamespaceOptions)
    def add_existing_default_cloud_map_namespace(self, options: ExistingCloudMapNamespaceOptions) -> INamespace:
        """Have services found in a namespace that exists already, by default.

        Raises:
            ValidationError: there is a default already.
        """
        self._check_no_namespace()
        if options.namespace.type is NamespaceType.DNS_PRIVATE:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecs:privateDnsNamespaceVpc",
                "names in a private namespace are found in its own VPC alone: make sure that it is the cluster's",
            )
        return self._use_namespace(options.namespace, options.use_for_service_connect)

    def _check_no_namespace(self) -> None:
        if self.default_cloud_map_namespace is not None:
            raise ValidationError(
                "Can only add default namespace once.", scope=self, fix="use default_cloud_map_namespace of the cluster"
            )

    def _use_namespace(self, namespace: INamespace, for_service_connect: bool | None) -> INamespace:
        self.default_cloud_map_namespace = namespace
        if for_service_connect:
            self._service_connect_namespace = namespace
        return namespace

    def _service_connect_defaults(self) -> dict[str, Any] | None:
        namespace = self._service_connect_namespace
        return {"namespace": namespace.namespace_arn} if namespace is not None else None

    # -- capacity ---------------------------------------------------------

    @property
    def capacity_provider_names(self) -> list[str]:
        """Names of the capacity providers that were added."""
        return list(self._capacity_provider_names)

    @property
    def cluster_scoped_capacity_provider_names(self) -> list[str]:
        """Names of the providers that belong to this cluster alone, such as managed instances."""
        return list(self._scoped_provider_names)

    @property
    def default_capacity_provider_strategy(self) -> list[CapacityProviderStrategy]:
        """How tasks are spread by default."""
        return list(self._default_strategy)

    @takes(AddCapacityOptions)
    def add_capacity(self, id: str, options: AddCapacityOptions) -> AutoScalingGroup:
        """Make a group of instances that tasks run on."""
        return self._add_capacity(id, options)

    def _add_capacity(self, id: str, options: AddCapacityOptions) -> AutoScalingGroup:
        group = add_group(self, id, options)
        # As the peer: groups of capacity providers do not count, so balancers are not let in to tasks on them.
        self.connections.add_security_group(*group.connections.security_groups)
        self._join(
            group,
            AddAutoScalingGroupCapacityOptions(
                machine_image_type=image_type(options),
                spot_instance_draining=options.spot_instance_draining,
            ),
        )
        self._drain(group, options.topic_encryption_key)
        return group

    def _drain(self, group: AutoScalingGroup, topic_key: IKey | None) -> None:
        """Move tasks away from instances before they are terminated."""
        from aws_cdk.aws_ecs._drain_hook import _DrainHook

        _DrainHook(group, "DrainECSHook", self, topic_key)

    def _join(self, group: AutoScalingGroup, options: AddAutoScalingGroupCapacityOptions) -> None:
        self.has_ec2_capacity = True
        join_cluster(self, group, options)

    @takes(AddAutoScalingGroupCapacityOptions)
    def add_asg_capacity_provider(
        self, provider: AsgCapacityProvider, options: AddAutoScalingGroupCapacityOptions
    ) -> None:
        """Let tasks run on a group of instances, by capacity provider strategies; a provider counts once."""
        if provider.capacity_provider_name in self._capacity_provider_names:
            return
        given = {"machine_image_type": provider.machine_image_type, **options._given()}
        self._join(provider.auto_scaling_group, AddAutoScalingGroupCapacityOptions(**given))
        if not provider.enable_managed_termination_protection and not provider.enable_managed_draining:
            self._drain(provider.auto_scaling_group, options.topic_encryption_key)  # nothing else does it
        self._capacity_provider_names.append(provider.capacity_provider_name)

    @checked
    def add_managed_instances_capacity_provider(self, provider: ManagedInstancesCapacityProvider) -> None:
        """Let tasks run on instances that ECS keeps, by capacity provider strategies; a provider counts once."""
        if provider.capacity_provider_name not in self._scoped_provider_names:
            provider.bind(self)
            self._scoped_provider_names.append(provider.capacity_provider_name)

    def enable_fargate_capacity_providers(self) -> None:
        """Let strategies name FARGATE and FARGATE_SPOT."""
        for name in _FARGATE:
            if name not in self._capacity_provider_names:
                self._capacity_provider_names.append(name)

    @checked
    def add_default_capacity_provider_strategy(
        self, default_capacity_provider_strategy: Sequence[CapacityProviderStrategy]
    ) -> None:
        """Say how tasks are spread over capacity providers by default.

        Raises:
            ValidationError: it was said before, a provider is unknown, or several have a base.
        """
        if self._default_strategy:
            raise ValidationError(
                "Cluster default capacity provider strategy is already set.",
                scope=self,
                fix="give the whole strategy in one call",
            )
        strategy = [CapacityProviderStrategy.of(item) for item in default_capacity_provider_strategy]
        known = self._capacity_provider_names + self._scoped_provider_names
        for item in strategy:
            if item.capacity_provider not in known:
                raise ValidationError(
                    f"Capacity provider {item.capacity_provider} must be added to the cluster with "
                    "addAsgCapacityProvider() or addManagedInstancesCapacityProvider() before it can be used in a default "
                    "capacity provider strategy.",
                    scope=self,
                    fix="for Fargate, set enable_fargate_capacity_providers=True",
                )
        on_fargate = [item.capacity_provider in _FARGATE for item in strategy]
        if any(on_fargate) and not all(on_fargate):
            raise ValidationError(
                "A capacity provider strategy cannot contain a mix of capacity providers using Auto Scaling groups and Fargate "
                "providers. Specify one or the other and try again.",
                scope=self,
            )
        if sum(1 for item in strategy if item.base) > 1:
            raise ValidationError(
                "Only 1 capacity provider in a capacity provider strategy can have a nonzero base.", scope=self
            )
        self._default_strategy = strategy

    def _associate_providers(self) -> None:
        """Make the resource that ties capacity providers to the cluster, once, if there are any."""
        if self._associations is not None or not (self._capacity_provider_names or self._default_strategy):
            return
        self._associations = CfnClusterCapacityProviderAssociations(
            self,
            self.node.id,
            cluster=self.cluster_name,
            default_capacity_provider_strategy=[item.rendered() for item in self._default_strategy],
            capacity_providers=lazy_list(lambda: list(self._capacity_provider_names)),
        )

    # -- tasks ------------------------------------------------------------

    @checked
    def arn_for_tasks(self, key_pattern: str) -> str:
        """Return the ARN of the tasks with ids like ``key_pattern``."""
        return tasks_arn(self, self.cluster_name, key_pattern)

    @property
    def grants(self) -> ClusterGrants:
        """Gives permissions on the cluster."""
        return ClusterGrants.from_cluster(self)

    @checked
    def grant_task_protection(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` protect tasks from being stopped when a service is scaled in or deployed."""
        return self.grants.task_protection(grantee)


def _rendered_storage(storage: ManagedStorageConfiguration) -> dict[str, Any]:
    fargate, managed = storage.fargate_ephemeral_storage_kms_key, storage.kms_key
    return {
        "fargateEphemeralStorageKmsKeyId": fargate.key_id if fargate is not None else None,
        "kmsKeyId": managed.key_ref.key_id if managed is not None else None,
    }


class _AssociatesProviders(IAspect):
    """Ties capacity providers to clusters when everything has been added to them."""

    def visit(self, node: IConstruct) -> None:
        if isinstance(node, Cluster):
            node._associate_providers()


__all__ = ["Cluster", "ClusterAttributes", "ClusterProps"]
