"""The base of services: tasks that are kept running."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_applicationautoscaling.base_scalable_attribute import EnableScalingProps
from aws_cdk.aws_ec2.connections import Connections
from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_ecs._l1 import CfnService
from aws_cdk.aws_ecs._service_metrics import _ServiceMetrics
from aws_cdk.aws_ecs._service_targets import _LoadBalancerTargets
from aws_cdk.aws_ecs.deployment import (
    AlarmBehavior,
    DeploymentAlarmOptions,
    DeploymentControllerType,
    DeploymentStrategy,
    ForceNewDeployment,
    IDeploymentLifecycleHookTarget,
    check_traffic_shift,
    rendered_force,
)
from aws_cdk.aws_ecs.execute_command import allow_execute_command
from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_ecs.service_base import IBaseService
from aws_cdk.aws_ecs.service_connect import ServiceConnectProps, rendered_service_connect
from aws_cdk.aws_ecs.service_managed_volume import ServiceManagedVolume, rendered_service_volume
from aws_cdk.aws_ecs.service_options import (
    AssociateCloudMapServiceOptions,
    BaseServiceProps,
    CloudMapOptions,
    PropagatedTagSource,
)
from aws_cdk.aws_servicediscovery.namespace import NamespaceType
from aws_cdk.aws_servicediscovery.records import DnsRecordType
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.lazy import LazyValue, lazy_any
from aws_cdk.core.naming import snake_case
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved, number_of

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.task_count import ScalableTaskCount
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_servicediscovery.service import Service as CloudMapService
    from constructs import Construct

_NO_DEFAULT_ALARM = "@aws-cdk/aws-ecs:removeDefaultDeploymentAlarm"
_NO_EXPLICIT_CONTROLLER = "@aws-cdk/aws-ecs:disableExplicitDeploymentControllerForCircuitBreaker"
_CLUSTER_IN_ARN = "@aws-cdk/aws-ecs:arnFormatIncludesClusterName"
_WITH_EMPTY_BALANCERS = "@aws-cdk/aws-ecs:removeEmptyLoadBalancers"

_LEAST_LINEAR_PERCENT = 3.0
_LEAST_CANARY_PERCENT = 0.1


class BaseService(Resource, IBaseService, _ServiceMetrics, _LoadBalancerTargets):
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

    @takes(BaseServiceProps)
    def __init__(
        self,
        scope: Construct,
        id: str,
        additional_props: Mapping[str, Any],
        task_definition: TaskDefinition,
        props: BaseServiceProps,
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
        self._check(props)
        if props.force_new_deployment is not None:
            self._force = rendered_force(props.force_new_deployment, self)
        resource = self._resource = CfnService(
            self,
            "Service",
            desired_count=props.desired_count,
            service_name=self.physical_name,
            load_balancers=lazy_any(
                lambda: list(self.load_balancers), omit_empty=not flag_enabled(self.node, _WITH_EMPTY_BALANCERS)
            ),
            deployment_configuration=self._deployment_configuration(props),
            propagate_tags=(
                props.propagate_tags._value_ if props.propagate_tags not in (None, PropagatedTagSource.NONE) else None
            ),
            enable_ecs_managed_tags=bool(props.enable_ecs_managed_tags),
            deployment_controller=self._deployment_controller(props),
            launch_type=self._launch_type(props),
            enable_execute_command=props.enable_execute_command,
            capacity_provider_strategy=(
                [item.rendered() for item in props.capacity_provider_strategies]
                if props.capacity_provider_strategies is not None
                else None
            ),
            health_check_grace_period_seconds=number_of(LazyValue(lambda _: self._grace_seconds())),
            network_configuration=lazy_any(lambda: self.network_configuration),
            service_registries=lazy_any(lambda: list(self.service_registries), omit_empty=True),
            service_connect_configuration=lazy_any(lambda: self._service_connect),
            volume_configurations=lazy_any(self._rendered_volumes, omit_empty=True),
            force_new_deployment=lazy_any(lambda: self._force),
            **additional_props,
        )
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
        external = _controller_type(props) is DeploymentControllerType.EXTERNAL
        return None if external or props.capacity_provider_strategies is not None else props.launch_type._value_

    def _check(self, props: BaseServiceProps) -> None:
        """Check the combination of options.

        Raises:
            ValidationError: some do not go together.
        """
        strategy = props.deployment_strategy
        for config, wanted, name, least in (
            (props.linear_configuration, DeploymentStrategy.LINEAR, "Linear", _LEAST_LINEAR_PERCENT),
            (props.canary_configuration, DeploymentStrategy.CANARY, "Canary", _LEAST_CANARY_PERCENT),
        ):
            if config is None:
                continue
            if strategy is not wanted:
                raise ValidationError(
                    f"{name} configuration requires deploymentStrategy to be set to {wanted._value_}", scope=self
                )
            check_traffic_shift(name, config, least, self)

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
        alarms = props.deployment_alarms
        if alarms is not None:
            if not alarms.alarm_names:
                raise ValidationError(
                    "at least one alarm name is required when specifying deploymentAlarms, received empty array",
                    scope=self,
                )
            if not self.is_using_ecs_deployment_controller():
                raise ValidationError("Deployment alarms requires the ECS deployment controller.", scope=self)
            self._enable_alarms(alarms.alarm_names, alarms.behavior)
        elif self.is_using_ecs_deployment_controller() and not flag_enabled(self.node, _NO_DEFAULT_ALARM):
            self.deployment_alarms = {"alarmNames": [], "enable": False, "rollback": False}
        for hook in props.lifecycle_hooks or ():
            self.add_lifecycle_hook(hook)
        self.node.default_child = self._resource

    def _warn_of_deployment(self, props: BaseServiceProps) -> None:
        kind = _controller_type(props)
        if kind is DeploymentControllerType.EXTERNAL:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecs:externalDeploymentController",
                "task definition and launch type are left out, since the external deployment controller sets them",
            )
        if not self.is_using_ecs_deployment_controller():
            if props.circuit_breaker is not None:
                Annotations.of(self).add_error("Deployment circuit breaker requires the ECS deployment controller.")
                self.node.add_metadata("aws:cdk:error-code", "CircuitBreakerRequiresEcsController")
        elif props.circuit_breaker is None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ecs:shouldUseCircuitBreaker",
                "a deployment whose tasks do not become healthy goes on for hours; set circuit_breaker to end it",
            )

    # -- deployments ------------------------------------------------------

    def is_using_ecs_deployment_controller(self) -> bool:
        """Whether ECS itself deploys the service."""
        return _controller_type(self._props) in (None, DeploymentControllerType.ECS)

    def _deployment_controller(self, props: BaseServiceProps) -> Any:
        controller = props.deployment_controller
        if controller is not None:
            return {"type": controller.type._value_ if controller.type is not None else None}
        explicit = props.circuit_breaker is not None and not flag_enabled(self.node, _NO_EXPLICIT_CONTROLLER)
        return {"type": "ECS"} if explicit else None

    def _deployment_configuration(self, props: BaseServiceProps) -> dict[str, Any]:
        breaker = props.circuit_breaker
        linear, canary = props.linear_configuration, props.canary_configuration
        strategy = props.deployment_strategy
        return {
            "maximumPercent": 200 if props.max_healthy_percent is None else props.max_healthy_percent,
            "minimumHealthyPercent": 50 if props.min_healthy_percent is None else props.min_healthy_percent,
            "deploymentCircuitBreaker": {
                "enable": breaker.enable is not False,
                "rollback": bool(breaker.rollback),
            }
            if breaker is not None
            else None,
            "alarms": lazy_any(lambda: self.deployment_alarms),
            "strategy": strategy._value_ if strategy is not None else None,
            "bakeTimeInMinutes": props.bake_time.to_minutes() if props.bake_time is not None else None,
            "lifecycleHooks": lazy_any(self._rendered_hooks, omit_empty=True),
            "linearConfiguration": {
                "stepPercent": linear.step_percent,
                "stepBakeTimeInMinutes": linear.step_bake_time.to_minutes() if linear.step_bake_time else None,
            }
            if linear is not None
            else None,
            "canaryConfiguration": {
                "canaryPercent": canary.step_percent,
                "canaryBakeTimeInMinutes": canary.step_bake_time.to_minutes() if canary.step_bake_time else None,
            }
            if canary is not None
            else None,
        }

    def _use_revision(self, props: BaseServiceProps) -> None:
        """Name the task definition by its family where a certain revision is not to be the template's."""
        by_code_deploy = _controller_type(props) is DeploymentControllerType.CODE_DEPLOY
        revision = props.task_definition_revision
        if revision is None and not by_code_deploy:
            return
        family = self.task_definition.family
        certain = revision is not None and revision.revision != "latest"
        self._resource.task_definition = f"{family}:{revision.revision}" if certain and revision else family
        self.node.add_dependency(self.task_definition)

    @takes(DeploymentAlarmOptions)
    def enable_deployment_alarms(self, alarm_names: Sequence[str], options: DeploymentAlarmOptions) -> None:
        """Have alarms end deployments.

        Raises:
            ValidationError: no alarm is named, or another behavior was asked for before.
        """
        if not alarm_names:
            raise ValidationError(
                "at least one alarm name is required when calling enableDeploymentAlarms(), received empty array",
                scope=self,
            )
        for name in alarm_names:
            if is_unresolved(name):
                self._tell_of_circle(name)
        self._enable_alarms(alarm_names, options.behavior)

    def _tell_of_circle(self, alarm_name: str) -> None:
        import json

        resolved = json.dumps(self.stack.resolve(alarm_name), separators=(",", ":"))
        # The text is part of the assembly, word for word.
        Annotations.of(self).add_info(
            f"Deployment alarm ({resolved}) enabled on {self.node.id} may cause a circular dependency error when this stack "
            "deploys. The alarm name references the alarm's logical id, or another resource. See the 'Deployment alarms' "
            "section in the module README for more details."
        )

    def _enable_alarms(self, alarm_names: Sequence[str], behavior: AlarmBehavior | None) -> None:
        before = self.deployment_alarms
        if before is not None and before["enable"]:
            kept = AlarmBehavior.ROLLBACK_ON_ALARM if before["rollback"] else AlarmBehavior.FAIL_ON_ALARM
            if behavior is not None and behavior is not kept:
                raise ValidationError(
                    "all deployment alarms on an ECS service must have the same AlarmBehavior. Attempted to enable "
                    f"deployment alarms with {behavior._value_}, but alarms were previously enabled with {kept._value_}",
                    scope=self,
                )
            # As the peer: alarms of later calls are not added to those of the first.
            return
        self.deployment_alarms = {
            "alarmNames": list(alarm_names),
            "enable": True,
            "rollback": behavior is not AlarmBehavior.FAIL_ON_ALARM,
        }

    @checked
    def add_lifecycle_hook(self, target: IDeploymentLifecycleHookTarget) -> None:
        """Have something called at points of each deployment."""
        self._hooks.append(target)

    def _rendered_hooks(self) -> list[dict[str, Any]]:
        rendered = []
        for hook in self._hooks:
            config = hook.bind(self)
            rendered.append(
                {
                    "hookTargetArn": config.target_arn,
                    "roleArn": config.role.role_arn if config.role is not None else None,
                    "lifecycleStages": [stage._value_ for stage in config.lifecycle_stages],
                }
            )
        return rendered

    @checked
    def force_new_deployment(self, nonce: str | None = None) -> None:
        """Deploy although nothing has changed.

        Args:
            nonce: A text whose change causes a deployment. Default: the time, so that every synthesis causes one.

        Raises:
            ValidationError: the nonce is longer than 255 characters, or empty.
        """
        self._force = rendered_force(ForceNewDeployment(enabled=True, nonce=_now() if nonce is None else nonce), self)

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

    # -- discovery --------------------------------------------------------

    @property
    def cloud_map_service(self) -> CloudMapService | None:
        """The service of Cloud Map that was made for the tasks."""
        return self.cloudmap_service

    @takes(CloudMapOptions)
    def enable_cloud_map(self, options: CloudMapOptions) -> CloudMapService:
        """Have the tasks found with Cloud Map.

        Raises:
            ValidationError: there is no namespace for that, or container and port do not fit.
        """
        return self._enable_cloud_map(options)

    def _enable_cloud_map(self, options: CloudMapOptions) -> CloudMapService:
        from aws_cdk.aws_servicediscovery.service import Service as CloudMapService

        namespace = options.cloud_map_namespace or self.cluster.default_cloud_map_namespace
        if namespace is None:
            raise ValidationError(
                "Cannot enable service discovery if a Cloudmap Namespace has not been created in the cluster.",
                scope=self,
            )
        if namespace.type is NamespaceType.HTTP:
            raise ValidationError("Cannot enable DNS service discovery for HTTP Cloudmap Namespace.", scope=self)
        record = options.dns_record_type
        mode = self.task_definition.network_mode
        if mode is NetworkMode.NONE:
            raise ValidationError(
                "Cannot use a service discovery if NetworkMode is None. Use Bridge, Host or AwsVpc instead.", scope=self
            )
        if mode in (NetworkMode.BRIDGE, NetworkMode.HOST):
            if record is None:
                record = DnsRecordType.SRV
            if record is not DnsRecordType.SRV:
                raise ValidationError("SRV records must be used when network mode is Bridge or Host.", scope=self)
        if record is None:
            record = DnsRecordType.A
        container, port = self._discovered(record, options.container, options.container_port)
        service = CloudMapService(
            self,
            "CloudmapService",
            namespace=namespace,
            name=options.name,
            dns_record_type=record,
            custom_health_check={"failure_threshold": options.failure_threshold or 1},
            dns_ttl=options.dns_ttl,
        )
        self.cloudmap_service = service
        self._register_in(service.service_arn, container, port)
        return service

    @takes(AssociateCloudMapServiceOptions)
    def associate_cloud_map_service(self, options: AssociateCloudMapServiceOptions) -> None:
        """Have the tasks found with a service of Cloud Map that exists already.

        Raises:
            ValidationError: they are found with another one already, or container and port do not fit.
        """
        service = options.service
        container, port = self._discovered(service.dns_record_type, options.container, options.container_port)
        self._register_in(service.service_arn, container, port)

    def _register_in(self, arn: str, container: ContainerDefinition | None, port: Any) -> None:
        if self.service_registries:
            raise ValidationError(
                "Cannot associate with the given service discovery registry. ECS supports at most one service registry per "
                "service.",
                scope=self,
            )
        name = container.container_name if container is not None else None
        self.service_registries.append({"registryArn": arn, "containerName": name, "containerPort": port})

    def _discovered(
        self, record: DnsRecordType, container: ContainerDefinition | None, port: Any
    ) -> tuple[ContainerDefinition | None, Any]:
        """Return container and port of SRV records; others have none."""
        if record is not DnsRecordType.SRV:
            return None, None
        chosen = container or self.task_definition.default_container
        if chosen is None or chosen.task_definition is not self.task_definition:
            raise ValidationError("Cannot add discovery for a container from another task definition", scope=self)
        if port is None:
            return chosen, chosen.container_port
        if all(mapping.container_port != port for mapping in chosen.port_mappings):
            raise ValidationError("Cannot add discovery for a container port that has not been mapped", scope=self)
        return chosen, port

    @takes(ServiceConnectProps)
    def enable_service_connect(self, config: ServiceConnectProps) -> None:
        """Have the service take part in Service Connect.

        Raises:
            ValidationError: it does already, or what is given does not fit the task definition.
        """
        self._connect(config)

    def _connect(self, config: ServiceConnectProps) -> None:
        if self._service_connect is not None:
            raise ValidationError("Service connect configuration cannot be specified more than once.", scope=self)
        self._service_connect = rendered_service_connect(config, self.task_definition, self.cluster, self)

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
            raise ValidationError("AutoScaling of task count already enabled for this service", scope=self)
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


def _controller_type(props: BaseServiceProps) -> DeploymentControllerType | None:
    return props.deployment_controller.type if props.deployment_controller is not None else None


def _now() -> str:
    from datetime import datetime, timezone

    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


__all__ = ["BaseService"]
