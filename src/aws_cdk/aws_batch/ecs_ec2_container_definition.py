"""Containers that ECS runs on EC2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch.ecs_container_definition import (
    EcsContainerDefinitionProps,
    IEcsContainerDefinition,
    _EcsContainerBase,
)
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from constructs import Construct


class UlimitName(NamedEnum):
    """What is limited."""

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
    """A limit of what a container may use."""

    hard_limit: int | float
    name: UlimitName
    soft_limit: int | float


class IEcsEc2ContainerDefinition(IEcsContainerDefinition):
    """A container that ECS runs on EC2."""

    if TYPE_CHECKING:

        @property
        def ulimits(self) -> Sequence[Ulimit]: ...
        @property
        def gpu(self) -> int | float | None: ...
        @property
        def privileged(self) -> bool | None: ...
        @takes(Ulimit)
        def add_ulimit(self, ulimit: Ulimit) -> None: ...


class EcsEc2ContainerDefinitionProps(EcsContainerDefinitionProps):
    """Options of :class:`EcsEc2ContainerDefinition`."""

    gpu: int | float | None = None
    """How many GPUs are kept for the container. Default: none."""
    privileged: bool | None = None
    """Whether the container has the rights of root on the instance. Default: no."""
    ulimits: Nested[Sequence[Ulimit] | None] = nested()
    """Default: none."""


class EcsEc2ContainerDefinition(_EcsContainerBase, IEcsEc2ContainerDefinition):
    """A container that ECS runs on EC2."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.EcsEc2ContainerDefinition"

    gpu: int | float | None
    privileged: bool | None

    @takes(EcsEc2ContainerDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: EcsEc2ContainerDefinitionProps) -> None:
        super().__init__(scope, id)
        self._take_options(props)
        self.privileged = props.privileged
        self.gpu = props.gpu
        self.ulimits: list[Ulimit] = list(props.ulimits or ())

    @takes(Ulimit)
    def add_ulimit(self, ulimit: Ulimit) -> None:
        """Limit what the container may use."""
        self.ulimits.append(ulimit)

    def _rendered(self) -> dict[str, Any]:
        return {
            **super()._rendered(),
            "privileged": self.privileged,
            "ulimits": lazy_any(
                lambda: [
                    {"hardLimit": each.hard_limit, "name": each.name._value_, "softLimit": each.soft_limit}
                    for each in self.ulimits
                ],
                omit_empty=True,
            ),
        }

    def _rendered_needs(self) -> list[dict[str, str]]:
        gpu = [{"type": "GPU", "value": Tokenization.stringify_number(self.gpu)}] if self.gpu else []
        return [*super()._rendered_needs(), *gpu]


__all__ = [
    "EcsEc2ContainerDefinition",
    "EcsEc2ContainerDefinitionProps",
    "IEcsEc2ContainerDefinition",
    "Ulimit",
    "UlimitName",
]
