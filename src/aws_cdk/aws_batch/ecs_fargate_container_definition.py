"""Containers that ECS runs on Fargate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch.ecs_container_definition import (
    EcsContainerDefinitionProps,
    IEcsContainerDefinition,
    _EcsContainerBase,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
    from aws_cdk.aws_ecs.runtime_platform import CpuArchitecture, OperatingSystemFamily
    from aws_cdk.core.size import Size
    from constructs import Construct

# Source: the AWS Batch API reference, "EphemeralStorage".
_STORAGE_GIB = (21, 200)


class IEcsFargateContainerDefinition(IEcsContainerDefinition):
    """A container that ECS runs on Fargate."""

    if TYPE_CHECKING:

        @property
        def assign_public_ip(self) -> bool | None: ...
        @property
        def ephemeral_storage_size(self) -> Size | None: ...
        @property
        def fargate_cpu_architecture(self) -> CpuArchitecture | None: ...
        @property
        def fargate_operating_system_family(self) -> OperatingSystemFamily | None: ...
        @property
        def fargate_platform_version(self) -> FargatePlatformVersion | None: ...


class EcsFargateContainerDefinitionProps(EcsContainerDefinitionProps):
    """Options of :class:`EcsFargateContainerDefinition`."""

    assign_public_ip: bool | None = None
    """Whether the job has a public address. Default: no."""
    ephemeral_storage_size: Size | None = None
    """Size of the disk, 21 to 200 GiB. Default: 20 GiB."""
    fargate_cpu_architecture: CpuArchitecture | None = None
    """Default: X86_64."""
    fargate_operating_system_family: OperatingSystemFamily | None = None
    """Default: Linux."""
    fargate_platform_version: FargatePlatformVersion | None = None
    """Default: the newest."""


class EcsFargateContainerDefinition(_EcsContainerBase, IEcsFargateContainerDefinition):
    """A container that ECS runs on Fargate."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.EcsFargateContainerDefinition"

    assign_public_ip: bool | None
    ephemeral_storage_size: Size | None
    fargate_cpu_architecture: CpuArchitecture | None
    fargate_operating_system_family: OperatingSystemFamily | None
    fargate_platform_version: FargatePlatformVersion | None

    @takes(EcsFargateContainerDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: EcsFargateContainerDefinitionProps) -> None:
        """Make the container.

        Raises:
            ValidationError: the disk is too small or too large, or Windows shall not write to it.
        """
        super().__init__(scope, id)
        self._take_options(props)
        self.assign_public_ip = props.assign_public_ip
        self.fargate_platform_version = props.fargate_platform_version
        self.ephemeral_storage_size = props.ephemeral_storage_size
        self.fargate_cpu_architecture = props.fargate_cpu_architecture
        self.fargate_operating_system_family = family = props.fargate_operating_system_family
        self._on_windows = family is not None and family.is_windows()
        if self._on_windows and self.readonly_root_filesystem:
            raise ValidationError(
                "Readonly root filesystem is not possible on Windows; write access is required for registry & system "
                "processes to run inside the container",
                scope=self,
                fix="leave readonly_root_filesystem out",
            )
        self._check_storage(props.ephemeral_storage_size)

    def _check_storage(self, size: Size | None) -> None:
        if size is None:
            return
        gibibytes = size.to_gibibytes()
        least, most = _STORAGE_GIB
        if not is_unresolved(gibibytes) and not least <= gibibytes <= most:
            bound = f"> {most}" if gibibytes > most else f"< {least}"
            raise ValidationError(
                f"ECS Fargate container '{self.node.id}' specifies 'ephemeralStorageSize' at "
                f"{js_number_text(gibibytes)} {bound} GB",
                scope=self,
            )

    def _rendered(self) -> dict[str, Any]:
        storage, version = self.ephemeral_storage_size, self.fargate_platform_version
        architecture, family = self.fargate_cpu_architecture, self.fargate_operating_system_family
        return {
            **super()._rendered(),
            "readonlyRootFilesystem": None if self._on_windows else self.readonly_root_filesystem,
            "ephemeralStorage": {"sizeInGiB": storage.to_gibibytes()} if storage is not None else None,
            "fargatePlatformConfiguration": {"platformVersion": version._value_ if version is not None else None},
            "networkConfiguration": {"assignPublicIp": "ENABLED" if self.assign_public_ip else "DISABLED"},
            "runtimePlatform": {
                "cpuArchitecture": architecture._cpu_architecture if architecture is not None else None,
                "operatingSystemFamily": family._operating_system_family if family is not None else None,
            },
        }


__all__ = [
    "EcsFargateContainerDefinition",
    "EcsFargateContainerDefinitionProps",
    "IEcsFargateContainerDefinition",
]
