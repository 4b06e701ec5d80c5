"""What a container of a task is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.container_image import ContainerImage
from aws_cdk.aws_ecs.credential_spec import CredentialSpec
from aws_cdk.aws_ecs.environment_file import EnvironmentFile
from aws_cdk.aws_ecs.linux_parameters import LinuxParameters
from aws_cdk.aws_ecs.log_driver import LogDriver
from aws_cdk.aws_ecs.modes import VersionConsistency
from aws_cdk.aws_ecs.port_mapping import PortMapping
from aws_cdk.aws_ecs.secret import Secret
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition


class UlimitName(NamedEnum):
    """A limit of processes."""

    CORE = "core"
    CPU = "cpu"
    DATA = "data"
    FSIZE = "fsize"
    LOCKS = "locks"
    MEMLOCK = "memlock"
    MSGQUEUE = "msgqueue"
    NICE = "nice"
    NOFILE = "nofile"
    NPROC = "nproc"
    RSS = "rss"
    RTPRIO = "rtprio"
    RTTIME = "rttime"
    SIGPENDING = "sigpending"
    STACK = "stack"


class Ulimit(Struct):
    """A limit of a container's processes."""

    hard_limit: int | float
    """What processes may raise it to."""
    name: UlimitName
    """What is limited."""
    soft_limit: int | float
    """What it is at first."""


class HealthCheck(Struct):
    """How ECS sees whether a container is well."""

    command: Sequence[str]
    """The command; one without ``CMD`` or ``CMD-SHELL`` in front is run by a shell."""
    interval: Duration | None = None
    """How long between two checks, 5 to 300 seconds. Default: 30 seconds."""
    retries: int | float | None = None
    """How many failures in a row make it unwell, 1 to 10. Default: 3."""
    start_period: Duration | None = None
    """How long failures do not count after the start, up to 300 seconds. Default: they count at once."""
    timeout: Duration | None = None
    """How long a check may take, 2 to 60 seconds. Default: 5 seconds."""


class SystemControl(Struct):
    """A kernel parameter."""

    namespace: str
    """Its name, as ``net.core.somaxconn``."""
    value: str
    """Its value."""


class ContainerDependencyCondition(NamedEnum):
    """What a container waits for."""

    START = "START"
    COMPLETE = "COMPLETE"
    SUCCESS = "SUCCESS"
    HEALTHY = "HEALTHY"


class ContainerDependency(Struct):
    """A container that another waits for."""

    container: ContainerDefinition
    """That container."""
    condition: ContainerDependencyCondition | None = None
    """What it must have come to. Default: that it is healthy."""


class ContainerDefinitionOptions(Struct):
    """Options of a container."""

    image: ContainerImage
    """What the container is started from."""
    command: Sequence[str] | None = None
    """What it runs. Default: the image's command."""
    container_name: str | None = None
    """Name. Default: the id."""
    cpu: int | float | None = None
    """CPU units; 1,024 are one processor. Default: on Fargate the task's, elsewhere none is set aside."""
    credential_specs: Sequence[CredentialSpec] | None = None
    """How the container joins a domain of Active Directory; one at most."""
    disable_networking: bool | None = None
    """Give the container no network. Default: it has the task's."""
    dns_search_domains: Sequence[str] | None = None
    """Domains that short host names are looked up in. Default: Docker's."""
    dns_servers: Sequence[str] | None = None
    """Addresses of DNS servers. Default: Docker's."""
    docker_labels: Mapping[str, str] | None = None
    """Labels of the container. Default: none."""
    docker_security_options: Sequence[str] | None = None
    """Options of SELinux, AppArmor or credential specs, on EC2 alone. Default: none."""
    enable_restart_policy: bool | None = None
    """Restart the container by itself when it ends, without the task. Default: no."""
    entry_point: Sequence[str] | None = None
    """What the command is handed to. Default: the image's entry point."""
    environment: Mapping[str, str] | None = None
    """Environment variables. Default: none."""
    environment_files: Sequence[EnvironmentFile] | None = None
    """Files with further environment variables. Default: none."""
    essential: bool | None = None
    """Whether the task ends with this container. Default: yes."""
    extra_hosts: Mapping[str, str] | None = None
    """Addresses of further host names, by name. Default: none."""
    gpu_count: int | float | None = None
    """How many GPUs the container has. Default: none."""
    health_check: Nested[HealthCheck | None] = nested()
    """How ECS sees whether it is well. Default: it does not look; checks of the image do not count."""
    hostname: str | None = None
    """The container's own host name. Default: chosen when it starts."""
    inference_accelerator_resources: Sequence[str] | None = None
    """Names of the task's inference accelerators that it uses. Default: none."""
    interactive: bool | None = None
    """Keep standard input open. Default: no."""
    linux_parameters: LinuxParameters | None = None
    """Capabilities, devices, shared memory. Default: Docker's."""
    logging: LogDriver | None = None
    """Where output goes. Default: as the instance's Docker does it."""
    memory_limit_mib: int | float | None = None
    """Memory in MiB beyond which the container is killed."""
    memory_reservation_mib: int | float | None = None
    """Memory in MiB that is set aside."""
    port_mappings: Nested[Sequence[PortMapping] | None] = nested()
    """Ports at which it answers. Default: none."""
    privileged: bool | None = None
    """Give it the rights of the instance's root. Default: no."""
    pseudo_terminal: bool | None = None
    """Give it a terminal. Default: no."""
    readonly_root_filesystem: bool | None = None
    """Refuse writes to its root file system. Default: no."""
    restart_attempt_period: Duration | None = None
    """How long it must run before it is restarted, 60 to 1,800 seconds. Default: 300 seconds."""
    restart_ignored_exit_codes: Sequence[int | float] | None = None
    """Exit codes after which it is not restarted, at most 50. Default: none."""
    secrets: Mapping[str, Secret] | None = None
    """Environment variables that are read from secrets or parameters when it starts, by name. Default: none."""
    start_timeout: Duration | None = None
    """How long those that wait for it do so. Default: as ECS or its agent has it."""
    stop_timeout: Duration | None = None
    """How long it may take to end before it is killed. Default: 30 seconds."""
    system_controls: Nested[Sequence[SystemControl] | None] = nested()
    """Kernel parameters. Default: the instance's."""
    ulimits: Nested[Sequence[Ulimit] | None] = nested()
    """Limits of its processes. Default: Docker's."""
    user: str | None = None
    """Name or id of the user it runs as. Default: the image's."""
    version_consistency: VersionConsistency | None = None
    """Whether the image's tag is made a digest once, for all tasks of a deployment. Default: it is."""
    working_directory: str | None = None
    """The folder it starts in. Default: the image's."""


def rendered_dependency(item: ContainerDependency) -> dict[str, str]:
    """Return what a container waits for by the names of the L1 class."""
    condition = item.condition or ContainerDependencyCondition.HEALTHY
    return {"containerName": item.container.container_name, "condition": condition._value_}


def rendered_health_check(check: HealthCheck) -> dict[str, Any]:
    """Return the check by the names of the L1 class.

    Raises:
        ValidationError: there is no command.
    """
    command = list(check.command)
    if not command:
        raise ValidationError(
            "At least one argument must be supplied for health check command.",
            fix='give command, as ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]',
        )
    if len(command) == 1:
        command = ["CMD-SHELL", command[0]]
    elif command[0] not in ("CMD", "CMD-SHELL"):
        command = ["CMD", *command]
    return {
        "command": command,
        "interval": check.interval.to_seconds() if check.interval else 30,
        "retries": check.retries if check.retries is not None else 3,
        "startPeriod": check.start_period.to_seconds() if check.start_period else None,
        "timeout": check.timeout.to_seconds() if check.timeout else 5,
    }


__all__ = [
    "ContainerDefinitionOptions",
    "ContainerDependency",
    "ContainerDependencyCondition",
    "HealthCheck",
    "SystemControl",
    "Ulimit",
    "UlimitName",
]
