"""Volumes of tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class Scope(NamedEnum):
    """How long a docker volume lives."""

    TASK = "task"
    SHARED = "shared"


class Host(Struct):
    """A folder of the container instance."""

    source_path: str | None = None
    """The folder. Default: one of docker's choice."""


class DockerVolumeConfiguration(Struct):
    """A docker volume."""

    driver: str
    """The driver."""
    scope: Scope
    """Whether it lives as long as the task, or stays."""
    autoprovision: bool | None = None
    """Make it if it is not there; shared volumes alone. Default: no."""
    driver_opts: Mapping[str, str] | None = None
    """Options of the driver. Default: none."""
    labels: Mapping[str, str] | None = None
    """Labels. Default: none."""


class AuthorizationConfig(Struct):
    """How a task proves to EFS who it is."""

    access_point_id: str | None = None
    """The access point. Default: none."""
    iam: str | None = None
    """``ENABLED`` or ``DISABLED``."""


class EfsVolumeConfiguration(Struct):
    """A file system of EFS."""

    file_system_id: str
    """The file system."""
    authorization_config: Nested[AuthorizationConfig | None] = nested()
    """How the task proves who it is. Default: not at all."""
    root_directory: str | None = None
    """The folder that is mounted. Default: the root."""
    transit_encryption: str | None = None
    """``ENABLED`` or ``DISABLED``."""
    transit_encryption_port: int | float | None = None
    """Port for encrypted traffic. Default: chosen by the mount helper."""


class Volume(Struct):
    """A volume that containers can mount."""

    name: str
    """The name that mount points give."""
    configured_at_launch: bool | None = None
    """Whether the service says what it is. Default: no."""
    docker_volume_configuration: Nested[DockerVolumeConfiguration | None] = nested()
    """A docker volume. Default: none."""
    efs_volume_configuration: Nested[EfsVolumeConfiguration | None] = nested()
    """A file system of EFS. Default: none."""
    host: Nested[Host | None] = nested()
    """A folder of the instance. Default: one that goes with the task."""


class BaseMountPoint(Struct):
    """Where something is mounted."""

    container_path: str
    """The path in the container."""
    read_only: bool
    """Whether it cannot be written."""


class MountPoint(BaseMountPoint):
    """A volume mounted into a container."""

    source_volume: str


class VolumeFrom(Struct):
    """Mounts taken over from another container."""

    read_only: bool
    """Whether they cannot be written."""
    source_container: str
    """Name of the other container."""


class ScratchSpace(Struct):
    """A folder of the instance, made a volume and mounted at once."""

    container_path: str
    """The path in the container."""
    name: str
    """Name of the volume."""
    read_only: bool
    """Whether it cannot be written."""
    source_path: str
    """The path on the instance."""


def rendered_volume(volume: Volume) -> dict[str, Any]:
    """Return a volume by the names of the L1 class."""
    docker, efs = volume.docker_volume_configuration, volume.efs_volume_configuration
    return {
        "host": {"sourcePath": volume.host.source_path} if volume.host is not None else None,
        "name": volume.name,
        "configuredAtLaunch": volume.configured_at_launch,
        "dockerVolumeConfiguration": {
            "autoprovision": docker.autoprovision,
            "driver": docker.driver,
            "driverOpts": docker.driver_opts,
            "labels": docker.labels,
            "scope": docker.scope._value_,
        }
        if docker is not None
        else None,
        "efsVolumeConfiguration": {
            "filesystemId": efs.file_system_id,
            "authorizationConfig": {
                "accessPointId": efs.authorization_config.access_point_id,
                "iam": efs.authorization_config.iam,
            }
            if efs.authorization_config is not None
            else None,
            "rootDirectory": efs.root_directory,
            "transitEncryption": efs.transit_encryption,
            "transitEncryptionPort": efs.transit_encryption_port,
        }
        if efs is not None
        else None,
    }


__all__ = [
    "AuthorizationConfig",
    "BaseMountPoint",
    "DockerVolumeConfiguration",
    "EfsVolumeConfiguration",
    "Host",
    "MountPoint",
    "Scope",
    "ScratchSpace",
    "Volume",
    "VolumeFrom",
]
