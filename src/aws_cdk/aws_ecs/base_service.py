"""The base of services: tasks that are kept running."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import EnableScalingProps
from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs._l1 import CfnService
from aws_cdk.aws_ecs._service_deployments import _Deployments, controller_type
from aws_cdk.aws_ecs._service_discovery import _Discovery
from aws_cdk.aws_ecs._service_metrics import _ServiceMetrics
from aws_cdk.aws_ecs._service_targets import _LoadBalancerTargets
from aws_cdk.aws_ecs.deployment import (
    DeploymentControllerType,
    IDeploymentLifecycleHookTarget,
    rendered_force,
)
from aws_cdk.aws_ecs.execute_command import allow_execute_command
from aws_cdk.aws_ecs.service_base import IBaseService
from aws_cdk.aws_ecs.service_managed_volume import ServiceManagedVolume, rendered_service_volume
from aws_cdk.aws_ecs.service_options import (
    BaseServiceProps,
    PropagatedTagSource,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import LazyValue, lazy_any
from aws_cdk.core.naming import snake_case
from aws_cdk.core.struct import takes
from aws_cdk.core.token import number_of

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.task_count import ScalableTaskCount
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_servicediscovery.service import Service as CloudMapService
    from constructs import Construct

_CLUSTER_IN_ARN = "@aws-cdk/aws-ecs:arnFormatIncludesClusterName"
_WITH_EMPTY_BALANCERS = "@aws-cdk/aws-ecs:removeEmptyLoadBalancers"


class BaseService(_Deployments, _Discovery, IBaseService, _ServiceMetrics, _LoadBalancerTargets):
    """Tasks of a cluster that are kept running.

    Attributes:
        cluster: The cluster.
        task_definition: What the tasks are.
        connections: Who may reach the tasks, if they have a network of their own.
        load_balancers: Load balancers the tasks are behind, by the names of the L1 class.
        service_registries: Where the tasks are found, by the names of the L1 class.
        network_configuration: Network of the tasks, by the names of the L1 class.
        deployment_alarms: Alarms that end deployments, by the names of the L1 class.
        cloudmap_service: The service of Cloud Map that was made for the tasks.
    """

    cluster: ICluster
    service_arn: str
    service_name: str

    @staticmethod
    @checked
    def from_service_arn_with_cluster(scope: Construct, id: str, service_arn: str) -> IBaseService:
        """Return a service made elsewhere, by an ARN that names the cluster.

        Raises:
            ValidationError: the ARN does not name the cluster.
        """
        from aws_cdk.aws_ecs._imported_service import service_of_arn_with_cluster

        return service_of_arn_with_cluster(scope, id, service_arn)

    @checked
    def __init__(
        self,
        scope: Construct,
        id: str,
        props: BaseServiceProps,
        additional_props: Any,
        task_definition: TaskDefinition,
    ) -> None:
        """Make a service of a launch type of the app's own; see :meth:`_init_service`."""
        additions = {snake_case(name): value for name, value in additional_props.items()}
        self._init_service(scope, id, props, additions, task_definition)

    def _init_service(
        self,
        scope: Construct,
        id: str,
        props: BaseServiceProps,
        additional_props: dict[str, Any],
        task_definition: TaskDefinition,
    ) -> None:
        """Make the service.

        Args:
            scope: Where.
            id: Its id.
            props: What all services take; some launch types change what was given.
            additional_props: Properties of the resource that the launch type adds.
            task_definition: What the tasks are.

        Raises:
            ValidationError: options contradict each other.
        """
        super().__init__(scope, id, physical_name=props.service_name)
        self.task_definition = task_definition
        self.cluster = props.cluster
        self.connections: Connections = Connections()
        self.load_balancers: list[Any] = []
        self.service_registries: list[Any] = []
        self.network_configuration: Any = None
        self.deployment_alarms: Any = None
        self.cloudmap_service: CloudMapService | None = None
        self._props = props
        self._service_connect: dict[str, Any] | None = None
        self._volumes: list[ServiceManagedVolume] = []
        self._hooks: list[IDeploymentLifecycleHookTarget] = []
        self._force: dict[str, Any] | None = None
        self._task_count: ScalableTaskCount | None = None
        self._check_traffic_shifts(props)
        if props.force_new_deployment is not None:
            if not self.is_using_ecs_deployment_controller():
                raise ValidationError(
                    "forceNewDeployment requires the ECS deployment controller.",
                    scope=self,
                    fix="leave force_new_deployment or deployment_controller out",
                )
            self._force = rendered_force(props.force_new_deployment, self)
        options: dict[str, Any] = {
            "desired_count": props.desired_count,
            "service_name": self.physical_name,
            "load_balancers": lazy_any(
                lambda: list(self.load_balancers), omit_empty=not flag_enabled(self.node, _WITH_EMPTY_BALANCERS)
            ),
            "deployment_configuration": self._deployment_configuration(props),
            "propagate_tags": (
                props.propagate_tags._value_ if props.propagate_tags not in (None, PropagatedTagSource.NONE) else None
            ),
            "enable_ecs_managed_tags": bool(props.enable_ecs_managed_tags),
            "deployment_controller": self._deployment_controller(props),
            "launch_type": self._launch_type(props),
            "enable_execute_command": props.enable_execute_command,
            "capacity_provider_strategy": (
                [item.rendered() for item in props.capacity_provider_strategies]
                if props.capacity_provider_strategies is not None
                else None
            ),
            "health_check_grace_period_seconds": number_of(LazyValue(lambda _: self._grace_seconds())),
            "network_configuration": lazy_any(lambda: self.network_configuration),
            "service_registries": lazy_any(lambda: list(self.service_registries), omit_empty=True),
            "service_connect_configuration": lazy_any(lambda: self._service_connect),
            "volume_configurations": lazy_any(self._rendered_volumes, omit_empty=True),
            "force_new_deployment": lazy_any(lambda: self._force),
        }
        # What a launch type adds may replace what services have by themselves.
        resource = self._resource = CfnService(self, "Service", **{**options, **additional_props})
        self.node.add_dependency(task_definition.task_role)
        self._warn_of_deployment(props)
        name = f"{self.cluster.cluster_name}/{self.physical_name}"
        self.service_arn = self._get_resource_arn_attribute(
            resource.ref,
            ArnComponents(
                service="ecs",
                resource="service",
                resource_name=name if flag_enabled(self.node, _CLUSTER_IN_ARN) else self.physical_name,
            ),
        )
        self.service_name = self._get_resource_name_attribute(resource.attr_name)
        self._use_revision(props)
        self._set_up(props)

    def _launch_type(self, props: BaseServiceProps) -> str | None:
        external = controller_type(props) is DeploymentControllerType.EXTERNAL
        return None if external or props.capacity_provider_strategies is not None else props.launch_type._value_

    def _set_up(self, props: BaseServiceProps) -> None:
        """Do what needs the resource: discovery, commands, alarms, volumes, hooks."""
        if props.cloud_map_options is not None:
            self._enable_cloud_map(props.cloud_map_options)
        if props.service_connect_configuration is not None:
            self._connect(props.service_connect_configuration)
        for volume in props.volume_configurations or ():
            self.add_volume(volume)
        if props.enable_execute_command:
            allow_execute_command(
                self.task_definition, self.cluster.execute_command_configuration, self.stack, self.env.region
            )
        self._set_alarms(props)
        for hook in props.lifecycle_hooks or ():
            self.add_lifecycle_hook(hook)
        self.node.default_child = self._resource

    # -- network ----------------------------------------------------------

    def _configure_aws_vpc_networking_with_security_groups(
        self,
        vpc: IVpc,
        assign_public_ip: bool | None = None,
        vpc_subnets: SubnetSelection | None = None,
        security_groups: Sequence[ISecurityGroup] | None = None,
    ) -> None:
        """Give each task a network interface of its own; a security group is made if none is given."""
        selection = SubnetSelection.of(vpc_subnets) if vpc_subnets is not None else None
        if selection is None:
            selection = SubnetSelection(subnet_type=SubnetType.PUBLIC) if assign_public_ip else SubnetSelection()
        groups = list(security_groups or ())
        if not groups:
            from aws_cdk.aws_ec2.security_group import SecurityGroup

            groups = [SecurityGroup(self, "SecurityGroup", vpc=vpc)]
        self.connections.add_security_group(*groups)
        subnets = vpc.select_subnets(**selection._given()).subnet_ids
        self.network_configuration = {
            "awsvpcConfiguration": {
                "assignPublicIp": "ENABLED" if assign_public_ip else "DISABLED",
                "subnets": subnets,
                "securityGroups": lazy_any(
                    lambda: [group.security_group_id for group in groups],
                ),
            }
        }

    def _grace_seconds(self) -> Any:
        given = self._props.health_check_grace_period
        if given is not None:
            return given.to_seconds()
        return 60 if self.load_balancers else None

    # -- volumes ----------------------------------------------------------

    @checked
    def add_volume(self, volume: ServiceManagedVolume) -> None:
        """Have a volume made for each task; one at most."""
        self._volumes.append(volume)

    def _rendered_volumes(self) -> list[dict[str, Any]]:
        if len(self._volumes) > 1:
            raise ValidationError(
                f"Only one EBS volume can be specified for 'volumeConfigurations', got: {len(self._volumes)}",
                scope=self,
            )
        return [rendered_service_volume(volume) for volume in self._volumes]

    # -- scaling ----------------------------------------------------------

    @takes(EnableScalingProps)
    def auto_scale_task_count(self, props: EnableScalingProps) -> ScalableTaskCount:
        """Let the number of tasks be scaled.

        Raises:
            ValidationError: it is already.
        """
        from aws_cdk.aws_applicationautoscaling.scalable_target import ServiceNamespace
        from aws_cdk.aws_ecs.task_count import ScalableTaskCount

        if self._task_count is not None:
            raise ValidationError(
                "AutoScaling of task count already enabled for this service",
                scope=self,
                fix="keep what the first call returned, and add rules to it",
            )
        self._task_count = ScalableTaskCount(
            self,
            "TaskCount",
            service_namespace=ServiceNamespace.ECS,
            resource_id=f"service/{self.cluster.cluster_name}/{self.service_name}",
            dimension="ecs:service:DesiredCount",
            role=self._scaling_role(),
            **props._given(),
        )
        return self._task_count

    def _scaling_role(self) -> IRole:
        """Return AWS's own role for scaling; it exists in every account."""
        from aws_cdk.aws_iam.role import Role

        arn = self.stack.format_arn(
            region="",
            service="iam",
            resource="role/aws-service-role/ecs.application-autoscaling.amazonaws.com",
            resource_name="AWSServiceRoleForApplicationAutoScaling_ECSService",
        )
        return Role.from_role_arn(self, "ScalingRole", arn)

    @property
    def service_ref(self) -> Any:
        """How other resources refer to the service."""
        from aws_cdk.interfaces import aws_ecs

        return aws_ecs.ServiceReference(service_arn=self.service_arn)


__all__ = ["BaseService"]
