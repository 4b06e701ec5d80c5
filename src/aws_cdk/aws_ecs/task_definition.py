"""Definitions of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs._l1 import CfnTaskDefinition
from aws_cdk.aws_ecs._task_checks import check_accelerators, check_container_cpu, check_placement, check_task
from aws_cdk.aws_ecs.container_definition import ContainerDefinition
from aws_cdk.aws_ecs.container_options import ContainerDefinitionOptions
from aws_cdk.aws_ecs.modes import Compatibility, IpcMode, NetworkMode, PidMode, Protocol
from aws_cdk.aws_ecs.placement import PlacementConstraint
from aws_cdk.aws_ecs.port_mapping import PortMapping
from aws_cdk.aws_ecs.proxy_configuration import ProxyConfiguration
from aws_cdk.aws_ecs.runtime_platform import RuntimePlatform
from aws_cdk.aws_ecs.volume import Volume, rendered_volume
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_iam.role_base import IRole
from aws_cdk.core.arguments import checked
from aws_cdk.core.before_synthesis import check_before_synthesis
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.aws_ecs.firelens import FirelensLogRouter
    from aws_cdk.aws_ecs.service_targets import LoadBalancerTargetOptions
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_ecs import TaskDefinitionReference
    from constructs import Construct

# Ports that instances choose from. Source: the ECS API reference, PortMapping.
_EPHEMERAL_PORTS = (32768, 65535)

_LAUNCH_TYPES = ("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES")


class CommonTaskDefinitionProps(Struct):
    """What every task definition takes."""

    enable_fault_injection: bool | None = None
    execution_role: IRole | None = None
    """Role that starts the task: pulls images, writes logs, reads secrets. Default: a new one if one is needed."""
    family: str | None = None
    """Name. Default: made from the construct path."""
    proxy_configuration: ProxyConfiguration | None = None
    task_role: IRole | None = None
    """Role that the containers work with. Default: a new one."""
    volumes: Nested[Sequence[Volume] | None] = nested()


class InferenceAccelerator(Struct):
    """An accelerator of Elastic Inference."""

    device_name: str | None = None
    """Name by which containers use it."""
    device_type: str | None = None


class TaskDefinitionProps(CommonTaskDefinitionProps):
    """Options of :class:`TaskDefinition`."""

    compatibility: Compatibility
    cpu: str | None = None
    ephemeral_storage_gib: int | float | None = None
    inference_accelerators: Nested[Sequence[InferenceAccelerator] | None] = nested()
    """Accelerators of the task; on instances alone."""
    ipc_mode: IpcMode | None = None
    memory_mib: str | None = None
    network_mode: NetworkMode | None = None
    """Default: ``awsvpc`` for Fargate, else ``bridge``."""
    pid_mode: PidMode | None = None
    placement_constraints: Sequence[PlacementConstraint] | None = None
    runtime_platform: Nested[RuntimePlatform | None] = nested()


class CommonTaskDefinitionAttributes(Struct):
    """A task definition that exists already."""

    task_definition_arn: str
    execution_role: IRole | None = None
    network_mode: NetworkMode | None = None
    task_role: IRole | None = None


class TaskDefinitionAttributes(CommonTaskDefinitionAttributes):
    """A task definition that exists already."""

    compatibility: Compatibility | None = None


class ITaskDefinitionExtension(Interface):
    """Something that changes task definitions."""

    def extend(self, task_definition: TaskDefinition) -> None:
        """Change ``task_definition``."""
        raise NotImplementedError


class ITaskDefinition(IResource):
    """A task definition, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def task_definition_ref(self) -> TaskDefinitionReference: ...
        @property
        def is_ec2_compatible(self) -> bool: ...
        @property
        def is_fargate_compatible(self) -> bool: ...
        @property
        def is_external_compatible(self) -> bool: ...
        @property
        def is_managed_instances_compatible(self) -> bool: ...

        @property
        def task_definition_arn(self) -> str: ...
        @property
        def compatibility(self) -> Compatibility: ...
        @property
        def network_mode(self) -> NetworkMode: ...
        @property
        def task_role(self) -> IRole: ...
        @property
        def execution_role(self) -> IRole | None: ...


class _TaskDefinitionBase(Resource, ITaskDefinition):
    """What task definitions made here and imported ones have in common."""

    compatibility: Compatibility
    task_definition_arn: str
    network_mode: NetworkMode
    execution_role: IRole | None = None
    _pass_roles: PolicyStatement | None = None

    @property
    def is_ec2_compatible(self) -> bool:
        """Whether tasks can run on instances."""
        return "EC2" in self._launch_types()

    @property
    def is_fargate_compatible(self) -> bool:
        """Whether tasks can run on Fargate."""
        return "FARGATE" in self._launch_types()

    @property
    def is_external_compatible(self) -> bool:
        """Whether tasks can run outside of AWS."""
        return "EXTERNAL" in self._launch_types()

    @property
    def is_managed_instances_compatible(self) -> bool:
        """Whether tasks can run on managed instances."""
        return "MANAGED_INSTANCES" in self._launch_types()

    def _launch_types(self) -> list[str]:
        if self.compatibility is Compatibility.FARGATE_AND_EC2_AND_MANAGED_INSTANCES:
            return []  # as the peer, which knows what runs on two of them at most
        return [name for name in _LAUNCH_TYPES if name in self.compatibility.name.split("_AND_")]

    @property
    def task_definition_ref(self) -> TaskDefinitionReference:
        """The reference to the task definition."""
        from aws_cdk.interfaces.aws_ecs import TaskDefinitionReference

        return TaskDefinitionReference(task_definition_arn=self.task_definition_arn)


class TaskDefinition(_TaskDefinitionBase):
    """Containers that run together."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.TaskDefinition"

    @takes(TaskDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: TaskDefinitionProps) -> None:
        self._init_task(scope, id, props)

    def _init_task(self, scope: Construct, id: str, props: TaskDefinitionProps) -> None:
        super().__init__(scope, id)
        self.family = props.family or Names.unique_id(self)
        self.compatibility = props.compatibility
        self.containers: list[ContainerDefinition] = []
        self.default_container: ContainerDefinition | None = None
        self._volumes: list[Volume] = []
        for volume in props.volumes or ():
            self._add_volume(volume)
        mode = props.network_mode
        own_network = self.is_fargate_compatible or self.is_managed_instances_compatible
        self.network_mode = mode or (NetworkMode.AWS_VPC if own_network else NetworkMode.BRIDGE)
        self._accelerators: list[InferenceAccelerator] = []
        self._has_memory = bool(props.memory_mib)
        self._cpu = props.cpu
        check_task(self, props)
        self._accelerators += props.inference_accelerators or ()
        self.execution_role = props.execution_role
        self.task_role: IRole = props.task_role or Role(
            self, "TaskRole", assumed_by=ServicePrincipal("ecs-tasks.amazonaws.com")
        )
        self._constraints: list[dict[str, str]] = []
        placed = not self.is_fargate_compatible and not self.is_managed_instances_compatible
        for constraint in props.placement_constraints or ():
            self.add_placement_constraint(constraint)
        self.ephemeral_storage_gib = props.ephemeral_storage_gib
        self.pid_mode = props.pid_mode
        self.runtime_platform = props.runtime_platform
        platform = props.runtime_platform
        cpu_architecture = platform.cpu_architecture if platform else None
        system = platform.operating_system_family if platform else None
        resource = CfnTaskDefinition(
            self,
            "Resource",
            container_definitions=lazy_any(self._rendered_containers, omit_empty=True),
            volumes=lazy_any(lambda: [rendered_volume(volume) for volume in self._volumes], omit_empty=True),
            execution_role_arn=lazy_string(lambda: self.execution_role.role_arn if self.execution_role else None),
            family=self.family,
            task_role_arn=self.task_role.role_arn,
            requires_compatibilities=self._launch_types(),
            network_mode=self._rendered_network_mode(),
            # As the peer: the managed ones take rules and do not pass them on.
            placement_constraints=lazy_any(lambda: self._constraints if placed else None, omit_empty=True),
            proxy_configuration=props.proxy_configuration.bind(self.stack, self) if props.proxy_configuration else None,
            cpu=props.cpu,
            memory=props.memory_mib,
            ipc_mode=props.ipc_mode._value_ if props.ipc_mode else None,
            pid_mode=props.pid_mode._value_ if props.pid_mode else None,
            ephemeral_storage={"sizeInGiB": props.ephemeral_storage_gib} if props.ephemeral_storage_gib else None,
            runtime_platform=(
                {
                    "cpuArchitecture": cpu_architecture._cpu_architecture if cpu_architecture else None,
                    "operatingSystemFamily": system._operating_system_family if system else None,
                }
                if platform is not None
                else None
            ),
            enable_fault_injection=props.enable_fault_injection,
            # As the peer: those added later are seen only beside one given at first.
            inference_accelerators=(
                lazy_any(self._rendered_accelerators, omit_empty=True) if props.inference_accelerators else None
            ),
        )
        self.task_definition_arn = resource.ref
        check_before_synthesis(self, self._validate_containers)

    def _validate_containers(self) -> list[str]:
        errors = []
        if self.is_ec2_compatible and not self.is_fargate_compatible and not self._has_memory:
            errors += [
                f"ECS Container {container.container_name} must have at least one of 'memoryLimitMiB' or "
                "'memoryReservationMiB' specified"
                for container in self.containers
                if not container.memory_limit_specified
            ]
        mounted = {point.source_volume for container in self.containers for point in container.mount_points}
        errors += [
            f"Volume '{volume.name}' should be mounted by at least one container when 'configuredAtLaunch' is true"
            for volume in self._volumes
            if volume.configured_at_launch and volume.name not in mounted
        ]
        return errors

    @property
    def inference_accelerators(self) -> list[InferenceAccelerator]:
        """The accelerators of the task."""
        return list(self._accelerators)

    @takes(InferenceAccelerator)
    def add_inference_accelerator(self, inference_accelerator: InferenceAccelerator) -> None:
        """Add an accelerator that containers can use.

        Raises:
            ValidationError: tasks can run where there are none.
        """
        self._add_accelerator(inference_accelerator)

    def _add_accelerator(self, accelerator: InferenceAccelerator) -> None:
        check_accelerators(self)
        self._accelerators.append(accelerator)

    def _rendered_accelerators(self) -> list[dict[str, Any]]:
        return [{"deviceName": item.device_name, "deviceType": item.device_type} for item in self._accelerators]

    def _rendered_network_mode(self) -> str | None:
        # On Windows the default network has no name in the task definition.
        return None if self.network_mode is NetworkMode.NAT else self.network_mode._value_

    def _rendered_containers(self) -> list[dict[str, Any]]:
        from aws_cdk.aws_ecs.firelens import FirelensLogRouter, add_default_router

        routed = any(
            container.log_driver_config is not None and container.log_driver_config.log_driver == "awsfirelens"
            for container in self.containers
        )
        if routed and not any(isinstance(container, FirelensLogRouter) for container in self.containers):
            # Only now is it known that the app adds none of its own.
            add_default_router(self)
        return [container.render_container_definition(self) for container in self.containers]

    # -- additions --------------------------------------------------------

    @takes(ContainerDefinitionOptions)
    def add_container(self, id: str, props: ContainerDefinitionOptions) -> ContainerDefinition:
        """Add a container."""
        return ContainerDefinition(self, id, task_definition=self, **props._given())

    @checked
    def add_firelens_log_router(self, id: str, **options: Any) -> FirelensLogRouter:
        """Add the container that routes the logs of the others (options of ``FirelensLogRouterDefinitionOptions``).

        Raises:
            ValidationError: there is one already.
        """
        from aws_cdk.aws_ecs.firelens import FirelensLogRouter, FirelensLogRouterDefinitionOptions

        if any(isinstance(container, FirelensLogRouter) for container in self.containers):
            raise ValidationError(
                "Firelens log router is already added in this task.",
                scope=self,
                fix="use the router that is there; a task has one",
            )
        given = FirelensLogRouterDefinitionOptions(**options)._given()
        return FirelensLogRouter(self, id, task_definition=self, **given)

    def _link_container(self, container: ContainerDefinition) -> None:
        check_container_cpu(self, self._cpu, [*self.containers, container])
        self.containers.append(container)
        if self.default_container is None and container.essential:
            self.default_container = container

    @takes(Volume)
    def add_volume(self, volume: Volume) -> None:
        """Add a volume."""
        self._add_volume(volume)

    def _add_volume(self, volume: Volume) -> None:
        if volume.configured_at_launch and (
            volume.host is not None
            or volume.docker_volume_configuration is not None
            or volume.efs_volume_configuration is not None
        ):
            raise ValidationError(
                f"Volume Configurations must not be specified for '{volume.name}' when 'configuredAtLaunch' is set to true",
                scope=self,
            )
        if self.is_managed_instances_compatible and volume.docker_volume_configuration is not None:
            raise ValidationError(
                "DockerVolumeConfiguration is not supported for tasks running on Managed Instances. "
                f"Volume '{volume.name}' cannot use dockerVolumeConfiguration",
                scope=self,
            )
        self._volumes.append(volume)

    @checked
    def add_placement_constraint(self, constraint: PlacementConstraint) -> None:
        """Add a rule about where tasks run."""
        check_placement(self)
        self._constraints += constraint.to_json()

    @checked
    def add_extension(self, extension: ITaskDefinitionExtension) -> None:
        """Let an extension change this task definition."""
        extension.extend(self)

    @checked
    def add_to_task_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the role that the containers work with."""
        self.task_role.add_to_principal_policy(statement)

    @checked
    def add_to_execution_role_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the role that starts the task."""
        self.obtain_execution_role().add_to_principal_policy(statement)

    def obtain_execution_role(self) -> IRole:
        """Return the role that starts the task; it is made at the first call."""
        if self.execution_role is None:
            self.execution_role = Role(
                self,
                "ExecutionRole",
                assumed_by=ServicePrincipal("ecs-tasks.amazonaws.com"),
                # Another account may have to name it.
                role_name=PhysicalName.GENERATE_IF_NEEDED,
            )
            if self._pass_roles is not None:
                self._pass_roles.add_resources(self.execution_role.role_arn)
        return self.execution_role

    @checked
    def grant_run(self, grantee: IGrantable) -> Grant:
        """Let ``grantee`` run the task."""
        if self._pass_roles is None:
            self._pass_roles = PolicyStatement(
                actions=["iam:PassRole"],
                resources=[self.task_role.role_arn, *([self.execution_role.role_arn] if self.execution_role else [])],
                conditions={"StringLike": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}},
            )
        principal: Any = grantee.grant_principal
        principal.add_to_principal_policy(self._pass_roles)
        return Grant.add_to_principal(
            grantee=grantee, actions=["ecs:RunTask"], resource_arns=[self.task_definition_arn]
        )

    @checked
    def find_container(self, container_name: str) -> ContainerDefinition | None:
        """Return the container of a name, or ``None``."""
        return next((container for container in self.containers if container.container_name == container_name), None)

    @checked
    def find_port_mapping_by_name(self, name: str) -> PortMapping | None:
        """Return the port of a name, or ``None``."""
        for container in self.containers:
            mapping = container.find_port_mapping_by_name(name)
            if mapping is not None:
                return mapping
        return None

    def _validate_target(self, options: LoadBalancerTargetOptions) -> tuple[ContainerDefinition, PortMapping]:
        """Return container and port that a load balancer sends traffic to.

        Raises:
            ValidationError: there is no such container or port.
        """
        container = self.find_container(options.container_name)
        if container is None:
            raise ValidationError(
                f"No container named '{options.container_name}'. Did you call \"addContainer()\"?", scope=self
            )
        protocol = options.protocol or Protocol.TCP
        port = options.container_port if options.container_port is not None else container.container_port
        mapping = container.find_port_mapping(port, protocol)
        if mapping is None:
            raise ValidationError(
                f"Container '{container.node.path}' has no mapping for port {port:g} and protocol {protocol._value_}. Did "
                'you call "container.addPortMappings()"?',
                scope=self,
            )
        return container, mapping

    def _port_range_from_port_mapping(self, mapping: PortMapping) -> Port:
        """Return the ports of the instance, or of the task's own network, that traffic to a container comes in by."""
        from aws_cdk.aws_ec2.port import Port

        udp = mapping.protocol is Protocol.UDP
        if mapping.host_port:
            return Port.udp(mapping.host_port) if udp else Port.tcp(mapping.host_port)
        if self.network_mode in (NetworkMode.BRIDGE, NetworkMode.NAT):
            # Chosen when a task starts.
            return Port.udp_range(*_EPHEMERAL_PORTS) if udp else Port.tcp_range(*_EPHEMERAL_PORTS)
        return Port.udp(mapping.container_port) if udp else Port.tcp(mapping.container_port)

    @property
    def references_secret_json_field(self) -> bool:
        """Whether a container gets a field of a JSON secret."""
        return any(container.references_secret_json_field for container in self.containers)

    # -- task definitions that exist already ------------------------------

    @staticmethod
    @checked
    def from_task_definition_arn(scope: Construct, id: str, task_definition_arn: str) -> ITaskDefinition:
        """Return a task definition that exists already."""
        return _ImportedTaskDefinition(scope, id, TaskDefinitionAttributes(task_definition_arn=task_definition_arn))

    @staticmethod
    @takes(TaskDefinitionAttributes)
    def from_task_definition_attributes(scope: Construct, id: str, attrs: TaskDefinitionAttributes) -> ITaskDefinition:
        """Return a task definition that exists already, with what is known of it."""
        return _ImportedTaskDefinition(scope, id, attrs)


class _ImportedTaskDefinition(_TaskDefinitionBase):
    def __init__(self, scope: Construct, id: str, attrs: TaskDefinitionAttributes) -> None:
        super().__init__(scope, id)
        self._attributes = attrs
        self.task_definition_arn = attrs.task_definition_arn
        self.compatibility = attrs.compatibility or Compatibility.EC2_AND_FARGATE
        self.execution_role = attrs.execution_role

    @property
    def network_mode(self) -> NetworkMode:  # type: ignore[override]  # known only if it was given
        """The network mode, if it was given."""
        return self._needed("network_mode", "networkMode")  # type: ignore[no-any-return]  # as declared

    @property
    def task_role(self) -> IRole:
        """The role of the containers, if it was given."""
        return self._needed("task_role", "taskRole")  # type: ignore[no-any-return]  # as declared

    def _needed(self, name: str, shown: str) -> Any:
        value = getattr(self._attributes, name)
        if value is None:
            raise ValidationError(
                f"This operation requires the {shown} in ImportedTaskDefinition to be defined. Add the '{shown}' in "
                "ImportedTaskDefinitionProps to instantiate ImportedTaskDefinition",
                scope=self,
            )
        return value


def imported_task(
    scope: Construct, id: str, attrs: CommonTaskDefinitionAttributes, compatibility: Compatibility
) -> _TaskDefinitionBase:
    """Return an imported task definition of one launch type."""
    return _ImportedTaskDefinition(scope, id, TaskDefinitionAttributes(compatibility=compatibility, **attrs._given()))


__all__ = [
    "CommonTaskDefinitionAttributes",
    "CommonTaskDefinitionProps",
    "ITaskDefinition",
    "ITaskDefinitionExtension",
    "InferenceAccelerator",
    "TaskDefinition",
    "TaskDefinitionAttributes",
    "TaskDefinitionProps",
]
