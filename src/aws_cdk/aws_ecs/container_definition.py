"""Containers of tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.container_options import (
    ContainerDefinitionOptions,
    ContainerDependency,
    Ulimit,
    rendered_dependency,
    rendered_health_check,
)
from aws_cdk.aws_ecs.modes import NetworkMode, Protocol
from aws_cdk.aws_ecs.port_mapping import _USE_RANGE, PortMap, PortMapping, ServiceConnect, rendered_port
from aws_cdk.aws_ecs.secret import Secret
from aws_cdk.aws_ecs.volume import MountPoint, ScratchSpace, VolumeFrom
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_iam.policy_statement import PolicyStatement


# Limits of restarts. Source: the ECS API reference, ContainerRestartPolicy.
_RESTART_SECONDS = (60, 1800)
_MAX_EXIT_CODES = 50


class ContainerDefinitionProps(ContainerDefinitionOptions):
    """Options of :class:`ContainerDefinition`."""

    task_definition: TaskDefinition
    """The task that it is part of."""


class ContainerDefinition(Construct):
    """A container of a task. Make it with ``TaskDefinition.add_container``."""

    CONTAINER_PORT_USE_RANGE = _USE_RANGE
    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.ContainerDefinition"

    @takes(ContainerDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: ContainerDefinitionProps) -> None:
        super().__init__(scope, id)
        limit, reserved = props.memory_limit_mib, props.memory_reservation_mib
        if limit is not None and reserved is not None and limit < reserved:
            raise ValidationError(
                "MemoryLimitMiB should not be less than MemoryReservationMiB.",
                scope=self,
                fix="raise memory_limit_mib, or lower memory_reservation_mib",
            )
        self._props = props
        self.essential = props.essential if props.essential is not None else True
        self.task_definition = props.task_definition
        self.memory_limit_specified = limit is not None or reserved is not None
        self.linux_parameters = props.linux_parameters
        self.container_name = props.container_name if props.container_name is not None else self.node.id
        self.cpu = props.cpu
        self.mount_points: list[MountPoint] = []
        self.port_mappings: list[PortMapping] = []
        self.volumes_from: list[VolumeFrom] = []
        self.ulimits: list[Ulimit] = []
        self.container_dependencies: list[ContainerDependency] = []
        self._links: list[str] = []
        self._inference: list[str] = []
        self._labels = dict(props.docker_labels or {})
        self._environment = dict(props.environment or {})
        self._secrets: list[dict[str, str]] = []
        self.references_secret_json_field = False
        self._image = props.image.bind(self, self)
        self.image_name = self._image.image_name
        self.log_driver_config = props.logging.bind(self, self) if props.logging is not None else None
        self._check_restarts(props)
        for name, secret in (props.secrets or {}).items():
            self.add_secret(name, secret)
        files = [file.bind(self) for file in props.environment_files or ()]
        self.environment_files = files if props.environment_files is not None else None
        specs = props.credential_specs
        if specs is not None and len(specs) > 1:
            raise ValidationError("Only one credential spec is allowed per container definition.", scope=self)
        self.credential_specs = [spec.bind() for spec in specs] if specs is not None else None
        props.task_definition._link_container(self)
        self.add_port_mappings(*(props.port_mappings or ()))
        self.add_ulimits(*(props.ulimits or ()))
        self.add_inference_accelerator_resource(*(props.inference_accelerator_resources or ()))
        self.pseudo_terminal = props.pseudo_terminal

    def _check_restarts(self, props: ContainerDefinitionOptions) -> None:
        period, codes = props.restart_attempt_period, props.restart_ignored_exit_codes
        if props.enable_restart_policy is False and (period is not None or codes is not None):
            raise ValidationError(
                "The restartIgnoredExitCodes and restartAttemptPeriod cannot be specified if enableRestartPolicy is false",
                scope=self,
                fix="set enable_restart_policy=True",
            )
        seconds = period.to_seconds() if period is not None and not period.is_unresolved() else None
        if seconds is not None and not _RESTART_SECONDS[0] <= seconds <= _RESTART_SECONDS[1]:
            raise ValidationError(
                f"The restartAttemptPeriod must be between {_RESTART_SECONDS[0]} seconds and {_RESTART_SECONDS[1]} seconds, "
                f"got {seconds:g} seconds",
                scope=self,
            )
        if codes is not None and len(codes) > _MAX_EXIT_CODES:
            raise ValidationError(
                f"Only up to {_MAX_EXIT_CODES} can be specified for restartIgnoredExitCodes, got: {len(codes)}",
                scope=self,
            )

    # -- additions --------------------------------------------------------

    @checked
    def add_link(self, container: ContainerDefinition, alias: str | None = None) -> None:
        """Let this container reach another by name; only on a bridge network."""
        if self.task_definition.network_mode is not NetworkMode.BRIDGE:
            raise ValidationError(
                "You must use network mode Bridge to add container links.",
                scope=self,
                fix="set network_mode of the task definition to NetworkMode.BRIDGE; on other networks containers reach each other at localhost",
            )
        self._links.append(f"{container.container_name}:{alias}" if alias else container.container_name)

    @checked
    def add_mount_points(self, *mount_points: MountPoint) -> None:
        """Mount volumes of the task."""
        self.mount_points.extend(MountPoint.of(item) for item in mount_points)

    @takes(ScratchSpace)
    def add_scratch(self, scratch: ScratchSpace) -> None:
        """Make a folder of the instance a volume, and mount it."""
        self.task_definition.add_volume(name=scratch.name, host={"source_path": scratch.source_path})
        self.add_mount_points(
            MountPoint(container_path=scratch.container_path, read_only=scratch.read_only, source_volume=scratch.name)
        )

    @checked
    def add_environment(self, name: str, value: str) -> None:
        """Add an environment variable."""
        self._environment[name] = value

    @checked
    def add_docker_label(self, name: str, value: str) -> None:
        """Add a label."""
        self._labels[name] = value

    @checked
    def add_secret(self, name: str, secret: Secret) -> None:
        """Add an environment variable that is read from a secret when the container starts."""
        secret.grant_read(self.task_definition.obtain_execution_role())
        if secret.has_field:
            self.references_secret_json_field = True
        self._secrets.append({"name": name, "valueFrom": secret.arn})

    @checked
    def add_port_mappings(self, *port_mappings: PortMapping) -> None:
        """Add ports at which the container answers.

        Raises:
            ValidationError: a port does not fit the task's network mode, or its name is used already.
        """
        for given in port_mappings:
            mapping = PortMapping.of(given)
            mode = self.task_definition.network_mode
            PortMap(mode, **mapping._given()).validate()
            connect = ServiceConnect(mode, **mapping._given())
            if connect.is_service_connect():
                connect.validate()
            if mapping.name and self.find_port_mapping_by_name(mapping.name) is not None:
                raise ValidationError(
                    f"Port mapping name '{mapping.name}' already exists on this container",
                    scope=self,
                    fix="give each port a name of its own",
                )
            if mode is NetworkMode.BRIDGE and mapping.host_port is None and mapping.container_port_range is None:
                mapping = mapping._with(host_port=0)
            self.port_mappings.append(mapping)

    @checked
    def add_ulimits(self, *ulimits: Ulimit) -> None:
        """Add limits of processes."""
        self.ulimits.extend(Ulimit.of(item) for item in ulimits)

    @checked
    def add_container_dependencies(self, *container_dependencies: ContainerDependency) -> None:
        """Have this container wait for others."""
        self.container_dependencies.extend(ContainerDependency.of(item) for item in container_dependencies)

    @checked
    def add_volumes_from(self, *volumes_from: VolumeFrom) -> None:
        """Take over the mounts of other containers."""
        self.volumes_from.extend(VolumeFrom.of(item) for item in volumes_from)

    @checked
    def add_inference_accelerator_resource(self, *inference_accelerator_resources: str) -> None:
        """Use inference accelerators of the task.

        Raises:
            ValidationError: the task has none of the name.
        """
        known = {accelerator.device_name for accelerator in self.task_definition.inference_accelerators}
        for name in inference_accelerator_resources:
            if name not in known:
                raise ValidationError(
                    f"Resource value {name} in container definition doesn't match any inference accelerator device name in "
                    "the task definition.",
                    scope=self,
                    fix="add it with add_inference_accelerator() of the task definition",
                )
            self._inference.append(name)

    @checked
    def add_to_execution_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the policy of the role that starts the container."""
        self.task_definition.add_to_execution_role_policy(statement)

    # -- ports ------------------------------------------------------------

    @checked
    def find_port_mapping(self, container_port: int | float, protocol: Protocol) -> PortMapping | None:
        """Return the mapping of a port, or ``None``."""
        for mapping in self.port_mappings:
            if mapping.container_port == container_port and (mapping.protocol or Protocol.TCP) is protocol:
                return mapping
        return None

    @checked
    def find_port_mapping_by_name(self, name: str) -> PortMapping | None:
        """Return the mapping of a name, or ``None``."""
        return next((mapping for mapping in self.port_mappings if mapping.name == name), None)

    @property
    def ingress_port(self) -> int | float:
        """The port of the instance that the first mapping leads from; 0 if it is chosen when the task starts."""
        first = self._first_mapping()
        if first.host_port:
            return first.host_port
        return 0 if self.task_definition.network_mode is NetworkMode.BRIDGE else self.container_port

    @property
    def container_port(self) -> int | float:
        """The port of the first mapping.

        Raises:
            ValidationError: there is no mapping, or the first one is of a range of ports.
        """
        first = self._first_mapping()
        if first.container_port_range is not None:
            raise ValidationError(
                f"The first port mapping of the container {self.container_name} must expose a single port.",
                scope=self,
                fix="add a mapping of one port first",
            )
        return first.container_port

    def _first_mapping(self) -> PortMapping:
        if not self.port_mappings:
            raise ValidationError(
                f"Container {self.container_name} hasn't defined any ports. Call addPortMappings().", scope=self
            )
        return self.port_mappings[0]

    # -- rendering --------------------------------------------------------

    @checked
    def render_container_definition(self, task_definition: TaskDefinition | None = None) -> dict[str, Any]:
        """Return the container by the names of the L1 class."""
        props, log = self._props, self.log_driver_config
        requirements = [{"type": "GPU", "value": str(props.gpu_count)}] if props.gpu_count else []
        requirements += [{"type": "InferenceAccelerator", "value": name} for name in self._inference]
        return {
            "command": props.command,
            "credentialSpecs": [f"{spec.type_prefix}:{spec.location}" for spec in self.credential_specs]
            if self.credential_specs is not None
            else None,
            "cpu": props.cpu,
            "disableNetworking": props.disable_networking,
            "dependsOn": [rendered_dependency(item) for item in self.container_dependencies] or None,
            "dnsSearchDomains": props.dns_search_domains,
            "dnsServers": props.dns_servers,
            "dockerLabels": self._labels or None,
            "dockerSecurityOptions": props.docker_security_options,
            "entryPoint": props.entry_point,
            "essential": self.essential,
            "hostname": props.hostname,
            "image": self.image_name,
            "interactive": props.interactive,
            "memory": props.memory_limit_mib,
            "memoryReservation": props.memory_reservation_mib,
            "mountPoints": [
                {"containerPath": item.container_path, "readOnly": item.read_only, "sourceVolume": item.source_volume}
                for item in self.mount_points
            ]
            or None,
            "name": self.container_name,
            "portMappings": [rendered_port(item) for item in self.port_mappings] or None,
            "privileged": props.privileged,
            "pseudoTerminal": props.pseudo_terminal,
            "readonlyRootFilesystem": props.readonly_root_filesystem,
            "repositoryCredentials": self._image.repository_credentials,
            "startTimeout": props.start_timeout.to_seconds() if props.start_timeout else None,
            "stopTimeout": props.stop_timeout.to_seconds() if props.stop_timeout else None,
            "ulimits": [
                {"name": item.name._value_, "softLimit": item.soft_limit, "hardLimit": item.hard_limit}
                for item in self.ulimits
            ]
            or None,
            "user": props.user,
            "versionConsistency": props.version_consistency._value_ if props.version_consistency else None,
            "volumesFrom": [
                {"sourceContainer": item.source_container, "readOnly": item.read_only} for item in self.volumes_from
            ]
            or None,
            "workingDirectory": props.working_directory,
            "logConfiguration": {
                "logDriver": log.log_driver,
                "options": log.options,
                "secretOptions": log.secret_options,
            }
            if log is not None
            else None,
            "environment": [{"name": key, "value": value} for key, value in self._environment.items()] or None,
            "environmentFiles": self._rendered_environment_files(),
            "secrets": self._secrets or None,
            "extraHosts": [{"hostname": key, "ipAddress": value} for key, value in props.extra_hosts.items()]
            if props.extra_hosts is not None
            else None,
            "healthCheck": rendered_health_check(props.health_check) if props.health_check else None,
            "links": self._links or None,
            "linuxParameters": props.linux_parameters.render_linux_parameters() if props.linux_parameters else None,
            "resourceRequirements": requirements or None,
            "restartPolicy": _rendered_restarts(props),
            "systemControls": [{"namespace": item.namespace, "value": item.value} for item in props.system_controls]
            if props.system_controls is not None
            else None,
        }

    def _rendered_environment_files(self) -> list[dict[str, Any]] | None:
        if self.environment_files is None:
            return None
        partition = Stack.of(self).partition
        return [
            {
                "type": item.file_type._value_,
                "value": f"arn:{partition}:s3:::{item.s3_location.bucket_name}/{item.s3_location.object_key}",
            }
            for item in self.environment_files
        ]


def _rendered_restarts(props: ContainerDefinitionOptions) -> dict[str, Any] | None:
    """Return whether and when the container is restarted; saying when says that it is, if that is left open."""
    enabled, codes, period = props.enable_restart_policy, props.restart_ignored_exit_codes, props.restart_attempt_period
    if enabled is None and codes is None and period is None:
        return None
    return {
        "enabled": True if enabled is None else enabled,
        "ignoredExitCodes": codes,
        "restartAttemptPeriod": period.to_seconds() if period is not None else None,
    }


__all__ = ["ContainerDefinition", "ContainerDefinitionProps"]
