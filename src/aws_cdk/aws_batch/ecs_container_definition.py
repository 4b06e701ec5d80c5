"""What containers have in common that ECS runs, on EC2 and on Fargate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch.ecs_volume import EcsVolume
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.physical_name import PhysicalName
from aws_cdk.core.struct import Struct
from aws_cdk.core.tokenization import Tokenization
from cloud_assembly.schema.json_text import ordered_keys
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_batch.linux_parameters import LinuxParameters
    from aws_cdk.aws_batch.secret import Secret
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.aws_ecs.log_driver import LogDriver, LogDriverConfig
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.core.size import Size

_DEFAULT_LOG_GROUP = "/aws/batch/job"
_EXECUTE_COMMAND = (
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
)


class IEcsContainerDefinition(IConstruct):
    """A container that ECS runs."""

    if TYPE_CHECKING:

        @property
        def cpu(self) -> int | float: ...
        @property
        def execution_role(self) -> IRole: ...
        @property
        def image(self) -> ContainerImage: ...
        @property
        def memory(self) -> Size: ...
        @property
        def volumes(self) -> Sequence[EcsVolume]: ...
        @property
        def command(self) -> Sequence[str] | None: ...
        @property
        def enable_execute_command(self) -> bool | None: ...
        @property
        def environment(self) -> Mapping[str, str] | None: ...
        @property
        def job_role(self) -> IRole | None: ...
        @property
        def linux_parameters(self) -> LinuxParameters | None: ...
        @property
        def log_driver_config(self) -> LogDriverConfig | None: ...
        @property
        def readonly_root_filesystem(self) -> bool | None: ...
        @property
        def secrets(self) -> Mapping[str, Secret] | None: ...
        @property
        def user(self) -> str | None: ...

    def add_volume(self, volume: EcsVolume) -> None:
        """Mount one more volume."""
        raise NotImplementedError


class EcsContainerDefinitionProps(Struct):
    """Options of containers that ECS runs."""

    cpu: int | float
    """How many virtual CPUs: whole on EC2, on Fargate 0.25 to 16 in certain steps."""
    image: ContainerImage
    """The image."""
    memory: Size
    """How much memory, whole MiB; beyond it the container is killed."""
    command: Sequence[str] | None = None
    """The command; ``Ref::name`` stands for a parameter. Default: the image's."""
    enable_execute_command: bool | None = None
    """Whether a shell may be opened in the running container. Default: no."""
    environment: Mapping[str, str] | None = None
    """Environment variables; names that begin with ``AWS_BATCH`` are Batch's. Default: none."""
    execution_role: IRole | None = None
    """As whom the image is pulled, secrets are read and logs are written. Default: a new role."""
    job_role: IRole | None = None
    """As whom the job acts. Default: none, or a new role with ``enable_execute_command``."""
    linux_parameters: LinuxParameters | None = None
    """Default: none."""
    logging: LogDriver | None = None
    """Where output goes. Default: to the log group of Batch."""
    readonly_root_filesystem: bool | None = None
    """Whether the container may not write to its own file system. Default: no."""
    secrets: Mapping[str, Secret] | None = None
    """Environment variables whose values are read when the container starts. Default: none."""
    user: str | None = None
    """As whom the program runs. Default: the image's."""
    volumes: Sequence[EcsVolume] | None = None
    """Default: none."""


class _EcsContainerBase(Construct, IEcsContainerDefinition):
    """Base of containers that ECS runs."""

    image: ContainerImage
    cpu: int | float
    command: Sequence[str] | None
    environment: Mapping[str, str] | None
    enable_execute_command: bool | None
    job_role: IRole | None
    linux_parameters: LinuxParameters | None
    log_driver_config: LogDriverConfig | None
    memory: Size
    readonly_root_filesystem: bool | None
    secrets: Mapping[str, Secret] | None
    user: str | None

    def _take_options(self, props: EcsContainerDefinitionProps) -> None:
        """Take over the options, and bind image and logs to this container."""
        from aws_cdk.aws_batch._bound_container import BoundContainer

        self.image = props.image
        self.cpu = props.cpu
        self.command = props.command
        self.environment = props.environment
        self.enable_execute_command = props.enable_execute_command
        self.job_role = props.job_role
        self.linux_parameters = props.linux_parameters
        self.memory = props.memory
        self.readonly_root_filesystem = props.readonly_root_filesystem or False
        self.secrets = props.secrets
        self.user = props.user
        self.volumes: list[EcsVolume] = list(props.volumes or ())
        self.execution_role: IRole = props.execution_role or self._new_execution_role(logs_to_batch=not props.logging)
        if self.enable_execute_command:
            self._allow_execute_command()
        bound = BoundContainer(self, lambda: self.execution_role)
        self.log_driver_config = props.logging.bind(self, bound) if props.logging is not None else None
        self._image_name = props.image.bind(self, bound).image_name

    def _new_execution_role(self, *, logs_to_batch: bool) -> IRole:
        role = Role(
            self,
            "ExecutionRole",
            assumed_by=ServicePrincipal("ecs-tasks.amazonaws.com"),
            # Another account may have to name it.
            role_name=PhysicalName.GENERATE_IF_NEEDED,
        )
        if logs_to_batch:
            from aws_cdk.aws_logs.log_group import LogGroup

            LogGroup.from_log_group_name(self, "batchDefaultLogGroup", _DEFAULT_LOG_GROUP).grant_write(role)
        return role

    def _allow_execute_command(self) -> None:
        if self.job_role is None:
            self.job_role = Role(self, "JobRole", assumed_by=ServicePrincipal("ecs-tasks.amazonaws.com"))
        self.job_role.add_to_principal_policy(PolicyStatement(actions=list(_EXECUTE_COMMAND), resources=["*"]))

    @checked
    def add_volume(self, volume: EcsVolume) -> None:
        """Mount one more volume."""
        self.volumes.append(volume)

    def _rendered(self) -> dict[str, Any]:
        """Return the container by the names of the L1 class, and let the execution role read its secrets.

        Raises:
            ValidationError: a size is no whole number of MiB.
        """
        environment, log, linux = self.environment or {}, self.log_driver_config, self.linux_parameters
        return {
            "image": self._image_name,
            "command": self.command,
            "environment": [{"name": name, "value": environment[name]} for name in ordered_keys(environment)],
            "jobRoleArn": self.job_role.role_arn if self.job_role is not None else None,
            "executionRoleArn": self.execution_role.role_arn,
            "enableExecuteCommand": self.enable_execute_command,
            "linuxParameters": linux.render_linux_parameters() if linux is not None else None,
            "logConfiguration": {
                "logDriver": log.log_driver,
                "options": log.options,
                "secretOptions": log.secret_options,
            }
            if log is not None
            else None,
            "readonlyRootFilesystem": self.readonly_root_filesystem,
            "resourceRequirements": self._rendered_needs(),
            "secrets": self._rendered_secrets(),
            "mountPoints": lazy_any(lambda: [each._rendered_mount() for each in self.volumes], omit_empty=True),
            "volumes": lazy_any(lambda: [each._rendered() for each in self.volumes], omit_empty=True),
            "user": self.user,
        }

    def _rendered_needs(self) -> list[dict[str, str]]:
        return [
            {"type": "MEMORY", "value": Tokenization.stringify_number(self.memory.to_mebibytes())},
            {"type": "VCPU", "value": Tokenization.stringify_number(self.cpu)},
        ]

    def _rendered_secrets(self) -> list[dict[str, str]] | None:
        secrets = self.secrets
        if secrets is None:
            return None
        rendered = []
        for name in ordered_keys(secrets):
            secrets[name].grant_read(self.execution_role)
            rendered.append({"name": name, "valueFrom": secrets[name].arn})
        return rendered


__all__ = ["EcsContainerDefinitionProps", "IEcsContainerDefinition"]
