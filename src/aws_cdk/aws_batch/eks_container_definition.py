"""Containers of pods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from aws_cdk.aws_batch.eks_volume import EksVolume, quantity
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from cloud_assembly.schema.json_text import ordered_keys
from constructs import Construct, IConstruct

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_image import ContainerImage
    from aws_cdk.core.size import Size


class ImagePullPolicy(NamedEnum):
    """When a node pulls the image."""

    ALWAYS = "Always"
    IF_NOT_PRESENT = "IfNotPresent"
    NEVER = "Never"


class IEksContainerDefinition(IConstruct):
    """A container of a pod."""

    if TYPE_CHECKING:

        @property
        def image(self) -> ContainerImage: ...
        @property
        def volumes(self) -> Sequence[EksVolume]: ...
        @property
        def args(self) -> Sequence[str] | None: ...
        @property
        def command(self) -> Sequence[str] | None: ...
        @property
        def cpu_limit(self) -> int | float | None: ...
        @property
        def cpu_reservation(self) -> int | float | None: ...
        @property
        def env(self) -> Mapping[str, str] | None: ...
        @property
        def gpu_limit(self) -> int | float | None: ...
        @property
        def gpu_reservation(self) -> int | float | None: ...
        @property
        def image_pull_policy(self) -> ImagePullPolicy | None: ...
        @property
        def memory_limit(self) -> Size | None: ...
        @property
        def memory_reservation(self) -> Size | None: ...
        @property
        def name(self) -> str | None: ...
        @property
        def privileged(self) -> bool | None: ...
        @property
        def readonly_root_filesystem(self) -> bool | None: ...
        @property
        def run_as_group(self) -> int | float | None: ...
        @property
        def run_as_root(self) -> bool | None: ...
        @property
        def run_as_user(self) -> int | float | None: ...

    def add_volume(self, volume: EksVolume) -> None:
        """Mount one more volume."""
        raise NotImplementedError


class EksContainerDefinitionProps(Struct):
    """Options of :class:`EksContainerDefinition`."""

    image: ContainerImage
    """The image, of a registry that the nodes can pull from."""
    args: Sequence[str] | None = None
    """Arguments of the entry point. Default: the image's."""
    command: Sequence[str] | None = None
    """The entry point. Default: the image's."""
    cpu_limit: int | float | None = None
    """How many virtual CPUs at most, in steps of 0.25. Default: no limit."""
    cpu_reservation: int | float | None = None
    """How many virtual CPUs are kept for it. Default: none."""
    env: Mapping[str, str] | None = None
    """Environment variables. Default: none."""
    gpu_limit: int | float | None = None
    """How many GPUs at most. Default: none."""
    gpu_reservation: int | float | None = None
    """How many GPUs are kept for it; the same number as the limit. Default: none."""
    image_pull_policy: ImagePullPolicy | None = None
    """Default: ALWAYS for the tag ``latest`` and without a tag, else IF_NOT_PRESENT."""
    memory_limit: Size | None = None
    """How much memory at most, whole MiB. Default: no limit."""
    memory_reservation: Size | None = None
    """How much memory is kept for it, whole MiB. Default: none."""
    name: str | None = None
    """Default: ``Default``."""
    privileged: bool | None = None
    """Whether it has the rights of root on the node. Default: no."""
    readonly_root_filesystem: bool | None = None
    """Whether it may not write to its own file system. Default: no."""
    run_as_group: int | float | None = None
    """The group that the program runs as. Default: the image's."""
    run_as_root: bool | None = None
    """Whether the program may run as root. Default: no."""
    run_as_user: int | float | None = None
    """The user that the program runs as. Default: the image's."""
    volumes: Sequence[EksVolume] | None = None
    """Default: none."""


class EksContainerDefinition(Construct, IEksContainerDefinition):
    """A container of a pod."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.EksContainerDefinition"

    image: ContainerImage
    args: Sequence[str] | None
    command: Sequence[str] | None
    cpu_limit: int | float | None
    cpu_reservation: int | float | None
    env: Mapping[str, str] | None
    gpu_limit: int | float | None
    gpu_reservation: int | float | None
    image_pull_policy: ImagePullPolicy | None
    memory_limit: Size | None
    memory_reservation: Size | None
    name: str | None
    privileged: bool | None
    readonly_root_filesystem: bool | None
    run_as_group: int | float | None
    run_as_root: bool | None
    run_as_user: int | float | None

    @takes(EksContainerDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: EksContainerDefinitionProps) -> None:
        """Make the container.

        Raises:
            ValidationError: the image needs permissions to be pulled, which pods have from their nodes alone.
        """
        from aws_cdk.aws_batch._bound_container import BoundContainer

        super().__init__(scope, id)
        self.image = props.image
        self.args = props.args
        self.command = props.command
        self.cpu_limit = props.cpu_limit
        self.cpu_reservation = props.cpu_reservation
        self.env = props.env
        self.gpu_limit = props.gpu_limit
        self.gpu_reservation = props.gpu_reservation
        self.image_pull_policy = props.image_pull_policy
        self.memory_limit = props.memory_limit
        self.memory_reservation = props.memory_reservation
        self.name = props.name
        self.privileged = props.privileged
        self.readonly_root_filesystem = props.readonly_root_filesystem
        self.run_as_group = props.run_as_group
        self.run_as_root = props.run_as_root
        self.run_as_user = props.run_as_user
        self.volumes: list[EksVolume] = list(props.volumes or ())
        self._image_name = props.image.bind(self, BoundContainer(self, self._no_role)).image_name

    def _no_role(self) -> NoReturn:
        raise ValidationError(
            f"the image of EksContainerDefinition '{self.node.id}' asks for an execution role (obtainExecutionRole), which "
            "pods do not have",
            scope=self,
            fix="name the image with ContainerImage.from_registry(), such as by the image_uri of a DockerImageAsset, and "
            "let the role of the nodes pull it",
        )

    @checked
    def add_volume(self, volume: EksVolume) -> None:
        """Mount one more volume."""
        self.volumes.append(volume)

    def _rendered(self) -> dict[str, Any]:
        """Return the container by the names of the L1 class.

        Raises:
            ValidationError: a size is no whole number of MiB.
        """
        environment = self.env or {}
        return {
            "image": self._image_name,
            "command": self.command,
            "args": self.args,
            "env": [{"name": name, "value": environment[name]} for name in ordered_keys(environment)],
            "name": self.name,
            "imagePullPolicy": self.image_pull_policy._value_ if self.image_pull_policy is not None else None,
            "resources": {
                "limits": _rendered_amounts(self.cpu_limit, self.memory_limit, self.gpu_limit),
                "requests": _rendered_amounts(self.cpu_reservation, self.memory_reservation, self.gpu_reservation),
            },
            "securityContext": {
                "privileged": self.privileged,
                "readOnlyRootFilesystem": self.readonly_root_filesystem,
                "runAsGroup": self.run_as_group,
                "runAsNonRoot": not self.run_as_root,
                "runAsUser": self.run_as_user,
            },
            "volumeMounts": lazy_any(lambda: [each._rendered_mount() for each in self.volumes], omit_empty=True),
        }

    def _rendered_volumes(self) -> Any:
        return lazy_any(lambda: [each._rendered() for each in self.volumes], omit_empty=True)


def _rendered_amounts(cpu: int | float | None, memory: Size | None, gpu: int | float | None) -> dict[str, Any]:
    amounts = {
        "cpu": cpu,
        "memory": quantity(memory) if memory is not None else None,
        "nvidia.com/gpu": gpu,
    }
    return {name: amount for name, amount in amounts.items() if amount is not None}


__all__ = ["EksContainerDefinition", "EksContainerDefinitionProps", "IEksContainerDefinition", "ImagePullPolicy"]
